"""Scenarios of the road: labels asked for once, given back, and what customs and carriers want to know before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from linkstar import catalog, orders, shipping
from linkstar.api.label_sheets import sheet_of
from linkstar.connect import registry
from linkstar.connect.carrier import Label
from linkstar.connect.wire import PartnerDown
from linkstar.core.work import failures
from linkstar.kit.address import Address
from linkstar.shipping.queries.options import list_locations
from linkstar.shipping.rules.records import LabelPaper
from tests.flows import hands
from tests.flows.story import Story, sold
from tests.world.orders import a_line, an_order

NEW_YORK = Address(
    name="Ann Smith", line1="5 Main Street", city="New York", state="NY", postcode="10001", country="US", phone="+12125550100"
)  # fmt: skip
MANILA = Address(
    name="Ana Cruz", line1="12 Rizal Ave", city="Manila", state="Metro Manila", country="PH", phone="+6325550100"
)
BANGKOK = Address(
    name="Som Chai", line1="9 Sukhumvit", city="Bangkok", state="Bangkok", postcode="10110", country="TH", phone="+6625550100"
)  # fmt: skip


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work that failed is tried again without waiting."""
    monkeypatch.setattr(failures, "BACKOFF_S", (0.0,))


@pytest.fixture
def much_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work that failed is not tried again while the test lasts."""
    monkeypatch.setattr(failures, "BACKOFF_S", (3600.0,))


async def to_america(story: Story, number: str = "3001") -> None:
    """An order that goes to New York by YunExpress."""
    await hands.only_yunexpress(story, "US")
    await story.place(sold(number, ship_to=NEW_YORK))
    await story.turn()


async def numbers_told(story: Story) -> list[str]:
    """The IOSS numbers of the parcels at YunExpress, "" where there is none."""
    labels = (await story.received("yunexpress"))["labels"]
    return sorted(str(one["asked"].get("ioss_number", "")) for one in labels)


async def mend_address(story: Story, number: str, **changes: str) -> None:
    """Somebody asked the buyer and writes the better address down."""
    order = await story.order(number)
    async with story.database.tx(story.tenant_id) as tx:
        await orders.edit_address(tx, order.id, replace(order.address(), **changes), version=order.version)
    await story.turn()


async def test_an_order_cancelled_before_its_label_gives_its_units_back_at_once(story: Story) -> None:
    """Scenario 27, before the label."""
    await hands.hold_all(story)
    await story.place(sold("3001", a_line("MUG", 3)))
    await story.turn()
    assert await story.atp("MUG") == 17
    await hands.cancel(story, "3001")
    assert (await story.atp("MUG"), (await story.states())["3001"]) == (20, "cancelled")
    assert await story.open_incidents() == []


async def test_an_order_cancelled_after_its_label_gets_its_money_back_and_frees_its_units_when_it_is_pulled(
    story: Story,
) -> None:
    """Scenario 27."""
    await to_america(story)
    [parcel] = await story.parcels("3001")
    await hands.cancel(story, "3001")
    assert await hands.labels_of(story, "3001") == [("voided", parcel.tracking_number)]
    assert len((await story.received("yunexpress"))["voids"]) == 1
    assert await story.atp("MUG") == 19
    assert await story.open_incidents() == ["cancel_after_label"]
    async with story.database.tx(story.tenant_id) as tx:
        await shipping.pull_parcels(tx, [parcel.id])
    await story.turn()
    assert (await story.atp("MUG"), await story.open_incidents()) == (20, [])
    assert await hands.is_stock_right(story)


async def test_of_two_parcels_of_a_cancelled_order_only_the_labelled_one_keeps_its_units(
    story: Story, much_later: None
) -> None:
    """Scenario 27: what never got a label does not wait for anybody to pull it."""
    await hands.leave(story, "MUG", LEJ=5)
    await hands.leave(story, "CUP", SZX=5)
    await hands.only_yunexpress(story, "US")
    await story.ask("faults", {"partner": "yunexpress", "kind": "500", "operation": "package/create", "count": 1})
    await story.place(sold("3001", a_line("MUG"), a_line("CUP"), ship_to=NEW_YORK))
    await story.turn()
    states = {one.state for one in await story.parcels("3001")}
    assert states == {"planned", "labelled"}
    await hands.cancel(story, "3001")
    assert sorted([await story.atp("MUG"), await story.atp("CUP")]) == [4, 5]


async def test_a_void_that_is_answered_with_200_and_an_error_inside_is_refused(story: Story) -> None:
    """Scenario 28."""
    await to_america(story)
    [parcel] = await story.parcels("3001")
    scan = {"tracking_number": parcel.tracking_number, "status": "picked_up", "happened_at": "2026-11-20T12:00:00Z"}
    await story.ask("tracking", {"partner": "yunexpress", "events": [scan]})
    await hands.cancel(story, "3001")
    assert await hands.labels_of(story, "3001") == [("void_refused", parcel.tracking_number)]
    told = {str(one.params["outcome"]): one for one in await hands.incidents_of(story, "cancel_after_label")}
    assert "received at the warehouse" in told["void_refused"].params["why"]
    assert (await story.received("yunexpress"))["voids"] == []
    assert await story.atp("MUG") == 19


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({}, ""),
        ({"shop_id": 2}, ""),
        ({"shop_id": 2, "ioss_number": "IM2"}, "different_ioss_number"),
        ({"shop_id": 2, "vat_number": "DE2"}, "different_vat_number"),
        ({"location_id": 2}, "different_location_id"),
    ],
)
def test_orders_of_two_shops_share_a_parcel_only_under_one_vat_and_one_ioss_number(
    changes: dict[str, Any], why: str
) -> None:
    """Scenario 34."""
    one = shipping.rules.parcels.Mergeable(1, 1, 1, "erika", vat_number="DE1", ioss_number="IM1")  # type: ignore[arg-type]
    two = replace(one, order_id=3, **changes)  # type: ignore[arg-type]
    assert shipping.rules.can_merge([one, two]) == why


async def test_two_orders_of_one_buyer_travel_each_under_the_number_of_its_marketplace(story: Story) -> None:
    """Scenarios 34 and 36: the number is the marketplace's, and each order keeps its own."""
    await hands.leave(story, "MUG", SZX=5)
    await hands.only_yunexpress(story, "DE")
    seen = [sold(number, ioss_number=ioss, ship_by_at=None) for number, ioss in (("3001", "IM01"), ("3002", "IM02"))]
    await story.place(*seen, shop="amazon")
    await story.turn()
    assert await numbers_told(story) == ["IM01", "IM02"]


