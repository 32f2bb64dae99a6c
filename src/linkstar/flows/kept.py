"""Places that partners keep: what they state is mirrored, parcels that leave there are delivery orders, their word moves them.

Every ten minutes, or KeptChanged -> mirror_stock. RouteChosen -> buy_label (flows/labels.py) sends the delivery order instead of
buying a label. WarehouseSeen -> read_keepers, or every quarter of an hour ask_deliveries -> the parcel has left.
What arrives of announced goods: flows/entries.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from linkstar import inventory
from linkstar.catalog.queries.items import list_skus
from linkstar.catalog.queries.listings import list_sold_skus
from linkstar.connect import registry
from linkstar.connect.accounts import AccountRow, list_accounts
from linkstar.connect.carrier import Label, LabelRequest
from linkstar.connect.facts import WarehouseSeen
from linkstar.connect.messages import Broken, StoredMessage, fail_messages, get_messages, mark_messages
from linkstar.connect.partners import Partners
from linkstar.connect.warehouse import SeenArrival, SeenDelivery, Statement, StockKeeper, Warehouse
from linkstar.connect.wire import Http, PartnerError
from linkstar.core import incidents, work
from linkstar.core.db import Tx
from linkstar.flows import entries
from linkstar.flows.facts import KeptChanged
from linkstar.flows.reading import as_account
from linkstar.inventory.actions.mirroring import mirror
from linkstar.inventory.queries import list_mirrored
from linkstar.shipping.actions.deliveries import mark_left, mark_stopped
from linkstar.shipping.queries.deliveries import Delivery, count_sent_units, list_open_deliveries


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a partner keeps, with the SKUs that may lie there as he writes them."""

    tenant_id: UUID
    location_id: UUID
    account: AccountRow
    items: Mapping[str, UUID]


async def keepers(tx: Tx) -> dict[UUID, AccountRow]:
    """The accounts that delivery orders of places go to, by place."""
    return {place: row for place, row in (await _kept(tx)).items() if "deliver" in registry.verbs_of(row)}


async def _kept(tx: Tx) -> dict[UUID, AccountRow]:
    places = {one.id: one.kept_by for one in await inventory.list_locations(tx) if one.kept_by}
    rows = {row.id: row for row in await list_accounts(tx)} if places else {}
    return {place: rows[account] for place, account in places.items() if account in rows}


async def load_places(tx: Tx, _: Sequence[Any]) -> list[Place]:
    """Every kept place whose keeper can be asked."""
    kept = {
        place: row
        for place, row in (await _kept(tx)).items()
        if "kept_stock" in registry.verbs_of(row) and row.state == "connected"
    }
    own = await list_skus(tx) if any(row.kind == "warehouse" for row in kept.values()) else {}
    return [
        Place(tx.tenant_id, place, row, own if row.kind == "warehouse" else await list_sold_skus(tx, row.id))
        for place, row in kept.items()
    ]  # loop: one statement per shop that keeps goods, a handful


async def load_told(tx: Tx, facts: Sequence[KeptChanged]) -> list[Place | None]:
    """The places that were told of, each once."""
    places = {one.account.id: one for one in await load_places(tx, ())}
    return [places.pop(one.account_id, None) for one in facts]


async def keep_statements(tx: Tx, places: Sequence[Place], answers: Sequence[Statement | PartnerError]) -> None:
    """Sets what lies at each place to what was stated; of a keeper who did not answer the last word stays."""
    for place, said in zip(places, answers, strict=True):  # loop: places that partners keep, a handful
        if isinstance(said, PartnerError):
            continue
        stated = [
            inventory.records.StatedUnits(place.items[one.sku], one.state, one.quantity, one.partner_state)
            for one in said.stock
            if one.sku in place.items
        ]
        known = {row.item_id for row in await list_mirrored(tx, location_id=place.location_id)}
        await mirror(
            tx, place.location_id, sorted(known | {one.item_id for one in stated}), stated,
            stated_at=said.stated_at, sent=await count_sent_units(tx, place.location_id),
        )  # fmt: skip
        await _tell_unknown(tx, place.account.partner, place.location_id, said.unknown)


async def _mirror(partners: Partners, asked: Sequence[work.Asked]) -> Sequence[Any]:
    async def one(each: work.Asked) -> Statement:
        place: Place = each.ask
        http = await partners.http(place.tenant_id, place.account.id)
        keeper = cast(StockKeeper, partners.adapter(place.account.kind, place.account.partner))
        return await keeper.stock_of(http, sorted(place.items))

    return await partners.each_once(asked, one, at_most=4)


