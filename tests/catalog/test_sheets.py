"""What becomes of the lines of a sheet, without a database."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, settings, strategies as st

from linkstar.catalog.rules import Item, NewItem
from linkstar.catalog.rules.sheets import (
    ITEM_COLUMNS,
    LISTING_COLUMNS,
    REASONS,
    Offered,
    item_cells,
    item_fates,
    listing_fates,
)
from linkstar.kit.errors import Invalid
from linkstar.kit.sheets import Row, read_sheet

MUG = Item(id=UUID(int=1), kit_version=0, version=1, sku="MUG", title="Mug", weight_g=300, cost_minor=1250, cost_currency="CNY",
           barcodes=("6901",))  # fmt: skip
SHOP = UUID(int=9)
LISTED = Offered(UUID(int=2), SHOP, "L1", "MUG-EU", "MUG", 1, 2, None, 100)


def _items(*lines: dict[str, str], known=(MUG,), owners=None):
    rows = [Row(n, line) for n, line in enumerate(lines, 2)]
    return item_fates(rows, {one.sku: one for one in known}, {"6901": "MUG"} if owners is None else owners)


def test_a_line_is_new_changed_or_unchanged() -> None:
    new, changed, same = _items(
        {"sku": "CUP", "title": "Cup"}, {"sku": "MUG", "title": "Big mug", "cost": "13"}, {"sku": "MUG2", "title": ""},
        known=(MUG, replace(MUG, sku="MUG2", barcodes=())),
    )  # fmt: skip
    assert (new.outcome, changed.outcome, same.outcome) == ("new", "changed", "unchanged")
    assert {(one.field, one.before, one.after) for one in changed.changes} == {
        ("title", "Mug", "Big mug"), ("cost", "12.50", "13.00"),
    }  # fmt: skip


def test_a_minus_empties_a_field_and_an_empty_cell_leaves_it() -> None:
    (one,) = _items({"sku": "MUG", "title": "-", "weight_g": "", "barcodes": "-"})
    assert {(each.field, each.after) for each in one.changes} == {("title", "-"), ("barcodes", "-")}


@pytest.mark.parametrize(("cells", "field", "why"), [
    ({"sku": ""}, "sku", "sku"), ({"sku": "A", "weight_g": "1.5"}, "weight_g", "number"), ({"sku": "A", "weight_g": "-3"}, "weight_g", "number"),
    ({"sku": "A", "cost": "5"}, "cost_currency", "currency"), ({"sku": "MUG", "cost": "five"}, "cost", "money"),
    ({"sku": "A", "has_battery": "maybe"}, "has_battery", "flag"), ({"sku": "A", "hs_code": "12"}, "hs_code", "hs_code"),
    ({"sku": "A", "origin": "china"}, "origin", "origin"), ({"sku": "MUG", "is_kit": "yes"}, "is_kit", "fixed"),
    ({"sku": "A", "barcodes": "6901"}, "barcodes", "barcodes"), ({"sku": "A", "state": "gone"}, "state", "state"),
    ({"sku": "A", "title": "x" * 301}, "title", "long"),
])  # fmt: skip
def test_a_line_that_cannot_be_used_names_the_field_and_what_helps(cells, field, why) -> None:
    (one,) = _items(cells)
    assert (one.outcome, one.field, one.why) == ("refused", field, why)
    assert one.text("en") != one.text("zh-CN")
    assert "{" not in one.text("en") + one.text("zh")


def test_the_second_line_of_a_sku_and_the_second_owner_of_a_barcode_are_refused() -> None:
    first, second, third = _items({"sku": "A", "barcodes": "77"}, {"sku": "A"}, {"sku": "B", "barcodes": "77"})
    assert (first.outcome, second.why, second.params, third.why) == ("new", "twice", {"line": 2}, "barcodes")


texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from(sorted(set(ITEM_COLUMNS.values()))), texts))
def test_any_line_has_a_fate(cells) -> None:
    (one,) = _items({name: text.strip() for name, text in cells.items()})
    assert one.outcome in ("new", "changed", "unchanged", "refused")
    assert (one.outcome == "refused") == (one.why in REASONS)


items = st.builds(
    NewItem, sku=st.just("A"), title=texts.map(lambda text: " ".join(text.split())).filter(lambda text: text != "-"), weight_g=st.integers(0, 10**9),
    cost_minor=st.integers(0, 10**12), cost_currency=st.sampled_from(["CNY", "JPY", "KWD"]), has_battery=st.booleans(),
    barcodes=st.sampled_from([(), ("1",), ("1", "2")]),
)  # fmt: skip


@settings(max_examples=100)
@given(items)
def test_what_is_written_into_a_sheet_is_read_again_unchanged(item) -> None:
    known = Item(
        id=UUID(int=1), kit_version=0, version=1, **{name: getattr(item, name) for name in NewItem.__dataclass_fields__}
    )
    (one,) = _items(item_cells(known), known=(known,), owners={})
    assert (one.outcome, one.changes, one.text("en")) == ("unchanged", (), "")


def _listings(*lines: dict[str, str], known=(LISTED,)):
    rows = [Row(n, line) for n, line in enumerate(lines, 2)]
    return listing_fates(rows, known, shops={"star shop": SHOP}, items={"MUG": UUID(int=1), "CUP": UUID(int=3)})


def test_a_listing_is_linked_to_another_item_or_to_none() -> None:
    (other,), (none,) = (
        _listings({"shop": "Star Shop", "sku": "MUG-EU", "item_sku": "CUP", "quantity": "2"}),
        _listings({"shop": "Star Shop", "listing_id": "L1", "item_sku": "-"}),
    )
    assert [(one.field, one.before, one.after) for one in other.changes] == [
        ("item_sku", "MUG", "CUP"),
        ("quantity", "1", "2"),
    ]
    assert (none.outcome, none.values["item_sku"], none.id) == ("changed", "", LISTED.id)


def test_a_listing_that_nobody_saw_yet_is_new() -> None:
    (one,) = _listings({"shop": "Star Shop", "listing_id": "L7", "sku": "X", "item_sku": "MUG", "share_percent": "50%"})
    assert (one.outcome, one.id, one.values["share_percent"]) == ("new", None, 50)


@pytest.mark.parametrize(("cells", "field", "why"), [
    ({"shop": "Other", "sku": "A"}, "shop", "shop"), ({"shop": "Star Shop"}, "listing_id", "listing"),
    ({"shop": "Star Shop", "sku": "A", "item_sku": "NONE"}, "item_sku", "item_sku"),
    ({"shop": "Star Shop", "sku": "A", "quantity": "2"}, "item_sku", "unlinked"),
    ({"shop": "Star Shop", "sku": "MUG-EU", "quantity": "0"}, "quantity", "quantity"),
    ({"shop": "Star Shop", "sku": "MUG-EU", "share_percent": "101"}, "share_percent", "share"),
])  # fmt: skip
def test_a_listing_line_that_cannot_be_used_says_why(cells, field, why) -> None:
    (one,) = _listings(cells)
    assert (one.outcome, one.field, one.why) == ("refused", field, why)


def test_a_sku_with_several_listings_asks_which_one_is_meant() -> None:
    (one,) = _listings({"shop": "star shop", "sku": "MUG-EU"}, known=(LISTED, replace(LISTED, listing_id="L2")))
    assert one.why == "listing_many"


def test_sheets_are_read_as_spreadsheets_write_them() -> None:
    for raw in ("\ufeffsku;品名\r\nMUG;'=1+1\r\n\r\n".encode(), "货号\t品名\nMUG\t'=1+1\n".encode("gb18030")):
        sheet = read_sheet(raw, ITEM_COLUMNS)
        assert [row.cells for row in sheet.rows] == [{"sku": "MUG", "title": "=1+1"}]
    assert read_sheet(b"SKU,Colour\nMUG,red\n", ITEM_COLUMNS).ignored == ("Colour",)


@pytest.mark.parametrize(
    "raw", [b"\xff\xff\xff\xff", b"sku,SKU\n1,2\n", b"sku\n" + b"A\n" * 5001, b"sku\n" + b"A" * 3000, b"sku\n\x00"]
)
def test_what_is_no_sheet_is_refused(raw) -> None:
    with pytest.raises(Invalid):
        read_sheet(raw, LISTING_COLUMNS | ITEM_COLUMNS)
