"""The UCI Online Retail lines as a scene: invoices are orders, `C` invoices what came back, customer ids the truth.

Real and rough: lines of 74,215 units, guests without an id, lines that are no goods (postage, fees, corrections), prices of 0.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

from linkstar.catalog import NewItem
from linkstar.cli.replay.csvs import told
from linkstar.cli.replay.retail_rows import Invoice, read_invoices
from linkstar.cli.replay.scene import (
    CarrierAccount,
    Listing,
    Placed,
    Scene,
    Service,
    Shop,
    Truth,
    Warehouse,
    changed,
    version_of,
)
from linkstar.connect.carrier import Rate
from linkstar.connect.channel import SeenBuyer, SeenLine, SeenOrder
from linkstar.kit.address import Address

# A shop for the home country, one for the EU of then, one for the rest; the last is polled only.
SHOPS = (
    Shop("uk", "shopify", "Gift house UK", "GB", "Europe/London", "GBP"),
    Shop("eu", "amazon", "Gift house EU", "GB", "Europe/London", "GBP"),
    Shop("world", "shopify", "Gift house world", "GB", "Europe/London", "GBP", hears_webhooks=False),
)
_COUNTRIES = {
    "United Kingdom": "GB",
    "EIRE": "IE",
    "Germany": "DE",
    "France": "FR",
    "Spain": "ES",
    "Netherlands": "NL",
    "Belgium": "BE",
    "Switzerland": "CH",
    "Portugal": "PT",
    "Australia": "AU",
    "Norway": "NO",
    "Channel Islands": "JE",
    "Italy": "IT",
    "Finland": "FI",
    "Cyprus": "CY",
    "Sweden": "SE",
    "Austria": "AT",
    "Denmark": "DK",
    "Japan": "JP",
    "Poland": "PL",
    "USA": "US",
    "Israel": "IL",
    "Singapore": "SG",
    "Iceland": "IS",
    "Canada": "CA",
    "Greece": "GR",
    "Malta": "MT",
    "United Arab Emirates": "AE",
    "RSA": "ZA",
    "Lebanon": "LB",
    "Lithuania": "LT",
    "Brazil": "BR",
    "Czech Republic": "CZ",
    "Bahrain": "BH",
    "Saudi Arabia": "SA",
    "Hong Kong": "HK",
    "Korea": "KR",
    "Thailand": "TH",
    "Bermuda": "BM",
    "Nigeria": "NG",
    "European Community": "BE",
}
_EU = frozenset("IE DE FR ES NL BE PT IT FI CY SE AT DK PL GR MT LT CZ".split())
_CANCELLED_WITHIN = timedelta(hours=3)  # what is taken back so soon had not left
_HEAVIEST_G = 1_000_000_000


def scene(path: Path, *, limit: int | None = None) -> Scene:
    """The scene of a file or folder of Online Retail; `limit` takes the first invoices by time. Raises TableMissing."""
    read = read_invoices(path)
    sold = [one for one in read.invoices if not one.is_return][:limit]
    until = sold[-1].at + timedelta(days=14) if limit else None
    back = [one for one in read.invoices if one.is_return and (until is None or one.at <= until)]
    placed = [_placed(one, number) for number, one in enumerate(sold)]
    later, unmatched = _returns(placed, sold, back)
    listings = _listings(placed, read.titles)
    return Scene(
        "retail",
        "Online Retail (UCI)",
        "Europe/London",
        "GBP",
        SHOPS,
        [_warehouse()],
        [_carrier()],
        [_item(code, read.titles) for code in dict.fromkeys(one.item for one in listings)],
        {},
        listings,
        _stock(sold),
        sorted([*placed, *later], key=lambda one: one.at),
        {(one.shop, one.order.external_id): Truth(invoice.customer) for one, invoice in zip(placed, sold, strict=True)},
        [
            f"{read.left_out} lines are no goods (postage, fees, corrections, price 0) and left out.",
            *told(read.broken),
            f"{unmatched} of {len(back)} C invoices name goods that none of these buyers' orders had, and are left out; the"
            " others are later versions of the newest order that had the goods: within"
            f" {_CANCELLED_WITHIN.seconds // 3600} hours a cancellation, later a refund.",
            "Weights, addresses, e-mail addresses and stock are made up: the lines do not tell them.",
        ],
    )


def _placed(invoice: Invoice, number: int) -> Placed:
    country = _COUNTRIES.get(invoice.country, "GB")
    shop = SHOPS[0] if country == "GB" else SHOPS[1] if country in _EU else SHOPS[2]
    lines = [_line(shop, number, place, one) for place, one in enumerate(invoice.lines, 1)]
    external_id = (
        str(7_000_000_000 + number) if shop.partner == "shopify" else f"206-{number // 10**4:07d}-{number:07d}"
    )
    to = Address(
        name=f"Customer {invoice.customer or number}",
        line1=f"{1 + number % 300} High Street",
        city=invoice.country,
        state="NSW" if country == "AU" else "",
        postcode="" if country in ("AE", "HK") else f"{10000 + number % 80000}",
        country=country,
        phone="+442071234567",
    )
    is_guest = not invoice.customer
    buyer = SeenBuyer() if is_guest else SeenBuyer(invoice.customer, to.name, f"customer{invoice.customer}@example.org")
    order = SeenOrder(
        external_id=external_id,
        number=f"#{invoice.number}" if shop.partner == "shopify" else external_id,
        version=version_of(invoice.at),
        placed_at=invoice.at,
        updated_at=invoice.at,
        commercial="open",
        payment="paid",
        fulfilled_by="seller",
        currency="GBP",
        total_minor=sum(line.price_minor for line in lines),
        lines=lines,
        buyer=buyer,
        ship_to=to,
        paid_at=invoice.at,
    )
    return Placed(invoice.at, shop.key, order)


def _line(shop: Shop, number: int, place: int, line: tuple[str, int, int]) -> SeenLine:
    code, units, price_minor = line
    return SeenLine(
        f"{number + 1:07d}{place:04d}", _listing_id(shop, code), code, code, units, price_minor=price_minor * units
    )


def _listing_id(shop: Shop, code: str) -> str:
    digest = int.from_bytes(hashlib.blake2b(code.encode(), digest_size=6).digest(), "big")
    return str(digest) if shop.partner == "shopify" else f"B0{digest % 10**8:08d}"


def _returns(placed: Sequence[Placed], sold: Sequence[Invoice], back: Sequence[Invoice]) -> tuple[list[Placed], int]:
    """Later versions of orders for what came back, and how many C invoices belong to no order here."""
    bought: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, invoice in enumerate(sold):
        for code in {code for code, _, _ in invoice.lines}:
            bought[invoice.customer, code].append(place)
    now = {place: one.order for place, one in enumerate(placed)}
    told: list[Placed] = []
    unmatched = 0
    for one in back:
        places = Counter(
            place for code, _, _ in one.lines for place in bought[one.customer, code] if sold[place].at <= one.at
        )
        if not one.customer or not places:
            unmatched += 1
            continue
        place = max(places, key=lambda each: (places[each], each))
        now[place] = _after(now[place], one, is_early=one.at - sold[place].at <= _CANCELLED_WITHIN)
        told.append(Placed(one.at, placed[place].shop, now[place]))
    return told, unmatched


def _after(order: SeenOrder, back: Invoice, *, is_early: bool) -> SeenOrder:
    """The order after some of it was taken back."""
    if not is_early:
        return changed(order, back.at, payment="partly_refunded")
    left = Counter({code: units for code, units, _ in back.lines})
    lines = []
    for line in order.lines:
        units = min(left[line.sku], line.quantity - line.cancelled)
        left[line.sku] -= units
        lines.append(replace(line, cancelled=line.cancelled + units))
    is_all = all(line.cancelled == line.quantity for line in lines)
    return changed(order, back.at, lines=lines, commercial="cancelled" if is_all else order.commercial)


def _listings(placed: Sequence[Placed], titles: Mapping[str, str]) -> list[Listing]:
    sold = dict.fromkeys((one.shop, line.listing_id, line.sku) for one in placed for line in one.order.lines)
    return [Listing(shop, listing_id, sku, titles[sku], sku) for shop, listing_id, sku in sold]


def _item(code: str, titles: Mapping[str, str]) -> NewItem:
    """Small gifts: weight and size follow from the code, because nothing tells them."""
    size = 40 + sum(map(ord, code)) % 160
    return NewItem(
        sku=code,
        title=titles[code],
        weight_g=20 + size,
        length_mm=size,
        width_mm=size,
        height_mm=size // 2,
        hs_code="950510",
        origin="CN",
        declared_name_en="gift article",
        declared_name_zh="礼品",
        declared_value_minor=100,
        declared_currency="GBP",
    )


def _warehouse() -> Warehouse:
    address = Address(
        name="Gift house", line1="1 Dock Road", city="London", postcode="E16 1AA", country="GB", phone="+442071234567"
    )
    return Warehouse("LON", "London", address, "Europe/London", time(16), 4, (), "GB123456789000")


def _carrier() -> CarrierAccount:
    rates = [
        Rate("UK", "GB", 0, _HEAVIEST_G, "GBP", 320, 2000, 40, 1000, days_min=1, days_max=3),
        Rate("INT", "*", 0, _HEAVIEST_G, "GBP", 890, 1000, 310, 1000, days_min=4, days_max=12),
    ]
    services = [
        Service("UK", "Parcel UK", "英国包裹", needs_customs=False),
        Service("INT", "Parcel abroad", "国际包裹"),
    ]
    return CarrierAccount("parcel", "ratesheet", "Royal Mail", "GBP", services, rates)


def _stock(sold: Sequence[Invoice]) -> list[tuple[str, str, int]]:
    """What is sold later, in one place; each fiftieth article lacks a tenth."""
    units: Counter[str] = Counter()
    for invoice in sold:
        for code, count, _ in invoice.lines:
            units[code] += count
    return [
        (code, "LON", count - (count + 9) // 10 if n % 50 == 13 else count)
        for n, (code, count) in enumerate(sorted(units.items()))
        if count - ((count + 9) // 10 if n % 50 == 13 else 0) > 0
    ]
