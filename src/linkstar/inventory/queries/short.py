"""Reading what is promised and nothing covers."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.inventory.queries.stock import Reserved

_SHORT = """
SELECT id, owner_id, order_id, item_id, location_id, quantity, state, expires_at FROM inventory.reservations
WHERE tenant_id = %(tenant)s AND order_id = ANY(%(ids)s) AND location_id IS NULL AND state IN ('held', 'committed') ORDER BY id
"""


async def list_short(tx: Tx, order_ids: Sequence[UUID], *, lock: bool = False) -> list[Reserved]:
    """What nothing covers of orders. `lock` keeps whoever has goods for it waiting until we have told of it."""
    return await tx.all(Reserved, _SHORT + (" FOR SHARE" if lock else ""), {"ids": list(order_ids)})
