"""People connect a shop and try it out: the first visitor founds the company, a shop says yes on its own page, an order walks to the door."""

from __future__ import annotations

import os
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest

from linkstar.cli.processes import Place, free_port
from linkstar.core.settings import Settings
from tests.e2e.conftest import DESK_FIRST, PHONE_FIRST, WAIT_MS, Arrive, Living, Visitor, opposite

expect = pytest.importorskip("playwright.sync_api", reason="the browser tests need the package playwright").expect
expect.set_options(timeout=WAIT_MS)
pytestmark = pytest.mark.timeout(400)  # a busy machine; a calm one needs seconds
PASSWORD = "七座小桥横跨蓝色的河流"


@pytest.fixture
def fresh(living: Living) -> Iterator[str]:
    """The address of an installation that nobody has used; only its web door is open."""
    with tempfile.TemporaryDirectory(prefix="linkstar-first-") as home:
        os.chmod(home, 0o755)  # noqa: S103 - the database's own account must be able to enter
        settings = Settings(home=Path(home), port=free_port(), sandbox_port=free_port(), database_url=None)
        with Place(settings, say=lambda _: None) as place:
            place.start_database()
            place.start_doors(doors=("web",))
            yield f"http://{settings.host}:{settings.port}"


@PHONE_FIRST
def test_the_first_visitor_founds_the_company_and_keeps_others_out_with_a_second_factor(
    arrive: Arrive, language, width, fresh: str
):
    here = arrive(language, width)
    page, say = here.page, here.say
    page.goto(fresh)
    page.get_by_role("heading", name=say("Welcome to LinkStar")).wait_for()
    complaints = here.complaints_of_axe()
    page.get_by_label(say("Name of the company")).fill("七桥贸易")
    page.get_by_label(say("Your name")).fill("林美")
    page.get_by_label(say("E-mail address")).fill("mei@qiqiao.example")
    page.get_by_label(say("Password")).fill("short")
    page.get_by_role("button", name=say("Create the company")).click()
    page.get_by_text(
        say("The password needs at least {length} characters. A sentence is a good one.", length="10")
    ).wait_for()
    page.get_by_label(say("Password")).fill(PASSWORD)
    page.get_by_role("button", name=say("Create the company")).click()
    page.wait_for_selector(".tiles")
    page.goto(f"{fresh}/me")
    page.get_by_role("main").get_by_text("七桥贸易").wait_for()
    secret, spare = _second_factor(here)
    complaints += here.complaints_of_axe()
    page.get_by_role("button", name={"wide": "林美", "narrow": say("My account")}[width]).click()
    page.get_by_role("menuitem", name=say("Sign out")).click()
    page.get_by_label(say("E-mail address")).fill("mei@qiqiao.example")
    page.get_by_label(say("Password")).fill(PASSWORD)
    page.get_by_role("button", name=say("Sign in")).click()
    _type_code(here, secret)
    page.get_by_role("button", name=say("Sign in")).click()
    page.wait_for_selector(".tiles")

    page.goto(f"{fresh}/settings")  # and then everybody has to have one: who takes theirs away sets up another first
    page.get_by_role("switch", name=say("Second factor for everybody")).click()
    page.get_by_role("button", name=say("Save")).click()
    page.get_by_text(say("Saved.")).wait_for()
    page.goto(f"{fresh}/me")
    page.get_by_role("button", name=say("Switch it off")).first.click()
    page.locator("form").filter(has=page.get_by_label(say("Code of your authenticator app"))).get_by_label(
        say("Your password now")
    ).fill(PASSWORD)
    page.get_by_label(say("Code of your authenticator app")).fill(spare)
    page.locator("form").get_by_role("button", name=say("Switch it off")).click()
    page.get_by_role("heading", name=say("Set up your second factor")).wait_for()
    complaints += here.complaints_of_axe()
    _second_factor(here)
    page.close()  # before its installation ends
    assert complaints == []
    here.told.clear()  # the browser tells of each refusal


def _second_factor(here: Visitor) -> tuple[str, str]:
    """Sets it up as a person would, by the QR code's text; what the app was told, and a recovery code."""
    page, say = here.page, here.say
    page.get_by_role("button", name=say("Set it up")).click()
    page.locator("form", has=page.get_by_role("button", name=say("Next"))).get_by_label(say("Your password now")).fill(
        PASSWORD
    )
    page.get_by_role("button", name=say("Next")).click()
    page.locator(".totp svg").wait_for()
    secret = page.locator(".totp-secret code").inner_text()
    page.get_by_label(say("Code of your authenticator app")).fill(pyotp.TOTP(secret).now())
    page.get_by_role("button", name=say("Switch it on")).click()
    expect(page.locator(".recovery li")).to_have_count(10)
    spare = page.locator(".recovery li").first.inner_text()
    page.get_by_role("button", name=say("I have kept them")).click()
    page.get_by_text(here.just("On")).wait_for()
    return secret, spare


def _type_code(here: Visitor, secret: str) -> None:
    """The next code: each works once, and the app shows another one every half minute."""
    here.page.get_by_label(here.say("Code of your authenticator app")).fill(
        pyotp.TOTP(secret).at(int(time.time()) + 30)
    )


