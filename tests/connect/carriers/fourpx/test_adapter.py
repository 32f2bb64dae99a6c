"""The 4PX adapter against the pretend platform."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest

from linkstar.connect.carrier import QuoteRequest, TrackingEvent
from linkstar.connect.carriers.fourpx import ADAPTER, refusals, wire
from linkstar.connect.carriers.fourpx.order import order_body
from linkstar.connect.carrying import WEIGHT_STEPS_G
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
from linkstar.kit.money import Money
from tests.connect.carriers.builders import BERLIN, LAMP, NOW, SHENZHEN, a_request, in_words
from tests.connect.carriers.fourpx.builders import a_customer

CREATE = Request(wire.CREATE, "POST", wire.PATH)
SAMPLES = Path(wire.__file__).parent / "samples"


def parcel(key: str = "parcel-1", **changes: Any) -> Any:
    """A label request by a service of 4PX."""
    return a_request(key, **{"service": "PX", **changes})


def body_of(request: Any, config: dict[str, str] | None = None) -> Any:
    """The order's body as it travels."""
    return orjson.loads(wire.create_request(request, config or {}).body)


def ok(data: Any) -> Answer:
    """A success."""
    return Answer(200, {}, orjson.dumps({"result": "1", "msg": "ok", "errors": [], "data": data}))


def no(message: str, code: str = "DS000000", status: int = 200) -> Answer:
    """A refusal."""
    return Answer(status, {}, orjson.dumps({"result": "0", "errors": [{"error_code": code, "error_msg": message}]}))


async def test_a_label_is_bought_by_our_key_and_its_file_is_fetched() -> None:
    fake, http, _ = a_customer()
    label = await ADAPTER.buy_label(http, parcel())
    assert label.document.startswith(b"%PDF-")
    assert label.external_id == label.tracking_number == "4PX3001000000001CN"
    assert (label.cost_minor, label.currency) == (None, "CNY")
    assert fake.received()["labels"][0]["ref_no"] == "parcel-1"


def test_an_order_is_written_in_grams_centimetres_and_exact_prices() -> None:
    request = parcel(customs=[replace(LAMP, unit_value_minor=1010)], length_mm=201)
    raw = wire.create_request(request, {}).body
    assert b'"parcel_value":20.20,' in raw
    assert b'"declare_unit_price_export":10.10,' in raw
    (box,) = orjson.loads(raw)["parcel_list"]
    assert (box["weight"], box["length"], box["width"], box["height"]) == (850, 21, 15, 10)


def test_goods_are_declared_in_both_languages_with_code_origin_and_brand() -> None:
    (goods,) = body_of(parcel())["parcel_list"][0]["declare_product_info"]
    assert (goods["declare_product_name_cn"], goods["declare_product_name_en"]) == ("LED灯", "LED lamp")
    assert (goods["hscode_export"], goods["hscode_import"]) == ("9405210000", "9405210000")
    assert (goods["origin_country"], goods["country_export"], goods["country_import"]) == ("CN", "CN", "DE")
    assert (goods["declare_product_code_qty"], goods["brand_import"]) == (2, "none")
    assert goods["package_remarks"] == "P-2026-0001 LAMP-BLUE x2"


def test_tax_numbers_and_batteries_have_their_own_fields() -> None:
    plain = body_of(parcel(ioss_number=""))
    assert not {"ioss_no", "eori_no", "vat_no"} & set(plain)
    assert plain["parcel_list"][0]["include_battery"] == "N"
    assert "battery_type" not in plain["parcel_list"][0]
    full = body_of(parcel(eori_number="GB1", vat_number="DE1", customs=[replace(LAMP, has_battery=True)]))
    assert (full["ioss_no"], full["eori_no"], full["vat_no"]) == ("IM4420001201", "GB1", "DE1")
    assert (full["parcel_list"][0]["include_battery"], full["parcel_list"][0]["battery_type"]) == ("Y", "966")
    beside = body_of(parcel(customs=[replace(LAMP, has_battery=True)], extra={"battery_type": "967"}))
    assert beside["parcel_list"][0]["battery_type"] == "967"


