"""What people put on orders for each other: tags, who looks after it, notes. None of it changes where an order goes."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.kit.errors import Invalid
from linkstar.orders import rules
from linkstar.orders.facts import OrderAssigned, OrderNoted, OrderTagged

_TAG = """
WITH locked AS MATERIALIZED (
    SELECT id, tags FROM orders.orders WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) ORDER BY id FOR UPDATE
), after AS (
    SELECT id, tags AS before, ARRAY(SELECT DISTINCT one FROM unnest(tags || %(add)s::text[]) AS one
                                     WHERE one <> ALL(%(remove)s::text[]) ORDER BY one) AS tags FROM locked
)
UPDATE orders.orders o SET tags = after.tags, changed_at = %(now)s FROM after
WHERE o.tenant_id = %(tenant)s AND o.id = after.id AND o.tags <> after.tags RETURNING o.id, o.tags, after.before
"""
_NOTE = """
INSERT INTO orders.notes (tenant_id, id, order_id, words, actor, written_at)
SELECT %(tenant)s, u.*, %(actor)s, %(now)s FROM unnest(%(ids)s::uuid[], %(orders)s::uuid[], %(words)s::text[]) AS u
"""


async def tag(tx: Tx, order_ids: Sequence[UUID], *, add: Sequence[str] = (), remove: Sequence[str] = ()) -> list[UUID]:
    """Puts tags on orders and takes others off; returns those that changed. Records OrderTagged. Raises Invalid.

    The words are kept as `rules.tag_of` writes them. Known ids only; an order bears `rules.TAGS_MAX` tags at most.
    """
    added, gone = _tags_of(add), _tags_of(remove)
    rows = await tx.rows(_TAG, {"ids": sorted(set(order_ids)), "add": added, "remove": gone})
    if any(len(row.tags) > rules.TAGS_MAX for row in rows):
        raise Invalid("add", f"an order bears {rules.TAGS_MAX} tags at most")
    if not rows:
        return []
    ids = [row.id for row in rows]
    await tx.run(
        "DELETE FROM orders.tagged WHERE tenant_id = %(tenant)s AND order_id = ANY(%(ids)s) AND tag = ANY(%(gone)s)",
        {"ids": ids, "gone": gone},
    )
    await tx.run(
        "INSERT INTO orders.tagged (tenant_id, order_id, tag) SELECT tenant_id, id, unnest(tags) FROM orders.orders"
        " WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) ON CONFLICT (tenant_id, order_id, tag) DO NOTHING",
        {"ids": ids},
    )
    for row in rows:
        before, after = set(row.before), set(row.tags)
        tx.record(OrderTagged(row.id, ",".join(sorted(after - before)), ",".join(sorted(before - after))))
    return ids


def _tags_of(said: Sequence[str]) -> list[str]:
    tags = [rules.tag_of(one) for one in said]
    if not all(tags):
        raise Invalid("tag", f"a tag has 1 to {rules.TAG_LENGTH_MAX} characters and no comma")
    return sorted(set(tags))


async def assign(tx: Tx, order_ids: Sequence[UUID], assignee_id: UUID | None) -> dict[UUID, UUID | None]:
    """Says who looks after orders (None: nobody); returns who did before, of those that changed. Records OrderAssigned."""
    rows = await tx.rows(
        "WITH locked AS MATERIALIZED (SELECT id, assignee_id AS before FROM orders.orders"
        " WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) ORDER BY id FOR UPDATE)"
        " UPDATE orders.orders o SET assignee_id = %(who)s, changed_at = %(now)s FROM locked"
        " WHERE o.tenant_id = %(tenant)s AND o.id = locked.id AND o.assignee_id IS DISTINCT FROM %(who)s::uuid"
        " RETURNING o.id, locked.before",
        {"ids": sorted(set(order_ids)), "who": assignee_id},
    )
    tx.record(*(OrderAssigned(row.id, assignee_id) for row in rows))
    return {row.id: row.before for row in rows}


async def note(tx: Tx, notes: Sequence[tuple[UUID, str]]) -> None:
    """Writes notes on orders (order, words), for colleagues only. Records OrderNoted."""
    ids = tx.new_ids(len(notes))
    orders, words = [order_id for order_id, _ in notes], [said for _, said in notes]
    await tx.run(_NOTE, {"ids": ids, "orders": orders, "words": words, "actor": tx.actor})
    tx.record(*(OrderNoted(order_id, id_) for id_, order_id in zip(ids, orders, strict=True)))
