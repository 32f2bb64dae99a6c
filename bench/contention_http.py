"""512 buyers at the same moment, more than there are database connections, for 100 units of one SKU, over the product's API.

Each buyer sends `POST /api/v1/inventory/reservations` with an Idempotency-Key of their own, and the first half of them sends it
a second time when answered: a repeated key must be told the same. Whoever is not served must be told "sold out" (409,
`inventory.sold_out`) and nothing else. Three rounds with fresh units, the median of each round's p99.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections import Counter
from typing import Any

import orjson
import uvloop

from bench._house import House, a_house
from linkstar import inventory
from linkstar.sandbox.post import Poster

BUYERS, UNITS, ROUNDS, POOL = 512, 100, 3, 16
HELD = "SELECT coalesce(sum(reserved), 0)::int FROM inventory.levels WHERE {mine} AND item_id = '%s'"


def run() -> dict[str, Any]:
    """Units sold, answers that are neither a sale nor "sold out", and how long buyers waited."""
    return uvloop.run(_measure())


async def _measure() -> dict[str, Any]:
    async with a_house(shops=1, stock=0) as house:
        poster = Poster(timeout_s=60.0)
        sold, others, repeats = [], Counter[str](), 0
        p50s, p99s = [], []
        await _rush(house, poster, house.items[ROUNDS], 0)  # connections are opened, the web door is warm
        before = house.cpu_s()
        for round_ in range(ROUNDS):
            item = house.items[round_]
            async with house.database.tx(house.tenant) as tx:
                await inventory.receive(tx, [inventory.records.Arrival(item, house.places[0], UNITS)])
            answers, waits = await _rush(house, poster, item, round_)
            again, _ = await _rush(house, poster, item, round_, buyers=BUYERS // 2)
            others.update(code for status, code, _ in answers if status != 201 and code != "inventory.sold_out")
            repeats += sum(one[2] != two[2] for one, two in zip(answers, again, strict=False) if one[0] == 201)
            sold.append(sum(status == 201 for status, _, _ in answers))
            counted = await house.count(HELD % item)
            if counted != sold[-1]:
                others[f"counter says {counted}"] += 1
            p50s.append(waits[len(waits) // 2])
            p99s.append(waits[int(len(waits) * 0.99)])
        poster.close()
        spent = {name: (cpu_s - before[name]) * 1000 / (ROUNDS * BUYERS * 1.5) for name, cpu_s in house.cpu_s().items()}
        return {
            "buyers": BUYERS, "connections": POOL, "sold": sold[0] if len(set(sold)) == 1 else -1, "units": UNITS,
            "other_errors": sum(others.values()), "repeats_told_otherwise": repeats,
            "web_cpu_ms_per_request": spent["web"], "database_cpu_ms_per_request": spent["database"],
            "p50_s": statistics.median(p50s), "p99_s": statistics.median(p99s),
            "targets": {"sold": "== 100", "other_errors": "== 0", "repeats_told_otherwise": "== 0"},
            "aims": {"p99_s": "<= 1.0"}, "errors": dict(others),
        }  # fmt: skip


async def _rush(
    house: House, poster: Poster, item: Any, round_: int, *, buyers: int = BUYERS
) -> tuple[list[tuple[int, str, str]], list[float]]:
    """Each buyer's answer (status, code, id of the hold) in order, and all waiting times, shortest first."""
    url = str(house.web.base_url).rstrip("/") + "/api/v1/inventory/reservations"
    body = orjson.dumps({"item_id": str(item), "quantity": 1})
    waits: list[float] = []

    async def buy(number: int) -> tuple[int, str, str]:
        headers = {"authorization": f"Bearer {house.key}", "content-type": "application/json",
                   "idempotency-key": f"{item}-{round_}-{number}"}  # fmt: skip
        started = time.perf_counter()
        try:
            said = await poster.post(url, body, headers)
        except (OSError, TimeoutError, ValueError, asyncio.IncompleteReadError) as wrong:
            return 0, type(wrong).__name__, ""
        finally:
            waits.append(time.perf_counter() - started)
        told = orjson.loads(said.body) if said.body else {}
        return said.status, told.get("code", ""), told.get("id", "")

    answers = await asyncio.gather(*(buy(number) for number in range(buyers)))
    return list(answers), sorted(waits)
