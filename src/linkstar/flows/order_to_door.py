"""From a marketplace order to a parcel whose tracking is pushed back. Read it from top to bottom.

receive (flows/intake.py) -> capture -> identify_customer -> reserve_stock -> choose_route -> buy_label -> book_freight ->
push_tracking. Beside the road: unmapped orders, payment, changes and cancellations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from uuid import UUID

from linkstar import catalog, contacts, finance, inventory, orders, shipping
from linkstar.catalog.facts import ItemChanged
from linkstar.connect.facts import OrdersSeen
from linkstar.connect.partners import Partners
from linkstar.core import incidents, work
from linkstar.core.db import Tx
from linkstar.flows import asks, automate, labels, reading, wishes
from linkstar.flows.take_back import take_back_rest
from linkstar.inventory.facts import ReservationShorted, StockReserved, StockShort
from linkstar.inventory.queries import list_short
from linkstar.orders.actions.states import lock_orders
from linkstar.orders.facts import (
    CustomerLinked,
    OrderCancelled,
    OrderCaptured,
    OrderChanged,
    OrderMapped,
    OrderPaid,
    OrderReleased,
    OrderUnmapped,
)
from linkstar.orders.queries import Wanted
from linkstar.shipping.facts import LabelBought, ParcelReady, ParcelReleased, RouteChosen
from linkstar.shipping.queries.records import Planned
from linkstar.shipping.rules import NoRoute
from linkstar.shipping.rules.parcels import is_on_label

UNPAID_HOLD = timedelta(minutes=45)  # how long an unpaid order keeps its units from others
HOLDS = ("route_missing", "customs_missing", "address_invalid", "order_review")  # incidents of orders without a way
# hold -> the changes that may lift it
MENDED_BY = {
    "address_invalid": {"ship_to"},
    "customs_missing": {"ship_to", "ioss_number", "quantity", "lines"},
    "route_missing": {"ship_to", "quantity", "lines"},
}


@work.step(on=OrdersSeen, priority=4, rest_s=0.08)
async def capture(tx: Tx, seen: list[OrdersSeen]) -> None:
    """Writes each order once; what cannot be read stays as it came, with an incident, and can be replayed."""
    found = await reading.read_orders(tx, [one.message_id for one in seen])
    resolved = await catalog.resolve(tx, found.sold)
    if unknown := found.unknown(resolved):
        await catalog.note_listings(tx, unknown)
        resolved = await catalog.resolve(
            tx, found.sold
        )  # again: somebody may have linked one while we waited for its row
    done = await orders.capture(tx, found.captures(resolved))
    await reading.settle_messages(tx, found, done)


@work.step(on=OrderCaptured)
async def identify_customer(tx: Tx, captured: list[OrderCaptured]) -> None:
    """Finds out whose orders these are, over all shops."""
    found = await orders.get_orders(tx, [one.order_id for one in captured])
    buyers = await asks.buyers_of(tx, list(found.values()))
    known = await contacts.identify(tx, buyers)
    await orders.link_customers(tx, {order: (one.identity_id, one.contact_id) for order, one in known.items()})
    await automate.captured(tx, found)


@work.step(on=(CustomerLinked, OrderMapped), priority=3)
async def reserve_stock(tx: Tx, linked: list[CustomerLinked | OrderMapped]) -> None:
    """Promises the goods before anyone else can; short orders wait for a person or a purchase."""
    await reserve_again(tx, [one.order_id for one in linked])


async def reserve_again(tx: Tx, order_ids: Sequence[UUID]) -> None:
    """Promises what orders still need; those that have everything look for their way."""
    await _promise(tx, await orders.open_demand(tx, order_ids))


async def _promise(tx: Tx, wanted: Sequence[Wanted]) -> None:
    near = _nearest(await inventory.list_locations(tx), {one.country for one in wanted})
    demands = [
        inventory.records.Demand(
            one.owner_id, one.order_id, one.item_id, one.quantity, near[one.country],
            None if one.is_paid else tx.now + UNPAID_HOLD,
        )
        for one in wanted
        if one.quantity > 0
    ]  # fmt: skip
    await inventory.reserve(tx, demands)


def _nearest(locations: Sequence[inventory.Location], countries: Iterable[str]) -> dict[str, tuple[UUID, ...]]:
    """The first guess where goods for a country leave from: its own locations, then the most important; the route decides."""
    return {
        country: tuple(
            one.id for one in sorted(locations, key=lambda each: (each.country != country, each.priority, each.id))
        )
        for country in countries
    }


@work.step(on=(StockShort, ReservationShorted))
async def tell_shortage(tx: Tx, short: list[StockShort | ReservationShorted]) -> None:
    """An order that cannot be served in full is somebody's to look at; it goes on by itself when stock arrives."""
    found = await orders.get_orders(tx, [one.order_id for one in short])
    missing: dict[tuple[UUID, UUID], int] = defaultdict(int)
    for one in await list_short(tx, list(found), lock=True):
        if one.order_id:
            missing[one.order_id, one.item_id] += one.quantity
    items = await catalog.get_items(tx, [item for _, item in missing])
    await incidents.open_many(
        tx,
        [
            incidents.New(
                "stock_short", f"short:{order}:{item}", order,
                {"order": found[order].number, "sku": items[item].sku, "quantity": units},
            )
            for (order, item), units in missing.items()
        ],
    )  # fmt: skip


