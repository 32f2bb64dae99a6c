"""Memory of web door and worker after 100,000 orders have gone through them (LINKSTAR_BENCH_ORDERS for another number).

Every order is a raw message that a worker captures, reserves, routes, labels over HTTP and confirms over HTTP. One in ten comes
as webhooks through the web door, the others are put where the door puts them, so that the run takes minutes. Beside, lists of
orders are read through the API. Measured is each process tree's own memory with its part of what is shared (PSS).
"""

from __future__ import annotations

import asyncio
import os
import time
from typing import Any

import orjson
import uvloop

from bench._house import BUSY, House, a_house, an_order
from linkstar.connect.channel import RawMessage, SeenOrder
from linkstar.connect.channels.shopify.fake.neutral import node_of
from linkstar.connect.channels.shopify.wire.order import key_of
from linkstar.connect.messages import store

ORDERS, CHUNK, SHOPS, AHEAD = int(os.environ.get("LINKSTAR_BENCH_ORDERS", "100000")), 500, 8, 4000
ROUTED = "SELECT count(*) FROM shipping.parcels WHERE {mine} AND tracking_number <> ''"


def run() -> dict[str, Any]:
    """Megabytes of the worker and of the web door, before and after."""
    return uvloop.run(_measure())


async def _measure() -> dict[str, Any]:
    async with a_house(shops=SHOPS) as house:
        at_start = {name: house.memory_mb(name) for name in ("worker", "web")}
        peak = dict(at_start)
        started = time.perf_counter()
        for start in range(0, ORDERS, CHUNK):
            numbers = range(start, min(start + CHUNK, ORDERS))
            await _feed(house, start // CHUNK, [an_order(number) for number in numbers])
            (await house.web.get("/api/v1/orders?limit=200")).raise_for_status()
            peak = {name: max(peak[name], house.memory_mb(name)) for name in peak}
            while start - await house.count(ROUTED) > AHEAD:
                await asyncio.sleep(0.2)
        while await house.count(BUSY):
            await asyncio.sleep(0.5)
        through = await house.count(ROUTED)
        return {
            "orders": ORDERS, "through": through, "seconds": time.perf_counter() - started,
            "worker_mb": house.memory_mb("worker"), "web_mb": house.memory_mb("web"),
            **{f"{name}_peak_mb": mb for name, mb in peak.items()}, **{f"{name}_start_mb": mb for name, mb in at_start.items()},
            "lost": ORDERS - through,
            "targets": {"worker_mb": "<= 200", "web_mb": "<= 200", "lost": "== 0"},
            "aims": {"worker_mb": "<= 120", "web_mb": "<= 120"},
        }  # fmt: skip


async def _feed(house: House, chunk: int, orders: list[SeenOrder]) -> None:
    shop = chunk % SHOPS
    if chunk % 10 == 0:
        await house.place_orders(shop, orders)
        return
    async with house.database.tx(house.tenant) as tx:
        await store(tx, house.shops[shop][0], [_message(one) for one in orders])


def _message(order: SeenOrder) -> RawMessage:
    node = node_of(order, None)
    return RawMessage("orders", key_of(node), order.external_id, orjson.dumps(node), "webhook", order.updated_at)
