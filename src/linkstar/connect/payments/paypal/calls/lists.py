"""Bookings and disputes since a moment.

PayPal's report pages by number over a window of time, shows a booking up to three hours after it was made, and gives at
most 31 days and 10,000 bookings at once. So a window is fixed at its first page, each window begins hours before the last one
ended, and one that holds too much is halved.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

from linkstar.connect.channel import Cursor, OrderPage, RawMessage
from linkstar.connect.payments.paypal import wire
from linkstar.connect.payments.paypal.wire.values import listed
from linkstar.connect.reading import moment, stamp
from linkstar.connect.wire import Answer, Http, PartnerRefused, Request, Unreadable

TRANSACTIONS, DISPUTES = "/v1/reporting/transactions", "/v1/customer/disputes"
PAGE, DISPUTES_PAGE = 500, 50
WINDOW_MAX = timedelta(days=30)
WINDOW_MIN = timedelta(minutes=1)
LATE = timedelta(hours=4)  # three, as PayPal says, and one for our clocks
DISPUTES_OVERLAP = timedelta(minutes=10)
TOO_MUCH = "RESULTSET_TOO_LARGE"


async def settlements_since(http: Http, cursor: Cursor) -> OrderPage:
    """A page of bookings."""
    until, _, number = cursor.page.partition(" ")
    end = moment(until) if until else _to_ms(min(http.now, cursor.since + WINDOW_MAX))
    page = int(number or 1)
    if cursor.since >= end:
        return OrderPage((), Cursor(cursor.since), has_more=False)
    try:
        answer = await http.send(Request("search.get", "GET", TRANSACTIONS, query={
            "start_date": stamp(cursor.since), "end_date": stamp(end), "fields": "transaction_info",
            "page_size": str(PAGE), "page": str(page),
        }))  # fmt: skip
    except PartnerRefused as no:
        half = (end - cursor.since) / 2
        if no.code != TOO_MUCH or half < WINDOW_MIN:
            raise
        return OrderPage((), Cursor(cursor.since, f"{stamp(cursor.since + half)} 1"), has_more=True)
    messages = [wire.transaction_message(one) for one in listed(answer, "transaction_details", beside="total_items")]
    if page < _count(answer, "total_pages"):
        return OrderPage(messages, Cursor(cursor.since, f"{stamp(end)} {page + 1}"), has_more=True)
    return OrderPage(messages, *_after(http, cursor, end))


async def claims_since(http: Http, cursor: Cursor) -> OrderPage:
    """Disputes that changed, each asked for whole: the list leaves out which payment they are about."""
    until, _, token = cursor.page.partition(" ")
    end = moment(until) if until else _to_ms(http.now)
    if cursor.since >= end:
        return OrderPage((), Cursor(cursor.since), has_more=False)
    answer = await http.send(Request("disputes.list", "GET", DISPUTES, query={
        "update_time_after": stamp(cursor.since), "update_time_before": stamp(end), "page_size": str(DISPUTES_PAGE),
        **({"next_page_token": token} if token else {}),
    }))  # fmt: skip
    found = listed(answer, "items", beside="links")
    messages = [await _dispute(http, str(one.get("dispute_id") or "")) for one in found]
    following = _next_token(answer)
    if found and following:
        return OrderPage(messages, Cursor(cursor.since, f"{stamp(end)} {following}"), has_more=True)
    return OrderPage(messages, Cursor(max(cursor.since, end - DISPUTES_OVERLAP)), has_more=False)


async def _dispute(http: Http, id_: str) -> RawMessage:
    answer = await http.send(Request("disputes.get", "GET", f"{DISPUTES}/{quote(id_, safe='')}"))
    return wire.dispute_message(answer.body, "poll")


def _after(http: Http, cursor: Cursor, end: datetime) -> tuple[Cursor, bool]:
    """Where to go on when a window is read, and whether at once: what is newer than `LATE` may still come."""
    is_behind = http.now - end > LATE
    reached = end if is_behind else end - LATE
    return Cursor(max(cursor.since, reached)), is_behind


def _next_token(answer: Answer) -> str:
    links: Sequence[Any] = answer.json().get("links") or ()
    href = next((str(one.get("href")) for one in links if isinstance(one, dict) and one.get("rel") == "next"), "")
    return dict(parse_qsl(urlsplit(href).query)).get("next_page_token", "")


def _count(answer: Answer, name: str) -> int:
    said = answer.json().get(name, 0)
    if not isinstance(said, int):
        raise Unreadable(f"{name} is no number", body=answer.body)
    return said


def _to_ms(at: datetime) -> datetime:
    """PayPal is told milliseconds: what we remember of a window has to be what was asked."""
    return at.replace(microsecond=at.microsecond // 1000 * 1000)