async def test_a_missing_hs_code_stops_the_order_before_the_label_and_filling_it_in_lets_it_go(story: Story) -> None:
    """Scenario 36."""
    item_id = await hands.new_item(story, "LAMP", hs_code="")
    await story.stock("LAMP", 2, "SZX")
    await story.place(sold("3001", a_line("LAMP")), sold("3002", a_line("LAMP")))
    await story.turn()
    first, _ = await hands.incidents_of(story, "customs_missing")
    assert (first.params["field"], first.params["sku"]) == ("item.hs_code", "LAMP")
    assert set((await story.states()).values()) == {"on_hold"}
    assert await story.parcels("3001") == []
    async with story.database.tx(story.tenant_id) as tx:
        item = (await catalog.get_items(tx, [item_id]))[item_id]
        await catalog.update_items(tx, [catalog.ItemEdit(item_id, item.version, {"hs_code": "940520"})])
    await story.turn()
    assert set((await story.states()).values()) == {"released"}
    assert await story.open_incidents() == []


async def test_a_small_parcel_into_the_eu_waits_for_its_ioss_number_and_goes_when_it_is_given(story: Story) -> None:
    """Scenario 36."""
    await hands.leave(story, "MUG", SZX=5)
    await hands.only_yunexpress(story, "DE")
    await story.place(sold("3001"))
    await story.turn()
    [missing] = await hands.incidents_of(story, "customs_missing")
    assert missing.params["field"] == "order.ioss_number"
    assert (await story.received("yunexpress"))["labels"] == []
    order = await story.order("3001")
    async with story.database.tx(story.tenant_id) as tx:
        await orders.edit_ioss_number(tx, order.id, "IM2760000742", version=order.version)
    await story.turn()
    assert await numbers_told(story) == ["IM2760000742"]
    assert await story.open_incidents() == []


