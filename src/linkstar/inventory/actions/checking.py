"""The self-check: ledger = on hand, promises = reserved. It names the first diverging movement and never repairs silently."""

from __future__ import annotations

from linkstar.core import incidents
from linkstar.core.db import Tx
from linkstar.inventory.queries import Divergence, list_divergences


async def self_check(tx: Tx) -> list[Divergence]:
    """Compares every level of the company with its ledger and promises; opens one incident per level that diverges."""
    found = await list_divergences(tx)
    news = [
        incidents.New(
            "stock_diverged",
            f"stock:{one.item_id}:{one.location_id}",
            one.item_id,
            {
                "sku": str(one.item_id),
                "location": str(one.location_id),
                "movement": str(one.last_movement_id),
                "what": f"on hand {one.on_hand} / ledger {one.by_movements},"
                f" reserved {one.reserved} / promises {one.by_reservations}",
            },
        )
        for one in found
    ]
    await incidents.open_many(tx, news)
    return found
