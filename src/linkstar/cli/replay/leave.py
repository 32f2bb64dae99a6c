"""The people of the warehouses, as a replay plays them: what has a label leaves."""

from __future__ import annotations

from uuid import UUID

from linkstar import shipping
from linkstar.core.db import Database
from linkstar.insights import replays


async def hand_over_ready(database: Database, tenant_id: UUID) -> int:
    """Hands every labelled parcel that its channel knows of to its carrier; returns how many."""
    async with database.tx(tenant_id, actor="replay") as tx:
        ready = await replays.list_ready_parcels(tx)
        await shipping.hand_over(tx, ready)
    return len(ready)
