"""Entries balance, and shared freight is divided to the last unit."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from linkstar.finance.rules import Entry, Label, Posting, freight_entry, freight_shares, is_balanced, totals, void_entry
from linkstar.kit.money import Money
from tests.world.shipping import an_id


def a_label(minor: int = 1_250) -> Label:
    return Label(an_id("label"), an_id("parcel"), an_id("order"), Money(minor, "CNY"), "yunexpress")


def test_a_label_is_an_expense_that_is_owed_to_its_carrier():
    entry = freight_entry(a_label())
    assert entry is not None
    assert entry.postings == (Posting("expense:freight", 1_250), Posting("payable:carrier:yunexpress", -1_250))
    assert (entry.currency, entry.order_id, entry.source) == ("CNY", an_id("order"), f"label:{an_id('label')}")


def test_a_voided_label_leaves_nothing_owed():
    bought, voided = freight_entry(a_label()), void_entry(a_label())
    assert bought
    assert voided
    assert bought.kind != voided.kind
    assert set(totals([bought, voided]).values()) == {0}


def test_a_free_label_is_not_posted():
    assert freight_entry(a_label(0)) is None


@pytest.mark.parametrize("amounts", [(), (5,), (5, -4), (0, 0), (5, 0, -5)])
def test_crooked_entries_are_seen(amounts):
    assert not is_balanced(Entry("k", "s", "EUR", tuple(Posting("a", amount) for amount in amounts)))


@given(st.integers(0, 10**9), st.lists(st.integers(0, 30_000), min_size=1, max_size=9))
def test_freight_of_a_shared_parcel_is_divided_without_a_remainder(cost, weights):
    assert sum(part.minor for part in freight_shares(Money(cost, "EUR"), weights)) == cost
