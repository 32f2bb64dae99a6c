"""Writing to buyers (Message API v1)."""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from linkstar.connect.afterwards import Reply, ReplyAnswer
from linkstar.connect.channels.ebay.calls.afterwards import conversation
from linkstar.connect.channels.ebay.wire.values import part, rows
from linkstar.connect.wire import Http, PartnerRefused, Request

PATH = "/commerce/message/v1/send_message"
TEXT_MAX = 2000


async def reply(http: Http, replies: Sequence[Reply]) -> list[ReplyAnswer]:
    """Writes, one answer each. What stands in the conversation as our last word already is not written again."""
    return [await _one(http, one) for one in replies]


async def _one(http: Http, one: Reply) -> ReplyAnswer:
    if not one.text or len(one.text) > TEXT_MAX:
        return ReplyAnswer(
            one.key, is_taken=False, code="text_length", message=f"eBay takes 1 to {TEXT_MAX} characters"
        )
    if not one.conversation_id and not one.buyer_id:
        return ReplyAnswer(
            one.key, is_taken=False, code="no_receiver", message="neither a conversation nor a buyer is named"
        )
    try:
        said = await _our_last_word(http, one) if one.conversation_id else ""
        if not said:
            said = str(part(await http.send(send_request(one)), "messageId"))
    except PartnerRefused as no:
        return ReplyAnswer(one.key, is_taken=False, code=no.code, message=no.message)
    return ReplyAnswer(one.key, is_taken=True, external_id=said)


def send_request(one: Reply) -> Request:
    """sendMessage; not safe to repeat blindly."""
    to = {"conversationId": one.conversation_id} if one.conversation_id else {"otherPartyUsername": one.buyer_id}
    body = orjson.dumps({**to, "messageText": one.text})
    return Request("sendMessage", "POST", PATH, headers={"content-type": "application/json"}, body=body, is_safe=False)


async def _our_last_word(http: Http, one: Reply) -> str:
    """The id of the newest message if it is ours and says the same; else ""."""
    newest = next(iter(rows(await conversation(http, one.conversation_id), "messages")), {})
    is_same = newest.get("senderUsername") == http.account.external_id and newest.get("messageBody") == one.text
    return str(newest.get("messageId") or "") if is_same else ""
