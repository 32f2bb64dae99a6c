"""From label to carrier: ready, told to the channel, handed over, and what the carrier says afterwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from linkstar.core import incidents
from linkstar.core.db import Tx
from linkstar.shipping.actions.waves import leave_waves, settle_waves
from linkstar.shipping.errors import ParcelNotLabelled
from linkstar.shipping.facts import (
    ParcelDelivered,
    ParcelHandedOver,
    ParcelMoved,
    ParcelReady,
    ParcelTroubled,
    TrackingPushed,
)
from linkstar.shipping.queries.boxes import list_riders
from linkstar.shipping.queries.parcels import list_underway
from linkstar.shipping.queries.records import ConfirmOutcome, Scan
from linkstar.shipping.rules.tracking import (
    PARCEL_STATES,
    Tracked,
    incident_reason,
    parcel_state,
    status_of,
    tracking_state,
)

_LOCK = """
SELECT p.id, p.number, p.order_id, p.state, p.confirm_state, f.order_number, p.is_shared FROM shipping.parcels p
JOIN shipping.fulfilment_orders f ON f.tenant_id = p.tenant_id AND f.id = p.fulfilment_order_id
WHERE p.tenant_id = %(tenant)s AND p.id = ANY(%(ids)s) ORDER BY p.id FOR UPDATE OF p
"""
_LOCK_TRACKED = """
SELECT p.id, p.number, p.order_id, p.state, p.account_id, p.tracking_number, p.tracking_status, p.tracking_at
FROM shipping.parcels p JOIN unnest(%(accounts)s::uuid[], %(numbers)s::text[]) AS u (account_id, number)
  ON u.account_id = p.account_id AND u.number = p.tracking_number
WHERE p.tenant_id = %(tenant)s ORDER BY p.id FOR UPDATE OF p
"""
_KEEP = """
INSERT INTO shipping.tracking_events
    (tenant_id, id, parcel_id, code, status, happened_at, description, place, reason, recorded_at)
SELECT %(tenant)s, u.*, %(now)s FROM unnest(%(ids)s::uuid[], %(parcels)s::uuid[], %(codes)s::text[], %(statuses)s::text[],
    %(times)s::timestamptz[], %(descriptions)s::text[], %(places)s::text[], %(reasons)s::text[]) AS u
ON CONFLICT (tenant_id, parcel_id, code, happened_at) DO NOTHING RETURNING parcel_id, code, happened_at
"""
_MOVE = """
UPDATE shipping.parcels p SET state = u.state, tracking_status = u.status, tracking_at = u.at, changed_at = %(now)s,
    version = p.version + 1, handed_over_at = CASE WHEN u.state IN ('planned', 'packed', 'labelled', 'cancelled')
        THEN p.handed_over_at ELSE coalesce(p.handed_over_at, u.at, %(now)s) END
