"""Purchase orders: those changed since a moment, and one by its id."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import quote

from linkstar.connect.channel import Cursor, OrderPage, RawMessage
from linkstar.connect.channels.walmart import wire
from linkstar.connect.channels.walmart.calls.pages import Place, after, next_place, place_of
from linkstar.connect.channels.walmart.wire.values import listed, part
from linkstar.connect.reading import stamp
from linkstar.connect.wire import Http, PartnerRefused, Request

PATH = "/v3/orders"
PAGE = 100  # 200 at most
OVERLAP_S = 600
LAG_S = 60
NOT_FOUND = ("CONTENT_NOT_FOUND", "404", "INVALID_REQUEST_CONTENT.GMP_ORDER_API.404")


async def orders_since(http: Http, cursor: Cursor) -> OrderPage:
    """A page of orders changed since the cursor; with `ship_nodes` in the configuration also those that Walmart sends."""
    latest = http.now - timedelta(seconds=LAG_S)
    place = place_of(cursor, latest)
    if cursor.since >= place.until:
        return OrderPage((), Cursor(cursor.since), has_more=False)
    kinds = [
        word.strip() for word in http.account.config.get("ship_nodes", "SellerFulfilled").split(",") if word.strip()
    ]
    while True:
        query = place.words() or {
            "lastModifiedStartDate": stamp(cursor.since), "lastModifiedEndDate": stamp(place.until), "limit": str(PAGE),
            "shipNodeType": kinds[place.stream], "replacementInfo": "true",
        }  # fmt: skip
        answer = await http.send(Request("getAllOrders", "GET", PATH, query=query))
        found = listed(part(answer, "list", "elements"), "order")
        following = next_place(place, part(answer, "list", "meta"), len(found))
        if following is None and place.stream + 1 < len(kinds):
            following = Place(place.until, place.stream + 1)
        messages = sorted(
            (wire.order_message(one, "poll") for one in found), key=lambda one: one.key.rpartition("@")[2]
        )
        if following is None:
            is_behind = latest - place.until > timedelta(seconds=OVERLAP_S)
            return OrderPage(messages, after(cursor, place, OVERLAP_S), has_more=is_behind)
        if messages:
            return OrderPage(messages, Cursor(cursor.since, following.page()), has_more=True)
        place = following


async def one_order(http: Http, external_id: str) -> RawMessage | None:
    """One whole order; None if Walmart does not know it."""
    order = await get_order(http, external_id)
    return wire.order_message(order, "poll") if order is not None else None


async def get_order(http: Http, order_id: str) -> dict[str, Any] | None:
    """An order as getAnOrder tells it; None if Walmart does not know it."""
    request = Request("getAnOrder", "GET", f"{PATH}/{quote(order_id, safe='')}", query={"replacementInfo": "true"})
    try:
        order: dict[str, Any] = part(await http.send(request), "order")
    except PartnerRefused as no:
        if no.code.startswith(NOT_FOUND):
            return None
        raise
    return order
