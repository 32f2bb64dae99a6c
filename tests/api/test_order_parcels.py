"""Orders sent again, put together, and their labels in one file: through the API."""

from __future__ import annotations

import io
from uuid import uuid4

import pytest
from pypdf import PdfReader

from linkstar import orders
from linkstar.api.label_sheets import LabelUnreadable, NothingToPrint, sheet_of
from linkstar.core import access
from linkstar.core.files import put_files
from linkstar.kit.pdf import Page, pdf
from linkstar.shipping.errors import LabelFormat
from tests.world.access import code_of
from tests.world.orders import SHOP, a_capture, a_line, an_order


@pytest.fixture
async def order(company):
    """An order of three mugs."""
    async with company.tx() as tx:
        done = await orders.capture(tx, [a_capture(an_order("1001", a_line("MUG", 3)))])
        return await orders.get_order(tx, done.new[SHOP, "ext-1001"])


def a_label(text: str) -> bytes:
    page = Page(100, 150)
    page.text(10, 20, text)
    return pdf([page])


async def test_labels_are_put_into_one_file_in_the_order_asked_for(tx):
    ids = await put_files(tx, [("application/pdf", a_label(text)) for text in ("one", "two", "three")])
    sheet = await sheet_of(tx, [ids[2], ids[0], ids[1]])
    pages = [page.extract_text().strip() for page in PdfReader(io.BytesIO(sheet.body)).pages]
    assert (pages, sheet.ending) == (["three", "one", "two"], "pdf")


async def test_zpl_is_put_one_after_the_other_and_never_mixed_with_pdf(tx):
    zpl = [("text/zpl", b"^XA^FDone^XZ"), ("text/zpl", b"^XA^FDtwo^XZ")]
    *labels, paper = await put_files(tx, [*zpl, ("application/pdf", a_label("paper"))])
    assert (await sheet_of(tx, labels)).body == b"^XA^FDone^XZ\n^XA^FDtwo^XZ"
    with pytest.raises(LabelFormat):
        await sheet_of(tx, [*labels, paper])


async def test_a_crooked_file_is_told_in_words_and_one_alone_is_given_as_it_came(tx):
    whole, crooked = await put_files(
        tx, [("application/pdf", a_label("one")), ("application/pdf", b"%PDF-1.4 nothing")]
    )
    with pytest.raises(LabelUnreadable):
        await sheet_of(tx, [whole, crooked])
    assert (await sheet_of(tx, [crooked])).body == b"%PDF-1.4 nothing"
    with pytest.raises(NothingToPrint):
        await sheet_of(tx, [])


async def test_goods_that_have_left_are_sent_again_and_the_trail_says_who_did_it(web, company, owner, order):
    path = f"/api/v1/orders/{order.id}"
    whole = (await web.get(path, headers=owner)).json()
    said = {"lines": [{"line_id": whole["lines"][0]["id"], "quantity": 1}], "reason": "lost"}
    assert code_of(await web.post(f"{path}/resend", json=said, headers=owner)) == "orders.nothing_left"
    async with company.tx() as tx:
        parts = await orders.list_components(tx, [order.id])
        await orders.mark_shipped(tx, {parts[0].id: 3})
    made = await web.post(f"{path}/resend", json=said, headers=owner)
    assert made.status_code == 201, made.text
    again = (await web.get(f"/api/v1/orders/{made.json()['id']}", headers=owner)).json()
    assert (again["total_minor"], again["resend_of_id"], again["source"]) == (0, str(order.id), "resend")
    support = await company.signed_in("support")
    assert code_of(await web.post(f"{path}/resend", json=said, headers=support)) == "forbidden"
    async with company.tx() as tx:
        assert ("orders", "resend") in [(row.noun, row.verb) for row in (await access.list_audit(tx)).rows]


async def test_orders_without_a_waiting_parcel_are_told_why_no_label_is_bought(web, owner, order):
    said = {"ids": [str(order.id), str(uuid4())]}
    fate = (await web.post("/api/v1/orders/labels", json=said, headers=owner)).json()
    assert (fate["done"], [one["code"] for one in fate["refused"]]) == (0, ["not_found", "shipping.no_parcel_yet"])
    assert (
        code_of(await web.post("/api/v1/orders/labels/print", json=said, headers=owner)) == "shipping.nothing_to_print"
    )


async def test_a_buyers_other_orders_are_shown_with_the_reason_why_they_may_not_go_together(web, company, owner, order):
    async with company.tx() as tx:
        done = await orders.capture(tx, [a_capture(an_order("1002", ioss_number="IM1"))])
        other = done.new[SHOP, "ext-1002"]
        await orders.link_customers(tx, dict.fromkeys((order.id, other), (SHOP, SHOP)))
    path, zh = f"/api/v1/orders/{order.id}/mergeable", {"accept-language": "zh-CN"}
    [seen] = (await web.get(path, headers=owner)).json()["rows"]
    assert (seen["number"], seen["code"]) == ("1002", "different_ioss_number")
    assert "IOSS 税号不同" in (await web.get(path, headers=owner | zh)).json()["rows"][0]["why"]
    merged = await web.post("/api/v1/orders/merge", json={"ids": [str(order.id), str(other)]}, headers=owner)
    assert (code_of(merged), "IOSS" in merged.json()["detail"]) == ("shipping.cannot_merge", True)
