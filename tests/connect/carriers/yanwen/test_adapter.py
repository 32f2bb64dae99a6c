"""The Yanwen adapter against the pretend platform."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest

from linkstar.connect.carrier import TrackingEvent
from linkstar.connect.carriers.yanwen import ADAPTER, refusals, track, wire
from linkstar.connect.channel import RawMessage
from linkstar.connect.fake import FakeRequest
from linkstar.connect.wire import (
    Answer,
    PartnerDown,
    PartnerError,
    PartnerRefused,
    Request,
    Throttled,
    TokenRevoked,
    Unreadable,
)
from tests.connect.carriers.builders import BERLIN, LAMP, NOW, SHENZHEN, a_request, an_account, in_words
from tests.connect.carriers.yanwen.builders import a_customer

CREATE = Request(wire.CREATE, "POST", wire.PATH)
LABEL = Request(wire.LABEL, "POST", wire.PATH)
SAMPLES = Path(wire.__file__).parent / "samples"


def parcel(key: str = "parcel-1", **changes: Any) -> Any:
    """A label request by a service of Yanwen."""
    return a_request(key, **{"service": "481", **changes})


def body_of(request: Any, config: dict[str, str] | None = None) -> Any:
    """The order's body as it travels."""
    return orjson.loads(wire.create_request(request, config or {}).body)


def ok(data: Any) -> Answer:
    """A success."""
    return Answer(200, {}, orjson.dumps({"success": True, "code": "0", "message": "ok", "data": data}))


def no(message: str, code: str = "2002", status: int = 200) -> Answer:
    """A refusal."""
    return Answer(status, {}, orjson.dumps({"success": False, "code": code, "message": message, "data": None}))


async def test_a_label_is_bought_by_our_key() -> None:
    fake, http, _ = a_customer()
    label = await ADAPTER.buy_label(http, parcel())
    assert label.document.startswith(b"%PDF-")
    assert label.external_id == label.tracking_number == "UM000000001YW"
    assert (label.cost_minor, label.media_type) == (None, "application/pdf")
    assert fake.received()["labels"][0]["orderNumber"] == "parcel-1"


def test_an_order_is_written_in_grams_centimetres_and_exact_prices() -> None:
    raw = wire.create_request(parcel(customs=[replace(LAMP, unit_value_minor=1010)], length_mm=201), {}).body
    assert b'"price":10.10,' in raw
    box = orjson.loads(raw)["parcelInfo"]
    assert (box["totalWeight"], box["totalQuantity"], box["length"], box["currency"]) == (850, 2, 21, "EUR")
    (goods,) = box["productList"]
    assert (goods["goodsNameCh"], goods["goodsNameEn"], goods["hscode"]) == ("LED灯", "LED lamp", "9405210000")
    assert goods["weight"] == 350


def test_tax_numbers_and_batteries_have_their_own_fields() -> None:
    plain = body_of(parcel(ioss_number=""))
    assert "importCustomsInfo" not in plain
    assert "ioss" not in plain["parcelInfo"]
    assert plain["parcelInfo"]["hasBattery"] == 0
    told = parcel(eori_number="GB1", vat_number="DE1", customs=[replace(LAMP, has_battery=True)])
    full = body_of(replace(told, ship_to=replace(BERLIN, tax_id="P1")))
    assert full["parcelInfo"]["ioss"] == "IM4420001201"
    assert full["importCustomsInfo"] == {"eori": "GB1"}
    assert (full["senderInfo"]["taxNumber"], full["receiverInfo"]["taxNumber"]) == ("DE1", "P1")
    assert full["parcelInfo"]["hasBattery"] == 1


def test_the_account_names_the_warehouse_and_the_label_what_is_inside() -> None:
    told = body_of(parcel(to=replace(BERLIN, line2="Hof 2")), {"warehouse_code": "SZ01"})
    assert (told["companyCode"], told["orderSource"]) == ("SZ01", "LinkStar")
    assert told["remark"] == "P-2026-0001 LAMP-BLUE x2"
    assert told["receiverInfo"]["address"] == "Hauptstraße 5, Hof 2"
    assert told["senderInfo"]["city"] == SHENZHEN.city


