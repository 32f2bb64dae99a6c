"""A whole LinkStar to measure: database, web door, workers and the pretend partners, each a process of its own as
`linkstar up` starts them, with a company in it. Gone afterwards.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import time as clock_time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import orjson
import psycopg

from linkstar import catalog, flows, inventory, shipping
from linkstar.cli.processes import Place, free_port
from linkstar.connect.accounts import NewAccount, create_accounts, list_accounts
from linkstar.connect.channel import SeenBuyer, SeenLine, SeenOrder
from linkstar.core.access.actions.api_keys import create_api_key
from linkstar.core.access.records import NewKey
from linkstar.core.db import Database, Tx
from linkstar.core.db.months import make_fact_months
from linkstar.core.db.roles import WORKER, conninfo_of
from linkstar.core.secrets import Vault
from linkstar.core.settings import Settings, secret_key
from linkstar.core.tenants import create_tenant
from linkstar.core.work import ensure_timetable, flush
from linkstar.kit.address import Address
from linkstar.kit.clock import WallClock
from linkstar.kit.ids import new_id
from linkstar.shipping.rules.records import Location, Rate, Service

TICKS = os.sysconf("SC_CLK_TCK")
LINES, ITEMS, PRICE = 3, 200, 1900
BUSY = "SELECT count(*) FROM core.work WHERE {mine} AND size > 0 AND due_at <= now() AND parked_at IS NULL"
CARRIER_SECRETS = {"app_id": "app-bench", "app_secret": "c0ffee", "source_key": "source-bench"}
CALLS_PER_S = "5000"  # what the pretend carrier publishes: the product is measured here, not a partner's limit
HOUSES = (
    Address(name="Lager", line1="Weg 1", city="Leipzig", postcode="04356", country="DE", phone="+49341123456"),
    Address(name="Bodega", line1="Rua 1", city="Vigo", postcode="36201", country="ES", phone="+34986123456"),
)


@dataclass(slots=True)
class House:
    """A running LinkStar with a company. `key` is the text of an API key of an owner."""

    running: Place
    database: Database
    owner: psycopg.AsyncConnection[Any]
    vault: Vault
    sandbox: httpx.AsyncClient
    web: httpx.AsyncClient
    tenant: UUID
    key: str = ""
    shops: list[tuple[UUID, str]] = field(default_factory=list)  # account id, the shop's own name
    items: list[UUID] = field(default_factory=list)
    places: list[UUID] = field(default_factory=list)
    listings: list[UUID] = field(default_factory=list)

    async def ask(self, what: str, said: Any) -> Any:
        """A call to the sandbox's console."""
        answer = await self.sandbox.post(f"/_sandbox/{what}", content=orjson.dumps(said))
        answer.raise_for_status()
        return answer.json()

    async def received(self, partner: str) -> Any:
        """What reached a pretend partner."""
        return (await self.sandbox.get(f"/_sandbox/received/{partner}")).json()

    async def rows(self, sql: str) -> list[Any]:
        """Rows as the database's owner sees them; `{mine}` is the company's condition."""
        cursor = await self.owner.execute(sql.replace("{mine}", f"tenant_id = '{self.tenant}'").encode())
        return await cursor.fetchall()

    async def count(self, sql: str) -> int:
        """The one number that a query finds."""
        ((found,),) = await self.rows(sql)
        return int(found or 0)

    async def place_orders(self, shop: int, orders: Sequence[SeenOrder]) -> None:
        """Buyers order at a pretend shop, whose webhooks tell our door."""
        await self.ask("orders", {"partner": "shopify", "shop": self.shops[shop][1], "orders": list(orders)})

    def cpu_s(self) -> dict[str, float]:
        """Processor seconds so far: of the product (database, web, workers) and of the fakes."""
        spent = {child.name: tree_cpu_s(child.process.pid) for child in self.running.children}
        spent["database"] = tree_cpu_s(
            int((self.running.settings.home / "pg" / "postmaster.pid").read_text().split()[0])
        )
        return spent

    def memory_mb(self, name: str) -> float:
        """Megabytes of a door's own memory (shared pages counted in part), its children included."""
        child = next(one for one in self.running.children if one.name.startswith(name))
        return sum(map(_pss_mb, tree(child.process.pid)))


