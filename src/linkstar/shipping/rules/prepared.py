"""What is worked out once for a batch of orders: price sheets by destination, leaving times, rules by kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from linkstar.shipping.rules.calendar import next_handover
from linkstar.shipping.rules.postal import bare_postcode
from linkstar.shipping.rules.prices import Sheet, convert, freight, sheet_of
from linkstar.shipping.rules.records import Location, Rate, Service, ServiceKey, Settings, UserRule

ANYWHERE = "*"


class Zone(NamedTuple):
    """Postcodes that share a sheet; no parcel there costs less than `floor_minor` (None: its currency is not known)."""

    prefix: str
    sheet: Sheet
    floor_minor: int | None


@dataclass(frozen=True, slots=True)
class Prepared:
    """The company's side of every route of a batch. Made by `prepare`."""

    now: datetime
    settings: Settings
    locations: Mapping[UUID, Location]
    services: tuple[Service, ...]  # referred to by their place: hashing ids is what would cost most
    offered: Mapping[UUID, tuple[int, ...]]
    hand_over: Mapping[UUID, datetime | None]
    picked_up: Mapping[
        UUID, Mapping[UUID, datetime | None]
    ]  # location and carrier, where it comes at a time of its own
    zones: tuple[Mapping[str, tuple[Zone, ...]], ...]  # for each service, by country
    rules: tuple[UserRule, ...]

    def zone_of(self, place: int, country: str, postcode: str) -> Zone | None:
        """A service's rows for a destination: the country's own before anywhere, the longest prefix first."""
        by_country = self.zones[place]
        zones = by_country.get(country) or by_country.get(ANYWHERE, ())
        return next((zone for zone in zones if postcode.startswith(zone.prefix)), None)


def prepare(
    services: Iterable[Service],
    rates: Sequence[Rate],
    *,
    locations: Iterable[Location],
    user_rules: Iterable[UserRule] = (),
    now: datetime,
    settings: Settings | None = None,
) -> Prepared:
    """Sorts and indexes all that does not depend on the order; the answer serves a whole batch at `now` (UTC)."""
    settings = settings or Settings()
    if not settings.currency:
        counted = sorted(Counter(rate.currency for rate in rates).items(), key=lambda one: (-one[1], one[0]))
        settings = replace(settings, currency=counted[0][0] if counted else "")
    enabled = sorted((one for one in services if one.is_enabled), key=lambda one: one.key)
    open_ = sorted((one for one in locations if one.is_enabled), key=lambda one: one.id)
    return Prepared(
        now,
        settings,
        {one.id: one for one in open_},
        tuple(enabled),
        {one.id: tuple(place for place, service in enumerate(enabled) if _has(one, service)) for one in open_},
        {one.id: next_handover(one, now) for one in open_},
        {one.id: {by.account_id: next_handover(one, now, by) for by in one.pickups} for one in open_ if one.pickups},
        _zones(enabled, rates, settings),
        tuple(sorted((rule for rule in user_rules if rule.is_enabled), key=lambda rule: rule.id)),
    )


def _has(location: Location, service: Service) -> bool:
    return not location.services or service.key in location.services


def _zones(
    services: Iterable[Service], rates: Iterable[Rate], settings: Settings
) -> tuple[dict[str, tuple[Zone, ...]], ...]:
    grouped: dict[ServiceKey, dict[str, dict[str, list[Rate]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for rate in rates:
        grouped[rate.account_id, rate.service][rate.country][bare_postcode(rate.postcode_prefix)].append(rate)
    return tuple(
        {country: _by_prefix(prefixes, settings) for country, prefixes in grouped.get(service.key, {}).items()}
        for service in services
    )


def _by_prefix(prefixes: Mapping[str, Sequence[Rate]], settings: Settings) -> tuple[Zone, ...]:
    longest_first = sorted(prefixes, key=lambda text: (-len(text), text))
    return tuple(Zone(text, sheet_of(prefixes[text]), _floor(prefixes[text], settings)) for text in longest_first)


def _floor(rates: Iterable[Rate], settings: Settings) -> int | None:
    """The least that any weight of these rows costs: each row at its lightest."""
    costs = [
        convert(freight(rate, rate.over_g + 1), rate.currency, settings.currency, settings.fx) for rate in rates
    ]  # fmt: skip
    return min((cost for cost in costs if cost is not None), default=None)
