"""Decisions about items, without a database."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, strategies as st

from linkstar.catalog.rules import (
    Item,
    NewItem,
    is_customs_complete,
    kit_quantity,
    listed_quantity,
    normalise_sku,
    why_not_editable,
    why_unusable,
)

LAMP = NewItem(
    sku="LAMP", weight_g=450, hs_code="940521", origin="CN", declared_name_en="LED lamp", declared_name_zh="LED台灯",
    declared_value_minor=900, declared_currency="USD",
)  # fmt: skip


def test_a_parcel_out_of_china_needs_the_chinese_name() -> None:
    nameless = replace(LAMP, declared_name_zh="")
    assert is_customs_complete(nameless, from_country="CN", to_country="US") == ["declared_name_zh"]
    assert is_customs_complete(nameless, from_country="GB", to_country="US") == []


def test_missing_customs_fields_are_all_named() -> None:
    assert is_customs_complete(NewItem(sku="BARE"), from_country="US", to_country="DE") == [
        "hs_code", "origin", "declared_name_en", "declared_value_minor", "declared_currency", "weight_g",
    ]  # fmt: skip


@pytest.mark.parametrize(("start", "end"), [("US", "US"), ("DE", "FR")])
def test_a_parcel_that_passes_no_border_needs_no_customs(start: str, end: str) -> None:
    assert is_customs_complete(NewItem(sku="BARE"), from_country=start, to_country=end) == []


def test_great_britain_is_outside_the_union() -> None:
    assert "hs_code" in is_customs_complete(NewItem(sku="BARE"), from_country="DE", to_country="GB")


@pytest.mark.parametrize(
    ("components", "kits"),
    [([(10, 2), (9, 3)], 3), ([(10, 2), (2, 3)], 0), ([(-4, 1), (9, 1)], 0), ([], 0), ([(7, 1)], 7)],
)
def test_the_scarcest_component_says_how_many_kits(components: list[tuple[int, int]], kits: int) -> None:
    assert kit_quantity(components) == kits


@given(st.lists(st.tuples(st.integers(-50, 500), st.integers(1, 20)), min_size=1))
def test_kits_can_always_be_built_and_one_more_never(components: list[tuple[int, int]]) -> None:
    kits = kit_quantity(components)
    assert kits >= 0
    assert all(kits * need <= max(0, available) for available, need in components)
    assert any((kits + 1) * need > available for available, need in components)


@given(st.integers(-100, 1000), st.integers(0, 100), st.none() | st.integers(0, 500))
def test_a_listing_never_offers_more_than_is_free(available: int, buffer: int, cap: int | None) -> None:
    listed = listed_quantity(available, buffer, cap)
    assert 0 <= listed <= max(0, available - buffer)
    assert cap is None or listed <= cap
    assert listed in (0, available - buffer, cap)


@given(st.text(max_size=30))
def test_a_normalised_sku_stays_as_it_is(sku: str) -> None:
    plain = normalise_sku(sku)
    assert normalise_sku(plain) == plain
    assert all(letter.isalnum() for letter in plain)


@given(st.text("abcXYZ019", min_size=1), st.sampled_from([" ", "-", "_", "/", "."]))
def test_case_and_separators_of_a_sku_do_not_matter(sku: str, separator: str) -> None:
    assert normalise_sku(separator.join(sku).swapcase()) == normalise_sku(sku)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"sku": " "}, "sku"),
        ({"sku": "A "}, "sku"),
        ({"sku": "A" * 101}, "sku"),
        ({"state": "gone"}, "state"),
        ({"weight_g": -1}, "weight_g"),
        ({"origin": "China"}, "origin"),
        ({"cost_minor": 5}, "cost_currency"),
        ({"declared_currency": "usd"}, "declared_currency"),
        ({"declared_currency": ""}, "declared_currency"),
        ({"hs_code": "12.34"}, "hs_code"),
        ({"barcodes": ("",)}, "barcodes"),
    ],
)
def test_an_item_that_cannot_be_kept_names_the_field(changes: dict[str, object], field: str) -> None:
    wrong = why_unusable(replace(LAMP, **changes))  # type: ignore[arg-type]
    assert wrong is not None
    assert wrong[0] == field
    assert why_unusable(LAMP) is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"is_kit": True}, "is_kit"),
        ({"id": 1}, "id"),
        ({"weight_g": "3"}, "weight_g"),
        ({"weight_g": True}, "weight_g"),
    ],
)
def test_only_editable_fields_of_the_right_kind_are_edited(changes: dict[str, object], field: str) -> None:
    item = Item(id=UUID(int=1), kit_version=0, version=1, sku="LAMP")
    wrong = why_not_editable(item, changes)
    assert wrong is not None
    assert wrong[0] == field
    assert why_not_editable(item, {"title": "x", "weight_g": 3, "barcodes": ("1",)}) is None
