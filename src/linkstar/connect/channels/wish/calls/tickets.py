"""Questions of customers: tickets by time of change, and replies to those that wait for the merchant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote

import orjson

from linkstar.connect.afterwards import Reply, ReplyAnswer
from linkstar.connect.channel import Cursor, OrderPage
from linkstar.connect.channels.wish.calls.pages import Rows, changed_since
from linkstar.connect.channels.wish.errors import NOT_FOUND
from linkstar.connect.channels.wish.wire import ticket as wire
from linkstar.connect.channels.wish.wire.values import record, rows
from linkstar.connect.reading import stamp
from linkstar.connect.wire import Http, PartnerRefused, Request

TICKETS = "/api/v3/tickets"
PAGE, PAGE_MAX = 20, 500
TEXT_MAX = 2000
WAITING = "AWAITING_MERCHANT"


async def messages_since(http: Http, cursor: Cursor) -> OrderPage:
    """All messages of the tickets that changed since the cursor; those that were told before keep their keys."""

    async def ask(since: datetime, until: datetime, limit: int) -> Rows:
        query = {
            "updated_at_min": stamp(since), "updated_at_max": stamp(until), "sort_by": "updated_at.asc",
            "limit": str(limit),
        }  # fmt: skip
        return rows(await http.send(Request("listTickets", "GET", TICKETS, query)))

    found, following, has_more = await changed_since(http, cursor, ask, size=PAGE, size_max=PAGE_MAX)
    return OrderPage([message for one in found for message in wire.messages_of(one)], following, has_more)


async def reply(http: Http, replies: Sequence[Reply]) -> list[ReplyAnswer]:
    """Writes to customers, one call each; a reply that stands in the ticket already is not written again."""
    return [await _one(http, each) for each in replies]


async def _one(http: Http, said: Reply) -> ReplyAnswer:
    if not said.conversation_id:
        return _no(said, "no_conversation", "only a customer opens a ticket at Wish")
    if len(said.text) > TEXT_MAX:
        return _no(said, "too_long", f"Wish takes {TEXT_MAX} characters")
    path = f"{TICKETS}/{quote(said.conversation_id, safe='')}"
    try:
        ticket: dict[str, Any] = record(await http.send(Request("getTicket", "GET", path)))
        if wire.is_answered_with(ticket, said.text):
            return ReplyAnswer(said.key, is_taken=True)
        if ticket.get("state") != WAITING:
            return _no(said, "not_waiting", f"the ticket does not wait for the merchant: {ticket.get('state')}")
        body = orjson.dumps({"message": said.text})
        headers = {"content-type": "application/json"}
        await http.send(Request("replyTicket", "POST", f"{path}/replies", headers=headers, body=body, is_safe=False))
    except PartnerRefused as no:
        return _no(said, no.code, "the merchant has no such ticket" if no.code == NOT_FOUND else no.message)
    return ReplyAnswer(said.key, is_taken=True)


def _no(said: Reply, code: str, message: str) -> ReplyAnswer:
    return ReplyAnswer(said.key, is_taken=False, code=code, message=message)
