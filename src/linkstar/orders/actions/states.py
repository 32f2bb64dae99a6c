"""Deriving the state of orders from what stands in the tables, after whatever changed there."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.orders import rules
from linkstar.orders.facts import OrderCancelled, OrderShipped


async def refresh_states(
    tx: Tx, order_ids: Iterable[UUID], *, is_released: bool | None = None
) -> dict[UUID, tuple[str, str]]:
    """Derives and stores the state of locked orders; returns (before, after) by id of those whose state changed.

    `is_released` says whether a warehouse works on them from now on; None leaves that as it is. Records OrderCancelled and
    OrderShipped for orders that have just come to such an end.
    """
    rows = await tx.rows(
        """
        SELECT o.id, o.state, o.commercial, o.payment, o.fulfilled_by, o.is_released AS was_released,
               coalesce(%(released)s::boolean, o.is_released) AS is_released,
               coalesce(sum(l.ordered), 0)::bigint AS ordered, coalesce(sum(l.cancelled), 0)::bigint AS cancelled,
               coalesce(sum(l.shipped), 0)::bigint AS shipped,
               coalesce(bool_or(l.listing_row_id IS NULL AND l.ordered > l.cancelled), false) AS is_unmapped,
               (SELECT count(*) FROM orders.holds h
                WHERE h.tenant_id = o.tenant_id AND h.order_id = o.id AND h.released_at IS NULL) AS holds
        FROM orders.orders o LEFT JOIN orders.lines l ON l.tenant_id = o.tenant_id AND l.order_id = o.id
        WHERE o.tenant_id = %(tenant)s AND o.id = ANY(%(ids)s) GROUP BY o.tenant_id, o.id ORDER BY o.id""",
        {"ids": sorted(set(order_ids)), "released": is_released},
    )
    after = {
        row.id: rules.state_of(
            rules.Standing(row.commercial, row.payment, row.fulfilled_by, row.ordered, row.cancelled, row.shipped,
                           row.is_unmapped, row.holds, row.is_released)
        )
        for row in rows
    }  # fmt: skip
    moved = {row.id: (row.state, after[row.id]) for row in rows if row.state != after[row.id]}
    changed = [row for row in rows if row.id in moved or row.is_released != row.was_released]
    if changed:
        await tx.run(
            "UPDATE orders.orders o SET state = u.state, is_released = u.released, changed_at = %(now)s,"
            " version = o.version + (o.state <> u.state)::int"
            " FROM unnest(%(ids)s::uuid[], %(states)s::text[], %(flags)s::boolean[]) AS u (id, state, released)"
            " WHERE o.tenant_id = %(tenant)s AND o.id = u.id",
            {
                "ids": [row.id for row in changed],
                "states": [after[row.id] for row in changed],
                "flags": [row.is_released for row in changed],
            },
        )
    for order_id, (_, state) in moved.items():
        if state == "cancelled":
            tx.record(OrderCancelled(order_id))
        elif state in ("shipped", "completed") and moved[order_id][0] not in ("shipped", "completed"):
            tx.record(OrderShipped(order_id))
    return moved


async def lock_orders(tx: Tx, order_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Locks orders in id order; returns the state of each that exists."""
    rows = await tx.rows(
        "SELECT id, state FROM orders.orders WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) ORDER BY id FOR UPDATE",
        {"ids": sorted(set(order_ids))},
    )
    return {row.id: row.state for row in rows}
