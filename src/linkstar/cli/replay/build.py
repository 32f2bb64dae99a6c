"""Writes a scene through the modules' own verbs, and opens its shops at the pretend partners."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from linkstar import catalog, finance, inventory, shipping
from linkstar.cli.replay.pretend import Pretend
from linkstar.cli.replay.scene import CarrierAccount, Listing, Scene, Shop
from linkstar.cli.replay.sheet import rates_csv, services_csv
from linkstar.connect.accounts import NewAccount, create_accounts, list_accounts
from linkstar.connect.fake import FakeShop
from linkstar.core.db import Database, Tx
from linkstar.core.db.months import make_fact_months
from linkstar.core.secrets import Vault
from linkstar.core.tenants import create_tenant
from linkstar.inventory.actions.bins import put_bins
from linkstar.kit.ids import new_id
from linkstar.shipping.rules import records

T = TypeVar("T")
# Euros for one unit, rounded: enough to compare carriers that bill in different currencies.
EUROS = {
    "EUR": Decimal(1), "USD": Decimal("0.92"), "GBP": Decimal("1.17"), "JPY": Decimal("0.0061"), "CNY": Decimal("0.128"),
    "BRL": Decimal("0.17"),
}  # fmt: skip
_AT_ONCE = 2000  # rows in one transaction: small enough that each step's batch stays quick


@dataclass(slots=True)
class Stage:
    """A built scene: who is who in the product. `external` is a shop's id at its channel."""

    scene: Scene
    tenant_id: UUID
    shops: dict[str, UUID] = field(default_factory=dict)
    external: dict[str, str] = field(default_factory=dict)
    carriers: dict[str, UUID] = field(default_factory=dict)
    places: dict[str, UUID] = field(default_factory=dict)
    items: dict[str, UUID] = field(default_factory=dict)
    rows: dict[tuple[str, str, str], UUID] = field(default_factory=dict)  # (shop, listing id, SKU) -> listing row


@dataclass(frozen=True, slots=True)
class Doors:
    """Where the product and the sandbox listen, and what secrets are sealed with."""

    web: str
    sandbox: str
    vault: Vault


async def build(
    database: Database, scene: Scene, doors: Doors, *, tenant_id: UUID | None = None,
    with_company: Callable[[Tx], Awaitable[None]] | None = None,
) -> Stage:  # fmt: skip
    """Writes all of a scene but its events into a new company (or the one given), and opens its accounts at the partners.

    `with_company` writes more in the transaction that founds it.
    """
    stage = Stage(scene, tenant_id or new_id(database.clock.now()))
    stage.external = {shop.key: _external(stage, shop) for shop in scene.shops}
    await open_shops(stage, doors, {})  # before the product calls them for the first time
    async with database.tx(stage.tenant_id, actor="replay") as tx:
        await make_fact_months(tx, tx.now.date(), months=_months(scene))
        await _accounts(tx, stage, doors)
    async with database.tx(stage.tenant_id, actor="replay") as tx:
        await _places(tx, stage)
        await _carriers(tx, stage)
    await _goods(database, stage)
    async with database.tx(stage.tenant_id, actor="replay") as tx:
        if tenant_id is None:  # last, so that a company that can be found is a whole one
            await create_tenant(tx, scene.slug, scene.title, zone=scene.zone, currency=scene.currency)
        if with_company:
            await with_company(tx)
        known = await finance.get_fx(tx)
        lacking = {currency: worth for currency, worth in EUROS.items() if currency not in known}
        await finance.put_fx(tx, tx.now.date(), lacking, source="demo")
        tokens = {row.id: row.webhook_token for row in await list_accounts(tx, kind="channel")}
    await open_shops(stage, doors, tokens)
    return stage


