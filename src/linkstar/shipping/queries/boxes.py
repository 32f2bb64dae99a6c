"""Parcels of several orders that travel in one box, under one label."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from linkstar.core.db import Tx


class Rider(NamedTuple):
    """A parcel that travels in the box of another one."""

    id: UUID
    box_id: UUID
    order_id: UUID
    shop_id: UUID
    fulfilment_order_id: UUID
    state: str
    weight_g: int


async def list_riders(tx: Tx, box_ids: Sequence[UUID], *, even_cancelled: bool = False) -> list[Rider]:
    """What travels in these parcels' boxes."""
    return await tx.all(
        Rider,
        "SELECT id, box_id, order_id, shop_id, fulfilment_order_id, state, weight_g FROM shipping.parcels"
        " WHERE tenant_id = %(tenant)s AND box_id = ANY(%(ids)s) AND (%(all)s OR state <> 'cancelled') ORDER BY id",
        {"ids": list(box_ids), "all": even_cancelled},
    )
