"""Orders: those changed since a moment, and one by its number, each with its items."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from linkstar.connect.channel import Cursor, OrderPage, RawMessage
from linkstar.connect.channels.lazada import wire
from linkstar.connect.channels.lazada.calls.ask import get
from linkstar.connect.channels.lazada.errors import NO_ORDER
from linkstar.connect.channels.lazada.wire.values import data, iso, listed, moment, rows
from linkstar.connect.windows import Rows, next_window
from linkstar.connect.wire import Http, PartnerRefused

PAGE, DETAILS = 100, 50
OVERLAP_S = 600
SPAN_MAX_S = 15 * 86_400
LAG_S = 30


async def orders_since(http: Http, cursor: Cursor) -> OrderPage:
    """A page of orders changed since the cursor, oldest change first."""

    async def asked(first: int, last: int, is_whole: bool) -> tuple[Rows, bool]:
        # Whether the ends belong to a range is not said: a second more is asked for at both, and left out here.
        query = {
            "update_after": iso(first - 1), "update_before": iso(last + 1), "sort_by": "updated_at", "sort_direction": "ASC",
            "limit": str(PAGE),
        }  # fmt: skip
        found: Rows = []
        while True:
            said = data(await get(http, "GetOrders", "/orders/get", **query, offset=str(len(found))))
            page = rows(said, "orders")
            found += page
            more = bool(page) and int(said.get("countTotal") or 0) > len(found)
            if not (more and is_whole):
                return [one for one in found if first <= _changed(one, http) <= last], more

    latest = http.now - timedelta(seconds=LAG_S)
    window = await next_window(cursor, latest, asked, overlap_s=OVERLAP_S, span_max_s=SPAN_MAX_S)
    orders = {str(one["order_id"]): one for one in window.rows}
    items = await get_items(http, list(orders))
    messages = [wire.order_message(order, items.get(id_, []), "poll") for id_, order in orders.items()]
    messages.sort(key=lambda message: (message.happened_at or http.now, message.external_id))
    return OrderPage(messages, window.cursor, window.has_more)


async def one_order(http: Http, external_id: str) -> RawMessage | None:
    """One whole order; None if the shop has none of this number."""
    try:
        order = data(await get(http, "GetOrder", "/order/get", order_id=external_id))
    except PartnerRefused as no:
        if no.code not in NO_ORDER:
            raise
        return None
    items = (await get_items(http, [external_id])).get(external_id, [])
    return wire.order_message(order, items, "poll") if order.get("order_id") else None


async def get_items(http: Http, ids: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """The items of orders; an order that the shop does not know is not in it."""
    found: dict[str, list[dict[str, Any]]] = {}
    for start in range(0, len(ids), DETAILS):
        found |= await _items(http, ids[start : start + DETAILS])
    return found


async def _items(http: Http, ids: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    try:
        said = listed(await get(http, "GetMultipleOrderItems", "/orders/items/get", order_ids=f"[{','.join(ids)}]"))
    except PartnerRefused as no:
        if no.code not in NO_ORDER:
            raise
        if len(ids) == 1:
            return {}
        alone = [await _items(http, [id_]) for id_ in ids]  # one of them is not there
        return {id_: items for each in alone for id_, items in each.items()}
    return {str(one.get("order_id")): rows(one, "order_items") for one in said}


def _changed(order: dict[str, Any], http: Http) -> int:
    return int(moment(order["updated_at"], http.account.zone).timestamp())
