"""Lists on a million orders: page 1 (50 rows) by each filter, by number, customer, tracking, SKU and any text, and a deep page.

Measured through the real web door (the ASGI app in this process, a signed-in person, JSON out) with the product's own role, so
under row security, in a company that shares its database with nine smaller ones. `cpu_ms` is of this process (the asking
client with it) and of the database together. Each list is asked for with values drawn from the data, in three alternated rounds.
LINKSTAR_BENCH_ORDERS makes it smaller.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import psycopg

from bench._filler import fill, settle
from bench._place import Place, throw_away
from linkstar import flows
from linkstar.api.app import create_app
from linkstar.connect.accounts import NewAccount, create_accounts
from linkstar.core.access import Grant
from linkstar.core.access.actions.sessions import finish_login
from linkstar.core.access.actions.users import create_user
from linkstar.core.access.records import NewUser
from linkstar.core.db import Database
from linkstar.core.logs import set_up_logs
from linkstar.core.settings import Settings
from linkstar.core.tenants import create_tenant
from linkstar.core.work import flush
from linkstar.kit.clock import WallClock
from linkstar.kit.ids import new_id
from linkstar.kit.paging import key_of

ORDERS = int(os.environ.get("LINKSTAR_BENCH_ORDERS", "1000000"))
ROUNDS, ASKED, WARM, SHOPS, NEIGHBOURS = 3, 100, 5, 10, 9
PATH = "/api/v1/orders"
Params = Mapping[str, Any]


@dataclass(slots=True)
class Times:
    """What a list took: milliseconds of each request by rounds, processor milliseconds and rows of all, statements of each."""

    rounds: list[list[float]] = field(default_factory=list)
    cpu_ms: float = 0.0
    statements: set[int] = field(default_factory=set)
    rows: int = 0

    def p50(self) -> float:
        """The median of all requests."""
        return statistics.median(ms for round_ in self.rounds for ms in round_)

    def p99(self) -> float:
        """What 99 of 100 requests of a round stay below; the median of the rounds, so that one hiccup of the machine is none."""
        return statistics.median(sorted(round_)[max(0, round(len(round_) * 0.99) - 1)] for round_ in self.rounds)

    def requests(self) -> int:
        """How many requests were timed."""
        return sum(map(len, self.rounds))


def run() -> dict[str, Any]:
    """p50, p99, processor time and statements of each list, and the worst of all."""
    set_up_logs(Settings(log_level="WARNING"))
    with throw_away() as place:
        return asyncio.run(_measure(place))


async def _measure(place: Place) -> dict[str, Any]:
    async with a_company(place) as (tenant, shops, _):
        await asyncio.to_thread(fill, place, tenant, shops, high=ORDERS)
        await add_neighbours(place, ORDERS // 100)
        await asyncio.to_thread(settle, place)
        times = await measure_lists(place, tenant, shops)
    figures = {f"{name}_{what}": value for name, one in times.items() for what, value in _figures(one).items()}
    worst = {what: max(value for key, value in figures.items() if key.endswith(what))
             for what in ("p50_ms", "p99_ms", "cpu_ms", "statements")}  # fmt: skip
    return {
        "orders": ORDERS, **worst, "lists": len(times), **figures,
        "statements_constant": int(all(len(one.statements) == 1 for one in times.values())),
        "targets": {"p99_ms": "<= 50", "statements_constant": "== 1"}, "aims": {"p99_ms": "<= 15"},
        "notes": {"slowest": max(times, key=lambda name: times[name].p99())},
    }  # fmt: skip


def _figures(one: Times) -> dict[str, float]:
    return {
        "p50_ms": one.p50(),
        "p99_ms": one.p99(),
        "cpu_ms": one.cpu_ms / one.requests(),
        "statements": max(one.statements),
    }


@asynccontextmanager
async def a_company(place: Place) -> AsyncIterator[tuple[UUID, list[UUID], Database]]:
    """A company with ten shops: its id, theirs, and connections of the worker's role."""
    flows.load()
    database = await Database.open(place.worker, before_commit=flush, size=10)
    tenant = new_id(WallClock().now())
    try:
        async with database.tx(tenant) as tx:
            await create_tenant(tx, "bench", "Bench")
            shops = await create_accounts(tx, [
                NewAccount("channel", "shopify", f"Shop {n}", "http://127.0.0.1:1", f"{n}.myshopify.com") for n in range(SHOPS)
            ], place.vault)  # fmt: skip
        yield tenant, list(shops), database
    finally:
        await database.close()


