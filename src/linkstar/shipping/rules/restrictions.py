"""What the company's people configured before any price is compared: prefer, forbid, hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from linkstar.shipping.rules.prices import convert
from linkstar.shipping.rules.records import RouteAsk, ServiceKey, UserRule


class Load(NamedTuple):
    """What a parcel (or a whole order) holds, as rules measure it."""

    item_ids: frozenset[UUID]
    weight_g: int
    value_minor: int
    currency: str


def concerns(rule: UserRule, ask: RouteAsk) -> bool:
    """Whether a rule can touch this order at all: its country and its shop."""
    return (not rule.countries or ask.ship_to.country in rule.countries) and (
        not rule.shop_ids or ask.shop_id in rule.shop_ids
    )


def names(rule: UserRule, location_id: UUID, service: ServiceKey) -> bool:
    """Whether a rule speaks about this location and service."""
    return (not rule.location_ids or location_id in rule.location_ids) and (
        not rule.services or service in rule.services
    )


def is_about_load(rule: UserRule) -> bool:
    """Whether a rule can only be answered when the contents of the parcel are known."""
    return bool(rule.item_ids or rule.over_g or rule.up_to_g or rule.over_minor or rule.up_to_minor)


def fits(rule: UserRule, load: Load, fx: Mapping[str, int]) -> bool:
    """Whether the contents fit the rule. A value that cannot be converted fits, so that no limit is passed unseen."""
    if rule.item_ids and not rule.item_ids & load.item_ids:
        return False
    if load.weight_g <= rule.over_g > 0 or load.weight_g > rule.up_to_g > 0:
        return False
    if not (rule.over_minor or rule.up_to_minor):
        return True
    value = convert(load.value_minor, load.currency, rule.currency or load.currency, fx)
    return value is None or not (value <= rule.over_minor > 0 or value > rule.up_to_minor > 0)


def find_hold(rules: Iterable[UserRule], ask: RouteAsk, fx: Mapping[str, int]) -> UserRule | None:
    """The first rule that wants a person to look at the order before it is routed."""
    holds = [rule for rule in rules if rule.kind == "hold" and concerns(rule, ask)]
    if not holds:
        return None
    load = Load(
        frozenset(line.item_id for line in ask.lines),
        sum(line.weight_g * line.quantity for line in ask.lines),
        sum(line.unit_value_minor * line.quantity for line in ask.lines),
        ask.currency,
    )
    return next((rule for rule in holds if fits(rule, load, fx)), None)
