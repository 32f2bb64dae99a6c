"""Parcels of carriers that tell nothing by themselves are followed by a tracking service.

ParcelHandedOver -> follow_parcels: the number is told to the service once; what it pushes or is asked for
(flows/leave_and_arrive.py) counts as said by the carrier.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, cast
from uuid import UUID

from linkstar.connect import registry
from linkstar.connect.accounts import AccountRow, list_accounts
from linkstar.connect.carrier import Followed, Follower
from linkstar.connect.partners import Partners
from linkstar.connect.wire import PartnerError
from linkstar.core import incidents, work
from linkstar.core.db import Tx
from linkstar.shipping.facts import ParcelHandedOver
from linkstar.shipping.queries.parcels import get_numbers, list_owners
from linkstar.shipping.queries.records import Scan

TOGETHER = 40  # numbers told in one call


@dataclass(frozen=True, slots=True)
class Following:
    """A parcel that a service shall follow."""

    tenant_id: UUID
    account_id: UUID  # of the service
    partner: str
    title: str
    number: str


def follower_of(carriers: Sequence[AccountRow]) -> AccountRow | None:
    """The connected tracking service, the oldest if there are several; None if there is none."""
    return next((row for row in carriers if row.state == "connected" and "register" in registry.verbs_of(row)), None)


async def load_left(tx: Tx, facts: Sequence[ParcelHandedOver]) -> list[Following | None]:
    """The parcels whose carriers tell nothing; None for the others."""
    carriers = await list_accounts(tx, kind="carrier")
    service = follower_of(carriers)
    if service is None:
        return [None] * len(facts)
    silent = {row.id for row in carriers if not registry.verbs_of(row) & {"track", "webhooks"}}
    numbers = await get_numbers(tx, [one.parcel_id for one in facts])
    told = [numbers.get(one.parcel_id) for one in facts]
    return [
        Following(tx.tenant_id, service.id, service.partner, service.title or service.partner, one[1])
        if one and one[0] in silent
        else None
        for one in told
    ]


async def keep_followed(tx: Tx, asked: Sequence[Following], answers: Sequence[Followed | PartnerError]) -> None:
    """What cannot be followed is told once for each account and reason; the hourly question tries it again."""
    wrong = [
        (one, said)
        for one, said in zip(asked, answers, strict=True)
        if isinstance(said, PartnerError) or not said.is_taken
    ]
    news = {
        (one.account_id, said.code): incidents.New(
            "not_followed", f"not_followed:{one.account_id}:{said.code}", one.account_id,
            {"partner": one.title, "tracking": one.number, "why": said.message or said.code},
        )
        for one, said in wrong
    }  # fmt: skip
    await incidents.open_many(tx, list(news.values()))


@work.outside(on=ParcelHandedOver, load=load_left, keep=keep_followed, batch=200)
async def follow_parcels(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Tells the tracking service the numbers of parcels that left."""
    by_account: dict[UUID, list[int]] = defaultdict(list)
    for place, one in enumerate(asked):
        by_account[one.ask.account_id].append(place)
    calls = [
        places[start : start + TOGETHER] for places in by_account.values() for start in range(0, len(places), TOGETHER)
    ]

    async def tell(places: list[int]) -> Sequence[Followed]:
        first: Following = asked[places[0]].ask
        http = await partners.http(first.tenant_id, first.account_id)
        service = cast(Follower, partners.carrier(first.partner))
        return await service.register(http, [asked[place].ask.number for place in places])

    answers: list[Any] = [None] * len(asked)
    for places, got in zip(calls, await partners.each(calls, tell, at_most=2), strict=True):
        for n, place in enumerate(places):
            answers[place] = got[n] if isinstance(got, Sequence) else got
    return answers


async def addressed(tx: Tx, scans: Sequence[Scan], services: set[UUID]) -> list[Scan]:
    """Scans that tracking services told, as said by the carriers whose parcels they are."""
    numbers = {scan.tracking_number for scan in scans if scan.account_id in services}
    if not numbers:
        return list(scans)
    owners: dict[str, list[UUID]] = defaultdict(list)
    for account_id, number in await list_owners(tx, sorted(numbers)):
        owners[number].append(account_id)
    return [
        replace(scan, account_id=owner)
        for scan in scans
        for owner in (owners[scan.tracking_number] if scan.account_id in services else [scan.account_id])
    ]
