"""Reverse orders, statements and transactions, since a moment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from linkstar.connect.channel import Cursor, OrderPage, RawMessage
from linkstar.connect.channels.lazada import wire
from linkstar.connect.channels.lazada.calls.ask import get
from linkstar.connect.channels.lazada.wire.values import data, listed, rows
from linkstar.connect.streams import Place, read_streams
from linkstar.connect.windows import Rows, next_window
from linkstar.connect.wire import Http

PAGE, TRANSACTIONS = 50, 100
OVERLAP_S, SPAN_MAX_S = 600, 15 * 86_400
# Transactions are told by the day, and change when their statement is paid.
MONEY_OVERLAP_S = 3 * 86_400
MONEY_WINDOW = timedelta(days=30)
STATEMENTS_BACK = timedelta(days=21)


async def claims_since(http: Http, cursor: Cursor) -> OrderPage:
    """Returns and refunds, and cancellations that buyers asked for."""

    async def asked(first: int, last: int, is_whole: bool) -> tuple[Rows, bool]:
        query = {
            "ReverseOrderLineModifiedTimeRangeStart": str(first * 1000),
            "ReverseOrderLineModifiedTimeRangeEnd": str(last * 1000 + 999), "page_size": str(PAGE),
        }  # fmt: skip
        found: Rows = []
        number = 1
        while True:
            answer = await get(
                http, "GetReverseOrdersForSeller", "/reverse/getreverseordersforseller", **query, page_no=str(number)
            )
            said = data(answer, "result")
            page = rows(said, "items")
            found += page
            more = bool(page) and int(said.get("total") or 0) > len(found)
            if not (more and is_whole):
                return found, more
            number += 1

    window = await next_window(cursor, http.now, asked, overlap_s=OVERLAP_S, span_max_s=SPAN_MAX_S)
    messages = [wire.claim_message(one) for one in window.rows]
    messages.sort(key=lambda message: (message.happened_at or http.now, message.external_id))
    return OrderPage(messages, window.cursor, window.has_more)


async def settlements_since(http: Http, cursor: Cursor) -> OrderPage:
    """Statements, then transactions; both are told by the day of the shop's zone."""

    async def statements(place: Place) -> tuple[Sequence[RawMessage], str]:
        after = _day(http, cursor.since - STATEMENTS_BACK)
        found = listed(await get(http, "GetPayoutStatus", "/finance/payout/status/get", created_after=after))
        return [wire.statement_message(one) for one in found], ""

    async def transactions(place: Place) -> tuple[Sequence[RawMessage], str]:
        start = int(place.token or "0")
        query = {
            "start_time": _day(http, cursor.since), "end_time": _day(http, place.until), "offset": str(start),
            "limit": str(TRANSACTIONS),
        }  # fmt: skip
        answer = await get(http, "QueryTransactionDetails", "/finance/transaction/details/get", **query)
        found = listed(answer)
        following = str(start + len(found)) if len(found) == TRANSACTIONS else ""
        return [wire.transaction_message(one) for one in found], following

    asks = (statements, transactions)
    return await read_streams(cursor, http.now, asks, overlap_s=MONEY_OVERLAP_S, window_max=MONEY_WINDOW)


def _day(http: Http, at: datetime) -> str:
    return f"{at.astimezone(ZoneInfo(http.account.zone)):%Y-%m-%d}"
