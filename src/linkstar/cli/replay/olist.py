"""The Olist tables as a scene: sellers are shops, products are items, approvals are payments, real persons are the truth.

What the tables do not tell is made up here and said in the scene's notes: stock, warehouses, names, e-mail addresses and phones.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from linkstar.catalog import NewItem
from linkstar.cli.replay import olist_people, olist_places
from linkstar.cli.replay.csvs import BadLine, read_table, told
from linkstar.cli.replay.olist_rows import Row, Sale, read_sales
from linkstar.cli.replay.scene import Event, Listing, Placed, Scene, Shop, Truth, Warehouse, changed, version_of
from linkstar.connect.channel import SeenLine, SeenOrder
from linkstar.kit.address import Address

ZONE = ZoneInfo("America/Sao_Paulo")
SHOPS = 30  # the greatest sellers have a shop each; the others share one a state
_SHOP_STATES = ("SP", "PR", "MG", "RJ", "SC", "RS")
_AMAZON_EVERY = 4  # each fourth shop sells on Amazon, the others on Shopify
_POLLS_EVERY = 5  # each fifth shop has no webhooks
_CANCELLED_AFTER = timedelta(hours=20)  # the tables do not say when an order was cancelled
# what a product weighs (g) and measures (cm) where the table does not say
_USUAL = {
    "product_weight_g": 500, "product_length_cm": 30, "product_height_cm": 12, "product_width_cm": 20,
}  # fmt: skip
_SHORT_EVERY = 40  # each fortieth product has one unit less than it sold


def scene(folder: Path, *, limit: int | None = None) -> Scene:
    """The scene of a folder with the original CSV names; `limit` takes the first orders by time. Raises TableMissing."""
    broken: list[BadLine] = []
    sales = read_sales(folder, limit, broken)
    geo = olist_places.read_geography(folder, broken)
    shops, shop_of = _shops(folder, sales, broken)
    products = _products(folder, {row.product for sale in sales for row in sale.rows}, broken)
    houses = olist_places.warehouses(folder, geo)
    listings = _listings(sales, shop_of, shops)
    events: list[Event] = []
    truth: dict[tuple[str, str], Truth] = {}
    for number, sale in enumerate(sales):
        versions = _placed(sale, shop_of[sale.seller], number, shops=shops)
        events += versions
        truth[versions[0].shop, versions[0].order.external_id] = Truth(
            sale.person, sum(row.freight_minor for row in sale.rows)
        )
    return Scene(
        "olist", "Olist (Brasil)", "America/Sao_Paulo", "BRL", list(shops.values()), houses, olist_places.carriers(houses, geo),
        products, {}, listings, _stock(sales, houses, geo, sellers=olist_places.seller_prefixes(folder)),
        sorted(events, key=lambda one: one.at), truth, [*_notes(len(shops)), *told(broken)],
    )  # fmt: skip


def _notes(shops: int) -> list[str]:
    return [
        f"Sellers are {shops} shops: the {SHOPS} greatest have one each, the others share one a state. An order of several"
        " sellers is one order a seller, as each shop sees it.",
        "Names, e-mail addresses and phones are made from customer_unique_id: 80 % of the orders tell e-mail and phone, 12 %"
        " the e-mail only, 5 % the phone only, 3 % nothing but the shop's own customer id. Amazon forwards e-mail under its own"
        " address, which by its terms links within one shop only. 3 % of the people share a phone with somebody else.",
        "Opening stock is what the products sold later; each fortieth product has one unit less. Cancelled orders are cancelled"
        " 20 hours after their approval (the tables have no time). Orders without items (unavailable) cannot be placed and are"
        " left out.",
        "Freight: the sheet R$ 9.09 + 7.34 Mm + 1.24 kg + 0.686 kg Mm from five warehouses; freight_ratio is the sum of our"
        " estimates by the sum of freight_value of the same orders, both in BRL, nothing fitted here.",
    ]


def _shops(folder: Path, sales: Sequence[Sale], broken: list[BadLine]) -> tuple[dict[str, Shop], dict[str, str]]:
    """Shops by key, and the shop of each seller."""
    columns = ("seller_id", "seller_zip_code_prefix", "seller_state")
    rows = read_table(folder, "olist_sellers_dataset", columns, broken)
    state = {row["seller_id"]: row["seller_state"] for row in rows}
    counted = Counter(sale.seller for sale in sales)
    great = [seller for seller, _ in sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:SHOPS]]
    keys = {seller: f"s-{seller[:8]}" for seller in great}
    for seller in counted:
        place = state.get(seller, "")
        keys.setdefault(seller, f"state-{place if place in _SHOP_STATES else 'other'}".lower())
    shops = {}
    for number, key in enumerate(dict.fromkeys(keys[seller] for seller in [*great, *sorted(counted)])):
        partner = "amazon" if number % _AMAZON_EVERY == 2 else "shopify"
        shops[key] = Shop(key, partner, f"Loja {key}", "BR", str(ZONE), "BRL", number % _POLLS_EVERY != 4)
    return shops, keys


def _products(folder: Path, sold: set[str], broken: list[BadLine]) -> list[NewItem]:
    """The products that are sold; one of unknown weight or size, or of none that can be read, counts as 500 g and a shoe box."""
    columns = ("product_id", "product_category_name", *_USUAL)
    found: dict[str, NewItem] = {}
    for row in read_table(folder, "olist_products_dataset", columns, broken):
        if row["product_id"] in sold:
            try:
                measures = {name: row.read(name, _whole) for name in _USUAL}
            except BadLine as bad:
                broken.append(bad)
                measures = {}
            found[row["product_id"]] = _product(row["product_id"], row["product_category_name"], measures)
    return [*found.values(), *(_product(id_, "", {}) for id_ in sorted(sold - found.keys()))]


def _product(id_: str, category: str, measures: Mapping[str, int]) -> NewItem:
    grams, length, height, width = (measures.get(name) or usual for name, usual in _USUAL.items())
    title = f"{category or 'produto'} {id_[:6]}"
    return NewItem(
        sku=id_, title=title, weight_g=max(1, grams), length_mm=10 * length, width_mm=10 * width, height_mm=10 * height
    )


def _whole(text: str) -> int:
    units = int(text.partition(".")[0]) if text else 0
    if not 0 <= units <= 1_000_000:
        raise ValueError(text)
    return units


def _listings(sales: Sequence[Sale], shop_of: Mapping[str, str], shops: Mapping[str, Shop]) -> list[Listing]:
    """One listing for each product that a shop sells."""
    sold = dict.fromkeys((shop_of[sale.seller], row.product) for sale in sales for row in sale.rows)
    return [
        Listing(shop, listing_id(shops[shop].partner, product), product, f"produto {product[:6]}", product)
        for shop, product in sold
    ]


def listing_id(partner: str, product: str) -> str:
    """The channel's id of a product: a number at Shopify, ten signs at Amazon."""
    return str(int(product[:12], 16)) if partner == "shopify" else f"B0{product[:8].upper()}"


