"""People and orders in a real browser: one is found by ⌘K and changed knowing what will happen; two that may not share a box say why."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta

import httpx
import orjson
import pytest

from linkstar.connect.channel import SeenBuyer, SeenLine, SeenOrder
from linkstar.kit.address import Address
from tests.e2e.conftest import DESK_FIRST, PHONE_FIRST, WAIT_MS, Arrive, Living, Visitor

expect = pytest.importorskip("playwright.sync_api", reason="the browser tests need the package playwright").expect
expect.set_options(timeout=WAIT_MS)
pytestmark = pytest.mark.timeout(400)  # a busy machine; a calm one needs seconds
PARIS = Address(name="Marie Durand", line1="", city="Paris", postcode="75002", country="FR", phone="")


def an_order(number: str, line: SeenLine, currency: str, house: int) -> SeenOrder:
    """A paid order of whoever lives in a house in Paris, placed before all others: they stay the first of the lists that other tests look at."""
    now = datetime.now(UTC)
    placed_at = now - timedelta(days=9)
    return SeenOrder(
        external_id=number.strip("#"), number=number, version=int(now.timestamp() * 1e6), placed_at=placed_at, updated_at=now,
        commercial="open", payment="paid", fulfilled_by="seller", currency=currency, total_minor=line.price_minor, lines=(line,),
        buyer=SeenBuyer(f"buyer-{house}", "Marie Durand", f"marie{house}@example.com"), paid_at=placed_at,
        ship_to=replace(PARIS, line1=f"{house} Rue Neuve", phone=f"+33145{house:06}"),
        ship_by_at=now + timedelta(days=2),
    )  # fmt: skip


def place(living: Living, page, partner: str, site: str, *, units: int = 1, **more: object) -> list[str]:
    """Two orders of one buyer come in from a shop's sandbox, of goods that it sold before; the second one has `more`."""
    shops = page.request.get("/api/v1/connect/accounts?kind=channel").json()["rows"]
    shop = next(one for one in shops if (one["partner"], one["site"]) == (partner, site))
    known = page.request.get(f"/api/v1/orders?shop_id={shop['id']}&state=released&limit=20").json()["rows"]
    wholes = (page.request.get(f"/api/v1/orders/{one['id']}").json() for one in known)
    sold = next(line for whole in wholes for line in whole["lines"] if line["listing_row_id"])
    line = SeenLine(f"{units}", sold["listing_id"], sold["sku"], sold["title"], units, price_minor=1200 * units)
    stem = int(datetime.now(UTC).timestamp()) % 1_000_000
    names = [f"302-7{stem:06}-000000{n}" if partner == "amazon" else f"#7{stem}{units}{n}" for n in (1, 2)]
    told = [an_order(name, line, shop["currency"], house=stem) for name in names]
    told[1] = replace(told[1], **more)  # type: ignore[arg-type]
    said = {"partner": partner, "shop": shop["external_id"], "orders": [asdict(one) for one in told]}
    answer = httpx.post(f"{living.sandbox}/_sandbox/orders", content=orjson.dumps(said), timeout=30)
    assert answer.status_code == 200, answer.text
    return names


def at_rest(page, number: str) -> None:
    """Waits until an order has its labels, its channel knows them, and nothing moves any more."""
    before = None
    for _ in range(240):
        rows = page.request.get("/api/v1/orders", params={"number": number}).json()["rows"]
        whole = page.request.get(f"/api/v1/orders/{rows[0]['id']}").json() if rows else {"parcels": [], "version": 0}
        alive = [one for one in whole["parcels"] if one["state"] != "cancelled"]
        now = (whole["version"], [(one["state"], one["confirm_state"]) for one in alive])
        is_done = alive and all(
            one["state"] == "labelled" and one["confirm_state"] not in ("none", "pending") for one in alive
        )
        if is_done and now == before:
            page.wait_for_timeout(1500)  # the open page has read it, too
            return
        before = now
        page.wait_for_timeout(500)
    pytest.fail(f"order {number} does not come to rest: {before}")


def found_by_search(page, number: str) -> None:
    """Opens an order by the search."""
    page.locator("main h1").first.wait_for()  # before, nobody hears the keys
    page.keyboard.press("Control+k")
    page.keyboard.type(number)
    page.get_by_role("option", name=re.compile(f"^{re.escape(number)}")).wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=number, exact=True).wait_for()


def more(here: Visitor, what: str) -> None:
    """Opens one of the order's further actions."""
    page = here.page
    page.get_by_role("main").get_by_role("button", name=here.just("More")).click()
    page.get_by_role("menuitem", name=here.just(what)).click()
    page.locator(".ant-drawer form").wait_for()