@work.outside(every="10m", load=load_places, keep=keep_statements)
async def mirror_stock(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Asks keepers what lies at their places."""
    return await _mirror(partners, asked)


@work.outside(on=KeptChanged, load=load_told, keep=keep_statements)
async def mirror_told(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Asks keepers who said that something changed."""
    return await _mirror(partners, asked)


async def order(keeper: Warehouse, http: Http, request: LabelRequest, *, is_repeat: bool) -> Label:
    """The delivery order for a parcel, as its label without a number: that comes when it leaves."""
    external_id = keeper.external_id_of(request.key)
    known = is_repeat and not keeper.takes_key and await keeper.delivery_of(http, external_id) is not None
    if not known:
        external_id = (await keeper.deliver(http, request)).external_id
    return Label(external_id, "", b"", "", None, http.account.currency)


@work.step(on=WarehouseSeen)
async def read_keepers(tx: Tx, seen: list[WarehouseSeen]) -> None:
    """Moves parcels by what keepers told; whatever they told, what lies there is asked for."""
    rows = {row.id: row for row in await list_accounts(tx, kind="warehouse")}
    told: dict[UUID, list[SeenDelivery]] = defaultdict(list)
    arrived: dict[UUID, list[tuple[UUID | None, SeenArrival]]] = defaultdict(list)
    broken: list[Broken] = []
    messages = await get_messages(tx, [one.message_id for one in seen])
    for message in messages:
        row = rows[message.account_id]
        try:
            told[row.id] += _read(tx, row, message)
            arrived[row.id] += [(message.id, one) for one in _read_arrivals(tx, row, message)]
        except PartnerError as wrong:
            broken.append(Broken(message.id, row.partner, wrong.message))
    await mark_messages(tx, [one.id for one in messages], "applied")
    await fail_messages(tx, broken)
    kept = await _kept(tx)
    for account_id, deliveries in told.items():  # loop: keepers that told something
        await _settle(tx, rows[account_id], [place for place, row in kept.items() if row.id == account_id], deliveries)
        tx.record(KeptChanged(account_id))
    for account_id, seen_there in arrived.items():  # loop: keepers that told something
        await entries.book(tx, rows[account_id], seen_there)


def _read(tx: Tx, row: AccountRow, message: StoredMessage) -> Sequence[SeenDelivery]:
    if message.topic != "deliveries":
        return ()
    return registry.warehouse(row.partner).read_delivery(message.raw, as_account(row, tx.tenant_id))


def _read_arrivals(tx: Tx, row: AccountRow, message: StoredMessage) -> Sequence[SeenArrival]:
    if message.topic != "arrivals":
        return ()
    return registry.warehouse(row.partner).read_arrival(message.raw, as_account(row, tx.tenant_id))


async def _settle(tx: Tx, row: AccountRow, places: Sequence[UUID], seen: Iterable[SeenDelivery]) -> None:
    said = list(seen)
    left = {one.external_id: one.tracking_number for one in said if one.state == "shipped" and one.tracking_number}
    numberless = {
        one.external_id: "no tracking number" for one in said if one.state == "shipped" and not one.tracking_number
    }
    stopped = {one.external_id: one.note or one.partner_state for one in said if one.state == "stopped"}
    await mark_left(tx, places, left)
    await mark_stopped(tx, places, stopped | numberless, partner=row.title or row.partner)
    await _tell_unknown(tx, row.partner, row.id, sorted({word for one in said for word in one.unknown}))


async def _tell_unknown(tx: Tx, partner: str, about: UUID, words: Sequence[str]) -> None:
    news = [
        incidents.New("unknown_field", f"unknown:{partner}:{what}", about, {"partner": partner, "what": what})
        for what in words
    ]
    await incidents.open_many(tx, news)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A delivery order that has not left, and who has it."""

    tenant_id: UUID
    account: AccountRow
    delivery: Delivery


async def load_waiting(tx: Tx, _: Sequence[Any]) -> list[Waiting]:
    """Delivery orders that have not left."""
    places = {place: row for place, row in (await keepers(tx)).items() if row.state == "connected"}
    return [
        Waiting(tx.tenant_id, places[one.location_id], one)
        for one in await list_open_deliveries(tx, list(places), limit=200)
    ]


async def keep_waiting(tx: Tx, asked: Sequence[Waiting], answers: Sequence[SeenDelivery | PartnerError | None]) -> None:
    """Moves the parcels whose keepers said something new."""
    told: dict[UUID, list[SeenDelivery]] = defaultdict(list)
    for one, said in zip(asked, answers, strict=True):
        if isinstance(said, SeenDelivery):
            told[one.account.id].append(said)
    for account_id, deliveries in told.items():  # loop: keepers, a handful
        mine = [one for one in asked if one.account.id == account_id]
        await _settle(tx, mine[0].account, sorted({one.delivery.location_id for one in mine}), deliveries)


@work.outside(every="15m", load=load_waiting, keep=keep_waiting)
async def ask_deliveries(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Asks keepers about delivery orders that no message told of."""

    async def one(each: work.Asked) -> SeenDelivery | None:
        waiting: Waiting = each.ask
        http = await partners.http(waiting.tenant_id, waiting.account.id)
        return await partners.warehouse(waiting.account.partner).delivery_of(http, waiting.delivery.external_id)

    return await partners.each_once(asked, one, at_most=8)
