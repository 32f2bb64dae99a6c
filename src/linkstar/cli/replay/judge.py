"""Compares what happened at the partners with what the product has: nothing here believes the product's own counters.

lost: orders that were placed and are not in the books as they last were at their channel. doubled: an order twice in the
books, more units of an order line in labelled parcels than were ordered, two labels for a parcel, more units confirmed at the
channel than were sold. oversold: units promised or shipped beyond what there was. orphan labels: labels alive at a carrier that
no parcel of ours knows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from linkstar.cli.replay.build import Stage
from linkstar.cli.replay.feed import Ledger
from linkstar.cli.replay.pretend import Pretend
from linkstar.connect.channel import SeenOrder
from linkstar.core.db import Database
from linkstar.insights import replays

MUST_BE_ZERO = ("lost", "doubled", "oversold", "orphan_labels")
CHECKS = ("reserved_not_negative", "never_oversold")


@dataclass(slots=True)
class Books:
    """Both sides, read once when all is calm."""

    orders: Sequence[Any]
    messages: Mapping[str, int]
    told: Mapping[str, set[UUID]]
    labels: Sequence[Any]
    components: Sequence[Any]
    stock: Sequence[Any]
    checks: set[str]
    incidents: Mapping[str, int]
    parked: Mapping[str, str]
    received: Mapping[str, Mapping[str, Any]]  # by partner


@dataclass(slots=True)
class Verdict:
    """The numbers, and for each that must be 0 the first cases."""

    numbers: dict[str, Any] = field(default_factory=dict)
    cases: dict[str, list[str]] = field(default_factory=dict)

    def blame(self, name: str, cases: Sequence[str]) -> None:
        """A number that must be 0, with what makes it more."""
        self.numbers[name] = self.numbers.get(name, 0) + len(cases)
        self.cases.setdefault(name, []).extend(cases[:20])

    @property
    def is_clean(self) -> bool:
        """Nothing lost, doubled, oversold, and no label without an order."""
        return not any(self.numbers[name] for name in MUST_BE_ZERO)


async def read_books(database: Database, stage: Stage, pretend: Pretend) -> Books:
    """Reads the product's rows in one transaction, and what each partner received."""
    shops, carriers = stage.scene.shops, stage.scene.carriers
    partners = sorted({one.partner for one in shops} | {one.partner for one in carriers})
    received = {name: await pretend.received(name) for name in partners}
    async with database.tx(stage.tenant_id, actor="replay") as tx:
        return Books(
            await replays.list_orders(tx),
            await replays.count_messages(tx, list(stage.shops.values())),
            await replays.count_subjects(tx),
            await replays.list_labels(tx),
            await replays.list_components(tx),
            await replays.list_stock(tx),
            await replays.list_stock_checks(tx),
            await replays.list_incidents(tx),
            await replays.count_parked(tx),
            received,
        )


def judge(stage: Stage, ledger: Ledger, books: Books) -> Verdict:
    """The verdict of a replay."""
    verdict = Verdict()
    key_of = {row_id: key for key, row_id in stage.shops.items()}
    mine = [(key_of[row.shop_id], row) for row in books.orders if row.shop_id in key_of]
    placed = ledger.placed
    ours: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for shop, row in mine:
        ours[shop, row.external_id].append(row)
    captured = {row.id for key, rows in ours.items() if key in placed for row in rows}
    _count(verdict, books, captured, placed=len(placed))
    told = _confirmed(books)
    whys = {key: _why_lost(order, ours.get(key, ()), told) for key, order in placed.items()}
    verdict.blame("lost", [f"{key}: {why}" for key, why in whys.items() if why])
    verdict.blame("doubled", [f"{key} is {len(rows)} orders" for key, rows in ours.items() if len(rows) > 1])
    verdict.blame("doubled", [f"{key} was never placed" for key in ours if key not in placed])
    verdict.blame("doubled", _packed_twice(books))
    verdict.blame("doubled", _bought_twice(books))
    verdict.blame("doubled", _confirmed_twice(books, placed, told))
    verdict.blame("oversold", _oversold(books))
    verdict.blame("oversold", _confirmed_beyond_stock(books))
    verdict.blame("orphan_labels", _orphans(books))
    return verdict


def _count(verdict: Verdict, books: Books, captured: set[UUID], *, placed: int) -> None:
    told = {name: books.told.get(name, set()) & captured for name in replays.STORY}
    verdict.numbers |= {
        "placed": placed,
        "seen": books.messages["orders"],
        "captured": len(captured),
        "linked": sum(1 for row in books.orders if row.id in captured and row.contact_id),
        "reserved": len(told["inventory.StockReserved"]),
        "short": len(told["inventory.StockShort"]),
        "routed": len(told["shipping.RouteChosen"]),
        "labelled": len({row.order_id for row in books.labels} & captured),
        "pushed": len(told["shipping.TrackingPushed"]),
        "duplicates_seen": books.messages["again"],
        "messages": dict(books.messages),
        "incidents": dict(books.incidents),
        "parked": dict(books.parked),
    }


