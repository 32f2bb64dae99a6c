"""YunExpress's scans as neutral events."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest

from linkstar.connect.carriers.yunexpress import ADAPTER, track
from linkstar.connect.channel import RawMessage
from linkstar.connect.wire import Answer, Unreadable
from tests.connect.carriers.builders import an_account

SAMPLE = Path(track.__file__).parent / "samples" / "tracking.json"


@pytest.mark.parametrize(
    ("words", "status", "reason"),
    [
        ("Shipment information received", "pending", ""),
        ("订单创建", "pending", ""),
        ("已揽收", "picked_up", ""),
        ("Parcel received at sorting hub", "picked_up", ""),
        ("Departed from airport", "in_transit", ""),
        ("Customs clearance completed", "in_transit", ""),
        ("Delivered to local carrier", "in_transit", ""),
        ("Your parcel will be delivered tomorrow", "in_transit", ""),
        ("Out for delivery", "out_for_delivery", ""),
        ("Available for pickup at the shop", "ready_for_pickup", ""),
        ("Held by customs, documents missing", "on_hold", "customs_hold"),
        ("海关查验", "on_hold", "customs_hold"),
        ("Parcel lost", "on_hold", "lost"),
        ("包裹破损", "on_hold", "damaged"),
        ("Delivery delayed by weather", "delivery_delayed", ""),
        ("Delivery attempt failed", "delivery_failed", ""),
        ("Parcel could not be delivered", "delivery_failed", ""),
        ("Insufficient address", "delivery_failed", "address_wrong"),
        ("Receiver not at home", "delivery_failed", "nobody_home"),
        ("Refused by recipient", "delivery_failed", "refused_by_buyer"),
        ("派送失败，收件人拒收", "delivery_failed", "refused_by_buyer"),
        ("Parcel has been delivered", "delivered", ""),
        ("已签收", "delivered", ""),
        ("Returned to sender", "return_to_sender", ""),
        ("Order cancelled", "cancelled", ""),
        ("Kiosk 77 ping", "unknown", ""),
        ("", "unknown", ""),
    ],
)
def test_words_decide_the_status(words: str, status: str, reason: str) -> None:
    assert track.status_of("", words) == (status, reason)


def test_a_code_decides_when_the_words_do_not_and_an_incident_beats_both() -> None:
    assert track.status_of("FIRST_MILE_ARRIVE", "Kiosk 77 ping") == ("picked_up", "")
    assert track.status_of("CUSTOMS_CLEARANCE", "held by customs") == ("on_hold", "customs_hold")
    assert track.status_of("NEW_CODE_2027", "Kiosk 77 ping") == ("unknown", "")


def test_scans_come_oldest_first_in_utc_and_unknown_ones_keep_code_and_words() -> None:
    body = SAMPLE.read_bytes()
    message = RawMessage("tracking", "k", "YT2600112720000001", body, "poll")
    events = ADAPTER.read_tracking(message, an_account("yunexpress"))
    assert [event.status for event in events] == [
        "pending", "picked_up", "on_hold", "delivery_failed", "delivered", "unknown",
    ]  # fmt: skip
    assert events[0].happened_at == datetime(2026, 1, 2, 1, 0, tzinfo=UTC)
    assert events[2].happened_at == datetime(2026, 1, 6, 7, 30, tzinfo=UTC)
    assert (events[5].code, events[5].description, events[5].place) == ("ZZ_77", "Kiosk 77 ping", "Köln")
    assert {event.tracking_number for event in events} == {"YT2600112720000001"}


@pytest.mark.parametrize(
    ("zone", "hour"),
    [("+8", 6), ("+08:00", 6), ("UTC+8", 6), ("8", 6), ("", 6), ("local", 6), ("-5", 19), ("+5.5", 8), ("0", 14)],
)
def test_offsets_in_every_way_of_writing_them(zone: str, hour: int) -> None:
    event = track.read_event({"time_zone": zone, "event_date": "2026-03-10 14:00:00", "description": "x"}, "YT1")
    assert event.happened_at.hour == hour


@pytest.mark.parametrize("result", [None, [], {"track_info": [{"track_events": [{"description": "no time"}]}]}])
def test_a_broken_answer_is_unreadable_and_kept(result: object) -> None:
    body = orjson.dumps({"success": True, "result": result})
    with pytest.raises(Unreadable) as told:
        track.read_events(Answer(200, {}, body), "YT1")
    assert told.value.body == body
