"""A thousand Shopify shops behind one worker: what a poll costs, how long an order waits, and what comes after an outage.

Four parts in one house. Nothing happens for a while: processor time of the product by call to a partner. Orders with webhooks,
then with all webhooks lost, so that polls alone bring them: from the moment the shop shows an order to the commit of its capture.
Then no call succeeds and no webhook comes while an hour of orders piles up, most of it in one shop of the standard plan: how many
calls are made in vain meanwhile, how many are refused for speed afterwards, and whether what has to leave first comes in first.
"""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import uvloop

from bench._house import House, _shop_secrets, a_house, an_order
from linkstar.connect.channel import SeenOrder
from linkstar.kit.clock import WallClock

SHOPS = int(os.environ.get("LINKSTAR_BENCH_SHOPS", "1000"))
QUIET_S, HOOKED, HOOKED_PER_S, POLLED = 65.0, 300, 20, 100
SMALL, PER_SMALL, MOUNTAIN, PATIENCE_S = 200, 5, 6000, 300.0
OUTAGE_S = 90.0
CAPTURED = """
SELECT o.external_id, extract(epoch FROM min(pg_xact_commit_timestamp(f.xmin)))::float8
FROM core.facts f JOIN orders.orders o ON o.tenant_id = f.tenant_id AND o.id = f.subject
WHERE f.{mine} AND o.external_id = ANY('{%s}'::text[]) GROUP BY 1
"""
KNOWN = "SELECT count(*) FROM orders.orders WHERE {mine}"
CALLS = "SELECT count(*) FROM connect.calls WHERE {mine} AND at >= to_timestamp(%f) AND error LIKE '%s%%%%'"
URGENCY = """
SELECT extract(epoch FROM o.ship_by_at)::float8, extract(epoch FROM min(pg_xact_commit_timestamp(f.xmin)))::float8
FROM core.facts f JOIN orders.orders o ON o.tenant_id = f.tenant_id AND o.id = f.subject
WHERE f.{mine} AND o.source = 'file' GROUP BY o.id, 1
"""


def run() -> dict[str, Any]:
    """Milliseconds a poll, seconds of waiting by webhook and by poll, and how the hour's outage was made good."""
    return uvloop.run(_measure())


async def _measure() -> dict[str, Any]:
    async with a_house(shops=SHOPS, stock=10, listed=0, pg="track_commit_timestamp = on\n") as house:
        quiet = await _quiet(house)
        hooked = await _waits(house, range(HOOKED), pause_s=1 / HOOKED_PER_S)
        lost = (await house.ask("faults", {"partner": "shopify", "kind": "dropped"}))["id"]
        polled = await _waits(house, range(HOOKED, HOOKED + POLLED), pause_s=60 / POLLED)
        outage = await _outage(house, lost)
    return {
        "shops": SHOPS, **quiet,
        "webhook_p50_s": _share(hooked, 0.5), "webhook_p99_s": _share(hooked, 0.99),
        "poll_p50_s": _share(polled, 0.5), "poll_p99_s": _share(polled, 0.99), **outage,
        "targets": {
            "webhook_p99_s": "<= 2", "poll_p99_s": "<= 90", "lost": "== 0", "refused_for_speed_per_shop": "<= 0.1",
            "in_vain_per_shop_and_minute": "<= 4", "ship_by_first": ">= 0.9",
        },
        "aims": {"webhook_p99_s": "<= 1", "poll_p99_s": "<= 65", "cpu_ms_per_poll": "<= 5"},
    }  # fmt: skip


async def _quiet(house: House) -> dict[str, Any]:
    """Nothing but polls: a round of them and whatever else the timetable has."""
    before, calls_before = house.cpu_s(), await _calls(house)
    await asyncio.sleep(QUIET_S)
    spent = {name.partition("-")[0]: cpu_s - before[name] for name, cpu_s in house.cpu_s().items()}
    calls, fakes_s = await _calls(house) - calls_before, spent.pop("sandbox")
    return {
        "polls": calls, "polls_per_minute": calls * 60 / QUIET_S, "cpu_ms_per_poll": sum(spent.values()) * 1000 / calls,
        "fakes_cpu_ms_per_poll": fakes_s * 1000 / calls,
        **{f"{name}_cpu_ms_per_poll": cpu_s * 1000 / calls for name, cpu_s in spent.items()},
    }  # fmt: skip


