"""What carriers' own words about a parcel mean, and when their clocks say it was: shared by carriers that send words. Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from linkstar.connect.carrier import TrackingStatus

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
_INCIDENT_WORDS = tuple((status, reason, re.compile(words, re.IGNORECASE)) for status, reason, words in _INCIDENTS)
_STATE_WORDS = tuple((status, re.compile(words, re.IGNORECASE)) for status, words in _STATES)
_ZONE = re.compile(r"(?:UTC|GMT)?\s*([+-]?)(\d{1,2})(?::?(\d{2})|\.(5))?$", re.IGNORECASE)
CHINA = timezone(timedelta(hours=8))


def incident_of(words: str) -> tuple[TrackingStatus, str] | None:
    """Status and reason where the words tell of something that went wrong; None where they do not."""
    return next(((status, reason) for status, reason, told in _INCIDENT_WORDS if told.search(words)), None)


def state_of(words: str) -> TrackingStatus:
    """The neutral status that the words tell where nothing went wrong; "unknown" for words nobody knew."""
    return next((status for status, told in _STATE_WORDS if told.search(words)), "unknown")


def in_utc(written: str, zone: timezone) -> datetime:
    """A moment as a carrier writes it, in UTC; `zone` where the text carries none. Raises ValueError."""
    moment = datetime.fromisoformat(written)
    return (moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)).astimezone(UTC)


def zone_of(text: str) -> timezone:
    """An offset in one of the ways carriers write it (+8, UTC+08:00, 5.5); China's for anything else."""
    found = _ZONE.match(text.strip())
    if found is None:
        return CHINA
    sign, hours, minutes, half = found.groups()
    ahead = timedelta(hours=int(hours), minutes=30 if half else int(minutes or 0))
    return timezone(-ahead if sign == "-" else ahead)
