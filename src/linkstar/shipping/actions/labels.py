"""Labels: attached once per parcel, refused ones hold it, mended ones are asked for again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import orjson

from linkstar.core import incidents
from linkstar.core.db import Tx
from linkstar.kit.money import Money
from linkstar.shipping.actions.sharing import label_riders
from linkstar.shipping.errors import ParcelNotHeld
from linkstar.shipping.facts import LabelBought, LabelRefused, ParcelReleased, VoidAsked
from linkstar.shipping.queries.records import LabelBoughtDetails, Mended
from linkstar.shipping.rules.parcels import is_freight_over

_LOCK = """
SELECT p.id, p.number, p.order_id, p.state, p.hold_reason, p.estimate_minor, p.currency, p.fulfilment_order_id, p.attempt,
       p.is_shared, f.order_number, p.service
FROM shipping.parcels p
JOIN shipping.fulfilment_orders f ON f.tenant_id = p.tenant_id AND f.id = p.fulfilment_order_id
WHERE p.tenant_id = %(tenant)s AND p.id = ANY(%(ids)s) ORDER BY p.id FOR UPDATE OF p
"""
_LABEL = {
    "id": "uuid", "parcel_id": "uuid", "key": "text", "external_id": "text", "tracking_number": "text", "file_id": "uuid",
    "cost_minor": "bigint", "currency": "text", "state": "text", "void_refund": "text", "void_until": "timestamptz",
    "bought_at": "timestamptz", "changed_at": "timestamptz",
}  # fmt: skip


async def attach_labels(tx: Tx, bought: Sequence[tuple[UUID, LabelBoughtDetails]]) -> None:
    """Keeps labels that were paid for; records LabelBought once per key.

    A label that comes too late (its parcel is cancelled, or has one already) is kept as well and asked to be voided:
    it was paid for, and it must not be used.
    """
    parcels = {row.id: row for row in await tx.rows(_LOCK, {"ids": sorted({id_ for id_, _ in bought})})}
    known = await tx.rows(
        "SELECT parcel_id, key, state FROM shipping.labels WHERE tenant_id = %(tenant)s"
        " AND (parcel_id = ANY(%(ids)s) OR key = ANY(%(keys)s))",
        {"ids": list(parcels), "keys": [one.key for _, one in bought]},
    )
    keys, live = {row.key for row in known}, {row.parcel_id for row in known if row.state in ("bought", "void_refused")}
    kept: list[tuple[Any, UUID, LabelBoughtDetails, bool]] = []
    for parcel_id, label in bought:
        parcel = parcels.get(parcel_id)
        if parcel is None or label.key in keys:
            continue
        is_surplus = parcel_id in live or parcel.state not in ("planned", "packed")
        keys.add(label.key)
        if not is_surplus:
            live.add(parcel_id)
        kept.append((parcel, tx.new_id(), label, is_surplus))
    await tx.insert("shipping.labels", _LABEL, [_label_row(tx, *one) for one in kept])
    await _mark_labelled(tx, [(parcel.id, label.tracking_number) for parcel, _, label, surplus in kept if not surplus])
    await label_riders(tx, [parcel.id for parcel, _, _, surplus in kept if parcel.is_shared and not surplus])
    for parcel, label_id, label, is_surplus in kept:
        tx.record(LabelBought(parcel.order_id, parcel.id, label_id, label.cost_minor, label.currency))
        if is_surplus:
            tx.record(VoidAsked(parcel.id, label_id))
    await incidents.open_many(tx, [new for one in kept for new in _doubts(*one)])
    await incidents.resolve_causes(tx, [f"label_failed:{parcel.id}" for parcel, _, _, surplus in kept if not surplus])


async def _mark_labelled(tx: Tx, numbers: Sequence[tuple[UUID, str]]) -> None:
    await tx.run(
        "UPDATE shipping.parcels p SET state = 'labelled', tracking_number = u.number, hold_reason = '', hold_field = '',"
        " changed_at = %(now)s, version = version + 1"
        " FROM unnest(%(ids)s::uuid[], %(numbers)s::text[]) AS u (id, number)"
        " WHERE p.tenant_id = %(tenant)s AND p.id = u.id",
        {"ids": [id_ for id_, _ in numbers], "numbers": [number for _, number in numbers]},
    )


def _label_row(tx: Tx, parcel: Any, label_id: UUID, label: LabelBoughtDetails, is_surplus: bool) -> tuple[Any, ...]:
    state, refund = ("void_requested", "expected") if is_surplus else ("bought", "none")
    return (
        label_id, parcel.id, label.key, label.external_id, label.tracking_number, label.file_id, label.cost_minor,
        label.currency, state, refund, label.void_until, tx.now, tx.now,
    )  # fmt: skip


def _doubts(parcel: Any, _: UUID, label: LabelBoughtDetails, is_surplus: bool) -> list[incidents.New]:
    if is_surplus and parcel.state == "cancelled":
        params = {"order": parcel.order_number, "parcel": parcel.number}
        return [incidents.New("cancel_after_label", f"cancel_after_label:{parcel.id}", parcel.order_id, params)]
    paid = label.cost_minor
    if paid is None or label.currency != parcel.currency or not is_freight_over(parcel.estimate_minor, paid):
        return []
    told = {"paid": str(Money(paid, label.currency)), "estimated": str(Money(parcel.estimate_minor, parcel.currency))}
    return [
        incidents.New("freight_over", f"freight_over:{parcel.id}", parcel.order_id, {"parcel": parcel.number, **told})
    ]


async def hold_parcels(tx: Tx, refused: Sequence[tuple[UUID, str, str, str]]) -> None:
    """Holds parcels that a carrier sold no label for: (parcel id, code, field to mend, message) each.

    Records LabelRefused and opens an incident; one that is cancelled or labelled meanwhile is left alone.
    """
    parcels = {row.id: row for row in await tx.rows(_LOCK, {"ids": sorted({one[0] for one in refused})})}
    held = {
        one[0]: one for one in refused if one[0] in parcels and parcels[one[0]].state in ("planned", "packed")
    }  # fmt: skip
    await tx.run(
        "UPDATE shipping.parcels p SET hold_reason = u.reason, hold_field = u.field, changed_at = %(now)s,"
        " version = version + 1 FROM unnest(%(ids)s::uuid[], %(reasons)s::text[], %(fields)s::text[]) AS u (id, reason, field)"
        " WHERE p.tenant_id = %(tenant)s AND p.id = u.id",
        {
            "ids": list(held),
            "reasons": [code or "refused" for _, code, _, _ in held.values()],
            "fields": [field for _, _, field, _ in held.values()],
        },
    )
    tx.record(*(LabelRefused(parcels[id_].order_id, id_, code) for id_, code, _, _ in held.values()))
    titles = await tx.rows("SELECT code, title_en FROM shipping.services WHERE tenant_id = %(tenant)s")
    carriers = {row.code: row.title_en for row in titles}
    await incidents.open_many(tx, [_refusal(parcels[one[0]], one, carriers) for one in held.values()])


def _refusal(parcel: Any, refused: tuple[UUID, str, str, str], carriers: Mapping[str, str]) -> incidents.New:
    id_, code, field, message = refused
    told = {
        "carrier": carriers.get(parcel.service) or parcel.service, "parcel": parcel.number, "why": message or code,
        "code": code, "field": field, "order": parcel.order_number,
    }  # fmt: skip
    return incidents.New("label_failed", f"label_failed:{id_}", parcel.order_id, told)


async def release_parcels(tx: Tx, ids: Sequence[UUID], *, mended: Mapping[UUID, Mended] | None = None) -> None:
    """Lets held parcels be labelled again with what was corrected; records ParcelReleased. Raises ParcelNotHeld.

    The next request is a new attempt with a new key: the carrier has refused the old one for good.
    """
    parcels = await tx.rows(_LOCK, {"ids": sorted(set(ids))})
    for parcel in parcels:
        if not parcel.hold_reason or parcel.state not in ("planned", "packed"):
            raise ParcelNotHeld(number=parcel.number)
    mended = mended or {}
    patches = [(mended[parcel.id], parcel) for parcel in parcels if parcel.id in mended]
    await _mend(tx, patches)
    await tx.run(
        "UPDATE shipping.parcels SET attempt = attempt + 1, hold_reason = '', hold_field = '', changed_at = %(now)s,"
        " version = version + 1 WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)",
        {"ids": [parcel.id for parcel in parcels]},
    )
    await incidents.resolve_causes(tx, [f"label_failed:{parcel.id}" for parcel in parcels])
    tx.record(*(ParcelReleased(parcel.order_id, parcel.id) for parcel in parcels))


async def _mend(tx: Tx, patches: Sequence[tuple[Mended, Any]]) -> None:
    """Writes corrections into the fulfilment order, its lines and the parcel."""
    addresses = [(parcel.fulfilment_order_id, one.ship_to) for one, parcel in patches if one.ship_to is not None]
    await tx.run(
        "UPDATE shipping.fulfilment_orders f SET ship_to = u.ship_to::jsonb, changed_at = %(now)s, version = version + 1"
        " FROM unnest(%(ids)s::uuid[], %(texts)s::text[]) AS u (id, ship_to) WHERE f.tenant_id = %(tenant)s AND f.id = u.id",
        {"ids": [id_ for id_, _ in addresses], "texts": [orjson.dumps(to).decode() for _, to in addresses]},
    )
    lines = [
        (parcel.fulfilment_order_id, line_id, orjson.dumps(fields).decode())
        for one, parcel in patches
        for line_id, fields in one.customs.items()
    ]
    await tx.run(
        "UPDATE shipping.fulfilment_lines l SET customs = l.customs || u.patch::jsonb"
        " FROM unnest(%(ids)s::uuid[], %(lines)s::uuid[], %(texts)s::text[]) AS u (id, line_id, patch)"
        " WHERE l.tenant_id = %(tenant)s AND l.fulfilment_order_id = u.id AND l.order_line_id = u.line_id",
        {"ids": [one[0] for one in lines], "lines": [one[1] for one in lines], "texts": [one[2] for one in lines]},
    )
    await tx.run(
        "UPDATE shipping.parcels p SET weight_g = coalesce(u.weight_g, p.weight_g), ioss_number = coalesce(u.ioss, p.ioss_number)"
        " FROM unnest(%(ids)s::uuid[], %(weights)s::bigint[], %(ioss)s::text[]) AS u (id, weight_g, ioss)"
        " WHERE p.tenant_id = %(tenant)s AND p.id = u.id",
        {
            "ids": [parcel.id for _, parcel in patches],
            "weights": [one.weight_g for one, _ in patches],
            "ioss": [one.ioss_number for one, _ in patches],
        },
    )