def test_the_account_says_what_becomes_of_returns_and_how_goods_get_there() -> None:
    silent = body_of(parcel())
    assert silent["return_info"] == {"is_return_on_domestic": "U", "is_return_on_oversea": "U"}
    assert silent["deliver_type_info"] == {"deliver_type": "3"}
    told = body_of(
        parcel(), {"return_domestic": "Y", "deliver_type": "1", "warehouse_code": "CNDGMA", "duty_type": "P"}
    )
    assert told["return_info"]["domestic_return_addr"]["street"] == SHENZHEN.line1
    assert told["deliver_type_info"] == {"deliver_type": "1", "warehouse_code": "CNDGMA"}
    assert told["duty_type"] == "P"


def test_a_parcel_in_two_currencies_is_refused_before_it_is_sent() -> None:
    two = [LAMP, replace(LAMP, currency="USD")]
    with pytest.raises(PartnerRefused) as told:
        order_body(parcel(customs=two), "k", {})
    assert told.value.field == "currency"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"service": "NOPE"}, "service"),
        ({"to": replace(BERLIN, country="AQ")}, "country"),
        ({"to": replace(BERLIN, name="")}, "name"),
        ({"to": replace(BERLIN, name="Bo")}, "name"),
        ({"to": replace(BERLIN, city="")}, "city"),
        ({"to": replace(BERLIN, line1="x" * 91)}, "line1"),
        ({"to": replace(BERLIN, phone="")}, "phone"),
        ({"to": replace(BERLIN, postcode="")}, "postcode"),
        ({"to": replace(BERLIN, country="US", postcode="90001")}, "state"),
        ({"ship_from": replace(SHENZHEN, postcode="")}, "ship_from"),
        ({"ship_from": replace(SHENZHEN, line1="Road 1")}, "ship_from"),
        ({"customs": [replace(LAMP, name_en="")]}, "name_en"),
        ({"customs": [replace(LAMP, hs_code="94.05")]}, "hs_code"),
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
    def kind(answer: Answer) -> type[PartnerError] | None:
        wrong = refusals.error_of(CREATE, answer)
        return type(wrong) if wrong else None

    assert kind(ok({})) is None
    assert kind(no("sign is wrong")) is TokenRevoked
    assert kind(no("签名错误")) is TokenRevoked
    assert kind(no("access_token expired")) is TokenRevoked
    assert kind(no("x", status=401)) is TokenRevoked
    assert kind(no("too many requests")) is Throttled
    assert kind(no("x", status=429)) is Throttled
    assert kind(no("标签生成中，请稍后")) is PartnerDown
    assert kind(Answer(500, {}, b"ApiException")) is PartnerDown
    assert kind(no("x", status=400)) is PartnerRefused
    assert kind(no("street is wrong")) is PartnerRefused
    assert kind(Answer(200, {}, b'{"msg": "?"}')) is Unreadable
    assert kind(Answer(200, {}, b"[]")) is Unreadable


def test_older_methods_write_their_errors_in_another_case() -> None:
    said = orjson.dumps({"result": "0", "errors": [{"errorCode": "L1", "errorMsg": "收件人邮编不能为空"}]})
    wrong = refusals.error_of(CREATE, Answer(200, {}, said))
    assert isinstance(wrong, PartnerRefused)
    assert (wrong.code, wrong.field) == ("L1", "postcode")


def test_a_throttled_answer_empties_the_bucket_and_others_say_nothing() -> None:
    fake, _, _ = a_customer()
    said = fake.throttled()
    learned = ADAPTER.learn(CREATE, Answer(said.status, {}, said.body))
    assert learned is not None
    assert learned.left == 0
    assert ADAPTER.learn(CREATE, ok({})) is None
    assert ADAPTER.learn(CREATE, no("street is wrong")) is None


async def test_a_wrong_signature_an_old_time_and_a_withdrawn_key_need_a_person() -> None:
    fake, http, world = a_customer()
    http.renew({"app_secret": "other"})
    with pytest.raises(TokenRevoked):
        await ADAPTER.services(http)
    http.renew({"app_secret": "secret-1"})
    assert await ADAPTER.services(http)
    old = ADAPTER.sign(wire.call(wire.ORDER, {"request_no": "1"}), http.account, world.now)
    call = FakeRequest(old.method, old.path, old.query, old.headers, old.body)
    assert refusals.error_of(old, in_words(await fake.answer(call))) is None
    world.forward(3600)
    assert isinstance(refusals.error_of(old, in_words(await fake.answer(call))), TokenRevoked)
    fake.revoke("F10010")
    with pytest.raises(TokenRevoked):
        await ADAPTER.services(http)