def _months(scene: Scene) -> int:
    span = scene.events[-1].at - scene.starts_at if scene.events else None
    return 3 + (span.days // 28 if span else 0)


async def _accounts(tx: Tx, stage: Stage, doors: Doors) -> None:
    shops = [_shop_account(stage, shop, doors) for shop in stage.scene.shops]
    carriers = [_carrier_account(stage, one, doors) for one in stage.scene.carriers]
    ids = await create_accounts(tx, [*shops, *carriers], doors.vault)
    stage.shops = dict(zip((shop.key for shop in stage.scene.shops), ids, strict=False))
    stage.carriers = dict(zip((one.key for one in stage.scene.carriers), ids[len(shops) :], strict=True))


def _shop_account(stage: Stage, shop: Shop, doors: Doors) -> NewAccount:
    return NewAccount(
        "channel", shop.partner, shop.title, f"{doors.sandbox}/{shop.partner}", _external(stage, shop), shop.site, shop.zone,
        shop.currency, {"location_id": "1"} if shop.partner == "shopify" else {}, _secrets(stage, shop.partner, shop.key),
    )  # fmt: skip


def _external(stage: Stage, shop: Shop) -> str:
    if shop.partner == "shopify":
        return f"{stage.scene.slug}-{shop.key}.myshopify.com"
    return "A" + hashlib.sha256(f"{stage.scene.slug}/{shop.key}".encode()).hexdigest()[:13].upper()


def _carrier_account(stage: Stage, one: CarrierAccount, doors: Doors) -> NewAccount:
    config = {
        "calls_per_s": "500"
    }  # the pretend carrier has no limit; the real one's would make each label a second long
    if one.partner == "ratesheet":
        config = {"rates_csv": rates_csv(one.rates), "services_csv": services_csv(one)}
    return NewAccount(
        "carrier", one.partner, one.title, f"{doors.sandbox}/{one.partner}", f"{stage.scene.slug}-{one.key}", "", "UTC",
        one.currency, config, _secrets(stage, one.partner, one.key),
    )  # fmt: skip


def _secrets(stage: Stage, partner: str, key: str) -> Mapping[str, str]:
    """What both sides know. They follow from the company's id, so that a sandbox that is restarted knows them again."""
    word = hashlib.sha256(f"{stage.tenant_id}/{partner}/{key}".encode()).hexdigest()[:32]
    if partner == "shopify":
        return {
            "client_id": f"app-{word[:8]}",
            "client_secret": word,
            "access_token": f"shpat_{word}",
            "plan": "enterprise",
        }
    if partner == "amazon":
        # No throttle at the pretend Amazon: its real rate (a page in three minutes) is for real time, not for months in minutes.
        return {"client_id": "amzn1.pretend", "client_secret": word, "refresh_token": f"Atzr|{word}", "webhook_key": word,
                "throttle_factor": "100000"}  # fmt: skip
    if partner == "yunexpress":
        return {"app_id": f"app-{word[:8]}", "app_secret": word, "source_key": f"source-{word[8:12]}"}
    return {}


async def open_shops(stage: Stage, doors: Doors, tokens: Mapping[UUID, str]) -> None:
    """Makes all accounts known at the pretend partners; `tokens` end the addresses that webhooks of connected shops go to."""
    pretend = Pretend(doors.sandbox)
    try:
        for shop in stage.scene.shops:
            token = tokens.get(stage.shops[shop.key], "") if tokens and shop.hears_webhooks else ""
            url = f"{doors.web}/webhooks/{token}" if token else ""
            secrets = _secrets(stage, shop.partner, shop.key)
            await pretend.open(
                shop.partner, FakeShop(stage.external[shop.key], shop.site, shop.zone, shop.currency, secrets, url)
            )
        for one in stage.scene.carriers if not tokens else ():
            secrets = _secrets(stage, one.partner, one.key)
            await pretend.open(one.partner, FakeShop(f"{stage.scene.slug}-{one.key}", "", "UTC", one.currency, secrets))
    finally:
        await pretend.close()


async def _places(tx: Tx, stage: Stage) -> None:
    houses = stage.scene.warehouses
    stage.places = dict(zip((one.code for one in houses), tx.new_ids(len(houses)), strict=True))
    await inventory.put_locations(
        tx,
        [
            inventory.Location(
                stage.places[one.code], one.code, one.title, country=one.address.country, priority=10 * n
            )
            for n, one in enumerate(houses, 1)
        ],
    )
    await shipping.put_locations(
        tx,
        [
            records.Location(
                stage.places[one.code], one.address, one.zone, one.cut_off, one.handling_h, eori=one.eori, name=one.title,
                services=frozenset((stage.carriers[carrier], code) for carrier, code in one.services),
            )
            for one in houses
        ],
    )  # fmt: skip


async def _carriers(tx: Tx, stage: Stage) -> None:
    for one in stage.scene.carriers:
        account_id = stage.carriers[one.key]
        await shipping.put_services(
            tx,
            [
                records.Service(
                    account_id, each.code, each.title_en, each.title_zh, takes_battery=each.takes_battery,
                    needs_customs=each.needs_customs, needs_ioss_eu=each.needs_ioss_eu, needs_phone=each.needs_phone,
                )
                for each in one.services
            ],
        )  # fmt: skip
        names = [name for name in records.Rate.__slots__ if name != "account_id"]
        rates = [records.Rate(account_id, **{name: getattr(rate, name) for name in names}) for rate in one.rates]
        await shipping.put_rates(tx, account_id, rates)


async def _goods(database: Database, stage: Stage) -> None:
    """Items, recipes, stock and listings; stock comes before the links, so that each listing is told its quantity once."""
    scene = stage.scene
    async with database.tx(stage.tenant_id, actor="replay") as tx:
        ids = await catalog.create_items(tx, scene.items)
        stage.items = dict(zip((item.sku for item in scene.items), ids, strict=True))
        await catalog.put_kits(tx, [_recipe(stage, sku, parts) for sku, parts in scene.kits.items()])
    for some in _parts(scene.stock):
        async with database.tx(stage.tenant_id, actor="replay") as tx:
            arrivals = [
                inventory.records.Arrival(stage.items[sku], stage.places[code], units, note="opening")
                for sku, code, units in some
            ]
            await inventory.receive(tx, arrivals)
            await put_bins(tx, {(one.item_id, one.location_id): _bin(one.item_id) for one in arrivals})
    for listed in _parts([one for one in scene.listings if one.is_known]):
        async with database.tx(stage.tenant_id, actor="replay") as tx:
            await link(tx, stage, listed)


def _bin(item_id: UUID) -> str:
    """A place on the shelves, the same for an item in every warehouse."""
    number = item_id.int % 60
    return f"{'ABC'[number // 20]}-{number % 20 // 4 + 1:02d}-{number % 4 + 1}"


def _recipe(stage: Stage, sku: str, parts: Mapping[str, int]) -> catalog.KitRecipe:
    components = tuple(catalog.Component(stage.items[part], units) for part, units in parts.items())
    return catalog.KitRecipe(stage.items[sku], components)


async def link(tx: Tx, stage: Stage, listings: Sequence[Listing]) -> None:
    """Notes listings and says which items they stand for."""
    sold = {one: catalog.Sold(stage.shops[one.shop], one.listing_id, one.sku) for one in listings}
    partner = {shop.key: shop.partner for shop in stage.scene.shops}
    rows = await catalog.note_listings(
        tx, [catalog.ListingSeen(sold[one], one.title, extra=_extra(partner[one.shop], one)) for one in listings]
    )
    stage.rows |= {(one.shop, one.listing_id, one.sku): rows[sold[one]] for one in listings}
    await catalog.link_listings(
        tx, [catalog.Link(rows[sold[one]], stage.items[one.item], one.quantity) for one in listings]
    )


def _extra(partner: str, one: Listing) -> dict[str, str]:
    return {"inventory_item_id": f"9{one.listing_id}"} if partner == "shopify" else {"product_type": "HOME"}


def _parts(rows: Sequence[T]) -> list[Sequence[T]]:
    return [rows[start : start + _AT_ONCE] for start in range(0, len(rows), _AT_ONCE)]
