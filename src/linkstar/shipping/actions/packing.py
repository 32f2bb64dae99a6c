"""Packing: units go into boxes by scan, one parcel at a time; what is in a box stays there until it is unpacked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.kit.errors import NotFound
from linkstar.shipping.actions.locking import lock_parcels
from linkstar.shipping.actions.waves import settle_waves
from linkstar.shipping.errors import (
    NoParcelWaits,
    ParcelOnManifest,
    ParcelOut,
    ParcelPackedAlready,
    TooMany,
    WrongItem,
)
from linkstar.shipping.facts import ParcelPacked, ParcelUnpacked
from linkstar.shipping.queries.boxes import list_riders
from linkstar.shipping.rules.packing import Need, judge

_LOCKED = """
SELECT p.id, p.number, p.order_id, p.state, w.state AS wave_state, w.out_reason, w.packer,
       EXISTS (SELECT FROM shipping.manifest_parcels m WHERE m.tenant_id = p.tenant_id AND m.parcel_id = p.id AND NOT m.is_off)
       AS is_listed
FROM shipping.parcels p JOIN shipping.wave_parcels w ON w.tenant_id = p.tenant_id AND w.parcel_id = p.id
WHERE p.tenant_id = %(tenant)s AND w.wave_id = %(wave)s AND p.id = ANY(%(ids)s) ORDER BY p.id
"""
# The parcel that one has begun comes first, then one that nobody has begun; what somebody locks this moment is passed over.
# Its row in the wave is locked too: only what is locked is looked at again when somebody packed it a moment ago.
_NEXT = """
SELECT p.id FROM shipping.wave_parcels w JOIN shipping.parcels p ON p.tenant_id = w.tenant_id AND p.id = w.parcel_id
WHERE w.tenant_id = %(tenant)s AND w.wave_id = %(wave)s AND w.state = 'waiting' AND p.state IN ('planned', 'packed', 'labelled')
  AND (SELECT sum(l.quantity) FROM shipping.parcels c JOIN shipping.fulfilment_lines l ON l.tenant_id = c.tenant_id
       AND l.fulfilment_order_id = c.fulfilment_order_id WHERE c.tenant_id = p.tenant_id
       AND (c.id = p.id OR (c.box_id = p.id AND c.state <> 'cancelled')) AND l.item_id = %(item)s)
    > coalesce((SELECT u.quantity FROM shipping.packed_units u WHERE u.tenant_id = p.tenant_id AND u.parcel_id = p.id
                AND u.item_id = %(item)s), 0)