FROM unnest(%(ids)s::uuid[], %(states)s::text[], %(statuses)s::text[], %(times)s::timestamptz[]) AS u (id, state, status, at)
WHERE p.tenant_id = %(tenant)s AND p.id = u.id
"""
_HANDED_OVER = PARCEL_STATES.index("handed_over")


async def mark_ready(tx: Tx, parcel_ids: Sequence[UUID]) -> None:
    """Says that labelled parcels may be told to their channels; records ParcelReady once per parcel."""
    rows = await _lock(tx, parcel_ids)
    ready = [row for row in rows if row.confirm_state == "none" and row.state not in ("planned", "packed", "cancelled")]
    await _set_confirm(tx, [(row.id, "pending") for row in ready])
    tx.record(*(ParcelReady(row.order_id, row.id) for row in ready))


async def mark_confirmed(tx: Tx, outcomes: Sequence[ConfirmOutcome]) -> None:
    """Keeps what the channels answered; records TrackingPushed, a refusal opens an incident."""
    rows = {row.id: row for row in await _lock(tx, [one.parcel_id for one in outcomes])}
    open_ = [one for one in outcomes if one.parcel_id in rows and rows[one.parcel_id].confirm_state != "confirmed"]
    await _set_confirm(tx, [(one.parcel_id, "confirmed" if one.is_taken else "refused") for one in open_])
    tx.record(*(TrackingPushed(rows[one.parcel_id].order_id, one.parcel_id) for one in open_ if one.is_taken))
    news = [
        incidents.New(
            "confirm_failed",
            f"confirm_failed:{one.parcel_id}",
            rows[one.parcel_id].order_id,
            {"partner": one.partner, "order": rows[one.parcel_id].order_number, "why": one.message or one.code},
        )
        for one in open_
        if not one.is_taken
    ]
    await incidents.open_many(tx, news)
    await incidents.resolve_causes(tx, [f"confirm_failed:{one.parcel_id}" for one in open_ if one.is_taken])


async def hand_over(tx: Tx, parcel_ids: Sequence[UUID]) -> None:
    """Says that the carrier took the parcels; records ParcelHandedOver once each. Raises ParcelNotLabelled.

    What shares a box leaves with it.
    """
    rows = await _lock(tx, parcel_ids)
    if shared := [row.id for row in rows if row.is_shared]:
        riders = await list_riders(tx, shared)
        rows += await _lock(tx, {one.id for one in riders if one.state == "labelled"} - {row.id for row in rows})
    for row in rows:
        if row.state in ("planned", "packed", "cancelled"):
            raise ParcelNotLabelled(number=row.number, state=row.state)
    leaving = [row for row in rows if row.state == "labelled"]
    await tx.run(
        "UPDATE shipping.parcels SET state = 'handed_over', handed_over_at = %(now)s, changed_at = %(now)s,"
        " version = version + 1 WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)",
        {"ids": [row.id for row in leaving]},
    )
    await _left(tx, leaving)


async def apply_tracking(tx: Tx, scans: Sequence[Scan]) -> list[Scan]:
    """Keeps every event once and moves parcels forward; returns the scans of numbers that no parcel has.

    Records ParcelMoved where the status changes, ParcelDelivered, ParcelTroubled, and ParcelHandedOver for a parcel
    that the carrier has before anybody said so. An old or repeated event is kept and changes nothing.
    """
    once = {(scan.account_id, scan.tracking_number, scan.code, scan.happened_at): scan for scan in scans}
    numbers = sorted({key[:2] for key in once})
    rows = await tx.rows(
        _LOCK_TRACKED, {"accounts": [one[0] for one in numbers], "numbers": [one[1] for one in numbers]}
    )
    parcels = defaultdict(list)  # those that share a box share its number
    for row in rows:
        parcels[row.account_id, row.tracking_number].append(row)
    known = [(row, scan) for key, scan in once.items() for row in parcels.get(key[:2], ())]
    kept = await _keep(tx, known)
    fresh = [(row, scan) for row, scan in known if (row.id, scan.code, scan.happened_at) in kept]
    before = {row.id: row for row, _ in fresh}
    after = {id_: Tracked(status_of(row.tracking_status), row.tracking_at) for id_, row in before.items()}
    states = {id_: row.state for id_, row in before.items()}
    for row, scan in sorted(fresh, key=lambda one: one[1].happened_at):
        after[row.id] = tracking_state(after[row.id], Tracked(scan.status, scan.happened_at))
        states[row.id] = parcel_state(states[row.id], scan.status)
    moved = [id_ for id_, row in before.items() if (row.tracking_status, row.state) != (after[id_].status, states[id_])]
    await _move(tx, sorted(after), states, after)
    tx.record(*(ParcelMoved(before[id_].order_id, id_, after[id_].status) for id_ in moved))
    await _left(tx, [row for id_, row in before.items() if _is_new(row.state, states[id_])])
    await _deliver(tx, [before[id_] for id_ in moved if states[id_] == "delivered" != before[id_].state])
    await _trouble(
        tx, [(row, scan) for row, scan in fresh if after[row.id].status != "delivered" or row.state == "cancelled"]
    )
    return [scan for scan in scans if (scan.account_id, scan.tracking_number) not in parcels]


def _is_new(before: str, after: str) -> bool:
    return before != "cancelled" and PARCEL_STATES.index(before) < _HANDED_OVER <= PARCEL_STATES.index(after)


async def _lock(tx: Tx, ids: Iterable[UUID]) -> list[Any]:
    return await tx.rows(_LOCK, {"ids": sorted(set(ids))})


async def _set_confirm(tx: Tx, states: Sequence[tuple[UUID, str]]) -> None:
    await tx.run(
        "UPDATE shipping.parcels p SET confirm_state = u.state, changed_at = %(now)s, version = version + 1"
        " FROM unnest(%(ids)s::uuid[], %(states)s::text[]) AS u (id, state) WHERE p.tenant_id = %(tenant)s AND p.id = u.id",
        {"ids": [id_ for id_, _ in states], "states": [state for _, state in states]},
    )


async def _left(tx: Tx, rows: Sequence[Any]) -> None:
    """Closes the fulfilment orders of parcels that have left, and says so."""
    if not rows:
        return
    await tx.run(
        "UPDATE shipping.fulfilment_orders f SET state = 'closed', changed_at = %(now)s, version = f.version + 1"
        " FROM shipping.parcels p WHERE f.tenant_id = %(tenant)s AND p.tenant_id = f.tenant_id"
        " AND p.fulfilment_order_id = f.id AND p.id = ANY(%(ids)s) AND f.state <> 'closed'",
        {"ids": [row.id for row in rows]},
    )
    tx.record(*(ParcelHandedOver(row.order_id, row.id) for row in rows))
    await leave_waves(tx, {row.id: "left" for row in rows}, states=("waiting",))
    packed = await tx.rows(
        "SELECT DISTINCT wave_id FROM shipping.wave_parcels WHERE tenant_id = %(tenant)s AND parcel_id = ANY(%(ids)s)"
        " AND state = 'packed'",
        {"ids": [row.id for row in rows]},
    )
    await settle_waves(tx, [row.wave_id for row in packed])


async def _keep(tx: Tx, known: Sequence[tuple[Any, Scan]]) -> set[tuple[UUID, str, Any]]:
    """Writes events; answers which were new."""
    ids = tx.new_ids(len(known))
    rows = await tx.rows(
        _KEEP,
        {
            "ids": ids,
            "parcels": [row.id for row, _ in known],
            "codes": [scan.code for _, scan in known],
            "statuses": [scan.status for _, scan in known],
            "times": [scan.happened_at for _, scan in known],
            "descriptions": [scan.description for _, scan in known],
            "places": [scan.place for _, scan in known],
            "reasons": [scan.reason for _, scan in known],
        },
    )
    return {(row.parcel_id, row.code, row.happened_at) for row in rows}


async def _move(tx: Tx, ids: Sequence[UUID], states: dict[UUID, str], after: dict[UUID, Tracked]) -> None:
    await tx.run(
        _MOVE,
        {
            "ids": list(ids),
            "states": [states[id_] for id_ in ids],
            "statuses": [after[id_].status for id_ in ids],
            "times": [after[id_].at for id_ in ids],
        },
    )


async def _deliver(tx: Tx, rows: Sequence[Any]) -> None:
    """Says which parcels arrived, and whether the order still waits for others."""
    if not rows:
        return
    waiting = await list_underway(tx, {row.order_id for row in rows})
    tx.record(*(ParcelDelivered(row.order_id, row.id, row.order_id not in waiting) for row in rows))
    await incidents.resolve_causes(tx, [f"parcel_trouble:{row.id}" for row in rows])


async def _trouble(tx: Tx, fresh: Sequence[tuple[Any, Scan]]) -> None:
    told = [(row, scan, _trouble_of(row, scan)) for row, scan in fresh]
    troubled = [(row, scan, code) for row, scan, code in told if code]
    tx.record(*(ParcelTroubled(row.order_id, row.id, code) for row, _, code in troubled))
    await incidents.open_many(
        tx,
        [
            incidents.New(
                "parcel_trouble", f"parcel_trouble:{row.id}", row.order_id,
                {"tracking": row.tracking_number, "why": scan.description or code, "code": code, "parcel": row.number},
            )
            for row, scan, code in troubled
        ],
    )  # fmt: skip


def _trouble_of(row: Any, scan: Scan) -> str:
    if row.state == "cancelled":
        return "moves_after_cancel" if parcel_state("planned", scan.status) != "planned" else ""
    return incident_reason(scan.status, scan.reason, scan.description)
