"""What travels to a karrio server and how its answers are read."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest

from linkstar.connect.carrier import QuoteRequest
from linkstar.connect.carriers.karrio import ADAPTER, refusals, track, wire
from linkstar.connect.channel import RawMessage
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
from tests.connect.carriers.builders import LAMP, SHENZHEN, an_account
from tests.connect.carriers.karrio.builders import SERVICE, a_server, parcel

SAMPLES = Path(wire.__file__).parent / "samples"
CREATE = Request(wire.CREATE, "POST", "/v1/shipments")


def body_of(**changes: Any) -> Any:
    """The draft's body as it travels."""
    return orjson.loads(wire.create_request(parcel(**changes)).body)


async def test_a_label_costs_what_the_chosen_rate_says() -> None:
    fake, http, _ = a_server()
    label = await ADAPTER.buy_label(http, parcel())
    assert (label.cost_minor, label.currency) == (1977, "EUR")
    (bought,) = fake.received()["labels"]
    assert (bought["reference"], bought["metadata"]["linkstar_key"]) == ("P-2026-0001", "parcel-1")
    assert bought["selected_rate"]["carrier_id"] == "dhl-main"
    assert [one.operation for one in http.asked] == [wire.SHIPMENTS, wire.CREATE, wire.UPDATE, wire.PURCHASE]


async def test_two_accounts_of_one_carrier_are_two_services_and_trackers_are_none() -> None:
    _, http, _ = a_server()
    codes = [service.code for service in await ADAPTER.services(http)]
    assert codes == [
        "dhl-main/dhl_express_worldwide", "dhl-main/dhl_express_easy", "dhl-second/dhl_express_worldwide",
        "dhl-second/dhl_express_easy", "gls-eu/gls_parcel",
    ]  # fmt: skip


def test_a_draft_is_never_bought_by_making_it() -> None:
    told = body_of()
    assert "service" not in told
    assert (told["services"], told["carrier_ids"]) == (["dhl_express_worldwide"], ["dhl-main"])
    assert (told["metadata"], told["order_id"]) == ({"linkstar_key": "parcel-1"}, "S-1001")


def test_sizes_are_centimetres_weights_kilograms_and_numbers_exact() -> None:
    raw = wire.create_request(parcel(customs=[replace(LAMP, unit_value_minor=1010)])).body
    assert b'"value_amount":10.10,' in raw
    assert b'"declared_value":20.20' in raw
    (box,) = orjson.loads(raw)["parcels"]
    assert (box["weight"], box["weight_unit"], box["length"], box["dimension_unit"]) == (0.85, "KG", 20.5, "CM")
    flat = body_of(height_mm=0)["parcels"][0]
    assert "length" not in flat


def test_customs_tell_goods_duty_and_tax_numbers() -> None:
    told = body_of(eori_number="GB1", vat_number="DE1")["customs"]
    assert told["options"] == {"ioss": "IM4420001201", "eori_number": "GB1", "vat_registration_number": "DE1"}
    assert (told["incoterm"], told["duty"]["paid_by"], told["duty"]["declared_value"]) == ("DDP", "sender", 25.98)
    assert (told["content_type"], told["invoice"], told["signer"]) == ("merchandise", "S-1001", SHENZHEN.name)
    (goods,) = told["commodities"]
    assert (goods["hs_code"], goods["origin_country"], goods["quantity"]) == ("9405210000", "CN", 2)
    assert (goods["value_amount"], goods["value_currency"], goods["weight"]) == (12.99, "EUR", 0.35)
    assert (goods["title"], goods["description"], goods["metadata"]) == ("LED lamp", "LED lamp", {"name_zh": "LED灯"})


def test_without_an_ioss_number_the_buyer_pays_duties_unless_the_parcel_says_otherwise() -> None:
    unpaid = body_of(ioss_number="")["customs"]
    assert (unpaid["incoterm"], unpaid["duty"]["paid_by"], unpaid["options"]) == ("DAP", "recipient", {})
    paid = body_of(ioss_number="", extra={"incoterm": "DDP", "saturday_delivery": "true"})
    assert (paid["customs"]["incoterm"], paid["customs"]["duty"]["paid_by"]) == ("DDP", "sender")
    assert paid["options"]["saturday_delivery"] == "true"
    assert "incoterm" not in paid["options"]


def test_a_parcel_within_a_country_has_no_customs_and_batteries_are_dangerous_goods() -> None:
    assert "customs" not in body_of(to=SHENZHEN)
    assert body_of(customs=[replace(LAMP, has_battery=True)])["options"]["dangerous_good"] is True
    assert "dangerous_good" not in body_of()["options"]


