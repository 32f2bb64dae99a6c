"""What the keeper of a place says of delivery orders: they left with a number, or will not leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from linkstar.core import incidents
from linkstar.core.db import Tx
from linkstar.shipping.actions.handover import hand_over
from linkstar.shipping.facts import ParcelReady

_LOCK = """
SELECT p.id, p.number, p.order_id, p.tracking_number, b.id AS label_id, b.external_id FROM shipping.parcels p
JOIN shipping.labels b ON b.tenant_id = p.tenant_id AND b.parcel_id = p.id AND b.state IN ('bought', 'void_refused')
WHERE p.tenant_id = %(tenant)s AND p.location_id = ANY(%(places)s) AND b.external_id = ANY(%(ids)s) AND p.state = 'labelled'
ORDER BY p.id FOR UPDATE OF p, b
"""
_NUMBERS = "FROM unnest(%(ids)s::uuid[], %(numbers)s::text[]) AS u (id, number)"


async def mark_left(tx: Tx, location_ids: Sequence[UUID], numbers: Mapping[str, str]) -> None:
    """Delivery orders, by the id that their keeper knows, left with these tracking numbers.

    Records ParcelReady and ParcelHandedOver. Told twice, or of one that we have cancelled, nothing changes.
    """
    rows = await _locked(tx, location_ids, list(numbers))
    told = [numbers[row.external_id] for row in rows]
    await tx.run(
        f"UPDATE shipping.parcels p SET tracking_number = u.number, changed_at = %(now)s {_NUMBERS}"  # noqa: S608 - own text
        " WHERE p.tenant_id = %(tenant)s AND p.id = u.id",
        {"ids": [row.id for row in rows], "numbers": told},
    )
    await tx.run(
        f"UPDATE shipping.labels b SET tracking_number = u.number, changed_at = %(now)s {_NUMBERS}"  # noqa: S608 - own text
        " WHERE b.tenant_id = %(tenant)s AND b.id = u.id",
        {"ids": [row.label_id for row in rows], "numbers": told},
    )
    tx.record(*(ParcelReady(row.order_id, row.id) for row in rows))
    await hand_over(tx, [row.id for row in rows])
    await incidents.resolve_causes(tx, [f"delivery_stopped:{row.id}" for row in rows])


async def mark_stopped(tx: Tx, location_ids: Sequence[UUID], why: Mapping[str, str], *, partner: str) -> None:
    """Delivery orders will not leave: a person decides whether the label is taken back and the goods go another way."""
    rows = await _locked(tx, location_ids, list(why))
    news = [
        incidents.New(
            "delivery_stopped", f"delivery_stopped:{row.id}", row.order_id,
            {"partner": partner, "parcel": row.number, "why": why[row.external_id]},
        )
        for row in rows
    ]  # fmt: skip
    await incidents.open_many(tx, news)


async def _locked(tx: Tx, location_ids: Sequence[UUID], external_ids: Sequence[str]) -> list[Any]:
    return await tx.rows(_LOCK, {"places": list(location_ids), "ids": list(external_ids)})
