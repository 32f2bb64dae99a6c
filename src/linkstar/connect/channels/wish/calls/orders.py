"""Orders by time of change, and one by its id."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import quote

from linkstar.connect.channel import Cursor, OrderPage, RawMessage
from linkstar.connect.channels.wish import wire
from linkstar.connect.channels.wish.calls.pages import Rows, changed_since
from linkstar.connect.channels.wish.errors import NOT_FOUND
from linkstar.connect.channels.wish.wire.values import record, rows
from linkstar.connect.reading import stamp
from linkstar.connect.wire import Http, PartnerRefused, Request

ORDERS = "/api/v3/orders"
PAGE, PAGE_MAX = 100, 500


async def orders_since(http: Http, cursor: Cursor) -> OrderPage:
    """Orders changed since the cursor, oldest change first."""

    async def ask(since: datetime, until: datetime, limit: int) -> Rows:
        query = {
            "updated_at_min": stamp(since), "updated_at_max": stamp(until), "sort_by": "updated_at.asc",
            "limit": str(limit),
        }  # fmt: skip
        return rows(await http.send(Request("GetMultipleOrders", "GET", ORDERS, query)))

    found, following, has_more = await changed_since(http, cursor, ask, size=PAGE, size_max=PAGE_MAX)
    return OrderPage([wire.order_message(one) for one in found], following, has_more)


async def one_order(http: Http, external_id: str) -> RawMessage | None:
    """One order as it stands; None if the merchant has none of this id."""
    order = await get_order(http, external_id)
    return None if order is None else wire.order_message(order)


async def get_order(http: Http, external_id: str) -> dict[str, Any] | None:
    """GetOrder; None if there is none."""
    try:
        return record(await http.send(Request("GetOrder", "GET", f"{ORDERS}/{quote(external_id, safe='')}")))
    except PartnerRefused as no:
        if no.code == NOT_FOUND:
            return None
        raise


async def get_orders(http: Http, ids: list[str]) -> dict[str, dict[str, Any]]:
    """Those of these orders that there are, by id; a call for each."""
    found = [(id_, await get_order(http, id_)) for id_ in ids]
    return {id_: order for id_, order in found if order is not None}
