"""The generated world of `linkstar demo`: no files needed, the same seed tells the same story."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from linkstar.catalog import NewItem
from linkstar.cli.replay import demo_goods
from linkstar.cli.replay.people import Person, people
from linkstar.cli.replay.scene import Arrived, Event, Listing, Mapped, Placed, Scene, Shop, Truth, changed, version_of
from linkstar.connect.channel import SeenBuyer, SeenLine, SeenOrder

STARTS_AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
PER_DAY = 400
IOSS = "IM2760000742"
_SERVES = {  # where a shop's buyers live, the first most often
    "us": ("US", "US", "US", "CA"), "de": ("DE", "DE", "AT", "FR", "NL"), "gb": ("GB",), "amazon-us": ("US",),
    "amazon-de": ("DE", "DE", "FR", "IT", "ES"), "amazon-jp": ("JP",),
}  # fmt: skip
_PRICE = {
    "USD": 100,
    "EUR": 95,
    "GBP": 82,
    "JPY": 150,
}  # hundredths of what an item is worth in dollars; yen have no cents
_LATE_UNPAID_H = 20


@dataclass(frozen=True, slots=True)
class _Cast:
    """Who may buy what."""

    people: Mapping[str, Sequence[Person]]  # by country
    offers: Mapping[str, Sequence[Listing]]  # by shop
    chance: random.Random


def scene(orders: int, seed: int) -> Scene:
    """A company with six shops and `orders` orders of some days, with all that goes wrong in real ones."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    items = demo_goods.goods()
    sets, recipes = demo_goods.kits(items)
    listings = demo_goods.listings(items, sets, chance)
    offers: dict[str, list[Listing]] = defaultdict(list)
    for one in listings:
        offers[one.shop].append(one)
    cast = _Cast(people(chance, orders), offers, chance)
    days = max(2.0, orders / PER_DAY)
    first = [_order(cast, n, STARTS_AT + timedelta(days=days * n / orders)) for n in range(orders)]
    events: list[Event] = [event for placed, _ in first for event in _life(placed, chance)]
    truth = {(placed.shop, placed.order.external_id): told for placed, told in first}
    events += _mappings(listings, events, days)
    stock, arrivals = _stock(items, recipes, listings, [placed for placed, _ in first])
    events = sorted([*events, *_arrivals(arrivals, days)], key=lambda one: one.at)
    return Scene(
        "demo",
        "Harbour & Pine 港松贸易",
        "Asia/Shanghai",
        "CNY",
        demo_goods.SHOPS,
        demo_goods.warehouses(),
        demo_goods.carriers(),
        [*items, *sets],
        recipes,
        listings,
        stock,
        events,
        truth,
    )


def _order(cast: _Cast, number: int, at: datetime) -> tuple[Placed, Truth]:
    chance = cast.chance
    shop = chance.choice(demo_goods.SHOPS)
    person = chance.choice(cast.people[chance.choice(_SERVES[shop.key])])
    lines = [_line(shop, number, place, chance) for place in _picked(cast.offers[shop.key], chance)]
    goods = sum(line.price_minor - line.discount_minor for line in lines)
    freight = chance.choice((0, 0, 499, 799)) if shop.currency != "JPY" else chance.choice((0, 500))
    external_id = (
        str(5_200_000_000 + number) if shop.partner == "shopify" else f"302-{number // 10**4:07d}-{number:07d}"
    )
    is_unpaid = chance.random() < 0.1
    is_eu = person.address.country in ("DE", "AT", "FR", "NL", "IT", "ES")
    order = SeenOrder(
        external_id=external_id, number=f"#{1001 + number}" if shop.partner == "shopify" else external_id, version=version_of(at),
        placed_at=at, updated_at=at, commercial="open", payment="pending" if is_unpaid else "paid", fulfilled_by="seller",
        currency=shop.currency, total_minor=goods + freight, lines=lines,
        buyer=SeenBuyer(name=person.name, email=person.email, phone=person.phone if shop.partner == "shopify" else ""),
        ship_to=person.address, paid_at=None if is_unpaid else at, ship_by_at=at + timedelta(days=3),
        deliver_by_at=at + timedelta(days=20), shipping_minor=freight, discount_minor=sum(line.discount_minor for line in lines),
        ioss_number=IOSS if is_eu and shop.partner == "amazon" else "",
    )  # fmt: skip
    return Placed(at, shop.key, order), Truth(person.key)


def _picked(offers: Sequence[Listing], chance: random.Random) -> list[Listing]:
    count = chance.choice((1, 1, 1, 1, 2, 2, 3))
    return chance.sample(offers, count)


