"""Exchange rates: the newest one up to today counts, whoever said it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from linkstar import finance
from linkstar.core.db import Tx
from linkstar.kit.errors import Invalid


async def test_the_newest_rate_up_to_today_counts(tx: Tx) -> None:
    today = tx.now.date()
    await finance.put_fx(tx, today - timedelta(days=2), {"USD": Decimal("0.90"), "CNY": Decimal("0.12")}, source="ECB")
    await finance.put_fx(tx, today, {"USD": Decimal("0.91")}, source="ECB")
    await finance.put_fx(tx, today + timedelta(days=1), {"USD": Decimal("0.99")}, source="ECB")
    assert await finance.get_fx(tx) == {"CNY": 120_000_000, "EUR": 1_000_000_000, "USD": 910_000_000}


async def test_a_rate_that_is_told_again_replaces_the_old_one(tx: Tx) -> None:
    for worth in ("0.90", "0.92"):
        await finance.put_fx(tx, tx.now.date(), {"USD": Decimal(worth)}, source="a person")
    assert (await finance.get_fx(tx))["USD"] == 920_000_000


@pytest.mark.parametrize(("currency", "euros"), [("usd", "1"), ("USD", "0"), ("USD", "-1"), ("USD", "NaN")])
def test_a_rate_that_makes_no_sense_is_refused(currency: str, euros: str) -> None:
    with pytest.raises(Invalid):
        finance.rules.per_million(currency, Decimal(euros))


def test_rates_said_in_the_home_currency_become_euros() -> None:
    euros = finance.rules.worth_in_euros("CNY", {"EUR": Decimal("8"), "USD": Decimal("7.2")}, {})
    assert euros == {"CNY": Decimal("0.125"), "USD": Decimal("0.9")}
    known = {"CNY": 125_000_000}
    assert finance.rules.worth_in_euros("CNY", {"USD": Decimal("7.2")}, known) == {"USD": Decimal("0.9")}
    assert finance.rules.worth_in_euros("EUR", {"USD": Decimal("0.9")}, {}) == {"USD": Decimal("0.9")}


@pytest.mark.parametrize(
    ("base", "worth"), [("CNY", {"USD": "7.2"}), ("CNY", {"CNY": "1", "EUR": "8"}), ("EUR", {"USD": "0"})]
)
def test_rates_that_lead_to_no_euro_are_refused(base: str, worth: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        finance.rules.worth_in_euros(base, {code: Decimal(said) for code, said in worth.items()}, {})
