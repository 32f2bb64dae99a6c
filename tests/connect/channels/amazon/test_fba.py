"""Goods that Amazon keeps: stock by state, and what befell it, held against Amazon's models."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest

from linkstar.connect.channel import Cursor, RawMessage
from linkstar.connect.channels.amazon import ADAPTER, fba
from linkstar.connect.warehouse import KeptEvent, Stated
from linkstar.connect.wire import Answer, Unreadable
from tests.connect import tally
from tests.connect.channels.amazon.builders import NOW, SELLER, a_shop, an_account
from tests.connect.channels.amazon.swagger import FBA_FILES, Operation, load, needs_models, pairs_of

SAMPLES = Path(fba.__file__).parent / "samples"
AGO = NOW - timedelta(days=1)
REMOVED = KeptEvent(
    "RO1:LAMP:SELLABLE", "removal", "LAMP", 3, AGO, "Completed", "Return/SELLABLE", "RO1", "EUR", -126, expected=4
)
PAID_BACK = KeptEvent("88:LAMP", "reimbursement", "LAMP", 1, AGO, "", "Lost_Warehouse", "305-1-1", "EUR", 1299)
COMING = KeptEvent("FBA15:LAMP", "inbound", "LAMP", 5, AGO, order_id="FBA15", expected=8)


async def read_all(http: Any, cursor: Cursor) -> tuple[list[RawMessage], Cursor]:
    """All messages from a cursor on, and where to go on."""
    found: list[RawMessage] = []
    for _ in range(20):
        page = await ADAPTER.kept_since(http, cursor)
        found += page.messages
        cursor = page.cursor
        if not page.has_more:
            return found, cursor
    raise AssertionError("no end")


def events(messages: list[RawMessage]) -> dict[str, KeptEvent]:
    """What the messages tell, by kind."""
    return {one.kind: one for message in messages for one in ADAPTER.read_kept(message, an_account())}


@needs_models
def test_every_quantity_of_the_model_has_a_state() -> None:
    definitions = load("fbaInventory.json")["definitions"]
    parts = ("InventoryDetails", "ReservedQuantity", "ResearchingQuantity", "UnfulfillableQuantity")
    names = {name for part in parts for name in definitions[part]["properties"]}
    assert names == fba._TOLD


def test_every_state_of_fba_is_told_beside_amazons_own_word() -> None:
    details: dict[str, Any] = {}
    for count, place in enumerate(fba.STATES, 1):
        inner = details
        for name in place[:-1]:
            inner = inner.setdefault(name, {})
        inner[place[-1]] = count
    told = {
        one.partner_state: (one.state, one.quantity)
        for one in fba._stated({"sellerSku": "L", "inventoryDetails": details})
    }
    assert told == {".".join(place): (state, count) for count, (place, state) in enumerate(fba.STATES.items(), 1)}


async def test_a_new_quantity_is_named_and_the_others_are_read() -> None:
    fake, http, _ = a_shop()
    fake.tell(SELLER, [Stated("LAMP", "free", 3, ""), Stated("LAMP", "moving", 2, "hoveringQuantity")])
    said = await ADAPTER.stock_of(http, ["LAMP"])
    assert ([(one.state, one.quantity) for one in said.stock], list(said.unknown)) == (
        [("free", 3)], ["inventoryDetails.hoveringQuantity"],
    )  # fmt: skip


async def test_shipments_removals_and_reimbursements_come_in_once() -> None:
    fake, http, world = a_shop()
    fake.tell(SELLER, [REMOVED, PAID_BACK, COMING])
    messages, cursor = await read_all(http, Cursor(NOW - timedelta(days=2)))
    told = events(messages)
    assert told["removal"] == REMOVED
    assert told["reimbursement"] == PAID_BACK
    assert (told["inbound"].quantity, told["inbound"].expected, told["inbound"].order_id) == (5, 8, "FBA15")
    world.forward(7 * 3600)
    again, _ = await read_all(http, cursor)
    assert {message.key for message in again} == {message.key for message in messages}
    fake.tell(SELLER, [replace(COMING, quantity=8)])
    world.forward(7 * 3600)
    more, _ = await read_all(http, cursor)
    assert len({message.key for message in more} - {message.key for message in messages}) == 1


async def test_reports_that_are_not_made_yet_are_looked_at_again() -> None:
    fake, http, world = a_shop()
    world.table("settings")["report_seconds"] = {"value": 900}
    fake.tell(SELLER, [REMOVED, COMING])
    messages, cursor = await read_all(http, Cursor(NOW - timedelta(days=2)))
    assert set(events(messages)) == {"inbound"}
    world.forward(1000)
    later, cursor = await read_all(http, cursor)
    assert set(events(later)) == {"removal"}
    assert cursor.page == ""
    assert [one.operation for one in http.asked].count("createReport") == 2


async def test_amazon_is_asked_every_six_hours_at_most() -> None:
    _, http, world = a_shop()
    _, cursor = await read_all(http, Cursor(NOW - timedelta(days=2)))
    before = len(http.asked)
    world.forward(3600)
    assert (await read_all(http, cursor))[0] == []
    assert len(http.asked) == before


@pytest.mark.parametrize("body", [b"", b"{}", b"{", b"a\tb\nc\td", b"order-id\trequested-quantity\n1\tx"])
def test_what_cannot_be_read_is_kept(body: bytes) -> None:
    with pytest.raises(Unreadable) as wrong:
        ADAPTER.read_kept(RawMessage("kept", "k", "", body, "poll"), an_account())
    assert wrong.value.body == body


@pytest.mark.parametrize("name", ["fba_removals.tsv", "fba_reimbursements.tsv"])
def test_the_samples_are_read(name: str) -> None:
    messages = fba.messages_of((SAMPLES / name).read_bytes())
    assert [one.kind for message in messages for one in fba.read_kept(message)] == [name[4:-5]] * 2


@needs_models
async def test_requests_and_pretend_answers_follow_the_models() -> None:
    fake, http, _ = a_shop(throttle_factor="0")
    fake.tell(SELLER, [Stated(f"S{n}", "free", n, "") for n in range(60)])
    fake.tell(SELLER, [replace(COMING, external_id=f"{n}", sku=f"S{n}") for n in range(60)])
    await ADAPTER.stock_of(http, ["S1", "S2"])
    assert len((await ADAPTER.stock_of(http, [f"S{n}" for n in range(60)])).stock) == 60
    messages, _ = await read_all(http, Cursor(NOW - timedelta(days=2)))
    assert len(messages) == 60
    told = [
        (request, answer)
        for request, answer in zip(http.asked, http.answers, strict=True)
        if request.operation in FBA_FILES
    ]
    for request, answer in told:
        model = Operation(request.operation)
        assert model.wrong_with_request(request.method, request.path, request.query, request.body) == []
        assert model.wrong_with_answer(answer.status, orjson.loads(answer.body)) == []
    assert {request.operation for request, _ in told} == set(FBA_FILES)
    tally.checked("amazon", FBA_FILES)


@needs_models
async def test_the_sandbox_pairs_of_inbound_shipments_are_read() -> None:
    pairs = [pair for pair in pairs_of("fulfillmentInboundV0.json") if pair.operation == "getShipmentItems"]
    assert len(pairs) == 3
    for number, pair in enumerate(pairs):
        answer = Answer(pair.status, {}, orjson.dumps(pair.said))
        wrong = ADAPTER.error_of(http_request(), answer)
        if pair.status < 400:
            assert wrong is None
            for row in pair.said["payload"]["ItemData"]:
                (event,) = fba.read_kept(
                    RawMessage("kept", "k", "", orjson.dumps({**row, "until": "2026-11-20T12:00:00Z"}), "poll")
                )
                assert (event.expected, event.quantity, event.sku) == (4, 0, row["SellerSKU"])
        else:
            assert wrong is not None
        tally.sample("amazon", f"inbound {number}")


def http_request() -> Any:
    """A call of getShipmentItems."""
    return fba.Request("getShipmentItems", "GET", fba.INBOUND)
