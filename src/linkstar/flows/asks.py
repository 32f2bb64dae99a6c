"""What the modules are asked with, put together from what other modules know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from linkstar import catalog, contacts, finance, inventory, orders
from linkstar.connect.accounts import list_accounts
from linkstar.core.db import Tx
from linkstar.kit.money import Money, share
from linkstar.orders.queries import Component, Wanted as OpenDemand
from linkstar.shipping.facts import LabelBought, LabelVoided
from linkstar.shipping.queries import Parcel, get_destinations, get_order_contents, get_parcels
from linkstar.shipping.queries.boxes import Rider, list_riders
from linkstar.shipping.queries.records import Planned
from linkstar.shipping.rules.records import AskLine, RouteAsk

Holding = Mapping[UUID, dict[UUID, int]]  # owner (the component of a line) -> location -> units promised there


async def buyers_of(tx: Tx, found: Sequence[orders.Order]) -> list[contacts.Buyer]:
    """Who bought these orders, with the ship-to name kept apart from the buyer's."""
    platform = {row.id: row.partner for row in await list_accounts(tx, kind="channel")}
    return [
        contacts.Buyer(
            order_id=one.id, shop_id=one.shop_id, platform=platform.get(one.shop_id, ""),
            external_id=one.buyer.get("external_id", ""), name=one.buyer.get("name", ""), email=one.buyer.get("email", ""),
            phone=one.buyer.get("phone", ""), is_relay_email=bool(one.buyer.get("is_relay_email")), country=one.country,
            ship_name=one.ship_to.get("name", ""),
        )
        for one in found
    ]  # fmt: skip


@dataclass(slots=True)
class Wanted:
    """Orders that look for their way, and where their goods are promised now."""

    asks: list[RouteAsk]
    holding: Holding = field(default_factory=dict)

    def moves(self, planned: Sequence[Planned]) -> list[inventory.records.Move]:
        """What has to be promised from another location so that the chosen ways can be gone."""
        return [move for one in planned if one.route for move in self._moves_of(one)]

    def _moves_of(self, planned: Planned) -> list[inventory.records.Move]:
        moves: list[inventory.records.Move] = []
        ask, route = planned.ask, planned.route
        for place, line in enumerate(ask.lines):
            owner = line.component_id or line.order_line_id
            held = self.holding.get(owner, {})
            needed: dict[UUID, int] = {}
            for parcel in route.parcels if route else ():
                there = parcel.offer.location_id
                needed[there] = needed.get(there, 0) + parcel.quantities[place]
            if needed == held:
                continue
            surplus = {where: units - needed.get(where, 0) for where, units in held.items()}
            for target, units in needed.items():
                lacking = units - held.get(target, 0)
                for source in sorted(surplus):
                    taken = min(lacking, surplus[source])
                    if taken > 0:
                        moves.append(inventory.records.Move(ask.order_id, owner, line.item_id, source, target, taken))
                        surplus[source] -= taken
                        lacking -= taken
        return moves


async def route_asks(tx: Tx, ready: Sequence[orders.Order]) -> Wanted:
    """Everything that the choice of warehouse and carrier depends on, for orders whose goods are all promised."""
    ids = [one.id for one in ready]
    promised = [one for one in await inventory.list_reserved(tx, ids) if one.order_id]
    short = {one.order_id for one in promised if one.location_id is None}
    wanted: dict[UUID, list[OpenDemand]] = defaultdict(list)
    for each in await orders.open_demand(tx, ids):
        if each.quantity > 0:
            wanted[each.order_id].append(each)
    holding: dict[UUID, dict[UUID, int]] = {}
    for held in promised:
        if held.location_id:
            there = holding.setdefault(held.owner_id, {})
            there[held.location_id] = there.get(held.location_id, 0) + held.quantity
    items = await catalog.get_items(tx, list({part.item_id for parts in wanted.values() for part in parts}))
    values = await _values(tx, ids)
    stock = await inventory.get_stock_for(tx, promised)
    asks = []
    for one in ready:
        parts = wanted.get(one.id)
        if parts and one.id not in short and _is_covered(parts, holding):
            lines = [_line(part, items[part.item_id], values[part.owner_id]) for part in parts]
            asks.append(_ask(one, lines, stock.get(one.id, {})))
    return Wanted(asks, holding)


def _is_covered(parts: Sequence[OpenDemand], holding: Holding) -> bool:
    """Whether every unit is promised: an order that another step is still serving waits for that step's word."""
    return all(sum(holding.get(part.owner_id, {}).values()) >= part.quantity for part in parts)


def own_stock_only(wanted: Wanted, order_ids: set[UUID]) -> list[RouteAsk]:
    """The asks of these orders, with nothing but what they hold already."""
    asks = []
    for ask in wanted.asks:
        if ask.order_id in order_ids:
            stock: dict[UUID, dict[UUID, int]] = defaultdict(lambda: defaultdict(int))
            for line in ask.lines:
                for place, units in wanted.holding.get(line.component_id or line.order_line_id, {}).items():
                    stock[place][line.item_id] += units
            asks.append(ask._replace(stock=stock))
    return asks


