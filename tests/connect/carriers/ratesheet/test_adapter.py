"""The rate-sheet carrier: prices and labels without a service."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from linkstar.connect.carrier import LabelRequest, QuoteRequest
from linkstar.connect.carriers.ratesheet import ADAPTER, Fake, label, wire
from linkstar.connect.wire import PartnerRefused
from tests.connect import tally
from tests.connect.carriers.builders import BERLIN, LAMP, NOW, a_request, an_account
from tests.connect.world import DirectHttp, MemoryWorld

tally.cannot("ratesheet", "operations", "there is no partner to call: prices come from a file of the company's own")
SHEET = (Path(wire.__file__).parent / "samples" / "rates.csv").read_text()


def an_http(**config: str) -> DirectHttp:
    """A client of an account with our sample sheet."""
    world = MemoryWorld(NOW)
    return DirectHttp(ADAPTER, Fake(world), an_account("ratesheet", **{"rates_csv": SHEET, **config}), world)


def a_parcel(key: str = "parcel-1", **changes: Any) -> LabelRequest:
    """A request for the sample's standard service."""
    return a_request(key, service="STANDARD", **changes)


def text_of(document: bytes) -> str:
    """What a PDF of ours shows, read back from its content."""
    shown = []
    for font, coded in re.findall(rb"/(F\d) .*?<([0-9a-f]*)> Tj", document):
        shown.append(bytes.fromhex(coded.decode()).decode("utf-16-be" if font == b"F3" else "cp1252"))
    return "\n".join(shown)


async def test_a_label_has_address_number_reference_and_goods() -> None:
    made = await ADAPTER.buy_label(an_http(), a_parcel(eori_number="GB123"))
    shown = text_of(made.document)
    for words in ("Maria Muster", "Hauptstraße 5", "10115 Berlin", "DE", made.tracking_number, "P-2026-0001", "S-1001"):
        assert words in shown
    assert "2 x LED lamp  HS 9405210000  CN  700 g  25.98 EUR" in shown
    assert "IOSS IM4420001201  EORI GB123" in shown
    assert "Total 25.98 EUR" in shown
    assert (made.media_type, made.cost_minor, made.currency) == ("application/pdf", 656, "EUR")  # 450 + 160, + 7.5 %


async def test_the_same_key_gives_the_same_label_and_another_key_another_number() -> None:
    http = an_http()
    first, again, other = [await ADAPTER.buy_label(http, a_parcel(key)) for key in ("a", "a", "b")]
    assert first == again
    assert other.tracking_number != first.tracking_number
    assert re.fullmatch(r"LS[A-Z2-7]{16}", first.tracking_number)
    assert label.tracking_number("other customer", "a") != first.tracking_number


async def test_a_chinese_address_is_printed_and_a_script_without_glyphs_is_refused() -> None:
    http = an_http()
    shanghai = replace(
        BERLIN, name="王小明", line1="浦东新区世纪大道100号", city="上海", country="CN", postcode="200120"
    )
    made = await ADAPTER.buy_label(http, a_parcel(to=shanghai))
    assert "浦东新区世纪大道100号" in text_of(made.document)
    with pytest.raises(PartnerRefused) as told:
        await ADAPTER.buy_label(http, a_parcel(to=replace(BERLIN, country="KR", line1="세종대로 110")))
    assert told.value.field == "line1"


async def test_goods_that_do_not_fit_go_on_to_further_pages() -> None:
    goods = [replace(LAMP, name_en=f"Thing {number}") for number in range(40)]
    made = await ADAPTER.buy_label(an_http(), a_parcel(customs=goods))
    assert made.document.count(b"/Type /Page ") == 3
    shown = text_of(made.document)
    assert [number for number in range(40) if f"x Thing {number} " not in shown] == []
    assert f"Total {40 * 25.98:.2f} EUR" in shown


async def test_a_long_address_never_runs_over_the_bars() -> None:
    long = replace(BERLIN, line1="A very long street name that goes on " * 6, line2="B " * 60, company="C" * 90)
    document = (await ADAPTER.buy_label(an_http(), a_parcel(to=long))).document
    bars_from = (150 - 76) * 72 / 25.4
    texts = re.findall(rb"1 0 0 1 [\d.]+ ([\d.]+) Tm", document)
    below = [float(height) for height in texts if bars_from - 18 * 72 / 25.4 < float(height) < bars_from]
    assert below == []


