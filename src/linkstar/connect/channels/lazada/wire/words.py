"""Messages of Lazada's chat with buyers. Pure."""

from __future__ import annotations

from typing import Any

import orjson

from linkstar.connect.afterwards import Author, SeenAttachment, SeenMessage
from linkstar.connect.alibaba.values import stamp, stamp_or_none
from linkstar.connect.channel import RawMessage
from linkstar.connect.channels.lazada.wire.fields import MESSAGE_FIELDS
from linkstar.connect.reading import Json, loads, reading, strangers

FROM_PEOPLE, BUYER, SELLER = "1", "1", "2"


def message_of(session: Json, said: Json) -> RawMessage:
    """The raw message: what was said, and with whom."""
    about = {name: session.get(name) for name in ("session_id", "buyer_id", "title")}
    body = orjson.dumps({"session": about, "message": said}, option=orjson.OPT_SORT_KEYS)
    id_ = str(said.get("message_id") or "")
    # A message that is taken back comes again, with another status.
    key = f"{id_}@{said.get('status') or 0}"
    return RawMessage("messages", key, id_, body, "poll", stamp_or_none(said.get("send_time")))


def read_message(message: RawMessage) -> SeenMessage:
    """The message between people. Raises Unreadable."""
    with reading("a message of Lazada", message.body):
        whole = loads(message.body)
        said, about = whole["message"], whole["session"]
        content = content_of(said)
        url = str(content.get("imgUrl") or content.get("videoUrl") or "")
        return SeenMessage(
            external_id=str(said["message_id"]),
            conversation_id=str(about["session_id"]),
            author=author_of(said),
            text=text_of(said),
            sent_at=stamp(said["send_time"]),
            buyer_id=str(about.get("buyer_id") or ""),
            order_id=str(content.get("orderId") or ""),
            listing_id=str(content.get("itemId") or ""),
            attachments=[SeenAttachment(str(said.get("template_id") or ""), url)] if url else [],
            channel_kind=f"{said.get('template_id')}" + ("/recalled" if str(said.get("status")) == "1" else ""),
            unknown=sorted(strangers("message", said, MESSAGE_FIELDS)),
        )


def author_of(said: Json) -> Author:
    """Who said it: a message of the system is the channel's."""
    if str(said.get("type") or FROM_PEOPLE) != FROM_PEOPLE:
        return "channel"
    return "seller" if str(said.get("from_account_type")) == SELLER else "buyer"


def text_of(said: Json) -> str:
    """The words of a message, "" for pictures and cards."""
    return str(content_of(said).get("txt") or "")


def content_of(said: Json) -> dict[str, Any]:
    """The content is JSON inside the JSON."""
    content = said.get("content")
    try:
        found = orjson.loads(content) if isinstance(content, str) and content else content
    except ValueError:
        return {"txt": content}
    return found if isinstance(found, dict) else {}