def _line(shop: Shop, number: int, listing: Listing, chance: random.Random) -> SeenLine:
    units = chance.choice((1, 1, 1, 1, 1, 2, 3))
    price = (900 + (hash_of(listing.item) % 60) * 50) * listing.quantity * _PRICE[shop.currency] // 100 * units
    discount = price // 10 if chance.random() < 0.15 else 0
    return SeenLine(
        f"{number + 1:07d}{hash_of(listing.listing_id) % 9000 + 1000}", listing.listing_id, listing.sku, listing.title, units,
        price_minor=price, discount_minor=discount,
    )  # fmt: skip


def hash_of(text: str) -> int:
    """A small number that follows from a text, the same in every run."""
    number = 0
    for mark in text:
        number = (number * 31 + ord(mark)) % 1_000_003
    return number


def _life(placed: Placed, chance: random.Random) -> list[Event]:
    """The order and what becomes of it: paid later or never, cancelled, changed."""
    order, events = placed.order, [placed]
    at = placed.at
    if order.payment == "pending":
        if chance.random() < 0.1:
            ends = at + timedelta(hours=_LATE_UNPAID_H)
            return [placed, replace(placed, at=ends, order=changed(order, ends, commercial="cancelled"))]
        at += timedelta(minutes=chance.choice((4, 12, 25, 50, 180)))
        order = changed(order, at, payment="paid", paid_at=at)
        events.append(replace(placed, at=at, order=order))
    fate = chance.random()
    later = at + timedelta(minutes=chance.choice((2, 15, 90, 900, 2400)))
    if fate < 0.05:
        events.append(replace(placed, at=later, order=changed(order, later, commercial="cancelled")))
    elif fate < 0.08:
        to = replace(order.ship_to, line2="c/o Concierge")
        events.append(replace(placed, at=later, order=changed(order, later, ship_to=to)))
    elif fate < 0.11 and order.lines[0].quantity > 1:
        events.append(replace(placed, at=later, order=changed(order, later, lines=_fewer(order.lines))))
    return list(events)


def _fewer(lines: Sequence[SeenLine]) -> list[SeenLine]:
    """The buyer wants one unit less of the first line."""
    return [replace(lines[0], cancelled=1), *lines[1:]]


def _mappings(listings: Sequence[Listing], events: Sequence[Event], days: float) -> list[Event]:
    """A person links each unknown listing once its orders wait: from the first third of the time on."""
    sold = {(one.shop, line.listing_id) for one in events if isinstance(one, Placed) for line in one.order.lines}
    unknown = [one for one in listings if not one.is_known and (one.shop, one.listing_id) in sold]
    return [
        Mapped(STARTS_AT + timedelta(days=days * (0.35 + 0.5 * n / max(1, len(unknown)))), one)
        for n, one in enumerate(unknown)
    ]


def _stock(
    items: Sequence[NewItem], recipes: Mapping[str, Mapping[str, int]], listings: Sequence[Listing], placed: Sequence[Placed]
) -> tuple[list[tuple[str, str, int]], Mapping[str, int]]:  # fmt: skip
    """Opening stock by what will be asked for. A tenth of the items have too little; half of those get more later."""
    needed = demand_of(recipes, listings, placed)
    stock, later = [], {}
    for n, item in enumerate(items):
        total = needed[item.sku]
        share = 70 if n % 10 == 3 else 125
        units = total * share // 100 + (0 if n % 10 == 3 else 5)
        split = {"SZX": units * 45 // 100, "HAM": units * 20 // 100, "ONT": units * 20 // 100}
        split["YIW"] = units - sum(split.values())
        stock += [(item.sku, code, count) for code, count in split.items() if count]
        if n % 20 == 3:
            later[item.sku] = total - units + 5
    return stock, later


def demand_of(
    recipes: Mapping[str, Mapping[str, int]], listings: Sequence[Listing], placed: Sequence[Placed]
) -> Counter[str]:
    """Units of each item that these orders need, kits taken apart."""
    behind = {(one.shop, one.listing_id, one.sku): one for one in listings}
    needed: Counter[str] = Counter()
    for one in placed:
        for line in one.order.lines:
            listing = behind[one.shop, line.listing_id, line.sku]
            for sku, count in recipes.get(listing.item, {listing.item: 1}).items():
                needed[sku] += count * listing.quantity * line.quantity
    return needed


def _arrivals(later: Mapping[str, int], days: float) -> list[Arrived]:
    return [Arrived(STARTS_AT + timedelta(days=days * 0.8), sku, "SZX", units) for sku, units in later.items()]
