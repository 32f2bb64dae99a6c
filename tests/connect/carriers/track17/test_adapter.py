"""The 17TRACK adapter against the pretend service, and its own words."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest

from linkstar.connect.carrier import TrackingEvent
from linkstar.connect.carriers.track17 import ADAPTER, Fake, refusals, track, wire
from linkstar.connect.channel import RawMessage, WebhookRequest
from linkstar.connect.fake import FakeShop
from linkstar.connect.wire import (
    Answer,
    BadSignature,
    PartnerDown,
    PartnerError,
    PartnerRefused,
    Throttled,
    TokenRevoked,
    Unreadable,
)
from tests.connect.carriers.builders import NOW, a_request, an_account
from tests.connect.world import DirectHttp, MemoryWorld

SAMPLES = Path(wire.__file__).parent / "samples"
NUMBER = "LX100000017CN"


def a_customer(quota: int = 100, **config: str) -> tuple[Fake, DirectHttp, MemoryWorld]:
    """Fake, client and world."""
    world = MemoryWorld(NOW)
    fake = Fake(world)
    fake.open(FakeShop("T1", "", "UTC", "USD", {"token": "key-1", "quota": str(quota)}))
    return fake, DirectHttp(ADAPTER, fake, an_account("track17", secrets={"token": "key-1"}, **config), world), world


def said(code: int, **more: object) -> Answer:
    """An answer as a whole."""
    return Answer(200, {}, orjson.dumps({"code": code, **more}))


def test_an_answer_is_read_scan_by_scan_oldest_first_over_all_carriers() -> None:
    answer = Answer(200, {}, (SAMPLES / "tracked.json").read_bytes())
    parcels, unknown = wire.read_tracked(answer)
    events = track.read_parcels(parcels, answer.body)
    assert [(one.status, one.reason, one.place) for one in events] == [
        ("picked_up", "", "深圳"),
        ("delivery_failed", "nobody_home", "Berlin"),
        ("delivered", "", "Berlin"),
    ]
    assert events[0].happened_at == datetime(2026, 11, 10, 12, 30, tzinfo=UTC)
    assert unknown == ["LX100000018CN"]


async def test_a_number_that_nobody_registered_is_registered_when_it_is_asked_for() -> None:
    fake, http, _ = a_customer()
    fake.move([TrackingEvent(NUMBER, "in_transit", NOW)])
    assert await ADAPTER.track(http, [NUMBER]) == []
    assert fake.received()["registered"] == [NUMBER]
    assert [one.status for one in await ADAPTER.track(http, [NUMBER])] == ["in_transit"]
    assert [one.operation for one in http.asked] == [wire.INFO, wire.REGISTER, wire.INFO]


async def test_when_the_numbers_are_used_up_the_refusal_says_so() -> None:
    _, http, _ = a_customer(quota=1)
    taken, refused = await ADAPTER.register(http, [NUMBER, "LX100000018CN"])
    assert taken.is_taken
    assert (refused.is_taken, refused.code, refused.message) == (False, "-18019908", "Quota is not enough for use.")


async def test_the_carrier_is_told_where_the_account_knows_it() -> None:
    _, http, _ = a_customer(carrier="3011")
    (one,) = await ADAPTER.register(http, ["QQ100000001"])
    assert one.is_taken
    _, bare, _ = a_customer()
    (two,) = await ADAPTER.register(bare, ["QQ100000001"])
    assert (two.is_taken, two.code) == (False, "-18019903")


async def test_it_sells_no_labels() -> None:
    _, http, _ = a_customer()
    with pytest.raises(PartnerRefused):
        await ADAPTER.buy_label(http, a_request())
    assert not (await ADAPTER.void(http, NUMBER)).is_voided
    assert (await ADAPTER.services(http), http.asked) == ([], [])


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Answer(200, {}, (SAMPLES / "refused.json").read_bytes()), TokenRevoked),
        (said(0, data={"errors": [{"code": -18010001, "message": "IP"}]}), TokenRevoked),
        (said(-18010014, message="busy"), Throttled),
        (said(-18019907, message="the day is over"), Throttled),
        (said(-18010003, message="inside"), PartnerDown),
        (said(-18010013, message="bad"), PartnerRefused),
        (said(0), Unreadable),
        (said(0, data=[]), Unreadable),
        (Answer(401, {}, b""), TokenRevoked),
        (Answer(429, {"retry-after": "2"}, b""), Throttled),
    ],
)  # fmt: skip
def test_refusals_have_their_kinds(answer: Answer, kind: type[PartnerError]) -> None:
    assert type(refusals.error_of(answer)) is kind


@pytest.mark.parametrize("code", sorted(track.CODES))
def test_every_known_code_has_a_status(code: str) -> None:
    assert track.status_of(code, "")[0] != "unknown"


def test_words_decide_where_the_code_says_nothing() -> None:
    assert track.status_of("Exception_Other", "Held by customs") == ("on_hold", "customs_hold")
    assert track.status_of("Exception_Lost", "Delivered") == ("on_hold", "lost")
    assert track.status_of("Brand_New", "Out for delivery") == ("out_for_delivery", "")


def test_a_stopped_parcel_is_kept_apart_and_a_foreign_key_is_not_believed() -> None:
    _, http, _ = a_customer()
    body = orjson.dumps({"event": "TRACKING_STOPPED", "data": {"number": NUMBER, "carrier": 3011}})
    from_us = {"sign": _signed(body, "key-1")}
    (message,) = ADAPTER.receive(WebhookRequest("/", from_us, {}, body), http.account, NOW)
    assert message.topic == "events"
    with pytest.raises(BadSignature):
        ADAPTER.receive(
            WebhookRequest("/", {"sign": _signed(body, "")}, {}, body), an_account("track17", secrets={}), NOW
        )


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"data": 5}', b'{"data": [{"number": "X", "track_info": 7}]}'])
def test_a_push_that_cannot_be_read_is_kept(body: bytes) -> None:
    _, http, _ = a_customer()
    with pytest.raises(Unreadable) as wrong:
        ADAPTER.read_tracking(RawMessage("tracking", "k", NUMBER, body, "webhook"), http.account)
    assert wrong.value.body == body


def _signed(body: bytes, key: str) -> str:
    return hashlib.sha256(body + b"/" + key.encode()).hexdigest()
