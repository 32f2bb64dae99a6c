"""People divide an order among parcels, or put several orders of one buyer into one box.

Split: the order's parcels are taken back and each part finds its own way. Merge: one way is found for all goods together; each
order keeps its own parcel, so that each channel hears of its own, and one parcel buys the label of the box (scenarios 33, 34).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from linkstar import finance, inventory, orders, shipping
from linkstar.connect.accounts import AccountRow, list_accounts
from linkstar.core import work
from linkstar.core.db import Tx
from linkstar.flows import asks, order_to_door
from linkstar.flows.facts import OrderMerged, OrderSplit
from linkstar.kit.errors import Conflict, Invalid, NotFound
from linkstar.orders.errors import NoSuchLine, NotReady, TooMany
from linkstar.shipping.actions.cancel import give_back_labels
from linkstar.shipping.actions.sharing import share_box
from linkstar.shipping.errors import AlreadyLabelled, CannotMerge, NoWay
from linkstar.shipping.facts import BoxOpened, RouteChosen
from linkstar.shipping.queries import Parcel, get_order_contents, list_parcels_of
from linkstar.shipping.queries.parcels import Content
from linkstar.shipping.queries.records import Planned
from linkstar.shipping.rules import NoRoute
from linkstar.shipping.rules.parcels import WHY_NOT_MERGED, Mergeable, can_merge
from linkstar.shipping.rules.records import AskLine, PlannedParcel, Route, RouteAsk
from linkstar.shipping.rules.words import in_words

OPEN = ("ready", "released")


async def split(
    tx: Tx, order_id: UUID, parts: Sequence[Mapping[UUID, int]], *, version: int, give_back: bool = False
) -> int:
    """Sends an order in parcels as said: units of lines (by id) for each; what is left makes the last one. Returns how many.

    Raises NotFound, Conflict, NotReady, NoSuchLine, TooMany, Invalid, AlreadyLabelled, LabelKept, NoWay.
    """
    wanted, [ask] = await _take_back(tx, [order_id], give_back=give_back, version=version)
    order = await orders.get_order(tx, order_id)
    divided = _divided(order, ask, await _lines(tx, order, parts), parts)
    planned: list[Planned] = []
    for stock in (
        ask.stock,
        own_stock(ask, wanted),
    ):  # if others took the units of a better place, what it holds has to do
        planned = await _ways(tx, [ask._replace(lines=part, stock=stock) for part in divided])
        whole = _as_one(ask, planned)
        if not await inventory.move(tx, asks.Wanted([ask], wanted.holding).moves([whole])):
            break
    else:
        raise Conflict
    await shipping.commit_routes(tx, planned)
    await orders.mark_released(tx, [order_id])
    tx.record(OrderSplit(order_id, len(whole.route.parcels if whole.route else ())))
    return len(planned)


async def merge(tx: Tx, order_ids: Sequence[UUID], *, give_back: bool = False) -> None:
    """Sends orders in one box, the first of them buys its label.

    Raises NotFound, NotReady, CannotMerge, AlreadyLabelled, LabelKept, NoWay.
    """
    ids = list(dict.fromkeys(order_ids))
    found = await orders.get_orders(tx, ids)
    if len(found) < len(ids):
        raise NotFound(thing="order")
    if reason := can_merge(await mergeables(tx, [found[id_] for id_ in ids])):
        raise _refusal(reason)
    wanted, each = await _take_back(tx, ids, give_back=give_back)
    owners = {line.component_id or line.order_line_id: ask.order_id for ask in each for line in ask.lines}
    for held in (each, [ask._replace(stock=own_stock(ask, wanted)) for ask in each]):
        together = _together(held, wanted.holding)
        [planned] = await _ways(tx, [together])
        route = planned.route
        if route is None or len(route.parcels) > 1:
            raise _refusal("different_location_id")
        moves = asks.Wanted([together], wanted.holding).moves([planned])
        if not await inventory.move(tx, [one._replace(order_id=owners[one.owner_id]) for one in moves]):
            break
    else:
        raise Conflict
    known = len(tx.recorded)
    await shipping.commit_routes(tx, _apart(each, route))
    box, *riders = [one.fact.parcel_id for one in tx.recorded[known:] if isinstance(one.fact, RouteChosen)]
    await share_box(tx, box, riders)
    await orders.mark_released(tx, ids)
    tx.record(*(OrderMerged(id_, ids[0]) for id_ in ids))


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The parcels of orders as they stand and as a split or merge would leave them, with what is in the latter."""

    before: Sequence[Parcel]
    after: Sequence[Parcel]
    contents: Sequence[Content]


