"""Calls for what Amazon tells beside orders: returns, transactions and settlements; its message templates; listings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

import orjson

from linkstar.connect.afterwards import Reply, ReplyAnswer, SeenListing
from linkstar.connect.channel import Cursor, OrderPage, RawMessage
from linkstar.connect.channels.amazon import asks, claims, listings, money, report, sites
from linkstar.connect.channels.amazon.wire import part
from linkstar.connect.reading import moment, stamp
from linkstar.connect.streams import Ask, Place, read_streams
from linkstar.connect.wire import Account, Http, PartnerRefused, Request

OVERLAP_S = 600
LAG = timedelta(seconds=120)  # Finances refuses a window that ends later than two minutes ago
WINDOW_MAX = timedelta(days=30)
RETURNS_BACK = timedelta(days=45)  # a return has no time of change: those of so many days are read each time
RETURNS_WINDOW, RETURNS_EVERY = timedelta(days=60), timedelta(hours=1)
FINANCES, MESSAGING = "/finances/2024-06-19/transactions", "/messaging/v1/orders"
# Template -> operation and characters, of those that take words alone; the others want files.
TEMPLATES = {
    "confirmCustomizationDetails": ("confirmCustomizationDetails", 800),
    "confirmDeliveryDetails": ("createConfirmDeliveryDetails", 2000),
    "confirmOrderDetails": ("createConfirmOrderDetails", 2000),
    "confirmServiceDetails": ("createConfirmServiceDetails", 2000),
    "unexpectedProblem": ("createUnexpectedProblem", 2000),
    "digitalAccessKey": ("createDigitalAccessKey", 400),
}
_GONE = ("NotFound", "404", "ResourceNotFound")


async def claims_since(http: Http, cursor: Cursor) -> OrderPage:
    """Returns, from a report that Amazon makes in its own time: a reading that finds it unfinished goes on at the next poll.

    Asked for once an hour at most. A report that failed, or is gone, is asked for anew then.
    """
    report_id, _, ended = cursor.page.partition(" ")
    if report_id:
        return await _returns(http, cursor, report_id, moment(ended))
    if http.now - cursor.since < RETURNS_EVERY:
        return OrderPage((), cursor, has_more=False)
    since = cursor.since - RETURNS_BACK
    if http.now - cursor.since < RETURNS_WINDOW:  # one report tells it all
        since = max(since, http.now - RETURNS_WINDOW)
    until = min(http.now, since + RETURNS_WINDOW)
    made = await http.send(asks.create_report(http.account, claims.REPORT, since, until))
    return await _returns(http, cursor, str(part(made, "reportId")), until)


async def _returns(http: Http, cursor: Cursor, report_id: str, until: datetime) -> OrderPage:
    try:
        answer = await http.send(asks.get_report(report_id))
    except PartnerRefused as no:
        if no.code in _GONE:
            return OrderPage((), Cursor(cursor.since), has_more=False)
        raise
    state = part(answer, "processingStatus")
    if state in ("IN_QUEUE", "IN_PROGRESS"):
        return OrderPage((), Cursor(cursor.since, f"{report_id} {stamp(until)}"), has_more=False)
    if state == "FATAL":
        return OrderPage((), Cursor(cursor.since), has_more=False)
    # Amazon cancels a report that would be empty.
    table = await report.fetch(http, part(answer, "reportDocumentId")) if state == "DONE" else b""
    overlap = timedelta(seconds=OVERLAP_S)
    behind = http.now - until >= RETURNS_EVERY
    return OrderPage(
        claims.messages_of(table) if table else (), Cursor(max(cursor.since, until - overlap)), has_more=behind
    )


async def settlements_since(http: Http, cursor: Cursor) -> OrderPage:
    """Transactions of each marketplace, then the settlement reports that Amazon made, each file whole."""

    def transactions(marketplace: str) -> Ask:
        async def ask(place: Place) -> tuple[Sequence[RawMessage], str]:
            answer = await http.send(_list_transactions(cursor.since, place, marketplace))
            said = part(answer, "payload") or {}
            rows = said.get("transactions") or ()
            return [money.transaction_message(row) for row in rows], str(said.get("nextToken") or "")

        return ask

    async def reports(place: Place) -> tuple[Sequence[RawMessage], str]:
        answer = await http.send(_get_reports(http.account, cursor.since, place))
        made = [row for row in part(answer, "reports") if row.get("processingStatus") == "DONE"]
        told = [
            money.report_message(str(row["reportId"]), await _file(http, row), row.get("createdTime")) for row in made
        ]
        return told, str(answer.json().get("nextToken") or "")

    asked = [transactions(marketplace) for marketplace in sites.marketplace_ids(http.account)]
    return await read_streams(cursor, http.now - LAG, [*asked, reports], overlap_s=OVERLAP_S, window_max=WINDOW_MAX)


async def _file(http: Http, row: dict[str, Any]) -> bytes:
    return await report.fetch(http, str(row["reportDocumentId"]))


def _list_transactions(since: datetime, place: Place, marketplace: str) -> Request:
    query = {"postedAfter": stamp(since), "postedBefore": stamp(place.until), "marketplaceId": marketplace}
    return Request("listTransactions", "GET", FINANCES, query | ({"nextToken": place.token} if place.token else {}))


def _get_reports(account: Account, since: datetime, place: Place) -> Request:
    """The settlement reports made since; a following page is asked for by its token alone."""
    query = {
        "reportTypes": money.REPORT, "createdSince": stamp(since), "pageSize": "10",
        "marketplaceIds": ",".join(sites.marketplace_ids(account)),
    }  # fmt: skip
    return Request("getReports", "GET", f"{asks.REPORTS}/reports", {"nextToken": place.token} if place.token else query)


async def templates(http: Http, order_id: str) -> Sequence[str]:
    """The templates that Amazon allows for an order now, as far as they take words alone."""
    path = f"{MESSAGING}/{quote(order_id, safe='')}"
    answer = await http.send(Request("getMessagingActionsForOrder", "GET", path, _where(http.account)))
    actions = (part(answer, "_links") or {}).get("actions") or ()
    return [str(action.get("name")) for action in actions if action.get("name") in TEMPLATES]


async def reply(http: Http, replies: Sequence[Reply]) -> list[ReplyAnswer]:
    """Sends templates, one answer each. Amazon does not show what was sent: a lost answer is not looked up."""
    return [await _send(http, one) for one in replies]


async def _send(http: Http, one: Reply) -> ReplyAnswer:
    if one.template not in TEMPLATES:
        words = "Amazon takes only its own templates; ask which are allowed for the order"
        return ReplyAnswer(one.key, is_taken=False, code="no_template", message=words)
    operation, most = TEMPLATES[one.template]
    if not 1 <= len(one.text) <= most:
        return ReplyAnswer(one.key, is_taken=False, code="text_length", message=f"Amazon takes 1 to {most} characters")
    path = f"{MESSAGING}/{quote(one.order_id, safe='')}/messages/{one.template}"
    body = orjson.dumps({"text": one.text})
    request = Request(
        operation, "POST", path, _where(http.account), {"content-type": "application/json"}, body, is_safe=False
    )
    try:
        await http.send(request)
    except PartnerRefused as no:
        return ReplyAnswer(one.key, is_taken=False, code=no.code, message=no.message)
    return ReplyAnswer(one.key, is_taken=True)


async def listings_page(http: Http, page: str) -> tuple[Sequence[SeenListing], str]:
    """A page of listings, the oldest first. Amazon pages through a thousand: the next begins with the last one's date."""
    since, _, token = page.partition(" ")
    answer = await http.send(_search_all(http.account, since, token))
    items = part(answer, "items")
    following = str((answer.json().get("pagination") or {}).get("nextToken") or "")
    last = listings.created(items[-1]) if items else ""
    more = f"{since} {following}" if following else ""
    if not following and token and last > since and int(part(answer, "numberOfResults")) > listings.PAGED_MAX:
        more = f"{last} "
    site = sites.marketplace_ids(http.account)[0]
    return [listings.read(item, site) for item in items], more


def _search_all(account: Account, since: str, token: str) -> Request:
    query = {
        "marketplaceIds": ",".join(sites.marketplace_ids(account)), "pageSize": str(asks.SKUS_MAX), "sortBy": "createdDate",
        "sortOrder": "ASC", "includedData": "summaries,offers,fulfillmentAvailability",
    }  # fmt: skip
    query |= ({"createdAfter": since} if since else {}) | ({"pageToken": token} if token else {})
    return Request("searchListingsItems", "GET", f"{asks.LISTINGS}/{quote(account.external_id, safe='')}", query)


def _where(account: Account) -> dict[str, str]:
    return {"marketplaceIds": sites.marketplace_ids(account)[0]}
