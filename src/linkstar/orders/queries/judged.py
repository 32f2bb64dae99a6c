"""What only automations and their dry runs ask of many orders at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from linkstar.core.db import Tx


async def list_open_holds(tx: Tx, order_ids: Sequence[UUID]) -> Mapping[UUID, set[str]]:
    """The codes of the holds that are open on these orders."""
    rows = await tx.rows(
        "SELECT order_id, code FROM orders.holds WHERE tenant_id = %(tenant)s AND order_id = ANY(%(ids)s)"
        " AND released_at IS NULL",
        {"ids": list(order_ids)},
    )
    found: dict[UUID, set[str]] = defaultdict(set)
    for row in rows:
        found[row.order_id].add(row.code)
    return found


async def get_buyer_notes(tx: Tx, order_ids: Sequence[UUID]) -> dict[UUID, str]:
    """What buyers wrote with their orders, as channels told it."""
    rows = await tx.rows(
        "SELECT id, note FROM orders.orders WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)",
        {"ids": list(order_ids)},
    )
    return {row.id: row.note for row in rows}
