"""Orders: finding them, everything about one, and what a person may do with it."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from linkstar import inventory, orders, shipping
from linkstar.api.call import Call, Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import (
    AddressAsked,
    AddressShown,
    Asked,
    Done,
    Moment,
    Shown,
    Some,
    Text,
    Unmask,
    Version,
    Words,
    address_shown,
)
from linkstar.api.timeline import Event, timeline
from linkstar.core.access import rules
from linkstar.flows import amend
from linkstar.kit.address import Address
from linkstar.kit.errors import Conflict, NotFound
from linkstar.orders.errors import NoSuchLine, OrderClosed, TooMany
from linkstar.orders.queries.holds import list_holds
from linkstar.orders.queries.marks import list_notes
from linkstar.shipping.errors import LabelKept

router: APIRouter = noun_router("/orders", "orders")
State = Literal["", "awaiting_payment", "unmapped", "on_hold", "ready", "released", "partly_shipped", "shipped", "completed",
                "cancel_requested", "cancelled", "channel_fulfilled"]  # fmt: skip


class BuyerShown(Shown):
    """Who bought, as the channel tells it; masked unless it was asked for in full."""

    name: str = ""
    email: str = ""
    phone: str = ""


class OrderShown(Shown):
    """An order; amounts in minor units of `currency`."""

    id: UUID
    shop_id: UUID
    external_id: str
    number: str
    state: str
    commercial: str
    payment: str
    fulfilled_by: str
    currency: str
    total_minor: int
    placed_at: Moment
    ship_by_at: Moment | None
    deliver_by_at: Moment | None
    zone: str
    country: str
    ship_to: AddressShown
    buyer: BuyerShown
    contact_id: UUID | None
    service_level: str
    is_business: bool
    channel_state: str
    source: str
    captured_at: Moment
    version: int
    tags: list[str]
    assignee_id: UUID | None
    resend_of_id: UUID | None


class LineShown(Shown):
    """A line of an order; amounts are of the whole line."""

    id: UUID
    external_id: str
    listing_id: str
    sku: str
    title: str
    listing_row_id: UUID | None
    ordered: int
    cancelled: int
    shipped: int
    returned: int
    price_minor: int
    tax_minor: int
    discount_minor: int


class ReservedShown(Shown):
    """Units that are promised to the order; `location_id` null: short."""

    item_id: UUID
    location_id: UUID | None
    quantity: int
    state: str
    expires_at: Moment | None


class ParcelOfOrder(Shown):
    """A parcel of the order; `box_id`: it travels in the box and under the label of this other parcel."""

    id: UUID
    number: str
    location_id: UUID
    fulfilment_order_id: UUID
    account_id: UUID
    service: str
    state: str
    tracking_number: str
    tracking_status: str
    confirm_state: str
    hold_reason: str
    hold_field: str
    box_id: UUID | None
    is_shared: bool


class OfferShown(Shown):
    """A way that was considered and why it won or lost, in words. `cost_minor` is hidden from those who may not see costs."""

    location_id: UUID
    location: str
    service: str
    quantities: list[int]
    cost_minor: int | None
    hand_over: str
    is_late: bool
    code: str
    text: str


class RouteShown(Shown):
    """The newest decision about the way of the order."""

    decision_id: UUID
    decided_at: Moment
    text: str
    cost_minor: int | None
    currency: str
    is_late: bool
    offers: list[OfferShown]


class HoldShown(Shown):
    """A reason why a person has to look first."""

    code: str
    reason: str
    actor: str
    opened_at: Moment
    released_at: Moment | None
    released_by: str


class NoteShown(Shown):
    """A note for colleagues."""

    id: UUID
    words: str
    actor: str
    written_at: Moment


class OrderWhole(OrderShown):
    """Everything about one order."""

    holds: list[HoldShown]
    lines: list[LineShown]
    reservations: list[ReservedShown]
    parcels: list[ParcelOfOrder]
    notes: list[NoteShown]
    timeline: list[Event]


class LineUnits(Asked):
    """Units of a line."""

    line_id: UUID
    quantity: Some


GiveBack = Annotated[
    bool, Field(description="labels that were bought are given back, and what is left of the order goes anew")
]


class CancelOrder(Asked):
    """What shall be cancelled; without `lines` everything that has not left."""

    lines: Annotated[list[LineUnits] | None, Field(default=None, min_length=1, max_length=500)]
    version: Version
    give_back_labels: GiveBack = False
    reason: Text = ""

    def units(self) -> dict[UUID, int] | None:
        """Units by line; None for everything."""
        if self.lines is None:
            return None
        units: dict[UUID, int] = {}
        for line in self.lines:
            units[line.line_id] = units.get(line.line_id, 0) + line.quantity
        return units


class EditAddress(Asked):
    """Where the order shall go instead."""

    ship_to: AddressAsked
    version: Version
    give_back_labels: GiveBack = False


class HoldOrder(Asked):
    """Why a person has to look first."""

    reason: Words


class ReleaseOrder(Asked):
    """Which hold is lifted; without a code all of them."""

    code: Annotated[str, Field(max_length=100)] = ""


@router.get("/{order_id}", dependencies=[needs("orders", "read")])
async def get_order(call: Here, order_id: UUID, unmask: Unmask = False) -> OrderWhole:
    """One order with its lines, promises, parcels and timeline."""
    order = await mine(call, order_id)
    in_full = await call.unmask(unmask, "orders", order_id, shops=[order.shop_id])
    call.tag(order.version)
    lines = await orders.list_lines(call.tx, [order_id])
    parcels = await shipping.list_parcels(call.tx, order_id=order_id, limit=200)
    return OrderWhole(
        **shown(order, in_full=in_full).model_dump(),
        holds=[HoldShown.model_validate(one) for one in await list_holds(call.tx, order_id)],
        lines=[LineShown.model_validate(line) for line in lines],
        reservations=[ReservedShown.model_validate(one) for one in await inventory.list_reserved(call.tx, [order_id])],
        parcels=[ParcelOfOrder.model_validate(parcel) for parcel in parcels.rows],
        notes=[NoteShown.model_validate(one) for one in await list_notes(call.tx, order_id)],
        timeline=await timeline(call, order_id),
    )


@router.get("/{order_id}/route", dependencies=[needs("orders", "read")])
async def explain_route(call: Here, order_id: UUID) -> RouteShown | None:
    """Why the order goes the way it goes: every offer considered and why it won or lost, in the reader's language.

    Null while nothing is decided yet.
    """
    await mine(call, order_id)
    found = await shipping.explain_route(call.tx, order_id, call.language)
    if found is None:
        return None
    shown = RouteShown.model_validate(found)
    if not call.who.can("catalog", "see_cost"):
        shown.cost_minor = None
        for offer in shown.offers:
            offer.cost_minor, offer.text = None, ""
    return shown


@router.post("/{order_id}/cancel", dependencies=[needs("orders", "cancel")],
             responses=refuses(NotFound, OrderClosed, NoSuchLine, TooMany, Conflict, LabelKept))  # fmt: skip
async def cancel(call: Here, order_id: UUID, body: CancelOrder) -> Done:
    """Cancels the order, or units of its lines."""
    before = await mine(call, order_id)
    lines, version = body.units(), version_of(call, body.version)
    await amend.cancel_units(call.tx, order_id, lines, version=version, give_back=body.give_back_labels)
    after = {"lines": lines or "all", "reason": body.reason}
    call.changed(order_id, before={"state": before.state}, after=after)
    return Done()


@router.patch("/{order_id}/address", dependencies=[needs("orders", "edit")],
              responses=refuses(NotFound, OrderClosed, Conflict, LabelKept))  # fmt: skip
async def edit_address(call: Here, order_id: UUID, body: EditAddress) -> Done:
    """Sends the order to another address; the former one is kept."""
    before = await mine(call, order_id)
    to, version = body.ship_to.address(), call.version(body.version)
    await amend.edit_address(call.tx, order_id, to, version=version, give_back=body.give_back_labels)
    masked = rules.mask_address(body.ship_to.address())
    call.changed(order_id, before=_place(rules.mask_address(before.address())), after=_place(masked))
    return Done()


@router.post("/{order_id}/hold", dependencies=[needs("orders", "hold")], responses=refuses(NotFound))
async def hold(call: Here, order_id: UUID, body: HoldOrder) -> Done:
    """Holds the order until somebody releases it."""
    before = await mine(call, order_id)
    await orders.hold(call.tx, [(order_id, "by_hand", body.reason)])
    call.changed(order_id, before={"state": before.state}, after={"reason": body.reason})
    return Done()


@router.post("/{order_id}/release", dependencies=[needs("orders", "release")], responses=refuses(NotFound))
async def release(call: Here, order_id: UUID, body: ReleaseOrder) -> Done:
    """Lifts the order's holds, so that it goes on."""
    before = await mine(call, order_id)
    await orders.release_holds(call.tx, [order_id], body.code)
    call.changed(order_id, before={"state": before.state}, after={"code": body.code})
    return Done()


async def mine(call: Call, order_id: UUID) -> orders.Order:
    """The order, if it is of one of their shops. Raises NotFound."""
    order = await orders.get_order(call.tx, order_id)
    call.check_scope("order", shop=order.shop_id)
    return order


def version_of(call: Call, said: int | None) -> int | None:
    """The version that a cancellation was decided on, where it says one."""
    return call.version(said) if said is not None or "if-match" in call.request.headers else None


def _place(address: Address) -> dict[str, str]:
    return {"city": address.city, "postcode": address.postcode, "country": address.country, "line1": address.line1}


def shown(order: orders.Order, *, in_full: bool) -> OrderShown:
    """An order as this reader may see it."""
    plain: dict[str, Any] = {
        name: getattr(order, name) for name in OrderShown.model_fields if name not in ("ship_to", "buyer")
    }
    buyer = {name: str(order.buyer.get(name, "")) for name in ("name", "email", "phone")}
    if not in_full:
        masks = {"name": rules.mask_name, "email": rules.mask_email, "phone": rules.mask_phone}
        buyer = {name: masks[name](value) for name, value in buyer.items()}
    return OrderShown(**plain, ship_to=address_shown(order.address(), in_full=in_full), buyer=BuyerShown(**buyer))
