"""A small company in a sandbox: a German Shopify shop, an Amazon shop, two warehouses, a rate-sheet carrier and YunExpress."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import time, timedelta
from typing import Any
from uuid import UUID

import httpx
import orjson

from linkstar import catalog, flows, inventory, orders, shipping
from linkstar.connect import NewAccount, Partners, WebhookDoor, accounts, create_accounts
from linkstar.connect.channel import SeenLine, SeenOrder, WebhookRequest
from linkstar.connect.wire import BadSignature
from linkstar.core import incidents, work
from linkstar.core.db import Database
from linkstar.core.secrets import Vault
from linkstar.kit.address import Address
from linkstar.kit.clock import SetClock
from linkstar.sandbox import open_sandbox
from tests.connect.partner import Asked, Said, a_partner
from tests.contracts.accounts import ROWS
from tests.world.orders import a_line, an_order

SHENZHEN = Address(
    name="LinkStar SZ",
    line1="Bao'an Road 8",
    city="Shenzhen",
    state="GD",
    postcode="518000",
    country="CN",
    phone="+8675512345678",
)
LEIPZIG = Address(
    name="LinkStar LEJ",
    line1="Messeallee 1",
    city="Leipzig",
    state="SN",
    postcode="04356",
    country="DE",
    phone="+4934112345",
)
RATES = """service,country,over_g,up_to_g,currency,base,base_g,per_kg,step_g,divisor,days_min,days_max
STANDARD,DE,0,30000,EUR,4.50,500,3.20,500,6000,2,4
STANDARD,*,0,30000,EUR,12.00,500,8.00,500,6000,6,12
"""


@dataclass
class Story:
    """What a test plays with. `turn` does all work that is due; `forward` moves the clock, so that polls run."""

    database: Database
    tenant_id: UUID
    clock: SetClock
    sandbox: httpx.AsyncClient
    partners: Partners
    vault: Vault
    worker: work.Worker
    shops: dict[str, UUID] = field(default_factory=dict)
    items: dict[str, UUID] = field(default_factory=dict)
    places: dict[str, UUID] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    is_door_shut: bool = False
    url: str = ""  # our door's address; our steps are not told of it, as the sandbox is

    async def place(self, *seen: SeenOrder, shop: str = "shopify") -> None:
        """Buyers order at the pretend marketplace; its webhooks reach our door."""
        await self.place_unheard(*seen, shop=shop)
        await self.sandbox.post("/_sandbox/settle?timeout=20")

    async def place_unheard(self, *seen: SeenOrder, shop: str = "shopify") -> None:
        """Buyers order, and nobody waits until the webhooks have reached our door (or have been turned away)."""
        row = ROWS[shop]
        told = [replace(one, external_id=row.order_id(int(one.number)), currency=row.currency) for one in seen]
        await self.ask("orders", {"partner": shop, "shop": row.external_id, "orders": orjson.loads(orjson.dumps(told))})

    async def ask(self, what: str, said: Mapping[str, Any]) -> Any:
        """A call to the sandbox's console."""
        answer = await self.sandbox.post(f"/_sandbox/{what}", json=said)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def received(self, partner: str) -> Any:
        """What reached a pretend partner."""
        return (await self.sandbox.get(f"/_sandbox/received/{partner}")).json()

    async def calls(self, *operations: str, said: str = "") -> int:
        """How many calls of these operations were answered with success, with `said` in what was asked."""
        await self.partners._wires.log.flush()
        async with self.database.tx(self.tenant_id) as tx:
            return int(
                await tx.value(
                    "SELECT count(*) FROM connect.calls WHERE tenant_id = %(tenant)s AND operation = ANY(%(operations)s)"
                    " AND status BETWEEN 200 AND 299 AND position(%(said)s in request) > 0",
                    {"operations": list(operations), "said": said},
                )
            )

    async def turn(self) -> None:
        """Does everything that is due now."""
        while await self.worker.drain():
            pass

    async def forward(self, **by: float) -> None:
        """Lets time pass, and does what became due."""
        self.clock.forward(timedelta(**by))
        await self.turn()

    async def states(self) -> dict[str, str]:
        """The state of every order by its number."""
        async with self.database.tx(self.tenant_id) as tx:
            page = await orders.list_orders(tx, limit=200)
        return {one.number: one.state for one in page.rows}

    async def order(self, number: str) -> orders.Order:
        """The one order of this number; fails if there are two."""
        async with self.database.tx(self.tenant_id) as tx:
            [one] = (await orders.list_orders(tx, number=number)).rows
        return one

    async def open_incidents(self) -> list[str]:
        """The kinds of the incidents that are open."""
        async with self.database.tx(self.tenant_id) as tx:
            page = await incidents.list_incidents(tx, limit=200)
        return sorted(one.kind for one in page.rows)

    async def atp(self, sku: str) -> int:
        """Units of an item that may still be promised."""
        async with self.database.tx(self.tenant_id) as tx:
            return (await inventory.get_atp(tx, [self.items[sku]]))[self.items[sku]]

    async def stock(self, sku: str, units: int, place: str = "LEJ") -> None:
        """Goods arrive."""
        async with self.database.tx(self.tenant_id) as tx:
            await inventory.receive(tx, [inventory.records.Arrival(self.items[sku], self.places[place], units)])

    async def parcels(self, number: str) -> Sequence[Any]:
        """The parcels of an order."""
        order = await self.order(number)
        async with self.database.tx(self.tenant_id) as tx:
            return (await shipping.list_parcels(tx, order_id=order.id)).rows


def sold(number: str, *lines: SeenLine, **more: Any) -> SeenOrder:
    """A paid order of a mug, ready to be placed; times are those of `tests.world.orders`."""
    return an_order(number, *(lines or (a_line("MUG"),)), **more)


