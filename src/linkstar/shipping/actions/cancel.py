"""Taking parcels back: of cancelled orders, and the labels that were paid for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any, Literal
from uuid import UUID

from linkstar.core import incidents
from linkstar.core.db import Tx
from linkstar.shipping.actions.locking import lock_live_parcels
from linkstar.shipping.actions.sharing import open_boxes, orders_of_boxes
from linkstar.shipping.actions.waves import HERE, leave_waves
from linkstar.shipping.errors import LabelKept
from linkstar.shipping.facts import BoxOpened, LabelVoided, ParcelCancelled, ParcelPulled, VoidAsked, VoidRefused
from linkstar.shipping.queries.records import CancelledParcel, VoidOutcome
from linkstar.shipping.rules.parcels import can_void

_LOCKED = """
SELECT p.id, p.number, p.order_id, p.fulfilment_order_id, p.state, f.order_number, b.id AS label_id, b.state AS label_state,
       b.void_until, p.box_id, p.is_shared
FROM shipping.parcels p
JOIN shipping.fulfilment_orders f ON f.tenant_id = p.tenant_id AND f.id = p.fulfilment_order_id
LEFT JOIN shipping.labels b ON b.tenant_id = p.tenant_id AND b.parcel_id = p.id AND b.state IN ('bought', 'void_refused')
WHERE p.tenant_id = %(tenant)s AND p.id = ANY(%(ids)s) ORDER BY p.id
"""
_LOCK_LABELS = """
SELECT b.id, b.parcel_id, b.cost_minor, b.currency, p.order_id, p.number, f.order_number
FROM shipping.labels b
JOIN shipping.parcels p ON p.tenant_id = b.tenant_id AND p.id = b.parcel_id
JOIN shipping.fulfilment_orders f ON f.tenant_id = p.tenant_id AND f.id = p.fulfilment_order_id
WHERE b.tenant_id = %(tenant)s AND b.id = ANY(%(ids)s) AND b.state = 'void_requested'
ORDER BY p.id, b.id FOR UPDATE OF p, b
"""


async def cancel_parcels(tx: Tx, order_ids: Sequence[UUID], *, is_sent_right: bool = False) -> list[CancelledParcel]:
    """Cancels what has not left and says what became of each parcel; a label is asked back while its carrier allows it.

    Records ParcelCancelled and VoidAsked; every parcel that had a label opens an incident for the warehouse. With
    `is_sent_right` what has left is not spoken of: the buyer wants it.
    """
    rows = [row for row in await _lock(tx, order_ids) if row.state in HERE or not is_sent_right]
    told = [
        CancelledParcel(row.order_id, row.id, row.fulfilment_order_id, _outcome(tx, row), row.label_id) for row in rows
    ]
    await _take_back(tx, rows, told)
    return told


async def _lock(tx: Tx, order_ids: Iterable[UUID]) -> list[Any]:
    """The parcels of orders that are not cancelled, locked, with the label of each."""
    return await tx.rows(_LOCKED, {"ids": await lock_live_parcels(tx, order_ids)})


async def _take_back(tx: Tx, rows: Sequence[Any], told: Sequence[CancelledParcel]) -> None:
    """Does to locked parcels what was found out about each of them."""
    stopped = [one for one in told if one.outcome != "too_late"]
    voided = [one for one in told if one.outcome == "void_asked"]
    await _stop(tx, [one.parcel_id for one in stopped], {one.fulfilment_order_id for one in stopped})
    await leave_waves(tx, {one.parcel_id: "cancelled" for one in stopped})
    await tx.run(
        "UPDATE shipping.labels SET state = 'void_requested', void_refund = 'expected', changed_at = %(now)s"
        " WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)",
        {"ids": [one.label_id for one in voided]},
    )
    tx.record(*(ParcelCancelled(one.order_id, one.parcel_id, one.outcome != "cancelled") for one in stopped))
    tx.record(*(VoidAsked(one.parcel_id, one.label_id) for one in voided if one.label_id))
    await incidents.open_many(
        tx, [_after_label(row, one.outcome) for row, one in zip(rows, told, strict=True) if one.outcome != "cancelled"]
    )
    await incidents.resolve_causes(tx, [f"label_failed:{one.parcel_id}" for one in stopped])
    await open_boxes(tx, [row for row, one in zip(rows, told, strict=True) if one.outcome != "too_late"])


async def give_back_labels(tx: Tx, order_ids: Sequence[UUID]) -> None:
    """Cancels the labelled parcels of orders that shall go another way, and asks their labels back. Raises LabelKept.

    Records ParcelCancelled and VoidAsked; each opens an incident, so that the box is taken out of the outgoing ones.
    """
    boxes = await orders_of_boxes(tx, order_ids)
    rows = [row for row in await _lock(tx, {*order_ids, *boxes}) if row.label_id]
    rows = [row for row in rows if row.state in HERE]
    for row in rows:
        if _outcome(tx, row) != "void_asked":
            raise LabelKept(parcel=row.number)
    told = [CancelledParcel(row.order_id, row.id, row.fulfilment_order_id, "void_asked", row.label_id) for row in rows]
    await _take_back(tx, rows, told)
    tx.record(*(BoxOpened(row.order_id, row.id) for row in rows if row.order_id not in set(order_ids)))
    await incidents.resolve_causes(tx, [f"change_after_label:{row.order_id}" for row in rows])


async def recall_parcels(tx: Tx, order_ids: Sequence[UUID], what: Mapping[UUID, str]) -> set[UUID]:
    """Cancels the parcels of changed orders so that a new route can be chosen; returns the orders where it is too late.

    Where any parcel has a label or has left, nothing is cancelled: a person is told `what` changed (by
    order; orders left out of it change nothing that a label says) and may void the label.
    """
    rows = await _lock(tx, order_ids)
    late = {row.order_id: row for row in rows if row.label_id or row.state not in ("planned", "packed")}
    stopped = [row for row in rows if row.order_id not in late]
    await _stop(tx, [row.id for row in stopped], {row.fulfilment_order_id for row in stopped})
    # The packer must not close a box whose label or contents are wrong now, also where it is too late to cancel it.
    here = [row for row in rows if row.state in HERE]
    told = {
        row.id: _why_out(what.get(row.order_id)) for row in here if row.order_id in what or row.order_id not in late
    }
    await leave_waves(tx, told)
    tx.record(*(ParcelCancelled(row.order_id, row.id, False) for row in stopped))
    await open_boxes(tx, stopped)
    await incidents.resolve_causes(tx, [f"label_failed:{row.id}" for row in stopped])
    news = [
        incidents.New(
            "change_after_label",
            f"change_after_label:{id_}",
            id_,
            {"order": row.order_number, "what": what[id_]},
        )
        for id_, row in late.items()
        if id_ in what
    ]
    await incidents.open_many(tx, news)
    return set(late)


def _why_out(what: str | None) -> str:
    return "short" if what == "stock" else "changed"


async def _stop(tx: Tx, parcel_ids: Sequence[UUID], fulfilment_order_ids: Set[UUID]) -> None:
    """Cancels parcels that are locked, and their fulfilment orders."""
    await tx.run(
        "UPDATE shipping.parcels SET state = 'cancelled', changed_at = %(now)s, version = version + 1"
        " WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)",
        {"ids": list(parcel_ids)},
    )
    await tx.run(
        "UPDATE shipping.fulfilment_orders SET state = 'cancelled', changed_at = %(now)s, version = version + 1"
        " WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)",
        {"ids": sorted(fulfilment_order_ids)},
    )


def _outcome(tx: Tx, row: Any) -> Literal["cancelled", "void_asked", "not_voidable", "too_late"]:
    if row.state not in HERE:
        return "too_late"
    if row.label_id is None:  # in the box of another order it is free when somebody took it out
        return "not_voidable" if row.box_id and row.state == "labelled" else "cancelled"
    return "void_asked" if can_void(row.label_state, row.state, row.void_until, tx.now) else "not_voidable"


def _after_label(row: Any, outcome: str) -> incidents.New:
    told = {"order": row.order_number, "parcel": row.number, "outcome": outcome, "void_until": row.void_until}
    return incidents.New("cancel_after_label", f"cancel_after_label:{row.id}", row.order_id, told)


async def pull_parcels(tx: Tx, parcel_ids: Sequence[UUID]) -> None:
    """Says that cancelled parcels were taken out of the outgoing ones; records ParcelPulled once each."""
    rows = await tx.rows(
        "WITH locked AS (SELECT id FROM shipping.parcels WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)"
        " AND state = 'cancelled' AND pulled_at IS NULL ORDER BY id FOR UPDATE)"
        " UPDATE shipping.parcels p SET pulled_at = %(now)s, changed_at = %(now)s, version = version + 1 FROM locked"
        " WHERE p.tenant_id = %(tenant)s AND p.id = locked.id RETURNING p.id, p.order_id, p.fulfilment_order_id",
        {"ids": list(parcel_ids)},
    )
    tx.record(*(ParcelPulled(row.order_id, row.id, row.fulfilment_order_id) for row in rows))
    await incidents.resolve_causes(tx, [f"cancel_after_label:{row.id}" for row in rows])


async def settle_voids(tx: Tx, outcomes: Sequence[VoidOutcome]) -> None:
    """Keeps what carriers answered to voids; records LabelVoided, or VoidRefused with an incident."""
    rows = {row.id: row for row in await tx.rows(_LOCK_LABELS, {"ids": [one.label_id for one in outcomes]})}
    known = [(rows[one.label_id], one) for one in outcomes if one.label_id in rows]
    # A parcel may have a label in use already: then this one was a second one, and it stays asked for until a person decides.
    await tx.run(
        "UPDATE shipping.labels b SET state = CASE WHEN u.voided THEN 'voided' WHEN EXISTS (SELECT FROM shipping.labels o"
        " WHERE o.tenant_id = b.tenant_id AND o.parcel_id = b.parcel_id AND o.id <> b.id"
        " AND o.state IN ('bought', 'void_refused')) THEN 'void_requested' ELSE 'void_refused' END,"
        " void_refund = u.refund, void_answer = u.answer, changed_at = %(now)s"
        " FROM unnest(%(ids)s::uuid[], %(voided)s::bool[], %(refunds)s::text[], %(answers)s::text[])"
        " AS u (id, voided, refund, answer) WHERE b.tenant_id = %(tenant)s AND b.id = u.id",
        {
            "ids": [row.id for row, _ in known],
            "voided": [one.is_voided for _, one in known],
            "refunds": [one.refund if one.is_voided else "refused" for _, one in known],
            "answers": [f"{one.code} {one.message}".strip() for _, one in known],
        },
    )
    for row, one in known:
        if one.is_voided:
            tx.record(LabelVoided(row.order_id, row.parcel_id, row.id, row.cost_minor, row.currency, one.refund))
        else:
            tx.record(VoidRefused(row.order_id, row.parcel_id, row.id, one.code))
    await incidents.open_many(tx, [_void_refused(row, one) for row, one in known if not one.is_voided])


def _void_refused(row: Any, one: VoidOutcome) -> incidents.New:
    told = {"order": row.order_number, "parcel": row.number, "outcome": "void_refused", "why": one.message or one.code}
    return incidents.New("cancel_after_label", f"void_refused:{row.id}", row.order_id, told)
