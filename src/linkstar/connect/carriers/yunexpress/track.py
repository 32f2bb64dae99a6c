"""YunExpress's scans as neutral tracking events. The contract gives words, not codes: the words decide, in order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from linkstar.connect import scans
from linkstar.connect.answers import read_object
from linkstar.connect.carrier import TrackingEvent, TrackingStatus
from linkstar.connect.reading import reading
from linkstar.connect.wire import Answer, Unreadable

# Incidents come first: "delivery failed" must not be read as delivered, nor "held by customs" as moving.
_CODES: Mapping[str, TrackingStatus] = {
    "ORDER_CREATION": "pending",
    "FIRST_MILE_ARRIVE": "picked_up",
    "INTERNATIONAL_SHIP": "in_transit",
    "IN_TRANSIT": "in_transit",
    "MAIN_LINE_ARRIVE": "in_transit",
    "CUSTOMS_CLEARANCE": "in_transit",
    "LAST_MILE_DELIVERY": "out_for_delivery",
    "DELIVERED": "delivered",
}


def read_events(answer: Answer, tracking_number: str) -> list[TrackingEvent]:
    """The events in an answer of getTrackingInfo, oldest first. Raises Unreadable."""
    found = read_object(answer.body).get("result")
    if not isinstance(found, dict):
        raise Unreadable("no tracking result", body=answer.body)
    scans = [scan for info in found.get("track_info") or () for scan in info.get("track_events") or ()]
    with reading("scans with readable times", answer.body):
        events = [read_event(scan, tracking_number) for scan in scans]
    return sorted(events, key=lambda event: event.happened_at)


def read_event(scan: Mapping[str, Any], tracking_number: str) -> TrackingEvent:
    """One scan, as the contract writes it or with the node codes and UTC times that newer answers carry."""
    description = str(scan.get("description") or scan.get("process_content") or "")
    code = str(scan.get("track_node_code") or "")
    status, reason = status_of(code, description)
    return TrackingEvent(
        tracking_number=tracking_number,
        status=status,
        happened_at=_moment(scan),
        code=code,
        description=description,
        place=str(scan.get("location") or scan.get("process_location") or ""),
        reason=reason,
    )


def status_of(code: str, description: str) -> tuple[TrackingStatus, str]:
    """The neutral status and the incident's reason, "" where there is none; ("unknown", "") for words nobody knew."""
    incident = scans.incident_of(description)
    if incident is not None:
        return incident
    return _CODES.get(code) or scans.state_of(description), ""


def _moment(scan: Mapping[str, Any]) -> datetime:
    """When it happened, in UTC; a time without a zone is China's, where the carrier sits."""
    utc = scan.get("process_utc_time")
    zone = UTC if utc else scans.zone_of(str(scan.get("time_zone") or ""))
    return scans.in_utc(str(utc or scan.get("event_date") or scan["process_time"]), zone)
