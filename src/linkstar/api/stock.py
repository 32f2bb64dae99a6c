"""Stock to look at: items by location, why so many may be promised, what channels show, and counts that people make."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import Field

from linkstar import catalog, inventory
from linkstar.api.call import Call, Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import After, Asked, Done, Limit, Moment, Rows, Search, Shown, Units, page_shown
from linkstar.flows.entries import receivers
from linkstar.insights import stock as seen
from linkstar.inventory.actions.counting import cancel_count, save_count
from linkstar.inventory.errors import CountClosed
from linkstar.inventory.queries import Count, CountLine, get_count, get_count_location, list_counts
from linkstar.kit.errors import NotFound

router: APIRouter = noun_router("/inventory", "inventory")


class PlaceShown(Shown):
    """A location that holds stock; orders are promised from sellable ones of type own and third_party.

    `is_kept`: a partner tells what lies there; `announces`: goods on their way are announced to him.
    """

    id: UUID
    code: str
    title: str
    type: str
    is_sellable: bool
    country: str
    priority: int
    is_kept: bool = False
    announces: bool = False


class PromisedShown(Shown):
    """Units that somebody was promised; without a location nothing covers them. The order is told to those who may read it."""

    id: UUID
    order_id: UUID | None
    order_number: str | None
    order_state: str | None
    ship_by_at: Moment | None
    location_id: UUID | None
    quantity: int
    state: str
    expires_at: Moment | None
    created_at: Moment


class ShortenedShown(Shown):
    """An order that would lose units; null: an order that the reader may not see, or somebody's hold."""

    item_id: UUID
    order_id: UUID | None
    order_number: str | None
    quantity: int


class CountShown(Shown):
    """A count."""

    id: UUID
    location_id: UUID
    state: str
    started_at: Moment
    posted_at: Moment | None
    lines: int
    counted: int


class CountLineShown(Shown):
    """An item of a count. Posted now, `after` units would stand there; `free_elsewhere` may serve what goes short."""

    item_id: UUID
    sku: str
    title: str
    barcodes: list[str]
    expected: int
    counted: int | None
    on_hand: int
    reserved: int
    after: int
    free_elsewhere: int


class CountWhole(CountShown):
    """A count with its lines, and the orders that would go short if it were posted as it stands."""

    rows: list[CountLineShown]
    shortened: list[ShortenedShown]


class StockAsked(Asked):
    """Which items. `which`: free (some may be promised), none, short, reserved or aside (on hold, damaged or in check)."""

    search: Search = ""
    which: seen.Which = ""
    location_id: UUID | None = None
    item_id: Annotated[list[UUID] | None, Field(default=None, max_length=200)]
    after: After = ""
    limit: Limit = 100


class PromisedAsked(Asked):
    """Which promises of an item."""

    location_id: UUID | None = None
    after: After = ""
    limit: Limit = 100


class Foreseen(Asked):
    """Sellable units that would stand at a location."""

    location_id: UUID
    on_hand: Units


class CountsAsked(Asked):
    """Which counts: counting, posted, cancelled or all."""

    state: Annotated[str, Field(pattern="^(counting|posted|cancelled)?$")] = ""
    location_id: UUID | None = None
    after: After = ""
    limit: Limit = 50


class Figure(Asked):
    """Units of an item that were counted so far."""

    item_id: UUID
    units: Units


class Figures(Asked):
    """Figures of a count that goes on."""

    rows: Annotated[list[Figure], Field(min_length=1, max_length=500)]


@router.get("/locations", dependencies=[needs("inventory", "read")])
async def list_locations(call: Here) -> Rows[PlaceShown]:
    """The locations that hold stock, the most important first."""
    found = await inventory.list_locations(call.tx)
    mine = [place for place in found if call.scope.allows(location=place.id)]
    announcing = await receivers(call.tx) if any(place.kept_by for place in mine) else {}
    shown = [PlaceShown.model_validate(place) for place in mine]
    for place, one in zip(mine, shown, strict=True):
        one.is_kept, one.announces = place.kept_by is not None, place.id in announcing
    return Rows[PlaceShown](rows=shown, next=None)


@router.get("/stock", dependencies=[needs("inventory", "read")])
async def list_stock(call: Here, asked: Annotated[StockAsked, Query()]) -> Rows[seen.Stock]:
    """Items with their units by location, by SKU; kits have no stock of their own."""
    page = await seen.list_stock(
        call.tx, search=asked.search, which=asked.which, item_ids=asked.item_id or (), places=_places(call, asked.location_id),
        after=asked.after, limit=asked.limit,
    )  # fmt: skip
    return page_shown(page, lambda row: row)


@router.get("/items/{item_id}/promises", dependencies=[needs("inventory", "read")], responses=refuses(NotFound))
async def list_promises(call: Here, item_id: UUID, asked: Annotated[PromisedAsked, Query()]) -> Rows[PromisedShown]:
    """To whom units of an item are promised, the oldest promise first."""
    await _check_item(call, item_id)
    places = _places(call, asked.location_id)
    page = await seen.list_promised(call.tx, item_id, places=places, after=asked.after, limit=asked.limit)
    return page_shown(page, lambda one: PromisedShown.model_validate(_without_order(call, one)))


