"""17TRACK's events as neutral ones: `sub_status` decides, words where they tell of trouble or the code is not known.

Version 2 tells them in `track_info.tracking.providers[].events`, the carriers of both countries side by side; version 1, which
old accounts still push, in `track.z1`, without a time zone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC
from typing import Any

from linkstar.connect import scans
from linkstar.connect.answers import objects, read_object
from linkstar.connect.carrier import TrackingEvent, TrackingStatus
from linkstar.connect.wire import Unreadable

CODES: Mapping[str, tuple[TrackingStatus, str]] = {
    "NotFound_Other": ("pending", ""),
    "NotFound_InvalidCode": ("pending", ""),
    "InfoReceived": ("pending", ""),
    "InTransit_PickedUp": ("picked_up", ""),
    "InTransit_Other": ("in_transit", ""),
    "InTransit_Departure": ("in_transit", ""),
    "InTransit_Arrival": ("in_transit", ""),
    "InTransit_CustomsProcessing": ("in_transit", ""),
    "InTransit_CustomsReleased": ("in_transit", ""),
    "InTransit_CustomsRequiringInformation": ("on_hold", "customs_hold"),
    "Expired_Other": ("delivery_delayed", ""),
    "AvailableForPickup_Other": ("ready_for_pickup", ""),
    "OutForDelivery_Other": ("out_for_delivery", ""),
    "DeliveryFailure_Other": ("delivery_failed", ""),
    "DeliveryFailure_NoBody": ("delivery_failed", "nobody_home"),
    "DeliveryFailure_Security": ("delivery_failed", "customs_hold"),
    "DeliveryFailure_Rejected": ("delivery_failed", "refused_by_buyer"),
    "DeliveryFailure_InvalidAddress": ("delivery_failed", "address_wrong"),
    "Delivered_Other": ("delivered", ""),
    "Exception_Other": ("on_hold", ""),
    "Exception_Returning": ("return_to_sender", ""),
    "Exception_Returned": ("return_to_sender", ""),
    "Exception_NoBody": ("on_hold", "nobody_home"),
    "Exception_Security": ("on_hold", "customs_hold"),
    "Exception_Damage": ("on_hold", "damaged"),
    "Exception_Rejected": ("on_hold", "refused_by_buyer"),
    "Exception_Delayed": ("delivery_delayed", ""),
    "Exception_Lost": ("on_hold", "lost"),
    "Exception_Destroyed": ("on_hold", "damaged"),
    "Exception_Cancel": ("cancelled", ""),
}
_VAGUE = frozenset({"InTransit_Other", "Exception_Other", "DeliveryFailure_Other"})  # words may know more


def read_body(body: bytes) -> list[TrackingEvent]:
    """The events in a push, of whichever version. Raises Unreadable."""
    data = read_object(body).get("data")
    return read_parcels(objects([data] if isinstance(data, dict) else data, body), body)


def read_parcels(parcels: Sequence[Mapping[str, Any]], body: bytes) -> list[TrackingEvent]:
    """The events of these parcels, oldest first. Raises Unreadable."""
    try:
        events = [event for one in parcels for event in _events(one)]
    except (ValueError, TypeError, KeyError, AttributeError) as wrong:
        raise Unreadable(f"a parcel that cannot be read: {wrong!r}", body=body) from wrong
    return sorted(events, key=lambda event: event.happened_at)


def status_of(code: str, words: str) -> tuple[TrackingStatus, str]:
    """The neutral status and the reason of an incident, "" where there is none; ("unknown", "") where nobody knows."""
    known = CODES.get(code)
    if known is not None and code not in _VAGUE:
        return known
    return scans.incident_of(words) or known or (scans.state_of(words), "")


def _events(parcel: Mapping[str, Any]) -> Iterable[TrackingEvent]:
    number = str(parcel["number"])
    info, old = parcel.get("track_info"), parcel.get("track")
    if info:
        for provider in (info.get("tracking") or {}).get("providers") or ():
            yield from (_event(number, one) for one in provider.get("events") or ())
    elif old:
        yield from (_old_event(number, one) for one in old.get("z1") or ())


def _event(number: str, one: Mapping[str, Any]) -> TrackingEvent:
    code, words = str(one.get("sub_status") or one.get("stage") or ""), str(one.get("description") or "")
    status, reason = status_of(code, words)
    return TrackingEvent(
        tracking_number=number,
        status=status,
        happened_at=scans.in_utc(str(one.get("time_utc") or one["time_iso"]), UTC),
        code=code,
        description=words,
        place=str(one.get("location") or ""),
        reason=reason,
    )


def _old_event(number: str, one: Mapping[str, Any]) -> TrackingEvent:
    words = str(one.get("c") or "")
    status, reason = status_of("", words)
    happened_at = scans.in_utc(str(one["d"]), UTC)
    return TrackingEvent(number, status, happened_at, str(one.get("s") or ""), words, str(one.get("a") or ""), reason)
