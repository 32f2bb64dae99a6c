"""What the state machine plays with: a small company on a real database, whose steps run but call no partner."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, field
from datetime import time
from typing import Any
from uuid import UUID

import orjson

from linkstar import inventory, orders, shipping
from linkstar.connect import NewAccount, create_accounts
from linkstar.connect.channel import RawMessage, SeenOrder
from linkstar.core import work
from linkstar.core.db import Database, Tx
from linkstar.core.secrets import Vault
from linkstar.core.work import STEPS, flush
from linkstar.inventory.queries import list_divergences
from linkstar.kit.clock import SetClock
from linkstar.sandbox.neutral import read
from tests.conftest import NOON
from tests.flows.story import LEIPZIG
from tests.world import catalog as goods

PARTS = {"MUG": {"MUG": 1}, "POT": {"POT": 1}, "SET": {"MUG": 2, "POT": 1}}  # what is sold, and the items in it
PLACES, SHOPS = ("A", "B", "C"), ("first", "second")


class PlainChannel:
    """A marketplace whose messages are our own records."""

    name, title, can = "plain", "Plain", frozenset({"orders"})

    def read_order(self, raw: RawMessage, _: Any) -> SeenOrder:
        """The order in a message."""
        return read(SeenOrder, orjson.loads(raw.body), "order")


class Inside(work.Worker):
    """Does what needs no partner, for one company."""

    tenant_id: UUID

    async def _groups(self) -> list[Any]:
        return [
            one for one in await super()._groups() if one.tenant_id == self.tenant_id and STEPS[one.step].load is None
        ]


class Desk:
    """One database for all runs, in a loop of its own."""

    def __init__(self, conninfo: str) -> None:
        self.runner, self.clock = asyncio.Runner(), SetClock(NOON)
        self.database: Database = self.run(Database.open(conninfo, clock=self.clock, before_commit=flush, size=2))

    def run(self, what: Awaitable[Any]) -> Any:
        """Waits for it."""
        return self.runner.run(what)  # type: ignore[arg-type]


@dataclass
class Seen:
    """What the product says: states by order number, rows as the model keeps them, (item, place) -> level, parcels' contents."""

    ids: dict[str, UUID] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    rows: list[list[Any]] = field(default_factory=list)
    levels: dict[tuple[str, str], inventory.queries.Level] = field(default_factory=dict)
    packed: dict[tuple[str, str, str], int] = field(default_factory=dict)


class House:
    """The ids of the company's shops, places and items."""

    shops: dict[str, UUID]
    places: dict[str, UUID]
    items: dict[str, UUID]

    async def open(self, tx: Tx) -> None:
        """Two shops, three places, two items and a kit."""
        new = [NewAccount("channel", "plain", name, "", name, currency="EUR") for name in SHOPS]
        self.shops = dict(zip(SHOPS, await create_accounts(tx, new, Vault.of(bytes(32))), strict=True))
        self.places = dict(zip(PLACES, sorted(tx.new_ids(3)), strict=True))
        self.items = {sku: await goods.an_item(tx, sku, declared_currency="EUR") for sku in ("MUG", "POT")}
        self.items["SET"] = await goods.a_kit(tx, {self.items[sku]: n for sku, n in PARTS["SET"].items()}, "SET")
        for shop in self.shops.values():
            for sku in PARTS:
                await goods.a_listing(tx, self.items[sku], shop_id=shop, listing_id=f"listing-{sku}", sku=sku)
        await inventory.put_locations(
            tx, [inventory.Location(id_, code, country="DE") for code, id_ in self.places.items()]
        )
        await shipping.put_locations(
            tx,
            [
                shipping.rules.Location(id_, LEIPZIG, "Europe/Berlin", time(15), name=code)
                for code, id_ in self.places.items()
            ],
        )
        carrier = tx.new_id()
        await shipping.put_services(tx, [shipping.rules.Service(carrier, "STD", "STD", "STD")])
        await shipping.put_rates(
            tx, carrier, [shipping.rules.Rate(carrier, "STD", "DE", 0, 30_000, "EUR", 500, days_min=1, days_max=2)]
        )

    async def look(self, tx: Tx) -> Seen:
        """What there is now; fails where a step failed or the product contradicts itself."""
        levels = (await inventory.list_levels(tx, limit=200)).rows
        known = (await orders.list_orders(tx, limit=200)).rows
        held = await tx.rows(
            "SELECT order_id, item_id, location_id, quantity, created_at FROM inventory.reservations"
            " WHERE tenant_id = %(tenant)s AND state IN ('held', 'committed') ORDER BY id"
        )
        parcels = await tx.rows(
            "SELECT p.order_id, p.location_id, l.item_id, sum(l.quantity)::int AS units FROM shipping.parcels p"
            " JOIN shipping.fulfilment_lines l ON l.tenant_id = p.tenant_id AND l.fulfilment_order_id = p.fulfilment_order_id"
            " WHERE p.tenant_id = %(tenant)s AND p.state <> 'cancelled' GROUP BY 1, 2, 3"
        )
        parked = await tx.rows(
            "SELECT step, error FROM core.work WHERE tenant_id = %(tenant)s AND (attempts > 0 OR parked_at IS NOT NULL)"
        )
        assert parked == []
        assert await list_divergences(tx) == []
        ids = {one.number: one.id for one in known}
        number, sku, code = ({id_: name for name, id_ in each.items()} for each in (ids, self.items, self.places))
        rows = [
            [number[r.order_id], sku[r.item_id], code.get(r.location_id, ""), r.quantity, round((r.created_at - NOON).total_seconds() / 60)]
            for r in held
        ]  # fmt: skip
        return Seen(
            ids, {one.number: one.state for one in known}, rows, {(sku[one.item_id], code[one.location_id]): one for one in levels},
            {(number[p.order_id], sku[p.item_id], code[p.location_id]): p.units for p in parcels},
        )  # fmt: skip