@work.step(on=ReservationShorted, priority=3)
async def take_back_route(tx: Tx, shorted: list[ReservationShorted]) -> None:
    """A count or a loss took goods that were on their way into a parcel: without a label the order starts anew.

    What lies free at another location serves it at once (scenario 19); otherwise it waits for stock.
    """
    order_ids = list(dict.fromkeys(one.order_id for one in shorted))
    await lock_orders(tx, order_ids)  # a route that is being chosen now is seen, not overtaken
    stuck = await shipping.recall_parcels(tx, order_ids, dict.fromkeys(order_ids, "stock"))
    free = [one for one in order_ids if one not in stuck]
    await orders.mark_released(tx, free, is_released=False)
    await inventory.fill_shorts(tx, list({one.item_id for one in shorted}))
    await reserve_again(tx, free)  # what was filled before they were free to go was told to nobody who could act on it


@work.step(on=OrderUnmapped)
async def tell_unmapped(tx: Tx, unmapped: list[OrderUnmapped]) -> None:
    """One incident per unknown listing, however many orders wait for it."""
    lines = [one for one in await orders.list_lines(tx, [u.order_id for u in unmapped]) if one.listing_row_id is None]
    found = await orders.get_orders(tx, [line.order_id for line in lines])
    waiting: dict[tuple[UUID, str, str], set[UUID]] = defaultdict(set)
    for line in lines:
        waiting[found[line.order_id].shop_id, line.listing_id, line.sku].add(line.order_id)
    await incidents.open_many(
        tx,
        [
            incidents.New("listing_unmapped", reading.cause_of_listing(*key), None, {"sku": key[2], "orders": len(ids)})
            for key, ids in waiting.items()
        ],
    )


@work.step(on=catalog.ListingLinked)
async def release_unmapped(tx: Tx, linked: list[catalog.ListingLinked]) -> None:
    """Mapping a listing once releases every order that waits for it (scenario 11)."""
    await reading.map_waiting_lines(tx)


@work.step(on=OrderPaid)
async def keep_promise(tx: Tx, paid: list[OrderPaid]) -> None:
    """What was held for an unpaid order is now promised for good; what had run out is promised anew."""
    order_ids = [one.order_id for one in paid]
    wanted = await orders.open_demand(tx, order_ids)  # locks the orders: they come before promises here as everywhere
    await inventory.confirm(tx, order_ids)
    await _promise(tx, wanted)


@work.step(on=(StockReserved, OrderReleased))
async def choose_route(tx: Tx, reserved: list[StockReserved | OrderReleased]) -> None:
    """Finds the cheapest way that keeps the promises to buyer and channel, and moves the goods' promise to where they leave.

    If another order took the units of a better location in between, the way is sought among those the order already holds.
    """
    routable = await orders.list_routable(tx, list(dict.fromkeys(one.order_id for one in reserved)))
    wanted = await asks.route_asks(tx, await automate.ready(tx, routable))
    wanted.asks = await wishes.heeded(tx, wanted.asks)
    settings = shipping.rules.Settings(fx=await finance.get_fx(tx))
    planned = await shipping.plan(tx, wanted.asks, settings=settings)
    try:
        async with (
            tx.attempt()
        ):  # the goods move last: their levels, which all orders want, are locked for a moment only
            await _set_out(tx, planned)
            if await inventory.move(tx, wanted.moves(planned)):
                raise _GoneMeanwhileError
    except _GoneMeanwhileError:
        failed = await inventory.move(tx, wanted.moves(planned))
        kept = [one for one in planned if one.ask.order_id not in failed]
        again = await shipping.plan(tx, asks.own_stock_only(wanted, failed), settings=settings)
        await inventory.move(tx, wanted.moves(again))
        await _set_out(tx, kept + again)


class _GoneMeanwhileError(Exception):
    """Another order took units that a way was planned with."""


