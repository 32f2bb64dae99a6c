"""Places that partners keep: stock as they state it, parcels that they send, and what a late word must not break."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, timedelta
from typing import Any

import pytest

from linkstar import inventory, shipping
from linkstar.connect import NewAccount, accounts, create_accounts
from linkstar.core.incidents import list_incidents
from linkstar.core.work import failures
from linkstar.inventory.errors import KeptElsewhere
from linkstar.inventory.queries import list_mirrored
from tests.contracts.accounts import ROWS
from tests.flows import hands
from tests.flows.story import LEIPZIG, Story, sold
from tests.world.orders import a_line

SHOP = "Q10010"


@pytest.fixture
async def kept(story: Story) -> Story:
    """The company's jars lie in a warehouse whose system speaks Qimen."""
    row = ROWS["qimen"]
    url = str(story.sandbox.base_url).rstrip("/")
    new = NewAccount(
        "warehouse", "qimen", "WMS Leipzig", f"{url}/qimen", row.external_id, config=row.config, secrets=row.secrets
    )
    async with story.database.tx(story.tenant_id) as tx:
        (story.shops["qimen"],) = await create_accounts(tx, [new], story.vault)
        token = (await accounts.get_account_row(tx, story.shops["qimen"])).webhook_token
        story.places["WMS"] = tx.new_id()
        place = inventory.Location(
            story.places["WMS"], "WMS", "WMS", "third_party", True, "DE", 50, story.shops["qimen"]
        )
        await inventory.put_locations(tx, [place])
        await shipping.put_locations(
            tx, [shipping.rules.Location(story.places["WMS"], LEIPZIG, "Europe/Berlin", time(15), name="WMS")]
        )
    await story.ask("shops", {"partner": "qimen", "external_id": row.external_id, "secrets": dict(row.secrets),
                              "webhook_url": f"{story.url}/{token}"})  # fmt: skip
    await hands.new_item(story, "JAR")
    await tell(story, "stock", [stated("JAR", "free", 10)])
    return story


def stated(sku: str, state: str, quantity: int) -> dict[str, Any]:
    """Units that lie there."""
    return {"sku": sku, "state": state, "quantity": quantity, "partner_state": ""}


async def tell(
    story: Story, what: str, said: Sequence[dict[str, Any]], partner: str = "qimen", shop: str = SHOP
) -> None:
    """Something happens at the partner, and its messages reach our door."""
    story.clock.forward(timedelta(seconds=1))
    await story.ask("tell", {"partner": partner, "shop": shop, what: list(said)})
    await story.sandbox.post("/_sandbox/settle?timeout=20")
    await story.turn()


async def order_jars(story: Story, number: str = "3001", units: int = 2) -> str:
    """A buyer orders jars; the id of the delivery order."""
    await story.place(sold(number, a_line("JAR", units)))
    await story.turn()
    return str((await story.received("qimen"))["deliveries"][-1]["deliveryOrderCode"])


async def state_of(story: Story, number: str = "3001") -> tuple[str, str, str]:
    """State, tracking number and confirmation of the order's parcel."""
    parcel = (await story.parcels(number))[-1]
    return parcel.state, parcel.tracking_number, parcel.confirm_state


async def told_incidents(story: Story) -> dict[str, Any]:
    """Open incidents, by kind."""
    async with story.database.tx(story.tenant_id) as tx:
        return {one.kind: one for one in (await list_incidents(tx, limit=50)).rows}


async def test_stock_is_what_the_keeper_states_and_nobody_else_changes_it(kept: Story) -> None:
    assert await kept.atp("JAR") == 10
    await tell(kept, "stock", [stated("JAR", "free", 6), stated("JAR", "damaged", 1), stated("JAR", "inbound", 40)])
    assert await kept.atp("JAR") == 6
    async with kept.database.tx(kept.tenant_id) as tx:
        rows = await list_mirrored(tx, location_id=kept.places["WMS"])
        assert {(row.state, row.partner_state, row.quantity) for row in rows if row.item_id == kept.items["JAR"]} == {
            ("free", "ZP", 6), ("damaged", "CC", 1), ("inbound", "ZT", 40),
        }  # fmt: skip
        assert {row.stated_at for row in rows} == {tx.now}
        moved = (await inventory.list_movements(tx, kept.items["JAR"])).rows
        assert [(one.kind, one.pool, one.on_hand_diff) for one in reversed(moved)] == [
            ("sync", "sellable", 10), ("sync", "sellable", -4), ("sync", "damaged", 1),
        ]  # fmt: skip
    for change in (
        lambda tx: kept_arrival(kept, tx),
        lambda tx: inventory.start_count(tx, kept.places["WMS"], [kept.items["JAR"]]),
    ):
        with pytest.raises(KeptElsewhere):
            async with kept.database.tx(kept.tenant_id) as tx:
                await change(tx)
    async with kept.database.tx(kept.tenant_id) as tx:
        assert await inventory.self_check(tx) == []


