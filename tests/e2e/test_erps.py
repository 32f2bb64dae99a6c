"""Somebody connects Kingdee, sees what is missing for a voucher and a sales order, mends it, and keeps it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.conftest import WAIT_MS, Arrive

expect = pytest.importorskip("playwright.sync_api", reason="the browser tests need the package playwright").expect
expect.set_options(timeout=WAIT_MS)
pytestmark = pytest.mark.timeout(400)  # a busy machine; a calm one needs seconds


def test_kingdee_is_connected_and_mapped_until_nothing_is_missing(arrive: Arrive, tmp_path: Path):
    here = arrive()
    here.sign_in()
    page = here.page
    page.goto("/settings/erps")
    page.get_by_role("button", name="Connect an ERP").first.click()
    page.get_by_role("button", name="Use a pretend one").click()
    expect(page.get_by_label("User")).to_have_value("demo")
    page.get_by_label("Name").fill("Test books")
    page.get_by_role("button", name="Connect it").click()
    page.get_by_role("heading", name="Field mapping").wait_for()
    page.get_by_text("the table customers has no").first.wait_for()  # the gap stands at its field
    note = page.get_by_role("textbox", name="FNote", exact=True)
    note.fill("{buyer}")
    note.press("Enter")
    page.get_by_text("nothing is called {buyer}").wait_for()
    here.told.clear()  # the browser tells of the refusal
    note.fill("{shop_title}: {order_number}")
    note.press("Enter")
    expect(page.get_by_text("nothing is called {buyer}")).to_have_count(0)
    assert here.complaints_of_axe() == []
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Reset: FNote").wait_for()
    expect(page.get_by_role("button", name="Save")).to_be_disabled()

    page.get_by_role("navigation", name="Parts of the ERP").get_by_role("link", name="Tables").click()
    shop = page.get_by_role("textbox", name="In the ERP:").first
    ours = (shop.get_attribute("aria-label") or "").removeprefix("In the ERP: ")
    sheet = tmp_path / "customers.csv"
    sheet.write_text(f"LinkStar,Kingdee\n{ours},CUST-1\nmy-shop.example,CUST-2\n")
    page.locator("input[type=file]").set_input_files(sheet)
    expect(shop).to_have_value("CUST-1")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("button", name="Save")).to_be_disabled()
    page.reload()
    expect(shop).to_have_value("CUST-1")
    assert here.complaints_of_axe() == []
    page.get_by_role("navigation", name="Parts of the ERP").get_by_role("link", name="Told documents").click()
    page.get_by_text("Nothing was told yet").wait_for()
