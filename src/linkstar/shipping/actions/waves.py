"""Waves: parcels that are picked and packed together. A wave's state follows from its parcels and is never typed in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import orjson

from linkstar.core import incidents
from linkstar.core.db import Tx
from linkstar.kit.errors import NotFound
from linkstar.shipping.actions.locking import lock_parcels
from linkstar.shipping.errors import WaveEmpty
from linkstar.shipping.facts import ParcelLeftWave, ParcelPicked, ParcelWaved

HERE = ("planned", "packed", "labelled")  # states of a parcel that is in the warehouse
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: nothing that is mistaken for another
# Those that may still be taken, locked in id order; what others took meanwhile is found by the index on insert.
_TAKE = """
SELECT p.id, p.order_id FROM shipping.parcels p
WHERE p.tenant_id = %(tenant)s AND p.id = ANY(%(ids)s) AND p.location_id = %(location)s AND p.hold_reason = ''
  AND p.box_id IS NULL AND p.state IN ('planned', 'packed', 'labelled') ORDER BY p.id FOR UPDATE
"""
_IN_WAVE = """
SELECT p.id, w.state AS wave_state, w.out_reason, p.state FROM shipping.parcels p
JOIN shipping.wave_parcels w ON w.tenant_id = p.tenant_id AND w.parcel_id = p.id
WHERE p.tenant_id = %(tenant)s AND w.wave_id = %(wave)s AND (%(all)s OR w.parcel_id = ANY(%(ids)s)) ORDER BY p.id
"""
_PUT = """
INSERT INTO shipping.wave_parcels (tenant_id, wave_id, parcel_id, order_id, place)
SELECT %(tenant)s, %(wave)s, u.id, u.order_id, u.place
FROM unnest(%(ids)s::uuid[], %(orders)s::uuid[], %(places)s::bigint[]) AS u (id, order_id, place)
ON CONFLICT DO NOTHING RETURNING parcel_id
"""
_ITEMS = """
INSERT INTO shipping.wave_items (tenant_id, wave_id, item_id)
SELECT DISTINCT %(tenant)s::uuid, w.wave_id, l.item_id FROM shipping.wave_parcels w
JOIN shipping.parcels p ON p.tenant_id = w.tenant_id AND p.id = w.parcel_id
JOIN shipping.parcels c ON c.tenant_id = p.tenant_id AND (c.id = p.id OR (c.box_id = p.id AND c.state <> 'cancelled'))
JOIN shipping.fulfilment_lines l ON l.tenant_id = c.tenant_id AND l.fulfilment_order_id = c.fulfilment_order_id
WHERE w.tenant_id = %(tenant)s AND w.wave_id = %(wave)s
"""
_LEAVE = """
UPDATE shipping.wave_parcels w SET state = 'out', out_reason = u.reason, out_at = %(now)s
FROM unnest(%(ids)s::uuid[], %(reasons)s::text[]) AS u (id, reason)
WHERE w.tenant_id = %(tenant)s AND w.parcel_id = u.id AND w.state = ANY(%(states)s)
RETURNING w.wave_id, w.parcel_id, w.order_id, w.out_reason
"""
_STATE = """
WITH parcel AS (
    SELECT w.wave_id, count(*) FILTER (WHERE w.state = 'waiting') AS waiting,
           bool_or(w.packer <> '' AND w.state <> 'out') AS is_packing,
           count(*) FILTER (WHERE w.state = 'packed' AND p.state IN ('planned', 'packed', 'labelled')) AS here
    FROM shipping.wave_parcels w JOIN shipping.parcels p ON p.tenant_id = w.tenant_id AND p.id = w.parcel_id
    WHERE w.tenant_id = %(tenant)s AND w.wave_id = ANY(%(ids)s) GROUP BY w.wave_id
), need AS (
    SELECT w.wave_id, l.item_id, sum(l.quantity) AS units FROM shipping.wave_parcels w
    JOIN shipping.parcels p ON p.tenant_id = w.tenant_id AND p.id = w.parcel_id
    JOIN shipping.parcels c ON c.tenant_id = p.tenant_id AND (c.id = p.id OR (c.box_id = p.id AND c.state <> 'cancelled'))
    JOIN shipping.fulfilment_lines l ON l.tenant_id = c.tenant_id AND l.fulfilment_order_id = c.fulfilment_order_id
    WHERE w.tenant_id = %(tenant)s AND w.wave_id = ANY(%(ids)s) AND w.state <> 'out' GROUP BY 1, 2
), pick AS (
    SELECT i.wave_id, bool_and(i.picked >= coalesce(n.units, 0)) AS is_whole, bool_or(i.picked > 0) AS is_begun
    FROM shipping.wave_items i LEFT JOIN need n ON n.wave_id = i.wave_id AND n.item_id = i.item_id
    WHERE i.tenant_id = %(tenant)s AND i.wave_id = ANY(%(ids)s) GROUP BY i.wave_id
), next AS (
    SELECT a.wave_id, o.picked_at IS NULL AS is_first, CASE
        WHEN a.waiting = 0 AND a.here = 0 THEN 'closed' WHEN a.waiting = 0 THEN 'packed'
        WHEN k.is_whole THEN 'picked' WHEN k.is_begun OR a.is_packing THEN 'picking' ELSE 'open' END AS state
    FROM parcel a JOIN pick k ON k.wave_id = a.wave_id
    JOIN shipping.waves o ON o.tenant_id = %(tenant)s AND o.id = a.wave_id
)
UPDATE shipping.waves v SET state = n.state, changed_at = %(now)s, version = v.version + 1,
    picked_at = CASE WHEN n.state = 'picked' THEN coalesce(v.picked_at, %(now)s) ELSE v.picked_at END,
    packed_at = CASE WHEN n.state IN ('packed', 'closed') THEN coalesce(v.packed_at, %(now)s) ELSE NULL END,
    closed_at = CASE WHEN n.state = 'closed' THEN coalesce(v.closed_at, %(now)s) ELSE NULL END