def tree(pid: int) -> list[int]:
    """A process and all below it."""
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            stat = _stat(int(folder.name))
            if stat:
                parents.setdefault(int(stat[1]), []).append(int(folder.name))
    found = [pid]
    for one in found:
        found += parents.get(one, [])
    return found


def tree_cpu_s(pid: int) -> float:
    """Processor seconds of a process, its children, and those of them that have ended."""
    stats = [stat for one in tree(pid) if (stat := _stat(one))]
    own = sum(int(part) for stat in stats for part in stat[11:15])  # of ended children too: they were waited for
    return own / TICKS


def _stat(pid: int) -> list[str] | None:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    except OSError:
        return None  # it has ended


def _pss_mb(pid: int) -> float:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


@contextmanager
def running(
    *, workers: int = 1, pg: str = "", doors: tuple[str, ...] = ("sandbox", "worker", "web")
) -> Iterator[Place]:
    """LinkStar in a folder of its own; `pg` are lines for the database's settings."""
    with tempfile.TemporaryDirectory(prefix="linkstar-bench-") as folder:
        home = Path(folder)
        home.chmod(0o755)
        if pg:
            (home / "pg.conf").write_text(pg)
        settings = Settings(
            home=home, port=free_port(), sandbox_port=free_port(), secret_key=None, database_url=None, host="127.0.0.1"
        )
        with Place(settings, say=lambda _: None) as place:
            place.start_database()
            place.start_doors(workers=workers, doors=doors)
            yield place


@asynccontextmanager
async def a_house(
    *, shops: int = 4, workers: int = 1, stock: int = 10**6, pg: str = "", listed: int | None = None
) -> AsyncIterator[House]:
    """A running LinkStar with a company of some Shopify shops, two warehouses and a carrier; `listed`: of how many shops the
    listings are known and linked (all)."""
    flows.load()
    with running(workers=workers, pg=pg) as place:
        settings = place.settings
        key = secret_key(settings)
        database = await Database.open(conninfo_of(place.owner, key, WORKER), before_commit=flush, size=6)
        timeout = httpx.Timeout(120.0)
        async with (
            httpx.AsyncClient(
                base_url=f"http://127.0.0.1:{settings.sandbox_port}", timeout=timeout, trust_env=False
            ) as fakes,
            httpx.AsyncClient(base_url=f"http://127.0.0.1:{settings.port}", timeout=timeout, trust_env=False) as web,
            await psycopg.AsyncConnection.connect(place.owner, autocommit=True) as owner,
        ):
            house = House(place, database, owner, Vault.of(key), fakes, web, new_id(WallClock().now()))
            try:
                await _company(house, shops, stock, listed)
                yield house
            finally:
                await database.close()


async def _company(house: House, shops: int, stock: int, listed: int | None) -> None:
    names = [f"bench-{n}.myshopify.com" for n in range(shops)]
    for name in names:
        await _open(house, name, "")
    await house.ask(
        "shops", {"partner": "yunexpress", "external_id": "C-bench", "currency": "EUR", "secrets": CARRIER_SECRETS}
    )
    async with house.database.tx(house.tenant) as tx:
        await make_fact_months(tx, tx.now.date())
        await _accounts(tx, house, names)
    async with house.database.tx(house.tenant) as tx:
        await _warehouses(tx, house)
        await _goods(tx, house, stock, listed)
        await create_tenant(tx, "bench", "Bench")
        await ensure_timetable(tx)
        _, house.key = await create_api_key(tx, NewKey("bench", "owner"))
        tokens = {row.external_id: row.webhook_token for row in await list_accounts(tx, kind="channel")}
    for name in names:
        await _open(house, name, f"{house.web.base_url}/webhooks/{tokens[name]}".replace("//webhooks", "/webhooks"))
    house.web.headers["authorization"] = f"Bearer {house.key}"
    while await house.count(BUSY):
        await asyncio.sleep(0.1)
    await house.owner.execute("ANALYZE")  # as the server itself does ten seconds after so much was written


async def _open(house: House, name: str, webhook_url: str) -> None:
    said = {"partner": "shopify", "external_id": name, "site": "DE", "zone": "Europe/Berlin", "currency": "EUR",
            "secrets": _shop_secrets(name), "webhook_url": webhook_url}  # fmt: skip
    await house.ask("shops", said)


