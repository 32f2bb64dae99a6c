"""The pretend Post-Order, Finances and Message APIs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from linkstar.connect.channels.ebay.fake.gate import Gate, Refused
from linkstar.connect.fake import FakeAnswer, World
from linkstar.connect.fake_gate import Record
from linkstar.connect.reading import moment, stamp

_RANGE = re.compile(r"(transactionDate|payoutDate):\[([^\]]+?Z)\.\.([^\]]*)\]")
_PAYOUT = re.compile(r"payoutId:\{(.+)\}")


class More:
    """Records: returns, transactions, payouts by "seller/id"; conversations by id."""

    def __init__(self, world: World, gate: Gate) -> None:
        self.world, self._gate = world, gate
        self._returns, self._transactions = world.table("returns"), world.table("transactions")
        self._payouts, self._talks = world.table("payouts"), world.table("conversations")

    def put(self, kind: str, seller: str, id_: str, record: Record) -> None:
        """Stores a return, transaction or payout."""
        table = {"return": self._returns, "transaction": self._transactions, "payout": self._payouts}[kind]
        table[f"{seller}/{id_}"] = record

    def say(self, seller: str, conversation_id: str, message: Record, listing_id: str = "") -> None:
        """Adds a message to a conversation."""
        key = f"{seller}/{conversation_id}"
        talk = self._talks.get(key) or {
            "conversationId": conversation_id, "conversationType": "FROM_MEMBERS", "conversationStatus": "ACTIVE",
            "conversationTitle": message["subject"], "createdDate": message["createdDate"], "messages": [],
        }  # fmt: skip
        if listing_id:
            talk |= {"referenceId": listing_id, "referenceType": "LISTING"}
        messages = [one for one in talk["messages"] if one["messageId"] != message["messageId"]]
        talk["messages"] = sorted(
            [*messages, message], key=lambda one: (one["createdDate"], one["messageId"]), reverse=True
        )
        self._talks[key] = talk

    def replies(self) -> list[Record]:
        """What we wrote by the API."""
        return [
            one for talk in self._talks.values() for one in talk["messages"] if one["messageId"].startswith("sent-")
        ]

    def returns(self, shop: Record, query: Mapping[str, str]) -> Record:
        """return/search: by time of creation and open or closed; eBay knows no time of change."""
        since, until = moment(query["creation_date_range_from"]), moment(query["creation_date_range_to"])
        is_closed = query.get("return_state", "ALL_OPEN") == "CLOSED"
        found = [
            one for one in _mine(self._returns, shop)
            if since <= moment(one["creationInfo"]["creationDate"]["value"]) <= until and (one["state"] == "CLOSED") == is_closed
        ]  # fmt: skip
        limit, offset = int(query.get("limit", "25")), int(query.get("offset", "0"))
        some = found[offset : offset + limit]
        paging = {"offset": offset, "limit": limit, "totalPages": -(-len(found) // limit), "totalEntries": len(found)}
        return {"members": some, "total": len(found), "paginationOutput": paging}

    def transactions(self, shop: Record, query: Mapping[str, str]) -> FakeAnswer | Record:
        """getTransactions: newest first; 204 where there is nothing."""
        asked = query.get("filter", "")
        of_payout = _PAYOUT.fullmatch(asked)
        rows = _mine(self._transactions, shop)
        if of_payout:
            rows = [one for one in rows if one.get("payoutId") == of_payout[1]]
            return _listed("transactions", rows, 0, len(rows) or 1)
        since, until = _window(asked, "transactionDate")
        rows = [one for one in rows if since <= moment(one["transactionDate"]) <= until]
        rows.sort(key=lambda one: (one["transactionDate"], one["transactionId"]), reverse=True)
        return _listed("transactions", rows, int(query.get("offset", "0")), int(query.get("limit", "20")))

    def payouts(self, shop: Record, query: Mapping[str, str]) -> FakeAnswer | Record:
        """getPayouts: oldest first; 204 where there is nothing."""
        since, until = _window(query.get("filter", ""), "payoutDate")
        rows = sorted(
            (one for one in _mine(self._payouts, shop) if since <= moment(one["payoutDate"]) <= until),
            key=lambda one: one["payoutDate"],
        )
        return _listed("payouts", rows, int(query.get("offset", "0")), int(query.get("limit", "20")))

    def conversations(self, shop: Record, query: Mapping[str, str]) -> Record:
        """getConversations: those with a message in the window, the newest first."""
        if query.get("conversation_type") not in ("FROM_MEMBERS", "FROM_EBAY"):
            raise Refused(400, 355003, "Invalid conversation_type", domain="API_MESSAGE", field="conversation_type")
        since, until = moment(query["start_time"]), moment(query["end_time"])
        rows = [
            one for one in _mine(self._talks, shop)
            if one["conversationType"] == query["conversation_type"]
            and any(since <= moment(each["createdDate"]) <= until for each in one["messages"])
        ]  # fmt: skip
        rows.sort(key=lambda one: one["messages"][0]["createdDate"], reverse=True)
        told = [
            {name: value for name, value in one.items() if name != "messages"}
            | {
                "latestMessage": one["messages"][0],
                "unreadCount": sum(not each["readStatus"] for each in one["messages"]),
            }
            for one in rows
        ]
        return _page("conversations", told, query)

    def conversation(self, shop: Record, id_: str, query: Mapping[str, str]) -> Record:
        """getConversation: its messages, newest first."""
        talk = self._talks.get(f"{shop['external_id']}/{id_}")
        if talk is None:
            raise Refused(404, 355010, "The conversation was not found", domain="API_MESSAGE", field="conversation_id")
        about = {name: talk[name] for name in ("conversationStatus", "conversationTitle", "conversationType")}
        return about | _page("messages", talk["messages"], query)

    def send(self, shop: Record, said: Record) -> Record:
        """sendMessage."""
        seller, text = shop["external_id"], str(said.get("messageText") or "")
        if not 1 <= len(text) <= 2000:
            raise Refused(
                400, 355004, "The messageText is missing or too long", domain="API_MESSAGE", field="messageText"
            )
        id_ = said.get("conversationId")
        talk = self._talks.get(f"{seller}/{id_}") if id_ else None
        if id_ and talk is None:
            raise Refused(404, 355010, "The conversation was not found", domain="API_MESSAGE", field="conversationId")
        if not id_ and not said.get("otherPartyUsername"):
            raise Refused(400, 355005, "conversationId or otherPartyUsername is required", domain="API_MESSAGE")
        number = self._gate.number("messages")
        last = talk["messages"][0]["createdDate"] if talk else stamp(self.world.now)
        at = max(self.world.now, moment(last) + timedelta(milliseconds=1))
        other = _other(talk, seller) if talk else str(said["otherPartyUsername"])
        message = {
            "messageId": f"sent-{number}", "messageBody": text, "createdDate": stamp(at), "readStatus": True, "subject": "",
            "senderUsername": seller, "recipientUsername": other, "messageMedia": [],
        }  # fmt: skip
        self.say(seller, str(id_ or f"c{number}"), message)
        told = {
            name: message[name]
            for name in ("messageId", "messageBody", "createdDate", "readStatus", "subject", "messageMedia")
        }
        return told | {"senderUserName": seller, "recipientUserName": other}


def _other(talk: Record, seller: str) -> str:
    first = talk["messages"][-1]
    return str(first["recipientUsername"] if first["senderUsername"] == seller else first["senderUsername"])


def _mine(table: Mapping[str, Record], shop: Record) -> list[Record]:
    return [record for key, record in table.items() if key.startswith(f"{shop['external_id']}/")]


def _window(text: str, field: str) -> tuple[datetime, datetime]:
    found = _RANGE.fullmatch(text)
    if not found or found[1] != field or not found[3]:
        raise Refused(400, 135002, f"Invalid filter: {text}", domain="API_FINANCES", field="filter")
    return moment(found[2]), moment(found[3])


def _listed(name: str, rows: Sequence[Record], offset: int, limit: int) -> FakeAnswer | Record:
    if not rows:
        return FakeAnswer(204, b"", {})
    some = list(rows[offset : offset + limit])
    return {"href": "", "limit": limit, "offset": offset, "total": len(rows), name: some}


def _page(name: str, rows: Sequence[Record], query: Mapping[str, str]) -> dict[str, Any]:
    limit, offset = int(query.get("limit", "25")), int(query.get("offset", "0"))
    if not 1 <= limit <= 50:
        raise Refused(400, 355001, "Invalid limit", domain="API_MESSAGE", field="limit")
    return {"href": "", "limit": limit, "offset": offset, "total": len(rows), name: list(rows[offset : offset + limit])}