async def add_neighbours(place: Place, orders: int) -> None:
    """Nine more companies with some orders each."""
    for _ in range(NEIGHBOURS if orders else 0):
        ids = [new_id(WallClock().now()) for _ in range(1 + SHOPS)]
        await asyncio.to_thread(fill, place, ids[0], ids[1:], high=orders, items=100)


async def measure_lists(place: Place, tenant: UUID, shops: Sequence[UUID], *, asked: int = ASKED) -> dict[str, Times]:
    """Each list by name, asked for `asked` times in each of three rounds after some that do not count."""
    database = await Database.open(place.app, before_commit=flush, size=4)
    try:
        settings = Settings(home=place.home, database_url=None, secret_key=None, requests_per_minute=0)
        app = create_app(database, place.vault, settings=settings)
        whole, part = await _sign_in(database, tenant, None), await _sign_in(database, tenant, tuple(shops[:2]))
        lists = await asyncio.to_thread(_lists, place, tenant, shops)
        times = {name: Times() for name in [*lists, "two_shops"]}
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://bench") as web:
            for round_ in range(ROUNDS):
                for name in times:
                    values = lists.get(name, lists["all"])
                    headers = part if name == "two_shops" else whole
                    await _ask(web, place, headers, _slice(values, round_ * asked, WARM), Times())
                    await _ask(web, place, headers, _slice(values, round_ * asked, asked), times[name])
            for name, values in lists.items():
                for more in ({"limit": 1}, {"limit": 200}, {"q": "Nobody", "limit": 10} if "q" in values[0] else {}):
                    await _ask(web, place, whole, [{**values[0], **more}], times[name], is_timed=False)
        return times
    finally:
        await database.close()


def _slice(values: Sequence[Params], start: int, count: int) -> list[Params]:
    return [values[(start + n) % len(values)] for n in range(count)]


async def _ask(
    web: httpx.AsyncClient, place: Place, headers: Mapping[str, str], asked: Sequence[Params], times: Times, *,
    is_timed: bool = True,
) -> None:  # fmt: skip
    with _counted() as counter:
        cpu_s = time.process_time() + place.server_cpu_s()
        if is_timed:
            times.rounds.append([])
        for params in asked:
            counter.clear()
            started = time.perf_counter()
            answer = await web.get(PATH, params=params, headers=headers)
            if is_timed:
                times.rounds[-1].append((time.perf_counter() - started) * 1000)
                times.rows += len(answer.json()["rows"])
            assert answer.status_code == 200, answer.text
            times.statements.add(len(counter))
        if is_timed:
            times.cpu_ms += (time.process_time() + place.server_cpu_s() - cpu_s) * 1000


@contextmanager
def _counted() -> Iterator[list[object]]:
    """A list that grows by each statement that any connection of this process runs."""
    seen: list[object] = []
    execute: Callable[..., Any] = psycopg.AsyncCursor.execute

    async def counting(self: Any, query: Any, *args: Any, **more: Any) -> Any:
        if b"UPDATE core.sessions" not in (query.encode() if isinstance(query, str) else query):
            seen.append(query)  # once a minute a session notes that it is in use; that belongs to no list
        return await execute(self, query, *args, **more)

    psycopg.AsyncCursor.execute = counting  # type: ignore[method-assign]
    try:
        yield seen
    finally:
        psycopg.AsyncCursor.execute = execute  # type: ignore[method-assign]


