"""A warehouse hand with a phone and a scanner: a wave of twenty is picked and packed, listed for the carrier and handed over."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest

from tests.e2e.conftest import PHONE_FIRST, WAIT_MS, Arrive, Visitor

expect = pytest.importorskip("playwright.sync_api", reason="the browser tests need the package playwright").expect
expect.set_options(timeout=WAIT_MS)
pytestmark = pytest.mark.timeout(400)  # a busy machine; a calm one needs seconds


def _scan(page, code: str) -> None:
    """What a scanner does: it types very fast and presses Enter, wherever the focus is."""
    page.evaluate(
        """code => [...code, 'Enter'].forEach(key => document.activeElement.dispatchEvent(
            new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true})))""",
        code,
    )


@PHONE_FIRST
def test_a_wave_is_picked_packed_and_handed_over_by_scanner(arrive: Arrive, language, width):
    here = arrive(language, width)
    here.sign_in("manager")
    page, say = here.page, here.say
    _order(page, 20)
    page.goto("/ship")
    figures = page.locator(".ship-figure")
    expect(figures.filter(has_text=re.compile(r"^[2-9]\d$")).first).to_be_visible()
    most = [int(one) for one in figures.all_inner_texts()]
    page.get_by_role("button", name=say("Make a wave here")).nth(most.index(max(most))).click()
    page.get_by_role("dialog").get_by_role("button", name=say("Take {count} parcels")).click()
    page.wait_for_url("**/ship/waves/*")
    wave = page.url
    expect(page.get_by_text(say("{done} of {all} parcels packed", done="0", all="20"))).to_be_visible()
    picks = page.evaluate(
        "path => fetch(path).then(one => one.json())", f"/api/v1/shipping{wave.split('/ship')[1]}/picks"
    )
    page.get_by_role("link", name=here.just("Pick")).click()
    first = picks["rows"][0]
    expect(page.locator(".pick-row.next .bin")).to_have_text(first["bin"])
    _scan(page, first["barcodes"][0])
    expect(page.locator(".verdict.good")).to_contain_text(say("{sku}: {done} of {all}", sku=first["sku"], done="1"))
    assert here.complaints_of_axe() == []
    page.get_by_role("button", name=say("All picked")).click()
    page.get_by_role("link", name=say("On to packing")).click()
    page.get_by_role("heading", name=say("Pack")).wait_for()
    _scan(page, "no such code")
    expect(page.locator(".verdict.bad")).to_contain_text(say("Nobody knows the code {code}.", code="no such code"))
    _pack_everything(here, picks["rows"], 20)
    assert here.complaints_of_axe() == []
    page.get_by_role("link", name=say("To the carrier")).click()
    page.get_by_role("button", name=say("Make manifest")).first.click()
    page.wait_for_url("**/ship/manifests/*")
    with page.expect_download() as paper:
        page.get_by_role("link", name=say("Paper to sign (PDF)")).click()
    assert paper.value.suggested_filename.endswith(".pdf")
    page.get_by_role("button", name=say("Handed over")).click()
    expect(page.locator(".page-head .status")).to_have_text(here.just("Handed over"))


def _order(page, count: int) -> None:
    """Orders of two items or of a third one that every warehouse has plenty of, so that all leave from the same one."""
    shops = page.request.get("/api/v1/connect/accounts?kind=channel").json()["rows"]
    token = page.request.get("/api/v1/session").json()["csrf"]
    anna = {
        "name": "Anna Test",
        "line1": "Am Markt 1",
        "city": "Bonn",
        "postcode": "53111",
        "country": "DE",
        "phone": "+492281234",
    }
    shop = next(one for one in shops if one["currency"] == "EUR" and one["partner"] == "shopify")
    offered = page.request.get(f"/api/v1/inventory/listed?shop_id={shop['id']}&limit=100").json()["rows"]
    goods = [one for one in offered if one["item_id"]][:3]
    places = [one["id"] for one in page.request.get("/api/v1/shipping/locations").json()["shipping"]]
    rows = [{"item_id": one["item_id"], "location_id": place, "quantity": 99} for one in goods for place in places]
    csrf = {"X-CSRF-Token": token}
    assert page.request.post("/api/v1/inventory/receive", data={"rows": rows}, headers=csrf).ok
    skus, word = [one["sku"] for one in goods], uuid4().hex[:6]
    for n in range(count):
        lines = [{"sku": sku, "quantity": 1} for sku in (skus[:1], skus[:2], skus[2:])[n % 3]]
        body = {
            "shop_id": shop["id"],
            "number": f"e2e-ship-{word}-{n}",
            "currency": "EUR",
            "ship_to": anna,
            "lines": lines,
        }
        told = page.request.post("/api/v1/orders", data=body, headers=csrf)
        assert told.ok, told.text()


def _pack_everything(here: Visitor, rows, total: int) -> None:
    """Scans every unit; each answer is awaited, as a packer looks at the screen. One wrong item on the way is refused."""
    page, packed, is_refused = here.page, 0, False
    while packed < total:
        on_table = page.locator(".table-box.waiting .box-lines > li:not(.full) b.mono")
        wanted = on_table.first.inner_text() if on_table.count() else ""
        row = next((one for one in rows if one["sku"] == wanted or (not wanted and one["needed"])), None)
        assert row, wanted
        with page.expect_response("**/scan") as told:
            _scan(page, row["barcodes"][0])
        answer = told.value.json()
        assert answer["is_taken"], answer["detail"]
        row["needed"] -= 1
        packed = answer["packed"]
        state = answer["box"]["parcel"]["state"]
        expect(page.locator(f".table-box.{state}")).to_contain_text(answer["box"]["parcel"]["number"])
        if state == "waiting" and not is_refused:
            other = next(one for one in rows if one["sku"] not in {line["sku"] for line in answer["box"]["lines"]})
            _refuse(here, other["barcodes"][0])
            is_refused = True
    expect(page.get_by_text(here.say("Everything in this wave is packed."))).to_be_visible()


def _refuse(here: Visitor, code: str) -> None:
    """Scans what does not belong into the open box."""
    page = here.page
    before = page.locator(".table-box .pick-count").all_inner_texts()
    _scan(page, code)
    expect(page.locator(".verdict.bad")).to_contain_text(
        here.say("Wrong item: {sku} does not belong into parcel {number}.")
    )
    assert page.locator(".table-box .pick-count").all_inner_texts() == before