def _shop_secrets(name: str) -> dict[str, str]:
    return {"client_id": "app", "client_secret": "c0ffee", "access_token": f"shpat_{name}", "plan": "enterprise"}


async def _accounts(tx: Tx, house: House, names: Sequence[str]) -> None:
    base = str(house.sandbox.base_url).rstrip("/")
    shops = [
        NewAccount("channel", "shopify", name, f"{base}/shopify", name, site="DE", zone="Europe/Berlin", currency="EUR",
                   config={"location_id": "1"}, secrets=_shop_secrets(name))
        for name in names
    ]  # fmt: skip
    carrier = NewAccount("carrier", "yunexpress", "Yun", f"{base}/yunexpress", "C-bench", currency="EUR",
                         config={"calls_per_s": CALLS_PER_S}, secrets=CARRIER_SECRETS)  # fmt: skip
    *ids, yun = await create_accounts(tx, [*shops, carrier], house.vault)
    house.shops = list(zip(ids, names, strict=True))
    await shipping.put_services(tx, [Service(yun, code, code, code) for code in ("BKPHR", "THPHR")])
    await shipping.put_rates(tx, yun, [
        Rate(yun, code, "GB", 0, 30_000, "EUR", base_minor, per_kg_minor=100, step_g=100, days_min=1, days_max=days)
        for code, base_minor, days in (("THPHR", 450, 6), ("BKPHR", 900, 2))
    ])  # fmt: skip


async def _warehouses(tx: Tx, house: House) -> None:
    house.places = tx.new_ids(len(HOUSES))
    await inventory.put_locations(tx, [
        inventory.Location(id_, at.city, country=at.country) for id_, at in zip(house.places, HOUSES, strict=True)
    ])  # fmt: skip
    await shipping.put_locations(tx, [
        Location(id_, at, "Europe/Berlin", clock_time(16), name=at.city) for id_, at in zip(house.places, HOUSES, strict=True)
    ])  # fmt: skip


async def _goods(tx: Tx, house: House, stock: int, listed: int | None) -> None:
    house.items = await catalog.create_items(tx, [
        catalog.NewItem(sku=f"SKU-{n}", title=f"Item {n}", weight_g=200 + n, hs_code="940521", origin="CN",
                        declared_name_en="Lamp", declared_name_zh="灯", declared_value_minor=900, declared_currency="EUR")
        for n in range(ITEMS)
    ])  # fmt: skip
    await inventory.receive(tx, [
        inventory.records.Arrival(item, where, stock) for item in house.items for where in house.places
    ])  # fmt: skip
    sold = [catalog.Sold(shop, str(7000 + n), f"SKU-{n}") for shop, _ in house.shops[:listed] for n in range(ITEMS)]
    rows = await catalog.note_listings(tx, [catalog.ListingSeen(one, one.sku) for one in sold])
    house.listings = [rows[one] for one in sold]
    by_sku = {f"SKU-{n}": item for n, item in enumerate(house.items)}
    await catalog.link_listings(tx, [catalog.Link(rows[one], by_sku[one.sku]) for one in sold])


def an_order(number: int, at: Any = None) -> SeenOrder:
    """A paid order of three different items by one of about 7,000 buyers, placed just now."""
    now = at or WallClock().now() - timedelta(seconds=1)
    buyer = number * 7919 % 7000
    lines = [
        SeenLine(
            str(number * LINES + n + 1), str(7000 + item), f"SKU-{item}", f"Item {item}", 1 + n % 2, price_minor=PRICE
        )
        for n, item in enumerate({(number * 13 + 61 * each) % ITEMS: None for each in range(LINES)})
    ]
    return SeenOrder(
        external_id=str(10_000_000 + number), number=f"#{number}", version=int(now.timestamp() * 1e6), placed_at=now,
        updated_at=now, commercial="open", payment="paid", fulfilled_by="seller", currency="EUR",
        total_minor=PRICE * LINES, lines=lines,
        buyer=SeenBuyer(str(500_000 + buyer), f"Ann {buyer}", f"ann{buyer}@example.com"),
        ship_to=Address(name=f"Ann {buyer}", line1=f"{buyer} Mill Lane", city="London", postcode="N1 9GU", country="GB",
                        phone="+442079460000"),
        paid_at=now,
    )  # fmt: skip
