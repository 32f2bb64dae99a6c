"""Orders: those changed since a moment, and some by their ids."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from linkstar.connect.channel import Cursor, OrderPage, RawMessage
from linkstar.connect.channels.tiktok_shop import wire
from linkstar.connect.channels.tiktok_shop.calls.ask import ask
from linkstar.connect.channels.tiktok_shop.calls.pages import Place, after, place_of
from linkstar.connect.channels.tiktok_shop.errors import NO_ORDER
from linkstar.connect.channels.tiktok_shop.wire.values import rows
from linkstar.connect.reading import seconds
from linkstar.connect.wire import Http, PartnerRefused

SEARCH, DETAIL = "/order/202309/orders/search", "/order/202507/orders"
PAGE, DETAILS = 50, 50
OVERLAP_S = 300
LAG_S = 30


async def orders_since(http: Http, cursor: Cursor) -> OrderPage:
    """A page of orders changed since the cursor, oldest change first."""
    latest = http.now - timedelta(seconds=LAG_S)
    place = place_of(cursor, latest)
    if cursor.since >= place.until:
        return OrderPage((), Cursor(cursor.since), has_more=False)
    query = {"page_size": str(PAGE), "sort_field": "update_time", "sort_order": "ASC"}
    window = {"update_time_ge": seconds(cursor.since), "update_time_lt": seconds(place.until)}
    said = await ask(
        http, "getOrderList", SEARCH, query=query | ({"page_token": place.token} if place.token else {}), body=window
    )
    messages = [wire.order_message(order, "poll") for order in rows(said, "orders")]
    token = str(said.get("next_page_token") or "")
    if token and messages:
        return OrderPage(messages, Cursor(cursor.since, Place(place.until, 0, token).page()), has_more=True)
    is_behind = latest - place.until > timedelta(seconds=OVERLAP_S)
    return OrderPage(messages, after(cursor, place, OVERLAP_S), has_more=is_behind)


async def one_order(http: Http, external_id: str) -> RawMessage | None:
    """One whole order; None if the shop has none of this id."""
    found = await get_orders(http, [external_id])
    return wire.order_message(found[external_id], "poll") if external_id in found else None


async def get_orders(http: Http, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Orders by id; what the shop does not know is not in it."""
    found: dict[str, dict[str, Any]] = {}
    for start in range(0, len(ids), DETAILS):
        some = ids[start : start + DETAILS]
        try:
            said = await ask(http, "getOrderDetail", DETAIL, query={"ids": ",".join(some)})
        except PartnerRefused as no:
            if not no.code.isdigit() or int(no.code) not in NO_ORDER:
                raise
            continue
        found |= {str(order.get("id")): order for order in rows(said, "orders")}
    return found
