"""An owner gives somebody narrow rights, who then sees just that; the audit log tells it all."""

from __future__ import annotations

import csv
from pathlib import Path
from uuid import uuid4

import pytest

from tests.e2e.conftest import DESK_FIRST, WAIT_MS, Arrive, Visitor, opposite
from tests.e2e.words import together

expect = pytest.importorskip("playwright.sync_api", reason="the browser tests need the package playwright").expect
expect.set_options(timeout=WAIT_MS)
pytestmark = pytest.mark.timeout(400)  # a busy machine; a calm one needs seconds

OWN_PASSWORD = "seven bridges over the elbe"


def _read(here: Visitor, path: str) -> dict:
    """What the API answers to the person at this browser."""
    return here.page.evaluate("path => fetch(path).then(answer => answer.json())", path)


def _make_role(owner: Visitor, role: str) -> None:
    """A role like support's, without personal data in full; what that takes away is shown before."""
    page, say = owner.page, owner.say
    right = say("See names and addresses in full")
    page.goto("/settings/roles")
    page.get_by_role("button", name=say("New role")).click()
    page.get_by_label(say("Title")).fill(role)
    page.keyboard.press("Escape")  # one key does not throw away what was typed, nor does a click beside the dialog
    page.get_by_text(say("Press Escape once more to throw away what you typed.")).wait_for()
    page.mouse.click(2, 2)
    page.get_by_label(say("Short name")).fill(role.replace(" ", "_").lower())
    owner.choose("Begin with the rights of", say("Support"))
    page.get_by_role("button", name=say("Make the role")).click()
    if owner.width == "narrow":  # one role at a time
        owner.choose("Role", role)
        page.get_by_role("checkbox", name=right).uncheck()
    else:
        page.get_by_role("checkbox", name=together(f"{role}: ", right)).uncheck()
    page.get_by_role("button", name=say("Look the change over")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text(right).wait_for()
    dialog.get_by_role("button", name=say("Save the change")).click()
    page.get_by_text(say("Saved.")).wait_for()


def _make_user(owner: Visitor, role: str, email: str, shop: str) -> str:
    """A user of that role for one shop; returns the one-time password."""
    page, say = owner.page, owner.say
    page.goto("/settings/users")
    page.get_by_role("button", name=say("New user")).click()
    page.get_by_label(owner.just("E-mail address")).fill(email)
    page.get_by_label(owner.just("Name")).fill("Ana")
    owner.choose("Role", role)
    owner.choose("Shops", shop)
    page.keyboard.press("Escape")  # of several shops: its list stays open; where none is open the key closes the dialog
    page.get_by_role("button", name=say("Make the user")).click()
    page.get_by_text(say("The password, this once")).wait_for()
    password = page.locator(".once-secret code").inner_text()
    page.get_by_role("button", name=say("I have kept it")).click()
    return password


@DESK_FIRST
def test_narrow_rights_show_one_shop_no_names_and_no_cost_and_the_audit_log_tells_it_all(
    arrive: Arrive, language, width, tmp_path: Path
):
    owner, word = arrive(language, width), uuid4().hex[:6]
    role, email = f"Shop desk {word}", f"ana-{word}@harbour-pine.example"
    owner.sign_in()
    orders = _read(owner, "/api/v1/orders?limit=200")["rows"]
    assert len({one["shop_id"] for one in orders}) > 1
    shops = {one["id"]: one["title"] for one in _read(owner, "/api/v1/connect/accounts?kind=channel")["rows"]}
    shop_id = orders[0]["shop_id"]
    _make_role(owner, role)
    password = _make_user(owner, role, email, shops[shop_id])

    ana = arrive(*opposite(language))
    ana.page.goto("/")
    ana.page.get_by_label(ana.say("E-mail address")).fill(email)
    ana.page.get_by_label(ana.just("Password")).fill(password)
    ana.page.keyboard.press("Enter")
    ana.page.get_by_label(ana.say("The password that you were given")).fill(password)
    ana.page.get_by_label(ana.say("Your own")).fill(OWN_PASSWORD)
    ana.page.get_by_role("button", name=ana.say("Go on")).click()
    ana.page.wait_for_selector(".tiles")
    ana.page.goto("/orders")
    ana.page.locator(".grid-row a").first.click()
    ana.page.get_by_text("***").first.wait_for()
    assert {one["shop_id"] for one in _read(ana, "/api/v1/orders?limit=200")["rows"]} == {shop_id}
    assert {one["label_cost_minor"] for one in _read(ana, "/api/v1/shipping/parcels?limit=200")["rows"]} <= {None}
    assert {one["cost_minor"] for one in _read(ana, "/api/v1/catalog/items?limit=200")["rows"]} == {None}
    ana.page.goto("/settings/audit")
    ana.page.get_by_text(ana.say("You may not see this page")).wait_for()

    page = owner.page
    page.goto("/settings/audit?noun=users")
    page.locator(".grid-row", has_text=f"shop_desk_{word}").first.wait_for()
    page.goto("/settings/audit?noun=roles&verb=edit")
    page.locator(".grid-row").first.wait_for()
    with page.expect_download() as fetched:
        page.get_by_role("link", name=owner.say("CSV")).click()
    fetched.value.save_as(tmp_path / "audit.csv")
    rows = list(csv.DictReader((tmp_path / "audit.csv").read_text("utf-8-sig").splitlines()))
    assert {(row["noun"], row["verb"]) for row in rows} == {("roles", "edit")}
    assert "unmask" in rows[0]["before"]
    assert "unmask" not in rows[0]["after"]
    assert password not in page.content()
