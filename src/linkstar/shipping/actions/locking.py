"""Locking parcels: whoever waits for one reads all that belongs to it afterwards, by a statement of its own.

Of a statement that had to wait PostgreSQL looks again at the locked rows only; labels, waves and manifests that it joins are
those of the moment when it began.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from linkstar.core.db import Tx

_LIVE = "SELECT id FROM shipping.parcels WHERE tenant_id = %(tenant)s AND order_id = ANY(%(orders)s) AND state <> 'cancelled'"


async def lock_parcels(tx: Tx, parcel_ids: Iterable[UUID]) -> None:
    """Locks parcels in id order, here as everywhere."""
    await tx.run(
        "SELECT FROM shipping.parcels WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) ORDER BY id FOR UPDATE",
        {"ids": sorted(set(parcel_ids))},
    )


async def lock_live_parcels(tx: Tx, order_ids: Iterable[UUID]) -> list[UUID]:
    """Locks the parcels of orders that are not cancelled; returns their ids."""
    rows = await tx.rows(f"{_LIVE} ORDER BY id FOR UPDATE", {"orders": sorted(set(order_ids))})
    return [row.id for row in rows]