def _ask(order: orders.Order, lines: list[AskLine], stock: Mapping[UUID, Mapping[UUID, int]]) -> RouteAsk:
    return RouteAsk(
        order.id, order.shop_id, lines, order.address(), order.currency, stock, order.ship_by_at, order.deliver_by_at,
        order.ioss_number, order.is_business, order.number,
    )  # fmt: skip


def _line(part: OpenDemand, item: catalog.Item, value_minor: int) -> AskLine:
    return AskLine(
        order_line_id=part.line_id, item_id=part.item_id, quantity=part.quantity, weight_g=item.weight_g,
        length_mm=item.length_mm, width_mm=item.width_mm, height_mm=item.height_mm, unit_value_minor=value_minor,
        component_id=part.owner_id, sku=item.sku, name_en=item.declared_name_en, name_zh=item.declared_name_zh,
        hs_code=item.hs_code, origin=item.origin, has_battery=item.has_battery, has_liquid=item.has_liquid,
        is_dangerous=item.is_dangerous,
    )  # fmt: skip


async def _values(tx: Tx, order_ids: Sequence[UUID]) -> dict[UUID, int]:
    """What one unit of each component is declared at: its share of what the line was sold for, without tax."""
    parts: dict[UUID, list[Component]] = defaultdict(list)
    for part in await orders.list_components(tx, order_ids):
        parts[part.line_id].append(part)
    values: dict[UUID, int] = {}
    for of_line in parts.values():
        first = of_line[0]
        per_unit = max(0, first.line_price_minor - first.line_discount_minor) // max(1, first.line_sold)
        if len(of_line) == 1:
            values[first.id] = per_unit // max(1, first.per_line_unit)
            continue
        for part, minor in zip(of_line, share(per_unit, [one.per_line_unit for one in of_line]), strict=True):
            values[part.id] = minor // max(1, part.per_line_unit)
    return values


async def freight_entries(tx: Tx, bought: Sequence[LabelBought]) -> list[finance.rules.Entry | None]:
    """What the labels put into the books: their price, or the estimate where the carrier tells it later by invoice."""
    return [finance.rules.freight_entry(one) for one in await _paid(tx, bought)]


async def void_entries(tx: Tx, voided: Sequence[LabelVoided]) -> list[finance.rules.Entry | None]:
    """What labels that were given back take out of the books again."""
    return [finance.rules.void_entry(one) for one in await _paid(tx, [one for one in voided if one.refund != "none"])]


async def _paid(tx: Tx, labels: Sequence[LabelBought | LabelVoided]) -> list[finance.rules.Label]:
    """What was paid for labels; of one that several orders share, each its part by weight."""
    parcels = await get_parcels(tx, [one.parcel_id for one in labels])
    shared = [one.id for one in parcels.values() if one.is_shared]
    riders: dict[UUID, list[Rider]] = defaultdict(list)
    for rider in await list_riders(tx, shared, even_cancelled=True) if shared else ():
        riders[rider.box_id].append(rider)
    return [each for one in labels for each in _shares(one, parcels[one.parcel_id], riders[one.parcel_id])]


def _shares(one: LabelBought | LabelVoided, parcel: Parcel, riders: Sequence[Rider]) -> list[finance.rules.Label]:
    told = one.cost_minor is not None
    cost = Money(one.cost_minor or 0, one.currency) if told else Money(parcel.estimate_minor, parcel.currency)
    carrier = str(parcel.account_id)
    if not riders:
        return [finance.rules.Label(one.label_id, one.parcel_id, one.order_id, cost, carrier, parcel.shop_id)]
    own_g = max(1, parcel.weight_g - sum(rider.weight_g for rider in riders))
    parts = finance.rules.freight_shares(cost, [own_g, *(max(1, rider.weight_g) for rider in riders)])
    whose = [(parcel.id, parcel.order_id, parcel.shop_id), *((one.id, one.order_id, one.shop_id) for one in riders)]
    return [
        finance.rules.Label(one.label_id, parcel_id, order_id, part, carrier, shop_id, is_share=parcel_id != parcel.id)
        for (parcel_id, order_id, shop_id), part in zip(whose, parts, strict=True)
    ]


async def list_followed(tx: Tx, wanted: Sequence[OpenDemand]) -> set[UUID]:
    """The orders whose parcels already hold what is wanted and go where the order says: the change came before the route.

    `wanted` comes from `orders.open_demand`, so the orders are locked and nobody chooses a route for them meanwhile.
    """
    ids = list({one.order_id for one in wanted})
    packed: dict[UUID, dict[UUID, int]] = defaultdict(lambda: defaultdict(int))
    for part in await get_order_contents(tx, ids):
        packed[part.order_id][part.component_id or part.order_line_id] += part.quantity
    needed: dict[UUID, dict[UUID, int]] = defaultdict(dict)
    for one in wanted:
        if one.quantity:
            needed[one.order_id][one.owner_id] = one.quantity
    found = await orders.get_orders(tx, ids)
    bound = await get_destinations(tx, ids)
    return {
        id_ for id_ in ids
        if packed[id_] and packed[id_] == needed[id_] and all(to == found[id_].address() for to in bound.get(id_, ()))
    }  # fmt: skip