async def _sign_in(database: Database, tenant: UUID, shops: tuple[UUID, ...] | None) -> dict[str, str]:
    """The headers of somebody who may see everything, or two shops."""
    async with database.tx(tenant) as tx:
        user = await create_user(
            tx, NewUser(f"{tx.new_id()}@example.com", "Ann", "seven small bridges", (Grant("manager", shops),))
        )
        opened = await finish_login(tx, user)
    return {"Cookie": f"linkstar_session={opened.cookie}", "X-CSRF-Token": opened.csrf}


def _lists(place: Place, tenant: UUID, shops: Sequence[UUID]) -> dict[str, list[Params]]:
    """The lists by name, each with what it is asked for in turn."""
    some = _sampled(place, tenant, "orders.orders", "number, buyer ->> 'name', buyer ->> 'email', ship_to ->> 'phone',"
                    " contact_id, placed_at, id, external_id")  # fmt: skip
    skus = [row[0] for row in _sampled(place, tenant, "orders.lines", "sku, title")]
    titles = [" ".join(str(row[1]).split()[:2]) for row in _sampled(place, tenant, "orders.lines", "sku, title")]
    parcels = [row[0] for row in _sampled(place, tenant, "shipping.parcels", "tracking_number") if row[0]]
    states = ("ready", "on_hold", "released", "completed", "cancelled", "unmapped", "awaiting_payment", "shipped")
    placed = [row[5] for row in some]
    now = max(placed)
    return {
        "all": [{}],
        "deep": [{"after": key_of(row[5].isoformat(), str(row[6]))} for row in some],
        "state": [{"state": one} for one in states],
        "state_deep": [{"state": states[n % 8], "after": key_of(row[5].isoformat(), str(row[6]))} for n, row in enumerate(some)],
        "shop": [{"shop_id": str(one)} for one in shops],
        "country": [{"country": one} for one in ("DE", "FR", "PT", "DK", "US", "MT")],
        "state_and_country": [{"state": states[n % 8], "country": "PT"} for n in range(8)],
        "payment": [{"payment": one} for one in ("paid", "pending", "refunded", "charged_back", "authorised")],
        "placed": [{"placed_from": _text(at), "placed_until": _text(at + timedelta(days=1))} for at in placed],
        "ship_by": [{"ship_by_until": _text(now - timedelta(days=n))} for n in range(10)],
        "hold": [{"hold": one} for one in ("short_stock", "by_hand", "no_route", "unknown")],
        "late": [{"is_late": "true"}],
        "sku": [{"sku": one} for one in skus],
        "number": [{"number": row[0]} for row in some],
        "contact": [{"contact_id": str(row[4])} for row in some],
        "tracking": [{"tracking": one} for one in parcels],
        "customer_name": [{"customer": row[1]} for row in some],
        "customer_first_name": [{"customer": str(row[1]).split()[0]} for row in some],
        "customer_email": [{"customer": row[2]} for row in some],
        "customer_phone": [{"customer": row[3]} for row in some],
        "text_number": [{"q": str(row[0]).strip("#")} for row in some],
        "text_external_id": [{"q": row[7]} for row in some],
        "text_tracking": [{"q": one} for one in parcels],
        "text_name": [{"q": row[1]} for row in some],
        "text_title": [{"q": one} for one in titles],
        "text_sku": [{"q": one} for one in skus],
        "text_common": [{"q": one} for one in ("lamp", "anna", "sku", "model1")],
        "text_nothing": [{"q": f"nothing{n}"} for n in range(20)],
    }  # fmt: skip


def _sampled(place: Place, tenant: UUID, table: str, columns: str) -> list[tuple[Any, ...]]:
    rows = place.sql(
        f"SELECT {columns} FROM {table} TABLESAMPLE BERNOULLI (1) REPEATABLE (7) WHERE tenant_id = '{tenant}'"
        f" ORDER BY md5(id::text) LIMIT 300"
    )
    assert rows, table
    return rows


def _text(at: datetime) -> str:
    return at.isoformat()
