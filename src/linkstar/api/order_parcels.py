"""How orders are sent: divided among parcels, put together into one box, sent again after a loss; labels of many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import Response

from linkstar import orders, shipping
from linkstar.api.call import Call, Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.label_sheets import LabelUnreadable, NothingToPrint, sheet_of
from linkstar.api.order_bulk import Fate, refusal, sorted_out
from linkstar.api.orders import GiveBack, LineUnits, mine
from linkstar.api.problems import refuses
from linkstar.api.shapes import Asked, Count, Done, Ids, Made, Moment, Shown, Text, Version
from linkstar.core.access import note_unmasked
from linkstar.flows import regroup
from linkstar.kit.errors import Conflict, Invalid, NotFound, Refusal
from linkstar.orders.actions.resending import resend as resend_units
from linkstar.orders.errors import NoSuchLine, NothingLeft, NotReady, TooMany
from linkstar.shipping.errors import AlreadyLabelled, CannotMerge, LabelFormat, LabelKept, NoParcelYet, NoWay
from linkstar.shipping.queries import Parcel
from linkstar.shipping.rules.parcels import WHY_NOT_MERGED

router: APIRouter = noun_router("/orders", "orders")
REGROUPED = (NotFound, NotReady, Invalid, AlreadyLabelled, LabelKept, NoWay)
PRINTED: dict[int | str, dict[str, Any]] = {200: {"content": {"application/pdf": {}, "text/zpl": {}}}}
Lines = Annotated[list[LineUnits], Field(min_length=1, max_length=500)]


class Part(Asked):
    """What goes in a parcel of its own."""

    lines: Lines


class SplitOrder(Asked):
    """The parcels that an order shall go in; what is in none of them makes the last one."""

    parts: Annotated[list[Part], Field(min_length=1, max_length=20)]
    version: Version
    give_back_labels: GiveBack = False


class MergeOrders(Asked):
    """Orders that shall go in one box; the first of them buys the label."""

    ids: Annotated[list[UUID], Field(min_length=2, max_length=50)]
    give_back_labels: GiveBack = False


class ResendOrder(Asked):
    """What was lost and shall be sent again."""

    lines: Lines
    reason: Text = ""


class Mergeable(Shown):
    """Another open order of the same buyer. `why` is empty if it may go in the same box, else the reason, in words."""

    id: UUID
    number: str
    shop_id: UUID
    state: str
    placed_at: Moment
    ship_by_at: Moment | None
    code: str
    why: str


class MergeableOrders(Shown):
    """The buyer's other open orders."""

    rows: list[Mergeable]


class ManyOrders(Asked):
    """Some orders."""

    ids: Ids


@router.post("/{order_id}/split", dependencies=[needs("orders", "edit")],
             responses=refuses(Conflict, NoSuchLine, TooMany, *REGROUPED))  # fmt: skip
async def split(call: Here, order_id: UUID, body: SplitOrder) -> Count:
    """Divides the order among parcels, each of which finds its own way; tells how many."""
    await mine(call, order_id)
    parts = [units_of(part.lines) for part in body.parts]
    version = call.version(body.version)
    count = await regroup.split(call.tx, order_id, parts, version=version, give_back=body.give_back_labels)
    call.changed(order_id, after={"parts": parts, "parcels": count})
    return Count(count=count)


@router.get("/{order_id}/mergeable", dependencies=[needs("orders", "read")], responses=refuses(NotFound))
async def list_mergeable(call: Here, order_id: UUID) -> MergeableOrders:
    """The buyer's other orders that have not left, and whether each may go in one box with this one."""
    order = await mine(call, order_id)
    allowed = call.scope.shops
    found = await regroup.suggest(call.tx, order, shop_ids=None if allowed is None else sorted(allowed))
    place = 1 if call.language == "zh" else 0
    rows = [
        Mergeable(id=one.id, number=one.number, shop_id=one.shop_id, state=one.state, placed_at=one.placed_at,
                  ship_by_at=one.ship_by_at, code=code, why=WHY_NOT_MERGED[code][place] if code else "")
        for one, code in found
    ]  # fmt: skip
    return MergeableOrders(rows=rows)


