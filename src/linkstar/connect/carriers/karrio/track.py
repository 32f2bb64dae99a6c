"""karrio's trackers as scans: its statuses are ours, its reasons are told in our words. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, get_args

from linkstar.connect import scans
from linkstar.connect.answers import objects, read_object
from linkstar.connect.carrier import TrackingEvent, TrackingStatus
from linkstar.connect.reading import moment, reading
from linkstar.connect.wire import Answer, Unreadable

_STATUSES: Mapping[str, TrackingStatus] = {status: status for status in get_args(TrackingStatus)}
_REASONS = {
    "carrier_damaged_parcel": "damaged",
    "carrier_parcel_lost": "lost",
    "carrier_address_not_found": "address_wrong",
    "consignee_incorrect_address": "address_wrong",
    "retailer_incorrect_data": "address_wrong",
    "consignee_refused": "refused_by_buyer",
    "consignee_not_available": "nobody_home",
    "consignee_not_home": "nobody_home",
    "customs_delay": "customs_hold",
    "customs_documentation": "customs_hold",
    "customs_duties_unpaid": "customs_hold",
    "customs_prohibited": "customs_hold",
    "customs_inspection": "customs_hold",
}
_TIMES = ("%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %I:%M %p", "%Y-%m-%d")


def read_events(answer: Answer, tracking_number: str) -> list[TrackingEvent]:
    """The events of a tracker, oldest first. Raises Unreadable."""
    said = read_object(answer.body)
    if not said.get("tracking_number"):
        raise Unreadable("no tracker", body=answer.body)
    told = objects(said.get("events") or [], answer.body)
    with reading("events with readable times", answer.body):
        events = [_event(one, tracking_number) for one in told]
    return sorted(events, key=lambda event: event.happened_at)


def _event(said: Mapping[str, Any], tracking_number: str) -> TrackingEvent:
    words = str(said.get("description") or "")
    status, reason = _status(str(said.get("status") or ""), words)
    return TrackingEvent(
        tracking_number=tracking_number,
        status=status,
        happened_at=_moment(said),
        code=str(said.get("code") or ""),
        description=words,
        place=str(said.get("location") or ""),
        reason=_REASONS.get(str(said.get("reason") or ""), reason),
    )


def _status(said: str, words: str) -> tuple[TrackingStatus, str]:
    """karrio's status of the event; many of its carriers say none, or `unknown`: then the words decide."""
    status = _STATUSES.get(said, "unknown")
    told = scans.incident_of(words)
    if status == "unknown":
        return told or (scans.state_of(words), "")
    return status, told[1] if told and told[0] == status else ""


def _moment(said: Mapping[str, Any]) -> datetime:
    """When it happened. Date and time carry no zone and are taken as UTC: only a `timestamp` is exact."""
    if said.get("timestamp"):
        return moment(said["timestamp"])
    written = f"{said['date']} {said.get('time') or ''}".strip()
    for form in _TIMES:
        try:
            return datetime.strptime(written, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    raise ValueError(f"{written!r} is no moment")
