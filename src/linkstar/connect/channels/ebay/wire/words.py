"""Messages between eBay's members (Message API v1). Pure."""

from __future__ import annotations

import orjson

from linkstar.connect.afterwards import SeenAttachment, SeenMessage
from linkstar.connect.channel import RawMessage
from linkstar.connect.reading import Json, loads, moment, moment_or_none, reading, strangers

MESSAGE_FIELDS = frozenset({
    "createdDate", "messageBody", "messageId", "messageMedia", "readStatus", "recipientUsername", "senderUsername", "subject",
})  # fmt: skip


def message_of(conversation: Json, said: Json) -> RawMessage:
    """The raw message: what was said, and which conversation it stands in."""
    about = {name: value for name, value in conversation.items() if name not in ("latestMessage", "unreadCount")}
    about.pop("conversationStatus", None)  # reading it must not make it another message
    kept = {name: value for name, value in said.items() if name != "readStatus"}
    body = orjson.dumps({"conversation": about, "message": kept}, option=orjson.OPT_SORT_KEYS)
    id_ = str(said.get("messageId") or "")
    return RawMessage("messages", id_, id_, body, "poll", moment_or_none(said.get("createdDate")))


def read_message(message: RawMessage, seller: str) -> SeenMessage:
    """The message between people. Raises Unreadable."""
    with reading("a message of the Message API", message.body):
        whole = loads(message.body)
        said, about = whole["message"], whole["conversation"]
        sender, receiver = str(said.get("senderUsername") or ""), str(said.get("recipientUsername") or "")
        is_ours = sender == seller
        return SeenMessage(
            external_id=str(said["messageId"]),
            conversation_id=str(about["conversationId"]),
            author="channel" if about.get("conversationType") == "FROM_EBAY" else "seller" if is_ours else "buyer",
            text=str(said.get("messageBody") or ""),
            sent_at=moment(said["createdDate"]),
            buyer_id=receiver if is_ours else sender,
            listing_id=str(about.get("referenceId") or "") if about.get("referenceType") == "LISTING" else "",
            subject=str(said.get("subject") or ""),
            attachments=[
                SeenAttachment(
                    str(one.get("mediaType") or ""), str(one.get("mediaUrl") or ""), str(one.get("mediaName") or "")
                )
                for one in said.get("messageMedia") or ()
            ],
            channel_kind=str(about.get("conversationType") or ""),
            unknown=sorted(strangers("message", said, MESSAGE_FIELDS)),
        )
