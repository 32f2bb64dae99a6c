"""People who know the goods: an unknown listing gets its item and the order goes on; a count makes an order short, and stock that arrives mends it."""

from __future__ import annotations

import io
import re
from typing import Any
from uuid import uuid4

import pytest

from tests.e2e.conftest import DESK_FIRST, PHONE_FIRST, WAIT_MS, Arrive, Visitor
from tests.e2e.words import together
from tools.furnish import ask

expect = pytest.importorskip("playwright.sync_api", reason="the browser tests need the package playwright").expect
expect.set_options(timeout=WAIT_MS)
pytestmark = pytest.mark.timeout(400)  # a busy machine; a calm one needs seconds

ADDRESS = {
    "name": "Anna Muster",
    "line1": "Lindenstr. 5",
    "city": "Berlin",
    "postcode": "10969",
    "country": "DE",
    "phone": "+493012345678",
}
DECLARED = {
    "weight_g": 300, "length_mm": 100, "width_mm": 100, "height_mm": 100, "hs_code": "691110", "origin": "CN",
    "declared_name_en": "Cup", "declared_name_zh": "杯子", "declared_value_minor": 500, "declared_currency": "USD",
}  # fmt: skip


def _an_order(page: Any, sku: str, quantity: int = 1) -> str:
    """The number of an order by telephone for a SKU that the shop was never seen to sell."""
    shop = ask(page, "GET", "/connect/accounts?kind=channel")["rows"][0]
    number = f"T-{uuid4().hex[:6].upper()}"
    order = {"shop_id": shop["id"], "number": number, "currency": "EUR", "ship_to": ADDRESS,
             "lines": [{"sku": sku, "quantity": quantity, "price_minor": 2500}]}  # fmt: skip
    ask(page, "POST", "/orders", order)
    return number


def _an_item(page: Any, sku: str) -> str:
    return str(ask(page, "POST", "/catalog/items", {"sku": sku, "title": "Story cup", **DECLARED})["id"])


def _sum(here: Visitor, on_hand: int, reserved: int, promised: int) -> re.Pattern[str]:
    """How the page says why so many can be promised."""
    parts = [
        here.say("{count} on hand", count=str(on_hand)),
        here.say("{count} reserved", count=str(reserved)),
        here.say("{count} can be promised", count=str(promised)),
    ]
    return together(parts[0], " − ", parts[1], " = ", parts[2])


@PHONE_FIRST
def test_an_unknown_listing_is_given_its_item_and_the_order_goes_on_by_itself(arrive: Arrive, language, width):
    here = arrive(language, width)
    here.sign_in()
    page, say, word = here.page, here.say, uuid4().hex[:6].upper()
    item = _an_item(page, f"CUP-{word}")
    place = ask(page, "GET", "/inventory/locations")["rows"][0]["id"]
    ask(page, "POST", "/inventory/receive", {"rows": [{"item_id": item, "location_id": place, "quantity": 5}]})
    number = _an_order(page, f"cup {word}")
    page.goto(f"/orders?q={number}")
    page.locator(".grid-row", has_text=number).get_by_text(say("Unmapped")).wait_for()
    page.goto("/items/listings/unknown?is_waiting=true")
    page.locator(".grid-row", has_text=f"CUP-{word}").locator("input").check()
    page.get_by_role("toolbar").get_by_role("button", name=say("Accept")).click()
    expect(page.locator(".grid-row", has_text=f"CUP-{word}")).to_have_count(0)
    page.goto(f"/orders?q={number}")
    page.locator(".grid-row", has_text=number).wait_for()
    expect(page.locator(".grid-row", has_text=number).get_by_text(say("Unmapped"))).to_have_count(0)
    page.goto(f"/inventory/items/{item}")
    page.get_by_text(_sum(here, 5, 1, 4)).wait_for()


