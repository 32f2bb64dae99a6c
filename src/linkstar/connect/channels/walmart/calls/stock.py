"""Inventory and listings: one call per SKU for a few, one feed for many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import orjson

from linkstar.connect.afterwards import SeenListing
from linkstar.connect.channel import StockAnswer, StockPush
from linkstar.connect.channels.walmart.wire.values import part
from linkstar.connect.wire import Http, PartnerRefused, Request
from linkstar.kit.money import Money

INVENTORY, FEEDS, ITEMS = "/v3/inventory", "/v3/feeds", "/v3/items"
FEED_FROM, FEED_MAX, DETAILS = 20, 10_000, 50
_JSON = {"content-type": "application/json"}
_BOUNDARY = "linkstar-feed-4f1c"


async def push_stock(http: Http, pushes: Sequence[StockPush]) -> list[StockAnswer]:
    """Sets what offers show; one answer per push, in order."""
    if len(pushes) < FEED_FROM:
        return [await _push_one(http, push) for push in pushes]
    starts = range(0, len(pushes), FEED_MAX)
    return [answer for start in starts for answer in await _push_feed(http, pushes[start : start + FEED_MAX])]


async def read_stock(http: Http, listings: Sequence[StockPush]) -> list[StockAnswer]:
    """What offers show now, in order."""
    answers = []
    for one in listings:
        try:
            said = await http.send(Request("getInventory", "GET", INVENTORY, query=_query(one)))
            answers.append(_answer(one, quantity=_amount(part(said, "quantity"))))
        except PartnerRefused as no:
            answers.append(_answer(one, code=no.code, message=no.message))
    return answers


async def listings_page(http: Http, page: str) -> tuple[Sequence[SeenListing], str]:
    """A page of the seller's items."""
    query = {"nextCursor": page or "*", "limit": "50"}
    answer = await http.send(Request("getAllItems", "GET", ITEMS, query=query))
    found = part(answer, "ItemResponse")
    following = str(answer.json().get("nextCursor") or "")
    return [listing_of(item) for item in found], following if found and following != page else ""


def listing_of(item: dict[str, Any]) -> SeenListing:
    """An item as a listing; orders name it by its SKU."""
    price = item.get("price") or {}
    currency = str(price.get("currency") or "")
    published, life = str(item.get("publishedStatus") or ""), str(item.get("lifecycleStatus") or "")
    return SeenListing(
        external_id=str(item["sku"]),
        sku=str(item["sku"]),
        title=str(item.get("productName") or ""),
        channel_state=f"{published}/{life}",
        is_live=published == "PUBLISHED" and life in ("ACTIVE", ""),
        price_minor=Money.of(str(price["amount"]), currency).minor
        if currency and price.get("amount") is not None
        else None,
        currency=currency,
        extra=(("wpid", str(item.get("wpid") or "")), ("gtin", str(item.get("gtin") or ""))),
    )


def feed_body(pushes: Sequence[StockPush]) -> bytes:
    """The feed of type `inventory` (version 1.4) as an upload."""
    rows = [{"sku": push.sku, "quantity": {"unit": "EACH", "amount": push.quantity}} for push in pushes]
    feed = orjson.dumps({"InventoryHeader": {"version": "1.4"}, "Inventory": rows})
    disposition = 'Content-Disposition: form-data; name="file"; filename="inventory.json"'
    head = f"--{_BOUNDARY}\r\n{disposition}\r\nContent-Type: application/json"
    return f"{head}\r\n\r\n".encode() + feed + f"\r\n--{_BOUNDARY}--\r\n".encode()


async def _push_one(http: Http, push: StockPush) -> StockAnswer:
    body = orjson.dumps({"sku": push.sku, "quantity": {"unit": "EACH", "amount": push.quantity}})
    request = Request("updateInventoryForAnItem", "PUT", INVENTORY, query=_query(push), headers=_JSON, body=body)
    try:
        return _answer(push, quantity=_amount(part(await http.send(request), "quantity")))
    except PartnerRefused as no:
        return _answer(push, code=no.code, message=no.message)


async def _push_feed(http: Http, pushes: Sequence[StockPush]) -> list[StockAnswer]:
    """A feed is worked on in Walmart's own time: what is not finished when asked counts as taken."""
    headers = {"content-type": f"multipart/form-data; boundary={_BOUNDARY}"}
    query = {"feedType": "inventory"} | ({"shipNode": pushes[0].location_id} if pushes[0].location_id else {})
    request = Request("updateBulkInventory", "POST", FEEDS, query=query, headers=headers, body=feed_body(pushes))
    feed_id = str(part(await http.send(request), "feedId"))
    state = await _feed(http, feed_id, 0)
    failed = int(state.get("itemsFailed") or 0)
    if state.get("feedStatus") not in ("PROCESSED", "ERROR"):
        return [
            _answer(push, code=str(state.get("feedStatus")), is_taken=True, message=f"feed {feed_id}")
            for push in pushes
        ]
    if not failed and state.get("feedStatus") == "PROCESSED":
        return [_answer(push, quantity=push.quantity) for push in pushes]
    errors: dict[str, tuple[str, str]] = {}
    for offset in range(0, len(pushes), DETAILS):
        errors |= _errors(state if not offset else await _feed(http, feed_id, offset))
    whole = ("feed_error", f"feed {feed_id}") if state.get("feedStatus") == "ERROR" and not errors else None
    return [_of_feed(push, whole or errors.get(push.sku)) for push in pushes]


async def _feed(http: Http, feed_id: str, offset: int) -> dict[str, Any]:
    query = {"includeDetails": "true", "offset": str(offset), "limit": str(DETAILS)}
    answer = await http.send(Request("getFeedItemStatus", "GET", f"{FEEDS}/{quote(feed_id, safe='')}", query=query))
    part(answer, "feedStatus")
    said: dict[str, Any] = answer.json()
    return said


def _errors(state: dict[str, Any]) -> dict[str, tuple[str, str]]:
    found = {}
    for row in (state.get("itemDetails") or {}).get("itemIngestionStatus") or ():
        told = (row.get("ingestionErrors") or {}).get("ingestionError") or [{}]
        if row.get("ingestionStatus") not in ("SUCCESS", "INPROGRESS"):
            words = str(told[0].get("description") or row["ingestionStatus"])
            found[str(row.get("sku"))] = (str(told[0].get("code") or row["ingestionStatus"]), words)
    return found


def _of_feed(push: StockPush, wrong: tuple[str, str] | None) -> StockAnswer:
    return _answer(push, code=wrong[0], message=wrong[1]) if wrong else _answer(push, quantity=push.quantity)


def _query(push: StockPush) -> dict[str, str]:
    return {"sku": push.sku} | ({"shipNode": push.location_id} if push.location_id else {})


def _amount(quantity: dict[str, Any]) -> int:
    return int(quantity["amount"])


def _answer(
    push: StockPush, *, quantity: int | None = None, code: str = "", message: str = "", is_taken: bool = False
) -> StockAnswer:
    return StockAnswer(push.listing_id, push.sku, is_taken or not code, quantity, code, message)
