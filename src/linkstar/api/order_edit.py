"""Changing what an order has sent, and seeing what a change will do before it is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from linkstar import catalog, orders
from linkstar.api.call import Call, Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.orders import CancelOrder, GiveBack, mine, version_of
from linkstar.api.problems import refuses
from linkstar.api.shapes import AddressAsked, Asked, Done, Moment, Shown, Units, Version
from linkstar.flows import amend
from linkstar.flows.amend import Rehearsed, Standing
from linkstar.kit.errors import Conflict, Invalid, NotFound
from linkstar.orders.errors import NoSuchLine, OrderClosed, TooMany
from linkstar.orders.rules import worth_of
from linkstar.shipping.errors import LabelKept
from linkstar.shipping.queries import Parcel

router: APIRouter = noun_router("/orders", "orders")
Fate = Literal["kept", "cancelled", "given_back", "left", "new"]
_HERE = ("planned", "packed", "labelled")


class LineOpen(Asked):
    """How many units of a line shall still be sent."""

    line_id: UUID
    quantity: Units


class EditLines(Asked):
    """How many units shall still be sent, of the lines that are named: more are ordered anew, fewer are cancelled."""

    lines: Annotated[list[LineOpen], Field(min_length=1, max_length=500)]
    version: Version
    give_back_labels: GiveBack = False

    def units(self) -> dict[UUID, int]:
        """Units by line."""
        return {line.line_id: line.quantity for line in self.lines}


class EditAsked(Asked):
    """A change to be looked at: other units, or another address."""

    lines: Annotated[list[LineOpen] | None, Field(default=None, min_length=1, max_length=500)]
    ship_to: AddressAsked | None = None
    version: Version
    give_back_labels: GiveBack = False


class LineEffect(Shown):
    """Units of a line still to be sent, before and after, and what they were sold for."""

    line_id: UUID
    sku: str
    title: str
    before: int
    after: int
    before_minor: int
    after_minor: int


class StockEffect(Shown):
    """Units of an item promised at a location, before and after; `location_id` null: short."""

    item_id: UUID
    sku: str
    location_id: UUID | None
    before: int
    after: int


class ParcelEffect(Shown):
    """What becomes of a parcel. `estimate_minor` is null for those who may not see costs."""

    number: str
    fate: Fate
    state: str
    location_id: UUID
    service: str
    tracking_number: str
    is_told: Annotated[bool, Field(description="the channel knows its number already, and may refuse another one")]
    void_until: Moment | None
    estimate_minor: int | None
    currency: str


class Effect(Shown):
    """What a change will do. Nothing of it is done yet."""

    state_before: str
    state_after: str
    currency: str
    goods_before_minor: int
    goods_after_minor: int
    lines: list[LineEffect]
    stock: list[StockEffect]
    parcels: list[ParcelEffect]
    holds: Annotated[list[str], Field(description="codes of the reasons why it would wait")]
    is_stuck: Annotated[bool, Field(description="a label would be wrong: it has to be given back, or a person decides")]


@router.patch("/{order_id}/lines", dependencies=[needs("orders", "edit")],
              responses=refuses(NotFound, OrderClosed, NoSuchLine, Conflict, LabelKept))  # fmt: skip
async def edit_lines(call: Here, order_id: UUID, body: EditLines) -> Done:
    """Changes how many units of lines are sent; promises, route and parcels follow."""
    before = await mine(call, order_id)
    units, version = body.units(), call.version(body.version)
    await amend.edit_lines(call.tx, order_id, units, version=version, give_back=body.give_back_labels)
    call.changed(order_id, before={"state": before.state}, after={"lines": units})
    return Done()


@router.post("/{order_id}/edit/preview", dependencies=[needs("orders", "edit")],
             responses=refuses(NotFound, OrderClosed, NoSuchLine, Conflict, LabelKept, Invalid))  # fmt: skip
async def preview_edit(call: Here, order_id: UUID, body: EditAsked) -> Effect:
    """What other units or another address will do: which promises change, whether it goes another way, which labels."""
    order, said, back = await mine(call, order_id), version_of(call, body.version), body.give_back_labels
    version = order.version if said is None else said
    if (body.lines is None) == (body.ship_to is None):
        raise Invalid("lines", "say other units or another address, one of the two")

    async def change() -> None:
        if body.ship_to is not None:
            await amend.edit_address(call.tx, order_id, body.ship_to.address(), version=version, give_back=back)
        else:
            units = {line.line_id: line.quantity for line in body.lines or ()}
            await amend.edit_lines(call.tx, order_id, units, version=version, give_back=back)

    return await _shown(call, await amend.rehearse(call.tx, order_id, change))


@router.post("/{order_id}/cancel/preview", dependencies=[needs("orders", "cancel")],
             responses=refuses(NotFound, OrderClosed, NoSuchLine, TooMany, Conflict, LabelKept))  # fmt: skip
async def preview_cancel(call: Here, order_id: UUID, body: CancelOrder) -> Effect:
    """What cancelling the order, or units of it, will do."""
    await mine(call, order_id)
    lines, version = body.units(), version_of(call, body.version)

    async def change() -> None:
        await amend.cancel_units(call.tx, order_id, lines, version=version, give_back=body.give_back_labels)

    return await _shown(call, await amend.rehearse(call.tx, order_id, change))


async def _shown(call: Call, seen: Rehearsed) -> Effect:
    before, after = seen.before, seen.after
    call.changed(before.order.id, after={"did": "looked at what it will do"})
    items = await catalog.get_items(call.tx, list({item for item, _ in (*before.held, *after.held)}))
    lines = [_line(one, {each.id: each for each in before.lines}.get(one.id)) for one in after.lines]
    return Effect(
        state_before=before.order.state,
        state_after=after.order.state,
        currency=before.order.currency,
        goods_before_minor=sum(line.before_minor for line in lines),
        goods_after_minor=sum(line.after_minor for line in lines),
        lines=[line for line in lines if line.before != line.after],
        stock=_stock(before, after, {id_: item.sku for id_, item in items.items()}),
        parcels=[
            parcel_effect(call, one, before.parcels) for one in after.parcels.values() if is_news(one, before.parcels)
        ],
        holds=sorted(after.holds - before.holds),
        is_stuck=after.is_stuck,
    )


def _line(after: orders.queries.Line, before: orders.queries.Line | None) -> LineEffect:
    units = before.open if before else 0
    price = after.price_minor - after.discount_minor
    worth = [worth_of(price, sold=after.sold, units=count) for count in (units, after.open)]
    return LineEffect(
        line_id=after.id, sku=after.sku, title=after.title, before=units, after=after.open, before_minor=worth[0],
        after_minor=worth[1],
    )  # fmt: skip


def _stock(before: Standing, after: Standing, skus: Mapping[UUID, str]) -> list[StockEffect]:
    places = sorted({*before.held, *after.held}, key=lambda one: (skus.get(one[0], ""), one[1] is None, str(one[1])))
    changed = [
        StockEffect(item_id=item, sku=skus.get(item, ""), location_id=place, before=before.held.get((item, place), 0),
                    after=after.held.get((item, place), 0))
        for item, place in places
    ]  # fmt: skip
    return [one for one in changed if one.before != one.after]


def is_news(parcel: Parcel, known: Mapping[UUID, Parcel]) -> bool:
    """Parcels that were cancelled before are no news."""
    return parcel.id not in known or known[parcel.id].state != "cancelled"


def parcel_effect(call: Call, parcel: Parcel, known: Mapping[UUID, Parcel]) -> ParcelEffect:
    """What becomes of a parcel, against the parcels as they stood."""
    fate: Fate = "kept" if parcel.state in _HERE else "left"
    if parcel.id not in known:
        fate = "new"
    elif parcel.state == "cancelled":
        fate = "given_back" if parcel.label_state == "void_requested" else "cancelled"
    return ParcelEffect(
        number=parcel.number, fate=fate, state=parcel.state, location_id=parcel.location_id, service=parcel.service,
        tracking_number=parcel.tracking_number, is_told=parcel.confirm_state == "confirmed", void_until=parcel.void_until,
        estimate_minor=parcel.estimate_minor if call.who.can("catalog", "see_cost") else None, currency=parcel.currency,
    )  # fmt: skip
