"""The contract of a carrier: what every adapter that the registry finds has to keep."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from linkstar.connect import registry
from linkstar.connect.carrier import QuoteRequest, TrackingEvent, TrackingStatus
from linkstar.connect.channel import WebhookRequest
from linkstar.connect.wire import PartnerDown, PartnerRefused
from tests.connect.carriers.builders import BERLIN, LAMP, a_request
from tests.contracts.accounts import NOW, ROWS, adapters, stage
from tests.contracts.faults import error_from, heal, lose_answers
from tests.contracts.parcels import a_number, any_call, labels, request_for

VERBS = {"quote", "label", "find", "void", "track", "webhooks", "rate_sheet", "manifest", "register"}
ALL = adapters("carrier")
SELLING = adapters("carrier", "label")  # a tracking service has no labels
FOLLOWING = adapters("carrier", "register")
SPEAKING = [name for name in SELLING if ROWS[name].secrets]  # by HTTP, and not from a price list
TRACKED = adapters("carrier", "track")
VOIDING = [name for name in adapters("carrier", "void") if ROWS[name].secrets]
FINDING = adapters("carrier", "find")
NUMBERS = {"ioss_number": "IM4420001201", "eori_number": "GB205672212000", "vat_number": "DE123456789"}


def test_every_carrier_has_a_row_in_the_table_of_accounts() -> None:
    assert set(ALL) <= set(ROWS)


@pytest.mark.parametrize("name", ALL)
def test_a_carrier_says_what_it_can(name: str) -> None:
    adapter = registry.carrier(name)
    assert adapter.name == name
    assert adapter.title
    assert adapter.can <= VERBS
    assert ("label" in adapter.can) or {"register", "track"} <= adapter.can
    assert hasattr(adapter, "register") == ("register" in adapter.can)
    assert adapter.takes_key or "find" in adapter.can, "a repeated request would buy two labels"
    assert all(budget.rate > 0 and budget.burst >= 1 for budget in adapter.budgets.values())


@pytest.mark.parametrize("name", SELLING)
async def test_services_tell_their_rules(name: str) -> None:
    set_up = stage(name)
    services = await set_up.adapter.services(set_up.http)
    codes = [service.code for service in services]
    assert set_up.row.service in codes
    assert len(set(codes)) == len(codes)
    assert all(service.title_en and service.title_zh for service in services)
    assert all(service.address_line_max == 0 or service.address_line_max >= 10 for service in services)


@pytest.mark.parametrize("name", SELLING)
async def test_a_label_has_a_number_and_a_document_that_opens(name: str) -> None:
    set_up = stage(name)
    label = await set_up.adapter.buy_label(set_up.http, request_for(set_up))
    assert label.external_id
    assert re.fullmatch(r"[A-Z0-9]{8,40}", label.tracking_number)
    assert label.media_type == "application/pdf"
    assert label.document.startswith(b"%PDF-")
    assert label.document.rstrip().endswith(b"%%EOF")
    assert label.cost_minor is None or (isinstance(label.cost_minor, int) and label.cost_minor > 0)
    assert re.fullmatch(r"[A-Z]{3}", label.currency)


@pytest.mark.parametrize("name", [name for name in SELLING if ROWS[name].makes_zpl])
async def test_a_thermal_label_is_zpl(name: str) -> None:
    set_up = stage(name)
    label = await set_up.adapter.buy_label(set_up.http, request_for(set_up, format="ZPL"))
    assert label.media_type == "text/zpl"
    assert label.document.startswith(b"^XA")
    assert label.document.rstrip().endswith(b"^XZ")


@pytest.mark.parametrize("name", SELLING)
async def test_the_same_key_twice_is_one_label(name: str) -> None:
    set_up = stage(name)
    first = await set_up.adapter.buy_label(set_up.http, request_for(set_up))
    again = await set_up.adapter.buy_label(set_up.http, request_for(set_up))
    assert (again.external_id, again.tracking_number) == (first.external_id, first.tracking_number)
    assert len(labels(set_up)) <= 1


@pytest.mark.parametrize("name", SELLING)
async def test_two_keys_are_two_labels_also_when_all_else_is_equal(name: str) -> None:
    set_up = stage(name)
    numbers = {
        (await set_up.adapter.buy_label(set_up.http, request_for(set_up, f"p-{n}"))).tracking_number for n in range(20)
    }
    assert len(numbers) == 20


@pytest.mark.parametrize("name", SELLING)
async def test_a_key_of_any_length_is_taken(name: str) -> None:
    set_up = stage(name)
    keys = [
        "k",
        "0198c1d2-aaaa-7bbb-8ccc-123456789012:buy_label:1",
        "0198c1d2-aaaa-7bbb-8ccc-123456789012:buy_label:attempt-2",
    ]
    made = [await set_up.adapter.buy_label(set_up.http, request_for(set_up, key)) for key in keys]
    assert len({label.external_id for label in made}) == 3
    if "find" in set_up.adapter.can:
        found = [await set_up.adapter.find(set_up.http, key) for key in keys]
        assert [label.external_id for label in found] == [label.external_id for label in made]


@pytest.mark.parametrize("name", FINDING)
async def test_a_label_whose_answer_was_lost_is_found_and_never_bought_twice(name: str) -> None:
    set_up = stage(name)
    await any_call(set_up)  # a token, so that the first lost answer is the order's
    lose_answers(set_up, lambda request: not request.is_safe)
    assert isinstance(await error_from(set_up.adapter.buy_label(set_up.http, request_for(set_up))), PartnerDown)
    assert len(labels(set_up)) == 1
    heal(set_up)
    found = await set_up.adapter.find(set_up.http, "parcel-1")
    again = await set_up.adapter.buy_label(set_up.http, request_for(set_up))
    assert found is not None
    assert found == again
    assert len(labels(set_up)) == 1


@pytest.mark.parametrize("name", FINDING)
async def test_what_was_never_ordered_is_not_found(name: str) -> None:
    set_up = stage(name)
    assert await set_up.adapter.find(set_up.http, "never-ordered") is None
    label = await set_up.adapter.buy_label(set_up.http, request_for(set_up))
    for number in (label.external_id, label.tracking_number):
        assert await set_up.adapter.find(set_up.http, number) is None, "a carrier's number is not a key of ours"


@pytest.mark.parametrize("name", SPEAKING)
async def test_ordering_a_parcel_is_marked_as_not_safe_to_repeat_unless_the_key_is_taken(name: str) -> None:
    set_up = stage(name)
    await any_call(set_up)
    before = len(set_up.http.asked)
    await set_up.adapter.buy_label(set_up.http, request_for(set_up))
    asked = (one for one in set_up.http.asked[before:] if one.operation not in set_up.row.posts_that_read)
    posts = [request for request in asked if request.method != "GET"]
    assert posts
    assert set_up.adapter.takes_key or not any(request.is_safe for request in posts)


@pytest.mark.parametrize("name", SELLING)
async def test_tax_numbers_reach_the_label(name: str) -> None:
    set_up = stage(name)
    label = await set_up.adapter.buy_label(set_up.http, request_for(set_up, format="ZPL", **NUMBERS))
    sent = b"".join(request.body for request in set_up.http.asked) + label.document
    assert [number for number in NUMBERS.values() if number.encode() not in sent] == []


@pytest.mark.parametrize("name", SELLING)
async def test_goods_are_declared_with_code_value_and_names(name: str) -> None:
    set_up = stage(name)
    two = [LAMP, replace(LAMP, name_en="Bulb E27", hs_code="8539520000", quantity=3, unit_value_minor=310)]
    label = await set_up.adapter.buy_label(set_up.http, request_for(set_up, format="ZPL", customs=two))
    sent = (b"".join(request.body for request in set_up.http.asked) + label.document).decode(errors="replace")
    assert [words for words in ("LED lamp", "Bulb E27", "9405210000", "8539520000") if words not in sent] == []
    assert re.search(r"\b(3\.10|3\.1|9\.30)\b", sent), "the value of the bulbs"


@pytest.mark.parametrize("name", SELLING)
@pytest.mark.parametrize("missing", ["name", "line1", "city"])
async def test_an_incomplete_address_is_refused_with_the_field_to_mend(name: str, missing: str) -> None:
    set_up = stage(name)
    wrong = request_for(set_up, to=replace(BERLIN, **{missing: ""}))
    refused = await error_from(set_up.adapter.buy_label(set_up.http, wrong))
    assert isinstance(refused, PartnerRefused)
    assert refused.field == missing
    assert labels(set_up) == []


@pytest.mark.parametrize("name", SELLING)
async def test_what_services_demand_is_refused_when_it_is_missing(name: str) -> None:
    set_up = stage(name)
    service = next(s for s in await set_up.adapter.services(set_up.http) if s.code == set_up.row.service)
    demands = [field for field in ("phone",) if getattr(service, f"needs_{field}")]
    for field in demands:
        wrong = request_for(set_up, f"without-{field}", to=replace(BERLIN, **{field: ""}))
        refused = await error_from(set_up.adapter.buy_label(set_up.http, wrong))
        assert refused.field == field
    if service.address_line_max:
        long = replace(BERLIN, line1="x" * (service.address_line_max + 1))
        refused = await error_from(set_up.adapter.buy_label(set_up.http, request_for(set_up, "long", to=long)))
        assert refused.field == "line1"
    assert labels(set_up) == []


@pytest.mark.parametrize("name", SELLING)
async def test_an_address_in_another_script_is_taken_or_refused_as_services_say(name: str) -> None:
    set_up = stage(name)
    service = next(s for s in await set_up.adapter.services(set_up.http) if s.code == set_up.row.service)
    chinese = replace(BERLIN, name="王小明", line1="中央大街5号")
    if service.is_latin_only:
        assert isinstance(
            await error_from(set_up.adapter.buy_label(set_up.http, request_for(set_up, to=chinese))), PartnerRefused
        )
        return
    label = await set_up.adapter.buy_label(set_up.http, request_for(set_up, to=chinese, format="ZPL"))
    sent = (b"".join(request.body for request in set_up.http.asked) + label.document).decode(errors="replace")
    assert "中央大街5号" in sent


@pytest.mark.parametrize("name", SELLING)
@pytest.mark.parametrize(
    ("change", "field"),
    [({"service": "NO-SUCH-SERVICE"}, "service"), ({"to": replace(BERLIN, country="AQ", phone="+1555")}, "country")],
)
async def test_an_unknown_service_or_country_is_refused(name: str, change: dict[str, Any], field: str) -> None:
    set_up = stage(name)
    request = a_request(**{"service": set_up.row.service, **change})
    if field == "country" and name == "ratesheet":  # its sample goes anywhere: Japan by a service for America only
        request = a_request(service="EXPRESS")
    refused = await error_from(set_up.adapter.buy_label(set_up.http, request))
    assert isinstance(refused, PartnerRefused)
    assert refused.field == field


@pytest.mark.parametrize("name", adapters("carrier", "rate_sheet"))
async def test_rates_cover_weights_without_hole_or_double(name: str) -> None:
    set_up = stage(name)
    rates = [
        r
        for r in await set_up.adapter.rates(set_up.http, ["DE"])
        if r.country == "DE" and r.service == set_up.row.service
    ]
    spans = sorted((rate.over_g, rate.up_to_g) for rate in rates)
    assert spans[0][0] == 0
    assert all(before[1] == after[0] for before, after in pairwise(spans))
    assert all(rate.base_minor >= 0 and rate.base_minor + rate.per_kg_minor > 0 for rate in rates)
    assert all(re.fullmatch(r"[A-Z]{3}", rate.currency) and rate.days_min <= rate.days_max for rate in rates)


@pytest.mark.parametrize("name", adapters("carrier", "quote"))
async def test_quotes_are_whole_minor_units_and_grow_with_the_weight(name: str) -> None:
    set_up = stage(name)
    light = {
        q.service: q for q in await set_up.adapter.quote(set_up.http, QuoteRequest("DE", "10115", 300, 200, 150, 100))
    }
    heavy = {
        q.service: q for q in await set_up.adapter.quote(set_up.http, QuoteRequest("DE", "10115", 1900, 200, 150, 100))
    }
    one, other = light[set_up.row.service], heavy[set_up.row.service]
    assert type(one.cost_minor) is int
    assert 0 < one.cost_minor < other.cost_minor
    assert 0 < one.days_min <= one.days_max


@pytest.mark.parametrize("name", adapters("carrier", "void"))
async def test_a_label_that_was_not_used_is_voided(name: str) -> None:
    set_up = stage(name)
    label = await set_up.adapter.buy_label(set_up.http, request_for(set_up))
    assert (await set_up.adapter.void(set_up.http, label.external_id)).is_voided


@pytest.mark.parametrize("name", VOIDING)
async def test_a_void_that_is_refused_inside_a_200_is_refused(name: str) -> None:
    set_up = stage(name)
    label = await set_up.adapter.buy_label(set_up.http, request_for(set_up))
    set_up.fake.move([TrackingEvent(label.tracking_number, "in_transit", NOW)])
    answer = await set_up.adapter.void(set_up.http, label.external_id)
    assert set_up.http.answers[-1].status == 200
    assert not answer.is_voided
    assert answer.message
    assert answer.refund in ("none", "refused")
    assert set_up.fake.received()["voids"] == []


@pytest.mark.parametrize("name", [name for name in VOIDING if name in FINDING])
async def test_a_cancelled_parcel_is_cancelled_once_and_found_no_more(name: str) -> None:
    set_up = stage(name)
    label = await set_up.adapter.buy_label(set_up.http, request_for(set_up, "same"))
    for _ in range(2):
        assert (await set_up.adapter.void(set_up.http, label.external_id)).is_voided
    assert await set_up.adapter.find(set_up.http, "same") is None
    assert len(set_up.fake.received()["voids"]) == 1


@pytest.mark.parametrize("name", VOIDING)
async def test_voiding_what_does_not_exist_is_refused(name: str) -> None:
    set_up = stage(name)
    assert not (await set_up.adapter.void(set_up.http, "YT0000000000000001")).is_voided


@pytest.mark.parametrize("name", VOIDING)
async def test_a_void_whose_answer_was_lost_may_be_repeated(name: str) -> None:
    set_up = stage(name)
    label = await set_up.adapter.buy_label(set_up.http, request_for(set_up))
    lose_answers(set_up, lambda request: request.method == "POST")
    assert isinstance(await error_from(set_up.adapter.void(set_up.http, label.external_id)), PartnerDown)
    heal(set_up)
    assert (await set_up.adapter.void(set_up.http, label.external_id)).is_voided
    assert len(set_up.fake.received()["voids"]) == 1


@pytest.mark.parametrize("name", TRACKED)
async def test_every_neutral_status_goes_round_and_times_are_utc(name: str) -> None:
    set_up = stage(name)
    number = await a_number(set_up)
    told = [
        TrackingEvent(number, status, NOW + timedelta(hours=hour), place="Leipzig")
        for hour, status in enumerate(get_args(TrackingStatus))
    ]
    set_up.fake.move(told)
    seen = await set_up.adapter.track(set_up.http, [number])
    assert [event.status for event in seen] == list(get_args(TrackingStatus))
    assert [event.happened_at for event in seen] == [event.happened_at for event in told]
    assert all(event.happened_at.utcoffset() == timedelta(0) for event in seen)
    assert {(event.tracking_number, event.place) for event in seen} == {(number, "Leipzig")}


@pytest.mark.parametrize("name", TRACKED)
async def test_scans_that_arrive_out_of_order_are_told_oldest_first(name: str) -> None:
    set_up = stage(name)
    number = await a_number(set_up)
    set_up.fake.move([TrackingEvent(number, "delivered", NOW + timedelta(days=3))])
    set_up.fake.move([TrackingEvent(number, "in_transit", NOW + timedelta(days=1))])
    seen = await set_up.adapter.track(set_up.http, [number])
    assert [event.status for event in seen] == ["in_transit", "delivered"]


@pytest.mark.parametrize("name", TRACKED)
async def test_a_scan_that_nobody_knows_is_kept_with_its_code_and_words(name: str) -> None:
    set_up = stage(name)
    number = await a_number(set_up)
    set_up.fake.move([TrackingEvent(number, "unknown", NOW, code="Q77", description="Zorblatt phase 2")])
    seen = await set_up.adapter.track(set_up.http, [number])
    assert [(event.status, event.code, event.description) for event in seen] == [("unknown", "Q77", "Zorblatt phase 2")]


@pytest.mark.parametrize("name", TRACKED)
async def test_many_parcels_are_tracked_together_and_unknown_ones_do_not_spoil_it(name: str) -> None:
    set_up = stage(name)
    numbers = [await a_number(set_up, f"p-{n}") for n in range(9)]
    set_up.fake.move([TrackingEvent(number, "in_transit", NOW) for number in numbers])
    seen = await set_up.adapter.track(set_up.http, [*numbers[:4], "XX00000000", *numbers[4:]])
    assert sorted(event.tracking_number for event in seen) == sorted(numbers)


@pytest.mark.parametrize("name", FOLLOWING)
async def test_a_parcel_that_is_registered_twice_is_followed_once(name: str) -> None:
    set_up = stage(name)
    for _ in range(2):
        said = await set_up.adapter.register(set_up.http, ["LX100000001CN", "LX100000002CN"])
        assert [(one.tracking_number, one.is_taken) for one in said] == [
            ("LX100000001CN", True),
            ("LX100000002CN", True),
        ]
    assert sorted(set_up.fake.received()["registered"]) == ["LX100000001CN", "LX100000002CN"]


@pytest.mark.parametrize("name", FOLLOWING)
async def test_a_number_that_cannot_be_followed_is_refused_by_name_and_the_others_go_on(name: str) -> None:
    set_up = stage(name)
    said = await set_up.adapter.register(set_up.http, ["no number", "LX100000001CN"])
    assert [one.is_taken for one in said] == [False, True]
    assert said[0].code
    assert said[0].message


@pytest.mark.parametrize("name", FOLLOWING)
async def test_many_parcels_are_registered_in_few_calls(name: str) -> None:
    set_up = stage(name)
    numbers = [f"LX{n:09d}CN" for n in range(90)]
    assert all(one.is_taken for one in await set_up.adapter.register(set_up.http, numbers))
    assert len(set_up.http.asked) == 3


@pytest.mark.parametrize("name", FOLLOWING)
async def test_a_tracking_service_pushes_what_it_is_asked_for(name: str) -> None:
    set_up = stage(name)
    number = await a_number(set_up)
    set_up.fake.move([TrackingEvent(number, "delivered", NOW, description="Left at the door")])
    (sent,) = set_up.world.sent
    delivery = WebhookRequest("/hooks", dict(sent.headers), {}, sent.body)
    (message,) = set_up.adapter.receive(delivery, set_up.account, NOW)
    assert (message.topic, message.external_id, message.body) == ("tracking", number, sent.body)
    assert [message] == list(set_up.adapter.receive(delivery, set_up.account, NOW + timedelta(hours=1)))
    pushed = list(set_up.adapter.read_tracking(message, set_up.account))
    assert pushed == list(await set_up.adapter.track(set_up.http, [number]))


@pytest.mark.parametrize("name", ALL)
def test_the_folder_has_its_readme_and_samples(name: str) -> None:
    module = type(registry.carrier(name)).__module__
    folder = Path(os.path.abspath(registry.__file__)).parents[1].joinpath(*module.split(".")[1:-1])
    assert (folder / "README.md").read_text().startswith("# ")
    assert list((folder / "samples").iterdir())
