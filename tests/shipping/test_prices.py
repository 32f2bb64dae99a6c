"""What a parcel costs: steps, fuel, volume, postcodes, currencies."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from linkstar.connect import carrier as connect
from linkstar.connect.carriers.ratesheet.price import Parcel, cost_minor
from linkstar.shipping.rules import prepare
from linkstar.shipping.rules.prices import chargeable, convert, find_rows, freight, sheet_of, stacked
from tests.world.shipping import ACCOUNT, FRIDAY_NOON, a_line, a_location, a_rate, a_service

FX = {"EUR": 7_800_000, "CNY": 1_000_000, "JPY": 48_000, "KWD": 23_100_000}


@pytest.mark.parametrize(
    ("grams", "minor"),
    [(1, 500), (500, 500), (501, 600), (600, 600), (601, 700), (1_500, 1_500)],
)
def test_freight_is_the_base_and_every_begun_step(grams, minor):
    assert freight(a_rate(base_minor=500, base_g=500, per_kg_minor=1_000, step_g=100), grams) == minor


def test_fuel_comes_on_top_of_base_and_weight():
    rate = a_rate(base_minor=101, per_kg_minor=333, step_g=1, fuel_percent_bp=1_250)
    assert freight(rate, 500) == 302  # (101 + 167) * 1.125 = 301.5


def test_a_light_and_large_parcel_pays_for_its_volume():
    assert chargeable(400, 300 * 200 * 100, 6_000) == 1_000
    assert chargeable(400, 300 * 200 * 100 + 1, 6_000) == 1_001
    assert chargeable(1_200, 300 * 200 * 100, 6_000) == 1_200
    assert chargeable(400, 300 * 200 * 100, 0) == 400


def test_a_weight_belongs_to_the_row_that_it_is_over_and_up_to():
    sheet = sheet_of(
        [a_rate(over_g=500, up_to_g=1_000), a_rate(over_g=0, up_to_g=500), a_rate(over_g=2_000, up_to_g=3_000)]
    )
    found = {grams: [row.up_to_g for row, _ in find_rows(sheet, grams, 0)] for grams in (500, 501, 1_000, 1_500, 3_001)}
    assert found == {500: [500], 501: [1_000], 1_000: [1_000], 1_500: [], 3_001: []}


def test_rows_that_overlap_are_all_found_so_that_the_cheapest_can_win():
    sheet = sheet_of([a_rate(up_to_g=500), a_rate(up_to_g=1_000, volumetric_divisor=5_000)])
    assert len(find_rows(sheet, 400, 0)) == 2
    assert [weight for _, weight in find_rows(sheet, 400, 5_000_000)] == [400, 1_000]


def test_the_longest_postcode_prefix_wins_and_a_country_wins_over_anywhere():
    rates = [a_rate(base_minor=n, **kind) for n, kind in enumerate([
        {"country": "*"}, {"country": "GB"}, {"country": "GB", "postcode_prefix": "BT"}, {"country": "GB", "postcode_prefix": "bt 9"},
    ])]  # fmt: skip
    prepared = prepare([a_service()], rates, locations=[a_location()], now=FRIDAY_NOON)
    places = [("US", ""), ("GB", "SW1A1AA"), ("GB", "BT11AA"), ("GB", "BT93AA")]
    found = [prepared.zone_of(0, country, postcode).sheet.rows[0].base_minor for country, postcode in places]
    assert found == [0, 1, 2, 3]


def test_a_pile_is_as_wide_as_its_largest_unit_and_as_high_as_all():
    flat, long = a_line(length_mm=30, width_mm=200, height_mm=300), a_line(length_mm=500, width_mm=50, height_mm=40)
    assert stacked([flat], [1]) == (300, 200, 30)
    assert stacked([flat, long], [2, 1]) == (500, 200, 100)
    assert stacked([flat, long], [0, 1]) == (500, 50, 40)
    assert stacked([flat], [12]) == (360, 300, 200)


@given(
    st.lists(st.tuples(*[st.integers(1, 600)] * 3), min_size=1, max_size=4),
    st.lists(st.integers(0, 5), min_size=4, max_size=4),
)
def test_a_pile_is_never_smaller_than_what_is_in_it(sides, counts):
    lines = [a_line(length_mm=a, width_mm=b, height_mm=c) for a, b, c in sides]
    length, width, height = stacked(lines, counts[: len(lines)])
    held = sum(a * b * c * count for (a, b, c), count in zip(sides, counts, strict=False))
    assert length >= width >= height
    assert length * width * height >= held


@pytest.mark.parametrize(
    ("minor", "source", "target", "answer"),
    [
        (1_000, "EUR", "EUR", 1_000), (1_000, "EUR", "CNY", 7_800), (7_800, "CNY", "EUR", 1_000), (100, "JPY", "CNY", 480),
        (480, "CNY", "JPY", 100), (1_000, "KWD", "CNY", 2_310), (1, "CNY", "EUR", 0), (4, "CNY", "EUR", 1),
        (100, "USD", "EUR", None), (100, "EUR", "USD", None),
    ],
)  # fmt: skip
def test_currencies_are_converted_in_integers_with_their_own_decimals(minor, source, target, answer):
    assert convert(minor, source, target, FX) == answer


def test_a_currency_without_decimals_needs_no_rate_to_itself():
    assert convert(5, "JPY", "JPY", {}) == 5


def test_services_that_are_switched_off_are_not_offered():
    services = [a_service(), a_service("OFF", is_enabled=False), a_service("OTHER")]
    locations = [a_location(services=frozenset({(ACCOUNT, "STD")})), a_location(ACCOUNT, is_enabled=False)]
    prepared = prepare(services, [a_rate()], locations=locations, now=FRIDAY_NOON)
    assert [[prepared.services[n].code for n in places] for places in prepared.offered.values()] == [["STD"]]


@given(
    st.integers(1, 30_000), st.integers(0, 5_000), st.integers(0, 3_000), st.integers(0, 2_000), st.sampled_from([1, 10, 500, 1_000]),
    st.integers(0, 3_000),
)  # fmt: skip
def test_the_rate_sheet_carrier_asks_exactly_what_was_reckoned(grams, base, per_kg, base_g, step_g, fuel):
    row = a_rate(
        base_minor=base,
        per_kg_minor=per_kg,
        base_g=base_g,
        step_g=step_g,
        fuel_percent_bp=fuel,
        volumetric_divisor=6_000,
    )
    theirs = connect.Rate(**{name: getattr(row, name) for name in connect.Rate.__dataclass_fields__})
    parcel = Parcel("DE", "10119", grams, 300, 200, 150)
    assert freight(row, chargeable(grams, 300 * 200 * 150, 6_000)) == cost_minor(theirs, parcel)
