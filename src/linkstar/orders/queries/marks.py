"""What people wrote on orders for each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from linkstar.core.db import Tx


class Note(NamedTuple):
    """A note for colleagues."""

    id: UUID
    words: str
    actor: str
    written_at: datetime


async def list_notes(tx: Tx, order_id: UUID) -> list[Note]:
    """The notes on an order, the oldest first."""
    return await tx.all(
        Note,
        "SELECT id, words, actor, written_at FROM orders.notes WHERE tenant_id = %(tenant)s AND order_id = %(id)s ORDER BY id",
        {"id": order_id},
    )


async def list_tags(tx: Tx, *, shop_ids: Sequence[UUID] | None = None, limit: int = 200) -> list[str]:
    """The tags that orders bear, in order of their letters; of these shops only.

    Each tag is found by one step along its index, however many orders bear it.
    """
    rows = await tx.rows(
        """
        WITH RECURSIVE words AS (
            (SELECT tag FROM orders.tagged WHERE tenant_id = %(tenant)s ORDER BY tag LIMIT 1)
            UNION ALL
            SELECT (SELECT t.tag FROM orders.tagged t WHERE t.tenant_id = %(tenant)s AND t.tag > w.tag ORDER BY t.tag LIMIT 1)
            FROM words w WHERE w.tag IS NOT NULL
        )
        SELECT w.tag FROM words w WHERE w.tag IS NOT NULL AND (%(shops)s::uuid[] IS NULL OR EXISTS (
            SELECT FROM orders.tagged t JOIN orders.orders o ON o.tenant_id = t.tenant_id AND o.id = t.order_id
            WHERE t.tenant_id = %(tenant)s AND t.tag = w.tag AND o.shop_id = ANY(%(shops)s::uuid[])))
        ORDER BY w.tag LIMIT %(limit)s""",
        {"shops": None if shop_ids is None else list(shop_ids), "limit": limit},
    )
    return [row.tag for row in rows]