async def rehearse(tx: Tx, order_ids: Sequence[UUID], change: Callable[[], Awaitable[None]]) -> Foreseen:
    """What a split or merge would do, by doing it and taking it back. Raises what it refuses."""
    before = await list_parcels_of(tx, order_ids)
    async with tx.rehearsal():
        await change()
        after = await list_parcels_of(tx, order_ids)
        return Foreseen(before, after, await get_order_contents(tx, order_ids))


async def mergeables(tx: Tx, found: Sequence[orders.Order]) -> list[Mergeable]:
    """What decides whether these orders may travel together; their place is decided when a way is looked for."""
    shops = {row.id: row for row in await list_accounts(tx, kind="channel")}
    nowhere = UUID(int=0)
    return [
        Mergeable(
            one.id, one.shop_id, nowhere, address_key=_place_key(one), vat_number=_said(shops.get(one.shop_id), "vat_number"),
            ioss_number=one.ioss_number, buyer_key=str(one.contact_id or one.id), currency=one.currency,
            may_share=_said(shops.get(one.shop_id), "merge") != "never",
        )
        for one in found
    ]  # fmt: skip


async def suggest(tx: Tx, order: orders.Order, *, shop_ids: Sequence[UUID] | None) -> list[tuple[orders.Order, str]]:
    """The buyer's other orders that have not left, and why each may not go together with this one ("" if it may)."""
    if order.contact_id is None or order.state not in OPEN:
        return []
    page = await orders.list_orders(tx, contact_id=order.contact_id, shop_ids=shop_ids, limit=50)
    others = [one for one in page.rows if one.id != order.id and one.state in OPEN]
    mine, *theirs = await mergeables(tx, [order, *others])
    return [(one, can_merge([mine, its])) for one, its in zip(others, theirs, strict=True)]


@work.step(on=BoxOpened)
async def go_alone(tx: Tx, opened: list[BoxOpened]) -> None:
    """An order whose box is not sent as it was planned finds its own way again."""
    ids = [one.order_id for one in opened]
    wanted = await orders.open_demand(tx, ids)  # orders are locked before their parcels, here as everywhere
    free = list({one.order_id for one in wanted} - await shipping.recall_parcels(tx, ids, {}))
    await orders.mark_released(tx, free, is_released=False)
    await order_to_door.reserve_again(tx, free)


def _said(shop: AccountRow | None, what: str) -> str:
    return (shop.config.get(what) or "").strip() if shop else ""


def _place_key(order: orders.Order) -> str:
    to = order.address()
    parts = (to.name, to.company, to.line1, to.line2, to.district, to.city, to.state, to.postcode, to.country)
    return "|".join(" ".join(part.casefold().split()) for part in parts)


def _refusal(reason: str) -> CannotMerge:
    why_en, why_zh = WHY_NOT_MERGED[reason]
    return CannotMerge(reason=reason, why_en=why_en, why_zh=why_zh)


async def _take_back(
    tx: Tx, ids: Sequence[UUID], *, give_back: bool, version: int | None = None
) -> tuple[asks.Wanted, list[RouteAsk]]:
    """Locks open orders, takes their parcels back, and says what looks for a way now, in the order of the ids."""
    await orders.open_demand(tx, ids)
    found = await orders.get_orders(tx, ids)
    for id_ in ids:
        if id_ not in found:
            raise NotFound(thing="order")
        if version is not None and found[id_].version != version:
            raise Conflict
        if found[id_].state not in OPEN:
            raise NotReady(number=found[id_].number, state=found[id_].state)
    if give_back:
        await give_back_labels(tx, ids)
    for late in await shipping.recall_parcels(tx, ids, {}):
        raise AlreadyLabelled(number=found[late].number)
    wanted = await asks.route_asks(tx, [found[id_] for id_ in ids])
    by_order = {ask.order_id: ask for ask in wanted.asks}
    for id_ in ids:
        if id_ not in by_order:
            raise NotReady(number=found[id_].number, state=found[id_].state)
    return wanted, [by_order[id_] for id_ in ids]


def own_stock(ask: RouteAsk, wanted: asks.Wanted) -> Mapping[UUID, Mapping[UUID, int]]:
    """What an order holds itself, by location and item."""
    [own] = asks.own_stock_only(asks.Wanted([ask], wanted.holding), {ask.order_id})
    return own.stock


async def _ways(tx: Tx, wanted: Sequence[RouteAsk]) -> list[Planned]:
    settings = shipping.rules.Settings(fx=await finance.get_fx(tx))
    planned = await shipping.plan(tx, wanted, settings=settings, share_stock=True)
    for one in planned:
        if isinstance(one.outcome, NoRoute):
            reason = one.outcome.reason
            raise NoWay(why_en=in_words(reason, "en"), why_zh=in_words(reason, "zh"))
    return planned


