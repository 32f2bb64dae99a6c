"""Which orders go before others."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.orders.facts import OrderPrioritised


async def prioritise(tx: Tx, priorities: Mapping[UUID, int]) -> None:
    """Sets the priority of orders (by id): 2 urgent, 1 high, 0 normal, -1 low. Records OrderPrioritised where it changed."""
    ids = sorted(priorities)
    if not ids:
        return
    rows = await tx.rows(
        "WITH locked AS MATERIALIZED (SELECT id FROM orders.orders WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)"
        " ORDER BY id FOR UPDATE)"
        " UPDATE orders.orders o SET priority = u.priority, changed_at = %(now)s"
        " FROM locked JOIN unnest(%(ids)s::uuid[], %(ranks)s::bigint[]) AS u (id, priority) ON u.id = locked.id"
        " WHERE o.tenant_id = %(tenant)s AND o.id = u.id AND o.priority <> u.priority RETURNING o.id, o.priority",
        {"ids": ids, "ranks": [priorities[id_] for id_ in ids]},
    )
    tx.record(*(OrderPrioritised(row.id, row.priority) for row in rows))
