"""Growth: the pipeline and the lists on 10,000, 100,000 and 1,000,000 orders in the tables, three databases side by side.

In each round the three are measured one after the other, and the ratios are taken inside the round; the medians of the rounds are
told. The pipeline is that of `bench.pipeline`, `EACH` new orders a round. A list's ratio is that of its median times, and only
lists whose pages have as many rows on all sizes are compared: a longer page is no growth. LINKSTAR_BENCH_ORDERS is the greatest
size.
"""

from __future__ import annotations

import asyncio
import os
import time
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass, field
from statistics import mean, median
from typing import Any
from uuid import UUID

import psycopg
import uvloop

from bench._filler import SHOPS, fill, settle
from bench._place import Place, throw_away
from bench.lists import Times, measure_lists
from bench.pipeline import _company, _message, _through, an_order, cpu_s, workers
from linkstar import flows
from linkstar.core.db import Database
from linkstar.core.db.migrate import migrate
from linkstar.core.logs import set_up_logs
from linkstar.core.settings import Settings
from linkstar.core.work import flush
from linkstar.kit.clock import WallClock
from linkstar.kit.ids import new_id

GREATEST = int(os.environ.get("LINKSTAR_BENCH_ORDERS", "1000000"))
SIZES = (GREATEST // 100, GREATEST // 10, GREATEST)
ROUNDS, EACH, ASKED = 5, 1_000, 30


@dataclass(slots=True)
class Grown:
    """A company of one size, and what was measured on it round by round."""

    place: Place
    database: Database
    tenant: UUID
    shops: list[UUID]
    pids: list[int] = field(default_factory=list)
    per_s: list[float] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)
    lists: list[dict[str, Times]] = field(default_factory=list)


def run() -> dict[str, Any]:
    """How much slower the pipeline and the lists are when the tables have grown a hundredfold; 1 is not at all."""
    set_up_logs(Settings(log_level="WARNING"))
    flows.load()
    with throw_away() as place:
        return uvloop.run(_measure(place))


async def _measure(place: Place) -> dict[str, Any]:
    async with AsyncExitStack() as opened:
        grown = [await _grow(place, size, opened) for size in SIZES]
        with ExitStack() as running:
            for one in grown:
                one.pids = running.enter_context(workers(one.place))
            for round_ in range(-2, ROUNDS):  # the first two warm up
                for one in grown:
                    await _run_through(one, round_)
        for _ in range(3):
            for one in grown:
                one.lists.append(await measure_lists(one.place, one.tenant, one.shops, asked=ASKED))
        return _figures(grown)


async def _grow(place: Place, size: int, opened: AsyncExitStack) -> Grown:
    """A database of its own on the same server, with a company that has had `size` orders."""
    name = f"grown_{size}"
    await asyncio.to_thread(place.sql, f"CREATE DATABASE {name}")
    own = Place(place.home, psycopg.conninfo.make_conninfo(place.owner, dbname=name), place.key)
    await asyncio.to_thread(migrate, own.owner, own.key)
    database = await Database.open(own.worker, before_commit=flush, size=10)
    opened.push_async_callback(database.close)
    tenant = new_id(WallClock().now())
    shops = [await _company(database, own, tenant), *(new_id(WallClock().now()) for _ in range(SHOPS - 1))]
    await asyncio.to_thread(fill, own, tenant, shops, high=size)
    await asyncio.to_thread(settle, own)
    return Grown(own, database, tenant, shops)


async def _run_through(one: Grown, round_: int) -> None:
    messages = [_message(an_order(number)) for number in range((round_ + 2) * EACH, (round_ + 3) * EACH)]
    cpu_before, started = cpu_s(one.place, one.pids), time.perf_counter()
    await _through(one.database, one.tenant, one.shops[0], messages)
    if round_ >= 0:
        one.per_s.append(EACH / (time.perf_counter() - started))
        one.cpu_ms.append((cpu_s(one.place, one.pids) - cpu_before) * 1000 / EACH)


def _figures(grown: list[Grown]) -> dict[str, Any]:
    least, most = grown[0], grown[-1]
    pipeline = median(much / little for little, much in zip(least.per_s, most.per_s, strict=True))
    ratios = {name: _list_ratio(least, most, name) for name in least.lists[0] if _is_alike(grown, name)}
    worst = min(ratios, key=lambda name: ratios[name])
    return {
        "sizes": {f"{size:,}": f"{median(one.per_s):.0f} orders/s, {median(one.cpu_ms):.2f} ms CPU, lists"
                  f" {_list_ms(one, list(ratios)):.1f} ms" for size, one in zip(SIZES, grown, strict=True)},
        "orders_per_s_1e4": median(least.per_s), "orders_per_s_1e6": median(most.per_s),
        "pipeline_ratio_1e6_to_1e4": pipeline,
        "pipeline_cpu_ratio_1e6_to_1e4": median(little / much for little, much in zip(least.cpu_ms, most.cpu_ms, strict=True)),
        "lists_ratio_1e6_to_1e4": ratios[worst], "lists_compared": len(ratios), "ratio_1e6_to_1e4": min(pipeline, ratios[worst]),
        "lists_mean_ratio_1e6_to_1e4": mean(ratios.values()),
        "targets": {"ratio_1e6_to_1e4": ">= 0.7", "pipeline_ratio_1e6_to_1e4": ">= 0.7", "lists_ratio_1e6_to_1e4": ">= 0.7"},
        "aims": {"ratio_1e6_to_1e4": ">= 0.9"},
        "notes": {"worst_list": worst, "lists": {name: round(ratio, 2) for name, ratio in ratios.items()}},
    }  # fmt: skip


def _list_ratio(least: Grown, most: Grown, name: str) -> float:
    return median(little[name].p50() / much[name].p50() for little, much in zip(least.lists, most.lists, strict=True))


def _list_ms(one: Grown, names: list[str]) -> float:
    return mean(median(round_[name].p50() for round_ in one.lists) for name in names)


def _is_alike(grown: list[Grown], name: str) -> bool:
    rows = [sum(round_[name].rows for round_ in one.lists) for one in grown]
    return max(rows) <= 1.1 * min(rows)
