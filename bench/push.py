"""One stock change told to 1,000 listings on 10 shops, within the shops' budgets (Shopify's "enterprise" points).

The clock runs from the call that posts the change over the API until the last listing is written down as pushed; the pretend
shops are asked afterwards what they show. Three changes, the median.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from typing import Any

import uvloop

from bench._house import BUSY, House, a_house
from linkstar import catalog

SHOPS, PER_SHOP, ROUNDS, PATIENCE_S = 10, 100, 3, 60.0
LEFT = """
SELECT count(*) FILTER (WHERE l.quantity <> %d OR l.pushed_version <> l.version)
FROM inventory.listed l WHERE l.{mine} AND l.listing_row_id = ANY('{%s}'::uuid[])
"""


def run() -> dict[str, Any]:
    """Seconds until the last listing was told, and listings that show something else."""
    return uvloop.run(_measure())


async def _measure() -> dict[str, Any]:
    async with a_house(shops=SHOPS, stock=1000) as house:
        item, listings = await _list(house)
        await _settled(house)
        seconds, calls_before, units = [], await _calls(house), 2000
        for round_ in range(ROUNDS):
            units -= 1 + round_
            seconds.append(await _change(house, item, listings, -1 - round_, units))
        calls = await _calls(house) - calls_before
        shown = (await house.received("shopify"))["stock"]
        wrong = len(listings) - sum(1 for n in range(SHOPS) for m in range(PER_SHOP)
                                    if shown.get(f"{house.shops[n][1]}/{90_000 + m}/1") == units)  # fmt: skip
        return {
            "listings": len(listings), "shops": SHOPS, "seconds_to_last_push": statistics.median(seconds),
            "slowest_s": max(seconds), "calls_per_change": calls / ROUNDS, "wrong": wrong,
            "targets": {"seconds_to_last_push": "<= 5", "wrong": "== 0"}, "aims": {"seconds_to_last_push": "<= 2"},
        }  # fmt: skip


async def _list(house: House) -> tuple[Any, list[Any]]:
    """A hundred listings of one item in each shop."""
    item = house.items[0]
    async with house.database.tx(house.tenant) as tx:
        seen = [
            catalog.ListingSeen(catalog.Sold(shop, f"many-{m}", "SKU-0"), "Many", "seller", "1",
                                {"inventory_item_id": str(90_000 + m)})
            for shop, _ in house.shops for m in range(PER_SHOP)
        ]  # fmt: skip
        rows = await catalog.note_listings(tx, seen)
        await catalog.link_listings(tx, [catalog.Link(rows[one.sold], item) for one in seen])
    return item, [rows[one.sold] for one in seen]


async def _settled(house: House) -> None:
    while await house.count(BUSY):
        await asyncio.sleep(0.2)


async def _change(house: House, item: Any, listings: list[Any], difference: int, units: int) -> float:
    started = time.perf_counter()
    said = {
        "rows": [{"item_id": str(item), "location_id": str(house.places[0]), "difference": difference}],
        "reason": "bench",
    }
    answer = await house.web.post("/api/v1/inventory/adjust", json=said)
    answer.raise_for_status()
    ids = ",".join(map(str, listings))
    while await house.count(LEFT % (units, ids)):
        if time.perf_counter() - started > PATIENCE_S:
            break
        await asyncio.sleep(0.02)
    return time.perf_counter() - started


async def _calls(house: House) -> int:
    summary = (await house.sandbox.get("/_sandbox/summary")).json()
    return int(next(one["calls"] for one in summary["partners"] if one["name"] == "shopify"))
