"""Exchange rates: what the company's currencies are worth, which are missing and what that holds up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

from fastapi import APIRouter
from pydantic import AfterValidator, Field

from linkstar import finance
from linkstar.api.call import Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.shapes import Asked, Count, Currency, Shown
from linkstar.core.tenants import get_tenant
from linkstar.finance import FxRate
from linkstar.insights.currencies import Dealt, list_currencies

router: APIRouter = noun_router("/finance", "finance")
OLD_DAYS = 7
_MILLION = 1_000_000_000  # thousandths of a euro in a million euros


def _century(on: date) -> date:
    if not 2000 <= on.year < 2100:
        raise ValueError("between the years 2000 and 2099")
    return on


Day = Annotated[date, AfterValidator(_century)]
Worth = Annotated[str, Field(pattern=r"^\d{1,9}(\.\d{1,12})?$", description="a decimal number such as 7.1234")]


class FxShown(Shown):
    """A currency of the company. `worth` is of one unit, in the home currency; null: not known.

    `shops`, `price_rows` and `items` say what is kept in it. Without a rate its price rows cannot be compared with others:
    their services are not chosen.
    """

    currency: str
    worth: str | None
    on_date: date | None
    source: str
    is_missing: bool
    is_old: bool
    shops: int
    price_rows: int
    items: int


class AllFxShown(Shown):
    """The currencies that the company deals in, and those that have a rate."""

    home: str
    rows: list[FxShown]


class FxAsked(Asked):
    """What one unit of each currency was worth in `base` on a day. A base that is not the euro needs the euro among them,
    unless what a euro is worth in it is known already.
    """

    on: Day
    base: Currency
    rates: Annotated[dict[Currency, Worth], Field(min_length=1, max_length=200)]
    source: Annotated[str, Field(max_length=60)] = ""


@router.get("/exchange-rates", dependencies=[needs("finance", "read")])
async def list_rates(call: Here) -> AllFxShown:
    """The newest rates up to today, and the currencies that lack one."""
    home = (await get_tenant(call.tx)).currency
    dealt = {one.currency: one for one in await list_currencies(call.tx)}
    known = {one.currency: one for one in await finance.list_fx(call.tx)}
    euro = FxRate("EUR", call.tx.now.date(), _MILLION, "")
    unit, today = known.get(home, euro if home == "EUR" else None), call.tx.now.date()
    rows = [
        _shown(code, (known | {"EUR": euro}).get(code), unit, dealt=dealt.get(code, Dealt(code, 0, 0, 0)), today=today)
        for code in sorted({*dealt, *known, "EUR"} - {home})
    ]
    return AllFxShown(home=home, rows=rows)


@router.put("/exchange-rates", dependencies=[needs("finance", "edit")])
async def put_rates(call: Here, body: FxAsked) -> Count:
    """Keeps rates of a day, over what was known of it. Routes are chosen with the newest ones up to today."""
    call.check_whole()
    known = await finance.get_fx(call.tx)
    worth = {currency: Decimal(said) for currency, said in body.rates.items()}
    euros = finance.rules.worth_in_euros(body.base, worth, known)
    await finance.put_fx(call.tx, body.on, euros, source=body.source or call.who.name)
    call.changed(None, after={"on": body.on, "base": body.base, "rates": body.rates, "source": body.source})
    return Count(count=len(euros))


def _shown(code: str, rate: FxRate | None, unit: FxRate | None, *, dealt: Dealt, today: date) -> FxShown:
    days = (today - min(rate.on_date, unit.on_date)).days if rate and unit else 0
    worth = Decimal(rate.per_million) / unit.per_million if rate and unit else None
    return FxShown(
        currency=code, worth=None if worth is None else f"{worth:.6g}" if worth >= 1 else f"{worth:.10f}".rstrip("0"),
        on_date=rate.on_date if rate and code != "EUR" else unit.on_date if rate and unit else None,
        source=rate.source if rate and code != "EUR" else unit.source if unit else "",
        is_missing=worth is None, is_old=days > OLD_DAYS, shops=dealt.shops, price_rows=dealt.price_rows, items=dealt.items,
    )  # fmt: skip
