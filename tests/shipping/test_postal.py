"""Addresses are checked against each service before anything is picked, and the fault names its field."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linkstar.kit.address import Address
from linkstar.shipping.rules import NoRoute, choose_route, is_po_box
from linkstar.shipping.rules.postal import address_fault, is_latin, look_at
from tests.world.shipping import ANNA, FRIDAY_NOON, a_location, a_rate, a_service, an_ask

MANILA = Address(
    name="Maria Cruz",
    line1="12 Rizal Ave",
    district="Ermita",
    city="Manila",
    state="Metro Manila",
    country="PH",
    phone="+63917",
)


def fault(address, **service):
    reason = address_fault(a_service(**service), look_at(address))
    return reason and (reason.code, reason.params["field"])


@pytest.mark.parametrize(
    "line",
    ["PO Box 12", "P.O. Box 7", "p o box 9", "Post Office Box 3", "Postfach 10 20 30", "Postbus 5", "Boîte postale 4", "BP 123",
     "Casella Postale 8", "Apartado de Correos 21", "Caixa Postal 77", "Locked Bag 1", "Private Bag X5", "私書箱12号", "邮政信箱3号"],
)  # fmt: skip
def test_post_office_boxes_are_known_in_many_languages(line):
    assert is_po_box(replace(ANNA, line1=line))
    assert is_po_box(replace(ANNA, line2=line))


@pytest.mark.parametrize(
    "line", ["Boxhagener Str. 12", "12 Popov Ave", "Postfachstr", "Apartamento 12", "5 Boxwood Post Rd", "Poxbau 3"]
)
def test_streets_that_only_sound_alike_are_no_boxes(line):
    assert not is_po_box(replace(ANNA, line1=line))


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Torstraße 12", True),
        ("Łódź, ul. Święta", True),
        ("Nguyễn Văn Ân", True),
        ("北京路", False),
        ("улица Мира", False),
        ("Αθήνα", False),
    ],
)
def test_accents_are_latin_and_other_scripts_are_not(text, latin):
    assert is_latin(text) is latin


@pytest.mark.parametrize(
    ("broken", "service", "said"),
    [
        ({}, {}, None),
        ({"name": " "}, {}, ("address_missing", "ship_to.name")),
        ({"line1": ""}, {}, ("address_missing", "ship_to.line1")),
        ({"city": ""}, {}, ("address_missing", "ship_to.city")),
        ({"line1": "Postfach 12"}, {"takes_po_box": False}, ("po_box", "ship_to.line1")),
        ({"line1": "Postfach 12"}, {}, None),
        ({"city": "柏林"}, {"is_latin_only": True}, ("address_not_latin", "ship_to.city")),
        ({"city": "柏林"}, {}, None),
        ({"line2": "x" * 31}, {"address_line_max": 30}, ("address_too_long", "ship_to.line2")),
        ({"line2": "x" * 30}, {"address_line_max": 30}, None),
        ({"postcode": " "}, {}, ("address_missing", "ship_to.postcode")),
        ({"postcode": ""}, {"needs_postcode": False}, None),
        ({"postcode": "", "country": "HK"}, {}, None),
        ({"state": ""}, {"needs_state": True}, ("address_missing", "ship_to.state")),
        ({"phone": "-"}, {"needs_phone": True}, ("address_missing", "ship_to.phone")),
        ({"country": "TH", "district": ""}, {"needs_state": True}, ("address_missing", "ship_to.district")),
    ],
)
def test_each_service_has_its_own_demands_on_an_address(broken, service, said):
    assert fault(replace(ANNA, **broken), **service) == said


def test_the_philippines_may_go_without_a_postcode_where_the_service_says_so():
    assert fault(MANILA, needs_postcode=False, needs_state=True) is None
    assert fault(MANILA) == ("address_missing", "ship_to.postcode")


def test_an_order_with_a_bad_address_waits_with_the_field_to_mend():
    asked = {"locations": [a_location()], "rates": [a_rate()], "user_rules": [], "now": FRIDAY_NOON}
    ask = an_ask(ship_to=replace(ANNA, line1="Torstr. 12, Hinterhof, rechter Aufgang"))
    strict, loose = a_service(address_line_max=30), a_service("LONG")
    held = choose_route(ask, services=[strict], **asked)
    assert isinstance(held, NoRoute)
    assert (held.code, held.field) == ("address_invalid", "ship_to.line1")
    sent = choose_route(
        ask, services=[strict, loose], **{**asked, "rates": [a_rate(), a_rate("LONG", base_minor=9_999)]}
    )
    assert [one.offer.service for one in sent.parcels] == ["LONG"]