@router.get("/items/{item_id}/foresee", dependencies=[needs("inventory", "read")], responses=refuses(NotFound))
async def foresee(call: Here, item_id: UUID, asked: Annotated[Foreseen, Query()]) -> Rows[ShortenedShown]:
    """Which orders would go short if only so many units stood at a location; changes nothing."""
    call.check_scope("location", location=asked.location_id)
    await _check_item(call, item_id)
    found = await seen.foresee(call.tx, {(item_id, asked.location_id): asked.on_hand})
    return Rows[ShortenedShown](rows=_shortened(call, found), next=None)


@router.get("/counts", dependencies=[needs("inventory", "read")])
async def list_all_counts(call: Here, asked: Annotated[CountsAsked, Query()]) -> Rows[CountShown]:
    """Counts, the newest first."""
    page = await list_counts(
        call.tx, state=asked.state, locations=_places(call, asked.location_id), after=asked.after, limit=asked.limit
    )
    return page_shown(page, CountShown.model_validate)


@router.get("/counts/{count_id}", dependencies=[needs("inventory", "read")], responses=refuses(NotFound))
async def get_one_count(call: Here, count_id: UUID) -> CountWhole:
    """A count with what posting it would do."""
    return await _count_whole(call, count_id)


@router.put(
    "/counts/{count_id}/lines", dependencies=[needs("inventory", "count")], responses=refuses(NotFound, CountClosed)
)
async def put_figures(call: Here, count_id: UUID, body: Figures) -> CountWhole:
    """Keeps figures of a count that goes on, and answers what posting it would do; items it is not about are left out."""
    call.check_scope("count", location=await get_count_location(call.tx, count_id))
    await save_count(call.tx, count_id, {row.item_id: row.units for row in body.rows})
    call.changed(count_id, after={"figures": len(body.rows)})
    return await _count_whole(call, count_id)


@router.post(
    "/counts/{count_id}/cancel", dependencies=[needs("inventory", "count")], responses=refuses(NotFound, CountClosed)
)
async def cancel(call: Here, count_id: UUID) -> Done:
    """Ends a count without posting it."""
    call.check_scope("count", location=await get_count_location(call.tx, count_id))
    await cancel_count(call.tx, count_id)
    call.changed(count_id, after={"state": "cancelled"})
    return Done()


async def _count_whole(call: Call, count_id: UUID) -> CountWhole:
    count, lines = await get_count(call.tx, count_id)
    call.check_scope("count", location=count.location_id)
    items = await catalog.get_items(call.tx, [line.item_id for line in lines])
    after = {line.item_id: _after(count, line) for line in lines}
    open_ = [line for line in lines if count.state == "counting" and line.counted is not None]
    shortened = await seen.foresee(call.tx, {(line.item_id, count.location_id): after[line.item_id] for line in open_})
    elsewhere = await _free_elsewhere(call, count.location_id, [one.item_id for one in shortened])
    rows = [
        CountLineShown(
            item_id=line.item_id, sku=items[line.item_id].sku, title=items[line.item_id].title,
            barcodes=list(items[line.item_id].barcodes), expected=line.expected, counted=line.counted, on_hand=line.on_hand,
            reserved=line.reserved, after=after[line.item_id], free_elsewhere=elsewhere.get(line.item_id, 0),
        )
        for line in lines
    ]  # fmt: skip
    plain = {name: getattr(count, name) for name in CountShown.model_fields}
    return CountWhole(**plain, rows=sorted(rows, key=lambda row: row.sku), shortened=_shortened(call, shortened))


def _after(count: Count, line: CountLine) -> int:
    """Units that stand there when the count is posted now; what moved since it began is not lost."""
    if count.state != "counting" or line.counted is None:
        return line.on_hand
    return inventory.rules.posted_on_hand(line.counted, line.on_hand - line.expected)


async def _free_elsewhere(call: Call, location_id: UUID, item_ids: list[UUID]) -> dict[UUID, int]:
    if not item_ids:
        return {}
    found = await seen.list_stock(call.tx, item_ids=item_ids, limit=200)
    return {row.id: sum(at.atp for at in row.places if at.location_id != location_id) for row in found.rows}


async def _check_item(call: Call, item_id: UUID) -> None:
    """Raises NotFound."""
    if item_id not in await catalog.get_items(call.tx, [item_id]):
        raise NotFound(thing="item")


def _places(call: Call, asked: UUID | None) -> list[UUID] | None:
    """The locations that are looked at; None: all."""
    found = call.locations_of(asked)
    return None if found == [None] else [place for place in found if place]


def _shortened(call: Call, found: list[seen.Shortened]) -> list[ShortenedShown]:
    return [ShortenedShown.model_validate(_without_order(call, one)) for one in found]


def _without_order(call: Call, one: Any) -> Any:
    """The same without the order, if it is of a shop whose orders the reader may not read."""
    told = asdict(one)
    orders = call.who.scope("orders", "read")
    if one.order_id and not (call.who.can("orders", "read") and orders.allows(shop=one.shop_id)):
        told |= {name: None for name in ("order_id", "order_number", "order_state", "ship_by_at") if name in told}
    return told
