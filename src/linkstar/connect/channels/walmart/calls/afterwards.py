"""Returns since a moment, and settlements: the dates of reports, then the rows of each."""

from __future__ import annotations

from datetime import timedelta

from linkstar.connect.channel import Cursor, OrderPage, RawMessage
from linkstar.connect.channels.walmart import wire
from linkstar.connect.channels.walmart.calls.pages import after, next_place, place_of
from linkstar.connect.channels.walmart.wire.money import date_of
from linkstar.connect.channels.walmart.wire.values import part
from linkstar.connect.reading import stamp
from linkstar.connect.wire import Http, Request

RETURNS = "/v3/returns"
DATES, ROWS = "/v3/report/reconreport/availableReconFiles", "/v3/report/reconreport/reconFileJson"
PAGE, ROWS_MAX = 100, 1000
OVERLAP_S = 600
REPORT_LATE = timedelta(days=2)  # a report bears the day at which its period ends and may be made a day later


async def claims_since(http: Http, cursor: Cursor) -> OrderPage:
    """Returns changed since the cursor. Cancellations and refunds are told by the orders."""
    place = place_of(cursor, http.now)
    if cursor.since >= place.until:
        return OrderPage((), Cursor(cursor.since), has_more=False)
    query = place.words() or {
        "returnLastModifiedStartDate": stamp(cursor.since), "returnLastModifiedEndDate": stamp(place.until),
        "limit": str(PAGE), "replacementInfo": "true",
    }  # fmt: skip
    answer = await http.send(Request("getReturns", "GET", RETURNS, query=query))
    found = part(answer, "returnOrders")
    messages = [wire.return_message(one) for one in found]
    following = next_place(place, part(answer, "meta"), len(found))
    if following:
        return OrderPage(messages, Cursor(cursor.since, following.page()), has_more=True)
    is_behind = http.now - place.until > timedelta(seconds=OVERLAP_S)
    return OrderPage(messages, after(cursor, place, OVERLAP_S), has_more=is_behind)


async def settlements_since(http: Http, cursor: Cursor) -> OrderPage:
    """The next piece of the next report; `cursor.page` says which: "<dates that are left> <offset>"."""
    dates, _, offset = cursor.page.partition(" ")
    if not dates:
        answer = await http.send(Request("getAvailableV1ReconReportDates", "GET", DATES, query={"reportVersion": "v1"}))
        told = [str(date) for date in part(answer, "availableApReportDates")]
        dates = ",".join(sorted((date for date in told if date_of(date) >= cursor.since - REPORT_LATE), key=date_of))
    if not dates:
        return OrderPage((), Cursor(cursor.since), has_more=False)
    date, start = dates.split(",")[0], int(offset or "0")
    answer = await http.send(Request("getAvailableV1ReconReportAsJson", "GET", ROWS, query={
        "reportDate": date, "offset": str(start), "noOfRecords": str(ROWS_MAX),
    }))  # fmt: skip
    rows = [row for row in part(answer, "reportData") if row]
    messages: list[RawMessage] = [wire.report_message(date, start, rows)] if rows else []
    reached = int(answer.json().get("nextOffset") or 0)
    if rows and reached > start and len(rows) >= ROWS_MAX:
        return OrderPage(messages, Cursor(cursor.since, f"{dates} {reached}"), has_more=True)
    left = dates.split(",")[1:]
    if left:
        return OrderPage(messages, Cursor(cursor.since, f"{','.join(left)} 0"), has_more=True)
    return OrderPage(messages, Cursor(max(cursor.since, http.now - timedelta(days=1))), has_more=False)