@pytest.mark.parametrize("second", ["USD", "JPY"])
def test_a_parcel_in_two_or_strange_currencies_is_refused_before_it_is_sent(second: str) -> None:
    goods = [LAMP, replace(LAMP, currency=second)] if second == "USD" else [replace(LAMP, currency=second)]
    with pytest.raises(PartnerRefused) as told:
        body_of(parcel(customs=goods))
    assert told.value.field == "currency"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"service": "NOPE"}, "service"),
        ({"to": replace(BERLIN, country="AQ")}, "country"),
        ({"to": replace(BERLIN, name="")}, "name"),
        ({"to": replace(BERLIN, name="x" * 51)}, "name"),
        ({"to": replace(BERLIN, city="")}, "city"),
        ({"to": replace(BERLIN, line1="x" * 201)}, "line1"),
        ({"to": replace(BERLIN, postcode="")}, "postcode"),
        ({"customs": [replace(LAMP, name_en="")]}, "name_en"),
        ({"customs": [replace(LAMP, name_zh="")]}, "name_zh"),
        ({"customs": [replace(LAMP, unit_value_minor=0)]}, "unit_value_minor"),
        ({"ioss_number": ""}, "ioss_number"),
    ],
)
async def test_a_refused_order_names_the_field_to_mend(changes: dict[str, Any], field: str) -> None:
    fake, http, _ = a_customer()
    with pytest.raises(PartnerRefused) as told:
        await ADAPTER.buy_label(http, parcel(**changes))
    assert told.value.field == field
    assert http.answers[-1].status == 200
    assert fake.received()["labels"] == []


def test_every_kind_of_error_has_its_type() -> None:
    def kind(answer: Answer, request: Request = CREATE) -> type[PartnerError] | None:
        wrong = refusals.error_of(request, answer)
        return type(wrong) if wrong else None

    assert kind(ok({})) is None
    assert kind(no("签名错误")) is TokenRevoked
    assert kind(no("账号已冻结")) is TokenRevoked
    assert kind(no("x", status=401)) is TokenRevoked
    assert kind(no("请求过于频繁")) is Throttled
    assert kind(no("x", status=429)) is Throttled
    assert kind(no("面单生成中")) is PartnerDown
    assert kind(no("x", status=502)) is PartnerDown
    assert kind(no("x", status=400)) is PartnerRefused
    assert kind(no("收件人邮编不能为空")) is PartnerRefused
    assert kind(Answer(200, {}, b'{"success": true}')) is Unreadable
    assert kind(Answer(200, {}, b'{"code": "0"}')) is Unreadable
    assert kind(Answer(200, {}, b'{"code": 0, "result": []}'), Request(wire.TRACK, "GET", "/")) is None
    assert kind(Answer(200, {}, b"[]")) is Unreadable
    sender = refusals.error_of(CREATE, no("发件人邮编不能为空"))
    assert sender is not None
    assert sender.field == "ship_from"


def test_a_label_refused_inside_a_success_is_an_error() -> None:
    late = ok({"waybillNumber": "UM1", "isSuccess": False, "errorMsg": "面单生成中"})
    assert isinstance(refusals.error_of(LABEL, late), PartnerDown)
    assert isinstance(refusals.error_of(LABEL, ok({"isSuccess": False})), PartnerRefused)
    assert refusals.error_of(LABEL, ok({"isSuccess": True, "base64String": "x"})) is None


@pytest.mark.parametrize("text", ["", "%%%", base64.b64encode(b"<html>").decode(), None])
def test_what_is_no_pdf_is_not_printed(text: str | None) -> None:
    with pytest.raises(Unreadable):
        wire.read_label(ok({"isSuccess": True, "base64String": text}))


def test_a_throttled_answer_empties_the_bucket_and_others_say_nothing() -> None:
    fake, _, _ = a_customer()
    said = fake.throttled()
    learned = ADAPTER.learn(CREATE, Answer(said.status, {}, said.body))
    assert learned is not None
    assert learned.left == 0
    assert ADAPTER.learn(CREATE, ok({})) is None


