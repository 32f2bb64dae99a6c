"""Orders through the work engine: 20,000 orders of three lines, from raw messages to a chosen route, by two workers.

Measured: storing the messages, then two worker processes running every database step that they cause: capture, identify,
reserve, route and what hangs on them. No partner is called. Against it, in the same run and alternated round by round: the
same orders, lines and reservations written into the same tables by bare set-based INSERTs of 500 orders a transaction. The
ratio says what share of the bare speed is left when all the work of the business is done. What profiles said stands in
docs/decisions/0011.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, time as clock_time, timedelta
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple
from uuid import UUID

import orjson
import uvloop

from bench._inside import measured
from bench._place import TICKS, Place, throw_away
from linkstar import catalog, flows, inventory, shipping
from linkstar.connect.accounts import NewAccount, create_accounts
from linkstar.connect.channel import RawMessage, SeenBuyer, SeenLine, SeenOrder
from linkstar.connect.channels.shopify.fake.neutral import node_of
from linkstar.connect.channels.shopify.wire.order import key_of
from linkstar.connect.messages import store
from linkstar.core.db import Database, Tx
from linkstar.core.db.months import make_fact_months
from linkstar.core.tenants import create_tenant
from linkstar.core.work import flush
from linkstar.kit.address import Address
from linkstar.kit.clock import WallClock
from linkstar.kit.ids import new_id
from linkstar.shipping.rules.records import Location, Rate, Service
from linkstar.worker.main import SLOTS

ORDERS = int(os.environ.get("LINKSTAR_BENCH_ORDERS", "20000"))
LINES, ROUNDS, AT_ONCE, ITEMS, WORKERS = 3, 3, 500, 200, 2
ORDER = {
    "id": "uuid", "shop_id": "uuid", "external_id": "text", "number": "text", "seen_version": "bigint", "state": "text",
    "commercial": "text", "payment": "text", "currency": "text", "total_minor": "bigint", "placed_at": "timestamptz",
    "seen_at": "timestamptz", "country": "text", "ship_to": "jsonb", "buyer": "jsonb", "captured_at": "timestamptz",
    "changed_at": "timestamptz",
}  # fmt: skip
LINE = {"id": "uuid", "order_id": "uuid", "external_id": "text", "listing_id": "text", "sku": "text", "title": "text",
        "ordered": "bigint", "price_minor": "bigint"}  # fmt: skip
RESERVATION = {"id": "uuid", "owner_id": "uuid", "order_id": "uuid", "item_id": "uuid", "location_id": "uuid",
               "quantity": "bigint", "created_at": "timestamptz", "changed_at": "timestamptz"}  # fmt: skip


def run() -> dict[str, Any]:
    """Orders per second, the share of the bare speed, processor time, and what went wrong."""
    flows.load()
    with throw_away() as place:
        return uvloop.run(_measure(place))


async def _measure(place: Place) -> dict[str, Any]:
    database = await Database.open(place.worker, before_commit=flush, size=10)
    try:
        tenant, bare = new_id(WallClock().now()), new_id(WallClock().now())
        shop = await _company(database, place, tenant)
        rounds: list[Round] = []
        with workers(place) as pids:
            for number in range(ROUNDS):
                seen = [an_order(one) for one in range(number * ORDERS // ROUNDS, (number + 1) * ORDERS // ROUNDS)]
                messages = [_message(one) for one in seen]
                cpu_before = cpu_s(place, pids)
                started = time.perf_counter()
                await _through(database, tenant, shop, messages)
                spent, cpu = time.perf_counter() - started, cpu_s(place, pids) - cpu_before
                started = time.perf_counter()
                await _bare(database, bare, seen)
                rounds.append(Round(len(seen), spent, time.perf_counter() - started, cpu))
        return {
            "orders": ORDERS, "lines_per_order": LINES, "workers": WORKERS, **figures(rounds),
            **await asyncio.to_thread(_judge, place, tenant),
            "targets": {"lost": "== 0", "doubled": "== 0", "oversold": "== 0", "unrouted": "== 0", "ratio": ">= 0.15"},
            "aims": {"ratio": ">= 0.30"},
        }  # fmt: skip
    finally:
        await database.close()


class Round(NamedTuple):
    """One round: seconds of wall time each way, and processor seconds of the pipeline."""

    orders: int
    pipeline_s: float
    bare_s: float
    cpu_s: float


def figures(rounds: Sequence[Round]) -> dict[str, float]:
    """The medians of the rounds; the ratio is taken inside each round."""
    return {
        "orders_per_s": median(one.orders / one.pipeline_s for one in rounds),
        "bare_insert_orders_per_s": median(one.orders / one.bare_s for one in rounds),
        "ratio": median(one.bare_s / one.pipeline_s for one in rounds),
        "cpu_ms_per_order": median(one.cpu_s * 1000 / one.orders for one in rounds),
    }


@contextmanager
def workers(place: Place) -> Iterator[list[int]]:
    """Worker processes on the place's database until the block ends; their process ids."""
    command = [sys.executable, "-m", "bench._inside", place.worker, str(SLOTS)]
    running = [subprocess.Popen(command) for _ in range(WORKERS)]
    try:
        yield [one.pid for one in running]
    finally:
        for one in running:
            one.terminate()
        for one in running:
            one.wait(30)


