"""Two hosts, each with a web door and a worker, on one PostgreSQL: they share everything and nothing is done twice."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import time as clock_time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import orjson
import psycopg
import pytest

from linkstar import catalog, flows, inventory, shipping
from linkstar.cli.processes import Place, free_port
from linkstar.connect.accounts import NewAccount, create_accounts, list_accounts
from linkstar.connect.channel import SeenBuyer, SeenLine, SeenOrder
from linkstar.core.db import Database, Tx
from linkstar.core.db.embedded import EmbeddedPostgres
from linkstar.core.db.roles import WORKER, conninfo_of
from linkstar.core.secrets import Vault
from linkstar.core.settings import Settings
from linkstar.core.tenants import create_tenant
from linkstar.core.work import flush
from linkstar.kit.address import Address
from linkstar.kit.clock import WallClock
from linkstar.kit.ids import new_id
from linkstar.shipping.rules import Location, Rate, Service
from tests.world.access import PASSWORD, a_key, a_user

ORDERS, UNITS, AT_ONCE = 240, 200, 20
CALLS_PER_S, LEASED = 20, 4  # what the carrier grants, and what a process may hold ahead of it (a tenth of the burst)
SHOP = "two.myshopify.com"
SHOP_SECRETS = {"client_id": "app", "client_secret": "c0ffee", "access_token": "shpat_two", "plan": "enterprise"}
YUN_SECRETS = {"app_id": "app-two", "app_secret": "c0ffee", "source_key": "source-two"}
LEIPZIG = Address(name="Lager", line1="Weg 1", city="Leipzig", postcode="04356", country="DE", phone="+49341123456")
LONDON = Address(name="Ann", line1="7 Mill Lane", city="London", postcode="N1 9GU", country="GB", phone="+442079460000")
OTHER_POSTGRES = Path(folder) if (folder := os.environ.get("LINKSTAR_TEST_POSTGRES_BIN")) else None  # `make test15`


pytestmark = pytest.mark.timeout(300)  # starting six processes takes its time on a busy machine


@dataclass
class Two:
    """Both hosts and the company in them. `headers` are those of a program that may do all."""

    hosts: Sequence[Place]
    owner: str
    key: bytes
    tenant: UUID
    sandbox: httpx.Client
    doors: Sequence[httpx.Client]
    token: str = ""  # of the shop's webhook address
    yun: UUID | None = None
    headers: dict[str, str] = field(default_factory=dict)

    def value(self, sql: str) -> Any:
        """One value, as the owner sees it."""
        with psycopg.connect(self.owner, autocommit=True) as connection:
            row = connection.execute(sql).fetchone()
        return row[0] if row else None

    def act(self, work: Any) -> Any:
        """Runs `work` in one transaction of the company."""

        async def run() -> Any:
            database = await Database.open(conninfo_of(self.owner, self.key, WORKER), before_commit=flush, size=1)
            try:
                async with database.tx(self.tenant) as tx:
                    return await work(tx)
            finally:
                await database.close()

        return asyncio.run(run())

    def ask(self, what: str, said: Any) -> Any:
        """A call to the sandbox's console."""
        answer = self.sandbox.post(f"/_sandbox/{what}", content=orjson.dumps(said))
        assert answer.status_code == 200, answer.text
        return answer.json()

    def open_shop(self, door: int) -> None:
        """From now on the shop's webhooks go to this door."""
        port = self.hosts[door].settings.port
        url = f"http://127.0.0.1:{port}/webhooks/{self.token}" if self.token else ""
        self.ask("shops", {
            "partner": "shopify", "external_id": SHOP, "site": "DE", "zone": "Europe/Berlin", "currency": "EUR",
            "secrets": SHOP_SECRETS, "webhook_url": url,
        })  # fmt: skip

    def place(self, orders: Sequence[SeenOrder], *, door: int) -> None:
        """Buyers order; one of the doors is told."""
        self.open_shop(door)
        self.ask("orders", {"partner": "shopify", "shop": SHOP, "orders": list(orders)})
        self.sandbox.post("/_sandbox/settle?timeout=20")

    def kill_worker(self, host: int) -> None:
        """Ends the worker of a host; `look_after` starts another."""
        victim = next(child for child in self.hosts[host].children if child.name.startswith("worker"))
        victim.process.kill()
        victim.process.wait()

    def wait_for_buyers(self, count: int) -> None:
        """Until so many workers have said, with their sign of life, that they bought labels."""
        deadline = time.monotonic() + 120
        while self.value("SELECT count(*) FROM core.workers WHERE counters::text LIKE '%buy_label%'") < count:
            assert time.monotonic() < deadline, self.value("SELECT json_agg(w) FROM core.workers w")
            time.sleep(0.1)

    def wait(self) -> None:
        """Until nothing is left to do; what ended by itself is started again, as `linkstar up` does."""
        left = "SELECT count(*) FROM core.work WHERE size > 0 AND due_at <= now() AND parked_at IS NULL"
        deadline = time.monotonic() + 120
        while self.value(left):
            assert time.monotonic() < deadline, self.value(f"{left[:7]} json_agg(w) FROM core.work w WHERE size > 0")
            for host in self.hosts:
                host.look_after()
            time.sleep(0.1)


