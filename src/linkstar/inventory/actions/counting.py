"""Cycle counts that may take an hour while orders go on (scenarios 19, 20)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.inventory import rules
from linkstar.inventory.actions.levels import change_levels, lock_levels
from linkstar.inventory.actions.stocking import displace, refuse_kept, write_movements
from linkstar.inventory.errors import CountClosed
from linkstar.kit.errors import NotFound


async def start_count(tx: Tx, location_id: UUID, item_ids: Sequence[UUID]) -> UUID:
    """Opens a count of items at a location; movements from now on are not lost when it is posted. Raises KeptElsewhere."""
    await refuse_kept(tx, [location_id])
    count_id = tx.new_id()
    levels = await lock_levels(tx, ((item, location_id) for item in item_ids))
    await tx.run(
        "INSERT INTO inventory.counts (tenant_id, id, location_id, started_at, actor)"
        " VALUES (%(tenant)s, %(id)s, %(location)s, %(now)s, %(actor)s)",
        {"id": count_id, "location": location_id, "actor": tx.actor},
    )
    await tx.insert(
        "inventory.count_lines",
        {"count_id": "uuid", "item_id": "uuid", "expected": "bigint"},
        [(count_id, item, levels[item, location_id][0]) for item in item_ids],
    )
    return count_id


async def post_count(tx: Tx, count_id: UUID, counted: Mapping[UUID, int]) -> dict[UUID, int]:
    """Posts counted units by item; returns the difference of each. Promises that are not covered any more become short.

    It never refuses because of promises and never goes below zero. Raises NotFound, CountClosed.
    """
    place = await _lock_open(tx, count_id)
    levels = await lock_levels(tx, ((item, place) for item in counted))
    moved = await _moved_since(tx, count_id, list(counted))
    diff = {
        (item, place): rules.posted_on_hand(units, moved.get(item, 0)) - levels[item, place][0]
        for item, units in counted.items()
    }
    await displace(tx, {key: levels[key][1] - levels[key][0] - change for key, change in diff.items()})
    rows = [
        (item, there, "sellable", units, "count", count_id, "", tx.now)
        for (item, there), units in diff.items()
        if units
    ]
    await write_movements(tx, rows)
    await change_levels(tx, diff, {})
    await tx.run(
        "UPDATE inventory.count_lines l SET counted = u.counted"
        " FROM unnest(%(items)s::uuid[], %(counted)s::bigint[]) AS u (item, counted)"
        " WHERE l.tenant_id = %(tenant)s AND l.count_id = %(id)s AND l.item_id = u.item",
        {"id": count_id, "items": list(counted), "counted": list(counted.values())},
    )
    await tx.run(
        "UPDATE inventory.counts SET state = 'posted', posted_at = %(now)s WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": count_id},
    )
    return {item: units for (item, _), units in diff.items()}


async def save_count(tx: Tx, count_id: UUID, counted: Mapping[UUID, int]) -> None:
    """Keeps figures of a count that goes on; items that it is not about are left out. Raises NotFound, CountClosed."""
    await _lock_open(tx, count_id)
    await tx.run(
        "UPDATE inventory.count_lines l SET counted = u.counted"
        " FROM unnest(%(items)s::uuid[], %(counted)s::bigint[]) AS u (item, counted)"
        " WHERE l.tenant_id = %(tenant)s AND l.count_id = %(id)s AND l.item_id = u.item",
        {"id": count_id, "items": list(counted), "counted": list(counted.values())},
    )


async def cancel_count(tx: Tx, count_id: UUID) -> None:
    """Ends a count without posting anything. Raises NotFound, CountClosed."""
    await _lock_open(tx, count_id)
    await tx.run(
        "UPDATE inventory.counts SET state = 'cancelled' WHERE tenant_id = %(tenant)s AND id = %(id)s", {"id": count_id}
    )


async def _lock_open(tx: Tx, count_id: UUID) -> UUID:
    """The location of a count that is still open, locked. Raises NotFound, CountClosed."""
    count = await tx.row(
        "SELECT location_id, state FROM inventory.counts WHERE tenant_id = %(tenant)s AND id = %(id)s FOR UPDATE",
        {"id": count_id},
    )
    if count is None:
        raise NotFound(thing="count")
    if count.state != "counting":
        raise CountClosed
    location_id: UUID = count.location_id
    return location_id


async def _moved_since(tx: Tx, count_id: UUID, item_ids: Sequence[UUID]) -> dict[UUID, int]:
    """What has moved since the count began: what stands there now (its level is locked), less the snapshot of then."""
    rows = await tx.rows(
        """
        SELECT l.item_id, v.on_hand - l.expected AS units FROM inventory.count_lines l
        JOIN inventory.counts c ON c.tenant_id = l.tenant_id AND c.id = l.count_id
        JOIN inventory.levels v ON v.tenant_id = l.tenant_id AND v.item_id = l.item_id AND v.location_id = c.location_id
             AND v.pool = 'sellable' AND v.lot = ''
        WHERE l.tenant_id = %(tenant)s AND l.count_id = %(id)s AND l.item_id = ANY(%(items)s)""",
        {"id": count_id, "items": list(item_ids)},
    )
    return {row.item_id: row.units for row in rows}
