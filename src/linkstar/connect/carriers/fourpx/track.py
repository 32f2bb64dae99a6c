"""4PX's scans as neutral events: their code decides, and words where they tell of trouble or the code is not known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linkstar.connect import scans
from linkstar.connect.carrier import TrackingEvent, TrackingStatus
from linkstar.connect.carriers.fourpx import wire
from linkstar.connect.reading import reading
from linkstar.connect.wire import Answer, Unreadable

# businessLinkCode. The platform's whole list is behind its login; these are the ones that public readers of it agree on.
CODES: Mapping[str, TrackingStatus] = {
    "FPX_L_RPIF": "pending",  # parcel information received
    "FPX_O_IR": "pending",
    "FPX_O_IRI": "pending",
    "FPX_L_SC": "picked_up",
    "FPX_C_SPLS": "picked_up",  # 4PX picked up the shipment
    "FPX_C_SPQS": "picked_up",
    "FPX_C_AAF": "in_transit",  # arrived at the facility and was measured
    "FPX_C_ADFF": "in_transit",
    "FPX_F_ST": "in_transit",
    "FPX_M_HA": "in_transit",  # handed to the airline
    "FPX_M_DFOA": "in_transit",
    "FPX_M_ATA": "in_transit",
    "FPX_M_IT": "in_transit",
    "FPX_M_CRSD": "in_transit",
    "FPX_I_RCUK": "in_transit",
    "FPX_O_RR": "in_transit",
    "FPX_D_AAD": "in_transit",
    "FPX_D_STPP": "in_transit",
    "FPX_D_HQ": "in_transit",
    "FPX_D_SD": "out_for_delivery",
    "FPX_D_FD": "delivery_failed",
    "FPX_S_OK": "delivered",
    "FPX_S_OKGP": "delivered",
    "FPX_S_OKVP": "delivered",
    "FPX_S_OKPO": "delivered",
    "FPX_S_OKCC": "delivered",
    "FPX_S_OKSC": "delivered",
}


def read_events(answer: Answer, tracking_number: str) -> list[TrackingEvent]:
    """The events in an answer of tr.order.tracking.get (newest first there), oldest first. Raises Unreadable."""
    found = wire.data_of(answer)
    if found is None:
        return []  # a number that has no scans yet
    listed = found.get("trackingList") if isinstance(found, dict) else False
    if listed is not None and not isinstance(listed, list):
        raise Unreadable("no list of scans", body=answer.body)
    with reading("scans with readable times", answer.body):
        events = [read_event(scan, tracking_number) for scan in listed or ()]
    return sorted(events, key=lambda event: event.happened_at)


def read_event(scan: Mapping[str, Any], tracking_number: str) -> TrackingEvent:
    """One scan; a time without `timeZone` is China's, where the carrier sits."""
    code, words = str(scan.get("businessLinkCode") or ""), str(scan.get("trackingContent") or "")
    status, reason = status_of(code, words)
    return TrackingEvent(
        tracking_number=tracking_number,
        status=status,
        happened_at=scans.in_utc(str(scan["occurDatetime"]), scans.zone_of(str(scan.get("timeZone") or ""))),
        code=code,
        description=words,
        place=str(scan.get("occurLocation") or ""),
        reason=reason,
    )


def status_of(code: str, words: str) -> tuple[TrackingStatus, str]:
    """The neutral status and the reason of an incident, "" where there is none; ("unknown", "") where nobody knows."""
    known = CODES.get(code)
    if known == "delivered":
        return known, ""  # words such as "attempt 2, delivered" must not undo a code that is final
    incident = scans.incident_of(words)
    if incident is not None:
        return incident
    return known or scans.state_of(words), ""
