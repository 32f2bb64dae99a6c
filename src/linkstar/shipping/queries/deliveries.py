"""Delivery orders: parcels that the keeper of a place packs and sends; labelled, and without a number until they left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from linkstar.core.db import Tx


class Delivery(NamedTuple):
    """A delivery order that has not left, as far as its keeper said."""

    parcel_id: UUID
    location_id: UUID
    external_id: str


async def list_open_deliveries(tx: Tx, location_ids: Sequence[UUID], *, limit: int = 1000) -> list[Delivery]:
    """Delivery orders of these places that have not left, those that nothing changed about longest first."""
    return await tx.all(
        Delivery,
        "SELECT p.id, p.location_id, b.external_id FROM shipping.parcels p"
        " JOIN shipping.labels b ON b.tenant_id = p.tenant_id AND b.parcel_id = p.id AND b.state IN ('bought', 'void_refused')"
        " WHERE p.tenant_id = %(tenant)s AND p.location_id = ANY(%(places)s) AND p.state = 'labelled'"
        " AND p.tracking_number = '' ORDER BY p.changed_at, p.id LIMIT %(limit)s",
        {"places": list(location_ids), "limit": limit},
    )


async def count_sent_units(tx: Tx, location_id: UUID) -> dict[UUID, int]:
    """Units by item in orders that the keeper of a place has, or is just being sent, and that have not left it."""
    rows = await tx.rows(
        "SELECT l.item_id, sum(l.quantity)::bigint AS units FROM shipping.parcels p"
        " JOIN shipping.fulfilment_lines l ON l.tenant_id = p.tenant_id AND l.fulfilment_order_id = p.fulfilment_order_id"
        " WHERE p.tenant_id = %(tenant)s AND p.location_id = %(place)s AND p.state IN ('planned', 'packed', 'labelled')"
        " AND p.hold_reason = '' GROUP BY l.item_id",
        {"place": location_id},
    )
    return {row.item_id: row.units for row in rows}