async def test_a_parcel_over_150_euros_travels_without_the_ioss_number(story: Story) -> None:
    """Scenario 36."""
    await hands.leave(story, "MUG", SZX=5)
    await hands.only_yunexpress(story, "DE")
    dear = replace(a_line("MUG"), price_minor=15_001)
    cheap = replace(a_line("MUG"), price_minor=15_000)
    await story.place(sold("3001", dear, ioss_number="IM01"), sold("3002", cheap, ioss_number="IM01"), shop="amazon")
    await story.turn()
    assert await numbers_told(story) == ["", "IM01"]


async def test_a_company_in_the_eu_is_asked_for_its_eori_before_the_label(story: Story) -> None:
    """Scenario 36: the importer's number for a business order."""
    await hands.leave(story, "MUG", SZX=5)
    await story.place(sold("3001", is_business=True, ioss_number="IM01"), shop="amazon")
    await story.turn()
    [missing] = await hands.incidents_of(story, "customs_missing")
    assert missing.params["field"] == "ship_to.tax_id"
    [number] = await story.states()
    await mend_address(story, number, tax_id="DE1234567")
    assert (await story.states(), await story.open_incidents()) == ({number: "released"}, [])


async def strict_service(story: Story, **more: Any) -> None:
    """The rate sheet's service prints Latin letters, 30 to a line, brings nothing to boxes and wants the state."""
    said = {
        "is_latin_only": True,
        "address_line_max": 30,
        "takes_po_box": False,
        "needs_state": True,
        "needs_phone": True,
    }
    async with story.database.tx(story.tenant_id) as tx:
        service = shipping.rules.Service(story.shops["ratesheet"], "STANDARD", **(said | more))
        await shipping.put_services(tx, [service])


@pytest.mark.parametrize(
    ("address", "wrong", "field", "mended"),
    [
        (NEW_YORK, {"line1": "南山区科技园"}, "line1", "Nanshan Park 1"),
        (NEW_YORK, {"line1": "A house with a name longer than thirty"}, "line1", "Long House"),
        (NEW_YORK, {"line1": "P.O. Box 12"}, "line1", "12 Main Street"),
        (NEW_YORK, {"state": ""}, "state", "NY"),
        (NEW_YORK, {"phone": ""}, "phone", "+12125550100"),
        (BANGKOK, {}, "district", "Khlong Toei"),
        (MANILA, {}, "postcode", "1000"),
    ],
    ids=["other script", "too long", "box", "no state", "no phone", "no district", "Philippines without postcode"],
)
async def test_an_address_that_the_carrier_cannot_use_is_told_before_anything_is_picked(
    story: Story, address: Address, wrong: dict[str, str], field: str, mended: str
) -> None:
    """Scenario 37."""
    await strict_service(story)
    await story.place(sold("3001", ship_to=replace(address, **wrong)))
    await story.turn()
    [told] = await hands.incidents_of(story, "address_invalid")
    assert told.params["field"] == f"ship_to.{field}"
    assert await story.parcels("3001") == []
    await mend_address(story, "3001", **{field: mended})
    assert ([one.state for one in await story.parcels("3001")], await story.open_incidents()) == (["labelled"], [])


async def test_a_parcel_to_the_philippines_goes_by_the_carrier_that_needs_no_postcode(story: Story) -> None:
    """Scenario 37: judged per channel, not once for all."""
    await strict_service(story, needs_postcode=False)
    await story.place(sold("3001", ship_to=MANILA))
    await story.turn()
    assert [one.state for one in await story.parcels("3001")] == ["labelled"]


@pytest.mark.parametrize("operation", ["package/create", "label/get"])
async def test_a_label_request_whose_answer_was_lost_leads_to_the_same_parcel(
    story: Story, at_once: None, operation: str
) -> None:
    """Scenario 38: whether the answer to the order or to its label is lost."""
    fault = {"partner": "yunexpress", "kind": "timeout_after_work", "operation": operation, "count": 3, "delay_s": 0.01}
    await story.ask("faults", fault)
    await to_america(story)
    await story.turn()
    [bought] = (await story.received("yunexpress"))["labels"]
    assert await hands.labels_of(story, "3001") == [("bought", bought["tracking_number"])]
    assert await story.open_incidents() == []


