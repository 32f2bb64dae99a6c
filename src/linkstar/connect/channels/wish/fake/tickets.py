"""The pretend Wish's tickets: questions of customers, and what the merchant writes back."""

from __future__ import annotations

from collections.abc import Mapping

from linkstar.connect.afterwards import SeenMessage
from linkstar.connect.channels.wish.fake.gate import Refused
from linkstar.connect.fake import World
from linkstar.connect.fake_gate import Record
from linkstar.connect.reading import moment, stamp

LIMIT_MAX, TEXT_MAX = 500, 2000
_SENDERS = {"buyer": "USER", "seller": "MERCHANT", "channel": "WISH_SUPPORT"}


class Tickets:
    """Records: "shop/ticket" -> the ticket; replies that came by a call, by number."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._table, self._replies = world.table("tickets"), world.table("replies")

    def replies(self) -> list[Record]:
        """What was written to customers by calls."""
        return list(self._replies.values())

    def put(self, shop: Record, one: SeenMessage) -> None:
        """A message that somebody wrote; the first of a conversation opens its ticket."""
        key, at = f"{shop['external_id']}/{one.conversation_id}", stamp(one.sent_at)
        ticket = self._table.get(key) or {
            "id": one.conversation_id, "type": "ORDER" if one.order_id else "PRE_PURCHASE", "opened_at": at,
            "orders": [{"id": one.order_id}] if one.order_id else [], "products": [], "replies": [],
            "merchant_id": shop["external_id"], "subject": one.subject, "updated_at": at, "buyer_info": {"name": ""},
        }  # fmt: skip
        if one.buyer_id:
            ticket["buyer_info"] = {"name": one.buyer_id, "locale": "en-US"}
        self._add(key, ticket, {"message": one.text, "replied_at": at, "sender": _SENDERS[one.author]})

    def list_(self, shop: Record, query: Mapping[str, str]) -> list[Record]:
        """listTickets."""
        limit = int(query.get("limit", "50"))
        if not 1 <= limit <= LIMIT_MAX or query.get("sort_by") != "updated_at.asc":
            raise Refused(90001, "Invalid parameter: limit or sort_by")
        first, last = moment(query["updated_at_min"]), moment(query["updated_at_max"])
        mine = [one for key, one in self._table.items() if key.startswith(f"{shop['external_id']}/")]
        found = [one for one in mine if first <= moment(one["updated_at"]) <= last]
        return sorted(found, key=lambda one: (one["updated_at"], one["id"]))[:limit]

    def get(self, shop: Record, ticket: str) -> Record:
        """getTicket. Raises Refused."""
        found = self._table.get(f"{shop['external_id']}/{ticket}")
        if found is None:
            raise Refused(1008, f"We could not find a ticket for id: '{ticket}'")
        return found

    def reply(self, shop: Record, ticket: str, said: Record, number: int) -> Record:
        """replyTicket; only a ticket that waits for the merchant takes one."""
        known, text = self.get(shop, ticket), str(said.get("message") or "")
        if known["state"] != "AWAITING_MERCHANT" or not 0 < len(text) <= TEXT_MAX:
            raise Refused(90001, "The ticket does not await the merchant, or the message is too long")
        reply = {"message": text, "replied_at": stamp(self.world.now), "sender": "MERCHANT"}
        self._add(f"{shop['external_id']}/{ticket}", known, reply)
        self._replies[str(number)] = {"shop": shop["external_id"], "conversation_id": ticket, "text": text}
        return reply

    def _add(self, key: str, ticket: Record, reply: Record) -> None:
        ticket["replies"].append(reply)
        waits = {"USER": "AWAITING_MERCHANT", "MERCHANT": "AWAITING_USER"}
        newest = max(ticket["replies"], key=lambda one: str(one["replied_at"]))
        ticket["state"] = waits.get(reply["sender"], str(ticket.get("state") or "AWAITING_MERCHANT"))
        ticket["updated_at"] = max(str(ticket["updated_at"]), str(newest["replied_at"]))
        self._table[key] = ticket
