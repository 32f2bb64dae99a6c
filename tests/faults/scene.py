"""The scene of a fault run: the generated company, told so that its end does not depend on who is served first.

All items lie in every warehouse in plenty, except one: LAST, of which there are fewer units than buyers. Who gets one is chance;
how many get one is not. Versions of one order come in different windows, and all is calm between two windows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from linkstar.cli.replay import demo
from linkstar.cli.replay.scene import Event, Listing, Mapped, Placed, Scene, changed, moved
from linkstar.kit.address import Address
from tests.faults.plan import ORDERS, WINDOWS

LAST = "FL-LAST"
LAST_UNITS = 7
SHOPS_OF_LAST = {"us": "44990001", "amazon-us": "B0HP990001"}
CHAPTER = 2  # windows
APART = timedelta(hours=2, minutes=10)  # between the beginnings of two windows of a chapter
BEFORE = timedelta(minutes=100)  # a chapter begins so long before the clocks change
CALM = timedelta(days=14)  # the calm run plays a fortnight later, when no clock changes
CHANGES = (
    datetime(2026, 3, 8, 10, tzinfo=UTC), datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC),
    datetime(2026, 11, 1, 9, tzinfo=UTC),
)  # fmt: skip  # Los Angeles and Berlin in spring, Berlin and Los Angeles in autumn


@dataclass(slots=True)
class Act:
    """What happens in one window: at this moment these versions are placed, and these listings are linked."""

    at: datetime
    placed: list[Placed] = field(default_factory=list)
    mapped: list[Mapped] = field(default_factory=list)


def scene(seed: int, share: float = 1.0) -> Scene:
    """The company; `share` of the usual number of orders."""
    made = demo.scene(max(24, round(ORDERS * share)), seed)
    events = [_for_last(one, made.warehouses[-1].address) for one in made.events]
    dates = replace(made.events[-1], at=CHANGES[-1] + CALM)  # so that facts have months to lie in
    needed = demo.demand_of(made.kits, made.listings, [one for one in made.events if isinstance(one, Placed)])
    stock = [
        (item.sku, house.code, needed[item.sku] + 20)
        for item in made.items
        if not item.is_kit
        for house in made.warehouses
    ]
    like = next(one for one in made.items if not one.is_kit and not one.has_battery)
    last = replace(like, sku=LAST, title="The last of its kind", barcodes=())
    listings = [Listing(shop, id_, LAST, last.title, LAST) for shop, id_ in SHOPS_OF_LAST.items()]
    return replace(
        made,
        slug="faults",
        items=[last, *made.items],
        listings=[*made.listings, *listings],
        stock=[*stock, (LAST, "ONT", LAST_UNITS)],
        events=[*(one for one in events if isinstance(one, Placed | Mapped)), dates],
    )


def _for_last(event: Event, to: Address) -> Event:
    """Some orders of American shops are for one unit of LAST and nothing else."""
    if not isinstance(event, Placed) or event.shop not in SHOPS_OF_LAST or not is_for_last(event.order.external_id):
        return event
    line = event.order.lines[0]
    only = replace(
        line,
        listing_id=SHOPS_OF_LAST[event.shop],
        sku=LAST,
        quantity=1,
        cancelled=0,
        price_minor=1000,
        discount_minor=0,
    )
    order = replace(
        event.order, lines=[only], total_minor=1000 + event.order.shipping_minor, discount_minor=0, ship_to=to
    )
    return replace(event, order=order)


def is_for_last(external_id: str) -> bool:
    """Whether an order asks for the scarce item, by its number."""
    return int(external_id.rpartition("-")[2]) % 3 == 0


def acts(made: Scene, *, is_calm: bool) -> list[Act]:
    """The windows of a run in their order. With faults, the clocks change in the middle of each chapter."""
    shift = CALM if is_calm else timedelta()
    begins = [change - BEFORE + shift + APART * n for change in CHANGES for n in range(CHAPTER)]
    played = [Act(at) for at in begins]
    versions: dict[tuple[str, str], list[Placed]] = defaultdict(list)
    for event in made.events[:-1]:
        if isinstance(event, Placed):
            versions[event.shop, event.order.external_id].append(event)
    for number, (key, some) in enumerate(versions.items()):
        first = number * WINDOWS // len(versions)
        for act, one in zip(played[first:], _kept(key, some), strict=False):
            act.placed.append(_at(one, some[0], begins[first], act.at))
    for event in made.events[:-1]:
        if isinstance(event, Mapped):
            played[WINDOWS // 2].mapped.append(event)
    return played


def _kept(key: tuple[str, str], some: Sequence[Placed]) -> Sequence[Placed]:
    """Orders for LAST are bought and paid and stay as they are: else who was first would decide what a change meets."""
    if not (key[0] in SHOPS_OF_LAST and is_for_last(key[1])):
        return some
    return [replace(some[0], order=replace(some[0].order, payment="paid", paid_at=some[0].order.placed_at))]


def _at(version: Placed, first: Placed, begins: datetime, at: datetime) -> Placed:
    """The version in the time of its window; the order was placed in its first one."""
    order = moved(version.order, begins - first.at)
    if order.paid_at:
        order = replace(order, paid_at=at)
    return replace(version, at=at, order=changed(order, at))


def batches(act: Act) -> Iterator[tuple[str, list[Placed]]]:
    """The orders of a window by shop, as they are placed in one call each."""
    by_shop: dict[str, list[Placed]] = defaultdict(list)
    for one in act.placed:
        by_shop[one.shop].append(one)
    yield from by_shop.items()
