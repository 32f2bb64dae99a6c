"""Returns, bookings, payouts and messages since a moment."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from urllib.parse import quote

from linkstar.connect.channel import Cursor, OrderPage, RawMessage
from linkstar.connect.channels.ebay import sites, wire
from linkstar.connect.channels.ebay.calls.pages import Place, after, next_place, place_of
from linkstar.connect.channels.ebay.wire.values import rows
from linkstar.connect.reading import moment_or_none, stamp
from linkstar.connect.wire import Answer, Http, Request

RETURNS_PATH = "/post-order/v2/return/search"
FINANCES = "/sell/finances/v1"
MESSAGES = "/commerce/message/v1/conversation"
RETURNS_BACK = timedelta(days=60)  # the search knows no time of change: the returns of so many days are read each time
OVERLAP_S = 600
PAGE, CONVERSATIONS, WORDS = 100, 20, 50  # a conversation costs a call of its own, so few of them make a page
_Ask = Callable[[Place], Awaitable[tuple[Answer, Sequence[RawMessage], int]]]


async def _read(http: Http, cursor: Cursor, asks: Sequence[_Ask]) -> OrderPage:
    """A page of the list in which the cursor stands; lists that are empty are passed over within one call."""
    place = place_of(cursor, http.now)
    if cursor.since >= place.until:
        return OrderPage((), Cursor(cursor.since), has_more=False)
    while True:
        answer, messages, got = await asks[place.stream](place)
        following = next_place(place, answer, got)
        if following is None and place.stream + 1 < len(asks):
            following = Place(place.until, place.stream + 1)
        if following is None:
            is_behind = http.now - place.until > timedelta(seconds=OVERLAP_S)
            return OrderPage(messages, after(cursor, place, OVERLAP_S), has_more=is_behind)
        if messages:
            return OrderPage(messages, Cursor(cursor.since, following.page()), has_more=True)
        place = following


async def claims_since(http: Http, cursor: Cursor) -> OrderPage:
    """Open and closed returns. Cancellations and refunds are not here: the orders tell them."""

    def of(state: str) -> _Ask:
        async def ask(place: Place) -> tuple[Answer, Sequence[RawMessage], int]:
            answer = await http.send(Request("return/search", "GET", RETURNS_PATH, query={
                "creation_date_range_from": stamp(cursor.since - RETURNS_BACK),
                "creation_date_range_to": stamp(place.until),
                "return_state": state, "role": "SELLER", "limit": str(PAGE), "offset": str(place.offset),
            }))  # fmt: skip
            found = rows(answer, "members")
            return answer, [wire.return_message(one) for one in found], len(found)

        return ask

    return await _read(http, cursor, [of("ALL_OPEN"), of("CLOSED")])


async def settlements_since(http: Http, cursor: Cursor) -> OrderPage:
    """Bookings of the window, then its payouts; each payout brings its bookings again, which now name it."""

    async def bookings(place: Place) -> tuple[Answer, Sequence[RawMessage], int]:
        window = f"transactionDate:[{stamp(cursor.since)}..{stamp(place.until)}]"
        answer = await _finances(http, "getTransactions", "transaction", {
            "filter": window, "limit": str(PAGE), "offset": str(place.offset),
        })  # fmt: skip
        found = rows(answer, "transactions")
        return answer, [wire.transaction_message(one) for one in found], len(found)

    async def payouts(place: Place) -> tuple[Answer, Sequence[RawMessage], int]:
        window = f"payoutDate:[{stamp(cursor.since)}..{stamp(place.until)}]"
        answer = await _finances(http, "getPayouts", "payout", {
            "filter": window, "limit": "10", "offset": str(place.offset),
        })  # fmt: skip
        found = rows(answer, "payouts")
        messages = [wire.payout_message(one) for one in found]
        for payout in found:
            # eBay takes no notice of limit and offset with this filter, and gives all of them.
            said = await _finances(
                http, "getTransactions", "transaction", {"filter": f"payoutId:{{{payout['payoutId']}}}"}
            )
            messages += [wire.transaction_message(one) for one in rows(said, "transactions")]
        return answer, messages, len(found)

    page = await _read(http, cursor, [bookings, payouts])
    unique = {message.key: message for message in page.messages}
    return OrderPage(list(unique.values()), page.cursor, page.has_more)


async def messages_since(http: Http, cursor: Cursor) -> OrderPage:
    """What members wrote: the conversations with something new, and of each the messages since the cursor."""

    async def ask(place: Place) -> tuple[Answer, Sequence[RawMessage], int]:
        answer = await http.send(Request("getConversations", "GET", MESSAGES, query={
            "conversation_type": "FROM_MEMBERS", "start_time": stamp(cursor.since), "end_time": stamp(place.until),
            "limit": str(CONVERSATIONS), "offset": str(place.offset),
        }))  # fmt: skip
        found = rows(answer, "conversations")
        messages = [each for one in found for each in await _said(http, one, cursor.since)]
        return answer, messages, len(found)

    return await _read(http, cursor, [ask])


async def conversation(http: Http, id_: str, offset: int = 0) -> Answer:
    """A page of a conversation, newest message first."""
    query = {"conversation_type": "FROM_MEMBERS", "limit": str(WORDS), "offset": str(offset)}
    return await http.send(Request("getConversation", "GET", f"{MESSAGES}/{quote(id_, safe='')}", query=query))


async def _said(http: Http, about: dict[str, object], since: datetime) -> list[RawMessage]:
    """The messages of a conversation since a moment."""
    told: list[RawMessage] = []
    offset = 0
    while True:
        answer = await conversation(http, str(about.get("conversationId") or ""), offset)
        found = rows(answer, "messages")
        fresh = [one for one in found if (at := moment_or_none(one.get("createdDate"))) is None or at >= since]
        told += [wire.message_of(about, one) for one in fresh]
        offset += len(found)
        if not found or len(fresh) < len(found) or offset >= int(answer.json().get("total") or 0):
            return told


async def _finances(http: Http, operation: str, path: str, query: dict[str, str]) -> Answer:
    return await http.send(Request(operation, "GET", sites.on_z(http.account, f"{FINANCES}/{path}"), query=query))
