"""YunExpress's scans as neutral tracking events. The contract gives words, not codes: the words decide, in order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from linkstar.connect.carrier import TrackingEvent, TrackingStatus
from linkstar.connect.carriers.yunexpress import wire
from linkstar.connect.wire import Answer, Unreadable

# Incidents come first: "delivery failed" must not be read as delivered, nor "held by customs" as moving.
_INCIDENTS: tuple[tuple[TrackingStatus, str, str], ...] = (
    ("delivery_failed", "refused_by_buyer", "refus|拒收|拒签"),
    (
        "delivery_failed",
        "address_wrong",
        "(wrong|incorrect|insufficient|incomplete|invalid|unknown) (delivery )?address",
    ),
    (
        "delivery_failed",
        "address_wrong",
        "address (is |was )?(wrong|incorrect|incomplete|invalid)|地址(错误|不详|有误)",
    ),
    ("delivery_failed", "nobody_home", "not (at )?home|nobody|no one|absent|no access|无人"),
    ("return_to_sender", "", "return(ed|ing)? (to|from)|being returned|退回|退件|退运"),
    ("on_hold", "lost", r"\blost\b|missing parcel|丢失|遗失|丢件"),
    ("on_hold", "damaged", "damag|broken|破损|损坏"),
    ("on_hold", "customs_hold", "customs.*(held|hold|detain|inspect|seiz|delay|missing|document)|海关.*(查验|扣)|查验"),
    ("on_hold", "customs_hold", "(held|detained|inspected|seized|delayed) (by|at|in) customs"),
    ("delivery_failed", "", "fail|unsuccessful|undeliver|unable to deliver|attempt"),
    ("delivery_failed", "", "(not|could not be|cannot be) delivered|未妥投|投递不成功|派送失败|投递失败"),
    ("delivery_delayed", "", "delay|late arrival|延误|延迟"),
    ("cancelled", "", "cancel|取消|撤销"),
    ("on_hold", "", r"on hold|intercept|detain|\bheld\b|拦截|扣件|滞留"),
)
_STATES: tuple[tuple[TrackingStatus, str], ...] = (
    ("pending", "information (has been )?received|order (has been )?(created|received)|electronic|pre-?advice"),
    ("pending", "label (created|printed)|预报|制单|订单创建|收到(发货|货物)信息"),
    ("out_for_delivery", "out for delivery|with (the )?(courier|driver)|on vehicle for|派送中|派件|正在派送|外出派送"),
    ("ready_for_pickup", "(ready|available|awaiting|arrived).*(pick-?up|collect)|pick-?up point|待取|自提|代收点"),
    ("in_transit", "deliver(ed|y)? to (the )?(air|carrier|local|post|partner|courier|terminal|line)"),
    ("in_transit", "(to|will) be delivered|交付|交航"),
    ("delivered", "delivered|signed|妥投|签收"),
    ("picked_up", "picked up|collected|pick-?up (completed|scan)|received (at|by|in)|checked in"),
    ("picked_up", "已收货|揽收|收件|入库|(抵达|到达)始发地"),
    ("in_transit", "customs|clear(ed|ance)|清关|海关"),
    ("in_transit", "depart|arriv|transit|transfer|flight|airport|airline|sort|process|dispatch|shipped|hand(ed)? over"),
    ("in_transit", "loaded|运输|离开|到达|抵达|航班|转运|出库|发往|起飞"),
)
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
_INCIDENT_WORDS = tuple((status, reason, re.compile(words, re.IGNORECASE)) for status, reason, words in _INCIDENTS)
_STATE_WORDS = tuple((status, re.compile(words, re.IGNORECASE)) for status, words in _STATES)
_ZONE = re.compile(r"(?:UTC|GMT)?\s*([+-]?)(\d{1,2})(?::?(\d{2})|\.(5))?$", re.IGNORECASE)
_CHINA = timezone(timedelta(hours=8))


def read_events(answer: Answer, tracking_number: str) -> list[TrackingEvent]:
    """The events in an answer of getTrackingInfo, oldest first. Raises Unreadable."""
    found = wire.read(answer.body).get("result")
    if not isinstance(found, dict):
        raise Unreadable("no tracking result", body=answer.body)
    scans = [scan for info in found.get("track_info") or () for scan in info.get("track_events") or ()]
    try:
        events = [read_event(scan, tracking_number) for scan in scans]
    except (ValueError, TypeError, KeyError, AttributeError) as wrong:
        raise Unreadable(f"a scan without a readable time: {wrong}", body=answer.body) from wrong
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
    for status, reason, words in _INCIDENT_WORDS:
        if words.search(description):
            return status, reason
    if code in _CODES:
        return _CODES[code], ""
    return next((status for status, words in _STATE_WORDS if words.search(description)), "unknown"), ""


def _moment(scan: Mapping[str, Any]) -> datetime:
    """When it happened, in UTC; a time without a zone is China's, where the carrier sits."""
    utc = scan.get("process_utc_time")
    written = datetime.fromisoformat(str(utc or scan.get("event_date") or scan["process_time"]))
    if written.tzinfo is not None:
        return written.astimezone(UTC)
    zone = UTC if utc else _zone(str(scan.get("time_zone") or ""))
    return written.replace(tzinfo=zone).astimezone(UTC)


def _zone(text: str) -> timezone:
    found = _ZONE.match(text.strip())
    if found is None:
        return _CHINA
    sign, hours, minutes, half = found.groups()
    ahead = timedelta(hours=int(hours), minutes=30 if half else int(minutes or 0))
    return timezone(-ahead if sign == "-" else ahead)
