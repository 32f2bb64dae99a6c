"""Orders: those changed since a moment, and one by its id."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from linkstar.connect.channel import Cursor, OrderPage, RawMessage
from linkstar.connect.channels.shopify import wire
from linkstar.connect.channels.shopify.calls.ask import ask
from linkstar.connect.channels.shopify.queries import LINES_PER_ORDER, LINES_PER_PAGE
from linkstar.connect.channels.shopify.wire.values import gid, moment, stamp
from linkstar.connect.wire import Http, PartnerRefused

PAGE_ORDERS = 25
_LISTING_MAX = 20_000  # Shopify pages through 25,000 things at most: start a new listing before that
OVERLAP_S = 120
_TOO_DEAR = "MAX_COST_EXCEEDED"


async def orders_since(http: Http, cursor: Cursor) -> OrderPage:
    """A page of orders changed since the cursor, oldest change first. `page` is "<orders seen>|<Shopify's cursor>"."""
    seen, _, after = cursor.page.partition("|")
    variables = {"query": f"updated_at:>='{stamp(cursor.since)}'", "after": after or None, "lines": LINES_PER_ORDER}
    found = (await _page(http, variables))["orders"]
    messages = [wire.order_message(await _whole(http, node), "poll") for node in found["nodes"]]
    count = int(seen or 0) + len(messages)
    last = moment(found["nodes"][-1]["updatedAt"]) if found["nodes"] else cursor.since
    has_more = bool(found["pageInfo"]["hasNextPage"])
    if has_more and (count < _LISTING_MAX or last <= cursor.since):
        return OrderPage(messages, Cursor(cursor.since, f"{count}|{found['pageInfo']['endCursor']}"), has_more)
    # Between listings the cursor stays behind: the search index shows an order later than its time of change says.
    behind = timedelta(seconds=0 if has_more else OVERLAP_S)
    return OrderPage(messages, Cursor(max(last - behind, cursor.since)), has_more)


async def one_order(http: Http, external_id: str) -> RawMessage | None:
    """One whole order; None if the shop has none with this id."""
    data = await ask(http, "Order", {"id": gid("Order", external_id), "lines": LINES_PER_ORDER})
    return wire.order_message(await _whole(http, data["order"]), "poll") if data["order"] else None


async def _page(http: Http, variables: dict[str, Any]) -> Any:
    """Asks for fewer orders at once as long as Shopify finds the query too dear."""
    first = int(http.account.config.get("page_orders", PAGE_ORDERS))
    while True:
        try:
            return await ask(http, "Orders", {"first": first, **variables})
        except PartnerRefused as wrong:
            if wrong.code != _TOO_DEAR or first == 1:
                raise
            first //= 2


async def _whole(http: Http, node: dict[str, Any]) -> dict[str, Any]:
    """The order with all of its lines; only large orders need another call."""
    lines = node["lineItems"]
    while lines["pageInfo"]["hasNextPage"]:
        variables = {"id": node["id"], "lines": LINES_PER_PAGE, "after": lines["pageInfo"]["endCursor"]}
        more = (await ask(http, "OrderLines", variables))["order"]["lineItems"]
        lines = {"pageInfo": more["pageInfo"], "nodes": lines["nodes"] + more["nodes"]}
    return {**node, "lineItems": lines}
