"""Lists of orders: pages by key, each filter on an index of its own, and nothing is ever counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypedDict, Unpack
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.kit.paging import Page, key_of, page_of, values_of
from linkstar.orders.queries.orders import COLUMNS, Order

# As in the partial index orders_ship_by_ix: the planner takes it only for the same words.
_OPEN = "o.state IN ('ready', 'unmapped', 'on_hold', 'released', 'partly_shipped')"
_COLUMNS = ", ".join(f"o.{name.strip()}" for name in COLUMNS.split(","))


class OrderFilter(TypedDict, total=False):
    """What a list of orders may be narrowed to; what is empty or left out narrows nothing."""

    state: str
    shop_id: UUID | None
    shop_ids: Sequence[UUID] | None  # only these shops: what a person may see
    ids: Sequence[UUID]  # only those of these orders that fit
    number: str
    contact_id: UUID | None
    country: str
    payment: str
    is_late: bool  # those that no webhook told of in time: a poll found them
    placed_from: datetime | None
    placed_until: datetime | None  # not included
    ship_by_until: datetime | None  # open orders to be handed over before this moment; the most urgent first
    hold: str  # held for this reason; the newest captured first
    sku: str  # with a line of this SKU; the newest captured first
    tag: str  # with this tag; the newest captured first
    assignee_id: UUID | None  # that this person looks after


_EQUAL = ("state", "shop_id", "number", "contact_id", "country", "payment", "is_late", "assignee_id")
_BOUNDS = {"placed_from": "o.placed_at >=", "placed_until": "o.placed_at <", "ship_by_until": "o.ship_by_at <"}

_SKU, _HELD = "p.sku = %(sku)s", "p.code = %(hold)s AND p.released_at IS NULL"
_TAG = "p.tag = %(tag)s"
_HAS = {
    "sku": f"SELECT FROM orders.lines p WHERE p.tenant_id = o.tenant_id AND p.order_id = o.id AND {_SKU}",
    "hold": f"SELECT FROM orders.holds p WHERE p.tenant_id = o.tenant_id AND p.order_id = o.id AND {_HELD}",
    "tag": f"SELECT FROM orders.tagged p WHERE p.tenant_id = o.tenant_id AND p.order_id = o.id AND {_TAG}",
}
_PARTS = {"sku": ("orders.lines", _SKU), "hold": ("orders.holds", _HELD), "tag": ("orders.tagged", _TAG)}


def narrowed(wanted: OrderFilter) -> tuple[list[str], dict[str, Any]]:
    """The conditions on `orders.orders o` and their parameters."""
    given: dict[str, Any] = {name: value for name, value in wanted.items() if value not in (None, "", False)}
    where = [f"o.{name} = %({name})s" for name in _EQUAL if name in given]
    where += [f"{column} %({name})s" for name, column in _BOUNDS.items() if name in given]
    where += [f"EXISTS ({sql})" for name, sql in _HAS.items() if name in given]
    if "ship_by_until" in given:
        where.append(_OPEN)
    if ids := wanted.get("ids"):
        where.append("o.id = ANY(%(ids)s)")
        given["ids"] = list(ids)
    if (shops := wanted.get("shop_ids")) is not None:
        where.append("o.shop_id = ANY(%(shop_ids)s)")
        given["shop_ids"] = list(shops)
    return where, given


async def list_orders(tx: Tx, *, after: str = "", limit: int = 50, **wanted: Unpack[OrderFilter]) -> Page[Order]:
    """Orders, the newest first (see OrderFilter for what comes otherwise). Constant cost: by key, nothing is counted."""
    for part in _PARTS:
        if wanted.get(part):
            return await _by_part(tx, part, wanted, after, limit)
    where, params = narrowed(wanted)
    if wanted.get("ship_by_until"):
        return await _page(tx, where, params, after=after, limit=limit, by=_BY_SHIP_BY)
    if wanted.get("shop_ids") is not None and not wanted.get("shop_id"):
        return await _of_shops(tx, where, params, after, limit)
    return await _page(tx, where, params, after=after, limit=limit, by=_BY_PLACED)


# The condition that goes on behind a key, the order, and the key of a row.
_By = tuple[str, str, Callable[[Order], str]]
_BY_PLACED: _By = (
    "(o.placed_at, o.id) < (%(at)s::timestamptz, %(last)s::uuid)", "o.placed_at DESC, o.id DESC",
    lambda row: key_of(row.placed_at.isoformat(), str(row.id)),
)  # fmt: skip
_BY_SHIP_BY: _By = (
    "(o.ship_by_at, o.id) > (%(at)s::timestamptz, %(last)s::uuid)", "o.ship_by_at, o.id",
    lambda row: key_of(row.ship_by_at.isoformat() if row.ship_by_at else "", str(row.id)),
)  # fmt: skip


async def _page(tx: Tx, where: list[str], params: dict[str, Any], *, after: str, limit: int, by: _By) -> Page[Order]:
    behind, order, key = by
    where, params = [*where, *([behind] if after else [])], params | _key(after) | {"limit": limit + 1}
    sql = (
        f"SELECT {_COLUMNS} FROM orders.orders o WHERE {_all(where)}"  # noqa: S608 - own text only
        f" ORDER BY {order} LIMIT %(limit)s"
    )
    return page_of(await tx.all(Order, sql, params), limit, key)


async def _of_shops(tx: Tx, where: list[str], params: dict[str, Any], after: str, limit: int) -> Page[Order]:
    """For somebody who sees some shops only: a page of each, or the orders of a small shop are looked for among all."""
    behind, order, key = _BY_PLACED
    where = ["o.shop_id = s.id", *(one for one in where if "shop_ids" not in one), *([behind] if after else [])]
    sql = f"""
        SELECT {_COLUMNS} FROM (
            SELECT found.id FROM unnest(%(shop_ids)s::uuid[]) AS s (id) CROSS JOIN LATERAL (
                SELECT o.id, o.placed_at FROM orders.orders o WHERE {_all(where)} ORDER BY {order} LIMIT %(limit)s
            ) found ORDER BY found.placed_at DESC, found.id DESC LIMIT %(limit)s
        ) found JOIN orders.orders o ON o.tenant_id = %(tenant)s AND o.id = found.id ORDER BY {order}"""  # noqa: S608 - own text only
    return page_of(await tx.all(Order, sql, params | _key(after) | {"limit": limit + 1}), limit, key)


async def _by_part(tx: Tx, name: str, wanted: OrderFilter, after: str, limit: int) -> Page[Order]:
    """Orders with a line of a SKU, an open hold or a tag: read along that table's own index, so they come as captured."""
    parts, part = _PARTS[name]
    where, params = narrowed(wanted)
    where = [one for one in where if one != f"EXISTS ({_HAS[name]})"]
    if after:
        part += " AND p.order_id < %(last)s::uuid"
        params["last"] = values_of(after, 1)[0]
    sql = f"""
        SELECT DISTINCT ON (p.order_id) {_COLUMNS} FROM {parts} p
        JOIN orders.orders o ON o.tenant_id = %(tenant)s AND o.id = p.order_id
        WHERE p.tenant_id = %(tenant)s AND {part} AND {_all(where)} ORDER BY p.order_id DESC LIMIT %(limit)s"""  # noqa: S608 - own text only
    rows = await tx.all(Order, sql, params | {"limit": limit + 1})
    return page_of(rows, limit, lambda row: key_of(str(row.id)))


def _all(where: Sequence[str]) -> str:
    return " AND ".join(["o.tenant_id = %(tenant)s", *where])


def _key(after: str) -> dict[str, str]:
    return dict(zip(("at", "last"), values_of(after, 2), strict=True)) if after else {}
