"""Returns, refunds and disputes; bookings and payouts of Shopify Payments; the shop's listings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from linkstar.connect.afterwards import SeenListing
from linkstar.connect.channel import Cursor, OrderPage, RawMessage
from linkstar.connect.channels.shopify.calls.ask import ask
from linkstar.connect.channels.shopify.wire import claims, listings as listings_wire, money
from linkstar.connect.channels.shopify.wire.values import Node, moment, stamp, tail
from linkstar.connect.streams import Ask, Place, read_streams
from linkstar.connect.wire import Http, PartnerRefused

OVERLAP_S = 600
WINDOW_MAX = timedelta(days=30)
DISPUTES_BACK = timedelta(days=90)  # a dispute has no time of change: those of so many days are read each time
PAYOUTS_BACK = timedelta(days=14)  # nor has a payout, which is on its way for days
ORDERS, RETURNS, RETURNS_MORE, ROWS, VARIANTS = 10, 10, 50, 100, 100
# Orders that had a return in any state, or money back; a cancelled order is told by the order itself.
WITH_CLAIMS = (
    " OR ".join(
        f"return_status:{state}"
        for state in ("return_requested", "in_progress", "inspection_complete", "returned", "return_failed")
    )
    + " OR financial_status:refunded OR financial_status:partially_refunded"
)
_NO_RIGHT = "ACCESS_DENIED"


async def claims_since(http: Http, cursor: Cursor) -> OrderPage:
    """Orders with returns or refunds that changed, each with all of them; then disputes."""

    async def orders(place: Place) -> tuple[Sequence[RawMessage], str]:
        found, token = await _page(
            http, "Claims", place, f"{_between('updated_at', cursor.since, place.until)} ({WITH_CLAIMS})", ORDERS,
            returns=RETURNS,
        )  # fmt: skip
        told = [claims.claims_message(await _whole(http, node)) for node in found if claims.has_claims(node)]
        return told, token

    async def disputes(place: Place) -> tuple[Sequence[RawMessage], str]:
        wanted = _between("initiated_at", cursor.since - DISPUTES_BACK, place.until)
        try:
            found, token = await _page(http, "Disputes", place, wanted, ROWS)
        except PartnerRefused as no:
            if no.code != _NO_RIGHT:  # without Shopify Payments, or the right to read them, there are none to be read
                raise
            return [], ""
        return [claims.dispute_message(node) for node in found], token

    return await _read(http, cursor, [orders, disputes])


async def settlements_since(http: Http, cursor: Cursor) -> OrderPage:
    """Bookings of the window; then payouts, each with its bookings when it is new, since they name it now."""

    async def bookings(place: Place) -> tuple[Sequence[RawMessage], str]:
        wanted = _between("processed_at", cursor.since, place.until)
        found, token = await _page(http, "Bookings", place, wanted, ROWS)
        return [money.booking_message(node) for node in found], token

    async def payouts(place: Place) -> tuple[Sequence[RawMessage], str]:
        wanted = _between("issued_at", cursor.since - PAYOUTS_BACK, place.until)
        found, token = await _page(http, "Payouts", place, wanted, ROWS)
        told = [money.payout_message(node) for node in found]
        for node in found:
            if moment(node["issuedAt"]) >= cursor.since:
                told += await _bookings_of(http, node, place)
        return list({message.key: message for message in told}.values()), token

    return await _read(http, cursor, [bookings, payouts])


async def listings_page(http: Http, page: str) -> tuple[Sequence[SeenListing], str]:
    """A page of variants."""
    data = await ask(http, "Listings", {"first": VARIANTS, "after": page or None})
    found = data["productVariants"]
    currency = str(data["shop"]["currencyCode"])
    return [listings_wire.read_variant(node, currency) for node in found["nodes"]], _token(found)


async def _read(http: Http, cursor: Cursor, asks: Sequence[Ask]) -> OrderPage:
    return await read_streams(cursor, http.now, asks, overlap_s=OVERLAP_S, window_max=WINDOW_MAX)


async def _page(
    http: Http, operation: str, place: Place, wanted: str, first: int, **more: int
) -> tuple[list[dict[str, Any]], str]:
    """The rows of a page of one list, and Shopify's cursor behind it. A shop without Shopify Payments has none."""
    variables = {"first": first, "after": place.token or None, "query": wanted, **more}
    data = await ask(http, operation, variables)
    found = money.list_in(data)
    return (found["nodes"], _token(found)) if found else ([], "")


async def _bookings_of(http: Http, payout: Node, place: Place) -> list[RawMessage]:
    told: list[RawMessage] = []
    at = Place(place.until)
    while True:
        found, token = await _page(http, "Bookings", at, f"payments_transfer_id:{tail(payout['id'])}", ROWS)
        told += [money.booking_message(node) for node in found]
        if not token:
            return told
        at = Place(place.until, token=token)


async def _whole(http: Http, node: dict[str, Any]) -> dict[str, Any]:
    """The order with all of its returns; only an order with many needs another call."""
    found = node["returns"]
    while found["pageInfo"]["hasNextPage"]:
        variables = {"id": node["id"], "returns": RETURNS_MORE, "after": found["pageInfo"]["endCursor"]}
        more = (await ask(http, "OrderReturns", variables))["order"]["returns"]
        found = {"pageInfo": more["pageInfo"], "nodes": found["nodes"] + more["nodes"]}
    return {**node, "returns": found}


def _between(field: str, since: datetime, until: datetime) -> str:
    return f"{field}:>='{stamp(since)}' {field}:<='{stamp(until)}'"


def _token(found: Node) -> str:
    info = found["pageInfo"]
    return str(info["endCursor"]) if info["hasNextPage"] else ""
