"""Returns, payouts with their transactions, and what buyers write, since a moment."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from linkstar.connect.channel import Cursor, OrderPage, RawMessage
from linkstar.connect.channels.shopee import wire
from linkstar.connect.channels.shopee.calls.ask import ask
from linkstar.connect.channels.shopee.calls.orders import SPAN_MAX_S
from linkstar.connect.channels.shopee.wire.values import rows
from linkstar.connect.reading import unix_moment_or_none
from linkstar.connect.windows import Rows, next_window
from linkstar.connect.wire import Http

PAGE, TALKS, WORDS = 100, 25, 25
OVERLAP_S, PAYOUT_OVERLAP_S = 600, 86_400
RELEASED = 2


async def claims_since(http: Http, cursor: Cursor) -> OrderPage:
    """Returns and refunds; cancellations are told by the orders."""

    async def listed(first: int, last: int, is_whole: bool) -> tuple[Rows, bool]:
        query = {"update_time_from": str(first), "update_time_to": str(last), "page_size": str(PAGE)}
        return await _by_number(http, "returns.get_return_list", "return", query, is_whole)

    window = await next_window(cursor, http.now, listed, overlap_s=OVERLAP_S, span_max_s=SPAN_MAX_S)
    messages = [wire.return_message(one) for one in window.rows]
    messages.sort(key=lambda message: (message.happened_at or http.now, message.external_id))
    return OrderPage(messages, window.cursor, window.has_more)


async def settlements_since(http: Http, cursor: Cursor) -> OrderPage:
    """Payouts, each whole with its transactions, of cross-border sellers; the wallet of local ones (`is_cb` "0")."""
    return await (_wallet(http, cursor) if http.account.config.get("is_cb") == "0" else _payouts(http, cursor))


async def _wallet(http: Http, cursor: Cursor) -> OrderPage:
    async def listed(first: int, last: int, is_whole: bool) -> tuple[Rows, bool]:
        query = {"create_time_from": str(first), "create_time_to": str(last), "page_size": str(PAGE)}
        return await _by_number(http, "payment.get_wallet_transaction_list", "transaction_list", query, is_whole)

    window = await next_window(cursor, http.now, listed, overlap_s=PAYOUT_OVERLAP_S, span_max_s=SPAN_MAX_S)
    messages = [wire.wallet_message(one) for one in window.rows]
    messages.sort(key=lambda message: (message.happened_at or http.now, message.external_id))
    return OrderPage(messages, window.cursor, window.has_more)


async def _by_number(http: Http, operation: str, name: str, query: dict[str, str], is_whole: bool) -> tuple[Rows, bool]:
    """A list whose pages have numbers from 0: the first, or all."""
    found: Rows = []
    page = 0
    while True:
        said = await ask(http, operation, query | {"page_no": str(page)})
        found += rows(said, name)
        if not (said.get("more") and rows(said, name) and is_whole):
            return found, bool(said.get("more"))
        page += 1


async def _payouts(http: Http, cursor: Cursor) -> OrderPage:

    async def listed(first: int, last: int, is_whole: bool) -> tuple[Rows, bool]:
        query = {"payout_time_from": str(first), "payout_time_to": str(last), "page_size": "10"}
        found: Rows = []
        place = ""
        while True:
            said = await ask(http, "payment.get_payout_info", query | {"cursor": place})
            found += rows(said, "payout_list")
            place = str(said.get("next_cursor") or "")
            if not (said.get("more") and place and is_whole):
                return found, bool(said.get("more"))

    window = await next_window(cursor, http.now, listed, overlap_s=PAYOUT_OVERLAP_S, span_max_s=SPAN_MAX_S)
    payouts = {str(one["encrypted_payout_id"]): one for one in window.rows}
    messages = [wire.payout_message(one, await _transactions(http, id_)) for id_, one in payouts.items()]
    return OrderPage(messages, window.cursor, window.has_more)


async def _transactions(http: Http, payout: str) -> Rows:
    """All that a payout pays; the billing of one that was paid changes no more."""
    found: Rows = []
    place = ""
    while True:
        body = {
            "billing_transaction_info_type": RELEASED, "encrypted_payout_ids": [payout], "cursor": place, "page_size": PAGE,
        }  # fmt: skip
        said = await ask(http, "payment.get_billing_transaction_info", body=body)
        found += rows(said, "transactions")
        place = str(said.get("next_cursor") or "")
        if not (said.get("more") and place):
            return found


async def messages_since(http: Http, cursor: Cursor) -> OrderPage:
    """The conversations, the latest first, until one has nothing new; and of each what was said since the cursor."""
    query = {"direction": "older", "type": "all", "page_size": str(TALKS)}
    until, _, place = cursor.page.partition(" ")
    begun = unix_moment_or_none(until) or http.now
    said = await ask(
        http, "sellerchat.get_conversation_list", query | ({"next_timestamp_nano": place} if place else {})
    )
    talks = rows(said, "conversations")
    fresh = [
        one for one in talks if int(one.get("last_message_timestamp") or 0) // 10**9 >= int(cursor.since.timestamp())
    ]
    messages = [message for talk in fresh for message in await _said(http, talk, cursor)]
    page = said.get("page_result") or {}
    place = str((page.get("next_cursor") or {}).get("next_message_time_nano") or "")
    if page.get("more") and place and talks and len(fresh) == len(talks):
        return OrderPage(messages, Cursor(cursor.since, f"{int(begun.timestamp())} {place}"), has_more=True)
    return OrderPage(messages, Cursor(max(cursor.since, begun - timedelta(seconds=OVERLAP_S))), has_more=False)


async def newest_messages(http: Http, conversation_id: str, offset: str = "") -> dict[str, Any]:
    """A page of a conversation, newest message first."""
    query = {"conversation_id": conversation_id, "page_size": str(WORDS)} | ({"offset": offset} if offset else {})
    return await ask(http, "sellerchat.get_message", query)


async def _said(http: Http, talk: dict[str, Any], cursor: Cursor) -> list[RawMessage]:
    told: list[RawMessage] = []
    offset = ""
    while True:
        said = await newest_messages(http, str(talk.get("conversation_id")), offset)
        found = rows(said, "messages")
        fresh = [
            one for one in found if (unix_moment_or_none(one.get("created_timestamp")) or http.now) >= cursor.since
        ]
        told += [wire.message_of(talk, one) for one in fresh]
        offset = str((said.get("page_result") or {}).get("next_offset") or "")
        if not offset or len(fresh) < len(found) or not found:
            return told
