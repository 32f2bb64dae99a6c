"""Money is whole minor units of one currency, and nothing of it is lost or made when it is split."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from linkstar.kit.errors import Invalid
from linkstar.kit.money import Money, share

WEIGHTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=12)
TOTALS = st.integers(-(10**12), 10**12)


@pytest.mark.parametrize(
    ("said", "currency", "minor"),
    [
        ("12.30", "EUR", 1230),
        ("12.3", "EUR", 1230),
        (12, "CNY", 1200),
        ("1200", "JPY", 1200),
        ("1.234", "KWD", 1234),
        ("-0.99", "USD", -99),
        ("0.005", "USD", 0),  # half goes to the even neighbour, so that many roundings do not drift
        ("0.015", "USD", 2),
        (Decimal("1E+3"), "EUR", 100_000),
    ],
)
def test_an_amount_becomes_minor_units_of_its_currency(said: str | int | Decimal, currency: str, minor: int) -> None:
    assert Money.of(said, currency) == Money(minor, currency)


@pytest.mark.parametrize("said", ["", "12,30", "twelve", "NaN", "Infinity", "1e99999", "12.3.4"])
def test_what_is_no_amount_is_refused(said: str) -> None:
    with pytest.raises(Invalid, match="amount"):
        Money.of(said, "EUR")


@pytest.mark.parametrize("currency", ["", "eur", "EU", "EURO", "ＥＵＲ", "€"])
def test_what_is_no_currency_is_refused(currency: str) -> None:
    with pytest.raises(Invalid, match="currency"):
        Money.of("1", currency)


@given(st.integers(-(10**15), 10**15), st.sampled_from(["EUR", "JPY", "KWD", "CLF"]))
def test_an_amount_comes_back_as_it_was_written(minor: int, currency: str) -> None:
    assert Money.of(Money(minor, currency).decimal(), currency).minor == minor


def test_currencies_are_never_mixed() -> None:
    assert Money(100, "EUR") + Money(5, "EUR") - Money(1, "EUR") == Money(104, "EUR")
    for mix in (Money.__add__, Money.__sub__):
        with pytest.raises(Invalid, match="EUR and USD"):
            mix(Money(1, "EUR"), Money(1, "USD"))


@pytest.mark.parametrize(("money", "shown"), [(Money(-5, "EUR"), "-0.05 EUR"), (Money(1200, "JPY"), "1200 JPY")])
def test_money_is_shown_with_the_places_of_its_currency(money: Money, shown: str) -> None:
    assert str(money) == shown


@given(TOTALS, WEIGHTS)
def test_the_parts_of_a_split_sum_to_the_whole(total: int, weights: list[int]) -> None:
    assert sum(share(total, weights)) == total


@given(TOTALS, WEIGHTS)
def test_a_part_is_less_than_one_unit_from_its_exact_share(total: int, weights: list[int]) -> None:
    parts = weights if any(weights) else [1] * len(weights)
    for got, weight in zip(share(total, weights), parts, strict=True):
        assert abs(got * sum(parts) - total * weight) < sum(parts)


@given(TOTALS, WEIGHTS.filter(any))
def test_who_weighs_nothing_gets_nothing_and_who_weighs_more_never_gets_less(total: int, weights: list[int]) -> None:
    shares = share(abs(total), weights)
    assert all(got == 0 for got, weight in zip(shares, weights, strict=True) if weight == 0)
    by_weight = sorted(zip(weights, shares, strict=True))
    assert [got for _, got in by_weight] == sorted(shares)


def test_odd_cents_go_to_the_first_of_equals() -> None:
    assert share(100, [1, 1, 1]) == [34, 33, 33]
    assert share(-100, [1, 1, 1]) == [-33, -33, -34]
    assert share(5, [0, 0]) == [3, 2]


@pytest.mark.parametrize("weights", [[], [-1], [5, -1]])
def test_a_split_needs_weights_that_are_not_below_zero(weights: list[int]) -> None:
    with pytest.raises(Invalid, match="weights"):
        share(100, weights)
