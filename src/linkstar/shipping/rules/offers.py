"""One offer: may this location send these goods by this service, at what price, and when would they arrive?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from linkstar.shipping.rules import restrictions
from linkstar.shipping.rules.calendar import local_text
from linkstar.shipping.rules.customs import missing_for, uses_ioss
from linkstar.shipping.rules.postal import Destination, address_fault
from linkstar.shipping.rules.prepared import Prepared, Zone
from linkstar.shipping.rules.prices import convert, find_rows, freight, stacked
from linkstar.shipping.rules.records import (
    AskLine,
    Location,
    Missing,
    Offer,
    Rate,
    Reason,
    RouteAsk,
    Service,
    UserRule,
)

FEASIBLE = Reason("", {})
NO_LIMIT = 1_000_000
_DAY = timedelta(days=1)
_HAZARDS = (("has_battery", "takes_battery", "no_battery"), ("has_liquid", "takes_liquid", "no_liquid"),
            ("is_dangerous", "takes_dangerous", "no_dangerous"))  # fmt: skip


class Goods(NamedTuple):
    """The contents of one possible parcel, measured once for all locations and services."""

    quantities: tuple[int, ...]
    lines: tuple[AskLine, ...]
    units: dict[UUID, int]  # by item
    weight_g: int
    sides: tuple[int, int, int]
    volume_mm3: int
    girth_mm: int
    hazards: frozenset[str]  # what a service has to take: takes_battery ...
    load: restrictions.Load


class Price(NamedTuple):
    """What a service asks for the goods, or why it does not take them."""

    cost_minor: int | None
    price_minor: int | None
    currency: str
    days_min: int
    days_max: int
    fault: Reason | None


class Lane(NamedTuple):
    """A location and a service on the way to one destination: all that does not depend on the contents."""

    location: Location
    service: Service
    zone: Zone | None
    hand_over_at: datetime | None
    fault: Reason | None  # cannot be mended by this order's data
    address: Reason | None  # can be
    forbids: tuple[UserRule, ...]
    prefers: tuple[UserRule, ...]
    days_left: int  # transit days that keep every promise; -1: it leaves too late already


def measure(ask: RouteAsk, quantities: tuple[int, ...]) -> Goods:
    """Weight, size, dangers and value of some units of the order."""
    held = [(line, count) for line, count in zip(ask.lines, quantities, strict=True) if count]
    lines = tuple(line for line, _ in held)
    units: dict[UUID, int] = {}
    weight = value = 0
    for line, count in held:
        units[line.item_id] = units.get(line.item_id, 0) + count
        weight += line.weight_g * count
        value += line.unit_value_minor * count
    sides = stacked(ask.lines, quantities)
    hazards = frozenset(takes for has, takes, _ in _HAZARDS if any(getattr(line, has) for line in lines))
    load = restrictions.Load(frozenset(units), weight, value, ask.currency)
    volume, girth = sides[0] * sides[1] * sides[2], sides[0] + 2 * (sides[1] + sides[2])
    return Goods(quantities, lines, units, weight, sides, volume, girth, hazards, load)


def lanes_of(prepared: Prepared, ask: RouteAsk, to: Destination, location_ids: Sequence[UUID]) -> list[list[Lane]]:
    """The lanes of each location, in the order given; rules that cannot concern this order are left out."""
    country = ask.ship_to.country
    rules = [rule for rule in (*prepared.rules, *ask.rules) if rule.kind != "hold" and restrictions.concerns(rule, ask)]
    roads = [
        (service, prepared.zone_of(place, country, to.postcode), address_fault(service, to))
        for place, service in enumerate(prepared.services)
    ]
    found = []
    for id_ in location_ids:
        location, leaves = prepared.locations[id_], prepared.hand_over[id_]
        own = leaves, _days_left(ask, leaves)
        by_carrier = {account: (at, _days_left(ask, at)) for account, at in prepared.picked_up.get(id_, {}).items()}
        lanes = []
        for place in prepared.offered[id_]:
            service, zone, address = roads[place]
            leaves, days_left = by_carrier.get(service.account_id, own) if by_carrier else own
            named = [rule for rule in rules if restrictions.names(rule, id_, service.key)] if rules else []
            forbids = tuple(rule for rule in named if rule.kind == "forbid")
            prefers = tuple(rule for rule in named if rule.kind == "prefer")
            fault = _standing_fault(country, zone, leaves, forbids)
            lanes.append(Lane(location, service, zone, leaves, fault, address, forbids, prefers, days_left))
        found.append(lanes)
    return found


def _days_left(ask: RouteAsk, leaves: datetime | None) -> int:
    if leaves is None or (ask.ship_by_at is not None and leaves > ask.ship_by_at):
        return -1
    return NO_LIMIT if ask.deliver_by_at is None else (ask.deliver_by_at - leaves) // _DAY


def _standing_fault(
    country: str, zone: Zone | None, leaves: datetime | None, forbids: Sequence[UserRule]
) -> Reason | None:
    if zone is None:
        return Reason("not_served", {"country": country})
    if leaves is None:
        return Reason("location_closed", {})
    for rule in forbids:
        if not rule.only_late and not restrictions.is_about_load(rule):
            return Reason("forbidden", {"rule": rule.title})
    return None


def price(lane: Lane, goods: Goods, prepared: Prepared) -> Price:
    """What the service asks for these goods at this destination; the same for every location that offers it."""
    refused = next(
        (code for _, takes, code in _HAZARDS if takes in goods.hazards and not getattr(lane.service, takes)), ""
    )
    if refused or lane.zone is None:
        return Price(None, None, "", 0, 0, Reason(refused or "not_served", {}))
    sheet, best = lane.zone.sheet, None
    fault = Reason("too_heavy", {"weight_g": goods.weight_g, "max_g": sheet.weight_max_g})
    for row, weight in find_rows(sheet, goods.weight_g, goods.volume_mm3):
        wrong = _too_big(row, goods)
        asked = freight(row, weight)
        cost = convert(asked, row.currency, prepared.settings.currency, prepared.settings.fx)
        if wrong is not None:
            fault = wrong
        elif cost is None:
            fault = Reason("rate_unknown", {"currency": row.currency})
        elif best is None or cost < best[0]:
            best = (cost, asked, row)
    if best is None:
        return Price(None, None, "", 0, 0, fault)
    cost, asked, row = best
    return Price(cost, asked, row.currency, row.days_min, row.days_max, None)


def _too_big(row: Rate, goods: Goods) -> Reason | None:
    length, girth = goods.sides[0], goods.girth_mm
    if length > row.length_max_mm > 0:
        return Reason("too_long", {"length_mm": length, "max_mm": row.length_max_mm})
    if girth > row.girth_max_mm > 0:
        return Reason("too_bulky", {"girth_mm": girth, "max_mm": row.girth_max_mm})
    return None


@dataclass(slots=True)
class Desk:
    """Looks at offers for one order and remembers what it has worked out."""

    ask: RouteAsk
    prepared: Prepared
    goods: dict[tuple[int, ...], Goods] = field(default_factory=dict)
    prices: dict[tuple[int, tuple[int, ...]], Price] = field(default_factory=dict)  # by id(service) and quantities
    papers: dict[tuple[str, str, bool, bool, tuple[int, ...]], Reason | None] = field(default_factory=dict)

    def measure(self, quantities: tuple[int, ...]) -> Goods:
        """The goods of these quantities."""
        goods = self.goods.get(quantities)
        if goods is None:
            goods = self.goods[quantities] = measure(self.ask, quantities)
        return goods

    def look(self, lane: Lane, goods: Goods) -> Offer:
        """The offer of a lane for these goods; its reason is FEASIBLE unless something speaks against it."""
        if lane.fault is not None:
            return self._offer(lane, goods, None, lane.fault)
        key = (id(lane.service), goods.quantities)
        priced = self.prices.get(key)
        if priced is None:
            priced = self.prices[key] = price(lane, goods, self.prepared)
        wrong = (
            priced.fault or self._forbidden(lane, goods, only_late=False) or lane.address or self._papers(lane, goods)
        )
        return self._offer(lane, goods, priced, wrong)

    def _offer(self, lane: Lane, goods: Goods, priced: Price | None, wrong: Reason | None) -> Offer:
        location, account, code, leaves = (
            lane.location.id,
            lane.service.account_id,
            lane.service.code,
            lane.hand_over_at,
        )
        if priced is None or priced.fault is not None or leaves is None:
            none = (None, None, "", 0, 0, leaves, False, False, wrong or FEASIBLE)
            return Offer(location, account, code, goods.quantities, *none)
        is_late = priced.days_max > lane.days_left
        if wrong is None and is_late:
            wrong = self._forbidden(lane, goods, only_late=True)
        is_preferred = bool(lane.prefers) and self._is_preferred(lane, goods)
        return Offer(
            location, account, code, goods.quantities, priced.cost_minor, priced.price_minor, priced.currency,
            priced.days_min, priced.days_max, leaves, is_late, is_preferred, wrong or FEASIBLE,
        )  # fmt: skip

    def _forbidden(self, lane: Lane, goods: Goods, *, only_late: bool) -> Reason | None:
        for rule in lane.forbids:
            if rule.only_late == only_late and restrictions.fits(rule, goods.load, self.prepared.settings.fx):
                return Reason("forbidden_late" if only_late else "forbidden", {"rule": rule.title})
        return None

    def _is_preferred(self, lane: Lane, goods: Goods) -> bool:
        return any(restrictions.fits(rule, goods.load, self.prepared.settings.fx) for rule in lane.prefers)

    def _papers(self, lane: Lane, goods: Goods) -> Reason | None:
        """What customs miss; asked once per country and kind of service, not once per offer."""
        place, service = lane.location.address.country, lane.service
        key = (place, lane.location.eori, service.needs_customs, service.needs_ioss_eu, goods.quantities)
        if key not in self.papers:
            missing = missing_for(self.ask, goods.lines, lane.location, service)
            if not missing and service.needs_ioss_eu and not self.ask.ioss_number and self.uses_ioss(place, goods):
                missing = (Missing("order.ioss_number", "", None),)
            self.papers[key] = (
                Reason("customs_missing", {"field": missing[0].field, "sku": missing[0].sku}) if missing else None
            )
        return self.papers[key]

    def uses_ioss(self, from_country: str, goods: Goods) -> bool:
        """Whether these goods may be declared with the marketplace's IOSS number."""
        load = goods.load
        return uses_ioss(
            from_country, self.ask.ship_to.country, load.value_minor, load.currency, self.prepared.settings.fx
        )


def late_reason(offer: Offer, ask: RouteAsk, zone: str) -> Reason:
    """Which promise a late offer breaks, in the warehouse's own time."""
    leaves = offer.hand_over_at
    if leaves is not None and ask.ship_by_at is not None and leaves > ask.ship_by_at:
        return Reason("late_to_leave", {"at": local_text(leaves, zone), "limit": local_text(ask.ship_by_at, zone)})
    if leaves is not None and ask.deliver_by_at is not None:
        arrives = leaves + timedelta(days=offer.days_max)
        return Reason("late_to_arrive", {"at": local_text(arrives, zone), "limit": local_text(ask.deliver_by_at, zone)})
    return Reason("late", {})