async def test_the_thermal_label_escapes_its_own_signs() -> None:
    tricky = replace(BERLIN, line1="Flat ^3 ~ under_score")
    made = await ADAPTER.buy_label(an_http(), a_parcel(format="ZPL", to=tricky))
    text = made.document.decode()
    assert made.media_type == "text/zpl"
    assert text.startswith("^XA")
    assert text.rstrip().endswith("^XZ")
    assert f"^FD{made.tracking_number}^FS" in text
    assert "Flat _5E3 _7E under_5Fscore" in text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"service": "NOPE"}, "service"),
        ({"service": "EXPRESS"}, "country"),
        ({"service": "STANDARD", "weight_g": 31_000}, "weight_g"),
        ({"service": "STANDARD", "to": replace(BERLIN, city="")}, "city"),
        ({"service": "STANDARD", "to": replace(BERLIN, name="")}, "name"),
    ],
)
async def test_what_cannot_be_priced_or_addressed_names_the_field(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(PartnerRefused) as told:
        await ADAPTER.buy_label(an_http(), a_request(**changes))
    assert told.value.field == field


async def test_an_account_without_a_usable_sheet_says_so() -> None:
    for text in ("", "service,country\nS,DE\n"):
        with pytest.raises(PartnerRefused) as told:
            await ADAPTER.rates(an_http(rates_csv=text), ["DE"])
        assert told.value.field == "rates_csv"


async def test_quotes_are_what_the_label_costs() -> None:
    http = an_http()
    quotes = await ADAPTER.quote(http, QuoteRequest("DE", "10115", 850, 205, 150, 100))
    made = await ADAPTER.buy_label(http, a_parcel())
    assert [(quote.service, quote.cost_minor) for quote in quotes] == [("STANDARD", made.cost_minor)]


async def test_rates_are_those_of_the_countries_asked_for_and_of_anywhere() -> None:
    rates = await ADAPTER.rates(an_http(), ["JP"])
    assert {(rate.service, rate.country) for rate in rates} == {("EXPRESS", "JP"), ("STANDARD", "*")}


async def test_services_come_from_the_sheet_and_what_they_take_from_the_second() -> None:
    plain = {service.code: service for service in await ADAPTER.services(an_http())}
    told = "service,title_zh,takes_battery\nEXPRESS,快递,yes\n"
    rich = {service.code: service for service in await ADAPTER.services(an_http(services_csv=told))}
    assert set(plain) == set(rich) == {"STANDARD", "EXPRESS"}
    assert (plain["EXPRESS"].takes_battery, rich["EXPRESS"].takes_battery) == (False, True)
    assert rich["EXPRESS"].title_zh == "快递"
    with_battery = QuoteRequest("JP", "", 300, has_battery=True)
    assert await ADAPTER.quote(an_http(), with_battery) == []
    quotes = await ADAPTER.quote(an_http(services_csv=told), with_battery)
    assert [quote.service for quote in quotes] == ["EXPRESS"]


async def test_void_is_allowed_and_nothing_tracks() -> None:
    http = an_http()
    made = await ADAPTER.buy_label(http, a_parcel())
    assert (await ADAPTER.void(http, made.external_id)).is_voided
    assert await ADAPTER.track(http, [made.tracking_number]) == []
    assert "track" not in ADAPTER.can
    assert http.asked == []


async def test_a_label_is_as_large_and_as_fine_as_the_printer_wants_it():
    fine = await ADAPTER.buy_label(an_http(), a_parcel(format="ZPL", dpi=300))
    plain = await ADAPTER.buy_label(an_http(), a_parcel(format="ZPL"))
    assert b"^PW1200" in fine.document
    assert b"^PW800" in plain.document
    a6 = await ADAPTER.buy_label(an_http(), a_parcel(size="A6"))
    assert b"[0 0 297.64 419.53]" in a6.document
