"""Stock: levels, the ledger, corrections, transfers, arrivals and counts."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import Field

from linkstar import catalog, inventory
from linkstar.api.call import Call, Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import (
    After,
    Asked,
    Count,
    Ids,
    Limit,
    Made,
    Moment,
    Rows,
    Shown,
    Some,
    Text,
    Units,
    Words,
    merged,
)
from linkstar.insights.stock import name_causes
from linkstar.inventory.errors import CountClosed, KeptElsewhere, NotEnoughStock
from linkstar.inventory.queries import get_count_location, list_mirrored
from linkstar.kit.errors import NotFound
from linkstar.kit.paging import Page, key_of

router: APIRouter = noun_router("/inventory", "inventory")
Pool = Annotated[str, Field(pattern="^(sellable|hold|damaged|qc)$")]


class LevelShown(Shown):
    """Units of an item at a location; `atp` may still be promised."""

    item_id: UUID
    location_id: UUID
    pool: str
    on_hand: int
    reserved: int
    atp: int


class MirroredShown(Shown):
    """Units of an item in a state at a place that a partner keeps, as he stated them at a moment."""

    item_id: UUID
    location_id: UUID
    state: str
    partner_state: str
    quantity: int
    stated_at: Moment


class MovementShown(Shown):
    """A line of the ledger, which is never changed. The order behind goods that left is told to those who may read it."""

    id: UUID
    item_id: UUID
    location_id: UUID
    pool: str
    on_hand_diff: int
    kind: str
    cause_id: UUID | None
    note: str
    actor: str
    posted_at: Moment
    supplier: str
    paper: str
    order_id: UUID | None = None
    order_number: str | None = None


class LevelFilter(Asked):
    """Which levels."""

    item_id: Annotated[list[UUID] | None, Field(default=None, max_length=200)]
    location_id: UUID | None = None
    after: After = ""
    limit: Limit = 100


class MovementFilter(Asked):
    """Which movements of an item."""

    location_id: UUID | None = None
    after: After = ""
    limit: Limit = 100


class Adjustment(Asked):
    """A difference that was found: negative, units are gone."""

    item_id: UUID
    location_id: UUID
    difference: Annotated[int, Field(ge=-1_000_000_000, le=1_000_000_000)]
    pool: Pool = "sellable"


class Adjustments(Asked):
    """Differences and why."""

    rows: Annotated[list[Adjustment], Field(min_length=1, max_length=500)]
    reason: Words


class TransferAsked(Asked):
    """Free units that go to another location."""

    item_id: UUID
    from_location_id: UUID
    to_location_id: UUID
    quantity: Some


class Transfers(Asked):
    """Transfers that happen together or not at all."""

    rows: Annotated[list[TransferAsked], Field(min_length=1, max_length=500)]


class ArrivalAsked(Asked):
    """Units that came in. With a `cause_id` (the paper they came with) they count once, however often they are told.

    `supplier` and `paper` (his delivery note) of goods that were bought: an ERP is told of them as a purchase receipt.
    """

    item_id: UUID
    location_id: UUID
    quantity: Some
    pool: Pool = "sellable"
    cause_id: UUID | None = None
    note: Text = ""
    supplier: Text = ""
    paper: Annotated[str, Field(max_length=100)] = ""


class Arrivals(Asked):
    """What came in."""

    rows: Annotated[list[ArrivalAsked], Field(min_length=1, max_length=500)]


class CountStart(Asked):
    """What is going to be counted where."""

    location_id: UUID
    item_ids: Ids


class Counted(Asked):
    """Units of an item that were counted."""

    item_id: UUID
    units: Units


class CountPost(Asked):
    """The figures of a count."""

    rows: Annotated[list[Counted], Field(min_length=1, max_length=500)]


class Difference(Shown):
    """What a count found against the books."""

    item_id: UUID
    difference: int


@router.get("/levels", dependencies=[needs("inventory", "read")])
async def list_levels(call: Here, asked: Annotated[LevelFilter, Query()]) -> Rows[LevelShown]:
    """Levels by item and location."""
    pages = [
        await inventory.list_levels(
            call.tx, item_ids=asked.item_id, location_id=place, after=asked.after, limit=asked.limit
        )
        for place in call.locations_of(asked.location_id)
    ]
    page = merged(
        pages, asked.limit, lambda row: (row.item_id, row.location_id, row.pool),
        key=lambda row: key_of(str(row.item_id), str(row.location_id), row.pool),
    )  # fmt: skip
    return Rows[LevelShown](rows=[LevelShown.model_validate(row) for row in page.rows], next=page.next)


@router.get("/items/{item_id}/movements", dependencies=[needs("inventory", "read")])
async def list_movements(call: Here, item_id: UUID, asked: Annotated[MovementFilter, Query()]) -> Rows[MovementShown]:
    """The ledger of an item, newest first."""
    pages = [
        await inventory.list_movements(call.tx, item_id, location_id=place, after=asked.after, limit=asked.limit)
        for place in call.locations_of(asked.location_id)
    ]
    page: Page[Any] = merged(pages, asked.limit, lambda row: -row.id.int, key=lambda row: key_of(str(row.id)))
    shown = [MovementShown.model_validate(row) for row in page.rows]
    orders = call.who.scope("orders", "read")
    causes = await name_causes(call.tx, [row.cause_id for row in shown if row.cause_id])
    for row in shown:
        order_id, number, shop_id = causes.get(row.cause_id, (None, "", None)) if row.cause_id else (None, "", None)
        if order_id and call.who.can("orders", "read") and orders.allows(shop=shop_id):
            row.order_id, row.order_number = order_id, number
    return Rows[MovementShown](rows=shown, next=page.next)


@router.get("/items/{item_id}/mirrored", dependencies=[needs("inventory", "read")], responses=refuses(NotFound))
async def list_mirrored_units(call: Here, item_id: UUID) -> Rows[MirroredShown]:
    """What partners who keep places stated last about an item: units by state, in their words beside ours."""
    if item_id not in await catalog.get_items(call.tx, [item_id]):
        raise NotFound(thing="item")
    rows = [
        row for row in await list_mirrored(call.tx, item_ids=[item_id]) if call.scope.allows(location=row.location_id)
    ]
    return Rows[MirroredShown](rows=[MirroredShown.model_validate(row) for row in rows], next=None)


@router.post("/adjust", dependencies=[needs("inventory", "adjust")],
             responses=refuses(NotFound, NotEnoughStock, KeptElsewhere))  # fmt: skip
async def adjust(call: Here, body: Adjustments) -> Count:
    """Posts differences that people found. Promises that are not covered any more become short."""
    await _check(call, {row.location_id for row in body.rows}, {row.item_id for row in body.rows})
    rows = [
        inventory.records.Adjustment(row.item_id, row.location_id, row.difference, body.reason, row.pool)
        for row in body.rows
    ]
    await inventory.adjust(call.tx, rows)
    call.changed(_only(body.rows), after={"rows": [row.model_dump() for row in body.rows[:20]], "reason": body.reason})
    return Count(count=len(rows))


@router.post("/transfer", dependencies=[needs("inventory", "transfer")],
             responses=refuses(NotFound, NotEnoughStock, KeptElsewhere))  # fmt: skip
async def transfer(call: Here, body: Transfers) -> Count:
    """Moves free units between locations, at once."""
    places = {place for row in body.rows for place in (row.from_location_id, row.to_location_id)}
    await _check(call, places, {row.item_id for row in body.rows})
    rows = [
        inventory.records.Transfer(
            call.tx.new_id(), row.item_id, row.from_location_id, row.to_location_id, row.quantity
        )
        for row in body.rows
    ]
    await inventory.transfer(call.tx, rows)
    call.changed(_only(body.rows), after={"rows": [row.model_dump() for row in body.rows[:20]]})
    return Count(count=len(rows))


@router.post("/receive", dependencies=[needs("inventory", "receive")], responses=refuses(NotFound, KeptElsewhere))
async def receive(call: Here, body: Arrivals) -> Count:
    """Brings units in."""
    await _check(call, {row.location_id for row in body.rows}, {row.item_id for row in body.rows})
    rows = [
        inventory.records.Arrival(
            row.item_id,
            row.location_id,
            row.quantity,
            row.cause_id,
            row.pool,
            note=row.note,
            supplier=row.supplier.strip(),
            paper=row.paper.strip(),
        )
        for row in body.rows
    ]
    await inventory.receive(call.tx, rows)
    call.changed(_only(body.rows), after={"rows": [row.model_dump() for row in body.rows[:20]]})
    return Count(count=len(rows))


@router.post("/counts", dependencies=[needs("inventory", "count")], status_code=201,
             responses=refuses(NotFound, KeptElsewhere))  # fmt: skip
async def start_count(call: Here, body: CountStart) -> Made:
    """Begins a count; orders go on meanwhile."""
    await _check(call, {body.location_id}, set(body.item_ids))
    id_ = await inventory.start_count(call.tx, body.location_id, list(dict.fromkeys(body.item_ids)))
    call.changed(id_, after={"location": body.location_id, "items": len(body.item_ids)})
    return Made(id=id_)


@router.post("/counts/{count_id}/post", dependencies=[needs("inventory", "count")],
             responses=refuses(NotFound, CountClosed))  # fmt: skip
async def post_count(call: Here, count_id: UUID, body: CountPost) -> Rows[Difference]:
    """Posts what was counted; what moved since the count began is not lost."""
    location_id = await get_count_location(call.tx, count_id)
    call.check_scope("count", location=location_id)
    await _check(call, {location_id}, {row.item_id for row in body.rows})
    diff = await inventory.post_count(call.tx, count_id, {row.item_id: row.units for row in body.rows})
    call.changed(count_id, after={"differences": {str(item): units for item, units in diff.items() if units}})
    return Rows[Difference](
        rows=[Difference(item_id=item, difference=units) for item, units in diff.items()], next=None
    )


async def _check(call: Call, locations: set[UUID], items: set[UUID]) -> None:
    """Raises NotFound for locations outside their scope or unknown ones, and for unknown items."""
    known = {place.id for place in await inventory.list_locations(call.tx)}
    for place in locations:
        call.check_scope("location", location=place)
        if place not in known:
            raise NotFound(thing="location")
    if len(await catalog.get_items(call.tx, list(items))) < len(items):
        raise NotFound(thing="item")


def _only(rows: list[Any]) -> UUID | None:
    """The item, if it is about one only."""
    items = {row.item_id for row in rows}
    return next(iter(items)) if len(items) == 1 else None
