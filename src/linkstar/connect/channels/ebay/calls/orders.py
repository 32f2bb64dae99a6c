"""Orders: those changed since a moment, and one by its id."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import quote

from linkstar.connect.channel import Cursor, OrderPage, RawMessage
from linkstar.connect.channels.ebay import wire
from linkstar.connect.channels.ebay.calls.pages import after, next_place, place_of
from linkstar.connect.channels.ebay.wire.values import part, rows
from linkstar.connect.reading import stamp
from linkstar.connect.wire import Http, PartnerRefused, Request

PATH = "/sell/fulfillment/v1/order"
PAGE = 100  # eBay gives 200 at most; half as many keep an answer below a megabyte
OVERLAP_S = 300
LAG_S = 60  # orders reach eBay's search some seconds after they are made
NO_ORDER = ("32100", "404")


async def orders_since(http: Http, cursor: Cursor) -> OrderPage:
    """A page of orders changed since the cursor, oldest change first within it."""
    latest = http.now - timedelta(seconds=LAG_S)
    place = place_of(cursor, latest)
    if cursor.since >= place.until:
        return OrderPage((), Cursor(cursor.since), has_more=False)
    answer = await http.send(Request("getOrders", "GET", PATH, query={
        "filter": f"lastmodifieddate:[{stamp(cursor.since)}..{stamp(place.until)}]",
        "limit": str(PAGE),
        "offset": str(place.offset),
    }))  # fmt: skip
    found = rows(answer, "orders")
    messages = [
        wire.order_message(await _whole(http, order) if wire.needs_more(order) else order, "poll") for order in found
    ]
    messages.sort(key=lambda message: message.key.rpartition("@")[2])
    following = next_place(place, answer, len(found))
    if following:
        return OrderPage(messages, Cursor(cursor.since, following.page()), has_more=True)
    is_behind = latest - place.until > timedelta(seconds=OVERLAP_S)
    return OrderPage(messages, after(cursor, place, OVERLAP_S), has_more=is_behind)


async def one_order(http: Http, external_id: str) -> RawMessage | None:
    """One whole order; None if eBay does not know it."""
    try:
        order = await get_order(http, external_id)
    except PartnerRefused as no:
        if no.code in NO_ORDER:
            return None
        raise
    if order.get("fulfillmentHrefs"):
        order = order | {wire.FULFILMENTS: await fulfilments(http, external_id)}
    return wire.order_message(order, "poll")


async def get_order(http: Http, order_id: str) -> dict[str, Any]:
    """An order as getOrder tells it. Raises PartnerRefused."""
    answer = await http.send(Request("getOrder", "GET", f"{PATH}/{quote(order_id, safe='')}"))
    part(answer, "orderId")
    order: dict[str, Any] = answer.json()
    return order


async def fulfilments(http: Http, order_id: str) -> list[dict[str, Any]]:
    """The parcels that eBay knows of an order. Raises PartnerRefused."""
    path = f"{PATH}/{quote(order_id, safe='')}/shipping_fulfillment"
    return rows(await http.send(Request("getShippingFulfillments", "GET", path)), "fulfillments")


async def _whole(http: Http, listed: dict[str, Any]) -> dict[str, Any]:
    """An order with what the list leaves out; the list's own time of change stays, so that its key does."""
    if not listed.get("orderId"):
        return listed
    order = await get_order(http, str(listed["orderId"]))
    if order.get("lastModifiedDate") != listed.get("lastModifiedDate"):
        return listed  # it has changed since: the next window tells it
    if order.get("fulfillmentHrefs"):
        order = order | {wire.FULFILMENTS: await fulfilments(http, str(listed["orderId"]))}
    return order
