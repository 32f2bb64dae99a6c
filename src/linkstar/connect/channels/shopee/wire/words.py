"""Messages of Shopee's chat with buyers. Pure."""

from __future__ import annotations

from typing import Any

import orjson

from linkstar.connect.afterwards import SeenAttachment, SeenMessage
from linkstar.connect.channel import RawMessage
from linkstar.connect.channels.shopee.wire.fields import MESSAGE_FIELDS
from linkstar.connect.reading import Json, loads, reading, strangers, unix_moment, unix_moment_or_none
from linkstar.connect.wire import Account


def message_of(conversation: Json, said: Json) -> RawMessage:
    """The raw message: what was said, and with whom."""
    about = {name: conversation.get(name) for name in ("conversation_id", "to_id", "to_name")}
    body = orjson.dumps({"conversation": about, "message": said}, option=orjson.OPT_SORT_KEYS)
    id_ = str(said.get("message_id") or "")
    return RawMessage("messages", id_, id_, body, "poll", unix_moment_or_none(said.get("created_timestamp")))


def read_message(message: RawMessage, account: Account) -> SeenMessage:
    """The message between people. Raises Unreadable."""
    with reading("a message of Shopee", message.body):
        whole = loads(message.body)
        said, about = whole["message"], whole["conversation"]
        content, source = _dict(said.get("content")), _dict(said.get("source_content"))
        url = str(content.get("url") or content.get("image_url") or "")
        return SeenMessage(
            external_id=str(said["message_id"]),
            conversation_id=str(about["conversation_id"]),
            author="seller" if is_ours(said, account.external_id) else "buyer",
            text=str(content.get("text") or ""),
            sent_at=unix_moment(said["created_timestamp"]),
            buyer_id=str(about.get("to_id") or ""),
            order_id=str(content.get("order_sn") or source.get("order_sn") or ""),
            listing_id=str(content.get("item_id") or source.get("item_id") or ""),
            attachments=[SeenAttachment(str(said.get("message_type") or ""), url)] if url else [],
            channel_kind=str(said.get("message_type") or ""),
            unknown=sorted(strangers("message", said, MESSAGE_FIELDS)),
        )


def is_ours(said: Json, shop: str) -> bool:
    """Whether the shop wrote it; a buyer has no shop, or another."""
    return str(said.get("from_shop_id") or "") == shop


def text_of(said: Json) -> str:
    """The text of a message, "" for pictures and cards."""
    return str(_dict(said.get("content")).get("text") or "")


def _dict(said: object) -> dict[str, Any]:
    return said if isinstance(said, dict) else {}