async def _lines(tx: Tx, order: orders.Order, parts: Sequence[Mapping[UUID, int]]) -> dict[UUID, orders.queries.Line]:
    """The lines of the order, when the parts ask for no more than is open."""
    lines = {line.id: line for line in await orders.list_lines(tx, [order.id])}
    asked: dict[UUID, int] = defaultdict(int)
    for line_id, units in ((line_id, units) for part in parts for line_id, units in part.items()):
        if line_id not in lines:
            raise NoSuchLine(field="parts", number=order.number, line=line_id)
        if units < 0:
            raise Invalid("parts", "a number of units is 0 or more")
        asked[line_id] += units
        if asked[line_id] > lines[line_id].open:
            raise TooMany(field="parts", sku=lines[line_id].sku, open=lines[line_id].open, wanted=asked[line_id])
    return lines


def _divided(
    order: orders.Order, ask: RouteAsk, lines: Mapping[UUID, orders.queries.Line], parts: Sequence[Mapping[UUID, int]]
) -> list[list[AskLine]]:
    """What each part holds, in units of items; kits are divided as a whole."""
    rest = {id_: line.open - sum(part.get(id_, 0) for part in parts) for id_, line in lines.items()}
    found = []
    for part in [*parts, rest]:
        units = [(line, line.quantity * part.get(line.order_line_id, 0) // lines[line.order_line_id].open)
                 for line in ask.lines]  # fmt: skip
        if held := [line._replace(quantity=count) for line, count in units if count]:
            found.append(held)
    if len(found) < 2:
        raise Invalid("parts", f"order {order.number} would still go in one piece: say which units go apart")
    return found


def _as_one(ask: RouteAsk, planned: Sequence[Planned]) -> Planned:
    """The parts' ways as one way of the whole order: what has to be promised where."""
    place = {line.component_id or line.order_line_id: n for n, line in enumerate(ask.lines)}
    parcels = []
    for one in planned:
        for parcel in one.route.parcels if one.route else ():
            units = [0] * len(ask.lines)
            for line, count in zip(one.ask.lines, parcel.quantities, strict=True):
                units[place[line.component_id or line.order_line_id]] = count
            parcels.append(parcel._replace(quantities=tuple(units)))
    return Planned(ask, Route(tuple(parcels), 0, "", False, True, ()))


def _together(each: Sequence[RouteAsk], holding: asks.Holding) -> RouteAsk:
    """All orders as one that looks for its way: with what is free, and what each of them holds."""
    held, free = Counter[tuple[UUID, UUID]](), dict[tuple[UUID, UUID], int]()
    for ask in each:
        own = Counter[tuple[UUID, UUID]]()
        for line in ask.lines:
            for place, units in holding.get(line.component_id or line.order_line_id, {}).items():
                own[place, line.item_id] += units
        free |= {
            (place, item): units - own[place, item]
            for place, there in ask.stock.items()
            for item, units in there.items()
        }
        held += own
    stock: dict[UUID, dict[UUID, int]] = defaultdict(dict)
    for place, item in {*free, *held}:
        stock[place][item] = free.get((place, item), 0) + held[place, item]
    ship_by = min((one.ship_by_at for one in each if one.ship_by_at), default=None)
    deliver_by = min((one.deliver_by_at for one in each if one.deliver_by_at), default=None)
    lines = [line for ask in each for line in ask.lines]
    return each[0]._replace(lines=lines, stock=stock, ship_by_at=ship_by, deliver_by_at=deliver_by)


def _apart(each: Sequence[RouteAsk], route: Route) -> list[Planned]:
    """The one way as a way of each order: the first bears the box's weight and price, the others their own weight and none."""
    [box] = route.parcels
    found: list[Planned] = []
    start = 0
    for ask in each:
        quantities = box.quantities[start : start + len(ask.lines)]
        start += len(ask.lines)
        parcel = box._replace(quantities=quantities) if not found else _rider(ask, box, quantities)
        found.append(Planned(ask, replace(route, parcels=(parcel,), cost_minor=0 if found else route.cost_minor)))
    return found


def _rider(ask: RouteAsk, box: PlannedParcel, quantities: tuple[int, ...]) -> PlannedParcel:
    weight = sum(line.weight_g * count for line, count in zip(ask.lines, quantities, strict=True))
    return box._replace(quantities=quantities, weight_g=weight, offer=box.offer._replace(price_minor=0))
