"""Wish's tickets as messages: a reply has no id of its own, so its ticket, moment and words make one. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import orjson

from linkstar.connect.afterwards import Author, SeenAttachment, SeenMessage
from linkstar.connect.channel import RawMessage
from linkstar.connect.reading import Json, digest, loads, micros, moment, reading, strangers

SENDERS: Mapping[str, Author] = {
    "USER": "buyer", "MERCHANT": "seller", "WISH_SUPPORT": "channel", "WISH_AUTOMATED_SUPPORT": "channel",
    "LIVE_CHAT": "channel",
}  # fmt: skip
TICKET_FIELDS = frozenset({
    "id", "type", "sub_label", "updated_at", "opened_at", "resolution_info", "orders", "state", "products", "buyer_info",
    "merchant_id", "refund_reason", "subject",
})  # fmt: skip
REPLY_FIELDS = frozenset({"message", "replied_at", "sender", "supporting_files"})


def messages_of(ticket: Json) -> list[RawMessage]:
    """A raw message for each reply of a ticket, with what the ticket itself says. Raises KeyError, ValueError."""
    about = {name: value for name, value in ticket.items() if name != "replies"}
    alike: Counter[str] = Counter()
    messages = []
    for reply in ticket.get("replies") or ():
        at = moment(reply["replied_at"])
        words = digest(orjson.dumps([reply.get("sender"), reply.get("message")]))
        id_ = f"{ticket['id']}:{micros(at)}:{words}"
        alike[id_] += 1
        id_ += f".{alike[id_]}" if alike[id_] > 1 else ""
        body = orjson.dumps({"id": id_, "ticket": about, "reply": reply}, option=orjson.OPT_SORT_KEYS)
        messages.append(RawMessage("messages", id_, id_, body, "poll", at))
    return messages


def read_message(message: RawMessage) -> SeenMessage:
    """The message between people in a raw message. Raises Unreadable."""
    with reading("a reply in a ticket of Wish", message.body):
        said = loads(message.body)
        ticket, reply = said["ticket"], said["reply"]
        sender, orders = str(reply["sender"]), [str(one["id"]) for one in ticket.get("orders") or ()]
        names = strangers("ticket", ticket, TICKET_FIELDS) | strangers("reply", reply, REPLY_FIELDS)
        return SeenMessage(
            external_id=str(said["id"]),
            conversation_id=str(ticket["id"]),
            author=SENDERS.get(sender, "channel"),
            text=str(reply.get("message") or ""),
            sent_at=moment(reply["replied_at"]),
            buyer_id=str((ticket.get("buyer_info") or {}).get("name") or ""),
            order_id=orders[0] if len(orders) == 1 else "",
            subject=str(ticket.get("subject") or ""),
            attachments=[
                SeenAttachment("FILE", str(one.get("url") or ""), str(one.get("file_name") or ""))
                for one in reply.get("supporting_files") or ()
            ],
            channel_kind=str(ticket.get("type") or ""),
            unknown=sorted(names | (set() if sender in SENDERS else {f"sender={sender}"})),
        )


def is_answered_with(ticket: Json, text: str) -> bool:
    """Whether the merchant wrote these words after all that the customer wrote."""
    for reply in sorted(ticket.get("replies") or (), key=lambda one: str(one.get("replied_at")), reverse=True):
        if reply.get("sender") == "USER":
            return False
        if reply.get("sender") == "MERCHANT" and str(reply.get("message") or "").strip() == text.strip():
            return True
    return False
