"""Writing to buyers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from linkstar.connect.afterwards import Reply, ReplyAnswer
from linkstar.connect.channels.shopee import wire
from linkstar.connect.channels.shopee.calls.afterwards import newest_messages
from linkstar.connect.channels.shopee.calls.ask import ask, request_of
from linkstar.connect.channels.shopee.wire.values import data, rows
from linkstar.connect.wire import Http, PartnerRefused, Request

TEXT_MAX = 2000


async def reply(http: Http, replies: Sequence[Reply]) -> list[ReplyAnswer]:
    """Writes, one answer each. What stands in the conversation as our last word already is not written again."""
    return [await _one(http, one) for one in replies]


async def _one(http: Http, one: Reply) -> ReplyAnswer:
    if not one.text or len(one.text) > TEXT_MAX:
        return ReplyAnswer(one.key, is_taken=False, code="text_length", message=f"1 to {TEXT_MAX} characters are taken")
    buyer = one.buyer_id
    try:
        if one.conversation_id:
            newest: dict[str, Any] = next(iter(rows(await newest_messages(http, one.conversation_id), "messages")), {})
            if wire.is_ours(newest, http.account.external_id) and wire.text_of(newest) == one.text:
                return ReplyAnswer(one.key, is_taken=True, external_id=str(newest.get("message_id") or ""))
            query = {"conversation_id": one.conversation_id}
            buyer = str((await ask(http, "sellerchat.get_one_conversation", query)).get("to_id") or buyer)
        if not buyer:
            return ReplyAnswer(one.key, is_taken=False, code="no_buyer", message="nobody is named to write to")
        said = data(await http.send(send_request(buyer, one.text)))
    except PartnerRefused as no:
        return ReplyAnswer(one.key, is_taken=False, code=no.code, message=no.message)
    return ReplyAnswer(one.key, is_taken=True, external_id=str(said.get("message_id") or ""))


def send_request(buyer: str, text: str) -> Request:
    """sellerchat.send_message; not safe to repeat blindly."""
    to = int(buyer) if buyer.isdigit() else buyer
    body = {"to_id": to, "message_type": "text", "content": {"text": text}}
    return request_of("sellerchat.send_message", body=body, is_safe=False)
