"""The ways that automations chose for orders, told to routing as rules for those orders alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from linkstar.core import automations
from linkstar.core.automations.queries import Wish, list_wishes
from linkstar.core.db import Tx
from linkstar.shipping.queries import read_options
from linkstar.shipping.rules import Service, UserRule
from linkstar.shipping.rules.records import RouteAsk, ServiceKey


async def heeded(tx: Tx, asks: Sequence[RouteAsk]) -> list[RouteAsk]:
    """The same asks with what automations said of their ways. Costs nothing where none ever did."""
    if not asks or not (await automations.get_active(tx)).has_wishes:
        return list(asks)
    by_order: dict[UUID, list[Wish]] = defaultdict(list)
    for wish in await list_wishes(tx, [ask.order_id for ask in asks]):
        by_order[wish.order_id].append(wish)
    if not by_order:
        return list(asks)
    services = (await read_options(tx, [])).services
    return [
        ask._replace(rules=[rule for wish in by_order[ask.order_id] for rule in rules_of(wish, ask, services)])
        if ask.order_id in by_order
        else ask
        for ask in asks
    ]


def rules_of(wish: Wish, ask: RouteAsk, services: Sequence[Service]) -> list[UserRule]:
    """What a wish means for an order's route. To choose one is to forbid all others."""
    if wish.kind == "use_warehouse":
        others = frozenset(place for place in ask.stock if str(place) != wish.value)
        return [_rule(wish, "forbid", places=others)] if others else []
    named = frozenset(one.key for one in services if _is_named(wish, one))
    if wish.kind == "use_service":
        named = frozenset(one.key for one in services) - named
    kind = "prefer" if wish.kind == "prefer_service" else "forbid"
    return [_rule(wish, kind, services=named)] if named else []


def _is_named(wish: Wish, service: Service) -> bool:
    account, _, code = wish.value.partition(" ")
    return str(service.account_id) == account and code in ("", service.code)


def _rule(
    wish: Wish, kind: str, *, places: frozenset[UUID] = frozenset(), services: frozenset[ServiceKey] = frozenset()
) -> UserRule:
    return UserRule(
        wish.automation_id,
        "prefer" if kind == "prefer" else "forbid",
        wish.title,
        location_ids=places,
        services=services,
    )