class Scripted:
    """An Http that answers from a list and keeps what was asked."""

    def __init__(self, *answers: Answer) -> None:
        _, http, _ = a_customer()
        self.account, self.now = http.account, NOW
        self.answers, self.asked = list(answers), list[Request]()

    async def send(self, request: Request) -> Answer:
        """The next answer."""
        self.asked.append(request)
        return self.answers.pop(0)


async def test_a_label_file_comes_from_4px_only_and_by_https() -> None:
    made = ok({"4px_tracking_no": "4PX1", "ref_no": "parcel-1"})

    def at(url: str) -> Answer:
        return ok({"label_url_info": {"logistics_label": url}})

    http = Scripted(made, at("http://bss-fss.4px.com/a/l.pdf"), Answer(200, {}, b"%PDF-1.7"))
    assert (await ADAPTER.buy_label(http, parcel())).document == b"%PDF-1.7"
    assert (http.asked[-1].path, http.asked[-1].needs_token) == ("https://bss-fss.4px.com/a/l.pdf", False)
    for foreign in ("https://evil.example/l.pdf", "https://not4px.com/l.pdf", "//evil.example/l.pdf", "file:///etc/x"):
        with pytest.raises(Unreadable, match="foreign"):
            await ADAPTER.buy_label(Scripted(made, at(foreign)), parcel())
    with pytest.raises(Unreadable, match="not a PDF"):
        await ADAPTER.buy_label(Scripted(made, at("/l.pdf"), Answer(200, {}, b"<html>")), parcel())


async def test_rates_hold_the_price_of_the_upper_end_of_every_step() -> None:
    _, http, _ = a_customer()
    rows = [rate for rate in await ADAPTER.rates(http, ["DE", "AQ"]) if rate.service == "PX"]
    assert [(r.over_g, r.up_to_g) for r in rows] == list(zip((0, *WEIGHT_STEPS_G), WEIGHT_STEPS_G, strict=False))
    assert {(r.country, r.currency, r.days_min, r.days_max) for r in rows} == {("DE", "CNY", 6, 10)}
    assert next(r.base_minor for r in rows if r.up_to_g == 500) == 2000 + 2700


async def test_a_battery_parcel_is_quoted_by_products_that_take_batteries_only() -> None:
    _, http, _ = a_customer()
    assert {q.service for q in await ADAPTER.quote(http, QuoteRequest("DE", "10115", 500, has_battery=True))} == {"QC"}
    assert {q.service for q in await ADAPTER.quote(http, QuoteRequest("DE", "10115", 500))} == {"PX", "QC", "A1"}


def test_prices_are_yuan_and_a_product_without_a_price_is_no_quote() -> None:
    rows = [
        {"logistics_product_code": "PX", "lump_sum_fee": 38.5, "estimated_time": "5~9天"},
        {"logistics_product_code": "A1", "lump_sum_fee": None},
    ]
    (quote,) = wire.read_quotes(ok(rows))
    assert Money(quote.cost_minor, quote.currency) == Money.of("38.50", "CNY")
    assert (quote.days_min, quote.days_max) == (5, 9)
    with pytest.raises(Unreadable):
        wire.read_quotes(ok([{"lump_sum_fee": 1}]))


async def test_tracking_a_number_nobody_knows_has_no_events() -> None:
    fake, http, world = a_customer()
    label = await ADAPTER.buy_label(http, parcel())
    fake.move([TrackingEvent(label.tracking_number, "delivered", NOW + timedelta(days=5))])
    events = await ADAPTER.track(http, [label.tracking_number, "XX000"])
    assert [(event.tracking_number, event.status) for event in events] == [(label.tracking_number, "delivered")]
    assert world.sent == []


def test_own_samples_are_read() -> None:
    made = wire.read_created(Answer(200, {}, (SAMPLES / "create.json").read_bytes()))
    assert (made.key, made.number) == ("parcel-0001", "4PX3001000000001CN")
    (found,) = wire.read_orders(Answer(200, {}, (SAMPLES / "order.json").read_bytes()))  # data is text there
    assert (found.key, found.status, found.channel_number) == ("parcel-0001", "H", "06215000000001")
    wrong = refusals.error_of(CREATE, Answer(200, {}, (SAMPLES / "refused.json").read_bytes()))
    assert isinstance(wrong, PartnerRefused)
    assert (wrong.code, wrong.field) == ("DS000110", "service")
