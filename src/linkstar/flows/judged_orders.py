"""What automations see of orders: the context of their conditions, filled as far as one of them names it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from linkstar import catalog, finance, inventory, orders
from linkstar.connect.accounts import list_accounts
from linkstar.core import automations, notices
from linkstar.core.access.queries.users import list_users
from linkstar.core.automations.queries import list_done_to
from linkstar.core.automations.records import Done
from linkstar.core.automations.rules.deeds import ROUTING, Standing
from linkstar.core.automations.rules.fields import LINES, NO_DEADLINE_H
from linkstar.core.db import Tx
from linkstar.orders.queries import Line
from linkstar.orders.queries.judged import get_buyer_notes, list_open_holds
from linkstar.orders.rules import can_cancel
from linkstar.shipping.queries import get_order_contents, get_parcels
from linkstar.shipping.rules.prices import convert

HOLD = "automation"  # the code of holds that automations put
_PLAIN: Mapping[str, Callable[[orders.Order], Any]] = {
    "order.country": lambda one: one.country,
    "order.postcode": lambda one: one.ship_to.get("postcode") or "",
    "order.shop": lambda one: str(one.shop_id),
    "order.tags": lambda one: list(one.tags),
    "order.payment": lambda one: one.payment,
    "order.is_business": lambda one: one.is_business,
    "order.service_level": lambda one: one.service_level,
}
_OF_LINES = {LINES, "order.skus", "order.units", "order.line_count"}
_OF_GOODS = {"order.weight_g", "order.has_battery", "order.has_liquid"}
_OF_PARCELS = {"order.carriers", "order.warehouses"}

Contexts = dict[UUID, dict[str, Any]]


async def look_at(
    tx: Tx, found: Sequence[orders.Order], needs: frozenset[str], *, codes: Mapping[UUID, str], afresh: bool = False
) -> list[automations.Asked]:
    """Orders as automations judge them. `needs` are the fields that any of them names; `codes` what the trigger told.

    With `afresh` as if no automation had acted on them yet.
    """
    contexts: Contexts = {one.id: _plain(one, needs, tx.now) for one in found}
    for one in found:
        contexts[one.id]["event.code"] = codes.get(one.id, "")
    await _add_money(tx, contexts, found, needs)
    await _add_lines(tx, contexts, needs)
    await _add_goods(tx, contexts, needs)
    await _add_parcels(tx, contexts, needs)
    if "order.channel" in needs:
        partners = {row.id: row.partner for row in await list_accounts(tx, kind="channel")}
        _put(contexts, "order.channel", {one.id: partners.get(one.shop_id, "") for one in found}, "")
    if "order.note" in needs:
        _put(contexts, "order.note", await get_buyer_notes(tx, list(contexts)), "")
    standing = await _standings(tx, found, afresh)
    return [automations.Asked(contexts[one.id], standing[one.id]) for one in found]


async def names_of(tx: Tx) -> dict[str, str]:
    """What shops, carriers, locations, people and those who are told are called, by id."""
    named = {str(row.id): row.title for row in await list_accounts(tx)}
    named |= {str(one.id): one.title or one.code for one in await inventory.list_locations(tx)}
    named |= {str(one.id): one.draft.title for one in await notices.list_subscriptions(tx)}
    return named | {str(one.id): one.name or one.email for one in (await list_users(tx, limit=200)).rows}


def _plain(one: orders.Order, needs: frozenset[str], now: datetime) -> dict[str, Any]:
    context = {name: read(one) for name, read in _PLAIN.items() if name in needs}
    if "order.hours_to_ship_by" in needs:
        left = None if one.ship_by_at is None else int((one.ship_by_at - now).total_seconds() // 3600)
        context["order.hours_to_ship_by"] = NO_DEADLINE_H if left is None else left
    return context


async def _add_money(tx: Tx, contexts: Contexts, found: Sequence[orders.Order], needs: frozenset[str]) -> None:
    if "order.total_in" in needs:
        fx = await finance.get_fx(tx)
        for one in found:
            worth = {code: convert(one.total_minor, one.currency, code, fx) for code in {*fx, one.currency}}
            contexts[one.id]["order.total_in"] = {code: minor for code, minor in worth.items() if minor is not None}


async def _add_lines(tx: Tx, contexts: Contexts, needs: frozenset[str]) -> None:
    if not needs & _OF_LINES:
        return
    lines: dict[UUID, list[Line]] = defaultdict(list)
    for line in await orders.list_lines(tx, list(contexts)):
        if line.ordered > line.cancelled:
            lines[line.order_id].append(line)
    for order_id, context in contexts.items():
        mine = lines[order_id]
        context["order.skus"] = [line.sku for line in mine]
        context["order.units"] = sum(line.ordered - line.cancelled for line in mine)
        context["order.line_count"] = len(mine)
        context[LINES] = [
            {"sku": line.sku, "title": line.title, "units": line.ordered - line.cancelled, "price_minor": line.price_minor}
            for line in mine
        ]  # fmt: skip


async def _add_goods(tx: Tx, contexts: Contexts, needs: frozenset[str]) -> None:
    if not needs & _OF_GOODS:
        return
    parts = await orders.list_components(tx, list(contexts))
    units = {line.id: line.ordered - line.cancelled for line in await orders.list_lines(tx, list(contexts))}
    items = await catalog.get_items(tx, list({part.item_id for part in parts}))
    for context in contexts.values():
        context |= {"order.weight_g": 0, "order.has_battery": False, "order.has_liquid": False}
    for part in parts:
        item, context = items.get(part.item_id), contexts[part.order_id]
        if item is None:
            continue
        context["order.weight_g"] += (item.weight_g or 0) * part.per_line_unit * units[part.line_id]
        context["order.has_battery"] |= item.has_battery
        context["order.has_liquid"] |= item.has_liquid


async def _add_parcels(tx: Tx, contexts: Contexts, needs: frozenset[str]) -> None:
    if not needs & _OF_PARCELS:
        return
    contents = await get_order_contents(tx, list(contexts))
    parcels = (await get_parcels(tx, list({part.parcel_id for part in contents}))).values()
    carriers: dict[UUID, set[str]] = defaultdict(set)
    warehouses: dict[UUID, set[str]] = defaultdict(set)
    for one in parcels:
        carriers[one.order_id].add(str(one.account_id))
        warehouses[one.order_id].add(str(one.location_id))
    _put(contexts, "order.carriers", {order_id: sorted(ids) for order_id, ids in carriers.items()}, [])
    _put(contexts, "order.warehouses", {order_id: sorted(ids) for order_id, ids in warehouses.items()}, [])


async def _standings(tx: Tx, found: Sequence[orders.Order], afresh: bool) -> dict[UUID, Standing]:
    ids = [one.id for one in found]
    holds = await list_open_holds(tx, ids)
    done: dict[UUID, list[Done]] = defaultdict(list)
    for each in () if afresh else await list_done_to(tx, ids):
        done[each.order_id].append(each)
    return {
        one.id: Standing(
            one.id, frozenset(one.tags), one.priority, str(one.assignee_id or ""), HOLD in holds.get(one.id, ()),
            can_cancel(one.state), frozenset(each.automation_id for each in done[one.id]), _wishes(done[one.id]),
        )
        for one in found
    }  # fmt: skip


def _wishes(done: Sequence[Done]) -> dict[str, str]:
    """What earlier automations said of the order's way: the newest of each kind."""
    changes = [change for each in done for change in each.changes]
    return {change["kind"]: change["after"] for change in changes if change["kind"] in ROUTING}


def _put(contexts: Contexts, name: str, values: Mapping[UUID, Any], default: Any) -> None:
    for order_id, context in contexts.items():
        context[name] = values.get(order_id, default)
