"""Carriers' services and prices are read once a day, so that a route is chosen without a call per order.

RouteHeld -> prices to a country that a carrier was not asked for yet -> the order looks for its way again.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from linkstar import orders, shipping
from linkstar.connect.accounts import list_accounts
from linkstar.connect.carrier import CarrierService, Rate
from linkstar.connect.facts import AccountConnected
from linkstar.connect.partners import Partners, once
from linkstar.connect.wire import PartnerError
from linkstar.core import work
from linkstar.core.db import Tx
from linkstar.shipping.facts import RouteHeld
from linkstar.shipping.queries.options import list_priced
from linkstar.shipping.rules.prepared import ANYWHERE

LOOK_BACK = timedelta(days=90)
NO_WAY = "route_missing"  # the hold of an order that nobody takes, unlike one whose address or papers lack something


@dataclass(frozen=True, slots=True)
class Wanted:
    """A carrier account whose services and prices are to be read, for the countries that orders went to lately."""

    tenant_id: UUID
    account_id: UUID
    partner: str
    countries: tuple[str, ...]


async def _wanted(tx: Tx) -> dict[UUID, Wanted]:
    countries = tuple(await orders.list_countries(tx, since=tx.now - LOOK_BACK))
    rows = await list_accounts(tx, kind="carrier", state="connected")
    return {row.id: Wanted(tx.tenant_id, row.id, row.partner, countries) for row in rows}


async def load_connected(tx: Tx, facts: Sequence[AccountConnected]) -> list[Wanted | None]:
    """Carrier accounts that have just been connected; a shop has no prices."""
    wanted = await _wanted(tx)
    return [wanted.get(one.account_id) for one in facts]


async def load_all(tx: Tx, _: Sequence[Any]) -> list[Wanted]:
    """Every connected carrier account."""
    return list((await _wanted(tx)).values())


async def keep_prices(
    tx: Tx, wanted: Sequence[Wanted], answers: Sequence[tuple[Sequence[CarrierService], Sequence[Rate]] | PartnerError]
) -> None:
    """Replaces what was known of the countries that were asked for; the others, and who did not answer, keep their prices."""
    for one, answer in zip(wanted, answers, strict=True):  # loop: one statement per carrier account, a handful
        if isinstance(answer, PartnerError):
            continue
        services, rates = answer
        await shipping.put_services(tx, [_service(one.account_id, each) for each in services])
        if rates:
            told = {*one.countries, *(each.country for each in rates)}
            await shipping.put_rates(
                tx, one.account_id, [_rate(one.account_id, each) for each in rates], countries=told
            )


def _service(account_id: UUID, told: CarrierService) -> shipping.rules.Service:
    return shipping.rules.Service(account_id=account_id, **dataclasses.asdict(told))


def _rate(account_id: UUID, told: Rate) -> shipping.rules.Rate:
    return shipping.rules.Rate(account_id=account_id, **dataclasses.asdict(told))


async def _read(partners: Partners, asked: Sequence[work.Asked]) -> Sequence[Any]:
    async def one(each: work.Asked) -> tuple[Sequence[CarrierService], Sequence[Rate]]:
        wanted: Wanted = each.ask
        http = await partners.http(wanted.tenant_id, wanted.account_id)
        adapter = partners.carrier(wanted.partner)
        return await adapter.services(http), await adapter.rates(http, wanted.countries)

    return await partners.each(asked, one, at_most=4)


@work.outside(on=AccountConnected, load=load_connected, keep=keep_prices)
async def read_new_carrier(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Reads the prices of a carrier as soon as it is connected."""
    return await _read(partners, asked)


@work.outside(every="1d", load=load_all, keep=keep_prices)
async def read_prices(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Reads all carriers' prices."""
    return once(await _read(partners, asked))


@dataclass(frozen=True, slots=True)
class NewCountry:
    """An order without a way, and the carrier accounts whose prices to its country are not known."""

    order_id: UUID
    unasked: tuple[Wanted, ...]


async def load_new_countries(tx: Tx, held: Sequence[RouteHeld]) -> list[NewCountry | None]:
    """Orders that found no way, to countries that some carrier was not asked for; nothing where all prices are known."""
    found = await orders.get_orders(tx, [one.order_id for one in held])
    countries = {order.country for order in found.values() if order.country}
    priced = await list_priced(tx, countries)
    carriers = [
        row for row in await list_accounts(tx, kind="carrier", state="connected") if (row.id, ANYWHERE) not in priced
    ]
    asks: list[NewCountry | None] = []
    for one in held:
        country = found[one.order_id].country if one.order_id in found and one.code == NO_WAY else ""
        unasked = tuple(
            Wanted(tx.tenant_id, row.id, row.partner, (country,))
            for row in carriers if country and (row.id, country) not in priced
        )  # fmt: skip
        asks.append(NewCountry(one.order_id, unasked) if unasked else None)
    return asks


async def keep_new_prices(tx: Tx, asks: Sequence[NewCountry], answers: Sequence[dict[Wanted, Sequence[Rate]]]) -> None:
    """Adds prices to new countries; orders that waited there look for their way again if there is a price now."""
    fresh = {wanted: rates for answer in answers for wanted, rates in answer.items() if rates}
    for wanted, rates in fresh.items():  # loop: one statement per carrier account and new country, a handful
        rows = [_rate(wanted.account_id, each) for each in rates]
        await shipping.put_rates(tx, wanted.account_id, rows, countries={each.country for each in rows})
    if reachable := [ask.order_id for ask in asks if any(wanted in fresh for wanted in ask.unasked)]:
        await orders.release_holds(tx, reachable, NO_WAY)


@work.outside(on=RouteHeld, load=load_new_countries, keep=keep_new_prices)
async def read_new_countries(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Asks for the prices to countries that nobody ordered to lately, each carrier once for each country.

    One that cannot be asked now has its trouble in the call log, and is asked again with the prices of the day.
    """
    wanted = list(dict.fromkeys(one for each in asked for one in each.ask.unasked))

    async def one(each: Wanted) -> Sequence[Rate]:
        http = await partners.http(each.tenant_id, each.account_id)
        return await partners.carrier(each.partner).rates(http, each.countries)

    said = dict(zip(wanted, await partners.each_once(wanted, one, at_most=4), strict=True))
    return [
        {one: rates for one in each.ask.unasked if not isinstance(rates := said[one], PartnerError)} for each in asked
    ]