async def test_quotes_are_asked_from_the_accounts_country() -> None:
    _, http, _ = a_server(origin_country="DE")
    quotes = await ADAPTER.quote(http, QuoteRequest("FR", "", 500, has_battery=True))
    assert {quote.service for quote in quotes} > {SERVICE, "gls-eu/gls_parcel"}
    said = orjson.loads(http.asked[-1].body)
    assert (said["shipper"], said["recipient"]) == ({"country_code": "DE"}, {"country_code": "FR"})
    assert said["options"] == {"dangerous_good": True}


def test_every_kind_of_error_has_its_type() -> None:
    def told(status: int, body: bytes = b"{}") -> PartnerError | None:
        return refusals.error_of(CREATE, Answer(status, {"retry-after": "7"}, body))

    kinds = {status: type(told(status)) for status in (400, 401, 403, 404, 409, 424, 429, 500, 502)}
    assert kinds == {
        400: PartnerRefused, 401: TokenRevoked, 403: TokenRevoked, 404: PartnerRefused, 409: PartnerRefused,
        424: PartnerRefused, 429: Throttled, 500: PartnerDown, 502: PartnerDown,
    }  # fmt: skip
    assert told(200) is None
    assert told(429).retry_after_s == 7  # type: ignore[union-attr]
    for odd in (b"", b"<html>", b"[]", b'{"errors": 5}', b'{"errors": [5, {"details": 7}]}'):
        assert isinstance(told(400, odd), PartnerRefused)


def test_words_of_several_carriers_are_told_together() -> None:
    body = orjson.dumps({"messages": [{"code": "A", "message": "no phone"}, {"code": "B", "message": "too heavy"}]})
    told = refusals.error_of(CREATE, Answer(424, {}, body))
    assert (told.code, told.message, told.field) == ("A", "no phone; too heavy", "phone")  # type: ignore[union-attr]


def test_own_samples_are_read() -> None:
    draft = wire.read_shipment(Answer(200, {}, (SAMPLES / "draft.json").read_bytes()))
    assert (draft.is_bought, draft.key, draft.asked_at) == (
        False,
        "parcel-0001",
        datetime(2026, 11, 20, 11, 50, tzinfo=UTC),
    )
    assert wire.rate_of(draft, SERVICE) == "rat_1"
    bought = wire.read_shipment(Answer(200, {}, (SAMPLES / "bought.json").read_bytes()))
    label = wire.label(bought, bought.document, "EUR", b"")
    assert (label.tracking_number, label.cost_minor, label.media_type) == ("JD000000000000000001", 819, "text/zpl")
    wrong = refusals.error_of(CREATE, Answer(424, {}, (SAMPLES / "refused.json").read_bytes()))
    assert isinstance(wrong, PartnerRefused)
    assert (wrong.code, wrong.field) == ("SHIPPING_SDK_FIELD_ERROR", "postcode")


@pytest.mark.parametrize("document", [b"", b"<html>", b"\x89PNG"])
def test_what_is_neither_pdf_nor_zpl_is_not_printed(document: bytes) -> None:
    bought = wire.read_shipment(Answer(200, {}, (SAMPLES / "bought.json").read_bytes()))
    with pytest.raises(Unreadable):
        wire.label(bought, base64.b64encode(document).decode(), "EUR", b"")


def test_events_come_oldest_first_in_utc_with_reasons_in_our_words() -> None:
    message = RawMessage("tracking", "k", "JD000000000000000001", (SAMPLES / "tracker.json").read_bytes(), "poll")
    events = ADAPTER.read_tracking(message, an_account("karrio"))
    assert [(event.status, event.reason) for event in events] == [
        ("picked_up", ""), ("on_hold", "customs_hold"), ("on_hold", "customs_hold"), ("unknown", ""),
    ]  # fmt: skip
    assert [event.happened_at for event in events[:3]] == [
        datetime(2026, 11, 20, 0, 0, tzinfo=UTC),
        datetime(2026, 11, 21, 18, 40, tzinfo=UTC),
        datetime(2026, 11, 22, 9, 15, tzinfo=UTC),
    ]
    assert (events[3].code, events[3].description) == ("Z9", "Zorblatt")


@pytest.mark.parametrize("events", [5, "x", [1], [{"status": "delivered"}], [{"date": "soon"}]])
def test_a_broken_tracker_is_unreadable_and_kept(events: object) -> None:
    body = orjson.dumps({"tracking_number": "JD1", "events": events})
    with pytest.raises(Unreadable) as told:
        track.read_events(Answer(200, {}, body), "JD1")
    assert told.value.body == body


async def test_lists_are_read_to_their_last_page() -> None:
    _, http, _ = a_server()
    for _ in range(101):  # drafts that were made twice by a client that lost its answers
        await http.send(wire.create_request(parcel()))
    await ADAPTER.find(http, "parcel-1")
    offsets = [one.query["offset"] for one in http.asked if one.operation == wire.SHIPMENTS]
    assert offsets == ["0", "100"]