async def test_a_wrong_key_an_old_time_and_a_frozen_account_need_a_person() -> None:
    fake, http, world = a_customer()
    http.renew({"apitoken": "other"})
    with pytest.raises(TokenRevoked):
        await ADAPTER.services(http)
    http.renew({"apitoken": "token-1"})
    assert await ADAPTER.services(http)
    old = ADAPTER.sign(wire.call(wire.CHANNELS, {}), http.account, world.now)
    call = FakeRequest(old.method, old.path, old.query, old.headers, old.body)
    assert refusals.error_of(old, in_words(await fake.answer(call))) is None
    world.forward(3600)
    assert isinstance(refusals.error_of(old, in_words(await fake.answer(call))), TokenRevoked)
    fake.revoke("Y10010")
    with pytest.raises(TokenRevoked):
        await ADAPTER.services(http)


async def test_it_quotes_nothing_and_says_so() -> None:
    _, http, _ = a_customer()
    assert not {"quote", "rate_sheet"} & ADAPTER.can
    assert list(await ADAPTER.rates(http, ["DE"])) == []
    assert http.asked == []


async def test_sixty_one_parcels_are_tracked_in_three_calls() -> None:
    fake, http, _ = a_customer()
    label = await ADAPTER.buy_label(http, parcel())
    fake.move([TrackingEvent(label.tracking_number, "delivered", NOW + timedelta(days=5))])
    before = len(http.asked)
    events = await ADAPTER.track(http, [*(f"XX{n:07d}" for n in range(60)), label.tracking_number])
    assert [(event.tracking_number, event.status) for event in events] == [(label.tracking_number, "delivered")]
    assert len(http.asked) == before + 3


@pytest.mark.parametrize(
    ("code", "words", "status", "reason"),
    [
        ("PU10", "Picked up", "picked_up", ""),
        ("LH20", "Port of departure - Departure", "in_transit", ""),
        ("IC51", "Import customs", "on_hold", "customs_hold"),
        ("LM25", "", "out_for_delivery", ""),
        ("LM40", "Delivered at second attempt", "delivered", ""),
        ("LM50", "Refused by recipient", "delivery_failed", "refused_by_buyer"),
        ("LM50", "", "delivery_failed", ""),
        ("LM90", "", "return_to_sender", ""),
        ("XX10", "派送中", "out_for_delivery", ""),
        ("XX10", "", "unknown", ""),
    ],
)
def test_the_code_decides_unless_the_words_tell_of_trouble(code: str, words: str, status: str, reason: str) -> None:
    assert track.status_of(code, words) == (status, reason)


def test_scans_come_oldest_first_in_utc_and_unknown_ones_keep_code_and_words() -> None:
    message = RawMessage("tracking", "k", "UM000000001YW", (SAMPLES / "tracking.json").read_bytes(), "poll")
    events = ADAPTER.read_tracking(message, an_account("yanwen"))
    assert [event.status for event in events] == ["picked_up", "in_transit", "on_hold", "delivered", "unknown"]
    assert events[0].happened_at == datetime(2026, 1, 2, 17, 19, 47, tzinfo=UTC)
    assert events[3].happened_at == datetime(2026, 1, 12, 9, 0, tzinfo=UTC)
    assert (events[4].code, events[4].description, events[4].place) == ("ZZ99", "Kiosk 77 ping", "Köln")


@pytest.mark.parametrize(
    "result", [{}, "x", [1], [{"tracking_number": "UM1", "checkpoints": [{"message": "no time"}]}]]
)
def test_a_broken_answer_is_unreadable_and_kept(result: object) -> None:
    body = orjson.dumps({"code": 0, "result": result or "x"})
    with pytest.raises(Unreadable) as told:
        track.read_events(Answer(200, {}, body), ["UM1"])
    assert told.value.body == body


def test_own_samples_are_read() -> None:
    made = wire.read_created(Answer(200, {}, (SAMPLES / "create.json").read_bytes()))
    assert (made.key, made.waybill) == ("parcel-0001", "UM000000001YW")
    wrong = refusals.error_of(CREATE, Answer(200, {}, (SAMPLES / "refused.json").read_bytes()))
    assert isinstance(wrong, PartnerRefused)
    assert (wrong.code, wrong.field) == ("2002", "postcode")
