"""Somebody makes an automation from lists, tries it on last week's orders, switches it on for a fifth of them, then for all."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest

from tests.e2e.conftest import DESK_FIRST, PHONE_FIRST, WAIT_MS, Arrive, Visitor
from tests.e2e.words import together
from tools.furnish import ask

expect = pytest.importorskip("playwright.sync_api", reason="the browser tests need the package playwright").expect
expect.set_options(timeout=WAIT_MS)
pytestmark = pytest.mark.timeout(400)  # a busy machine; a calm one needs seconds


@DESK_FIRST
def test_an_automation_is_tried_dry_then_on_for_a_fifth_then_for_all(arrive: Arrive, language, width):
    here = arrive(language, width)
    here.sign_in()
    page, say = here.page, here.say
    _forget_all(here)
    here.go("Automations")
    page.get_by_text(say("No automations yet")).wait_for()
    page.get_by_role("link", name=say("New automation")).click()
    page.get_by_label(say("Name")).fill("Several pieces")
    page.get_by_role("button", name=say("Add a condition")).click()
    here.choose("Field of condition {number}", here.just("number of units"), number="1")
    here.choose("Comparison of condition {number}", here.just("is at least"), number="1")
    value = page.get_by_label(say("Value of condition {number}", number="1"))
    value.fill("1")
    page.get_by_role("button", name=say("Add an action")).click()
    page.get_by_role("menuitem", name=say("Tag it")).click()
    page.get_by_label(say("Value of action {number}", number="1")).fill("several")
    holds = together(say("number of units"), re.compile(" ?"), say("is at least"), " 1")
    when, done = say("an order comes in"), say('tag it "{value}"', value="several")
    page.get_by_text(say("When {when} and {condition}: {done}.", when=when, condition=holds, done=done)).wait_for()

    expert = page.get_by_role("switch", name=say("Expert: write the condition in CEL"))
    expert.click()
    expect(page.get_by_role("textbox", name=say("Condition in CEL"))).to_have_value("order.units >= 1")
    expert.click()
    expect(value).to_have_value("1")

    page.get_by_role("button", name=say("Try it")).click()
    count = re.compile(r"\d+")
    page.get_by_text(say("{changed} of {seen} orders would have changed.", changed=count, seen=count)).wait_for()
    assert all(line.endswith(",several") for line in _tried_as_csv(here))

    page.get_by_role("button", name=say("Keep it")).click()
    page.wait_for_url(re.compile("/automations/[0-9a-f-]{36}"))  # a click on the page that goes away would be lost
    page.get_by_role("button", name=say("Switch on for {percent} %", percent="20")).click()
    page.get_by_text(here.just("On for {percent} %", percent="20")).wait_for()
    page.get_by_role("radiogroup").get_by_text("100 %").click()
    page.get_by_role("button", name=say("Switch on for {percent} %", percent="100")).click()
    page.get_by_role("button", name=say("Switch off")).wait_for()
    expect(page.locator(".status", has_text=say("On for {percent} %", percent="20"))).to_have_count(0)
    for what, share in (("Made", ""), ("Switched on", " 20 %"), ("Share changed", " 100 %")):
        page.get_by_text(together(say(what), share)).wait_for()

    _sell(here)
    page.locator("[data-count=acted]:not(:text-is('0'))").wait_for()  # the figures are live
    page.locator(".automation-done a").first.click()
    told = say("Automation “{title}” (version {version}): {did}", title="Several pieces", version="1")
    page.get_by_text(told).first.wait_for()
    page.get_by_text(say("Because: {because}", because=holds)).first.wait_for()


def _tried_as_csv(here: Visitor) -> list[str]:
    """The lines of the file of a trial; its columns are called as this person calls them."""
    with here.page.expect_download() as file:
        here.page.get_by_role("button", name=here.say("CSV")).click()
    head, *lines = file.value.path().read_text(encoding="utf-8-sig").splitlines()
    columns = zip(head.split(","), ("Order", "What changes", "Before", "After"), strict=True)
    assert all(here.just(title).match(cell) for cell, title in columns)
    return lines


@PHONE_FIRST
def test_the_order_of_automations_is_changed_by_keyboard(arrive: Arrive, language, width):
    here = arrive(language, width)
    here.sign_in()
    page, say = here.page, here.say
    _forget_all(here)
    for title in ("丙", "甲", "乙"):
        tag = {"title": title, "trigger": "order_held", "actions": [{"kind": "tag", "value": title}]}
        ask(page, "POST", "/automations", tag)
    page.goto("/automations")
    rows = page.locator(".automation-title")
    rows.filter(has_text="乙").wait_for()
    before = rows.all_inner_texts()
    page.get_by_role("button", name=say("Move {title}", title="乙")).focus()
    page.keyboard.press("Space")
    page.wait_for_timeout(300)  # it is lifted by an animation
    page.keyboard.press("ArrowUp")
    page.wait_for_timeout(300)
    with page.expect_response("**/automations/order"):
        page.keyboard.press("Space")
    place = before.index("乙")
    after = [*before[: place - 1], "乙", before[place - 1], *before[place + 1 :]]
    expect(rows).to_have_text(after)
    page.reload()
    expect(rows).to_have_text(after)
    assert here.complaints_of_axe() == []
    rows.filter(has_text="乙").click()
    reads = say("When {when}: {done}.", when=say("an order is held"), done=say('tag it "{value}"', value="乙"))
    page.get_by_text(reads).first.wait_for()
    assert here.complaints_of_axe() == []


def _forget_all(here) -> None:
    """Whichever story is told first: this one begins with an empty page."""
    for one in here.page.request.get("/api/v1/automations").json()["rows"]:
        ask(here.page, "DELETE", f"/automations/{one['id']}")


def _sell(here) -> None:
    """An order comes in by hand."""
    found = here.page.evaluate("""async () => ({
        shops: (await (await fetch('/api/v1/connect/accounts?kind=channel')).json()).rows,
        items: (await (await fetch('/api/v1/catalog/items?limit=5')).json()).rows})""")
    ship_to = {"country": "DE", "city": "Bonn", "line1": "Am Markt 1", "postcode": "53111", "name": "Somebody"}
    order = {"shop_id": found["shops"][0]["id"], "number": f"by-hand-{uuid4().hex[:6]}", "currency": "EUR", "ship_to": ship_to,
             "lines": [{"sku": found["items"][0]["sku"], "quantity": 2}]}  # fmt: skip
    ask(here.page, "POST", "/orders", order)