@asynccontextmanager
async def a_story(
    database: Database,
    tenant_id: UUID,
    clock: SetClock,
    vault: Vault,
    *,
    polls_only: Sequence[str] = (),
    zone: str = "",
) -> AsyncIterator[Story]:
    """Sets the company up and connects its shops, all of them in `zone` if one is given."""
    flows.load()
    door = WebhookDoor(database, vault)
    partners = Partners(database, vault)
    async with open_sandbox(clock=clock) as url, a_partner() as web, httpx.AsyncClient(base_url=url) as sandbox:
        story = Story(database, tenant_id, clock, sandbox, partners, vault, work.Worker(database, partners=partners))
        tokens = await _connect(story, url, zone)
        await _fill(story)

        async def hear(asked: Asked) -> Said:
            if story.is_door_shut:
                return Said(503)
            try:
                last = asked.path.rsplit("/", 1)[-1]
                token = tokens.get(last, last)
                await door.receive(token, WebhookRequest(asked.path, asked.headers, asked.query, asked.body))
            except BadSignature as wrong:
                story.refused.append(wrong.message)
                return Said(401)
            return Said(200)

        story.url = web.url
        web.say = hear  # type: ignore[method-assign]
        for name in ("shopify", "amazon", "yunexpress"):
            row = ROWS[name]
            await story.ask("shops", {
                "partner": name, "external_id": row.external_id, "site": row.site, "zone": zone or row.zone, "currency": row.currency,
                "secrets": dict(row.secrets), "webhook_url": "" if name in polls_only else f"{web.url}/{name}",
            })  # fmt: skip
        await story.turn()
        try:
            yield story
        finally:
            await partners.close()


async def _connect(story: Story, url: str, zone: str) -> dict[str, str]:
    kinds = {"shopify": "channel", "amazon": "channel", "yunexpress": "carrier", "ratesheet": "carrier"}
    news = [
        NewAccount(
            kind, name, f"My {name}", f"{url}/{name}", ROWS[name].external_id, site=ROWS[name].site, zone=zone or ROWS[name].zone,
            currency=ROWS[name].currency, config={"rates_csv": RATES} if name == "ratesheet" else ROWS[name].config,
            secrets=ROWS[name].secrets,
        )
        for name, kind in kinds.items()
    ]  # fmt: skip
    async with story.database.tx(story.tenant_id) as tx:
        await work.ensure_timetable(tx)
        ids = await create_accounts(tx, news, story.vault)
        story.shops = dict(zip(kinds, ids, strict=True))
        return {name: (await accounts.get_account_row(tx, id_)).webhook_token for name, id_ in story.shops.items()}


async def _fill(story: Story) -> None:
    async with story.database.tx(story.tenant_id) as tx:
        story.places = {"SZX": tx.new_id(), "LEJ": tx.new_id(), "FBA": tx.new_id()}
        kinds = {"SZX": ("own", "CN"), "LEJ": ("third_party", "DE"), "FBA": ("fba", "DE")}
        await inventory.put_locations(
            tx,
            [
                inventory.Location(id_, code, code, *(kinds[code][0], True, kinds[code][1]))
                for code, id_ in story.places.items()
            ],
        )
        await shipping.put_locations(tx, [
            shipping.rules.Location(story.places["SZX"], SHENZHEN, "Asia/Shanghai", time(16), name="Shenzhen"),
            shipping.rules.Location(story.places["LEJ"], LEIPZIG, "Europe/Berlin", time(15), name="Leipzig"),
        ])  # fmt: skip
        skus = ["MUG", "CUP", "POT"]
        ids = await catalog.create_items(tx, [_item(sku) for sku in skus] + [_item("SET", is_kit=True)])
        story.items = dict(zip([*skus, "SET"], ids, strict=True))
        mug, pot = story.items["MUG"], story.items["POT"]
        await catalog.put_kits(
            tx, [catalog.KitRecipe(story.items["SET"], [catalog.Component(mug, 2), catalog.Component(pot, 1)])]
        )
        await inventory.receive(tx, [
            inventory.records.Arrival(story.items[sku], story.places[place], 10) for sku in skus for place in ("SZX", "LEJ")
        ])  # fmt: skip
    await link(story, *[(shop, sku, sku) for shop in ("shopify", "amazon") for sku in (*skus, "SET")])


async def link(story: Story, *links: tuple[str, str, str]) -> None:
    """Links a shop's listing (by its SKU) to one of our items."""
    async with story.database.tx(story.tenant_id) as tx:
        seen = [
            catalog.ListingSeen(
                catalog.Sold(story.shops[shop], f"listing-{sku}", sku), sku, "seller", "1" if shop == "shopify" else "",
                {"inventory_item_id": str(9000 + n), "product_type": "LAMP"},
            )
            for n, (shop, sku, _) in enumerate(links)
        ]  # fmt: skip
        rows = await catalog.note_listings(tx, seen)
        await catalog.link_listings(
            tx,
            [catalog.Link(rows[one.sold], story.items[item], 1) for one, (_, _, item) in zip(seen, links, strict=True)],
        )


def _item(sku: str, **more: Any) -> catalog.NewItem:
    return catalog.NewItem(
        sku=sku, title=f"A {sku}", weight_g=400, length_mm=120, width_mm=100, height_mm=100, hs_code="691200", origin="CN",
        declared_name_en="Ceramic mug", declared_name_zh="陶瓷杯", declared_value_minor=300, declared_currency="EUR",
        cost_minor=150, cost_currency="EUR", **more,
    )  # fmt: skip
