"""The YunExpress adapter against the pretend platform."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest

from linkstar.connect import refusal_words
from linkstar.connect.carrier import QuoteRequest, TrackingEvent
from linkstar.connect.carriers.yunexpress import ADAPTER, wire
from linkstar.connect.carrying import WEIGHT_STEPS_G
from linkstar.connect.fake import FakeRequest
from linkstar.connect.wire import (
    Account,
    Answer,
    PartnerDown,
    PartnerRefused,
    Request,
    Throttled,
    TokenExpired,
    TokenRevoked,
    Unreadable,
)
from tests.connect.carriers.builders import BERLIN, LAMP, NOW, a_request, an_account
from tests.connect.carriers.yunexpress.builders import a_customer

CREATE = Request(wire.CREATE, "POST", "/v1/order/package/create")


class Scripted:
    """An Http that answers from a list and keeps what was asked."""

    def __init__(self, *answers: Answer, account: Account | None = None) -> None:
        self.account = account or an_account("yunexpress")
        self.now = NOW
        self.answers, self.asked = list(answers), list[Request]()

    async def send(self, request: Request) -> Answer:
        """The next answer, or the error in it."""
        self.asked.append(request)
        answer = self.answers.pop(0)
        wrong = ADAPTER.error_of(request, answer)
        if wrong is not None:
            raise wrong
        return answer


def ok(result: Any, status: int = 200) -> Answer:
    """A success envelope."""
    return Answer(status, {}, orjson.dumps({"t": 1, "success": True, "result": result}))


def no(message: str, code: str = "02039171", status: int = 200) -> Answer:
    """An error envelope."""
    return Answer(status, {}, orjson.dumps({"t": 1, "success": False, "code": code, "msg": message}))


async def test_a_label_is_bought_and_kept_by_our_key() -> None:
    fake, http, _ = a_customer()
    label = await ADAPTER.buy_label(http, a_request("parcel-1"))
    assert label.document.startswith(b"%PDF-")
    assert (label.media_type, label.cost_minor) == ("application/pdf", None)
    assert label.external_id.startswith("YT")
    sent = fake.received()["labels"][0]
    assert sent["customer_order_number"] == "parcel-1"
    assert sent["asked"]["ioss_number"] == sent["asked"]["customs_number"] == "IM4420001201"
    assert sent["asked"]["packages"][0] == {
        "weight": 0.85,
        "length": 20.5,
        "width": 15,
        "height": 10,
        "reference_id": "P-2026-0001",
    }


async def test_money_and_weight_are_written_digit_by_digit() -> None:
    body = wire.create_request(a_request(customs=[replace(LAMP, unit_value_minor=1010, unit_weight_g=1)])).body
    assert b'"unit_price":10.10,' in body
    assert b'"unit_weight":0.001,' in body


async def test_tax_numbers_go_as_an_object_where_the_account_says_so() -> None:
    fake, http, _ = a_customer(customs_number="object")
    await ADAPTER.buy_label(http, a_request(eori_number="GB123"))
    assert fake.received()["labels"][0]["asked"]["customs_number"] == {
        "ioss_code": "IM4420001201", "vat_code": "", "eori_number": "GB123",
    }  # fmt: skip


async def test_a_second_order_with_the_same_key_returns_the_first_parcel() -> None:
    fake, http, _ = a_customer()
    first = await ADAPTER.buy_label(http, a_request("same"))
    again = await ADAPTER.buy_label(http, a_request("same"))
    assert again.external_id == first.external_id
    assert len(fake.received()["labels"]) == 1


async def test_long_keys_are_shortened_to_the_same_number_every_time() -> None:
    long = "0198c1d2-aaaa-7bbb-8ccc-123456789012:buy_label:attempt-1"
    assert len(wire.order_number(long)) == 50
    assert wire.order_number(long) == wire.order_number(long) != wire.order_number(long[:-1] + "2")
    _, http, _ = a_customer()
    bought = await ADAPTER.buy_label(http, a_request(long))
    found = await ADAPTER.find(http, long)
    assert found is not None
    assert found.external_id == bought.external_id


async def test_find_knows_our_number_only() -> None:
    _, http, _ = a_customer()
    bought = await ADAPTER.buy_label(http, a_request("mine"))
    assert await ADAPTER.find(http, bought.external_id) is None  # a waybill is not a key of ours
    assert await ADAPTER.find(http, "never-sent") is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"to": replace(BERLIN, postcode="")}, "postcode"),
        ({"to": replace(BERLIN, phone="")}, "phone"),
        ({"to": replace(BERLIN, country="US", postcode="90001")}, "state"),
        ({"to": replace(BERLIN, country="AQ")}, "country"),
        ({"to": replace(BERLIN, city="")}, "city"),
        ({"to": replace(BERLIN, line1="")}, "line1"),
        ({"to": replace(BERLIN, name="")}, "name"),
        ({"customs": [replace(LAMP, hs_code="")]}, "hs_code"),
        ({"customs": [replace(LAMP, unit_value_minor=0)]}, "unit_value_minor"),
        ({"customs": [replace(LAMP, name_en="")]}, "name_en"),
        ({"ioss_number": ""}, "ioss_number"),
        ({"service": "NOPE"}, "service"),
    ],
)
async def test_a_refused_order_names_the_field_to_mend(changes: dict[str, Any], field: str) -> None:
    fake, http, _ = a_customer()
    with pytest.raises(PartnerRefused) as told:
        await ADAPTER.buy_label(http, a_request(**changes))
    assert (told.value.field, told.value.code) == (field, "02039171")
    assert http.answers[-1].status == 200
    assert fake.received()["labels"] == []


@pytest.mark.parametrize(
    ("message", "field"),
    [
        ("收件人邮编不能为空", "postcode"),
        ("收件人电话格式错误", "phone"),
        ("州/省不能为空", "state"),
        ("海关编码不正确", "hs_code"),
        ("申报金额超过上限", "unit_value_minor"),
        ("IOSS号无效", "ioss_number"),
        ("something else", ""),
    ],
)
def test_chinese_messages_name_our_fields_too(message: str, field: str) -> None:
    assert refusal_words.field_of(message) == field


def test_every_kind_of_error_has_its_type() -> None:
    def kind(answer: Answer, request: Request = CREATE) -> type | None:
        wrong = ADAPTER.error_of(request, answer)
        return type(wrong) if wrong else None

    token = Request(wire.TOKEN, "POST", "/openapi/oauth2/token", needs_token=False)
    assert kind(no("x", status=401)) is TokenExpired
    assert kind(no("token is expired")) is TokenExpired
    assert kind(no("x", status=429)) is Throttled
    assert kind(no("请求过于频繁")) is Throttled
    assert kind(no("x", status=503)) is PartnerDown
    assert kind(Answer(502, {}, b"<html>")) is PartnerDown
    assert kind(no("x", status=400)) is PartnerRefused
    assert kind(no("x")) is PartnerRefused
    assert kind(Answer(200, {}, b'{"success": tr')) is Unreadable
    assert kind(Answer(200, {}, b"[]")) is Unreadable
    assert kind(ok({})) is None
    assert kind(no("wrong secret", status=401), token) is TokenRevoked
    assert kind(no("wrong secret"), token) is TokenRevoked
    assert kind(Answer(200, {}, b'{"accessToken": "t", "expiresIn": 7200}'), token) is None


def test_a_throttled_answer_tells_how_long_to_wait() -> None:
    wrong = ADAPTER.error_of(CREATE, Answer(429, {"retry-after": "7"}, b"{}"))
    assert isinstance(wrong, Throttled)
    assert wrong.retry_after_s == 7
    learned = ADAPTER.learn(CREATE, Answer(429, {}, b"{}"))
    assert learned is not None
    assert learned.left == 0


async def test_a_success_without_a_waybill_is_not_a_label() -> None:
    with pytest.raises(Unreadable, match="no waybill"):
        await ADAPTER.buy_label(Scripted(ok({"waybill_number": ""})), a_request())


async def test_a_label_that_is_not_ready_is_asked_for_again_later_and_found() -> None:
    parcel = {"waybill_number": "YT1", "tracking_number": "LX1", "customer_order_number": "parcel-1"}
    with pytest.raises(PartnerDown):
        await ADAPTER.buy_label(Scripted(ok(parcel), no("面单生成中，请稍后")), a_request("parcel-1"))
    document = base64.b64encode(b"%PDF-1.4 x").decode()
    found = await ADAPTER.find(Scripted(ok(parcel), ok({"label_type": "PDF", "label_string": document})), "parcel-1")
    assert found is not None
    assert (found.external_id, found.document) == ("YT1", b"%PDF-1.4 x")


async def test_a_label_file_is_fetched_from_the_platform_only() -> None:
    parcel = {"waybill_number": "YT1", "customer_order_number": "k"}
    http = Scripted(ok(parcel), ok({"url": "https://label.yunexpress.cn/l.pdf"}), Answer(200, {}, b"%PDF-1.7"))
    label = await ADAPTER.buy_label(http, a_request("k"))
    assert (label.document, label.tracking_number) == (b"%PDF-1.7", "YT1")
    assert (http.asked[-1].path, http.asked[-1].needs_token) == ("https://label.yunexpress.cn/l.pdf", False)
    own = Scripted(ok(parcel), ok({"url": "http://127.0.0.1:8900/yunexpress/l.pdf"}), Answer(200, {}, b"%PDF-1.7"))
    await ADAPTER.buy_label(own, a_request("k"))
    assert own.asked[-1].path == "/l.pdf"
    for foreign in ("https://evil.example/l.pdf", "http://label.yunexpress.cn/l.pdf", "https://notyunexpress.cn/l.pdf"):
        with pytest.raises(Unreadable, match="foreign"):
            await ADAPTER.buy_label(Scripted(ok(parcel), ok({"url": foreign})), a_request("k"))


async def test_an_error_page_instead_of_a_label_is_not_printed() -> None:
    http = Scripted(
        ok({"waybill_number": "YT1"}), ok({"url": "https://label.yunexpress.cn/l.pdf"}), Answer(200, {}, b"<html>")
    )
    with pytest.raises(Unreadable, match="not a PDF"):
        await ADAPTER.buy_label(http, a_request())


async def test_rates_hold_the_price_of_the_upper_end_of_every_step() -> None:
    _, http, _ = a_customer()
    rows = [rate for rate in await ADAPTER.rates(http, ["DE", "AQ"]) if rate.service == "BKPHR"]
    assert [(rate.over_g, rate.up_to_g) for rate in rows] == list(
        zip((0, *WEIGHT_STEPS_G), WEIGHT_STEPS_G, strict=False)
    )
    assert {(rate.country, rate.currency, rate.days_min, rate.days_max) for rate in rows} == {("DE", "CNY", 6, 10)}
    quoted = await ADAPTER.quote(http, QuoteRequest("DE", "10115", 500))
    at_500 = next(rate for rate in rows if rate.up_to_g == 500)
    assert at_500.base_minor == next(quote.cost_minor for quote in quoted if quote.service == "BKPHR") == 1900 + 2800


async def test_heavy_and_battery_parcels_get_only_the_services_that_take_them() -> None:
    _, http, _ = a_customer()
    battery = await ADAPTER.quote(http, QuoteRequest("DE", "10115", 500, has_battery=True))
    heavy = await ADAPTER.quote(http, QuoteRequest("DE", "10115", 25_000))
    assert {quote.service for quote in battery} == {"BKZXR", "THZXR"}
    assert {quote.service for quote in heavy} == {"BKPHR", "BKZXR"}


async def test_services_are_named_in_both_languages_and_tell_batteries() -> None:
    _, http, _ = a_customer()
    services = {service.code: service for service in await ADAPTER.services(http)}
    assert services["THZXR"].takes_battery
    assert not services["BKPHR"].takes_battery
    assert services["BKPHR"].title_zh.startswith("云途")
    assert services["BKPHR"].title_en.startswith("YunExpress")


async def test_fees_of_a_product_are_added_in_one_currency() -> None:
    fee = {"product_code": "P", "currency": "RMB", "interval_day": "3-8", "convert_currency": "USD"}
    two = [
        {**fee, "calculate_amount": 8, "convert_amount": 1.11},
        {**fee, "calculate_amount": 2, "convert_amount": 0.28},
    ]
    quotes = wire.read_quotes(ok(two))
    assert [(quote.cost_minor, quote.currency) for quote in quotes] == [(139, "USD")]
    with pytest.raises(Unreadable, match="two currencies"):
        wire.read_quotes(ok([two[0], {**two[1], "convert_currency": "EUR"}]))


async def test_tracking_a_number_nobody_knows_has_no_events() -> None:
    fake, http, world = a_customer()
    bought = await ADAPTER.buy_label(http, a_request())
    fake.move([TrackingEvent(bought.tracking_number, "delivered", NOW + timedelta(days=5), code="ZX")])
    events = await ADAPTER.track(http, [bought.tracking_number, "XX000"])
    assert [(event.tracking_number, event.status, event.code) for event in events] == [
        (bought.tracking_number, "delivered", "ZX")
    ]
    assert events[0].happened_at == NOW + timedelta(days=5)
    assert world.sent == []


async def test_the_pretend_platform_refuses_a_wrong_signature_and_an_old_date() -> None:
    fake, http, world = a_customer()
    await ADAPTER.quote(http, QuoteRequest("DE", "", 500))
    signed = ADAPTER.sign(wire.price_request(QuoteRequest("DE", "", 500)), http.account, world.now)
    headers = dict(signed.headers)
    call = FakeRequest(signed.method, signed.path, signed.query, headers, b"")
    assert orjson.loads((await fake.answer(call)).body)["success"]
    forged = replace(call, headers={**headers, "sign": "x" + headers["sign"][1:]})
    assert b"sign" in (await fake.answer(forged)).body
    world.forward(600)
    assert b"date" in (await fake.answer(call)).body


def test_own_samples_are_read() -> None:
    folder = Path(wire.__file__).parent / "samples"
    parcel = wire.read_parcel(Answer(200, {}, (folder / "create.json").read_bytes()))
    assert (parcel.key, parcel.tracking) == ("parcel-0001", "YT2600112720000001")
    refused = ADAPTER.error_of(CREATE, Answer(200, {}, (folder / "refused.json").read_bytes()))
    assert isinstance(refused, PartnerRefused)
    assert refused.field == "postcode"
