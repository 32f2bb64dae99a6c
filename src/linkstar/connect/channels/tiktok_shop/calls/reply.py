"""Writing to buyers, in a conversation that there is."""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from linkstar.connect.afterwards import Reply, ReplyAnswer
from linkstar.connect.channels.tiktok_shop import wire
from linkstar.connect.channels.tiktok_shop.calls.afterwards import newest_messages
from linkstar.connect.channels.tiktok_shop.calls.ask import request_of
from linkstar.connect.channels.tiktok_shop.wire.values import data, rows
from linkstar.connect.wire import Http, PartnerRefused, Request

TEXT_MAX = 2000


async def reply(http: Http, replies: Sequence[Reply]) -> list[ReplyAnswer]:
    """Writes, one answer each. What stands in the conversation as our last word already is not written again."""
    return [await _one(http, one) for one in replies]


async def _one(http: Http, one: Reply) -> ReplyAnswer:
    if not one.text or len(one.text) > TEXT_MAX:
        return ReplyAnswer(one.key, is_taken=False, code="text_length", message=f"1 to {TEXT_MAX} characters are taken")
    if not one.conversation_id:
        return ReplyAnswer(
            one.key, is_taken=False, code="no_conversation", message="TikTok Shop lets the buyer speak first"
        )
    try:
        newest = next(iter(rows(await newest_messages(http, one.conversation_id), "messages")), {})
        is_ours = (newest.get("sender") or {}).get("role") in ("CUSTOMER_SERVICE", "SHOP")
        if is_ours and wire.text_of(newest) == one.text:
            return ReplyAnswer(one.key, is_taken=True, external_id=str(newest.get("id") or ""))
        said = data(await http.send(send_request(one)))
    except PartnerRefused as no:
        return ReplyAnswer(one.key, is_taken=False, code=no.code, message=no.message)
    return ReplyAnswer(one.key, is_taken=True, external_id=str(said.get("message_id") or ""))


def send_request(one: Reply) -> Request:
    """sendMessage; not safe to repeat blindly."""
    body = {"type": "TEXT", "content": orjson.dumps({"content": one.text}).decode(), "sender_role": "CUSTOMER_SERVICE"}
    path = f"/customer_service/202606/conversations/{one.conversation_id}/messages"
    return request_of("sendMessage", path, body=body, is_safe=False)