@router.post("/merge", dependencies=[needs("orders", "edit")],
             responses=refuses(Conflict, CannotMerge, *REGROUPED))  # fmt: skip
async def merge(call: Here, body: MergeOrders) -> Done:
    """Puts orders of one buyer into one box; each channel is told its own, each order bears its share of the freight."""
    ids, refused = await sorted_out(call, body.ids)
    if refused:
        raise NotFound(thing="order")
    await regroup.merge(call.tx, ids, give_back=body.give_back_labels)
    call.changed(ids[0], after={"ids": ids, "did": "merged"})
    return Done()


@router.post("/{order_id}/resend", dependencies=[needs("orders", "resend")], status_code=201,
             responses=refuses(NotFound, NothingLeft, NoSuchLine, TooMany))  # fmt: skip
async def resend(call: Here, order_id: UUID, body: ResendOrder) -> Made:
    """Sends lost goods again, by an order of its own that costs the buyer nothing."""
    await mine(call, order_id)
    units = units_of(body.lines)
    new_id = await resend_units(call.tx, order_id, units, reason=body.reason)
    call.changed(order_id, after={"lines": units, "by": new_id, "reason": body.reason})
    return Made(id=new_id)


@router.post("/labels", dependencies=[needs("shipping", "label")])
async def buy_labels(call: Here, body: ManyOrders) -> Fate:
    """Asks again for the labels of orders whose carrier refused one; the others are told why there is nothing to buy."""
    ids, refused = await sorted_out(call, body.ids)
    parcels = await _parcels(call, ids)
    held: dict[UUID, list[UUID]] = {}
    for id_ in ids:
        waiting = [one.id for one in parcels[id_] if one.hold_reason and one.state in ("planned", "packed")]
        if waiting:
            held[id_] = waiting
        else:
            refused.append(refusal(call, id_, await _why_no_label(call, id_, parcels[id_])))
    await shipping.release_parcels(call.tx, [parcel for some in held.values() for parcel in some])
    call.changed(None, after={"ids": list(held), "did": "asked for labels"})
    return Fate(done=len(held), refused=refused, same=[])


@router.post("/labels/print", dependencies=[needs("shipping", "label")], response_class=Response,
             responses={**PRINTED, **refuses(LabelFormat, LabelUnreadable, NothingToPrint)})  # fmt: skip
async def print_labels(call: Here, body: ManyOrders) -> Response:
    """The labels of orders in one file, in the order asked for. They show addresses in full: the audit trail says who."""
    ids, _ = await sorted_out(call, body.ids)
    parcels = await _parcels(call, ids)
    labelled = [one for id_ in ids for one in parcels[id_] if one.state != "cancelled" and one.label_file_id]
    files = list(dict.fromkeys(one.label_file_id for one in labelled if one.label_file_id))
    sheet = await sheet_of(call.tx, files)
    await note_unmasked(call.tx, "labels", [one.id for one in labelled])
    call.changed(None, after={"ids": ids, "did": "printed labels"})
    headers = {"content-disposition": f'attachment; filename="labels.{sheet.ending}"', "x-labels": str(len(files))}
    return Response(sheet.body, media_type=sheet.media_type, headers=headers)


async def _why_no_label(call: Call, order_id: UUID, parcels: Sequence[Parcel]) -> Refusal:
    order = await orders.get_order(call.tx, order_id)
    if any(one.state != "cancelled" and one.label_id for one in parcels):
        return AlreadyLabelled(number=order.number)
    return NoParcelYet(number=order.number)


async def _parcels(call: Call, order_ids: Sequence[UUID]) -> dict[UUID, list[Parcel]]:
    """The parcels of orders that are at locations of theirs."""
    found: dict[UUID, list[Parcel]] = defaultdict(list)
    for one in await shipping.queries.list_parcels_of(call.tx, order_ids):
        if call.scope.allows(shop=one.shop_id, location=one.location_id):
            found[one.order_id].append(one)
    return found


def units_of(lines: Sequence[LineUnits]) -> dict[UUID, int]:
    """Units by line."""
    units: dict[UUID, int] = {}
    for line in lines:
        units[line.line_id] = units.get(line.line_id, 0) + line.quantity
    return units
