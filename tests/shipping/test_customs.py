"""What customs ask for: where a border is, which fields are missing, who needs an IOSS or EORI number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linkstar.shipping.rules import NoRoute, choose_route, missing_customs
from linkstar.shipping.rules.customs import crosses_border, uses_ioss
from tests.world.shipping import (
    ANNA,
    FRIDAY_NOON,
    LEIPZIG,
    MUG,
    SHENZHEN,
    a_line,
    a_location,
    a_rate,
    a_service,
    an_ask,
    leipzig,
)


def route(ask, *, service=None, locations=None, rates=None):
    return choose_route(
        ask, locations=locations or [a_location()], services=[service or a_service()], rates=rates or [a_rate()],
        user_rules=[], now=FRIDAY_NOON,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("here", "there", "crosses"),
    [("CN", "DE", True), ("DE", "FR", False), ("FR", "MC", False), ("DE", "GB", True), ("GB", "JE", False), ("CN", "HK", True),
     ("US", "US", False), ("CH", "LI", False), ("CH", "DE", True)],
)  # fmt: skip
def test_a_border_is_where_customs_unions_meet(here, there, crosses):
    assert crosses_border(here, there) is crosses


@pytest.mark.parametrize(
    ("broken", "field"),
    [({"hs_code": ""}, "hs_code"), ({"hs_code": "6911"}, "hs_code"), ({"origin": ""}, "origin"), ({"name_en": " "}, "name_en"),
     ({"unit_value_minor": 0}, "value")],
)  # fmt: skip
def test_each_missing_field_is_named_with_its_item(broken, field):
    [missing] = missing_customs([a_line(**broken)], "CN", "DE")
    assert (missing.field, missing.sku, missing.item_id) == (f"item.{field}", "MUG-1", MUG)


def test_inside_a_customs_union_nothing_is_asked():
    assert missing_customs([a_line(hs_code="", origin="")], "DE", "FR") == ()


def test_an_order_without_a_customs_code_is_blocked_with_the_field_to_fill():
    answer = route(an_ask(a_line(hs_code="")))
    assert isinstance(answer, NoRoute)
    assert (answer.code, answer.field) == ("customs_missing", "item.hs_code")


def test_a_warehouse_behind_no_border_sends_what_another_may_not():
    answer = route(an_ask(a_line(hs_code="")), locations=[a_location(), leipzig()])
    assert [one.offer.location_id for one in answer.parcels] == [LEIPZIG]
    assert "customs_missing" in [offer.reason.code for offer in answer.offers if offer.location_id == SHENZHEN]


def test_a_service_that_declares_by_itself_asks_for_nothing():
    assert not isinstance(route(an_ask(a_line(hs_code="")), service=a_service(needs_customs=False)), NoRoute)


@pytest.mark.parametrize(("value", "field"), [(150_00, "order.ioss_number"), (150_01, None)])
def test_ioss_is_asked_for_up_to_150_euros(value, field):
    answer = route(an_ask(a_line(unit_value_minor=value)), service=a_service(needs_ioss_eu=True))
    assert getattr(answer, "field", None) == field


def test_with_the_marketplaces_number_the_parcel_goes_and_carries_it_only_below_the_limit():
    service = a_service(needs_ioss_eu=True)
    small = route(an_ask(a_line(unit_value_minor=150_00), ioss_number="IM276"), service=service)
    large = route(an_ask(a_line(unit_value_minor=150_01), ioss_number="IM276"), service=service)
    assert [one.parcels[0].ioss_number for one in (small, large)] == ["IM276", ""]


def test_ioss_is_for_parcels_into_the_union_from_outside():
    assert not uses_ioss("DE", "FR", 100, "EUR", {})
    assert not uses_ioss("CN", "GB", 100, "EUR", {})
    assert not uses_ioss("CN", "DE", 20_000, "USD", {"USD": 920_000, "EUR": 1_000_000})
    assert uses_ioss("CN", "DE", 15_000, "USD", {"USD": 920_000, "EUR": 1_000_000})
    assert uses_ioss("CN", "DE", 10**9, "XTS", {})  # a value that cannot be told in euros is asked about


def test_a_companys_order_needs_the_importers_number():
    service = a_service()
    asked = route(an_ask(is_business=True), service=service)
    given = route(an_ask(is_business=True, ship_to=replace(ANNA, tax_id="DE123456789012345")), service=service)
    assert (asked.code, asked.field) == ("customs_missing", "ship_to.tax_id")
    assert not isinstance(given, NoRoute)


def test_a_european_warehouse_needs_its_own_number_to_send_to_a_company_abroad():
    ask = an_ask(is_business=True, ship_to=replace(ANNA, country="US"))
    rates = [a_rate(country="US")]
    without = route(ask, locations=[leipzig()], rates=rates)
    assert (without.code, without.field) == ("customs_missing", "location.eori")
    assert not isinstance(route(ask, locations=[leipzig(eori="DE1")], rates=rates), NoRoute)


def test_everything_that_is_missing_is_told_at_once():
    answer = route(an_ask(a_line(hs_code="", origin=""), a_line(MUG, sku="MUG-2", name_en=""), is_business=True))
    assert [(one.field, one.sku) for one in answer.missing] == [
        ("item.hs_code", "MUG-1"), ("item.origin", "MUG-1"), ("item.name_en", "MUG-2"), ("ship_to.tax_id", ""),
    ]  # fmt: skip
