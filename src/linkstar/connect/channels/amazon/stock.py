"""Stock at Amazon: one patch per listing for a few, one feed for many; read back twenty SKUs a call."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from typing import Any

import orjson

from linkstar.connect.channel import StockAnswer, StockPush
from linkstar.connect.channels.amazon import asks
from linkstar.connect.channels.amazon.wire import part
from linkstar.connect.wire import Http, PartnerRefused, Unreadable

FEED_MAX = 25_000  # messages of one feed
FEED_FROM = 50  # pushes; below it patches (5 a second) are done sooner than a feed is processed


async def push(http: Http, pushes: Sequence[StockPush]) -> Sequence[StockAnswer]:
    """Sets what listings offer; one answer per push, in order."""
    if len(pushes) >= FEED_FROM:
        starts = range(0, len(pushes), FEED_MAX)
        return [answer for start in starts for answer in await _push_feed(http, pushes[start : start + FEED_MAX])]
    return [await _push_one(http, one) for one in pushes]


async def read(http: Http, listings: Sequence[StockPush]) -> Sequence[StockAnswer]:
    """What listings offer now, in order; a SKU that Amazon does not know is not taken."""
    if len(listings) == 1:
        return [await _read_one(http, listings[0])]
    plain = sorted({one.sku for one in listings if "," not in one.sku})  # a comma would split the list of identifiers
    shown: dict[str, dict[str, Any]] = {}
    for start in range(0, len(plain), asks.SKUS_MAX):
        answer = await http.send(asks.search_listings(http.account, plain[start : start + asks.SKUS_MAX]))
        shown |= {item["sku"]: item for item in part(answer, "items")}
    answers = []
    for one in listings:
        if "," in one.sku:
            answers.append(await _read_one(http, one))
        elif one.sku in shown:
            quantity = quantity_of(shown[one.sku], one.location_id or "DEFAULT")
            answers.append(StockAnswer(one.listing_id, one.sku, True, quantity))
        else:
            answers.append(StockAnswer(one.listing_id, one.sku, False, None, "NOT_FOUND", "Amazon has no such SKU"))
    return answers


def quantity_of(item: dict[str, Any], channel: str = "DEFAULT") -> int:
    """What a listing offers through one fulfilment channel; a channel that is not listed offers nothing."""
    rows = item.get("fulfillmentAvailability") or ()
    return sum(int(row.get("quantity", 0)) for row in rows if row["fulfillmentChannelCode"] == channel)


def answer_of(push: StockPush, said: dict[str, Any]) -> StockAnswer:
    """What a listings submission says about a push: accepted, or the first error."""
    if said.get("status") in ("ACCEPTED", "VALID"):
        return StockAnswer(push.listing_id, push.sku, True)
    issues = [issue for issue in said.get("issues") or () if issue.get("severity") == "ERROR"] or [{}]
    code, message = issues[0].get("code") or str(said.get("status")), issues[0].get("message") or "not accepted"
    return StockAnswer(push.listing_id, push.sku, False, None, str(code), str(message))


async def _push_one(http: Http, push: StockPush) -> StockAnswer:
    try:
        return answer_of(push, (await http.send(asks.patch_stock(http.account, push))).json())
    except PartnerRefused as no:
        return StockAnswer(push.listing_id, push.sku, False, None, no.code, no.message)


async def _read_one(http: Http, listing: StockPush) -> StockAnswer:
    try:
        item = (await http.send(asks.get_listing(http.account, listing.sku))).json()
    except PartnerRefused as no:
        return StockAnswer(listing.listing_id, listing.sku, False, None, no.code, no.message)
    quantity = quantity_of(item, listing.location_id or "DEFAULT")
    return StockAnswer(listing.listing_id, listing.sku, True, quantity)


async def _push_feed(http: Http, pushes: Sequence[StockPush]) -> Sequence[StockAnswer]:
    """A feed is processed in Amazon's own time: what is not finished when asked counts as taken, as a patch does."""
    place = await http.send(asks.create_feed_document())
    await http.send(asks.upload_feed(part(place, "url"), http.account, pushes))
    feed_id = part(await http.send(asks.create_feed(http.account, part(place, "feedDocumentId"))), "feedId")
    feed = await http.send(asks.get_feed(feed_id))
    state, report = part(feed, "processingStatus"), feed.json().get("resultFeedDocumentId")
    if state in ("FATAL", "CANCELLED"):
        return [StockAnswer(one.listing_id, one.sku, False, None, state, f"feed {feed_id}") for one in pushes]
    if state != "DONE" or not report:
        return [StockAnswer(one.listing_id, one.sku, True, None, state, f"feed {feed_id}") for one in pushes]
    return feed_answers(pushes, await _document(http, report))


def feed_answers(pushes: Sequence[StockPush], report: bytes) -> Sequence[StockAnswer]:
    """One answer per push from a feed's processing report. Raises Unreadable."""
    try:
        issues = orjson.loads(report)["issues"]
        errors = {
            issue["messageId"]: issue for issue in issues if issue["severity"] == "ERROR" and "messageId" in issue
        }
    except (KeyError, TypeError, ValueError) as wrong:
        raise Unreadable(f"not a processing report: {wrong!r}", body=report) from wrong
    answers = []
    for number, push in enumerate(pushes, 1):
        issue = errors.get(number)
        code, message = (str(issue.get("code", "")), str(issue["message"])) if issue else ("", "")
        answers.append(StockAnswer(push.listing_id, push.sku, issue is None, None, code, message))
    return answers


async def _document(http: Http, document_id: str) -> bytes:
    place = await http.send(asks.get_feed_document(document_id))
    body = (await http.send(asks.download(part(place, "url")))).body
    is_packed = place.json().get("compressionAlgorithm") == "GZIP" and body[:2] == b"\x1f\x8b"
    return gzip.decompress(body) if is_packed else body
