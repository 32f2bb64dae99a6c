"""People at work in a real browser: they come in, find an order, read why it goes its way, and lose and find the connection."""

from __future__ import annotations

import re

import pytest

from tests.e2e.conftest import DESK_FIRST, LAST_FIRST, LATE, ONE_BY_ONE, PASSWORDS, WAIT_MS, Arrive, opposite
from tools.screens import PAGES

expect = pytest.importorskip("playwright.sync_api", reason="the browser tests need the package playwright").expect
expect.set_options(timeout=WAIT_MS)
pytestmark = pytest.mark.timeout(400)  # a busy machine; a calm one needs seconds

# Every page without a parameter, as web/src/pages.ts lists them: a new one is looked at by itself.
PLAIN = [one for one in PAGES if ":" not in one]
SHIFT_MAX = 0.05
REQUESTS_MAX = 40  # of the first page, figures included


@pytest.mark.parametrize(("language", "width"), [("en", "wide"), ("zh", "narrow")])
def test_somebody_comes_in_finds_an_order_and_reads_why_it_goes_its_way(arrive: Arrive, language, width):
    here = arrive(language, width)
    here.sign_in("operator")
    page, say = here.page, here.say
    here.go("Orders")
    page.wait_for_selector(".grid-row")
    number = page.locator(".grid-row").nth(2).locator("a").first.inner_text().splitlines()[0]
    page.fill(".filters input >> nth=0", number)
    expect(page.locator(".grid-row")).to_have_count(1)
    page.locator(".grid-row a").first.click()
    page.get_by_role("heading", name=number).wait_for()
    page.get_by_role("heading", name=say("Why this warehouse and carrier")).wait_for()
    page.get_by_text(say("Taken in from the channel")).wait_for()
    page.go_back()
    expect(page.locator(".grid-row")).to_have_count(1)  # the filter is in the address


@DESK_FIRST
def test_somebody_signs_out_a_browser_that_was_left_open_elsewhere(arrive: Arrive, language, width):
    here, elsewhere = arrive(language, width), arrive(*opposite(language))
    for one in (elsewhere, here):
        one.sign_in("operator")
    page, say = here.page, here.say
    page.goto("/me")
    page.get_by_role("button", name=say("Sign out everywhere else")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label(say("Your password now")).fill(PASSWORDS["operator"][1])
    assert here.complaints_of_axe() == []
    dialog.get_by_role("button", name=say("Sign out everywhere else")).click()
    expect(page.get_by_role("button", name=say("Sign out everywhere else"))).to_have_count(0)
    elsewhere.page.goto("/orders")
    elsewhere.page.get_by_label(elsewhere.just("Password")).wait_for()
    elsewhere.told.clear()  # the browser tells of the refusal


@pytest.mark.parametrize(("language", "width", "theme"), [("en", "wide", "light"), ("zh", "narrow", "dark")])
def test_every_page_can_be_used_by_everybody(arrive: Arrive, language, width, theme):
    here = arrive(language, width, theme=theme)
    page = here.page
    page.goto("/")
    page.wait_for_selector("form")
    complaints = {"sign-in": here.complaints_of_axe()}
    here.sign_in()
    page.add_init_script(LATE.replace("WAIT", ONE_BY_ONE if width == "wide" else LAST_FIRST))
    for path in (*PLAIN, "/nothing-here"):
        page.goto(path)
        page.wait_for_selector("main h1, main .empty")
        complaints[path] = here.complaints_of_axe() + here.complaints_of_layout(SHIFT_MAX)
        if page.locator(".grid-row").count() and (width == "wide" or path == "/orders"):
            address = page.url
            page.locator(".grid-row a").first.click()
            page.wait_for_url(lambda url, before=address: url != before)
            page.wait_for_selector("main h1, main .empty")
            complaints[f"{path}/one"] = here.complaints_of_axe()
    assert {path: found for path, found in complaints.items() if found} == {}
    assert len(PLAIN) > 10


@DESK_FIRST
def test_the_first_page_asks_for_few_things(arrive: Arrive, language, width):
    here = arrive(language, width)
    here.sign_in()
    here.page.goto("/")
    here.page.wait_for_selector(".tiles")
    asked = here.page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    assert len(asked) <= REQUESTS_MAX, asked


def test_the_keys_of_a_list_do_what_they_say(arrive: Arrive):
    here = arrive()
    here.sign_in()
    page = here.page
    page.keyboard.press("g")
    page.keyboard.press("o")
    page.wait_for_selector(".grid-row")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator(".grid-row[data-here] input")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator(".grid-row input:checked")).to_have_count(0)
    page.keyboard.press("?")
    page.get_by_role("dialog").get_by_text("Next and previous row").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.keyboard.type("incid")
    page.get_by_role("option", name=re.compile("Incidents")).wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents")


@DESK_FIRST
def test_what_one_does_the_other_sees_at_once(arrive: Arrive, language, width):
    one, other = arrive(language, width), arrive(*opposite(language))
    one.sign_in()
    other.sign_in("operator")
    one.page.goto("/orders?state=released")
    other.page.goto("/orders")
    row = one.page.locator(".grid-row").first
    number = row.locator("a").inner_text().splitlines()[0]
    seen = other.page.locator(".grid-row", has_text=number)
    seen.get_by_text(other.say("At the warehouse")).wait_for()
    row.locator("input").check()
    one.page.get_by_role("toolbar").get_by_role("button", name=one.say("Hold")).click()
    one.page.get_by_text(one.say("{done} of {total} done", done="1", total="1")).wait_for()
    seen.get_by_text(other.say("On hold")).wait_for()
    one.page.get_by_role("button", name=one.say("Undo")).click()
    seen.get_by_text(other.say("At the warehouse")).wait_for()


@DESK_FIRST
def test_a_lost_connection_says_so_and_heals(arrive: Arrive, language, width):
    here = arrive(language, width)
    here.page.route("**/api/v1/events", lambda route: route.abort())
    here.sign_in()
    banner = here.page.get_by_text(here.say("The connection is lost. What you see may be old; we keep trying."))
    expect(banner).to_be_visible()
    here.page.unroute("**/api/v1/events")
    expect(banner).to_have_count(0)
    here.told.clear()  # the browser tells of each try that was cut


@DESK_FIRST
def test_a_locked_account_is_told_kindly_when_it_opens_again(arrive: Arrive, language, width):
    here = arrive(language, width)
    page, who = here.page, {"en": "auditor", "zh": "support"}[language]  # one whom nobody locked yet
    page.goto("/")
    for _ in range(6):
        page.fill("input[type=email]", f"{who}@demo.linkstar.example")
        page.fill("input[type=password]", "not the password")
        with page.expect_response("**/session/login"):
            page.get_by_role("button", name=here.say("Sign in")).click()
    page.get_by_text(here.say("Let us rest for a moment")).wait_for()
    page.get_by_text(here.say("You can try again in {minutes} min.", minutes=re.compile(r"\d+"))).wait_for()
    here.told.clear()  # the browser tells of each refusal
