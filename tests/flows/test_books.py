"""The ERP is told of closed days: each document once, whatever is lost on the way, and gaps are somebody's to mend."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import orjson
import pytest

from linkstar import inventory, shipping
from linkstar.connect import NewAccount, create_accounts
from linkstar.connect.accounts import get_account_row
from linkstar.connect.accounts.actions import put_config
from linkstar.connect.erp import SAYS
from linkstar.connect.erps.kingdee.adapter import Kingdee
from linkstar.core.incidents import list_incidents
from linkstar.core.work import failures
from linkstar.finance.actions import ask_again
from linkstar.finance.errors import ToldAlready
from linkstar.finance.queries import list_told
from linkstar.flows.books import documents_of, example_of
from tests.contracts.accounts import ROWS
from tests.flows.story import Story, sold
from tests.world.orders import a_line

TABLES = {
    "customers": {ROWS["shopify"].external_id: "CUST0001"},
    "accounts": {"expense:freight": "6601.05", "payable:carrier": "2202.01"},
}


async def an_erp(story: Story, **tables: Any) -> Story:
    """The company keeps its books in Kingdee, from this day on."""
    row = ROWS["kingdee"]
    url = str(story.sandbox.base_url).rstrip("/")
    new = NewAccount(
        "erp", "kingdee", "K3Cloud", f"{url}/kingdee", row.external_id,
        config={"mapping": orjson.dumps({"tables": TABLES | tables}).decode()}, secrets=row.secrets,
    )  # fmt: skip
    async with story.database.tx(story.tenant_id) as tx:
        (story.shops["kingdee"],) = await create_accounts(tx, [new], story.vault)
    await story.ask("shops", {"partner": "kingdee", "external_id": row.external_id, "secrets": dict(row.secrets)})
    await story.turn()
    return story


async def a_day_of_sales(story: Story) -> None:
    """An order is placed, sent and its day is over."""
    await story.place(sold("3001", a_line("MUG", 2)))
    await story.turn()
    [parcel] = await story.parcels("3001")
    async with story.database.tx(story.tenant_id) as tx:
        await shipping.hand_over(tx, [parcel.id])
    await story.turn()
    await story.forward(hours=14)


async def booked(story: Story) -> dict[str, list[dict[str, Any]]]:
    """The documents in the ERP, by form."""
    documents: dict[str, list[dict[str, Any]]] = (await story.received("kingdee"))["documents"]
    return documents


async def states(story: Story) -> dict[str, str]:
    """What became of each document, by kind."""
    async with story.database.tx(story.tenant_id) as tx:
        return {one.kind: one.state for one in await list_told(tx, story.shops["kingdee"])}


async def test_a_closed_day_is_told_with_its_orders_goods_and_a_voucher(story: Story) -> None:
    await an_erp(story)
    await a_day_of_sales(story)
    told = await booked(story)
    [order] = told["SAL_SaleOrder"]
    assert (order["FCustId"], order["FDate"]) == ({"FNumber": "CUST0001"}, "2026-11-20")
    assert order["FSaleOrderEntry"][0]["FQty"] == 2
    [left] = told["STK_MisDelivery"][0]["FEntity"]
    assert (left["FMaterialId"], left["FQty"], left["FEntryNote"]) == ({"FNumber": "MUG"}, 2, "ship")
    [voucher] = told["GL_VOUCHER"]
    sides = [(line["FACCOUNTID"]["FNumber"], line["FDEBIT"], line["FCREDIT"]) for line in voucher["FEntity"]]
    assert [side[0] for side in sides] == ["6601.05", "2202.01"]
    assert (sides[0][1], sides[0][2]) == (sides[1][2], sides[1][1])
    assert await states(story) == dict.fromkeys(("sales_order", "stock_in", "stock_out", "voucher"), "taken")
    assert await story.open_incidents() == []


async def test_an_hour_later_and_a_day_later_nothing_is_told_again(story: Story) -> None:
    await an_erp(story)
    await a_day_of_sales(story)
    before = await booked(story)
    await story.forward(hours=2)
    await story.forward(hours=30)
    assert await booked(story) == before


async def test_a_day_that_is_not_over_is_not_told(story: Story) -> None:
    await an_erp(story)
    await story.place(sold("3001"))
    await story.turn()
    await story.forward(hours=11)
    assert await booked(story) == {}


async def test_what_was_lost_on_the_way_is_found_and_not_told_twice(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(failures, "BACKOFF_S", (0.0,))
    await an_erp(story)
    await story.ask("faults", {"kind": "cut", "partner": "kingdee", "operation": "BatchSave", "count": 3})
    await a_day_of_sales(story)
    for _ in range(4):
        await story.forward(hours=1)
    told = await booked(story)
    assert {form: len(models) for form, models in told.items()} == {
        "SAL_SaleOrder": 1, "STK_MISCELLANEOUS": 2, "STK_MisDelivery": 1, "GL_VOUCHER": 1,
    }  # fmt: skip
    assert set((await states(story)).values()) == {"taken"}


async def test_a_gap_in_the_mapping_is_an_incident_that_names_it_and_goes_when_it_is_mended(story: Story) -> None:
    await an_erp(story, customers={})
    await a_day_of_sales(story)
    async with story.database.tx(story.tenant_id) as tx:
        [found] = (await list_incidents(tx, limit=10)).rows
    assert (found.kind, ROWS["shopify"].external_id in found.params["why"]) == ("erp_refused", True)
    assert (await states(story))["sales_order"] == "refused"
    assert (await states(story))["voucher"] == "taken"
    async with story.database.tx(story.tenant_id) as tx:
        mapping = orjson.dumps({"tables": TABLES}).decode()
        await tx.run(
            "UPDATE connect.accounts SET config = config || jsonb_build_object('mapping', %(mapping)s::text), version = version + 1"
            " WHERE tenant_id = %(tenant)s AND id = %(id)s",
            {"id": story.shops["kingdee"], "mapping": mapping},
        )
    story.partners.forget(story.shops["kingdee"])
    story.clock.forward(timedelta(hours=25))
    await story.turn()
    assert (await states(story))["sales_order"] == "taken"
    assert await story.open_incidents() == []


async def test_what_suppliers_brought_is_told_as_purchase_receipts_and_not_as_goods_in(story: Story) -> None:
    await an_erp(story, suppliers={"Mug Works": "SUP001"})
    mug, pot = story.items["MUG"], story.items["POT"]
    async with story.database.tx(story.tenant_id) as tx:
        bought = {"supplier": "Mug Works", "paper": "DN-7"}
        await inventory.receive(tx, [
            inventory.records.Arrival(mug, story.places["LEJ"], 5, **bought),
            inventory.records.Arrival(mug, story.places["LEJ"], 2, **bought),
            inventory.records.Arrival(pot, story.places["LEJ"], 1, supplier="Mug Works", paper="DN-8"),
            inventory.records.Arrival(pot, story.places["LEJ"], 9),
        ])  # fmt: skip
    await story.forward(hours=14)
    told = await booked(story)
    receipts = [
        (
            one["FSupplierId"]["FNumber"],
            [(line["FMaterialId"]["FNumber"], line["FRealQty"]) for line in one["FInStockEntry"]],
        )
        for one in told["STK_InStock"]
    ]
    assert sorted(receipts) == [("SUP001", [("MUG", 7)]), ("SUP001", [("POT", 1)])]
    came = [(line["FSTOCKID"]["FNumber"], line["FQty"]) for one in told["STK_MISCELLANEOUS"] for line in one["FEntity"]
            if line["FMATERIALID"]["FNumber"] == "POT"]  # fmt: skip
    assert ("LEJ", 19) in came, "what nobody brought is told as goods in, and nothing twice"
    await story.forward(hours=30)
    assert (await booked(story))["STK_InStock"] == told["STK_InStock"]


async def test_an_erp_without_purchase_receipts_is_told_of_them_as_goods_in(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Kingdee, "can", Kingdee.can - {"purchase_receipt"})
    await an_erp(story)
    async with story.database.tx(story.tenant_id) as tx:
        brought = inventory.records.Arrival(
            story.items["POT"], story.places["LEJ"], 3, supplier="Mug Works", paper="DN-7"
        )
        await inventory.receive(tx, [brought])
    await story.forward(hours=14)
    came = [(line["FSTOCKID"]["FNumber"], line["FQty"]) for one in (await booked(story))["STK_MISCELLANEOUS"]
            for line in one["FEntity"] if line["FMATERIALID"]["FNumber"] == "POT"]  # fmt: skip
    assert ("LEJ", 13) in came, "ten that lay there, and the three that the supplier brought"


async def test_a_mended_document_goes_at_once_when_a_person_asks_for_it(story: Story) -> None:
    await an_erp(story, customers={})
    await a_day_of_sales(story)
    erp = story.shops["kingdee"]
    async with story.database.tx(story.tenant_id) as tx:
        [refused] = await list_told(tx, erp, state="refused")
        await put_config(tx, erp, {"mapping": orjson.dumps({"tables": TABLES}).decode()})
        assert await ask_again(tx, erp, [refused.number]) == 1
    story.partners.forget(erp)
    await story.turn()
    assert (await states(story))["sales_order"] == "taken"
    assert len((await booked(story))["SAL_SaleOrder"]) == 1
    assert await story.open_incidents() == []
    async with story.database.tx(story.tenant_id) as tx:
        with pytest.raises(ToldAlready):
            await ask_again(tx, erp, [refused.number])


async def test_documents_say_what_the_mapping_page_offers_and_no_more(story: Story) -> None:
    await an_erp(story)
    await a_day_of_sales(story)
    async with story.database.tx(story.tenant_id) as tx:
        row = await get_account_row(tx, story.shops["kingdee"])
        told = await documents_of(tx, row, date(2026, 11, 20))
        example = await example_of(tx, row, "sales_order", date(2026, 11, 20))
    assert {one.kind for one in told} >= {"sales_order", "stock_out", "voucher"}
    for one in told:
        head, line = SAYS[one.kind]
        assert set(one.head) <= set(head), one.kind
        assert {name for said in one.lines for name in said} <= set(line), one.kind
    assert example in told
