"""What a parcel costs by a rate row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from linkstar.connect.carrier import Rate
from linkstar.connect.carriers.ratesheet.price import Parcel, chargeable_g, choose_rate, cost_minor, fits

ROW = Rate("S", "DE", 0, 30_000, "EUR", base_minor=450, base_g=500, per_kg_minor=320, step_g=500)
LIGHT = Parcel("DE", "10115", 400, 200, 150, 100)


@pytest.mark.parametrize(
    ("weight_g", "cost"), [(1, 450), (500, 450), (501, 610), (1000, 610), (1001, 770), (2600, 1250)]
)
def test_weight_beyond_the_base_is_charged_in_whole_steps(weight_g: int, cost: int) -> None:
    assert cost_minor(ROW, replace(LIGHT, weight_g=weight_g)) == cost


def test_fuel_comes_on_top_of_all() -> None:
    assert cost_minor(replace(ROW, fuel_percent_bp=1250), LIGHT) == 506  # 450 + 56.25
    assert cost_minor(replace(ROW, fuel_percent_bp=1000), replace(LIGHT, weight_g=1000)) == 671


def test_a_light_but_large_parcel_is_charged_by_its_volume() -> None:
    large = replace(LIGHT, length_mm=400, width_mm=300, height_mm=200)  # 24,000 cm3
    assert chargeable_g(ROW, large) == 400
    assert chargeable_g(replace(ROW, volumetric_divisor=6000), large) == 4000
    assert chargeable_g(replace(ROW, volumetric_divisor=6000), replace(large, weight_g=5000)) == 5000


def test_a_row_prices_only_what_its_limits_let_in() -> None:
    assert fits(ROW, LIGHT)
    assert not fits(ROW, replace(LIGHT, country="FR"))
    assert not fits(replace(ROW, over_g=400), LIGHT)
    assert fits(replace(ROW, up_to_g=400), LIGHT)
    assert not fits(replace(ROW, up_to_g=399), LIGHT)
    assert not fits(replace(ROW, length_max_mm=199), LIGHT)
    assert not fits(replace(ROW, length_max_mm=199), replace(LIGHT, length_mm=100, height_mm=200))  # turned on its side
    assert fits(replace(ROW, girth_max_mm=700), LIGHT)
    assert not fits(replace(ROW, girth_max_mm=699), LIGHT)
    assert not fits(replace(ROW, up_to_g=2000, volumetric_divisor=1000), LIGHT)  # 3,000 g by volume


def test_the_longest_postcode_that_fits_wins_and_a_named_country_beats_anywhere() -> None:
    anywhere, country = replace(ROW, country="*", base_minor=1), replace(ROW, base_minor=2)
    island, small = replace(ROW, postcode_prefix="1", base_minor=3), replace(ROW, postcode_prefix="101", base_minor=4)
    assert choose_rate([small, anywhere, island, country], LIGHT) == small
    assert choose_rate([anywhere, island, country], replace(LIGHT, postcode="20095")) == country
    assert choose_rate([anywhere, island, country], replace(LIGHT, country="FR")) == anywhere
    assert choose_rate([country], replace(LIGHT, country="FR")) is None
    spaced = replace(ROW, country="GB", postcode_prefix="BT1")
    assert choose_rate([spaced], replace(LIGHT, country="GB", postcode="bt 15gs")) == spaced


@given(st.integers(1, 30_000), st.integers(1, 30_000), st.integers(1, 2_000), st.integers(0, 5_000))
def test_a_heavier_parcel_never_costs_less(one: int, other: int, step_g: int, fuel: int) -> None:
    row = replace(ROW, step_g=step_g, fuel_percent_bp=fuel)
    lighter, heavier = sorted((one, other))
    assert cost_minor(row, replace(LIGHT, weight_g=lighter)) <= cost_minor(row, replace(LIGHT, weight_g=heavier))