async def _set_out(tx: Tx, planned: Sequence[Planned]) -> None:
    await shipping.commit_routes(tx, planned)
    await orders.mark_released(tx, [one.ask.order_id for one in planned if one.route])
    held = [
        (one.ask.order_id, one.outcome.code, one.outcome.reason.code)
        for one in planned
        if isinstance(one.outcome, NoRoute)
    ]
    await orders.hold(tx, held)


@work.step(on=ItemChanged, priority=6)
async def retry_customs(tx: Tx, changed: list[ItemChanged]) -> None:
    """Orders that waited for a customs field of an item look for their way again when the item was edited."""
    waiting = await orders.list_held_for(tx, "customs_missing", [one.item_id for one in changed])
    await orders.release_holds(tx, waiting, "customs_missing")


@work.outside(on=(RouteChosen, ParcelReleased), load=labels.load_asks, keep=labels.keep_answers, batch=64)
async def buy_label(partners: Partners, asked: list[work.Asked]) -> Sequence[object]:
    """Buys labels; a carrier that does not know our key is asked first whether it has the parcel already."""
    return await labels.buy(partners, asked)


@work.step(on=LabelBought)
async def book_freight(tx: Tx, bought: list[LabelBought]) -> None:
    """What the label costs goes into the books, and the parcel is ready to be told to its channel."""
    await finance.post(tx, [entry for entry in await asks.freight_entries(tx, bought) if entry])
    await shipping.mark_ready(tx, [one.parcel_id for one in bought])


@work.outside(on=ParcelReady, load=labels.load_confirmations, keep=labels.keep_confirmations, batch=100)
async def push_tracking(partners: Partners, asked: list[work.Asked]) -> Sequence[object]:
    """Tells the channel the tracking number, by the channel's own rules on partial shipments."""
    return await labels.confirm(partners, asked)


@work.step(on=OrderCancelled)
async def stop_cancelled(tx: Tx, cancelled: list[OrderCancelled]) -> None:
    """Units go back at once, except those in a parcel with a label: they are free when the parcel is pulled (scenario 27)."""
    order_ids = [one.order_id for one in cancelled]
    await lock_orders(tx, order_ids)
    await take_back_rest(tx, order_ids, is_sent_right=False)
    await incidents.resolve_causes(tx, [f"{kind}:{order_id}" for kind in HOLDS for order_id in order_ids])


@work.step(on=OrderChanged)
async def follow_change(tx: Tx, changed: list[OrderChanged]) -> None:
    """Promises follow quantities, and the way is chosen anew; after the label a person decides (scenario 26).

    An order that waited for a better address or a number for customs looks for its way again when it was given one; one that
    left in part and whose rest is not wanted any more has that rest taken back.
    """
    told = list(dict.fromkeys(one.order_id for one in changed))
    # The orders are locked before their parcels are looked at: a route that is being chosen now is seen, not overtaken.
    states = await lock_orders(tx, told)
    less = {one.order_id for one in changed if {"quantity", "lines"} & set(one.what.split(","))}
    ended = [order_id for order_id in told if order_id in less and states[order_id] in ("shipped", "completed")]
    await take_back_rest(tx, ended, is_sent_right=True)
    told = [order_id for order_id in told if order_id not in ended]
    wanted = await orders.open_demand(tx, told)
    followed = await asks.list_followed(tx, [one for one in wanted if _is_about_parcels(changed, one.order_id)])
    order_ids = [order_id for order_id in told if order_id not in followed]
    # Another deadline or shipping method is no reason to void a label that is bought.
    on_label = {one.order_id: one.what for one in changed if is_on_label(one.what.split(","))}
    stuck = await shipping.recall_parcels(tx, order_ids, on_label)
    free = [order_id for order_id in order_ids if order_id not in stuck]
    fitting = {*free, *followed}  # a route that was chosen for less than what was promised leaves the rest promised
    await inventory.release(tx, {one.owner_id: one.quantity for one in wanted if one.order_id in fitting})
    await orders.mark_released(tx, free, is_released=False)
    for code, fields in MENDED_BY.items():  # loop: one statement per kind of hold, three
        mended = [one.order_id for one in changed if fields & set(one.what.split(","))]
        await orders.release_holds(tx, mended, code)
    await reserve_again(tx, free)


def _is_about_parcels(changed: Sequence[OrderChanged], order_id: UUID) -> bool:
    """Whether only what is in the parcels and where they go changed, so that the parcels themselves tell if it was heeded."""
    said = {what for one in changed if one.order_id == order_id for what in one.what.split(",")}
    return said <= {"ship_to", "quantity", "lines"}
