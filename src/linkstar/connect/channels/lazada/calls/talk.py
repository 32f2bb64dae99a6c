"""The chat with buyers: what was said since a moment, and writing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from linkstar.connect.afterwards import Reply, ReplyAnswer
from linkstar.connect.alibaba.sign import millis
from linkstar.connect.alibaba.values import is_true, stamp
from linkstar.connect.channel import Cursor, OrderPage, RawMessage
from linkstar.connect.channels.lazada import wire
from linkstar.connect.channels.lazada.calls.ask import get, post
from linkstar.connect.channels.lazada.wire.values import data, rows, whole
from linkstar.connect.wire import Http, PartnerRefused, Request

PAGE = 20
OVERLAP_S = 600
TEXT_MAX = 2000
TEXT = "1"  # the template of plain words


async def messages_since(http: Http, cursor: Cursor) -> OrderPage:
    """The conversations, the latest first, until one has nothing new; and of each what was said since the cursor."""
    words = cursor.page.split(" ") if cursor.page else [str(millis(http.now)), str(millis(http.now)), ""]
    begun, start, last = words
    query = {"start_time": start, "page_size": str(PAGE)} | ({"last_session_id": last} if last else {})
    said = data(await get(http, "GetSessionList", "/im/session/list", **query))
    sessions, since = rows(said, "session_list"), millis(cursor.since)
    fresh = [one for one in sessions if int(one.get("last_message_time") or 0) >= since]
    messages = [message for one in fresh for message in await _said(http, one, since)]
    following = f"{said.get('next_start_time')} {said.get('last_session_id')}"
    if is_true(said.get("has_more")) and sessions and len(fresh) == len(sessions):
        return OrderPage(messages, Cursor(cursor.since, f"{begun} {following}"), has_more=True)
    end = stamp(begun) - timedelta(seconds=OVERLAP_S)
    return OrderPage(messages, Cursor(max(cursor.since, end)), has_more=False)


async def reply(http: Http, replies: Sequence[Reply]) -> list[ReplyAnswer]:
    """Writes, one answer each. What stands in the conversation as our last word already is not written again."""
    return [await _one(http, one) for one in replies]


def send_request(session: str, text: str) -> Request:
    """SendMessage; not safe to repeat blindly."""
    return post("SendMessage", "/im/message/send", {"session_id": session, "template_id": TEXT, "txt": text})


async def _one(http: Http, one: Reply) -> ReplyAnswer:
    if not one.text or len(one.text) > TEXT_MAX:
        return ReplyAnswer(one.key, is_taken=False, code="text_length", message=f"1 to {TEXT_MAX} characters are taken")
    try:
        session = one.conversation_id or await _opened(http, one.order_id)
        if not session:
            return ReplyAnswer(
                one.key, is_taken=False, code="no_conversation", message="name a conversation or an order"
            )
        newest = next(iter(rows(await _page(http, session, {}), "message_list")), {})
        if wire.author_of(newest) == "seller" and wire.text_of(newest) == one.text:
            return ReplyAnswer(one.key, is_taken=True, external_id=str(newest.get("message_id") or ""))
        said = whole(await http.send(send_request(session, one.text)))
    except PartnerRefused as no:
        return ReplyAnswer(one.key, is_taken=False, code=no.code, message=no.message)
    told = said.get("data")
    return ReplyAnswer(
        one.key, is_taken=True, external_id=str((told or {}).get("message_id") or "") if isinstance(told, dict) else ""
    )


async def _opened(http: Http, order_id: str) -> str:
    """The conversation about an order of the last seven days, opened where there is none; "" without an order."""
    if not order_id:
        return ""
    return str(data(await get(http, "OpenSession", "/im/session/open", order_id=order_id)).get("session_id") or "")


async def _page(http: Http, session: str, place: Mapping[str, str]) -> dict[str, Any]:
    """A page of a conversation, newest message first."""
    query = {"session_id": session, "start_time": str(millis(http.now)), "page_size": str(PAGE), **place}
    return data(await get(http, "GetMessages", "/im/message/list", **query))


async def _said(http: Http, session: dict[str, Any], since: int) -> list[RawMessage]:
    told: list[RawMessage] = []
    place: dict[str, str] = {}
    while True:
        said = await _page(http, str(session.get("session_id")), place)
        found = rows(said, "message_list")
        fresh = [one for one in found if int(one.get("send_time") or 0) >= since]
        told += [wire.message_of(session, one) for one in fresh]
        place = {
            "start_time": str(said.get("next_start_time")),
            "last_message_id": str(said.get("last_message_id") or ""),
        }
        if not is_true(said.get("has_more")) or len(fresh) < len(found) or not found:
            return told
