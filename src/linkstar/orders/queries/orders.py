"""Reading orders by id, their lines and what they still need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.kit.address import Address
from linkstar.kit.errors import NotFound

COLUMNS = (
    "id, shop_id, external_id, number, state, commercial, payment, fulfilled_by, currency, total_minor, placed_at, ship_by_at,"
    " deliver_by_at, zone, country, ship_to, buyer, identity_id, contact_id, service_level, ioss_number, is_business,"
    " channel_state, source, captured_at, version, tags, assignee_id, resend_of_id, priority"
)
_LINE_COLUMNS = (
    "l.id, l.order_id, l.external_id, l.listing_id, l.sku, l.title, l.listing_row_id, l.ordered, l.cancelled, l.shipped,"
    " l.returned, l.price_minor, l.tax_minor, l.discount_minor, l.fulfilment_id, coalesce(l.ordered_at_channel, l.ordered)"
)


class Wanted(NamedTuple):
    """Units of an item that an order still has to be promised and sent: `owner_id` is the component."""

    order_id: UUID
    owner_id: UUID
    line_id: UUID
    item_id: UUID
    quantity: int
    country: str
    is_paid: bool
    placed_at: datetime
    ship_by_at: datetime | None


class Order(NamedTuple):
    """An order as it stands; totals in minor units of `currency`."""

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
    placed_at: datetime
    ship_by_at: datetime | None
    deliver_by_at: datetime | None
    zone: str
    country: str
    ship_to: Mapping[str, Any]
    buyer: Mapping[str, Any]
    identity_id: UUID | None
    contact_id: UUID | None
    service_level: str
    ioss_number: str
    is_business: bool
    channel_state: str
    source: str
    captured_at: datetime
    version: int
    tags: Sequence[str] = ()
    assignee_id: UUID | None = None
    resend_of_id: UUID | None = None
    priority: int = 0

    def address(self) -> Address:
        """The ship-to address."""
        return Address(**self.ship_to)


class Line(NamedTuple):
    """A line of an order."""

    id: UUID
    order_id: UUID
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
    fulfilment_id: str
    sold: int  # units that the price is for: what the channel told, whatever people changed since

    @property
    def open(self) -> int:
        """Units that are still to be sent."""
        return self.ordered - self.cancelled - self.shipped


async def open_demand(tx: Tx, order_ids: Sequence[UUID]) -> list[Wanted]:
    """Units that these orders still have to be promised, with the orders locked so that no other step serves them too.

    Only orders that we send ourselves, are not closed or cancelled, and know all their items: an order is promised whole.
    The lines are read by a statement of their own: one that has to wait for the lock would count what was shipped before.
    """
    locked = await tx.rows(
        "SELECT id FROM orders.orders WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) AND fulfilled_by = 'seller'"
        " AND state IN ('ready', 'on_hold', 'awaiting_payment', 'released', 'partly_shipped') ORDER BY id FOR UPDATE",
        {"ids": list(order_ids)},
    )
    return await tx.all(
        Wanted,
        """
        SELECT o.id, c.id, c.line_id, c.item_id, greatest(0, c.per_line_unit * (l.ordered - l.cancelled) - c.shipped), o.country,
               o.payment IN ('authorised', 'paid', 'partly_refunded'), o.placed_at, o.ship_by_at
        FROM orders.orders o JOIN orders.components c ON c.tenant_id = o.tenant_id AND c.order_id = o.id
        JOIN orders.lines l ON l.tenant_id = c.tenant_id AND l.id = c.line_id
        WHERE o.tenant_id = %(tenant)s AND o.id = ANY(%(ids)s)
          AND NOT EXISTS (SELECT 1 FROM orders.lines x WHERE x.tenant_id = o.tenant_id AND x.order_id = o.id
                          AND x.listing_row_id IS NULL AND x.ordered > x.cancelled)
        ORDER BY o.ship_by_at NULLS LAST, o.placed_at, c.id""",
        {"ids": [row.id for row in locked]},
    )


async def list_routable(tx: Tx, order_ids: Sequence[UUID]) -> list[Order]:
    """Those of the orders that may be sent now: paid, mapped, not held, not cancelled, no warehouse at work; locked.

    The one with the highest priority, and among equals the one that must leave first, is the first: labels are bought in this
    order.
    """
    rows = await tx.all(
        Order,
        f"SELECT {COLUMNS} FROM orders.orders WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)"  # noqa: S608 - own text only
        " AND state = 'ready' ORDER BY id FOR UPDATE",
        {"ids": list(order_ids)},
    )
    return sorted(rows, key=lambda one: (-one.priority, one.ship_by_at is None, one.ship_by_at, one.placed_at))


async def get_orders(tx: Tx, order_ids: Sequence[UUID]) -> dict[UUID, Order]:
    """Orders by id; unknown ids are left out."""
    rows = await tx.all(
        Order,
        f"SELECT {COLUMNS} FROM orders.orders WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)",  # noqa: S608 - own text only
        {"ids": list(order_ids)},
    )
    return {row.id: row for row in rows}


async def get_order(tx: Tx, order_id: UUID) -> Order:
    """One order. Raises NotFound."""
    found = await get_orders(tx, [order_id])
    if order_id not in found:
        raise NotFound(thing="order")
    return found[order_id]


async def list_lines(tx: Tx, order_ids: Sequence[UUID]) -> list[Line]:
    """The lines of orders, in the order they were captured."""
    return await tx.all(
        Line,
        f"SELECT {_LINE_COLUMNS} FROM orders.lines l WHERE l.tenant_id = %(tenant)s AND l.order_id = ANY(%(ids)s)"  # noqa: S608 - own text only
        " ORDER BY l.order_id, l.id",
        {"ids": list(order_ids)},
    )


class Component(NamedTuple):
    """An item inside a line, frozen at capture: `per_line_unit` units of it in one unit of the line."""

    id: UUID
    order_id: UUID
    line_id: UUID
    item_id: UUID
    per_line_unit: int
    shipped: int  # units of it
    line_sold: int  # units that the price of the line is for
    line_price_minor: int  # of the whole line, as it was sold
    line_discount_minor: int


async def list_components(tx: Tx, order_ids: Sequence[UUID]) -> list[Component]:
    """What is inside the lines of orders."""
    return await tx.all(
        Component,
        "SELECT c.id, c.order_id, c.line_id, c.item_id, c.per_line_unit, c.shipped,"
        " coalesce(l.ordered_at_channel, l.ordered),"
        " l.price_minor, l.discount_minor"
        " FROM orders.components c JOIN orders.lines l ON l.tenant_id = c.tenant_id AND l.id = c.line_id"
        " WHERE c.tenant_id = %(tenant)s AND c.order_id = ANY(%(ids)s) ORDER BY c.line_id, c.id",
        {"ids": list(order_ids)},
    )


async def list_unmapped_lines(
    tx: Tx, *, shop_id: UUID | None = None, skus: Sequence[tuple[str, str]] = ()
) -> list[Line]:
    """Open lines that no item is known for, of one shop, or only those of these (listing id, sku)."""
    return await tx.all(
        Line,
        f"""SELECT {_LINE_COLUMNS} FROM orders.lines l JOIN orders.orders o ON o.tenant_id = l.tenant_id AND o.id = l.order_id
            WHERE l.tenant_id = %(tenant)s AND l.listing_row_id IS NULL AND l.ordered > l.cancelled
              AND o.fulfilled_by = 'seller' AND (%(shop)s::uuid IS NULL OR o.shop_id = %(shop)s)
              AND (%(all)s OR (l.listing_id, l.sku) IN (SELECT * FROM unnest(%(listings)s::text[], %(skus)s::text[])))
            ORDER BY l.id""",  # noqa: S608 - own text only
        {"shop": shop_id, "all": not skus, "listings": [one[0] for one in skus], "skus": [one[1] for one in skus]},
    )


async def list_countries(tx: Tx, *, since: datetime) -> list[str]:
    """The countries that orders placed since a moment go to."""
    rows = await tx.rows(
        "SELECT DISTINCT country FROM orders.orders WHERE tenant_id = %(tenant)s AND placed_at >= %(since)s AND country <> ''"
        " ORDER BY country",
        {"since": since},
    )
    return [row.country for row in rows]