async def _waits(house: House, numbers: range, *, pause_s: float) -> list[float]:
    """Seconds from the click, an order in each shop in turn, to the commit that captured it."""
    clicked: dict[str, float] = {}
    for number in numbers:
        clicked[an_order(number).external_id] = time.time()
        await house.place_orders(number, [an_order(number, WallClock().now())])
        await asyncio.sleep(pause_s)
    captured = await _captured(house, list(clicked))
    return sorted(captured[one] - at for one, at in clicked.items())


async def _captured(house: House, ids: Sequence[str]) -> dict[str, float]:
    started = time.perf_counter()
    while True:
        found: dict[str, float] = dict(await house.rows(CAPTURED % ",".join(ids)))
        if len(found) == len(ids) or time.perf_counter() - started > PATIENCE_S:
            return found
        await asyncio.sleep(0.5)


async def _outage(house: House, lost: int) -> dict[str, Any]:
    """An hour of orders piles up behind a wall; how it comes in when the wall is gone."""
    first, known = HOOKED + POLLED, await house.count(KNOWN)
    wall = (await house.ask("faults", {"partner": "shopify", "kind": "500", "operation": "graphql"}))["id"]
    for shop in range(first, first + SMALL):
        await house.place_orders(shop, [_hour_old(shop * 1000 + n, n / PER_SMALL) for n in range(PER_SMALL)])
    mountain = first + SMALL
    plan = _shop_secrets(house.shops[mountain][1]) | {"plan": "standard"}
    said = {
        "partner": "shopify",
        "external_id": house.shops[mountain][1],
        "site": "DE",
        "zone": "UTC",
        "currency": "EUR",
    }
    await house.ask("shops", {**said, "secrets": plan})
    for start in range(0, MOUNTAIN, 500):
        some = [_hour_old(10**7 + n, n / MOUNTAIN) for n in range(start, start + 500)]
        await house.place_orders(mountain, some)
    began = time.time()
    await asyncio.sleep(OUTAGE_S)
    minutes, vain = (time.time() - began) / 60, await _failed(house, began, "PartnerDown")
    for fault in (wall, lost):
        (await house.sandbox.delete(f"/_sandbox/faults/{fault}")).raise_for_status()
    ended, wanted = time.time(), known + SMALL * PER_SMALL + MOUNTAIN
    while (left := wanted - await house.count(KNOWN)) > 0 and time.time() - ended < PATIENCE_S:
        await asyncio.sleep(0.5)
    return {
        "backlog": SMALL * PER_SMALL + MOUNTAIN, "seconds_to_catch_up": time.time() - ended, "lost": left,
        "in_vain_per_shop_and_minute": vain / SHOPS / minutes,
        "refused_for_speed_per_shop": await _failed(house, ended, "Throttled") / SHOPS,
        "by_file": len(await house.rows(URGENCY)), "ship_by_first": _in_order(await house.rows(URGENCY)),
    }  # fmt: skip


def _hour_old(number: int, share: float) -> SeenOrder:
    """An order of the last hour; when it has to leave has nothing to do with when it came."""
    now = WallClock().now()
    chance = random.Random(number).random()
    return replace(
        an_order(number, now - timedelta(seconds=3600 * (1 - share))), ship_by_at=now + timedelta(hours=72 * chance)
    )


async def _failed(house: House, since: float, kind: str) -> int:
    await asyncio.sleep(1.5)  # calls are written down within a second
    return await house.count(CALLS % (since, kind))


def _in_order(rows: Sequence[Any]) -> float:
    """The share of pairs that came in by urgency, of those that did not come in together; 1 where there are none."""
    chance, right, seen = random.Random(7), 0, 0
    for _ in range(200_000 if len(rows) > 1 else 0):
        one, other = chance.sample(rows, 2)
        if one[1] != other[1]:
            seen += 1
            right += (one[0] < other[0]) == (one[1] < other[1])
    return right / seen if seen else 1.0


def _share(waits: Sequence[float], share: float) -> float:
    return waits[min(len(waits) - 1, int(len(waits) * share))]


async def _calls(house: House) -> int:
    summary = (await house.sandbox.get("/_sandbox/summary")).json()
    return int(next(one["calls"] for one in summary["partners"] if one["name"] == "shopify"))