FROM next n WHERE v.tenant_id = %(tenant)s AND v.id = n.wave_id
RETURNING v.id, v.state, n.state = 'picked' AND n.is_first AS is_picked_now
"""


async def make_wave(
    tx: Tx, location_id: UUID, parcel_ids: Sequence[UUID], *, chosen_by: Mapping[str, Any] | None = None
) -> tuple[UUID, int]:
    """Takes parcels of a location into a new wave, in this order; returns its id and how many it has. Raises WaveEmpty.

    One that left, is held or that another wave took meanwhile is left out. Seven statements, however many parcels.
    """
    rows = {row.id: row for row in await tx.rows(_TAKE, {"ids": sorted(set(parcel_ids)), "location": location_id})}
    chosen = [id_ for id_ in dict.fromkeys(parcel_ids) if id_ in rows]
    if not chosen:
        raise WaveEmpty
    wave_id = tx.new_id()
    await tx.run(
        "INSERT INTO shipping.waves (tenant_id, id, number, location_id, chosen_by, made_by, created_at, changed_at)"
        " VALUES (%(tenant)s, %(id)s, %(number)s, %(location)s, %(chosen)s::jsonb, %(actor)s, %(now)s, %(now)s)",
        {"id": wave_id, "number": number_of("W", wave_id), "location": location_id, "actor": tx.actor,
         "chosen": orjson.dumps(chosen_by or {}, default=str).decode()},
    )  # fmt: skip
    orders, places = [rows[id_].order_id for id_ in chosen], list(range(1, len(chosen) + 1))
    put = await tx.rows(_PUT, {"wave": wave_id, "ids": chosen, "orders": orders, "places": places})
    if not put:
        raise WaveEmpty
    await tx.run(_ITEMS, {"wave": wave_id})
    tx.record(*(ParcelWaved(rows[row.parcel_id].order_id, row.parcel_id, wave_id) for row in put))
    await incidents.resolve_causes(tx, [f"pick_short:{row.parcel_id}" for row in put])
    return wave_id, len(put)


async def leave_waves(
    tx: Tx, reasons: Mapping[UUID, str], *, states: Sequence[str] = ("waiting", "packed")
) -> set[UUID]:
    """Takes parcels out of the waves and manifests they are in, each for a reason; returns those that were in a wave.

    Parcels are locked by the caller. Records ParcelLeftWave; what was in their boxes counts as put back.
    """
    if not reasons:
        return set()
    # What shares the box of another parcel is packed with it: the box has to be packed anew without it.
    boxes = await tx.rows(
        "SELECT DISTINCT box_id FROM shipping.parcels WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) AND box_id IS NOT NULL",
        {"ids": list(reasons)},
    )
    shared = "left" if "packed" not in states else "changed"
    reasons = {row.box_id: shared for row in boxes} | dict(reasons)
    rows = await tx.rows(
        _LEAVE, {"ids": list(reasons), "reasons": list(reasons.values()), "states": list(states)}
    )  # fmt: skip
    if not rows:
        return set()
    ids = [row.parcel_id for row in rows]
    await tx.run(
        "DELETE FROM shipping.packed_units WHERE tenant_id = %(tenant)s AND parcel_id = ANY(%(ids)s)", {"ids": ids}
    )
    await take_off_manifests(tx, ids)
    tx.record(*(ParcelLeftWave(row.order_id, row.parcel_id, row.wave_id, row.out_reason) for row in rows))
    await settle_waves(tx, {row.wave_id for row in rows})
    return set(ids)


async def leave_by_order(tx: Tx, reasons: Mapping[UUID, str]) -> None:
    """Takes the parcels of orders out of their waves, each order for its reason, as long as they are here."""
    rows = await tx.rows(
        "SELECT p.id, c.order_id FROM shipping.parcels c JOIN shipping.parcels p ON p.tenant_id = c.tenant_id"
        " AND p.id = CASE WHEN c.box_id IS NULL THEN c.id ELSE c.box_id END"
        " JOIN shipping.wave_parcels w ON w.tenant_id = p.tenant_id AND w.parcel_id = p.id"
        " AND w.state <> 'out' WHERE c.tenant_id = %(tenant)s AND c.order_id = ANY(%(ids)s) AND c.state <> 'cancelled'"
        " AND p.state IN ('planned', 'packed', 'labelled') /* judged below */ ORDER BY p.id FOR UPDATE OF p",
        {"ids": list(reasons)},
    )
    await leave_waves(tx, {row.id: reasons[row.order_id] for row in rows})


async def take_out(tx: Tx, wave_id: UUID, parcel_ids: Sequence[UUID] | None) -> int:
    """A person takes parcels out of a wave, or (None) all that are not packed; returns how many. Raises NotFound."""
    rows = await _lock(tx, wave_id, parcel_ids)
    gone = ("out",) if parcel_ids is not None else ("out", "packed")
    here = [row for row in rows if row.wave_state not in gone and row.state in HERE]
    return len(await leave_waves(tx, {row.id: "by_hand" for row in here}))


async def put_back(tx: Tx, wave_id: UUID, parcel_ids: Sequence[UUID]) -> int:
    """Takes back parcels that a person had taken out, as long as they may be packed; returns how many. Raises NotFound."""
    rows = await _lock(tx, wave_id, parcel_ids)
    fit = [row.id for row in rows if row.out_reason == "by_hand" and row.state in HERE]
    back = await tx.rows(
        "UPDATE shipping.wave_parcels w SET state = 'waiting', packer = '', packed_at = NULL, packed_by = '', out_reason = '',"
        " out_at = NULL WHERE w.tenant_id = %(tenant)s AND w.wave_id = %(wave)s AND w.parcel_id = ANY(%(ids)s)"
        " AND w.state = 'out'"
        " AND NOT EXISTS (SELECT FROM shipping.wave_parcels o WHERE o.tenant_id = w.tenant_id AND o.parcel_id = w.parcel_id"
        " AND o.state <> 'out') RETURNING w.parcel_id, w.order_id",
        {"wave": wave_id, "ids": fit},
    )
    tx.record(*(ParcelWaved(row.order_id, row.parcel_id, wave_id) for row in back))
    await settle_waves(tx, [wave_id])
    return len(back)


async def _lock(tx: Tx, wave_id: UUID, parcel_ids: Sequence[UUID] | None) -> list[Any]:
    """The parcels of a wave (None: all), locked, with what the wave says of each. Raises NotFound."""
    asked = {"wave": wave_id, "ids": list(parcel_ids or ()), "all": parcel_ids is None}
    rows = await tx.rows(_IN_WAVE, asked)
    await lock_parcels(tx, [row.id for row in rows])
    if parcel_ids is not None and len(rows) < len(set(parcel_ids)):
        raise NotFound(thing="parcel")
    return await tx.rows(_IN_WAVE, asked)


async def settle_waves(tx: Tx, wave_ids: Iterable[UUID]) -> None:
    """Brings waves to the state that their parcels and picks say; records ParcelPicked when all is picked."""
    ids = sorted(set(wave_ids))
    if not ids:
        return
    await tx.run(
        "SELECT FROM shipping.waves WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) ORDER BY id FOR UPDATE",
        {"ids": ids},
    )
    done = [row.id for row in await tx.rows(_STATE, {"ids": ids}) if row.is_picked_now]
    if not done:
        return
    rows = await tx.rows(
        "SELECT wave_id, parcel_id, order_id FROM shipping.wave_parcels WHERE tenant_id = %(tenant)s"
        " AND wave_id = ANY(%(ids)s) AND state = 'waiting' ORDER BY wave_id, place",
        {"ids": done},
    )
    tx.record(*(ParcelPicked(row.order_id, row.parcel_id, row.wave_id) for row in rows))


async def take_off_manifests(tx: Tx, parcel_ids: Sequence[UUID]) -> None:
    """Takes parcels off the manifests that have not left; their papers are drawn anew."""
    await tx.run(
        "WITH off AS (UPDATE shipping.manifest_parcels m SET is_off = true FROM shipping.manifests h"
        " WHERE m.tenant_id = %(tenant)s AND m.parcel_id = ANY(%(ids)s) AND NOT m.is_off AND h.tenant_id = m.tenant_id"
        " AND h.id = m.manifest_id AND h.state = 'made' RETURNING m.manifest_id)"
        " UPDATE shipping.manifests h SET paper_id = NULL, sheet_id = NULL, changed_at = %(now)s, version = h.version + 1"
        " FROM (SELECT DISTINCT manifest_id FROM off) o WHERE h.tenant_id = %(tenant)s AND h.id = o.manifest_id",
        {"ids": list(parcel_ids)},
    )


def number_of(letter: str, id_: UUID) -> str:
    """A letter and eight characters that people can read to each other, from the 40 random bits at the end of the id."""
    bits = id_.int & ((1 << 40) - 1)
    return letter + "".join(ALPHABET[bits >> shift & 31] for shift in range(35, -1, -5))
