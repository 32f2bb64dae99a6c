"""Orders: those changed since a moment, and one by its number. The list lacks addresses, so each order is asked for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from linkstar.connect.channel import Cursor, OrderPage, RawMessage
from linkstar.connect.channels.aliexpress import wire
from linkstar.connect.channels.aliexpress.calls.ask import request_of
from linkstar.connect.channels.aliexpress.errors import is_no_order
from linkstar.connect.channels.aliexpress.wire.values import listed, moment, result, wall
from linkstar.connect.windows import Rows, next_window
from linkstar.connect.wire import Http, PartnerRefused

LIST, INFO = "aliexpress.solution.order.get", "aliexpress.solution.order.info.get"
PAGE = 50
OVERLAP_S = 900
SPAN_MAX_S = 7 * 86_400
LAG_S = 60
DETAILS = 31  # all five bits: parcels, refunds, issues, discounts, loans
# The documents give no order that is closed unless it is asked for by itself.
CLOSED = "FINISH"


async def orders_since(http: Http, cursor: Cursor) -> OrderPage:
    """A page of orders changed since the cursor, oldest change first; of those that are over, in a list of their own."""

    async def asked(first: int, last: int, is_whole: bool) -> tuple[Rows, bool]:
        running, more = await _list(http, first, last, is_whole=is_whole)
        closed, closed_more = await _list(http, first, last, is_whole=is_whole, status=CLOSED)
        return [*running, *closed], more or closed_more

    latest = http.now - timedelta(seconds=LAG_S)
    window = await next_window(cursor, latest, asked, overlap_s=OVERLAP_S, span_max_s=SPAN_MAX_S)
    messages = []
    for id_ in dict.fromkeys(str(one["order_id"]) for one in window.rows):
        order = await get_order(http, id_)
        messages += [wire.order_message(order, "poll")] if order else []
    messages.sort(key=lambda message: (message.happened_at or http.now, message.external_id))
    return OrderPage(messages, window.cursor, window.has_more)


async def one_order(http: Http, external_id: str) -> RawMessage | None:
    """One whole order; None if the shop has none of this number."""
    order = await get_order(http, external_id)
    return wire.order_message(order, "poll") if order else None


async def get_order(http: Http, order_id: str) -> dict[str, Any] | None:
    """An order as it stands; None if the shop has none of this number. Raises PartnerRefused."""
    if not order_id.isdecimal():
        return None
    asked = request_of(INFO, {"param1": {"order_id": int(order_id), "ext_info_bit_flag": DETAILS}})
    try:
        said = result(await http.send(asked), INFO)
        found = said.get("data")
        if not isinstance(found, dict) or not found:
            raise PartnerRefused(
                str(said.get("error_message") or "order not found"), code=str(said.get("error_code") or "")
            )
    except PartnerRefused as no:
        if not is_no_order(no):
            raise
        return None
    return found


async def _list(http: Http, first: int, last: int, *, is_whole: bool, status: str = "") -> tuple[Rows, bool]:
    """Rows of the list whose clock shows a time between two seconds, both included; whether there are more.

    Whether the ends belong to a range is not said: a second more is asked for at both, and left out here. Times have no zone:
    around the hour that comes twice all of it is taken, however often.
    """
    begin, end = _wall(first, -1), _wall(last, 1)
    shown = (_wall(first, 0), _wall(last, 0))
    if _is_twice(first) or _is_twice(last) or begin > end:
        begin, end = min(begin, end)[:13] + ":00:00", max(begin, end)[:13] + ":59:59"
        shown = (begin, end)
    found: Rows = []
    number = 1
    while True:
        query: dict[str, object] = {
            "modified_date_start": begin,
            "modified_date_end": end,
            "page_size": PAGE,
            "current_page": number,
        }
        query |= {"order_status": status} if status else {}
        said = result(await http.send(request_of(LIST, {"param0": query})), LIST)
        page = listed(said.get("target_list"))
        found += page
        more = bool(page) and int(said.get("total_count") or 0) > len(found)
        if not (more and is_whole):
            return [one for one in found if shown[0] <= str(one.get("gmt_update") or shown[0]) <= shown[1]], more
        number += 1


def _wall(seconds: int, beside: int) -> str:
    return wall(datetime.fromtimestamp(seconds + beside, UTC))


def _is_twice(seconds: int) -> bool:
    """Whether the clock of the US west coast shows this time twice, an hour before or after."""
    at = datetime.fromtimestamp(seconds, UTC)
    return moment(wall(at)) != at or any(wall(at + timedelta(hours=step)) == wall(at) for step in (-1, 1))
