"""4PX's scans as neutral events."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest

from linkstar.connect.carriers.fourpx import ADAPTER, track
from linkstar.connect.channel import RawMessage
from linkstar.connect.wire import Answer, Unreadable
from tests.connect.carriers.builders import an_account

SAMPLE = Path(track.__file__).parent / "samples" / "tracking.json"


@pytest.mark.parametrize(
    ("code", "words", "status", "reason"),
    [
        ("FPX_L_RPIF", "Parcel information received", "pending", ""),
        ("FPX_C_SPLS", "4px picked up shipment.", "picked_up", ""),
        ("FPX_M_HA", "Hand over to airline.", "in_transit", ""),
        ("FPX_D_SD", "", "out_for_delivery", ""),
        ("FPX_D_FD", "", "delivery_failed", ""),
        ("FPX_D_FD", "Refused by recipient", "delivery_failed", "refused_by_buyer"),
        ("FPX_M_CRSD", "Held by customs", "on_hold", "customs_hold"),
        ("FPX_S_OK", "Delivered at second attempt", "delivered", ""),
        ("FPX_S_OKPO", "", "delivered", ""),
        ("", "派送中", "out_for_delivery", ""),
        ("FPX_D_NEW", "Ready for pickup", "ready_for_pickup", ""),
        ("FPX_D_NEW", "", "unknown", ""),
    ],
)
def test_the_code_decides_unless_the_words_tell_of_trouble(code: str, words: str, status: str, reason: str) -> None:
    assert track.status_of(code, words) == (status, reason)


def test_scans_come_oldest_first_in_utc_and_unknown_ones_keep_code_and_words() -> None:
    message = RawMessage("tracking", "k", "4PX3001000000001CN", SAMPLE.read_bytes(), "poll")
    events = ADAPTER.read_tracking(message, an_account("fourpx"))
    assert [event.status for event in events] == ["pending", "picked_up", "on_hold", "delivered", "unknown"]
    assert events[0].happened_at == datetime(2026, 1, 2, 6, 30, 19, tzinfo=UTC)  # China's time
    assert events[3].happened_at == datetime(2026, 1, 12, 9, 0, tzinfo=UTC)  # the zone that they say
    assert (events[4].code, events[4].description, events[4].place) == ("FPX_Z_NEW", "Kiosk 77 ping", "Köln")
    assert {event.tracking_number for event in events} == {"4PX3001000000001CN"}


@pytest.mark.parametrize("data", [None, {}, {"trackingList": None}, {"trackingList": []}])
def test_a_parcel_without_scans_has_no_events(data: object) -> None:
    assert track.read_events(Answer(200, {}, orjson.dumps({"result": "1", "data": data})), "4PX1") == []


@pytest.mark.parametrize("data", [[], "x", {"trackingList": {}}, {"trackingList": [{"businessLinkCode": "FPX_S_OK"}]}])
def test_a_broken_answer_is_unreadable_and_kept(data: object) -> None:
    body = orjson.dumps({"result": "1", "data": data})
    with pytest.raises(Unreadable) as told:
        track.read_events(Answer(200, {}, body), "4PX1")
    assert told.value.body == body
