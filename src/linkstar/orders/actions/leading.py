"""Leading orders on: their customer, their items, holds, what was sent, and what people change or cancel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.kit.address import Address
from linkstar.kit.errors import Conflict, Invalid, NotFound
from linkstar.orders import rules
from linkstar.orders.actions.lines import as_json, insert_components
from linkstar.orders.actions.records import Mapped
from linkstar.orders.actions.states import lock_orders, refresh_states
from linkstar.orders.errors import NoSuchLine, OrderClosed, TooMany
from linkstar.orders.facts import CustomerLinked, OrderChanged, OrderHeld, OrderMapped, OrderReleased


async def link_customers(tx: Tx, customers: Mapping[UUID, tuple[UUID, UUID]]) -> None:
    """Says whose orders these are: order -> (identity, contact). Records CustomerLinked."""
    if not customers:
        return
    rows = await tx.rows(
        "UPDATE orders.orders o SET identity_id = u.identity, contact_id = u.contact"
        " FROM unnest(%(ids)s::uuid[], %(identities)s::uuid[], %(contacts)s::uuid[]) AS u (id, identity, contact)"
        " WHERE o.tenant_id = %(tenant)s AND o.id = u.id RETURNING o.id, o.contact_id",
        {
            "ids": list(customers),
            "identities": [c[0] for c in customers.values()],
            "contacts": [c[1] for c in customers.values()],
        },
    )
    tx.record(*(CustomerLinked(row.id, row.contact_id) for row in rows))


async def follow_contacts(tx: Tx, contact_of: Mapping[UUID, UUID]) -> None:
    """Shows on the orders of these identities the contact that they belong to now."""
    if contact_of:
        await tx.run(
            "UPDATE orders.orders o SET contact_id = u.contact"
            " FROM unnest(%(ids)s::uuid[], %(contacts)s::uuid[]) AS u (id, contact)"
            " WHERE o.tenant_id = %(tenant)s AND o.identity_id = u.id AND o.contact_id IS DISTINCT FROM u.contact",
            {"ids": sorted(contact_of), "contacts": [contact_of[id_] for id_ in sorted(contact_of)]},
        )


async def list_held_for(tx: Tx, code: str, item_ids: Sequence[UUID]) -> list[UUID]:
    """Orders that are held for one reason and contain any of these items."""
    rows = await tx.rows(
        "SELECT DISTINCT h.order_id FROM orders.holds h"
        " JOIN orders.components c ON c.tenant_id = h.tenant_id AND c.order_id = h.order_id"
        " WHERE h.tenant_id = %(tenant)s AND h.code = %(code)s AND h.released_at IS NULL AND c.item_id = ANY(%(items)s)"
        " ORDER BY h.order_id",
        {"code": code, "items": list(item_ids)},
    )
    return [row.order_id for row in rows]


async def map_lines(tx: Tx, mapped: Mapping[UUID, Mapped]) -> None:
    """Gives lines (by id) their items. Records OrderMapped for each order whose last unknown line this was."""
    if not mapped:
        return
    rows = await tx.rows(
        "SELECT order_id FROM orders.lines WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)", {"ids": list(mapped)}
    )
    await lock_orders(tx, {row.order_id for row in rows})
    taken = await tx.rows(
        "UPDATE orders.lines l SET listing_row_id = u.listing"
        " FROM unnest(%(ids)s::uuid[], %(listings)s::uuid[]) AS u (id, listing)"
        " WHERE l.tenant_id = %(tenant)s AND l.id = u.id AND l.listing_row_id IS NULL RETURNING l.id, l.order_id, l.shipped",
        {"ids": list(mapped), "listings": [one.listing_row_id for one in mapped.values()]},
    )
    await insert_components(
        tx,
        [(tx.new_id(), row.order_id, row.id, part.item_id, part.per_line_unit, part.kit_version, part.per_line_unit * row.shipped)
         for row in taken for part in mapped[row.id].parts],
    )  # fmt: skip
    order_ids = {row.order_id for row in taken}
    await refresh_states(tx, order_ids)
    still = await tx.rows(
        "SELECT DISTINCT order_id FROM orders.lines WHERE tenant_id = %(tenant)s AND order_id = ANY(%(ids)s)"
        " AND listing_row_id IS NULL AND ordered > cancelled",
        {"ids": list(order_ids)},
    )
    tx.record(*(OrderMapped(order_id) for order_id in sorted(order_ids - {row.order_id for row in still})))


async def hold(tx: Tx, holds: Sequence[tuple[UUID, str, str]]) -> None:
    """Holds orders: (order, code, reason in words). An order already held for this code is left alone."""
    if not holds:
        return
    await lock_orders(tx, (order_id for order_id, _, _ in holds))
    columns = [(tx.new_id(), order_id, code, reason) for order_id, code, reason in holds]
    opened = await tx.rows(
        "INSERT INTO orders.holds (tenant_id, id, order_id, code, reason, actor, opened_at)"
        " SELECT %(tenant)s, u.*, %(actor)s, %(now)s FROM unnest(%(a)s::uuid[], %(b)s::uuid[], %(c)s::text[], %(d)s::text[]) AS u"
        " ON CONFLICT (tenant_id, order_id, code) WHERE released_at IS NULL DO NOTHING RETURNING order_id, code",
        {"actor": tx.actor} | {name: list(v) for name, v in zip("abcd", zip(*columns, strict=True), strict=True)},
    )
    await refresh_states(tx, (order_id for order_id, _, _ in holds))
    tx.record(*(OrderHeld(row.order_id, row.code) for row in opened))


async def release_holds(tx: Tx, order_ids: Sequence[UUID], code: str = "") -> None:
    """Lifts holds of orders, all of them or those of one code. Records OrderReleased."""
    await lock_orders(tx, order_ids)
    lifted = await tx.rows(
        "UPDATE orders.holds SET released_at = %(now)s, released_by = %(actor)s WHERE tenant_id = %(tenant)s"
        " AND order_id = ANY(%(ids)s) AND released_at IS NULL AND (%(code)s = '' OR code = %(code)s) RETURNING order_id, code",
        {"ids": list(order_ids), "actor": tx.actor, "code": code},
    )
    await refresh_states(tx, order_ids)
    tx.record(*(OrderReleased(row.order_id, row.code) for row in lifted))


async def mark_released(tx: Tx, order_ids: Sequence[UUID], *, is_released: bool = True) -> None:
    """Says that a warehouse works on these orders (or, with False, that none does any more)."""
    await lock_orders(tx, order_ids)
    await refresh_states(tx, order_ids, is_released=is_released)


async def mark_shipped(tx: Tx, units: Mapping[UUID, int]) -> None:
    """Adds units that left to components (by id); a line's own figure grows when whole units of it, all parts, have left.

    A unit that left before its cancellation was noticed is shipped, not cancelled: what comes back will be a return.
    Raises psycopg CheckViolation rather than ship more than was ordered.
    """
    if not units:
        return
    rows = await tx.rows(
        "SELECT DISTINCT order_id FROM orders.components WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)",
        {"ids": list(units)},
    )
    order_ids = [row.order_id for row in rows]
    await lock_orders(tx, order_ids)
    await tx.run(
        "UPDATE orders.components c SET shipped = c.shipped + u.units"
        " FROM unnest(%(ids)s::uuid[], %(units)s::bigint[]) AS u (id, units) WHERE c.tenant_id = %(tenant)s AND c.id = u.id",
        {"ids": list(units), "units": list(units.values())},
    )
    await tx.run(
        """
        UPDATE orders.lines l SET shipped = whole.units, cancelled = least(l.cancelled, greatest(l.ordered - whole.units, 0))
        FROM (SELECT line_id, min(shipped / per_line_unit) AS units FROM orders.components
              WHERE tenant_id = %(tenant)s AND order_id = ANY(%(orders)s) GROUP BY line_id) AS whole
        WHERE l.tenant_id = %(tenant)s AND l.id = whole.line_id AND l.shipped < whole.units""",
        {"orders": order_ids},
    )
    await refresh_states(tx, order_ids)


async def complete(tx: Tx, order_ids: Sequence[UUID]) -> None:
    """Says that everything of these orders has arrived; one that is cancelled stays so."""
    await lock_orders(tx, order_ids)
    await tx.run(
        "UPDATE orders.orders SET commercial = 'completed'"
        " WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) AND commercial = 'open'",
        {"ids": list(order_ids)},
    )
    await refresh_states(tx, order_ids)


async def cancel(
    tx: Tx, order_id: UUID, *, lines: Mapping[UUID, int] | None = None, version: int | None = None
) -> None:
    """Cancels an order, or units of its lines (by line id). Raises NotFound, Conflict, OrderClosed, NoSuchLine, TooMany."""
    order = await _lock_for_edit(tx, order_id, version)
    stored = await tx.rows(
        "SELECT id, sku, ordered, cancelled, shipped FROM orders.lines WHERE tenant_id = %(tenant)s AND order_id = %(id)s"
        " ORDER BY id FOR UPDATE",
        {"id": order_id},
    )
    open_units = {row.id: row.ordered - row.cancelled - row.shipped for row in stored}
    wanted = open_units if lines is None else lines
    for line_id, units in wanted.items():
        if line_id not in open_units:
            raise NoSuchLine(field="lines", number=order.number, line=line_id)
        if units < 0 or units > open_units[line_id]:
            raise TooMany(
                field="lines",
                sku=next(r.sku for r in stored if r.id == line_id),
                open=open_units[line_id],
                wanted=units,
            )
    await tx.run(
        "UPDATE orders.lines l SET cancelled = l.cancelled + u.units"
        " FROM unnest(%(ids)s::uuid[], %(units)s::bigint[]) AS u (id, units)"
        " WHERE l.tenant_id = %(tenant)s AND l.id = u.id",
        {"ids": list(wanted), "units": list(wanted.values())},
    )
    moved = await refresh_states(tx, [order_id])
    if moved.get(order_id, ("", ""))[1] != "cancelled" and any(wanted.values()):
        tx.record(OrderChanged(order_id, "quantity"))


async def edit_address(tx: Tx, order_id: UUID, ship_to: Address, *, version: int) -> None:
    """Replaces where an order goes; the former address is kept. Raises NotFound, Conflict, OrderClosed."""
    await _lock_for_edit(tx, order_id, version)
    await tx.run(
        "INSERT INTO orders.addresses (tenant_id, id, order_id, ship_to, actor, replaced_at)"
        " SELECT tenant_id, %(new)s, id, ship_to, %(actor)s, %(now)s FROM orders.orders"
        " WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": order_id, "new": tx.new_id(), "actor": tx.actor},
    )
    await tx.run(
        "UPDATE orders.orders SET"
        " ship_to_at_channel = CASE WHEN ship_to_at_channel = '{}' THEN ship_to ELSE ship_to_at_channel END,"
        " ship_to = %(ship_to)s::jsonb, country = %(country)s, version = version + 1, changed_at = %(now)s"
        " WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": order_id, "ship_to": as_json(ship_to), "country": ship_to.country},
    )
    tx.record(OrderChanged(order_id, "ship_to"))


async def edit_lines(tx: Tx, order_id: UUID, open_units: Mapping[UUID, int], *, version: int) -> None:
    """Sets how many units of lines (by id) are still to be sent: more are ordered anew, fewer are cancelled.

    Records OrderChanged. Raises NotFound, Conflict, OrderClosed, NoSuchLine, Invalid.
    """
    order = await _lock_for_edit(tx, order_id, version)
    stored = await tx.rows(
        "SELECT id, ordered, cancelled, shipped FROM orders.lines WHERE tenant_id = %(tenant)s AND order_id = %(id)s"
        " ORDER BY id FOR UPDATE",
        {"id": order_id},
    )
    lines = {row.id: row for row in stored}
    rows = []
    for line_id, units in open_units.items():
        if line_id not in lines:
            raise NoSuchLine(field="lines", number=order.number, line=line_id)
        if units < 0:
            raise Invalid("lines", "a number of units is 0 or more")
        row = lines[line_id]
        ordered, cancelled = rules.line_with(row.ordered, row.cancelled, shipped=row.shipped, open_units=units)
        if (ordered, cancelled) != (row.ordered, row.cancelled):
            rows.append((line_id, ordered, cancelled))
    if not rows:
        return
    await tx.run(
        "UPDATE orders.lines l SET ordered = u.ordered, cancelled = u.cancelled,"
        " ordered_at_channel = coalesce(l.ordered_at_channel, l.ordered)"
        " FROM unnest(%(a)s::uuid[], %(b)s::bigint[], %(c)s::bigint[]) AS u (id, ordered, cancelled)"
        " WHERE l.tenant_id = %(tenant)s AND l.id = u.id",
        {name: list(values) for name, values in zip("abc", zip(*rows, strict=True), strict=True)},
    )
    await _touch(tx, order_id)
    moved = await refresh_states(tx, [order_id])
    if moved.get(order_id, ("", ""))[1] != "cancelled":
        tx.record(OrderChanged(order_id, "quantity"))


async def edit_ioss_number(tx: Tx, order_id: UUID, ioss_number: str, *, version: int) -> None:
    """Gives an order the marketplace's IOSS number where its message had none. Raises NotFound, Conflict, OrderClosed."""
    await _lock_for_edit(tx, order_id, version)
    await tx.run(
        "UPDATE orders.orders SET ioss_number = %(ioss)s WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": order_id, "ioss": ioss_number},
    )
    await _touch(tx, order_id)
    tx.record(OrderChanged(order_id, "ioss_number"))


async def _touch(tx: Tx, order_id: UUID) -> None:
    await tx.run(
        "UPDATE orders.orders SET version = version + 1, changed_at = %(now)s WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": order_id},
    )


async def _lock_for_edit(tx: Tx, order_id: UUID, version: int | None) -> Any:
    order = await tx.row(
        "SELECT id, number, state, version FROM orders.orders WHERE tenant_id = %(tenant)s AND id = %(id)s FOR UPDATE",
        {"id": order_id},
    )
    if order is None:
        raise NotFound(thing="order")
    if version is not None and order.version != version:
        raise Conflict
    if not rules.can_cancel(order.state):
        raise OrderClosed(number=order.number, state=order.state)
    return order