def cpu_s(place: Place, pids: Sequence[int]) -> float:
    """Processor seconds of this process, the workers and the database server."""
    theirs = 0.0
    for pid in pids:
        parts = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
        theirs += sum(map(int, parts[11:13])) / TICKS
    return time.process_time() + theirs + place.server_cpu_s()


async def _through(database: Database, tenant: UUID, shop: UUID, messages: list[RawMessage]) -> None:
    """Stores the messages while the workers run, and waits until nothing is left to do."""
    for start in range(0, len(messages), AT_ONCE):
        async with database.tx(tenant) as tx:
            await store(tx, shop, messages[start : start + AT_ONCE])
    while await _left(database):
        await asyncio.sleep(0.1)


async def _left(database: Database) -> int:
    """Rows of work that a measured step has still to do. Parked ones are left: `lost` and `unrouted` tell of them."""
    async with database.pool.connection() as connection:
        cursor = await connection.execute(
            "SELECT count(*) FROM core.work WHERE parked_at IS NULL AND step = ANY(%s)", (sorted(measured()),)
        )
        row = await cursor.fetchone()
        return int(row[0])


async def _bare(database: Database, tenant: UUID, seen: list[SeenOrder]) -> None:
    """What writing alone costs: orders, lines and reservations, 500 orders a transaction, three statements each."""
    for start in range(0, len(seen), AT_ONCE):
        async with database.tx(tenant) as tx:
            some = seen[start : start + AT_ONCE]
            ids = tx.new_ids(len(some))
            await tx.insert(
                "orders.orders", ORDER, [_order_row(tx, id_, one) for id_, one in zip(ids, some, strict=True)]
            )
            lines = [(tx.new_id(), id_, line) for id_, one in zip(ids, some, strict=True) for line in one.lines]
            await tx.insert("orders.lines", LINE, [
                (line_id, id_, line.external_id, line.listing_id, line.sku, line.title, line.quantity, line.price_minor)
                for line_id, id_, line in lines
            ])  # fmt: skip
            await tx.insert("inventory.reservations", RESERVATION, [
                (tx.new_id(), line_id, id_, line_id, id_, line.quantity, tx.now, tx.now) for line_id, id_, line in lines
            ])  # fmt: skip


def _order_row(tx: Tx, id_: UUID, one: SeenOrder) -> tuple[Any, ...]:
    return (id_, tx.tenant_id, one.external_id, one.number, one.version, "ready", one.commercial, one.payment, one.currency,
            one.total_minor, one.placed_at, one.updated_at, one.ship_to.country, orjson.dumps(one.ship_to).decode(),
            orjson.dumps(one.buyer).decode(), tx.now, tx.now)  # fmt: skip


def _judge(place: Place, tenant: UUID) -> dict[str, int]:
    """What must be zero, and how far the orders came. Everything is counted in the database, nothing is believed."""
    mine = f"tenant_id = '{tenant}'"
    live = "state IN ('held', 'committed')"
    counted = {
        "captured": f"SELECT count(DISTINCT external_id) FROM orders.orders WHERE {mine}",
        "rows": f"SELECT count(*) FROM orders.orders WHERE {mine}",
        "routed": f"SELECT count(DISTINCT order_id) FROM shipping.fulfilment_orders WHERE {mine}",
        "promised": f"SELECT coalesce(sum(quantity), 0) FROM inventory.reservations WHERE {mine} AND {live}",
        "asked": f"SELECT coalesce(sum(ordered), 0) FROM orders.lines WHERE {mine}",
        "oversold": f"SELECT coalesce(sum(greatest(0, reserved - on_hand)), 0) FROM inventory.levels WHERE {mine}",
    }
    found = {name: int(str(place.sql(sql)[0][0])) for name, sql in counted.items()}
    return {
        "lost": ORDERS - found["captured"], "unrouted": ORDERS - found["routed"], "oversold": found["oversold"],
        "doubled": found["rows"] - found["captured"] + max(0, found["promised"] - found["asked"]),
        "reserved_units": found["promised"],
    }  # fmt: skip


