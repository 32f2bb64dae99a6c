"""Places that partners keep: what they told of goods there, and goods that are announced to them."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import Field

from linkstar import catalog, inventory
from linkstar.api.call import Call, Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import After, Asked, Done, Limit, Made, Moment, Rows, Shown, Some, Text, page_shown
from linkstar.catalog.rules import Item
from linkstar.flows.entries import receivers
from linkstar.inventory.actions.inbounds import announce, send_again
from linkstar.inventory.actions.records import NewInbound
from linkstar.inventory.errors import InboundKnown, InboundSent, NotAnnounced
from linkstar.inventory.queries.inbounds import Inbound, InboundLine, get_inbounds, list_inbound_lines, list_inbounds
from linkstar.inventory.queries.kept import Befallen, list_kept_events
from linkstar.kit.errors import NotFound

router: APIRouter = noun_router("/inventory", "inventory")


class KeptEventShown(Shown):
    """What befell goods that a partner keeps, as he told it last. `paper`: the shipment, removal order or case.

    `amount_minor` above zero comes to us; it is null for those who may not see costs. Without `item_id` no item is known by
    this SKU.
    """

    kind: str
    external_id: str
    sku: str
    item_id: UUID | None
    quantity: int
    expected: int
    partner_state: str
    reason: str
    paper: str
    currency: str
    amount_minor: int | None
    happened_at: Moment


class InboundLineShown(Shown):
    """Units of an item: announced, and arrived sound or damaged. `expected` 0: nobody announced it."""

    item_id: UUID
    sku: str
    title: str
    expected: int
    sound: int
    damaged: int


class InboundShown(Shown):
    """Goods announced to a place. State: announced, waiting (the keeper has it), refused, partly, done or stopped."""

    id: UUID
    location_id: UUID
    number: str
    supplier: str
    tracking_number: str
    expected_at: Moment | None
    state: str
    external_id: str
    partner_state: str
    error: str
    announced_at: Moment
    changed_at: Moment
    lines: list[InboundLineShown]


class KeptEventFilter(Asked):
    """Which events of a place."""

    kind: Literal["", "inbound", "removal", "reimbursement"] = ""
    after: After = ""
    limit: Limit = 50


class InboundFilter(Asked):
    """Which announcements of a place."""

    after: After = ""
    limit: Limit = 50


class InboundUnits(Asked):
    """Units of an item that are on their way."""

    item_id: UUID
    quantity: Some


class InboundAsked(Asked):
    """Goods that go to a place that a partner keeps. `number`: the paper that comes with them."""

    location_id: UUID
    number: Annotated[str, Field(min_length=1, max_length=60, pattern=r"\S")]
    rows: Annotated[list[InboundUnits], Field(min_length=1, max_length=500)]
    supplier: Text = ""
    tracking_number: Annotated[str, Field(max_length=100)] = ""
    expected_at: Moment | None = None


@router.get("/locations/{location_id}/events", dependencies=[needs("inventory", "read")], responses=refuses(NotFound))
async def list_events(
    call: Here, location_id: UUID, asked: Annotated[KeptEventFilter, Query()]
) -> Rows[KeptEventShown]:
    """Inbound shipments, removals and reimbursements that the keeper of a place told of, the newest first."""
    await _check_place(call, location_id)
    page = await list_kept_events(call.tx, location_id, kind=asked.kind, after=asked.after, limit=asked.limit)
    sees_costs = call.who.can("catalog", "see_cost")
    return page_shown(page, lambda one: _event_shown(one, sees_costs=sees_costs))


@router.get("/locations/{location_id}/inbounds", dependencies=[needs("inventory", "read")], responses=refuses(NotFound))
async def list_announced(call: Here, location_id: UUID, asked: Annotated[InboundFilter, Query()]) -> Rows[InboundShown]:
    """Goods announced to a place, the newest first, with what arrived of them as far as its keeper told."""
    await _check_place(call, location_id)
    page = await list_inbounds(call.tx, location_id, after=asked.after, limit=asked.limit)
    lines = await list_inbound_lines(call.tx, [one.id for one in page.rows])
    items = await catalog.get_items(call.tx, sorted({line.item_id for some in lines.values() for line in some}))
    return page_shown(page, lambda one: _inbound_shown(one, lines.get(one.id, []), items))


@router.post(
    "/inbounds",
    dependencies=[needs("inventory", "receive")],
    status_code=201,
    responses=refuses(NotFound, NotAnnounced, InboundKnown),
)
async def announce_goods(call: Here, body: InboundAsked) -> Made:
    """Announces goods to the partner who keeps a place; he tells what arrives of them."""
    place = await _check_place(call, body.location_id)
    units: dict[UUID, int] = {}
    for row in body.rows:
        units[row.item_id] = units.get(row.item_id, 0) + row.quantity
    if len(await catalog.get_items(call.tx, sorted(units))) < len(units):
        raise NotFound(thing="item")
    if body.location_id not in await receivers(call.tx):
        raise NotAnnounced(place=place.title or place.code)
    new = NewInbound(
        body.location_id,
        body.number.strip(),
        units,
        body.supplier.strip(),
        body.tracking_number.strip(),
        body.expected_at,
    )
    (id_,) = await announce(call.tx, [new])
    call.changed(id_, after={"number": new.number, "location": body.location_id, "items": len(units)})
    return Made(id=id_)


@router.post(
    "/inbounds/{inbound_id}/send",
    dependencies=[needs("inventory", "receive")],
    responses=refuses(NotFound, InboundSent),
)
async def send_once_more(call: Here, inbound_id: UUID) -> Done:
    """Sends an announcement again that the keeper refused."""
    found = (await get_inbounds(call.tx, [inbound_id])).get(inbound_id)
    if found is None:
        raise NotFound(thing="inbound")
    call.check_scope("inbound", location=found.location_id)
    await send_again(call.tx, inbound_id)
    call.changed(inbound_id, after={"did": "send"})
    return Done()


async def _check_place(call: Call, location_id: UUID) -> inventory.Location:
    """The place. Raises NotFound for one outside of their scope, or unknown."""
    call.check_scope("location", location=location_id)
    place = next((one for one in await inventory.list_locations(call.tx) if one.id == location_id), None)
    if place is None:
        raise NotFound(thing="location")
    return place


def _event_shown(one: Befallen, *, sees_costs: bool) -> KeptEventShown:
    return KeptEventShown(
        kind=one.kind, external_id=one.external_id, sku=one.sku, item_id=one.item_id, quantity=one.quantity,
        expected=one.expected, partner_state=one.partner_state, reason=one.reason, paper=one.paper, currency=one.currency,
        amount_minor=one.amount_minor if sees_costs else None, happened_at=one.happened_at,
    )  # fmt: skip


def _inbound_shown(one: Inbound, lines: list[InboundLine], items: dict[UUID, Item]) -> InboundShown:
    plain = {name: getattr(one, name) for name in InboundShown.model_fields if name != "lines"}
    rows = [
        InboundLineShown(
            item_id=line.item_id, sku=items[line.item_id].sku, title=items[line.item_id].title, expected=line.expected,
            sound=line.sound, damaged=line.damaged,
        )
        for line in lines
    ]  # fmt: skip
    return InboundShown(**plain, lines=sorted(rows, key=lambda row: row.sku))