def _why_lost(order: SeenOrder, rows: Sequence[Any], told: Mapping[tuple[str, str], int]) -> str:
    """Why the order is not in the books as it stands at its channel; "" if it is.

    What was confirmed to the channel as shipped cannot be cancelled there any more: such units do not count as cancelled.
    """
    if not rows:
        return "not captured"
    row = rows[0]
    if (row.currency, row.total_minor) != (order.currency, order.total_minor):
        return f"total {row.total_minor} {row.currency} instead of {order.total_minor} {order.currency}"
    if (row.commercial == "cancelled") != (order.commercial == "cancelled"):
        return f"{row.commercial} instead of {order.commercial}"
    if order.commercial != "cancelled" and (row.payment == "pending") != (order.payment == "pending"):
        return f"payment {row.payment} instead of {order.payment}"
    there = Counter((line.sku, line.quantity, line.price_minor) for line in order.lines)
    here = Counter((sku, ordered, price) for _, sku, ordered, _, _, price in row.lines or ())
    if there != here:
        return f"lines {dict(here)} instead of {dict(there)}"
    is_open = order.commercial != "cancelled" and order.payment != "pending"
    gone = sum(
        min(line.cancelled, line.quantity - told.get((order.external_id, line.external_id), 0)) for line in order.lines
    )
    if is_open and (cancelled := sum(one[3] for one in row.lines)) != gone:
        return f"{cancelled} units cancelled instead of {gone}"
    if is_open and (row.postcode or "") != order.ship_to.postcode:
        return f"postcode {row.postcode} instead of {order.ship_to.postcode}"
    return ""


def _packed_twice(books: Books) -> list[str]:
    """Components of order lines of which more units are in living parcels than were ordered."""
    units: Counter[str] = Counter()
    for row in books.labels:
        if row.state in ("bought", "void_refused") and row.parcel_state != "cancelled":
            for component, count in row.contents or ():
                units[component] += count
    ordered = {str(row.id): row.ordered for row in books.components}
    return [f"component {one}: {count} units in parcels" for one, count in units.items() if count > ordered.get(one, 0)]


def _bought_twice(books: Books) -> list[str]:
    """Parcels with more than one living label: in our books, or at the carrier (whose order number is our parcel and attempt)."""
    ours = Counter(row.parcel_id for row in books.labels if row.state in ("bought", "void_refused"))
    cases = [f"parcel {parcel}: {count} labels in the books" for parcel, count in ours.items() if count > 1]
    parcel_of = {row.external_id: row.parcel_id for row in books.labels}
    theirs: Counter[object] = Counter()
    for label in _alive(books):
        theirs[parcel_of.get(label["waybill_number"], label["customer_order_number"].rpartition(":")[0])] += 1
    return cases + [f"parcel {parcel}: {count} labels at the carrier" for parcel, count in theirs.items() if count > 1]


def _alive(books: Books) -> list[Mapping[str, Any]]:
    """Labels at carriers with a service of their own that were bought and not cancelled."""
    labels = [label for said in books.received.values() for label in said.get("labels", ())]
    return [label for label in labels if label.get("status") != "E"]


def _orphans(books: Books) -> list[str]:
    known = {row.external_id for row in books.labels}
    found = [
        f"{one['waybill_number']} ({one['customer_order_number']})"
        for one in _alive(books)
        if one["waybill_number"] not in known
    ]
    orders = {row.id for row in books.orders}
    return found + [f"label {row.tracking_number} of no order" for row in books.labels if row.order_id not in orders]


def _confirmed(books: Books) -> Counter[tuple[str, str]]:
    """Units of each order line (order id, line id) that its channel was told have left."""
    told: Counter[tuple[str, str]] = Counter()
    for said in books.received.values():
        for one in said.get("confirmations", ()):
            for line in one["lines"]:
                told[one["order_id"], line["external_id"]] += line["quantity"]
    return told


def _confirmed_twice(
    books: Books, placed: Mapping[tuple[str, str], SeenOrder], told: Mapping[tuple[str, str], int]
) -> list[str]:
    """Order lines of which a channel was told more units than were sold, and parcels that it was told of twice."""
    sold = {(order.external_id, line.external_id): line.quantity for order in placed.values() for line in order.lines}
    mine = {order.external_id for order in placed.values()}
    parcels = Counter(
        (one["order_id"], one["tracking_number"])
        for said in books.received.values()
        for one in said.get("confirmations", ())
        if one["order_id"] in mine
    )
    cases = [
        f"{key}: confirmed {count} of {sold.get(key, 0)}"
        for key, count in told.items()
        if key[0] in mine and count > sold.get(key, 0)
    ]
    return cases + [f"parcel {key} confirmed {count} times" for key, count in parcels.items() if count > 1]


def _oversold(books: Books) -> list[str]:
    """Levels that the ledger or the promises do not bear out, and missing CHECKs."""
    cases = [f"the CHECK {name} is missing" for name in CHECKS if not any(name in one for one in books.checks)]
    for row in books.stock:
        where = f"item {row.item_id} at {row.location_id}"
        if row.lowest < 0:
            cases.append(f"{where}: the ledger went down to {row.lowest}")
        if row.promised > row.ledger:
            cases.append(f"{where}: {row.promised} promised of {row.ledger}")
        if (row.on_hand, row.reserved) != (row.ledger, row.promised):
            cases.append(f"{where}: counters {row.on_hand}/{row.reserved}, rows {row.ledger}/{row.promised}")
    return cases


def _confirmed_beyond_stock(books: Books) -> list[str]:
    """Units of an item in labelled parcels that have not left: never more than the ledger says are there."""
    item_of = {str(row.id): row.item_id for row in books.components}
    packed: Counter[UUID] = Counter()
    for row in books.labels:
        if row.state in ("bought", "void_refused") and row.parcel_state in ("labelled", "planned", "packed"):
            for component, count in row.contents or ():
                packed[item_of[component]] += count
    on_hand: Counter[UUID] = Counter()
    for row in books.stock:
        on_hand[row.item_id] += row.ledger
    return [
        f"item {item}: {count} units in parcels of {on_hand[item]}"
        for item, count in packed.items()
        if count > on_hand[item]
    ]
