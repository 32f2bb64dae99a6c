"""From the hand-over to the buyer's door: goods leave the books, scans move the parcel, delivery closes it; labels given back.

ParcelHandedOver -> book_out. TrackingSeen or the hourly poll -> parcels move. VoidAsked -> give_back -> books.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from linkstar import finance, inventory, orders, shipping
from linkstar.connect import registry
from linkstar.connect.accounts import list_accounts
from linkstar.connect.carrier import TrackingEvent
from linkstar.connect.facts import TrackingSeen
from linkstar.connect.messages import Broken, fail_messages, get_messages, mark_messages
from linkstar.connect.partners import Partners
from linkstar.connect.wire import PartnerError
from linkstar.core import work
from linkstar.core.db import Tx
from linkstar.flows import asks, follow, labels
from linkstar.flows.reading import as_account
from linkstar.inventory.queries import find_kept
from linkstar.orders.actions.states import lock_orders
from linkstar.shipping.facts import LabelVoided, ParcelDelivered, ParcelHandedOver, ParcelPulled, VoidAsked
from linkstar.shipping.queries import get_contents, get_parcels, list_moving, list_underway
from linkstar.shipping.queries.records import Scan

NUMBERS = 40  # tracking numbers in one call: what 17track and the carriers take
POLL_AGAIN = timedelta(hours=2)


@work.step(on=ParcelHandedOver)
async def book_out(tx: Tx, left: list[ParcelHandedOver]) -> None:
    """Takes the goods of parcels that left out of the stock and counts them on their order lines, once per parcel.

    Orders are locked before levels, here as everywhere.
    """
    contents = await get_contents(tx, [one.parcel_id for one in left])
    kept = await find_kept(tx, sorted({one.location_id for one in contents}))
    gone = await get_parcels(tx, [one.parcel_id for one in left]) if kept else {}
    shipped: dict[UUID, int] = defaultdict(int)
    for one in contents:
        shipped[one.component_id or one.order_line_id] += one.quantity
    await orders.mark_shipped(tx, shipped)
    await inventory.consume(
        tx,
        [
            inventory.records.Shipped(
                one.component_id or one.order_line_id, one.item_id, one.location_id, one.quantity, one.parcel_id,
                gone[one.parcel_id].handed_over_at if one.location_id in kept else None,
            )
            for one in contents
        ],
    )  # fmt: skip


@work.step(on=TrackingSeen)
async def read_scans(tx: Tx, seen: list[TrackingSeen]) -> None:
    """Moves parcels by what carriers told by webhook."""
    carriers = {row.id: row for row in await list_accounts(tx, kind="carrier")}
    scans: list[Scan] = []
    broken: list[Broken] = []
    messages = await get_messages(tx, [one.message_id for one in seen])
    for message in messages:
        row = carriers[message.account_id]
        try:
            events = registry.carrier(row.partner).read_tracking(message.raw, as_account(row, tx.tenant_id))
        except PartnerError as wrong:
            broken.append(Broken(message.id, row.partner, wrong.message))
            continue
        scans += [_scan(message.account_id, event) for event in events]
    await mark_messages(tx, [one.id for one in messages], "applied")
    await fail_messages(tx, broken)
    services = {id_ for id_, row in carriers.items() if "register" in registry.verbs_of(row)}
    await shipping.apply_tracking(tx, await follow.addressed(tx, scans, services))


def _scan(account_id: UUID, event: TrackingEvent) -> Scan:
    return Scan(
        account_id, event.tracking_number, event.status, event.happened_at, event.code, event.description, event.place,
        event.reason,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """Parcels of one carrier account whose scans are to be read."""

    tenant_id: UUID
    account_id: UUID
    partner: str
    numbers: tuple[str, ...]
    through: UUID  # the account that is asked: the carrier's own, or that of a tracking service


async def load_moving(tx: Tx, _: Sequence[Any]) -> list[Asked]:
    """Parcels on their way that were not asked about lately, in calls of 40: of their carrier, or of a tracking service."""
    rows = {row.id: row for row in await list_accounts(tx, kind="carrier", state="connected")}
    service = follow.follower_of(list(rows.values()))
    told_by = {row.id: row if "track" in registry.verbs_of(row) else service for row in rows.values()}
    numbers: dict[UUID, list[str]] = defaultdict(list)
    for account_id, number in await list_moving(tx, not_since=tx.now - POLL_AGAIN):
        numbers[account_id].append(number)
    return [
        Asked(tx.tenant_id, account_id, source.partner, tuple(found[start : start + NUMBERS]), source.id)
        for account_id, found in numbers.items()
        if (source := told_by.get(account_id)) is not None
        for start in range(0, len(found), NUMBERS)
    ]


async def keep_scans(tx: Tx, asked: Sequence[Asked], answers: Sequence[Sequence[TrackingEvent] | PartnerError]) -> None:
    """Moves parcels by what carriers told when asked."""
    scans = [
        _scan(one.account_id, event)
        for one, answer in zip(asked, answers, strict=True)
        if not isinstance(answer, PartnerError)
        for event in answer
    ]
    await shipping.apply_tracking(tx, scans)


@work.outside(every="30m", load=load_moving, keep=keep_scans)
async def ask_carriers(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Asks carriers where parcels are."""

    async def one(each: work.Asked) -> Sequence[TrackingEvent]:
        http = await partners.http(each.ask.tenant_id, each.ask.through)
        return await partners.carrier(each.ask.partner).track(http, each.ask.numbers)

    return await partners.each_once(asked, one, at_most=8)


@work.step(on=ParcelDelivered)
async def close_delivered(tx: Tx, delivered: list[ParcelDelivered]) -> None:
    """An order whose last parcel arrived is completed; of two that arrive at once each took the other for the last."""
    order_ids = {one.order_id for one in delivered}
    await lock_orders(tx, order_ids)
    await orders.complete(tx, sorted(order_ids - await list_underway(tx, order_ids)))


@work.step(on=ParcelPulled)
async def free_pulled(tx: Tx, pulled: list[ParcelPulled]) -> None:
    """A cancelled parcel that was pulled from the pile frees its goods (scenario 27), unless its order is to be sent anew."""
    await lock_orders(tx, {one.order_id for one in pulled})  # two parcels of one order are pulled one after the other
    contents = await get_contents(tx, [one.parcel_id for one in pulled])
    wanted = await orders.open_demand(tx, list({one.order_id for one in pulled}))
    needed = {one.owner_id: one.quantity for one in wanted}
    keep: dict[UUID, int] = defaultdict(int)
    for held in await inventory.list_reserved(tx, [one.order_id for one in pulled]):
        keep[held.owner_id] += held.quantity
    for one in contents:
        keep[one.component_id or one.order_line_id] -= one.quantity
    pulled_owners = {one.component_id or one.order_line_id for one in contents}
    keep = {owner: max(needed.get(owner, 0), units) for owner, units in keep.items() if owner in pulled_owners}
    await inventory.release(tx, keep)


@work.outside(on=VoidAsked, load=labels.load_voids, keep=labels.keep_voids)
async def give_back(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Asks carriers to take back labels that are not used."""
    return await labels.void(partners, asked)


@work.step(on=LabelVoided)
async def book_void(tx: Tx, voided: list[LabelVoided]) -> None:
    """The money of a label that was taken back comes out of the freight again."""
    await finance.post(tx, [entry for entry in await asks.void_entries(tx, voided) if entry])