ORDER BY w.packer = %(actor)s DESC, w.packer = '' DESC, w.place LIMIT 1 FOR UPDATE OF p, w SKIP LOCKED
"""
_NEEDS = """
SELECT p.id AS parcel_id, l.item_id, sum(l.quantity)::bigint AS needed, coalesce(max(u.quantity), 0)::bigint AS packed
FROM shipping.parcels p
JOIN shipping.parcels c ON c.tenant_id = p.tenant_id AND (c.id = p.id OR (c.box_id = p.id AND c.state <> 'cancelled'))
JOIN shipping.fulfilment_lines l ON l.tenant_id = c.tenant_id AND l.fulfilment_order_id = c.fulfilment_order_id
LEFT JOIN shipping.packed_units u ON u.tenant_id = p.tenant_id AND u.parcel_id = p.id AND u.item_id = l.item_id
WHERE p.tenant_id = %(tenant)s AND p.id = ANY(%(ids)s) GROUP BY p.id, l.item_id ORDER BY p.id, min(l.id::text)
"""
_FILL = """
INSERT INTO shipping.packed_units (tenant_id, parcel_id, item_id, quantity)
SELECT %(tenant)s, u.* FROM unnest(%(parcels)s::uuid[], %(items)s::uuid[], %(units)s::bigint[]) AS u
ON CONFLICT (tenant_id, parcel_id, item_id) DO UPDATE SET quantity = excluded.quantity
"""


class Unit(NamedTuple):
    """One unit of an item that is put into a box; `parcel_id` None: the next box that needs it. `sku` is for words only."""

    item_id: UUID
    sku: str
    parcel_id: UUID | None = None


async def pack_unit(tx: Tx, wave_id: UUID, unit: Unit) -> UUID:
    """Puts a unit into its box and returns the parcel; the last one records ParcelPacked.

    Raises WrongItem, TooMany, NoParcelWaits, ParcelOut, ParcelPackedAlready, NotFound; nothing is written then.
    """
    chosen: UUID | None = unit.parcel_id or await tx.value(
        _NEXT, {"wave": wave_id, "item": unit.item_id, "actor": tx.actor}
    )
    if chosen is None:
        raise NoParcelWaits(sku=unit.sku)
    parcel = (await _lock(tx, wave_id, [chosen]))[0]
    _check(parcel)
    needs = (await read_needs(tx, [parcel.id]))[parcel.id]
    verdict = judge(needs, unit.item_id)
    if verdict == "wrong_item":
        raise WrongItem(sku=unit.sku, number=parcel.number)
    one = next(each for each in needs if each.item_id == unit.item_id)
    if verdict == "too_many":
        raise TooMany(sku=unit.sku, number=parcel.number, needed=one.needed)
    await tx.run(_FILL, {"parcels": [parcel.id], "items": [one.item_id], "units": [one.packed + 1]})
    if verdict == "completes":
        await _finish(tx, wave_id, [parcel], is_scanned=True)
    else:
        await _begin(tx, wave_id, [parcel.id])
    return chosen


async def open_parcel(tx: Tx, wave_id: UUID, parcel_id: UUID) -> None:
    """Takes a parcel onto the table. Raises as `pack_unit`."""
    parcel = (await _lock(tx, wave_id, [parcel_id]))[0]
    _check(parcel)
    await _begin(tx, wave_id, [parcel_id])


async def pack_whole(tx: Tx, wave_id: UUID, parcel_ids: Sequence[UUID]) -> None:
    """Says that parcels are packed without scanning every unit; records ParcelPacked. Raises as `pack_unit`."""
    rows = await _lock(tx, wave_id, parcel_ids)
    for row in rows:
        _check(row)
    needs = [(id_, one) for id_, all_ in (await read_needs(tx, [row.id for row in rows])).items() for one in all_]
    await tx.run(
        _FILL,
        {
            "parcels": [id_ for id_, _ in needs],
            "items": [one.item_id for _, one in needs],
            "units": [one.needed for _, one in needs],
        },
    )
    await _finish(tx, wave_id, rows, is_scanned=False)


async def unpack(tx: Tx, wave_id: UUID, parcel_ids: Sequence[UUID]) -> None:
    """Opens boxes again: everything in them counts as taken out. Raises ParcelOnManifest, ParcelOut, NotFound."""
    rows = await _lock(tx, wave_id, parcel_ids)
    for row in rows:
        if row.wave_state == "out":
            raise _out(row)
        if row.is_listed or row.state not in ("planned", "packed", "labelled"):
            raise ParcelOnManifest(number=row.number)
    ids = [row.id for row in rows]
    await tx.run(
        "DELETE FROM shipping.packed_units WHERE tenant_id = %(tenant)s AND parcel_id = ANY(%(ids)s)", {"ids": ids}
    )
    await tx.run(
        "UPDATE shipping.wave_parcels SET state = 'waiting', packer = '', packed_at = NULL, packed_by = ''"
        " WHERE tenant_id = %(tenant)s AND wave_id = %(wave)s AND parcel_id = ANY(%(ids)s)",
        {"wave": wave_id, "ids": ids},
    )
    inside = [*(row for row in rows if row.wave_state == "packed"), *await list_riders(tx, ids)]
    await _set_state(tx, [one.id for one in inside], before="packed", after="planned")
    tx.record(*(ParcelUnpacked(one.order_id, one.id, wave_id) for one in inside))
    await settle_waves(tx, [wave_id])


async def read_needs(tx: Tx, parcel_ids: Sequence[UUID]) -> dict[UUID, list[Need]]:
    """What parcels need of each item, and what is in their boxes."""
    needs: dict[UUID, list[Need]] = {}
    for row in await tx.rows(_NEEDS, {"ids": list(parcel_ids)}):
        needs.setdefault(row.parcel_id, []).append(Need(row.item_id, row.needed, row.packed))
    return needs


async def _lock(tx: Tx, wave_id: UUID, parcel_ids: Sequence[UUID]) -> list[Any]:
    await lock_parcels(tx, parcel_ids)
    rows = await tx.rows(_LOCKED, {"wave": wave_id, "ids": sorted(set(parcel_ids))})
    if len(rows) < len(set(parcel_ids)):
        raise NotFound(thing="parcel")
    return rows


def _check(row: Any) -> None:
    if row.wave_state == "out":
        raise _out(row)
    if row.wave_state == "packed":
        raise ParcelPackedAlready(number=row.number)


def _out(row: Any) -> ParcelOut:
    return ParcelOut(number=row.number, reason=row.out_reason)


async def _begin(tx: Tx, wave_id: UUID, ids: Sequence[UUID]) -> None:
    await tx.run(
        "UPDATE shipping.wave_parcels SET packer = %(actor)s WHERE tenant_id = %(tenant)s AND wave_id = %(wave)s"
        " AND parcel_id = ANY(%(ids)s)",
        {"wave": wave_id, "ids": list(ids), "actor": tx.actor},
    )
    await tx.run(
        "UPDATE shipping.waves SET state = 'picking', changed_at = %(now)s, version = version + 1"
        " WHERE tenant_id = %(tenant)s AND id = %(wave)s AND state = 'open'",
        {"wave": wave_id},
    )


async def _finish(tx: Tx, wave_id: UUID, rows: Sequence[Any], *, is_scanned: bool) -> None:
    ids = [row.id for row in rows]
    await tx.run(
        "UPDATE shipping.wave_parcels SET state = 'packed', packer = %(actor)s, packed_by = %(actor)s, packed_at = %(now)s"
        " WHERE tenant_id = %(tenant)s AND wave_id = %(wave)s AND parcel_id = ANY(%(ids)s)",
        {"wave": wave_id, "ids": ids, "actor": tx.actor},
    )
    inside = [*rows, *await list_riders(tx, ids)]
    await _set_state(tx, [one.id for one in inside], before="planned", after="packed")
    tx.record(*(ParcelPacked(one.order_id, one.id, wave_id, is_scanned) for one in inside))
    await settle_waves(tx, [wave_id])


async def _set_state(tx: Tx, ids: Sequence[UUID], *, before: str, after: str) -> None:
    """Moves parcels that have no label yet; one with a label stays labelled."""
    await tx.run(
        "UPDATE shipping.parcels SET state = %(after)s, changed_at = %(now)s, version = version + 1"
        " WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) AND state = %(before)s",
        {"ids": list(ids), "before": before, "after": after},
    )
