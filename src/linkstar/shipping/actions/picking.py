"""Picking: units of a wave taken from the shelves, put back, or not found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from linkstar.core import incidents
from linkstar.core.db import Tx
from linkstar.kit.errors import Conflict
from linkstar.shipping.actions.waves import leave_waves, settle_waves
from linkstar.shipping.errors import ItemNotInWave, PickTooMany
from linkstar.shipping.rules.packing import Waiting, fall_out

_NEEDS = """
SELECT p.id, p.order_id, p.location_id, w.place, w.state, l.item_id, sum(l.quantity)::bigint AS units,
       max(l.customs ->> 'sku') AS sku, f.order_number, w.packer <> '' AS is_begun
FROM shipping.wave_parcels w
JOIN shipping.parcels p ON p.tenant_id = w.tenant_id AND p.id = w.parcel_id
JOIN shipping.fulfilment_orders f ON f.tenant_id = p.tenant_id AND f.id = p.fulfilment_order_id
JOIN shipping.parcels c ON c.tenant_id = p.tenant_id AND (c.id = p.id OR (c.box_id = p.id AND c.state <> 'cancelled'))
JOIN shipping.fulfilment_lines l ON l.tenant_id = c.tenant_id AND l.fulfilment_order_id = c.fulfilment_order_id
WHERE w.tenant_id = %(tenant)s AND w.wave_id = %(wave)s AND w.state <> 'out' AND l.item_id = ANY(%(items)s)
GROUP BY p.id, p.order_id, p.location_id, w.place, w.state, l.item_id, f.order_number, w.packer ORDER BY w.place
"""


async def pick(tx: Tx, wave_id: UUID, units: Sequence[tuple[UUID, int]]) -> None:
    """Says that units of items were taken from the shelf (or put back: negative). Raises ItemNotInWave, PickTooMany."""
    sums: dict[UUID, int] = {}
    for item_id, by in units:
        sums[item_id] = sums.get(item_id, 0) + by
    rows = await _lock_items(tx, wave_id, list(sums))
    need = await _need(tx, wave_id, list(rows))
    for item_id, by in sums.items():
        if item_id not in rows:
            raise ItemNotInWave
        if not 0 <= rows[item_id].picked + by <= max(need.get(item_id, 0), rows[item_id].picked):
            raise PickTooMany(needed=need.get(item_id, 0), picked=rows[item_id].picked)
    await tx.run(
        "UPDATE shipping.wave_items i SET picked = i.picked + u.units, picked_by = %(actor)s, picked_at = %(now)s"
        " FROM unnest(%(ids)s::uuid[], %(units)s::bigint[]) AS u (id, units)"
        " WHERE i.tenant_id = %(tenant)s AND i.wave_id = %(wave)s AND i.item_id = u.id",
        {"wave": wave_id, "ids": list(sums), "units": list(sums.values()), "actor": tx.actor},
    )
    await settle_waves(tx, [wave_id])


async def pick_all(tx: Tx, wave_id: UUID) -> None:
    """Says that everything the wave needs was taken from the shelves."""
    ids = await tx.rows(
        "SELECT item_id FROM shipping.wave_items WHERE tenant_id = %(tenant)s AND wave_id = %(wave)s ORDER BY item_id FOR UPDATE",
        {"wave": wave_id},
    )
    need = await _need(tx, wave_id, [row.item_id for row in ids])
    await tx.run(
        "UPDATE shipping.wave_items i SET picked = u.units, picked_by = %(actor)s, picked_at = %(now)s"
        " FROM unnest(%(ids)s::uuid[], %(units)s::bigint[]) AS u (id, units)"
        " WHERE i.tenant_id = %(tenant)s AND i.wave_id = %(wave)s AND i.item_id = u.id AND i.picked < u.units",
        {"wave": wave_id, "ids": list(need), "units": list(need.values()), "actor": tx.actor},
    )
    await settle_waves(tx, [wave_id])


async def miss(tx: Tx, wave_id: UUID, item_id: UUID, units: int) -> list[UUID]:
    """Says that the shelf holds fewer units than the wave needs; the parcels they do not suffice for fall out as short.

    Returns those. Each opens an incident, so that somebody counts. Raises ItemNotInWave, Conflict (all are packed).
    """
    rows = [row for row in await _parcels(tx, wave_id, item_id) if row.state == "waiting"]
    items = await _lock_items(tx, wave_id, [item_id])
    if item_id not in items:
        raise ItemNotInWave
    have = sum(row.units for row in rows) - units
    if have < 0 or not rows:
        raise Conflict
    out = set(fall_out((Waiting(row.id, row.place, row.units, row.is_begun) for row in rows), have))
    short = [row for row in rows if row.id in out]
    left = sum(row.units for row in rows if row.id not in out)
    packed = (await _need(tx, wave_id, [item_id])).get(item_id, 0) - sum(row.units for row in rows)
    await tx.run(
        "UPDATE shipping.wave_items SET missing = missing + %(units)s, picked = least(picked, %(need)s), picked_by = %(actor)s,"
        " picked_at = %(now)s WHERE tenant_id = %(tenant)s AND wave_id = %(wave)s AND item_id = %(item)s",
        {"wave": wave_id, "item": item_id, "units": units, "need": left + packed, "actor": tx.actor},
    )
    await leave_waves(tx, {row.id: "short" for row in short}, states=("waiting",))
    await _tell(tx, short)
    return [row.id for row in short]


async def _tell(tx: Tx, short: Sequence[Any]) -> None:
    """One incident for each parcel that fell out: a person counts the shelf."""
    if not short:
        return
    place = await tx.value(
        "SELECT name FROM shipping.locations WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": short[0].location_id},
    )
    news = [
        incidents.New(
            "pick_short", f"pick_short:{row.id}", row.order_id,
            {"order": row.order_number, "sku": row.sku, "quantity": row.units, "location": place or ""},
        )
        for row in short
    ]  # fmt: skip
    await incidents.open_many(tx, news)


async def _parcels(tx: Tx, wave_id: UUID, item_id: UUID) -> list[Any]:
    """The live parcels of the wave that need the item, locked in id order: who is locked first decides alone."""
    await tx.run(
        "SELECT FROM shipping.parcels p JOIN shipping.wave_parcels w ON w.tenant_id = p.tenant_id AND w.parcel_id = p.id"
        " WHERE p.tenant_id = %(tenant)s AND w.wave_id = %(wave)s AND w.state <> 'out' ORDER BY p.id FOR UPDATE OF p",
        {"wave": wave_id},
    )
    return await tx.rows(_NEEDS, {"wave": wave_id, "items": [item_id]})


async def _lock_items(tx: Tx, wave_id: UUID, item_ids: Sequence[UUID]) -> dict[UUID, Any]:
    rows = await tx.rows(
        "SELECT item_id, picked FROM shipping.wave_items WHERE tenant_id = %(tenant)s AND wave_id = %(wave)s"
        " AND item_id = ANY(%(ids)s) ORDER BY item_id FOR UPDATE",
        {"wave": wave_id, "ids": list(item_ids)},
    )
    return {row.item_id: row for row in rows}


async def _need(tx: Tx, wave_id: UUID, item_ids: Sequence[UUID]) -> dict[UUID, int]:
    need: dict[UUID, int] = {}
    for row in await tx.rows(_NEEDS, {"wave": wave_id, "items": list(item_ids)}):
        need[row.item_id] = need.get(row.item_id, 0) + row.units
    return need