@DESK_FIRST
def test_a_count_makes_an_order_short_and_stock_that_arrives_serves_it(arrive: Arrive, language, width):
    here = arrive(language, width)
    here.sign_in()
    page, say, sku = here.page, here.say, f"BOWL-{uuid4().hex[:6].upper()}"
    item = _an_item(page, sku)
    place = next(one for one in ask(page, "GET", "/inventory/locations")["rows"] if one["type"] == "own")
    ask(page, "POST", "/inventory/receive", {"rows": [{"item_id": item, "location_id": place["id"], "quantity": 3}]})
    number = _an_order(page, sku, 2)
    listing = ask(page, "GET", f"/catalog/listings?state=unlinked&search={sku}")["rows"][0]["id"]
    ask(page, "PUT", f"/catalog/listings/{listing}/link", {"item_id": item})

    # Whoever is faster than the list of locations counts and receives at the right one all the same.
    here.delay("/inventory/locations")
    page.goto(f"/inventory/items/{item}")
    page.get_by_text(_sum(here, 3, 2, 1)).wait_for()
    page.get_by_role("button", name=say("Count")).click()
    page.get_by_role("dialog").get_by_role("button", name=say("Start a count")).click()
    figure = page.get_by_label(say("Counted units of {sku}", sku=sku))
    figure.fill("1")
    figure.press("Enter")
    page.get_by_text(say("{count} orders would go short:", count="1")).wait_for()
    page.locator(".shortened").get_by_role("link", name=number).wait_for()
    page.get_by_role("button", name=say("Post the count")).click()
    page.locator(".status", has_text=say("Posted")).wait_for()

    page.goto("/incidents?kind=stock_short")
    short = page.locator(".grid-row", has_text=number)
    short.wait_for()
    page.goto(f"/inventory/items/{item}")
    page.locator("tr", has_text=number).get_by_text(say("Short")).wait_for()
    page.get_by_role("button", name=say("Receive")).click()
    page.get_by_label(together(f"{sku}: ", say("Units"))).fill("4")
    page.get_by_role("dialog").get_by_role("button", name=say("Receive")).click()
    page.get_by_text(_sum(here, 5, 2, 3)).wait_for()
    expect(page.locator("tr", has_text=number).get_by_text(say("Short"))).to_have_count(0)
    page.goto("/incidents?kind=stock_short")
    expect(short).to_have_count(0)


def _as_parquet(rows: list[list[str]]) -> bytes:
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    head, *rest = rows
    out = io.BytesIO()
    parquet.write_table(arrow.table(dict(zip(head, map(list, zip(*rest, strict=True)), strict=True))), out)
    return out.getvalue()


def _as_csv(rows: list[list[str]]) -> bytes:
    return "".join(",".join(row) + "\n" for row in rows).encode()


@DESK_FIRST
@pytest.mark.parametrize(("name", "written"), [("goods.csv", _as_csv), ("goods.parquet", _as_parquet)])
def test_a_sheet_tells_what_becomes_of_each_line_is_written_and_taken_back(
    arrive: Arrive, language, width, name, written
):
    here = arrive(language, width)
    here.sign_in()
    page, say, sku = here.page, here.say, f"VASE-{uuid4().hex[:6].upper()}"
    page.goto("/items/import")
    rows = [["sku", "title", "weight_g"], [sku, "A vase", "250"], [f"{sku}-B", "Another", "heavy"]]
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": written(rows)}
    )
    page.get_by_text(say("Write a whole number, 0 or more.")).wait_for()
    page.get_by_role("button", name=together(say("New"), " 1")).click()
    page.get_by_role("button", name=say("Write {count} lines", count="1")).click()
    page.get_by_text(say("{count} lines written", count="1")).wait_for()
    assert [one["sku"] for one in ask(page, "GET", f"/catalog/items?search={sku}")["rows"]] == [sku]
    page.get_by_role("button", name=say("Undo")).click()
    expect(page.get_by_text(say("{count} lines written", count="1"))).to_have_count(0)
    assert ask(page, "GET", f"/catalog/items?search={sku}")["rows"][0]["state"] == "archived"
