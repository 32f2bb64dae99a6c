"""How long each step took, from the times of the facts on both sides of it.

The replay's clock runs at real speed between jumps, so two facts of one order with no jump between them are as far apart as
they really were. Pairs with a jump between them (an order that waited for stock, payment, a link) are left out and counted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from linkstar.cli.replay.feed import Ledger
from linkstar.core.db import Database
from linkstar.insights import replays

STEPS = (
    ("identify", "orders.OrderCaptured", "orders.CustomerLinked"),
    ("reserve", "orders.CustomerLinked", "inventory.StockReserved"),
    ("route", "inventory.StockReserved", "shipping.RouteChosen"),
    ("label", "shipping.RouteChosen", "shipping.LabelBought"),
    ("book", "shipping.LabelBought", "shipping.ParcelReady"),
    ("push", "shipping.ParcelReady", "shipping.TrackingPushed"),
    ("order to door", "orders.OrderCaptured", "shipping.TrackingPushed"),
)


async def step_seconds(
    database: Database, tenant_id: UUID, ledger: Ledger, *, speed: float = 0.0
) -> dict[str, dict[str, float]]:
    """Median and 99th percentile of each step in real seconds (divided by the speed where the clock ran faster)."""
    async with database.tx(tenant_id, actor="replay") as tx:
        rows = await replays.list_told(tx)
    at: dict[UUID, dict[str, datetime]] = defaultdict(dict)
    for row in rows:
        at[row.subject][row.name] = row.at
    return {name: _measured(at, first, last, jumps=ledger.jumps, speed=speed or 1.0) for name, first, last in STEPS}


def _measured(
    at: dict[UUID, dict[str, datetime]], first: str, last: str, *, jumps: Sequence[datetime], speed: float
) -> dict[str, float]:
    pairs = [(told[first], told[last]) for told in at.values() if first in told and last in told]
    near = [
        (last_at - first_at).total_seconds() / speed for first_at, last_at in pairs if _same(first_at, last_at, jumps)
    ]
    return {**percentiles(near), "count": len(near), "apart": len(pairs) - len(near)}


def _same(first: datetime, last: datetime, jumps: Sequence[datetime]) -> bool:
    return bisect_right(jumps, first) == bisect_right(jumps, last)


def percentiles(seconds: Sequence[float]) -> dict[str, Any]:
    """Median and 99th percentile of some seconds; None for none."""
    if not seconds:
        return {"p50": None, "p99": None}
    ranked = sorted(seconds)
    return {
        "p50": round(ranked[len(ranked) // 2], 3),
        "p99": round(ranked[min(len(ranked) - 1, len(ranked) * 99 // 100)], 3),
    }
