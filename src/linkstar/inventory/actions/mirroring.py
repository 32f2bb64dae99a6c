"""Stock at places that partners keep: led as they state it, with the moment of their word; an older word changes nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.inventory import rules
from linkstar.inventory.actions.levels import Key, change_levels, lock_levels
from linkstar.inventory.actions.records import StatedUnits
from linkstar.inventory.actions.stocking import displace, write_movements

# state -> the pool that its units stand in; what is on its way stands in none
POOLS: Mapping[str, str] = {"damaged": "damaged", "moving": "hold", "researching": "hold"}
_ROWS = "unnest(%(items)s::uuid[], %(states)s::text[], %(words)s::text[], %(units)s::bigint[])"


async def mirror(
    tx: Tx,
    location_id: UUID,
    item_ids: Sequence[UUID],
    stated: Sequence[StatedUnits],
    *,
    stated_at: datetime,
    sent: Mapping[UUID, int],
) -> None:
    """Sets what lies at a place to what its keeper said of these items; those that he does not name are not there.

    `sent`: units by item in orders of ours that he has and that have not left, as far as he says. Where fewer are left than
    are promised, the youngest promises become short.
    """
    await tx.run(  # two statements of one place are written one after the other; who reads the place does not wait
        "SELECT 1 FROM inventory.locations WHERE tenant_id = %(tenant)s AND id = %(place)s FOR NO KEY UPDATE",
        {"place": location_id},
    )
    fresh = await _newer(tx, location_id, item_ids, stated_at)
    said = [one for one in stated if one.item_id in fresh]
    await _write(tx, location_id, sorted(fresh), said, stated_at)
    there = await _levels(tx, location_id, sorted(fresh))
    for pool in _pools():  # loop: three pools
        wanted = _wanted(said, pool, sent, fresh)
        other = {item: units for item, units in wanted.items() if there.get((item, pool), 0) != units}
        await _set(tx, location_id, pool, other, stated_at)


async def _set(tx: Tx, location_id: UUID, pool: str, wanted: Mapping[UUID, int], stated_at: datetime) -> None:
    """Sets what is on hand of items, and writes the differences down."""
    if not wanted:
        return
    levels = await lock_levels(tx, ((item, location_id) for item in wanted), pool)
    diff: Counter[Key] = Counter()
    for item, units in wanted.items():
        diff[item, location_id] = units - levels[item, location_id][0]
    if pool == "sellable":
        await displace(tx, {key: levels[key][1] - levels[key][0] - change for key, change in diff.items()})
    rows = [
        (item, place, pool, units, "sync", None, stated_at.isoformat(), stated_at)
        for (item, place), units in diff.items()
        if units
    ]
    await write_movements(tx, rows)
    await change_levels(tx, diff, {}, pool=pool)


async def _levels(tx: Tx, location_id: UUID, item_ids: Sequence[UUID]) -> dict[tuple[UUID, str], int]:
    """What is on hand by item and pool, without a lock: most of what a keeper states is as it was, and nobody waits for that."""
    rows = await tx.rows(
        "SELECT item_id, pool, on_hand FROM inventory.levels WHERE tenant_id = %(tenant)s AND location_id = %(place)s"
        " AND lot = '' AND item_id = ANY(%(items)s)",
        {"place": location_id, "items": list(item_ids)},
    )
    return {(row.item_id, row.pool): row.on_hand for row in rows}


def _pools() -> tuple[str, ...]:
    return ("sellable", *sorted(set(POOLS.values())))


def _wanted(said: Sequence[StatedUnits], pool: str, sent: Mapping[UUID, int], fresh: set[UUID]) -> dict[UUID, int]:
    """Units on hand by item."""
    units: dict[UUID, Counter[str]] = defaultdict(Counter)
    for one in said:
        units[one.item_id][one.state] += one.quantity
    if pool == "sellable":
        return {
            item: rules.on_hand_there(units[item]["free"], units[item]["locked"], sent.get(item, 0)) for item in fresh
        }
    return {
        item: max(0, sum(count for state, count in units[item].items() if POOLS.get(state) == pool)) for item in fresh
    }


async def _newer(tx: Tx, location_id: UUID, item_ids: Sequence[UUID], stated_at: datetime) -> set[UUID]:
    """Items of which nothing newer is known; the place is locked, so nobody else is just writing it."""
    rows = await tx.rows(
        "SELECT DISTINCT item_id FROM inventory.mirrored WHERE tenant_id = %(tenant)s AND location_id = %(place)s"
        " AND item_id = ANY(%(items)s) AND stated_at > %(at)s",
        {"place": location_id, "items": list(item_ids), "at": stated_at},
    )
    return set(item_ids) - {row.item_id for row in rows}


async def _write(
    tx: Tx, location_id: UUID, item_ids: Sequence[UUID], said: Sequence[StatedUnits], stated_at: datetime
) -> None:
    units: Counter[tuple[UUID, str, str]] = Counter()
    for one in said:
        units[one.item_id, one.state, one.partner_state] += one.quantity
    for item in set(item_ids) - {one.item_id for one in said}:
        units[item, "free", ""] = 0  # also that nothing lies there is the keeper's word
    told = {
        "place": location_id, "at": stated_at, "items": [item for item, _, _ in units],
        "states": [state for _, state, _ in units], "words": [word for _, _, word in units], "units": list(units.values()),
    }  # fmt: skip
    await tx.run(
        "INSERT INTO inventory.mirrored (tenant_id, location_id, item_id, state, partner_state, quantity, stated_at)"  # noqa: S608 - own text
        f" SELECT %(tenant)s, %(place)s, u.*, %(at)s FROM {_ROWS} AS u"
        " ON CONFLICT (tenant_id, location_id, item_id, state, partner_state)"
        " DO UPDATE SET quantity = excluded.quantity, stated_at = excluded.stated_at",
        told,
    )
    await tx.run(
        "DELETE FROM inventory.mirrored m WHERE m.tenant_id = %(tenant)s AND m.location_id = %(place)s"  # noqa: S608 - own text
        " AND m.item_id = ANY(%(known)s) AND NOT EXISTS ("
        f"SELECT 1 FROM {_ROWS} AS u (item_id, state, word, units)"
        " WHERE u.item_id = m.item_id AND u.state = m.state AND u.word = m.partner_state)",
        {**told, "known": list(item_ids)},
    )