async def test_a_rate_sheet_label_that_was_made_and_lost_is_made_again_as_the_same_one(
    story: Story, at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Scenario 38 for a carrier that is only a price list: the key makes the number."""
    adapter, made = registry.carrier("ratesheet"), list[str]()
    plain = type(adapter).buy_label

    async def lost_once(self: Any, http: Any, request: Any) -> Label:
        label: Label = await plain(self, http, request)
        made.append(label.tracking_number)
        if len(made) == 1:
            raise PartnerDown("no answer in time", code="timeout")
        return label

    monkeypatch.setattr(type(adapter), "buy_label", lost_once)
    await story.place(sold("3001"))
    await story.turn()
    assert (len(made), len(set(made))) == (2, 1)
    assert await hands.labels_of(story, "3001") == [("bought", made[0])]


async def test_a_label_that_was_bought_unheard_is_found_and_given_back(story: Story, much_later: None) -> None:
    """Scenario 38: the order was cancelled while the carrier was silent, so nobody asked again; reconciliation does."""
    fault = {"partner": "yunexpress", "kind": "timeout_after_work", "operation": "package/create", "delay_s": 0.01}
    await story.ask("faults", fault)
    await hands.only_yunexpress(story, "US")
    await story.place(sold("3001", ship_to=NEW_YORK))
    await story.worker.drain()
    await hands.cancel(story, "3001")
    assert len((await story.received("yunexpress"))["labels"]) == 1
    assert (await hands.labels_of(story, "3001"), await story.atp("MUG")) == ([], 20)
    await story.sandbox.delete("/_sandbox/faults")
    await story.forward(hours=13)
    [orphan] = (await story.received("yunexpress"))["labels"]
    assert await hands.labels_of(story, "3001") == [("voided", orphan["tracking_number"])]
    assert [one["waybill_number"] for one in (await story.received("yunexpress"))["voids"]] == [
        orphan["waybill_number"]
    ]
    assert "cancel_after_label" in await story.open_incidents()


async def test_a_label_that_arrives_after_the_order_was_changed_is_given_back_and_one_stays_in_use(
    story: Story, much_later: None
) -> None:
    """Scenarios 26 and 38: never two labels in use."""
    fault = {
        "partner": "yunexpress",
        "kind": "timeout_after_work",
        "operation": "package/create",
        "count": 1,
        "delay_s": 0.01,
    }
    await story.ask("faults", fault)
    await hands.only_yunexpress(story, "US")
    await story.place(sold("3001", ship_to=NEW_YORK))
    await story.worker.drain()
    await story.place(an_order("3001", a_line("MUG", 2), minutes=90, ship_to=NEW_YORK))
    await story.sandbox.delete("/_sandbox/faults")
    await story.turn()
    await story.forward(hours=13)
    states = [state for state, _ in await hands.labels_of(story, "3001")]
    assert sorted(states) == ["bought", "voided"]
    [live] = [one for one in await story.parcels("3001") if one.state == "labelled"]
    assert live.weight_g == 800


async def test_a_thermal_printer_is_given_the_carriers_own_zpl(story: Story) -> None:
    async with story.database.tx(story.tenant_id) as tx:
        places = await list_locations(tx)
        paper = LabelPaper("ZPL", "100x150", 203)
        await shipping.put_locations(tx, [replace(one, label=paper) for one in places])
    await to_america(story)
    [parcel] = await story.parcels("3001")
    assert parcel.state == "labelled"
    [there] = (await story.received("yunexpress"))["labels"]
    assert there["asked"]["label_type"] == "ZPL"
    async with story.database.tx(story.tenant_id) as tx:
        sheet = await sheet_of(tx, [parcel.label_file_id])
    assert (sheet.media_type, sheet.ending) == ("text/zpl", "zpl")
    assert sheet.body.startswith(b"^XA")
    assert there["waybill_number"].encode() in sheet.body
