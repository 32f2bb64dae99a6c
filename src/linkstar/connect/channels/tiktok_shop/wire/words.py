"""Messages of TikTok Shop's customer service. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from linkstar.connect.afterwards import Author, SeenAttachment, SeenMessage
from linkstar.connect.channel import RawMessage
from linkstar.connect.channels.tiktok_shop.wire.fields import MESSAGE_FIELDS
from linkstar.connect.reading import Json, loads, reading, strangers, unix_moment, unix_moment_or_none

_ROLES: Mapping[str, Author] = {"BUYER": "buyer", "SHOP": "seller", "CUSTOMER_SERVICE": "seller"}


def message_of(conversation: Json, said: Json) -> RawMessage:
    """The raw message: what was said, and between whom."""
    about = {"id": conversation.get("id"), "participants": conversation.get("participants")}
    body = orjson.dumps({"conversation": about, "message": said}, option=orjson.OPT_SORT_KEYS)
    id_ = str(said.get("id") or "")
    return RawMessage("messages", id_, id_, body, "poll", unix_moment_or_none(said.get("create_time")))


def read_message(message: RawMessage) -> SeenMessage:
    """The message between people. Raises Unreadable."""
    with reading("a message of TikTok Shop", message.body):
        whole = loads(message.body)
        said, about = whole["message"], whole["conversation"]
        content = _content(said.get("content"))
        buyers = [one for one in about.get("participants") or () if one.get("role") == "BUYER"]
        url = str(content.get("url") or "")
        return SeenMessage(
            external_id=str(said["id"]),
            conversation_id=str(about["id"]),
            author=_ROLES.get(str((said.get("sender") or {}).get("role")), "channel"),
            text=text_of(said, content),
            sent_at=unix_moment(said["create_time"]),
            buyer_id=str(buyers[0].get("user_id") or "") if buyers else "",
            order_id=str(content.get("order_id") or ""),
            listing_id=str(content.get("sku_id") or ""),
            attachments=[SeenAttachment(str(said.get("type")), url)] if url else [],
            channel_kind=str(said.get("type") or ""),
            unknown=sorted(strangers("message", said, MESSAGE_FIELDS)),
        )


def text_of(said: Json, content: Json | None = None) -> str:
    """What can be read of a message: its own text, or TikTok Shop's words for a card."""
    found = _content(said.get("content")) if content is None else content
    return str(found.get("content") or said.get("plaintext") or "")


def _content(said: object) -> dict[str, Any]:
    """The content is JSON inside the JSON."""
    try:
        found = orjson.loads(said) if isinstance(said, str) and said else {}
    except ValueError:
        return {"content": said}
    return found if isinstance(found, dict) else {"content": str(found)}