@pytest.fixture(scope="module")
def two() -> Iterator[Two]:
    """Two installations with homes of their own; database, secret key and sandbox are shared."""
    flows.load()
    key = os.urandom(32)
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="linkstar-two-"))
        folder.chmod(0o711)
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        (folder / "db").mkdir(mode=0o711)
        owner = stack.enter_context(EmbeddedPostgres.start(folder / "db", bin_dir=OTHER_POSTGRES)).url
        sandbox_port = free_port()
        hosts = [
            stack.enter_context(Place(Settings(
                home=folder / name, database_url=owner, host="127.0.0.1", port=free_port(), sandbox_port=sandbox_port,
                secret_key=key.hex(),
            ), say=lambda _: None, environment={"LINKSTAR_SECRET_KEY": key.hex(), "LINKSTAR_CLOCK_FILE": ""}))
            for name in ("one", "two")
        ]  # fmt: skip
        for host, doors in zip(hosts, [("sandbox", "worker", "web"), ("worker", "web")], strict=True):
            host.start_database()
            host.start_doors(workers=1, doors=doors)
        ports = [sandbox_port, *(host.settings.port for host in hosts)]
        sandbox, *doors = [
            stack.enter_context(httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30, trust_env=False))
            for port in ports
        ]
        made = Two(hosts, owner, key, new_id(WallClock().now()), sandbox, doors)
        made.open_shop(0)
        made.ask("shops", {"partner": "yunexpress", "external_id": "C2", "currency": "EUR", "secrets": YUN_SECRETS})
        made.act(lambda tx: company(tx, made))
        made.wait()
        yield made


async def company(tx: Tx, two: Two) -> None:
    """One shop, one warehouse, one carrier with a budget, and one thing of which there is too little."""
    await create_tenant(tx, "two", "Two")
    base = str(two.sandbox.base_url).rstrip("/")
    shop, two.yun = await create_accounts(tx, [
        NewAccount("channel", "shopify", SHOP, f"{base}/shopify", SHOP, site="DE", zone="Europe/Berlin", currency="EUR",
                   config={"location_id": "1"}, secrets=SHOP_SECRETS),
        NewAccount("carrier", "yunexpress", "Yun", f"{base}/yunexpress", "C2", currency="EUR",
                   config={"calls_per_s": str(CALLS_PER_S)}, secrets=YUN_SECRETS),
    ], Vault.of(two.key))  # fmt: skip
    place = tx.new_id()
    await shipping.put_services(tx, [Service(two.yun, "BKPHR", "BKPHR", "BKPHR")])
    await shipping.put_rates(tx, two.yun, [
        Rate(two.yun, "BKPHR", "GB", 0, 30_000, "EUR", 450, per_kg_minor=100, step_g=100, days_min=1, days_max=6)
    ])  # fmt: skip
    await inventory.put_locations(tx, [inventory.Location(place, "Leipzig", country="DE")])
    await shipping.put_locations(tx, [Location(place, LEIPZIG, "Europe/Berlin", clock_time(16), name="Leipzig")])
    (item,) = await catalog.create_items(tx, [
        catalog.NewItem(sku="LAMP", title="Lamp", weight_g=300, hs_code="940521", origin="CN", declared_name_en="Lamp",
                        declared_name_zh="灯", declared_value_minor=900, declared_currency="EUR")
    ])  # fmt: skip
    await inventory.receive(tx, [inventory.records.Arrival(item, place, UNITS)])
    sold = catalog.Sold(shop, "7000", "LAMP")
    rows = await catalog.note_listings(tx, [catalog.ListingSeen(sold, "LAMP")])
    await catalog.link_listings(tx, [catalog.Link(rows[sold], item)])
    two.headers = await a_key(tx)
    await a_user(tx, email="ann@example.com")
    two.token = next(row.webhook_token for row in await list_accounts(tx, kind="channel"))


def an_order(number: int) -> SeenOrder:
    """A paid order of one lamp."""
    now = WallClock().now() - timedelta(seconds=1)
    line = SeenLine(str(number), "7000", "LAMP", "Lamp", 1, price_minor=1900)
    return SeenOrder(
        external_id=str(10_000_000 + number), number=f"#{number}", version=int(now.timestamp() * 1e6), placed_at=now,
        updated_at=now, commercial="open", payment="paid", fulfilled_by="seller", currency="EUR", total_minor=1900,
        lines=[line], buyer=SeenBuyer(str(number), f"Ann {number}", f"ann{number}@example.com"), ship_to=LONDON, paid_at=now,
    )  # fmt: skip


