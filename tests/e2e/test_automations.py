"""Somebody makes an automation from lists, tries it on last week's orders, switches it on for a fifth of them, then for all."""

from __future__ import annotations

import re

import pytest

from tests.e2e.conftest import WAIT_MS, Arrive

expect = pytest.importorskip("playwright.sync_api", reason="the browser tests need the package playwright").expect
expect.set_options(timeout=WAIT_MS)
pytestmark = pytest.mark.timeout(400)  # a busy machine; a calm one needs seconds


def test_an_automation_is_tried_dry_then_on_for_a_fifth_then_for_all(arrive: Arrive):
    here = arrive("en", "wide")
    here.sign_in()
    page = here.page
    _forget_all(here)
    page.get_by_role("navigation").get_by_role("link", name="Automations").click()
    page.get_by_text("No automations yet").wait_for()
    page.get_by_role("link", name="New automation").click()
    page.get_by_label("Name").fill("Several pieces")
    page.get_by_role("button", name="Add a condition").click()
    _choose(page, "Field of condition 1", "number of units")
    _choose(page, "Comparison of condition 1", "is at least")
    page.get_by_label("Value of condition 1").fill("1")
    page.get_by_role("button", name="Add an action").click()
    page.get_by_role("menuitem", name="Tag it").click()
    page.get_by_label("Value of action 1").fill("several")
    reads = 'When an order comes in and number of units is at least 1: tag it "several".'
    page.get_by_text(reads).wait_for()

    page.get_by_role("switch", name=re.compile("Expert")).click()
    expect(page.get_by_role("textbox", name="Condition in CEL")).to_have_value("order.units >= 1")
    page.get_by_role("switch", name=re.compile("Expert")).click()
    expect(page.get_by_label("Value of condition 1")).to_have_value("1")

    page.get_by_role("button", name="Try it").click()
    page.get_by_text(re.compile(r"\d+ of \d+ orders would have changed")).wait_for()
    with page.expect_download() as file:
        page.get_by_role("button", name="CSV").click()
    lines = file.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Order,What changes,Before,After"
    assert all(line.endswith(",several") for line in lines[1:])

    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(re.compile("/automations/[0-9a-f-]{36}"))  # a click on the page that goes away would be lost
    page.get_by_role("button", name="Switch on for 20 %").click()
    page.get_by_text("On for 20 %", exact=True).wait_for()
    page.get_by_role("radiogroup").get_by_text("100 %").click()
    page.get_by_role("button", name="Switch on for 100 %").click()
    page.get_by_role("button", name="Switch off").wait_for()
    expect(page.locator(".status", has_text="On for 20 %")).to_have_count(0)
    for what in ("Made", "Switched on 20 %", "Share changed 100 %"):
        page.get_by_text(re.compile(what)).wait_for()

    _sell(here)
    page.locator("[data-count=acted]:not(:text-is('0'))").wait_for()  # the figures are live
    page.locator(".automation-done a").first.click()
    page.get_by_text("Automation “Several pieces” (version 1)").first.wait_for()
    page.get_by_text("Because: number of units is at least 1").first.wait_for()


def test_the_order_of_automations_is_changed_by_keyboard_on_a_phone_in_chinese(arrive: Arrive):
    here = arrive("zh", "narrow")
    here.sign_in()
    page = here.page
    for title in ("甲", "乙"):
        _post(
            here, "automations", {"title": title, "trigger": "order_held", "actions": [{"kind": "tag", "value": title}]}
        )
    page.goto("/automations")
    rows = page.locator(".automation-title")
    rows.filter(has_text="乙").wait_for()
    before = rows.all_inner_texts()
    page.get_by_role("button", name="移动 乙").focus()
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
    page.get_by_text("当订单被挂起时：打标签“乙”。").first.wait_for()
    assert here.complaints_of_axe() == []


def _choose(page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.locator(
        ".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option",
        has_text=re.compile(f"^{option}$"),
    ).click()


def _post(here, path: str, body: dict) -> None:
    _send(here, "POST", path, body)


def _forget_all(here) -> None:
    """Whichever story is told first: this one begins with an empty page."""
    for one in here.page.request.get("/api/v1/automations").json()["rows"]:
        _send(here, "DELETE", f"automations/{one['id']}", None)


def _send(here, method: str, path: str, body: dict | None) -> None:
    said = here.page.evaluate(
        """async ([method, path, body]) => {
            const who = await (await fetch('/api/v1/session')).json();
            const headers = {'content-type': 'application/json', 'x-csrf-token': who.csrf};
            const answer = await fetch('/api/v1/' + path, {method, headers, body: body && JSON.stringify(body)});
            return {status: answer.status, body: await answer.text()};
        }""",
        [method, path, body],
    )
    assert said["status"] < 300, said


def _sell(here) -> None:
    """An order comes in by hand."""
    found = here.page.evaluate("""async () => ({
        shops: (await (await fetch('/api/v1/connect/accounts?kind=channel')).json()).rows,
        items: (await (await fetch('/api/v1/catalog/items?limit=5')).json()).rows})""")
    ship_to = {"country": "DE", "city": "Bonn", "line1": "Am Markt 1", "postcode": "53111", "name": "Somebody"}
    _post(here, "orders", {"shop_id": found["shops"][0]["id"], "number": "by-hand-1", "currency": "EUR", "ship_to": ship_to,
                           "lines": [{"sku": found["items"][0]["sku"], "quantity": 2}]})  # fmt: skip
