"""An owner gives somebody narrow rights, who then sees just that; the audit log tells it all."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.e2e.conftest import WAIT_MS, Arrive, Visitor

expect = pytest.importorskip("playwright.sync_api", reason="the browser tests need the package playwright").expect
expect.set_options(timeout=WAIT_MS)
pytestmark = pytest.mark.timeout(400)  # a busy machine; a calm one needs seconds

ANA, OWN_PASSWORD = "ana@harbour-pine.example", "seven bridges over the elbe"


def _choose(here: Visitor, label: str, option: str) -> None:
    """Chooses an option of a select by its words."""
    here.page.get_by_role("combobox", name=label).last.click()
    here.page.locator(".ant-select-item-option", has_text=option).last.click()
    here.page.keyboard.press("Escape")


def _read(here: Visitor, path: str) -> dict:
    """What the API answers to the person at this browser."""
    return here.page.evaluate("path => fetch(path).then(answer => answer.json())", path)


def _make_role(owner: Visitor) -> None:
    """A role like support's, without personal data in full; what that takes away is shown before."""
    page = owner.page
    page.goto("/settings/roles")
    page.get_by_role("button", name="New role").click()
    page.get_by_label("Title").fill("Shop desk")
    page.get_by_label("Short name").fill("shop_desk")
    _choose(owner, "Begin with the rights of", "Support")
    page.get_by_role("button", name="Make the role").click()
    page.get_by_role("checkbox", name="Shop desk: See names and addresses in full").uncheck()
    page.get_by_role("button", name="Look the change over").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("See names and addresses in full").wait_for()
    dialog.get_by_role("button", name="Save the change").click()
    page.get_by_text("Saved.").wait_for()


def _make_user(owner: Visitor, shop: str) -> str:
    """A user of that role for one shop; returns the one-time password."""
    page = owner.page
    page.goto("/settings/users")
    page.get_by_role("button", name="New user").click()
    page.get_by_label("E-mail address").fill(ANA)
    page.get_by_label("Name", exact=True).fill("Ana")
    _choose(owner, "Role", "Shop desk")
    _choose(owner, "Shops", shop)
    page.get_by_role("button", name="Make the user").click()
    page.get_by_text("The password, this once").wait_for()
    password = page.locator(".once-secret code").inner_text()
    page.get_by_role("button", name="I have kept it").click()
    return password


def test_narrow_rights_show_one_shop_no_names_and_no_cost_and_the_audit_log_tells_it_all(
    arrive: Arrive, tmp_path: Path
):
    owner = arrive()
    owner.sign_in()
    orders = _read(owner, "/api/v1/orders?limit=200")["rows"]
    assert len({one["shop_id"] for one in orders}) > 1
    shops = {one["id"]: one["title"] for one in _read(owner, "/api/v1/connect/accounts?kind=channel")["rows"]}
    shop_id = orders[0]["shop_id"]
    _make_role(owner)
    password = _make_user(owner, shops[shop_id])

    ana = arrive("en", "narrow")
    ana.page.goto("/")
    ana.page.get_by_label("E-mail address").fill(ANA)
    ana.page.get_by_label("Password", exact=True).fill(password)
    ana.page.keyboard.press("Enter")
    ana.page.get_by_label("The password that you were given").fill(password)
    ana.page.get_by_label("Your own").fill(OWN_PASSWORD)
    ana.page.get_by_role("button", name="Go on").click()
    ana.page.wait_for_selector(".tiles")
    ana.page.goto("/orders")
    ana.page.locator(".grid-row a").first.click()
    ana.page.get_by_text("***").first.wait_for()
    assert {one["shop_id"] for one in _read(ana, "/api/v1/orders?limit=200")["rows"]} == {shop_id}
    assert {one["label_cost_minor"] for one in _read(ana, "/api/v1/shipping/parcels?limit=200")["rows"]} <= {None}
    assert {one["cost_minor"] for one in _read(ana, "/api/v1/catalog/items?limit=200")["rows"]} == {None}
    ana.page.goto("/settings/audit")
    ana.page.get_by_text("You may not see this page").wait_for()

    page = owner.page
    page.goto("/settings/audit?noun=users")
    page.locator(".grid-row", has_text="shop_desk").first.wait_for()
    page.goto("/settings/audit?noun=roles&verb=edit")
    page.locator(".grid-row").first.wait_for()
    with page.expect_download() as fetched:
        page.get_by_role("link", name="CSV").click()
    fetched.value.save_as(tmp_path / "audit.csv")
    rows = list(csv.DictReader((tmp_path / "audit.csv").read_text("utf-8-sig").splitlines()))
    assert {(row["noun"], row["verb"]) for row in rows} == {("roles", "edit")}
    assert "unmask" in rows[0]["before"]
    assert "unmask" not in rows[0]["after"]
    assert password not in page.content()
