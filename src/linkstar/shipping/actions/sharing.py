"""One box for parcels of several orders: each order keeps its own parcel, and one of them buys the label for all.

So each external order is told its own shipment, and each bears its share of the freight (scenario 33).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.shipping.actions.handover import mark_ready
from linkstar.shipping.facts import BoxOpened, ParcelCancelled
from linkstar.shipping.queries.boxes import list_riders

_PUT = """
UPDATE shipping.parcels SET box_id = nullif(%(box)s::uuid, id), is_shared = id = %(box)s, changed_at = %(now)s,
       version = version + 1
WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)
"""
_LABEL = """
UPDATE shipping.parcels p SET state = CASE p.state WHEN 'planned' THEN 'labelled' WHEN 'packed' THEN 'labelled' ELSE p.state END,
       tracking_number = b.tracking_number, changed_at = %(now)s, version = p.version + 1
FROM shipping.parcels b
WHERE p.tenant_id = %(tenant)s AND b.tenant_id = p.tenant_id AND b.id = p.box_id AND p.box_id = ANY(%(ids)s)
  AND p.state <> 'cancelled' RETURNING p.id
"""


async def share_box(tx: Tx, box_id: UUID, parcel_ids: Sequence[UUID]) -> None:
    """Lets parcels travel in the box of one of them, whose label is the label of all."""
    await tx.run(_PUT, {"box": box_id, "ids": [*parcel_ids, box_id]})


async def label_riders(tx: Tx, box_ids: Sequence[UUID]) -> None:
    """The label that a box got is that of all that is in it: their channels may be told."""
    if not box_ids:
        return
    rows = await tx.rows(_LABEL, {"ids": list(box_ids)})
    await mark_ready(tx, [row.id for row in rows])


async def orders_of_boxes(tx: Tx, order_ids: Sequence[UUID]) -> list[UUID]:
    """The orders in whose boxes parcels of these orders travel."""
    rows = await tx.rows(
        "SELECT DISTINCT b.order_id FROM shipping.parcels p"
        " JOIN shipping.parcels b ON b.tenant_id = p.tenant_id AND b.id = p.box_id"
        " WHERE p.tenant_id = %(tenant)s AND p.order_id = ANY(%(ids)s) AND p.state <> 'cancelled'",
        {"ids": list(order_ids)},
    )
    return [row.order_id for row in rows]


async def open_boxes(tx: Tx, stopped: Sequence[Any]) -> None:
    """Cancels what shared a box with cancelled parcels (locked rows), so that its orders go by themselves.

    A box with a label stays as it is when only something in it is taken out. Records ParcelCancelled and BoxOpened.
    """
    boxes = {row.id for row in stopped if row.is_shared}
    boxes |= {row.box_id for row in stopped if row.box_id and row.state != "labelled"}
    if not boxes:
        return
    gone = {row.id for row in stopped}
    riders = [one for one in await list_riders(tx, sorted(boxes)) if one.id not in gone]
    # The box itself, if it has no label: what was planned for it is too much now.
    rest = await tx.rows(
        "UPDATE shipping.parcels SET state = 'cancelled', changed_at = %(now)s, version = version + 1"
        " WHERE tenant_id = %(tenant)s AND id IN (SELECT id FROM shipping.parcels WHERE tenant_id = %(tenant)s"
        " AND id = ANY(%(ids)s) AND state IN ('planned', 'packed', 'labelled') ORDER BY id FOR UPDATE)"
        " RETURNING id, order_id, fulfilment_order_id, tracking_number <> '' AS was_labelled",
        {"ids": sorted({one.id for one in riders} | (boxes - gone))},
    )
    await tx.run(
        "UPDATE shipping.fulfilment_orders SET state = 'cancelled', changed_at = %(now)s, version = version + 1"
        " WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)",
        {"ids": sorted(row.fulfilment_order_id for row in rest)},
    )
    tx.record(*(ParcelCancelled(row.order_id, row.id, row.was_labelled) for row in rest))
    tx.record(*(BoxOpened(row.order_id, row.id) for row in rest))
