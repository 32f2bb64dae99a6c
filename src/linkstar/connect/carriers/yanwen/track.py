"""Yanwen's scans as neutral events: their code decides, and words where they tell of trouble or the code is not known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from linkstar.connect import scans
from linkstar.connect.answers import objects, read_object
from linkstar.connect.carrier import TrackingEvent, TrackingStatus
from linkstar.connect.reading import reading
from linkstar.connect.wire import Answer

# tracking_status of a checkpoint -> status and reason
CODES: Mapping[str, tuple[TrackingStatus, str]] = {
    "PU10": ("picked_up", ""),
    "PU30": ("on_hold", ""),  # it could not be fetched from the seller
    "OR10": ("picked_up", ""),
    "EC30": ("on_hold", "customs_hold"),
    "LH20": ("in_transit", ""),
    "S303": ("in_transit", ""),
    "IC50": ("in_transit", ""),
    "IC51": ("on_hold", "customs_hold"),
    "IC60": ("in_transit", ""),
    "IC70": ("on_hold", "customs_hold"),
    "LM10": ("in_transit", ""),
    "LM20": ("in_transit", ""),
    "LM25": ("out_for_delivery", ""),
    "LM30": ("ready_for_pickup", ""),
    "LM40": ("delivered", ""),
    "LM50": ("delivery_failed", ""),
    "LM90": ("return_to_sender", ""),
}


def read_events(answer: Answer, asked: Sequence[str]) -> list[TrackingEvent]:
    """The events of the parcels asked for, oldest first; a number that is not known has none. Raises Unreadable."""
    results = objects(read_object(answer.body).get("result") or [], answer.body)
    events = []
    with reading("scans with readable times", answer.body):
        for one in results:
            number = next((n for n in (one.get("tracking_number"), one.get("waybill_number")) if n in asked), None)
            if number is not None:
                events += [read_event(scan, number) for scan in one.get("checkpoints") or ()]
    return sorted(events, key=lambda event: event.happened_at)


def read_event(scan: Mapping[str, Any], tracking_number: str) -> TrackingEvent:
    """One checkpoint: its time is local, with the offset beside it."""
    code, words = str(scan.get("tracking_status") or ""), str(scan.get("message") or "")
    status, reason = status_of(code, words)
    return TrackingEvent(
        tracking_number=tracking_number,
        status=status,
        happened_at=scans.in_utc(str(scan["time_stamp"]), scans.zone_of(str(scan.get("time_zone") or ""))),
        code=code,
        description=words,
        place=str(scan.get("location") or ""),
        reason=reason,
    )


def status_of(code: str, words: str) -> tuple[TrackingStatus, str]:
    """The neutral status and the reason of an incident, "" where there is none; ("unknown", "") where nobody knows."""
    known = CODES.get(code)
    if known is not None and known[0] in ("delivered", "return_to_sender"):
        return known  # final, whatever the words say of earlier attempts
    return scans.incident_of(words) or known or (scans.state_of(words), "")
