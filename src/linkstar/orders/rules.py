"""Pure decisions about orders: their state, what a newer message changes, what may still be cancelled."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PAYMENT_RANK = {"pending": 0, "authorised": 1, "paid": 2, "partly_refunded": 3, "refunded": 4, "charged_back": 5}
PAID = {"authorised", "paid", "partly_refunded"}
CLOSED = {"cancelled", "shipped", "completed", "channel_fulfilled"}


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that the state of an order follows from."""

    commercial: str
    payment: str
    fulfilled_by: str
    ordered: int
    cancelled: int
    shipped: int
    is_unmapped: bool
    holds: int
    is_released: bool = False  # a warehouse works on it


def state_of(order: Standing) -> str:
    """The one word for people; derived, never typed in (supply-chain.md, state machine of Order)."""
    if order.fulfilled_by == "channel":
        return "cancelled" if order.commercial == "cancelled" else "channel_fulfilled"
    open_units = order.ordered - order.cancelled - order.shipped
    if order.shipped and open_units <= 0:
        return "completed" if order.commercial == "completed" else "shipped"
    if order.commercial == "cancelled" or open_units <= 0:
        return "cancelled"
    if order.shipped:
        return "partly_shipped"
    if order.commercial == "cancel_requested":
        return "cancel_requested"
    if order.payment not in PAID:
        return "awaiting_payment" if order.payment == "pending" else "on_hold"
    if order.is_unmapped:
        return "unmapped"
    if order.holds:
        return "on_hold"
    return "released" if order.is_released else "ready"


def is_newer(seen_version: int, stored_version: int) -> bool:
    """Whether a message tells more than what is stored; equal is a duplicate, lower is late (scenarios 2, 3)."""
    return seen_version > stored_version


def payment_after(stored: str, seen: str) -> str:
    """The payment after a newer message: it only moves on, except that a charge-back may be won."""
    if PAYMENT_RANK[seen] >= PAYMENT_RANK[stored] or (stored == "charged_back" and seen != "pending"):
        return seen
    return stored


def commercial_after(stored: str, seen: str) -> str:
    """The commercial status after a newer message: a cancelled order is never opened again by a message."""
    return stored if stored == "cancelled" else seen


def cancelled_after(ordered: int, *, shipped: int, stored: int, seen: int, is_cancelled: bool) -> int:
    """Units of a line that are cancelled: never fewer than before, never units that have left."""
    wanted = ordered if is_cancelled else max(stored, seen)
    return min(wanted, ordered - shipped)


def ordered_after(ordered: int, *, shipped: int, at_channel: int | None, seen: int) -> int:
    """Units of a line after the channel told `seen`: what a person changed stays, what the channel changes is added to it.

    `at_channel` is what the channel had told before, None where nobody edited ours. Never fewer than have left.
    """
    return max(seen if at_channel is None else ordered + seen - at_channel, shipped)


def line_with(ordered: int, cancelled: int, *, shipped: int, open_units: int) -> tuple[int, int]:
    """(ordered, cancelled) of a line of which `open_units` shall still be sent: what was ordered or cancelled stays told."""
    missing = open_units - (ordered - cancelled - shipped)
    return (ordered + missing, cancelled) if missing > 0 else (ordered, cancelled - missing)


def changes(before: Mapping[str, object], after: Mapping[str, object], watched: Sequence[str]) -> tuple[str, ...]:
    """Which of the watched facts differ."""
    return tuple(name for name in watched if before.get(name) != after.get(name))


def is_complete(lines: int, country: str, fulfilled_by: str) -> bool:
    """Whether a message tells enough to work on: it has lines, and a destination if we send it."""
    return lines > 0 and (bool(country) or fulfilled_by == "channel")


def can_cancel(state: str) -> bool:
    """Whether a person may still cancel: nothing has left yet."""
    return state not in CLOSED


def is_late(placed_to_seen_s: float, source: str) -> bool:
    """Whether an order came late: found by polling an hour or more after its newest change, so no webhook told of it."""
    return source == "poll" and placed_to_seen_s >= 3600


def still_to_come(read: int, *, read_s: float, unread_s: float) -> int:
    """How many orders wait behind those that were read, if they came as densely: of `read_s` seconds of changes, with
    `unread_s` seconds left. Orders that all changed in one moment tell nothing of the others."""
    return round(read * unread_s / read_s) if read_s > 0 else 0


def takes_bulk(backlog: int, *, page: int, rate_per_s: float, calls_left: float, bulk_s: float) -> bool:
    """Whether a file of all orders is there sooner than pages of `page` whole orders bring them (scenario 8).

    Amazon, 0.0056 calls a second after a burst of 20: 2,000 orders come at once and 0.56 a second afterwards, so that a
    report, made in 900 s, is the sooner only beyond 2,500; beyond 500 when the burst is spent.
    """
    calls = max(0.0, math.ceil(backlog / page) - calls_left)
    return calls > bulk_s * rate_per_s


def is_silent(silent_h: float, usual_h: float, units: int) -> bool:
    """Whether a shop has been silent for long against its own usual rate: six usual gaps and an hour, once a rate is known."""
    return units >= 10 and silent_h > max(1.0, 6 * usual_h)


TAGS_MAX, TAG_LENGTH_MAX = 20, 40


def tag_of(said: str) -> str:
    """A tag as it is kept: without spaces around and runs of them inside; empty for one that cannot be kept."""
    kept = " ".join(said.split())
    return "" if len(kept) > TAG_LENGTH_MAX or "," in kept or not kept.isprintable() else kept


def worth_of(price_minor: int, *, sold: int, units: int) -> int:
    """What units of a line are worth in minor units, at the price that `sold` units of it were sold for together."""
    return price_minor * units // max(1, sold)


RESEND, BY_HAND = "resend", "manual"  # sources of orders that no channel knows


def is_known_at_channel(source: str) -> bool:
    """Whether the channel knows the order, so that it can be told of its parcels."""
    return source not in (RESEND, BY_HAND)