def _placed(sale: Sale, shop: str, number: int, *, shops: Mapping[str, Shop]) -> list[Placed]:
    """The order at its shop, its payment, and its end if it was cancelled."""
    partner = shops[shop].partner
    order = _order(sale, partner, number)
    told = [Placed(sale.bought_at, shop, order)]
    paid_at = sale.approved_at
    if paid_at and paid_at <= sale.bought_at + timedelta(seconds=1):
        told = [Placed(sale.bought_at, shop, replace(order, payment="paid", paid_at=paid_at))]
    elif paid_at:
        told.append(Placed(paid_at, shop, changed(order, paid_at, payment="paid", paid_at=paid_at)))
    if sale.status == "canceled":
        at = (paid_at or sale.bought_at) + _CANCELLED_AFTER
        told.append(Placed(at, shop, changed(told[-1].order, at, commercial="cancelled")))
    return told


def _order(sale: Sale, partner: str, number: int) -> SeenOrder:
    external_id = str(6_000_000_000 + number) if partner == "shopify" else f"701-{number // 10**4:07d}-{number:07d}"
    lines = [_line(row, partner, number, place) for place, row in enumerate(_grouped(sale.rows), 1)]
    goods, freight = sum(line.price_minor for line in lines), sum(row.freight_minor for row in sale.rows)
    buyer = olist_people.buyer_of(sale.person, sale.customer, partner)
    to = Address(
        name=olist_people.name_of(sale.person), line1=f"Rua {sale.city.title()} {1 + number % 900}", city=sale.city.title(),
        state=sale.state, postcode=f"{sale.prefix}-{number % 1000:03d}", country="BR", phone=olist_people.phone_of(sale.person),
    )  # fmt: skip
    return SeenOrder(
        external_id=external_id,
        number=f"#{sale.id[:10]}" if partner == "shopify" else external_id,
        version=version_of(sale.bought_at),
        placed_at=sale.bought_at,
        updated_at=sale.bought_at,
        commercial="open",
        payment="pending",
        fulfilled_by="seller",
        currency="BRL",
        total_minor=goods + freight,
        lines=lines,
        buyer=buyer,
        ship_to=to,
        ship_by_at=sale.ship_by,
        deliver_by_at=sale.deliver_by,
        shipping_minor=freight,
    )


def _grouped(rows: Sequence[Row]) -> list[tuple[Row, int]]:
    """Olist writes a row for each unit; a marketplace writes a line for each product and price."""
    counted: Counter[tuple[str, int]] = Counter((row.product, row.price_minor) for row in rows)
    first = {(row.product, row.price_minor): row for row in reversed(rows)}
    return [(first[key], count) for key, count in counted.items()]


def _line(grouped: tuple[Row, int], partner: str, number: int, place: int) -> SeenLine:
    row, units = grouped
    return SeenLine(
        f"{number + 1:07d}{place:03d}", listing_id(partner, row.product), row.product, f"produto {row.product[:6]}", units,
        price_minor=row.price_minor * units,
    )  # fmt: skip


def _stock(
    sales: Sequence[Sale], houses: Sequence[Warehouse], geo: olist_places.Geography, *, sellers: Mapping[str, str]
) -> list[tuple[str, str, int]]:  # fmt: skip
    """Opening stock from what is sold later: half of a product's units near its seller, the rest near its buyers."""
    units: dict[str, list[Sale]] = defaultdict(list)
    for sale in sales:
        for row in sale.rows:
            units[row.product].append(sale)
    stock: Counter[tuple[str, str]] = Counter()
    for n, (product, sold) in enumerate(sorted(units.items())):
        missing = 1 if n % _SHORT_EVERY == 7 else 0
        for place, sale in enumerate(sold[missing:]):
            prefix = sale.prefix if place % 2 else sellers.get(sale.seller, sale.prefix)
            stock[product, olist_places.nearest(houses, geo, prefix)] += 1
    return [(product, code, count) for (product, code), count in stock.items()]


def local(text: str) -> datetime | None:
    """A time of the tables: São Paulo's. None for an empty one."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE) if text else None
