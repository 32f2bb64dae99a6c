"""Stock under a rush: 512 buyers of one unit each, on one SKU and spread over 1,000, by 8 clients.

`inventory.reserve` (batches of 64 demands: locks, promises, movements of counters, facts) against the least that could be done:
one conditional UPDATE a unit, in its own transaction. Alternated, the median of five rounds each. Nothing may be oversold:
half of the rounds have stock for only half of the buyers.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from typing import Any
from uuid import UUID

from psycopg_pool import AsyncConnectionPool

from bench._place import Place, throw_away
from linkstar import inventory
from linkstar.core.db import Database
from linkstar.core.tenants import create_tenant
from linkstar.core.work import flush
from linkstar.inventory import Location
from linkstar.inventory.actions.records import Arrival, Demand
from linkstar.kit.clock import WallClock
from linkstar.kit.ids import new_id

DEMANDS, CLIENTS, BATCH, ROUNDS = 512, 8, 64, 5
ONE_BY_ONE = """
UPDATE inventory.levels SET reserved = reserved + 1
WHERE tenant_id = %s AND item_id = %s AND pool = 'sellable' AND on_hand - reserved >= 1
"""


def run() -> dict[str, Any]:
    """Reservations per second both ways, and what was promised too much."""
    with throw_away() as place:
        return asyncio.run(_measure(place))


async def _measure(place: Place) -> dict[str, Any]:
    database = await Database.open(place.app, before_commit=flush, size=CLIENTS)
    figures: dict[str, Any] = {"demands": DEMANDS, "clients": CLIENTS, "batch": BATCH}
    oversold = 0
    try:
        for skus in (1, 1000):
            ours, bare = [], []
            for round_ in range(ROUNDS):
                units = DEMANDS if round_ % 2 else DEMANDS // 2
                for seconds, do in ((ours, _reserve), (bare, _update)):
                    tenant, items = await _stock(database, skus, units)
                    started = time.perf_counter()
                    await do(database, tenant, items)
                    seconds.append(time.perf_counter() - started)
                    oversold += await _oversold(place, tenant, units if skus == 1 else None)
            figures[f"reserve_per_s_{skus}_sku"] = DEMANDS / statistics.median(ours)
            figures[f"update_per_s_{skus}_sku"] = DEMANDS / statistics.median(bare)
            figures[f"ratio_{skus}_sku"] = statistics.median(bare) / statistics.median(ours)
    finally:
        await database.close()
    return {**figures, "oversold": oversold, "targets": {"oversold": "== 0", "ratio_1_sku": ">= 1"}}


async def _stock(database: Database, skus: int, units: int) -> tuple[UUID, list[UUID]]:
    """A new company with `units` of one SKU, or with one unit of each of many."""
    tenant = new_id(WallClock().now())
    async with database.tx(tenant) as tx:
        await create_tenant(tx, tenant.hex, "Rush")
        where, items = tx.new_id(), tx.new_ids(skus)
        await inventory.put_locations(tx, [Location(where, "SZ")])
        await inventory.receive(tx, [Arrival(item, where, units if skus == 1 else 1) for item in items])
    return tenant, items


async def _reserve(database: Database, tenant: UUID, items: list[UUID]) -> None:
    async def client(number: int) -> None:
        for start in range(number * BATCH, DEMANDS, CLIENTS * BATCH):
            async with database.tx(tenant) as tx:
                demands = [
                    Demand(tx.new_id(), tx.new_id(), items[place % len(items)], 1)
                    for place in range(start, start + BATCH)
                ]
                await inventory.reserve(tx, demands)

    await asyncio.gather(*(client(number) for number in range(CLIENTS)))


async def _update(database: Database, tenant: UUID, items: list[UUID]) -> None:
    pool: AsyncConnectionPool[Any] = database.pool

    async def client(number: int) -> None:
        for place in range(number, DEMANDS, CLIENTS):
            async with pool.connection() as connection, connection.transaction():
                await connection.execute("SELECT set_config('linkstar.tenant', %s, true)", (str(tenant),))
                await connection.execute(ONE_BY_ONE, (tenant, items[place % len(items)]))

    await asyncio.gather(*(client(number) for number in range(CLIENTS)))


async def _oversold(place: Place, tenant: UUID, units: int | None) -> int:
    """Units promised beyond what is there; and promises of a scarce SKU that were not given although units were there."""
    ((over, promised),) = await asyncio.to_thread(
        place.sql,
        f"SELECT coalesce(sum(greatest(0, reserved - on_hand)), 0)::int, sum(reserved)::int FROM inventory.levels"
        f" WHERE tenant_id = '{tenant}'",
    )
    assert isinstance(over, int)
    assert units is None or promised == min(units, DEMANDS), (promised, units)
    return over
