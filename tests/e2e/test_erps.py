"""Somebody connects Kingdee, sees what is missing for a voucher and a sales order, mends it, and keeps it."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from tests.e2e.conftest import DESK_FIRST, WAIT_MS, Arrive
from tests.e2e.words import together

expect = pytest.importorskip("playwright.sync_api", reason="the browser tests need the package playwright").expect
expect.set_options(timeout=WAIT_MS)
pytestmark = pytest.mark.timeout(400)  # a busy machine; a calm one needs seconds


@DESK_FIRST
def test_kingdee_is_connected_and_mapped_until_nothing_is_missing(arrive: Arrive, language, width, tmp_path: Path):
    here = arrive(language, width)
    here.sign_in()
    page, say = here.page, here.say
    page.goto("/settings/erps")
    page.get_by_role("button", name=say("Connect an ERP")).first.click()
    page.get_by_role("button", name=say("Use a pretend one")).click()
    expect(page.get_by_label(say("User"))).to_have_value("demo")
    page.get_by_label(say("Name")).fill(f"Test books {uuid4().hex[:6]}")
    page.get_by_role("button", name=here.just("Connect it")).click()
    page.get_by_role("heading", name=say("Field mapping")).wait_for()
    page.get_by_text(
        say("the table {table} has no {value}", table="customers")
    ).first.wait_for()  # the gap stands at its field
    unknown = page.get_by_text(say("nothing is called {{name}}; there are: {known}", name="buyer"))
    note = page.get_by_role("textbox", name="FNote", exact=True)
    note.fill("{buyer}")
    note.press("Enter")
    unknown.wait_for()
    here.told.clear()  # the browser tells of the refusal
    note.fill("{shop_title}: {order_number}")
    note.press("Enter")
    expect(unknown).to_have_count(0)
    assert here.complaints_of_axe() == []
    page.get_by_role("button", name=say("Save")).click()
    page.get_by_role("button", name=together(say("Reset"), ": FNote")).wait_for()
    expect(page.get_by_role("button", name=say("Save"))).to_be_disabled()

    page.get_by_role("navigation", name=say("Parts of the ERP")).get_by_role("link", name=say("Tables")).click()
    shop = page.get_by_role("textbox", name=together(say("In the ERP"), ":")).first
    ours = (shop.get_attribute("aria-label") or "").partition(": ")[2]
    sheet = tmp_path / "customers.csv"
    sheet.write_text(f"LinkStar,Kingdee\n{ours},CUST-1\nmy-shop.example,CUST-2\n")
    page.locator("input[type=file]").set_input_files(sheet)
    expect(shop).to_have_value("CUST-1")
    page.get_by_role("button", name=say("Save")).click()
    expect(page.get_by_role("button", name=say("Save"))).to_be_disabled()
    page.reload()
    expect(shop).to_have_value("CUST-1")
    assert here.complaints_of_axe() == []
    page.get_by_role("navigation", name=say("Parts of the ERP")).get_by_role("link", name=say("Told documents")).click()
    page.get_by_text(say("Nothing was told yet")).wait_for()