async def kept_arrival(story: Story, tx: Any) -> None:
    """Somebody tries to book goods in."""
    await inventory.receive(tx, [inventory.records.Arrival(story.items["JAR"], story.places["WMS"], 5)])


async def test_a_parcel_leaves_by_delivery_order_and_its_number_goes_to_the_channel(kept: Story) -> None:
    code = await order_jars(kept)
    assert await state_of(kept) == ("labelled", "", "pending")
    assert await kept.atp("JAR") == 8
    await tell(
        kept, "deliveries", [{"external_id": code, "state": "shipped", "partner_state": "", "tracking_number": "LX21"}]
    )
    assert await state_of(kept) == ("handed_over", "LX21", "confirmed")
    assert (await hands.levels(kept, "JAR"))["WMS"] == (8, 0)
    assert "LX21" in str((await kept.received("shopify"))["confirmations"])
    await kept.forward(hours=1)
    assert (await hands.levels(kept, "JAR"))["WMS"] == (8, 0)
    assert await kept.open_incidents() == []


async def test_a_count_that_knows_of_the_parcel_before_we_do_breaks_no_promise(kept: Story) -> None:
    code = await order_jars(kept, units=10)
    await kept.ask("faults", {"kind": "dropped", "partner": "qimen"})
    await tell(
        kept, "deliveries", [{"external_id": code, "state": "shipped", "partner_state": "", "tracking_number": "LX21"}]
    )
    await kept.forward(minutes=11)
    assert await state_of(kept) == ("labelled", "", "pending")
    assert (await hands.levels(kept, "JAR"))["WMS"] == (10, 10)
    await kept.forward(minutes=5)
    assert await state_of(kept) == ("handed_over", "LX21", "confirmed")
    await kept.forward(minutes=11)
    assert (await hands.levels(kept, "JAR"))["WMS"] == (0, 0)
    assert await kept.open_incidents() == []


async def test_goods_that_the_keeper_lost_leave_orders_short_that_he_does_not_have_yet(kept: Story) -> None:
    await hands.hold_all(kept)
    await kept.place(sold("3001", a_line("JAR", 8)))
    await kept.turn()
    await tell(kept, "stock", [stated("JAR", "free", 3)])
    assert "stock_short" in await kept.open_incidents()
    assert (await hands.levels(kept, "JAR"))["WMS"] == (3, 3)


async def test_a_cancelled_order_is_taken_back_at_the_warehouse(kept: Story) -> None:
    await order_jars(kept)
    await hands.cancel(kept, "3001")
    assert [one["orderType"] for one in (await kept.received("qimen"))["voids"]] == ["JYCK"]
    assert (await kept.parcels("3001"))[-1].state == "cancelled"


async def test_a_delivery_order_that_will_not_leave_is_somebodys_to_look_at(kept: Story) -> None:
    code = await order_jars(kept)
    await tell(kept, "deliveries", [{"external_id": code, "state": "stopped", "partner_state": "REJECT"}])
    found = await told_incidents(kept)
    assert found["delivery_stopped"].params["why"] == "REJECT"
    assert await state_of(kept) == ("labelled", "", "pending")


async def test_a_delivery_order_is_sent_once_though_its_answer_was_lost(
    kept: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(failures, "BACKOFF_S", (0.0,))
    await kept.ask("faults", {"kind": "cut", "partner": "qimen", "count": 1})
    await kept.place(sold("3001", a_line("JAR", 2)))
    await kept.turn()
    assert len((await kept.received("qimen"))["deliveries"]) == 1
    assert (await state_of(kept))[0] == "labelled"


async def test_goods_at_fba_are_shown_by_state_and_promised_to_nobody(story: Story) -> None:
    async with story.database.tx(story.tenant_id) as tx:
        place = inventory.Location(story.places["FBA"], "FBA", "FBA", "fba", True, "DE", 100, story.shops["amazon"])
        await inventory.put_locations(tx, [place])
    before = await story.atp("MUG")
    await tell(story, "stock", [stated("MUG", "free", 30), stated("MUG", "locked", 2), stated("MUG", "researching", 1)],
               "amazon", ROWS["amazon"].external_id)  # fmt: skip
    await story.forward(minutes=11)
    async with story.database.tx(story.tenant_id) as tx:
        rows = await list_mirrored(tx, item_ids=[story.items["MUG"]])
    assert {(row.state, row.quantity) for row in rows} == {("free", 30), ("locked", 2), ("researching", 1)}
    assert (await hands.levels(story, "MUG"))["FBA"] in ((30, 0), (1, 0))
    assert await story.atp("MUG") == before
