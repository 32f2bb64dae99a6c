"""The two statements that every verb here begins and ends with: lock levels in order, change their counters together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.inventory.facts import AtpChanged, StockFreed
from linkstar.inventory.rules import Free

Key = tuple[UUID, UUID]  # item, location


async def lock_free(tx: Tx, item_ids: Iterable[UUID]) -> Free:
    """Locks the sellable levels of these items (id order, so nobody waits in a circle) and returns what is free on each."""
    rows = await tx.rows(
        """
        SELECT l.item_id, l.location_id, l.on_hand - l.reserved AS free
        FROM inventory.levels l
        JOIN inventory.locations p ON p.tenant_id = l.tenant_id AND p.id = l.location_id
        WHERE l.tenant_id = %(tenant)s AND l.item_id = ANY(%(items)s) AND l.pool = 'sellable'
          AND p.is_sellable AND p.type IN ('own', 'third_party')
        ORDER BY l.item_id, l.location_id FOR UPDATE OF l""",
        {"items": sorted(set(item_ids))},
    )
    free: Free = defaultdict(dict)
    for row in rows:
        free[row.item_id][row.location_id] = row.free
    return free


async def lock_levels(tx: Tx, keys: Iterable[Key], pool: str = "sellable") -> dict[Key, tuple[int, int]]:
    """Makes these levels where they are missing and locks all levels of their items in id order.

    Returns (on hand, reserved) of every level of these items in the pool.
    """
    wanted = sorted(set(keys))
    params = {"items": [item for item, _ in wanted], "locations": [place for _, place in wanted], "pool": pool}
    await tx.run(
        "INSERT INTO inventory.levels (tenant_id, item_id, location_id, pool)"
        " SELECT %(tenant)s, i, l, %(pool)s FROM unnest(%(items)s::uuid[], %(locations)s::uuid[]) AS u (i, l)"
        " ON CONFLICT DO NOTHING",
        params,
    )
    rows = await tx.rows(
        """
        SELECT item_id, location_id, on_hand, reserved FROM inventory.levels
        WHERE tenant_id = %(tenant)s AND pool = %(pool)s AND lot = '' AND item_id = ANY(%(items)s)
        ORDER BY item_id, location_id FOR UPDATE""",
        params,
    )
    return {(row.item_id, row.location_id): (row.on_hand, row.reserved) for row in rows}


async def change_levels(
    tx: Tx, on_hand: Mapping[Key, int], reserved: Mapping[Key, int], *, pool: str = "sellable"
) -> None:
    """Adds differences to locked levels in one statement and announces what may be promised now.

    Raises psycopg CheckViolation rather than oversell: the database has the last word.
    """
    keys = sorted({key for key in (*on_hand, *reserved) if on_hand.get(key) or reserved.get(key)})
    if not keys:
        return
    await tx.run(
        """
        UPDATE inventory.levels l
        SET on_hand = l.on_hand + u.on_hand, reserved = l.reserved + u.reserved, version = l.version + 1
        FROM unnest(%(items)s::uuid[], %(locations)s::uuid[], %(on_hand)s::bigint[], %(reserved)s::bigint[])
             AS u (item_id, location_id, on_hand, reserved)
        WHERE l.tenant_id = %(tenant)s AND l.item_id = u.item_id AND l.location_id = u.location_id
          AND l.pool = %(pool)s AND l.lot = ''
        """,
        {
            "items": [item for item, _ in keys],
            "locations": [place for _, place in keys],
            "on_hand": [on_hand.get(key, 0) for key in keys],
            "reserved": [reserved.get(key, 0) for key in keys],
            "pool": pool,
        },
    )
    if pool == "sellable":
        _announce(tx, keys, on_hand, reserved)


def _announce(tx: Tx, keys: Sequence[Key], on_hand: Mapping[Key, int], reserved: Mapping[Key, int]) -> None:
    changes: dict[UUID, list[int]] = defaultdict(list)
    for key in keys:
        changes[key[0]].append(on_hand.get(key, 0) - reserved.get(key, 0))
    tx.record(*(AtpChanged(item) for item, diffs in changes.items() if any(diffs)))
    tx.record(*(StockFreed(item) for item, diffs in changes.items() if any(diff > 0 for diff in diffs)))
