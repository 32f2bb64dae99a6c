"""The exact best route of one order: every set of up to three locations, every division of the order, every service.

First come routes that the company prefers and that keep every promise, then all that keep them, then late ones. Within
a class the cheapest wins (freight plus split cost), then fewer parcels, then the one whose scarcest pick leaves most
behind, then ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import combinations
from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

from linkstar.shipping.rules.offers import Desk, Lane, lanes_of
from linkstar.shipping.rules.postal import look_at
from linkstar.shipping.rules.prepared import Prepared, prepare
from linkstar.shipping.rules.records import (
    Location,
    NoRoute,
    Offer,
    PlannedParcel,
    Rate,
    Reason,
    Route,
    RouteAsk,
    Service,
    UserRule,
)
from linkstar.shipping.rules.restrictions import find_hold
from linkstar.shipping.rules.splits import Contents, count_ways, divisions, precedence_divisions
from linkstar.shipping.rules.verdicts import told, why_none

PREFERRED, ON_TIME, LATE = range(3)
_IN_ORDER = attrgetter("cost_minor", "account_id", "service")


def choose_route(
    ask: RouteAsk,
    *,
    locations: Iterable[Location],
    services: Iterable[Service],
    rates: Sequence[Rate],
    user_rules: Iterable[UserRule],
    now: datetime,
) -> Route | NoRoute:
    """The best route of one order with the usual settings; for many orders `prepare` once and `choose` each."""
    return choose(prepare(services, rates, locations=locations, user_rules=user_rules, now=now), ask)


def choose(prepared: Prepared, ask: RouteAsk) -> Route | NoRoute:
    """The best route of an order, with every offer considered and why it lost; or why there is none."""
    held = find_hold(prepared.rules, ask, prepared.settings.fx)
    if held is not None:
        return NoRoute("order_review", Reason("review", {"rule": held.title}))
    weightless = next((line for line in ask.lines if line.weight_g <= 0), None)
    if weightless is not None:
        return NoRoute("route_missing", Reason("weight_missing", {"sku": weightless.sku}), "item.weight_g")
    search = _Search(Desk(ask, prepared))
    best = search.run()
    if best is None:
        return why_none(search.desk, search.offers(), search.lanes)
    return search.route(best)


class _Way(NamedTuple):
    """One complete route, comparable: the smallest is the best."""

    rank: int
    cost: int
    parcels: int
    scarcity: int  # minus what the scarcest pick leaves behind
    ids: tuple[tuple[UUID, UUID, str], ...]
    contents: Contents
    offers: tuple[Offer, ...]


@dataclass(slots=True)
class _Stand:
    """A location that has something for the order: its lanes, its stock, and the least any parcel from it can cost."""

    location: Location
    lanes: list[Lane]
    stock: dict[UUID, int]
    floor: int


@dataclass
class _Search:
    desk: Desk
    seen: dict[tuple[UUID, tuple[int, ...]], tuple[list[Offer], tuple[Offer | None, ...]]] = field(default_factory=dict)
    is_exact: bool = True

    @cached_property
    def whole(self) -> tuple[int, ...]:
        return tuple(line.quantity for line in self.desk.ask.lines)

    @cached_property
    def lanes(self) -> dict[UUID, list[Lane]]:
        """Lanes of the locations that have any of the goods."""
        ask, prepared = self.desk.ask, self.desk.prepared
        items = {line.item_id for line in ask.lines}
        ids = [id_ for id_ in prepared.locations if any(ask.stock.get(id_, {}).get(item, 0) > 0 for item in items)]
        return dict(zip(ids, lanes_of(prepared, ask, look_at(ask.ship_to), ids), strict=True))

    @cached_property
    def stands(self) -> list[_Stand]:
        """Locations with a lane that nothing speaks against yet, the one with the lowest floor first."""
        found = []
        for id_, lanes in self.lanes.items():
            floors = [lane.zone.floor_minor for lane in lanes if lane.fault is None and lane.zone is not None]
            known = [floor for floor in floors if floor is not None]
            if known:
                location = self.desk.prepared.locations[id_]
                found.append(_Stand(location, lanes, dict(self.desk.ask.stock[id_]), min(known)))
        return sorted(found, key=lambda one: (one.floor, one.location.id))

    def run(self) -> _Way | None:
        """The best way, or None. Sets of locations that cannot beat it by their floors are not looked at."""
        best: _Way | None = None
        ask, settings = self.desk.ask, self.desk.prepared.settings
        self._whole_everywhere()
        top = self._top()
        units = sum(self.whole)
        for size in range(1, min(settings.locations_max, len(self.stands), units) + 1):
            split_cost = settings.split_cost_minor * (size - 1)
            is_small = count_ways(ask.lines, size) <= settings.large_combinations
            for stands in combinations(self.stands, size):
                if best is not None and best.rank == top:
                    least = split_cost + sum(stand.floor for stand in stands)
                    if (least, size) > (best.cost, best.parcels):
                        continue
                self.is_exact = self.is_exact and is_small
                divide = divisions if is_small else precedence_divisions
                for contents in divide(ask.lines, [stand.stock for stand in stands]):
                    way = self._way(stands, contents, split_cost)
                    if way is not None and (best is None or way < best):
                        best = way
        return best

    def _top(self) -> int:
        """The best class that any route of this order can reach: once it is reached, dearer sets need no look."""
        usable = [
            lane
            for stand in self.stands
            for lane in stand.lanes
            if lane.fault is None and lane.zone is not None and lane.zone.sheet.days_least <= lane.days_left
        ]
        if not usable:
            return LATE
        return PREFERRED if any(lane.prefers for lane in usable) else ON_TIME

    def _whole_everywhere(self) -> None:
        """The whole order is looked at wherever it lies, so that every such offer can be explained."""
        for id_, lanes in self.lanes.items():
            if self._has(id_, self.whole):
                self._best_at(id_, lanes, self.whole)

    def _has(self, id_: UUID, quantities: tuple[int, ...]) -> bool:
        stock = self.desk.ask.stock[id_]
        return all(stock.get(item, 0) >= count for item, count in self.desk.measure(quantities).units.items())

    def _way(self, stands: tuple[_Stand, ...], contents: Contents, split_cost: int) -> _Way | None:
        """The best choice of services for one division, in the best class that it can reach."""
        bests = []
        for stand, quantities in zip(stands, contents, strict=True):
            found = self._best_at(stand.location.id, stand.lanes, quantities)
            if found[LATE] is None:
                return None
            bests.append(found)
        for rank in (PREFERRED, ON_TIME, LATE):
            offers = tuple(offer for found in bests if (offer := found[rank]) is not None)
            if len(offers) == len(bests):
                break
        pairs = sorted(zip(offers, stands, contents, strict=True), key=lambda one: one[0].location_id)
        cost = split_cost + sum(offer.cost_minor or 0 for offer in offers)
        left = min(
            stand.stock[item] - count
            for _, stand, part in pairs
            for item, count in self.desk.measure(part).units.items()
        )
        ids = tuple((offer.location_id, offer.account_id or offer.location_id, offer.service) for offer, _, _ in pairs)
        return _Way(
            rank, cost, len(offers), -left, ids, tuple(part for _, _, part in pairs), tuple(o for o, _, _ in pairs)
        )

    def _best_at(self, id_: UUID, lanes: list[Lane], quantities: tuple[int, ...]) -> tuple[Offer | None, ...]:
        """The cheapest preferred and punctual, punctual, and any offer of a location for these quantities."""
        key = (id_, quantities)
        if key not in self.seen:
            goods = self.desk.measure(quantities)
            offers = [self.desk.look(lane, goods) for lane in lanes]
            able = [offer for offer in offers if not offer.reason.code]
            punctual = [offer for offer in able if not offer.is_late]
            preferred = [offer for offer in punctual if offer.is_preferred]
            self.seen[key] = (
                offers,
                tuple(min(group, key=_IN_ORDER, default=None) for group in (preferred, punctual, able)),
            )
        return self.seen[key][1]

    def offers(self) -> list[Offer]:
        """Everything that was looked at, and one row for each location that lacks goods."""
        found = [offer for offers, _ in self.seen.values() for offer in offers]
        for id_ in self.desk.prepared.locations:
            if id_ not in self.lanes or not self._has(id_, self.whole):
                found.append(self._short(id_))
        return found

    def _short(self, id_: UUID) -> Offer:
        stock, wanted = self.desk.ask.stock.get(id_, {}), self.desk.measure(self.whole).units
        held = sum(min(max(stock.get(item, 0), 0), count) for item, count in wanted.items())
        reason = Reason("stock_short", {"held": held, "needed": sum(wanted.values())})
        return Offer(id_, None, "", self.whole, None, None, "", 0, 0, None, False, False, reason)

    def route(self, best: _Way) -> Route:
        """The answer: parcels, and every offer with the reason why it lost."""
        offers = told(self.offers(), best.offers, best.cost, best.rank == PREFERRED, self.desk)
        parcels = tuple(self._parcel(offer) for offer in best.offers)
        currency = self.desk.prepared.settings.currency
        return Route(parcels, best.cost, currency, best.rank == LATE, self.is_exact, offers)

    def _parcel(self, offer: Offer) -> PlannedParcel:
        goods = self.desk.measure(offer.quantities)
        country = self.desk.prepared.locations[offer.location_id].address.country
        ioss = self.desk.ask.ioss_number if self.desk.uses_ioss(country, goods) else ""
        chosen = offer._replace(reason=Reason("chosen", {}))
        return PlannedParcel(chosen, offer.quantities, goods.weight_g, *goods.sides, goods.load.value_minor, ioss)
