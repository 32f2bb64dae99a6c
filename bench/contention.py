"""Stock under a rush: tasks of 512 demands drained in batches through `inventory.reserve`, on one SKU and on 1,000.

The demands wait in a line, as facts wait for their step, and four drainers take up to a batch's worth each time:
reservations, counters, facts and the work that hears of them are written. Against it, in the same
run and alternated, the least that could be done as pgbench would do it: eight clients, one conditional UPDATE of the one row
a transaction, prepared. Three rounds, the median; one round in two has stock for half of the buyers only.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from typing import Any
from uuid import UUID

import psycopg
import uvloop

from bench._place import Place, throw_away
from linkstar import flows, inventory
from linkstar.core.db import Database
from linkstar.core.tenants import create_tenant
from linkstar.core.work import flush
from linkstar.inventory import Location
from linkstar.inventory.actions.records import Arrival, Demand
from linkstar.kit.clock import WallClock
from linkstar.kit.ids import new_id

DEMANDS, TASKS, DRAINERS, BATCH, CLIENTS, ROUNDS, SINGLES = 512, 16, 4, 512, 8, 3, 2048
ONE_BY_ONE = """
UPDATE inventory.levels SET reserved = reserved + 1
WHERE tenant_id = %s AND item_id = %s AND pool = 'sellable' AND on_hand - reserved >= 1
"""


def run() -> dict[str, Any]:
    """Grants a second both ways, their ratio, and whether exactly what was there was granted."""
    flows.load()
    with throw_away() as place:
        return uvloop.run(_measure(place))


async def _measure(place: Place) -> dict[str, Any]:
    database = await Database.open(place.worker, before_commit=flush, size=DRAINERS)
    figures: dict[str, Any] = {"demands": DEMANDS * TASKS, "drainers": DRAINERS, "clients": CLIENTS}
    granted = units = 0
    try:
        await _round(database, place, skus=1, stock=DEMANDS)  # warm
        for skus in (1, 1000):
            ours, single = [], []
            for round_ in range(ROUNDS):
                stock = DEMANDS * TASKS // (1 + round_ % 2)
                seconds, given, there = await _round(database, place, skus=skus, stock=stock)
                ours.append(DEMANDS * TASKS / seconds)
                granted, units = granted + given, units + there
                single.append(SINGLES / await _singles(database, place))
            name = "" if skus == 1 else f"_{skus}_skus"
            figures[f"grants_per_s{name}"] = statistics.median(ours)
            figures[f"single_row_per_s{name}"] = statistics.median(single)
            figures[f"ratio_to_single_row{name}"] = statistics.median(a / b for a, b in zip(ours, single, strict=True))
    finally:
        await database.close()
    return {
        **figures, "granted": granted, "units": units, "not_granted_or_too_many": abs(units - granted),
        "targets": {"not_granted_or_too_many": "== 0", "ratio_to_single_row": ">= 3", "ratio_to_single_row_1000_skus": ">= 3"},
        "aims": {"ratio_to_single_row": ">= 30"},
    }  # fmt: skip


async def _round(database: Database, place: Place, *, skus: int, stock: int) -> tuple[float, int, int]:
    """Seconds to decide all demands, units that were granted, and units there were to grant."""
    tenant, items = await _stock(database, skus, stock)
    now = WallClock().now()
    waiting = [Demand(new_id(now), new_id(now), items[place_ % skus], 1) for place_ in range(DEMANDS * TASKS)]
    started = time.perf_counter()
    await asyncio.gather(*(_drain(database, tenant, waiting) for _ in range(DRAINERS)))
    seconds = time.perf_counter() - started
    mine = f"tenant_id = '{tenant}'"
    ((counted,),) = await asyncio.to_thread(place.sql, f"SELECT sum(reserved)::int FROM inventory.levels WHERE {mine}")
    ((rows,),) = await asyncio.to_thread(
        place.sql,
        f"SELECT coalesce(sum(quantity), 0)::int FROM inventory.reservations"
        f" WHERE {mine} AND location_id IS NOT NULL AND state = 'committed'",
    )
    assert counted == rows, (counted, rows)
    assert isinstance(rows, int)
    return seconds, rows, stock


async def _drain(database: Database, tenant: UUID, waiting: list[Demand]) -> None:
    while waiting:
        some = waiting[-BATCH:]
        del waiting[-BATCH:]
        async with database.tx(tenant) as tx:
            await inventory.reserve(tx, some)


async def _singles(database: Database, place: Place) -> float:
    """Seconds of one conditional UPDATE of the one hot row a transaction."""
    tenant, items = await _stock(database, 1, SINGLES)
    connections = [await psycopg.AsyncConnection.connect(place.worker, autocommit=True) for _ in range(CLIENTS)]
    try:
        for each in connections:
            await each.execute("SELECT set_config('linkstar.tenant', %s, false)", (str(tenant),))
        started = time.perf_counter()

        async def client(number: int) -> None:
            for _ in range(number, SINGLES, CLIENTS):
                await connections[number].execute(ONE_BY_ONE, (tenant, items[0]), prepare=True)

        await asyncio.gather(*(client(number) for number in range(CLIENTS)))
        return time.perf_counter() - started
    finally:
        for each in connections:
            await each.close()


async def _stock(database: Database, skus: int, units: int) -> tuple[UUID, list[UUID]]:
    """A new company with `units` spread over so many SKUs at one location."""
    tenant = new_id(WallClock().now())
    async with database.tx(tenant) as tx:
        await create_tenant(tx, tenant.hex, "Rush")
        where, items = tx.new_id(), tx.new_ids(skus)
        await inventory.put_locations(tx, [Location(where, "SZ")])
        share = [units // skus + (n < units % skus) for n in range(skus)]
        await inventory.receive(
            tx, [Arrival(item, where, count) for item, count in zip(items, share, strict=True) if count]
        )
    return tenant, items
