"""The rest of orders that nobody wants any more: what is still here is taken back, and its units come free.

Units in a parcel with a label are free when it is pulled from the pile (scenario 27); units that left are the books' to take.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from linkstar import inventory, orders, shipping
from linkstar.core import incidents
from linkstar.core.db import Tx
from linkstar.shipping.queries import get_contents, get_order_contents
from linkstar.shipping.queries.records import CancelledParcel


async def take_back_rest(tx: Tx, order_ids: Sequence[UUID], *, is_sent_right: bool) -> None:
    """Cancels the parcels of locked orders that are still here, and frees what is in none of the others.

    `is_sent_right` says that what has left was meant to; else a person is told of it, to have it stopped on its way.
    """
    if not order_ids:
        return
    told = await shipping.cancel_parcels(tx, order_ids, is_sent_right=is_sent_right)
    packed = await _packed(tx, order_ids, told)
    held = await inventory.list_reserved(tx, order_ids)
    await inventory.release(tx, {one.owner_id: max(0, packed[one.owner_id]) for one in held})
    await incidents.resolve_about(tx, "stock_short", order_ids)


async def _packed(tx: Tx, order_ids: Sequence[UUID], told: Sequence[CancelledParcel]) -> Counter[UUID]:
    """Units by owner in parcels that have left and are not out of the books yet, and in labelled ones that nobody has pulled."""
    waiting = [one.parcel_id for one in told if one.outcome in ("void_asked", "not_voidable")]
    packed: Counter[UUID] = Counter()
    for part in [*await get_order_contents(tx, order_ids), *await get_contents(tx, waiting)]:
        packed[part.component_id or part.order_line_id] += part.quantity
    for one in await orders.list_components(tx, order_ids):
        packed[one.id] -= one.shipped
    return packed
