"""How long an order waits: 50 orders a second for a minute, from the buyer's click to the committed route.

The clock of an order starts before its pretend shop is asked to take it (so the shop's own work and its webhook's way are in
the figure) and ends with the commit of the transaction that chose the route, as the database stamped it.
"""

from __future__ import annotations

import asyncio
import os
import time
from typing import Any

import uvloop

from bench._house import BUSY, House, a_house, an_order

PER_S, SECONDS, SHOPS, WARM = 50, float(os.environ.get("LINKSTAR_BENCH_SECONDS", "60")), 8, 100
_REACHED = """
SELECT o.external_id, extract(epoch FROM min(pg_xact_commit_timestamp(f.xmin)))::float8
FROM core.facts f JOIN orders.orders o ON o.tenant_id = f.tenant_id AND o.id = f.subject
WHERE f.{{mine}} AND f.name = '{}' GROUP BY 1
"""
STAGES = {
    "kept": "SELECT external_id, extract(epoch FROM min(received_at))::float8 FROM connect.messages WHERE {mine} GROUP BY 1",
    "captured": _REACHED.format("orders.OrderCaptured"),
    "known": _REACHED.format("orders.CustomerLinked"),
    "reserved": _REACHED.format("inventory.StockReserved"),
    "routed": _REACHED.format("shipping.RouteChosen"),
}


def run() -> dict[str, Any]:
    """Median, 99th of a hundred and the slowest, in seconds; and orders that got no route."""
    return uvloop.run(_measure())


async def _measure() -> dict[str, Any]:
    async with a_house(shops=SHOPS, pg="track_commit_timestamp = on\n") as house:
        for number in range(WARM):
            await _place(house, number, {})
        await _settle(house)
        clicked: dict[str, float] = {}
        count, started, before = int(PER_S * SECONDS), time.perf_counter(), house.cpu_s()
        waiting = []
        for number in range(count):
            await asyncio.sleep(max(0.0, started + number / PER_S - time.perf_counter()))
            waiting.append(asyncio.create_task(_place(house, WARM + number, clicked)))
        await asyncio.gather(*waiting)
        await _settle(house)
        spent = {name: cpu_s - before[name] for name, cpu_s in house.cpu_s().items()}
        fakes_s = spent.pop("sandbox")
        routed: dict[str, float] = dict(await house.rows(STAGES["routed"]))
        waits = sorted(routed[one] - at for one, at in clicked.items() if one in routed)
        return {
            "orders": count, "orders_per_s": PER_S, "p50_s": _at(waits, 0.5), "p90_s": _at(waits, 0.9),
            "p99_s": _at(waits, 0.99), "slowest_s": waits[-1], "lost": count - len(waits),
            "fakes_cpu_ms_per_order": fakes_s * 1000 / count,
            "cpu_ms_per_order": sum(spent.values()) * 1000 / count,
            **{f"{name.partition('-')[0]}_cpu_ms_per_order": cpu_s * 1000 / count for name, cpu_s in spent.items()},
            "notes": "\n".join([await _stages(house, clicked), await _steps(house)]),
            "targets": {"p50_s": "<= 0.2", "p99_s": "<= 1.0", "lost": "== 0"},
            "aims": {"p50_s": "<= 0.05", "p99_s": "<= 0.25"},
        }  # fmt: skip


async def _place(house: House, number: int, clicked: dict[str, float]) -> None:
    order = an_order(number)
    clicked[order.external_id] = time.time()
    await house.place_orders(number % SHOPS, [order])


async def _settle(house: House) -> None:
    """Until the webhooks are delivered and nothing waits."""
    await house.sandbox.post("/_sandbox/settle?timeout=60")
    until = time.monotonic() + 120
    while await house.count(BUSY) and time.monotonic() < until:
        await asyncio.sleep(0.2)


def _at(waits: list[float], share: float) -> float:
    return waits[min(len(waits) - 1, int(len(waits) * share))]


async def _stages(house: House, clicked: dict[str, float]) -> str:
    """How long after the click half of the orders had reached each stage."""
    told = []
    for name, sql in STAGES.items():
        reached: dict[str, float] = dict(await house.rows(sql))
        waits = sorted(reached[one] - at for one, at in clicked.items() if one in reached)
        told.append(f"{name} {_at(waits, 0.5):.3f} s" if waits else f"{name} never")
    return "half of the orders: " + ", ".join(told)


async def _steps(house: House) -> str:
    """What the worker did: runs of each step, facts in a run, and how long one lasted."""
    await asyncio.sleep(6)  # until its next heartbeat
    found: dict[str, list[float]] = {}
    for (counters,) in await house.rows("SELECT counters FROM core.workers"):
        for name, seen in counters.items():
            sums = found.setdefault(name, [0, 0, 0])
            found[name] = [sums[0] + seen["runs"], sums[1] + seen["done"], sums[2] + seen["seconds"]]
    return "\n".join(
        f"{name}: {runs:.0f} runs of {done / runs:.1f} facts, {seconds * 1000 / runs:.0f} ms each"
        for name, (runs, done, seconds) in sorted(found.items(), key=lambda one: -one[1][2])
        if runs
    )