@DESK_FIRST
def test_an_order_found_by_search_is_changed_by_somebody_who_sees_before_what_that_does(
    arrive: Arrive, language, width, living: Living
):
    here = arrive(language, width)
    here.sign_in("operator")
    page, say = here.page, here.say
    given_back = say("{number} is taken out and its label given back to the carrier")
    number, _ = place(living, page, "shopify", "GB")
    at_rest(page, number)
    found_by_search(page, number)
    drawer = page.locator(".ant-drawer")
    cells = page.locator(".card", has=page.get_by_role("heading", name=say("Lines"))).locator("tbody td.number")

    more(here, "Edit quantities")
    drawer.get_by_role("spinbutton").fill("2")
    effect = drawer.get_by_label(say("What it will do"))
    effect.get_by_text(re.compile("£24.00")).wait_for()
    effect.get_by_text(given_back).wait_for()
    effect.get_by_text(say("A new parcel from {location} by {service}")).first.wait_for()
    drawer.get_by_role("button", name=say("Save")).click()
    drawer.wait_for(state="detached")
    expect(cells.first).to_have_text("2")

    at_rest(page, number)
    more(here, "Split")
    drawer.get_by_role("spinbutton").fill("1")
    seen = drawer.get_by_label(say("What it will do"))
    seen.get_by_text(given_back).wait_for()
    expect(seen.locator(".foreseen")).to_have_count(2)
    drawer.get_by_role("button", name=say("Split")).click()
    expect(drawer.locator(".problem")).to_have_count(0)
    drawer.wait_for(state="detached")
    page.get_by_text(say("Divided among parcels")).wait_for()

    at_rest(page, number)
    more(here, "Cancel order")
    drawer.get_by_text(say("Only some units")).click()
    drawer.get_by_role("spinbutton").fill("1")
    drawer.get_by_label(say("What it will do")).get_by_text(re.compile("£24.00")).wait_for()
    drawer.get_by_role("button", name=say("Cancel these units")).click()
    drawer.wait_for(state="detached")
    expect(cells.first).to_contain_text(say("{count} cancelled", count="1"))


@PHONE_FIRST
def test_two_orders_that_customs_would_mix_up_are_not_put_into_one_box(arrive: Arrive, language, width, living: Living):
    here = arrive(language, width)
    here.sign_in("operator")
    page = here.page
    number, other = place(living, page, "amazon", "DE", ioss_number="IM2760000742")
    at_rest(page, number)
    at_rest(page, other)
    page.goto("/orders")
    found_by_search(page, number)
    more(here, "Merge")
    drawer = page.locator(".ant-drawer")
    refused = drawer.locator("li", has_text=other)
    why = here.say("they have different IOSS numbers, so customs would book the VAT to the wrong seller")
    refused.get_by_text(why).wait_for()
    expect(refused.get_by_role("checkbox")).to_be_disabled()
    assert here.complaints_of_axe() == []


@DESK_FIRST
def test_orders_are_tagged_found_by_their_tag_and_untagged_again(arrive: Arrive, language, width):
    here = arrive(language, width)
    here.sign_in("operator")
    page, say = here.page, here.say
    page.goto("/orders?state=released")
    page.wait_for_selector(".grid-row")
    for n in range(2):
        page.locator(".grid-row input").nth(n).check()
    page.get_by_role("toolbar").get_by_role("button", name=say("Tag…")).click()
    page.get_by_role("combobox", name=say("Put on")).fill("gift wrap")
    page.keyboard.press("Enter")
    page.get_by_role("button", name=say("Do it for {count} orders", count="2")).click()
    page.get_by_text(say("{done} of {total} done", done="2", total="2")).wait_for()
    page.goto("/orders?tag=gift wrap")
    expect(page.locator(".grid-row")).to_have_count(2)
    _choose_all(here)
    with page.expect_download() as file:
        page.get_by_role("toolbar").get_by_role("button", name=say("Print labels")).click()
    assert file.value.suggested_filename == "labels.pdf"
    _choose_all(here)
    page.get_by_role("toolbar").get_by_role("button", name=say("Tag…")).click()
    page.get_by_role("combobox", name=say("Take off")).click()
    page.locator(".ant-select-item-option:visible", has_text="gift wrap").click()
    page.get_by_role("dialog").get_by_text(say("Tag orders")).click()  # the list of words closes
    page.get_by_role("button", name=say("Do it for {count} orders", count="2")).click()
    expect(page.locator(".grid-row")).to_have_count(0)


def _choose_all(here: Visitor) -> None:
    """Chooses all rows of a list: by its head, which a phone has no room for, or beside the first that is chosen."""
    here.page.locator(".grid-head input" if here.width == "wide" else ".grid-row input").first.check()
    if here.width == "narrow":
        here.page.get_by_role("toolbar").get_by_role("button", name=here.say("Choose all {count}")).click()


@DESK_FIRST
def test_somebody_without_the_right_sees_neither_people_nor_costs(arrive: Arrive, language, width):
    here = arrive(language, width)
    here.sign_in("warehouse")
    page, say = here.page, here.say
    page.goto("/orders?state=released")
    page.wait_for_selector(".grid-row")
    page.locator(".grid-row a").first.click()
    page.get_by_role("heading", name=say("Why this warehouse and carrier")).wait_for()
    route = page.get_by_role("region", name=say("Why this warehouse and carrier"))
    expect(route.locator("tbody td.number").first).to_have_text("–")
    expect(page.locator("address")).to_contain_text("***")
    for forbidden in ("Show in full", "More", "Hold"):
        of_navigation = forbidden == "More" and width == "narrow"  # a phone's own way to further pages
        expect(page.get_by_role("button", name=here.just(forbidden))).to_have_count(int(of_navigation))
    page.keyboard.press("Control+k")
    page.keyboard.type("Durand")
    page.get_by_text(say("Nothing found for “{text}”.", text="Durand")).wait_for()
