"""Cancellations and returns, statements and their transactions, and what buyers write, since a moment."""

from __future__ import annotations

from datetime import timedelta

from linkstar.connect.channel import Cursor, OrderPage, RawMessage
from linkstar.connect.channels.tiktok_shop import wire
from linkstar.connect.channels.tiktok_shop.calls.ask import ask
from linkstar.connect.channels.tiktok_shop.calls.pages import Place, after, place_of
from linkstar.connect.channels.tiktok_shop.wire.values import rows
from linkstar.connect.reading import seconds, unix_moment_or_none
from linkstar.connect.wire import Http

SEARCHES = (
    ("searchCancellations", "/return_refund/202602/cancellations/search", "cancellations"),
    ("searchReturns", "/return_refund/202602/returns/search", "return_orders"),
)
STATEMENTS, TALKS = "/finance/202309/statements", "/customer_service/202309/conversations"
PAGE, STATEMENTS_PAGE, WORDS_PAGE = 50, 20, 10
OVERLAP_S = 600
DAY = timedelta(days=1)


async def claims_since(http: Http, cursor: Cursor) -> OrderPage:
    """Cancellations, then returns; a list that is empty is passed over within one call."""
    place = place_of(cursor, http.now)
    if cursor.since >= place.until:
        return OrderPage((), Cursor(cursor.since), has_more=False)
    while True:
        operation, path, name = SEARCHES[place.stream]
        query = {"page_size": str(PAGE), "sort_field": "update_time", "sort_order": "ASC"}
        query |= {"page_token": place.token} if place.token else {}
        window = {"update_time_ge": seconds(cursor.since), "update_time_lt": seconds(place.until) + 1}
        said = await ask(http, operation, path, query=query, body=window)
        messages = [wire.claim_message(one) for one in rows(said, name)]
        token = str(said.get("next_page_token") or "")
        if token and messages:
            following = Place(place.until, place.stream, token)
        elif place.stream + 1 < len(SEARCHES):
            following = Place(place.until, place.stream + 1)
        else:
            is_behind = http.now - place.until > timedelta(seconds=OVERLAP_S)
            return OrderPage(messages, after(cursor, place, OVERLAP_S), has_more=is_behind)
        if messages:
            return OrderPage(messages, Cursor(cursor.since, following.page()), has_more=True)
        place = following


async def settlements_since(http: Http, cursor: Cursor) -> OrderPage:
    """A page of statements, then the transactions of each, a page a call: `more` keeps the statements that are left."""
    place = place_of(cursor, http.now)
    if cursor.since >= place.until:
        return OrderPage((), Cursor(cursor.since), has_more=False)
    left, _, later = place.more.partition(" ")
    if left:
        return await _transactions(http, cursor, place, left.split(","), later)
    query = {
        "statement_time_ge": str(seconds(cursor.since - DAY)), "statement_time_lt": str(seconds(place.until) + 1),
        "page_size": str(STATEMENTS_PAGE), "sort_field": "statement_time", "sort_order": "ASC",
    }  # fmt: skip
    said = await ask(
        http, "getStatements", STATEMENTS, query=query | ({"page_token": place.token} if place.token else {})
    )
    found = rows(said, "statements")
    messages = [wire.statement_message(one) for one in found]
    ids = ",".join(str(one["id"]) for one in found)
    token = str(said.get("next_page_token") or "-")
    if not ids:
        return OrderPage(
            (), after(cursor, place, OVERLAP_S), has_more=http.now - place.until > timedelta(seconds=OVERLAP_S)
        )
    return OrderPage(messages, Cursor(cursor.since, Place(place.until, 0, "", f"{ids} {token}").page()), has_more=True)


async def _transactions(http: Http, cursor: Cursor, place: Place, left: list[str], later: str) -> OrderPage:
    query = {"sort_field": "order_create_time", "page_size": str(PAGE)} | (
        {"page_token": place.token} if place.token else {}
    )
    path = f"/finance/202501/statements/{left[0]}/statement_transactions"
    said = await ask(http, "getTransactionsByStatement", path, query=query)
    messages = [wire.transaction_message(said, one) for one in rows(said, "transactions")]
    token = str(said.get("next_page_token") or "")
    if token and messages:
        following = Place(place.until, 0, token, f"{','.join(left)} {later}")
    elif left[1:]:
        following = Place(place.until, 0, "", f"{','.join(left[1:])} {later}")
    elif later not in ("", "-"):
        following = Place(place.until, 0, later)
    else:
        return OrderPage(
            messages, after(cursor, place, OVERLAP_S), has_more=http.now - place.until > timedelta(seconds=OVERLAP_S)
        )
    return OrderPage(messages, Cursor(cursor.since, following.page()), has_more=True)


async def messages_since(http: Http, cursor: Cursor) -> OrderPage:
    """The conversations, the latest first, until one has nothing new; and of each what was said since the cursor."""
    place = place_of(cursor, http.now)
    if cursor.since >= place.until:
        return OrderPage((), Cursor(cursor.since), has_more=False)
    query = {"page_size": "20"} | ({"page_token": place.token} if place.token else {})
    said = await ask(http, "getConversations", TALKS, query=query)
    talks = rows(said, "conversations")
    fresh = [
        one
        for one in talks
        if (unix_moment_or_none((one.get("latest_message") or {}).get("create_time")) or http.now) >= cursor.since
    ]
    messages = [message for talk in fresh for message in await _said(http, talk, cursor)]
    token = str(said.get("next_page_token") or "")
    if token and len(fresh) == len(talks) and talks:
        return OrderPage(messages, Cursor(cursor.since, Place(place.until, 0, token).page()), has_more=True)
    return OrderPage(messages, after(cursor, place, OVERLAP_S), has_more=False)


async def newest_messages(http: Http, conversation_id: str, token: str = "") -> dict[str, object]:
    """A page of a conversation, newest message first."""
    query = {"page_size": str(WORDS_PAGE), "sort_field": "create_time", "sort_order": "DESC", "need_plaintext": "true"}
    query |= {"page_token": token} if token else {}
    return await ask(http, "getConversationMessages", f"{TALKS}/{conversation_id}/messages", query=query)


async def _said(http: Http, talk: dict[str, object], cursor: Cursor) -> list[RawMessage]:
    told: list[RawMessage] = []
    token = ""
    while True:
        said = await newest_messages(http, str(talk.get("id")), token)
        found = rows(said, "messages")
        fresh = [one for one in found if (unix_moment_or_none(one.get("create_time")) or http.now) >= cursor.since]
        told += [wire.message_of(talk, one) for one in fresh if one.get("is_visible", True)]
        token = str(said.get("next_page_token") or "")
        if not token or len(fresh) < len(found) or not found:
            return told