def test_orders_by_both_doors_with_a_worker_killed_end_once_each_and_share_stock_and_budget(two: Two) -> None:
    told = [an_order(number) for number in range(ORDERS)]
    batches = [told[start : start + AT_ONCE] for start in range(0, ORDERS, AT_ONCE)]
    two.kill_worker(0)  # what comes first is the other host's
    for turn, batch in enumerate(batches):
        two.place(batch, door=turn % 2)
        if turn % 4 == 3:
            two.place(batch, door=(turn + 1) % 2)  # the same news again, by the other door
        if turn == len(batches) // 4:
            two.wait_for_buyers(1)
            two.hosts[0].look_after()
        if turn == len(batches) // 2:
            two.kill_worker(1)  # and what comes now is the first one's
        if turn == len(batches) * 3 // 4:
            two.wait_for_buyers(2)
            two.hosts[1].look_after()
    two.wait()

    mine = f"WHERE tenant_id = '{two.tenant}'"
    assert (
        two.value(f"SELECT count(*) || '/' || count(DISTINCT external_id) FROM orders.orders {mine}")
        == f"{ORDERS}/{ORDERS}"
    )
    held = f"SELECT coalesce(sum(quantity), 0)::int FROM inventory.reservations {mine} AND state IN ('held', 'committed', 'consumed')"
    assert two.value(f"{held} AND location_id IS NOT NULL") == UNITS
    assert two.value(f"{held} AND location_id IS NULL") == ORDERS - UNITS
    assert two.act(inventory.self_check) == []
    assert two.value(f"SELECT count(*) FROM core.work {mine} AND parked_at IS NOT NULL") == 0
    labels = two.sandbox.get("/_sandbox/received/yunexpress").json()["labels"]
    assert len(labels) == two.value(f"SELECT count(*) FROM shipping.labels {mine} AND state = 'bought'") == UNITS
    told_of = Counter(
        line["external_id"]
        for one in two.sandbox.get("/_sandbox/received/shopify").json()["confirmations"]
        for line in one["lines"]
        for _ in range(line["quantity"])
    )
    assert len(told_of) == UNITS
    assert set(told_of.values()) == {1}
    assert [sum(child.restarts for child in host.children) for host in two.hosts] == [1, 1]
    assert_budget_was_shared(two)


def assert_budget_was_shared(two: Two) -> None:
    """In no stretch of time did both hosts together call the carrier more often than one bucket gives."""
    with psycopg.connect(two.owner) as connection:
        rows = connection.execute(
            "SELECT extract(epoch FROM at)::float8 FROM connect.calls WHERE account_id = %s ORDER BY at", [two.yun]
        )
        moments = [row[0] for row in rows.fetchall()]
    assert len(moments) >= UNITS * 0.9  # a killed worker's last calls may not be in the log
    assert two.value(f"SELECT spent FROM connect.buckets WHERE account_id = '{two.yun}'") >= len(
        moments
    )  # one bucket paid for all
    burst, ahead = 2 * CALLS_PER_S, 2 * LEASED
    for first in range(len(moments)):
        for last in range(first, len(moments)):
            given = burst + ahead + CALLS_PER_S * (moments[last] - moments[first] + 0.5)
            assert last - first + 1 <= given, (last - first + 1, moments[last] - moments[first])


def test_who_signs_in_at_one_door_is_known_at_the_other_and_signs_out_of_both(two: Two) -> None:
    first, second = two.doors
    answer = first.post("/api/v1/session/login", json={"email": "ann@example.com", "password": PASSWORD})
    assert answer.status_code == 200, answer.text
    cookie = {"cookie": f"linkstar_session={answer.cookies['linkstar_session']}", "x-csrf-token": answer.json()["csrf"]}
    first.cookies.clear()
    assert second.get("/api/v1/session", headers=cookie).json()["email"] == "ann@example.com"
    assert second.post("/api/v1/session/logout", headers=cookie).status_code in (200, 204)
    assert first.get("/api/v1/session", headers=cookie).status_code == 401


def test_a_request_repeated_at_the_other_door_is_done_once(two: Two) -> None:
    asked, key = {"name": "robot", "role": "support"}, {**two.headers, "Idempotency-Key": "both"}
    answers: list[httpx.Response] = []

    def ask(door: httpx.Client) -> None:
        answers.append(door.post("/api/v1/api-keys", json=asked, headers=key))

    at_once = [threading.Thread(target=ask, args=[door]) for door in two.doors]
    for one in at_once:
        one.start()
    for one in at_once:
        one.join()
    for door in two.doors:
        ask(door)
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert sum(answer.headers.get("idempotent-replayed") == "true" for answer in answers) == 3
    rows = two.doors[0].get("/api/v1/api-keys", headers=two.headers).json()["rows"]
    assert [row["name"] for row in rows].count("robot") == 1