async def _company(database: Database, place: Place, tenant: UUID) -> UUID:
    """A company with one shop, two warehouses, two carrier services and 200 items that never run out; its shop's id."""
    async with database.tx(tenant) as tx:
        await make_fact_months(tx, tx.now.date())
        await create_tenant(tx, "bench", "Bench")
        shop, carrier = await create_accounts(
            tx,
            [
                NewAccount(
                    "channel",
                    "shopify",
                    "Shop",
                    "http://127.0.0.1:1",
                    "b.myshopify.com",
                    config={"location_id": "1"},
                ),
                NewAccount("carrier", "ratesheet", "Carrier", "http://127.0.0.1:1", "b"),
            ],
            place.vault,
        )
        houses = [Address(name="Lager", line1="Weg 1", city="Leipzig", postcode="04356", country="DE", phone="+49341"),
                  Address(name="Bodega", line1="Rua 1", city="Vigo", postcode="36201", country="ES", phone="+34")]  # fmt: skip
        places = tx.new_ids(len(houses))
        await inventory.put_locations(tx, [
            inventory.Location(id_, at.city, country=at.country) for id_, at in zip(places, houses, strict=True)
        ])  # fmt: skip
        await shipping.put_locations(tx, [
            Location(id_, at, "Europe/Berlin", clock_time(16), name=at.city) for id_, at in zip(places, houses, strict=True)
        ])  # fmt: skip
        await shipping.put_services(tx, [Service(carrier, code, code, code) for code in ("STD", "FAST")])
        await shipping.put_rates(tx, carrier, [
            Rate(carrier, code, "DE", 0, 30_000, "EUR", base, per_kg_minor=100, step_g=100, days_min=1, days_max=days)
            for code, base, days in (("STD", 450, 6), ("FAST", 900, 2))
        ])  # fmt: skip
        items = await catalog.create_items(tx, [
            catalog.NewItem(sku=f"SKU-{n}", title=f"Item {n}", weight_g=200 + n, hs_code="940521", origin="CN",
                            declared_name_en="Lamp", declared_name_zh="灯", declared_value_minor=900, declared_currency="EUR")
            for n in range(ITEMS)
        ])  # fmt: skip
        await inventory.receive(
            tx, [inventory.records.Arrival(item, where, 10**6) for item in items for where in places]
        )
        sold = [catalog.Sold(shop, str(7000 + n), f"SKU-{n}") for n in range(ITEMS)]
        rows = await catalog.note_listings(tx, [catalog.ListingSeen(one, one.sku) for one in sold])
        await catalog.link_listings(tx, [catalog.Link(rows[one], item) for one, item in zip(sold, items, strict=True)])
    return shop


def an_order(number: int) -> SeenOrder:
    """A paid order of three different items by one of about 7,000 buyers."""
    at = datetime(2026, 11, 1, tzinfo=UTC) + timedelta(seconds=number)
    buyer = number * 7919 % 7000
    lines = [
        SeenLine(
            str(number * LINES + n + 1), str(7000 + item), f"SKU-{item}", f"Item {item}", 1 + n % 2, price_minor=1900
        )
        for n, item in enumerate({(number * 13 + 61 * each) % ITEMS: None for each in range(LINES)})
    ]
    return SeenOrder(
        external_id=str(10_000 + number), number=f"#{number}", version=int(at.timestamp() * 1e6), placed_at=at, updated_at=at,
        commercial="open", payment="paid", fulfilled_by="seller", currency="EUR", total_minor=1900 * LINES, lines=lines,
        buyer=SeenBuyer(str(500_000 + buyer), f"Ann {buyer}", f"ann{buyer}@example.com"),
        ship_to=Address(name=f"Ann {buyer}", line1=f"Lindenweg {buyer}", city="Berlin", postcode="10119", country="DE"),
        paid_at=at,
    )  # fmt: skip


def _message(order: SeenOrder) -> RawMessage:
    node = node_of(order, None)
    return RawMessage("orders", key_of(node), order.external_id, orjson.dumps(node), "webhook", order.updated_at)
