"""What the tests of payment providers put in, and how they read all that comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from linkstar.connect.afterwards import SeenClaim, SeenSettlementLine
from linkstar.connect.channel import Cursor, RawMessage
from linkstar.connect.payment import RefundAsk
from tests.contracts.accounts import NOW, Stage

POLLED = {"settlements": ("settlements_since", "read_settled"), "claims": ("claims_since", "read_claims")}
METHODS = POLLED | {"refund": ("refund", "key_life_s"), "find_refund": ("find_refund",)}
SINCE = Cursor(NOW - timedelta(days=2))
LONG_AGO = NOW - timedelta(hours=8)  # some providers tell of a booking hours after it


def micros(at: datetime) -> int:
    """A version made of a moment."""
    return int(at.timestamp() * 1_000_000)


def a_sale(number: int = 1, **changes: Any) -> SeenSettlementLine:
    """What a buyer paid. Some providers know a payment and its booking by the same id."""
    line = SeenSettlementLine(
        f"ch_{number:05d}", micros(LONG_AGO), "sale", "", 6170, "EUR", LONG_AGO, order_id=f"R-{number}",
        payment_id=f"ch_{number:05d}",
    )  # fmt: skip
    return replace(line, **changes)


def a_dispute(number: int = 1, **changes: Any) -> SeenClaim:
    """A buyer who asks the bank for the money."""
    claim = SeenClaim(
        f"dp_{number:05d}", "dispute", f"R-{number}", micros(LONG_AGO), "asked", LONG_AGO, LONG_AGO, currency="EUR",
        refund_minor=6170, answer_by_at=NOW + timedelta(days=7), payment_id=f"ch_{number:05d}",
    )  # fmt: skip
    return replace(claim, **changes)


def an_ask(**changes: Any) -> RefundAsk:
    """Part of the first sale that goes back."""
    return replace(RefundAsk("refund-1", "ch_00001", "EUR", 1000, "asked_by_buyer", "Sorry", "R-1"), **changes)


def tell(one: Stage, *seen: Any) -> None:
    """Puts things into the pretend provider."""
    one.fake.tell(one.row.external_id, seen)


def tell_some(one: Stage, verb: str, count: int) -> set[str]:
    """So many things of a kind, not in their order; their ids."""
    told: list[Any] = []
    for number in range(count):
        at = LONG_AGO + timedelta(seconds=number // 3)
        told.append(a_sale(number, booked_at=at) if verb == "settlements" else a_dispute(number, updated_at=at))
    tell(one, *told[::2], *told[1::2])
    return {each.external_id for each in told}


async def read_all(one: Stage, verb: str, cursor: Cursor = SINCE) -> tuple[list[RawMessage], int, Cursor]:
    """All raw messages from a cursor on, how many pages they took, and the cursor to go on from."""
    found: list[RawMessage] = []
    for pages in range(1, 200):
        page = await getattr(one.adapter, POLLED[verb][0])(one.http, cursor)
        found += page.messages
        cursor = Cursor(page.cursor.since, str(page.cursor.page))
        if not page.has_more:
            return found, pages, cursor
    raise AssertionError("the pages have no end")


def ids_of(one: Stage, verb: str, messages: Sequence[RawMessage]) -> list[str]:
    """External ids of what the messages hold, as the adapter reads them."""
    read = [getattr(one.adapter, POLLED[verb][1])(message, one.account) for message in messages]
    return [part.external_id for some in read for part in (some.lines if verb == "settlements" else some)]


async def settled(one: Stage) -> list[Any]:
    """All that the provider settled, read."""
    messages, _, _ = await read_all(one, "settlements")
    return [one.adapter.read_settled(message, one.account) for message in messages]


async def claims(one: Stage) -> list[SeenClaim]:
    """All claims, read, the latest version of each last."""
    messages, _, _ = await read_all(one, "claims")
    found = [claim for message in messages for claim in one.adapter.read_claims(message, one.account)]
    return sorted(found, key=lambda claim: claim.version)
