"""Somebody adds the group of those on duty, tries it, says what goes there and in which words, and reads what became of a message."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import DESK_FIRST, PHONE_FIRST, WAIT_MS, Arrive
from tools.furnish import ask

expect = pytest.importorskip("playwright.sync_api", reason="the browser tests need the package playwright").expect
expect.set_options(timeout=WAIT_MS)
pytestmark = pytest.mark.timeout(400)  # a busy machine; a calm one needs seconds


@PHONE_FIRST
def test_a_group_is_added_tried_told_and_taken_away(arrive: Arrive, language, width):
    here = arrive(language, width)
    here.sign_in()
    page, say = here.page, here.say
    page.goto("/settings/notices")
    page.get_by_role("button", name=say("Add a channel")).first.click()
    page.get_by_role("button", name=say("Use a pretend one")).click()
    expect(page.get_by_label(say("Name"))).to_have_value(say("Pretend group"))
    page.get_by_label(say("Name")).fill("值班群")
    page.get_by_role("dialog").get_by_role("button", name=here.just("Add it")).click()
    row = page.get_by_role("row", name="值班群")
    row.get_by_role("button", name=say("Send a test")).click()
    row.get_by_text(say("It was taken.")).wait_for()
    row.get_by_role("button", name=say("Pause")).click()
    row.get_by_role("button", name=say("Resume")).click()
    row.get_by_text(here.just("On")).wait_for()

    ask(page, "PATCH", "/company", {"language": "en", "version": ask(page, "GET", "/company")["version"]})
    here.delay("/api/v1/company")  # and the form begins in its language all the same
    page.goto("/settings/notices/subscriptions")
    page.get_by_role("button", name=say("Add a subscription")).first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label(say("Name")).fill("紧急 · 值班群")
    dialog.locator(".ant-select", has_text=here.just("English")).wait_for()
    dialog.get_by_role("group", name=say("Urgent: somebody has to act within hours")).get_by_role(
        "button", name=here.just("all")
    ).click()
    dialog.get_by_label(say("Quiet from")).fill("22:00")
    dialog.get_by_label(say("Quiet until")).fill("08:00")
    assert here.complaints_of_axe() == []
    dialog.get_by_role("button", name=say("Save")).click()
    page.get_by_role("region", name="紧急 · 值班群").get_by_text(
        say("quiet {from} to {until}", **{"from": "22:00", "until": "08:00"})
    ).wait_for()

    page.goto("/settings/notices")
    row.get_by_role("button", name=say("Remove")).click()
    page.get_by_role("dialog").get_by_role("button", name=say("Remove")).click()
    page.get_by_text(say("No channel yet")).wait_for()


@DESK_FIRST
def test_own_words_are_seen_before_they_are_kept_and_taken_back(arrive: Arrive, language, width):
    here = arrive(language, width)
    here.sign_in()
    page, say = here.page, here.say
    page.goto(f"/settings/notices/templates?event=order.held&language={language}")
    page.get_by_label(say("Sentence")).fill("Look at {number}: {nobody}")
    page.get_by_text("Look at 1001: ?").wait_for()
    page.get_by_role("button", name=say("Save")).click()
    page.get_by_text(say("{place} is not known of this event. It knows: {known}.", place="{nobody}")).wait_for()
    here.told.clear()  # the browser tells of the refusal
    page.get_by_label(say("Sentence")).fill("Look at {number}")
    page.get_by_role("button", name=say("Save")).click()
    page.get_by_role("button", name=say("Reset to default")).click()
    page.get_by_text(here.just("As it comes")).wait_for()
    preview = page.get_by_text(say("Order {number} waits: {code}", number="1001", code="stock_short"))
    expect(preview).to_be_visible()
