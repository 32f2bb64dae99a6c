"""What carriers say about parcels: 12 neutral statuses, which never fall back, and the troubles that need a person."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple, cast

TrackingStatus = Literal[
    "pending", "picked_up", "in_transit", "out_for_delivery", "ready_for_pickup", "on_hold", "delivery_delayed",
    "delivery_failed", "delivered", "return_to_sender", "cancelled", "unknown",
]  # fmt: skip
STATUSES: tuple[str, ...] = TrackingStatus.__args__  # type: ignore[attr-defined]
TERMINAL = frozenset({"delivered", "return_to_sender", "cancelled"})
PARCEL_STATES = (
    "planned", "packed", "labelled", "handed_over", "in_transit", "out_for_delivery", "delivered", "cancelled",
)  # fmt: skip
_WEAK = frozenset({"pending", "unknown"})  # said before the carrier has the parcel, or without a meaning
_PROVES = {
    "picked_up": "handed_over", "in_transit": "in_transit", "on_hold": "in_transit", "delivery_delayed": "in_transit",
    "delivery_failed": "in_transit", "return_to_sender": "in_transit", "out_for_delivery": "out_for_delivery",
    "ready_for_pickup": "out_for_delivery", "delivered": "delivered",
}  # fmt: skip
_TROUBLES = {"on_hold": "on_hold", "delivery_failed": "delivery_failed", "return_to_sender": "returned_to_sender"}
_SPOKEN = (
    ("lost", ("lost", "missing parcel", "丢失", "遗失")),
    ("damaged", ("damage", "broken", "破损")),
    ("customs_hold", ("customs", "clearance", "duty", "duties", "海关", "清关")),
    ("refused_by_buyer", ("refus", "reject", "拒收")),
    ("address_wrong", ("address", "undeliverable", "unknown recipient", "地址")),
)


class Tracked(NamedTuple):
    """A status and when it happened; `at` None: nothing was said yet."""

    status: TrackingStatus
    at: datetime | None


def tracking_state(current: Tracked, event: Tracked) -> Tracked:
    """What holds after an event. The newest word counts, an end stays an end; an older or weaker word changes nothing.

    Only one end may follow another: delivered after cancelled, as goods in the buyer's hands are the stronger proof.
    """
    if current.status in TERMINAL:
        return event if (current.status, event.status) == ("cancelled", "delivered") else current
    if event.status in TERMINAL:
        return event
    if event.status in _WEAK and current.status != "unknown":
        return current
    is_newer = current.at is None or event.at is None or event.at >= current.at
    return event if is_newer or current.status in _WEAK else current


def parcel_state(state: str, status: str) -> str:
    """Where the parcel stands after the carrier's word; it never goes back, and a cancelled one stays cancelled."""
    proved = _PROVES.get(status)
    if proved is None or state == "cancelled":
        return state
    return max(state, proved, key=PARCEL_STATES.index)


def status_of(text: str) -> TrackingStatus:
    """A stored or foreign word as one of the 12 statuses; anything else is unknown."""
    return cast(TrackingStatus, text) if text in STATUSES else "unknown"


def incident_reason(status: str, reason: str = "", description: str = "") -> str:
    """The trouble that an event tells, or "": customs_hold, address_wrong, refused_by_buyer, lost, damaged, on_hold ...

    A reason that the adapter gives counts first; words of the description only for statuses that are a trouble anyway.
    """
    if reason:
        return reason
    trouble = _TROUBLES.get(status, "")
    said = description.lower()
    found = next((code for code, words in _SPOKEN if any(word in said for word in words)), "")
    if trouble == "returned_to_sender":
        return trouble
    return found or trouble if trouble else ""