@DESK_FIRST
def test_a_shop_is_connected_by_its_own_page_then_paused_and_renamed(arrive: Arrive, language, width):
    here = arrive(language, width)
    here.sign_in()
    page, say = here.page, here.say
    page.goto("/connect")
    page.get_by_role("link", name=say("Connect…")).click()
    page.get_by_role("link", name=re.compile("^Shopify")).click()
    page.get_by_role("button", name=say("Use a pretend account")).click()
    expect(page.get_by_label(say("Account at the partner"))).to_have_value(
        re.compile(r"^harbour-try-\w+\.myshopify\.com$")
    )
    page.get_by_role("button", name=say("Go to {partner}", partner="Shopify")).click()
    page.get_by_text(say("Connected. Orders arrive by themselves from now on.")).wait_for()
    complaints = here.complaints_of_axe()
    page.locator("a[href^='/connect/calls/']").first.wait_for()
    expect(page.locator(".gauge")).to_have_count(1)
    page.get_by_role("button", name=say("Pause")).click()
    page.get_by_role("button", name=say("Resume")).wait_for()
    page.get_by_role("button", name=say("Rename")).click()
    page.get_by_role("dialog").get_by_label(say("Name")).fill("Try-out shop")
    page.get_by_role("dialog").get_by_role("button", name=say("Save")).click()
    page.get_by_role("heading", name="Try-out shop").wait_for()
    page.get_by_role("button", name=say("Resume")).click()
    page.get_by_role("button", name=say("Pause")).wait_for()
    assert complaints == []


@DESK_FIRST
def test_a_pretend_order_walks_to_the_door_while_its_page_is_open(arrive: Arrive, language, width):
    maker, watcher = arrive(language, width), arrive(*opposite(language))
    maker.sign_in("manager")
    watcher.sign_in("warehouse")
    maker.page.goto("/sandbox")
    watcher.page.goto("/orders")
    watcher.page.wait_for_selector(".grid-row")
    maker.page.get_by_role("button", name=maker.say("One order")).click()
    number = re.search(r"#P\d+", maker.page.get_by_text(maker.say("Placed: {numbers}")).inner_text())[0]
    row = watcher.page.locator(".grid-row", has_text=number)
    row.wait_for()  # it came by itself
    row.locator("a").first.click()
    watcher.page.get_by_role("heading", name=number).wait_for()
    watcher.page.get_by_text(watcher.say("At the warehouse")).first.wait_for()
    watcher.page.get_by_text(watcher.say("Label bought")).first.wait_for()
    _hand_over(watcher)
    watcher.page.get_by_text(watcher.say("Shipped")).first.wait_for()
    received = maker.page.locator(
        ".card", has=maker.page.get_by_role("heading", name=maker.say("What partners received"))
    )
    received.get_by_text(maker.say("Confirmations")).click()
    expect(received.get_by_text(number)).to_be_visible()


def _hand_over(somebody: Visitor) -> None:
    """Gives the parcel of the open order to the carrier, as a scanner at the gate would."""
    page = somebody.page
    csrf = page.request.get("/api/v1/session").json()["csrf"]
    order = page.request.get(f"/api/v1/orders/{page.url.rpartition('/')[2]}").json()
    ids = [parcel["id"] for parcel in order["parcels"]]
    answer = page.request.post("/api/v1/shipping/parcels/hand-over", data={"ids": ids}, headers={"X-CSRF-Token": csrf})
    assert answer.ok, answer.text()


@DESK_FIRST
def test_what_happened_while_the_connection_was_lost_is_there_when_it_is_back(arrive: Arrive, language, width):
    here, other = arrive(language, width), arrive(*opposite(language))
    here.page.route("**/api/v1/events", lambda route: route.abort())
    here.sign_in("operator")
    other.sign_in("operator")
    here.page.goto("/orders?state=released")
    here.page.wait_for_selector(".grid-row")
    here.page.locator(".grid-row a").first.click()
    here.page.wait_for_selector(".detail")
    banner = here.page.get_by_text(here.say("The connection is lost. What you see may be old; we keep trying."))
    banner.wait_for()
    other.page.goto(here.page.url.rpartition("/orders")[1] + here.page.url.rpartition("/orders")[2])
    other.page.get_by_role("button", name=other.just("Hold")).click()
    other.page.get_by_role("dialog").get_by_role("textbox").fill("Wait for the buyer")
    other.page.get_by_role("dialog").get_by_role("button", name=other.say("Hold")).click()
    other.page.get_by_text(other.say("On hold")).first.wait_for()
    assert not here.page.get_by_text(here.say("On hold")).count()
    here.page.unroute("**/api/v1/events")
    banner.wait_for(state="detached")
    here.page.get_by_text(here.say("On hold")).first.wait_for()
    here.told.clear()  # the browser tells of each try that was cut


@PHONE_FIRST
def test_a_carrier_is_disconnected_by_somebody_who_sees_before_what_that_leaves_behind(arrive: Arrive, language, width):
    here = arrive(language, width)
    here.sign_in("owner")
    page, say = here.page, here.say
    carriers = page.request.get("/api/v1/connect/accounts?kind=carrier").json()["rows"]
    one = next(each for each in carriers if (each["partner"], each["state"]) == ("ratesheet", "connected"))
    page.goto(f"/connect/{one['id']}")
    page.get_by_role("button", name=say("Disconnect…")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text(say("Services that routes no longer choose")).wait_for()
    assert here.complaints_of_axe() == []
    dialog.get_by_role("button", name=say("Disconnect")).click()
    page.get_by_text(say("Its keys are deleted and nothing is asked of it. What is known of it stays.")).wait_for()
    page.get_by_role("link", name=say("Connect again")).click()
    page.wait_for_url("**/connect/new?*")
    assert page.locator("input[id=external_id]").input_value() == one["external_id"]
