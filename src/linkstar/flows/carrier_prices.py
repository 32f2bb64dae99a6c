"""Carriers' services and prices are read once a day, so that a route is chosen without a call per order."""

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
from linkstar.connect.partners import Partners
from linkstar.connect.wire import PartnerError
from linkstar.core import work
from linkstar.core.db import Tx

LOOK_BACK = timedelta(days=90)


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
    """Replaces what was known of the accounts that answered; the others keep yesterday's prices."""
    for one, answer in zip(wanted, answers, strict=True):  # loop: one statement per carrier account, a handful
        if isinstance(answer, PartnerError):
            continue
        services, rates = answer
        await shipping.put_services(tx, [_service(one.account_id, each) for each in services])
        if rates:
            await shipping.put_rates(tx, one.account_id, [_rate(one.account_id, each) for each in rates])


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
    return [PartnerError(one.why) if isinstance(one, work.Again) else one for one in await _read(partners, asked)]
