"""Bookings, payouts, disputes and refunds since a moment.

Stripe's lists are newest first and know no time of change. So what changes (payouts, disputes, refunds) is read from the events,
which come by webhook too and have the same id there; what only grows (balance transactions) is read from its own list. A
window of time is fixed when its first page is asked for: what comes later stands before it and shifts nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

from linkstar.connect.channel import Cursor, OrderPage, RawMessage
from linkstar.connect.payments.stripe import wire
from linkstar.connect.payments.stripe.wire.values import rows
from linkstar.connect.wire import Answer, Http, Request, Unreadable

PAGE = 100  # Stripe gives no more
OVERLAP_S = 600


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reading of a window stands; written into `Cursor.page`."""

    until: int
    stream: str
    after: str = ""  # the last object of the page before
    payouts: tuple[str, ...] = ()  # whose bookings are still to be read

    def page(self) -> str:
        """As it stands in a cursor."""
        return orjson.dumps([self.until, self.stream, self.after, self.payouts]).decode()


async def settlements_since(http: Http, cursor: Cursor) -> OrderPage:
    """Bookings of the window, then what happened to payouts; when Stripe knows what a payout paid, its bookings once more."""
    place = _place(http, cursor, "bookings")
    while cursor.since.timestamp() < place.until:
        if place.stream == "events":
            messages, following = await _payouts(http, cursor, place)
        else:
            messages, following = await _bookings(http, cursor, place)
        if messages and following is not None:
            return OrderPage(messages, Cursor(cursor.since, following.page()), has_more=True)
        if following is None:
            return OrderPage(messages, _after(cursor, place), has_more=False)
        place = following
    return OrderPage((), Cursor(cursor.since), has_more=False)


async def claims_since(http: Http, cursor: Cursor) -> OrderPage:
    """What happened to disputes and refunds. Stripe keeps events for 30 days."""
    place = _place(http, cursor, "events")
    if cursor.since.timestamp() >= place.until:
        return OrderPage((), Cursor(cursor.since), has_more=False)
    found, has_more = await _events(http, cursor, place, wire.CLAIM_EVENTS)
    messages = [wire.event_row(one) for one in found]
    if has_more:
        return OrderPage(messages, Cursor(cursor.since, replace(place, after=found[-1]["id"]).page()), has_more=True)
    return OrderPage(messages, _after(cursor, place), has_more=False)


async def _bookings(http: Http, cursor: Cursor, place: Place) -> tuple[Sequence[RawMessage], Place | None]:
    """A page of the balance, or of what the first of `payouts` paid out."""
    payout = place.payouts[0] if place.stream == "paid" else ""
    window = {"payout": payout} if payout else _window(cursor, place)
    answer = await http.send(Request("GetBalanceTransactions", "GET", "/v1/balance_transactions", query={
        **window, "limit": str(PAGE), "expand[0]": "data.source",
        **({"starting_after": place.after} if place.after else {}),
    }))  # fmt: skip
    found = rows(answer)
    messages = [wire.transaction_message(one, payout) for one in found]
    if found and _has_more(answer):
        return messages, replace(place, after=found[-1]["id"])
    if not payout:
        return messages, Place(place.until, "events")
    left = place.payouts[1:]
    return messages, Place(place.until, "paid", payouts=left) if left else None


async def _payouts(http: Http, cursor: Cursor, place: Place) -> tuple[Sequence[RawMessage], Place | None]:
    found, has_more = await _events(http, cursor, place, wire.PAYOUT_EVENTS)
    told = [one["data"]["object"] for one in found]
    ready = dict.fromkeys([*place.payouts, *(str(one["id"]) for one in told if wire.is_ready(one))])
    messages = [wire.event_row(one) for one in found]
    if has_more:
        return messages, Place(place.until, "events", found[-1]["id"], tuple(ready))
    return messages, Place(place.until, "paid", payouts=tuple(ready)) if ready else None


async def _events(
    http: Http, cursor: Cursor, place: Place, kinds: Sequence[str]
) -> tuple[Sequence[dict[str, Any]], bool]:
    answer = await http.send(Request("GetEvents", "GET", "/v1/events", query={
        **_window(cursor, place), "limit": str(PAGE), **{f"types[{n}]": kind for n, kind in enumerate(kinds)},
        **({"starting_after": place.after} if place.after else {}),
    }))  # fmt: skip
    found = rows(answer)
    for one in found:
        wire.event_row(one)  # what is no event is said before anything of the page is used
    return found, bool(found) and _has_more(answer)


def _window(cursor: Cursor, place: Place) -> dict[str, str]:
    return {"created[gte]": str(int(cursor.since.timestamp())), "created[lte]": str(place.until)}


def _has_more(answer: Answer) -> bool:
    said = answer.json().get("has_more")
    if not isinstance(said, bool):
        raise Unreadable("the list does not say whether there is more", body=answer.body)
    return said


def _place(http: Http, cursor: Cursor, stream: str) -> Place:
    if not cursor.page:
        return Place(int(http.now.timestamp()), stream)
    until, stream, after, payouts = orjson.loads(cursor.page)
    return Place(until, stream, after, tuple(payouts))


def _after(cursor: Cursor, place: Place) -> Cursor:
    """The cursor when a window is read to its end."""
    reached = datetime.fromtimestamp(place.until, UTC) - timedelta(seconds=OVERLAP_S)
    return Cursor(max(cursor.since, reached))
