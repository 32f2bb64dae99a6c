"""The whole way over HTTP: orders placed at pretend shops, webhooks, every step, labels bought at a pretend carrier, tracking
told to the shops.

Processes: one web door, one worker, the database, and the pretend partners in a process of their own, whose processor time
is told apart. The carrier's budget is what the account's `calls_per_s` says, so that the product and not the default budget
of five calls a second is measured. The clock runs from the first order placed to the last confirmation written down.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections import Counter
from typing import Any

import uvloop

from bench._house import House, a_house, an_order

ORDERS = int(os.environ.get("LINKSTAR_BENCH_ORDERS", "3000"))
WARM, CHUNK, SHOPS, PATIENCE_S = 100, 100, 8, 600.0
NOTES = """\
What the profile said, the dearest first. The HTTP client took half of the worker's time until it was changed (bench calls,
docs/decisions/0015). The framework's routing, a thread per request for dependencies that were not async, and a transaction for
nearly each webhook took most of the web door's. The carrier's account is given 5,000 calls a second (the careful guess is 5),
the shops have Shopify's enterprise points: the product is measured, not a partner's limit."""
CONFIRMED = "SELECT count(*) FROM shipping.parcels WHERE {mine} AND confirm_state = 'confirmed'"


def run() -> dict[str, Any]:
    """Orders per second from webhook to tracking pushed, processor time of the product and of the fakes, what went wrong."""
    return uvloop.run(_measure())


async def _measure() -> dict[str, Any]:
    async with a_house(shops=SHOPS) as house:
        await _through(house, 0, WARM)  # tokens are fetched, budgets learned, connections opened
        before, started = house.cpu_s(), time.perf_counter()
        await _through(house, WARM, ORDERS)
        seconds = time.perf_counter() - started
        spent = {name: cpu_s - before[name] for name, cpu_s in house.cpu_s().items()}
        fakes_s = spent.pop("sandbox")
        return {
            "orders": ORDERS, "lines_per_order": 3, "orders_per_s": ORDERS / seconds, "seconds": seconds,
            "cpu_ms_per_order": sum(spent.values()) * 1000 / ORDERS, "fakes_cpu_ms_per_order": fakes_s * 1000 / ORDERS,
            **{f"{name.partition('-')[0]}_cpu_ms_per_order": cpu_s * 1000 / ORDERS for name, cpu_s in spent.items()},
            **await _judge(house),
            "notes": NOTES,
            "targets": {"orders_per_s": ">= 150", "lost": "== 0", "doubled": "== 0"},
            "aims": {"orders_per_s": ">= 400", "cpu_ms_per_order": "<= 5"},
        }  # fmt: skip


async def _through(house: House, first: int, count: int) -> None:
    """Places orders at all shops and waits until each is confirmed there."""
    for start in range(first, first + count, CHUNK):
        numbers = range(start, min(start + CHUNK, first + count))
        await house.place_orders(start // CHUNK % SHOPS, [an_order(number) for number in numbers])
    until = time.monotonic() + PATIENCE_S
    while await house.count(CONFIRMED) < first + count:
        if time.monotonic() > until:
            return  # the judge tells how many are lacking
        await asyncio.sleep(0.1)


async def _judge(house: House) -> dict[str, int]:
    """Counted at the fakes: every order confirmed there once, one label each."""
    told = Counter(one["order_id"] for one in (await house.received("shopify"))["confirmations"])
    labels = len((await house.received("yunexpress"))["labels"])
    placed = WARM + ORDERS
    doubled = sum(count - 1 for count in told.values()) + max(0, labels - placed)
    return {"lost": placed - len(told), "doubled": doubled, "labels": labels}
