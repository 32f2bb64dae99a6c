"""An order in two parcels that is cancelled while they leave or are pulled: every unit that did not leave comes free."""

from __future__ import annotations

from uuid import UUID

import pytest

from linkstar import orders, shipping
from linkstar.core.work import failures
from linkstar.flows import leave_and_arrive, order_to_door
from linkstar.orders.facts import OrderCancelled
from linkstar.shipping.facts import ParcelHandedOver, ParcelPulled
from linkstar.shipping.queries import Parcel
from tests.faults.judge import NEEDLESS
from tests.faults.test_late_readers import Turns
from tests.flows import hands
from tests.flows.story import Story, sold
from tests.flows.test_scenarios_logistics import NEW_YORK
from tests.world.orders import a_line


async def two_parcels(story: Story, *, unlabelled: int = 0) -> tuple[UUID, list[Parcel]]:
    """The id of an order of four mugs that lie in two places, and its parcels; those without a label are the last."""
    await hands.leave(story, "MUG", LEJ=2, SZX=2)
    await hands.only_yunexpress(story, "US")
    if unlabelled:
        fault = {"partner": "yunexpress", "kind": "500", "operation": "package/create", "count": unlabelled}
        await story.ask("faults", fault)
    await story.place(sold("3001", a_line("MUG", 4), ship_to=NEW_YORK))
    await story.turn()
    parcels = sorted(await story.parcels("3001"), key=lambda one: one.state)
    assert [one.state for one in parcels] == ["labelled"] * (2 - unlabelled) + ["planned"] * unlabelled
    return (await story.order("3001")).id, parcels


@pytest.fixture(autouse=True)
def much_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work that failed is not tried again while the test lasts."""
    monkeypatch.setattr(failures, "BACKOFF_S", (3600.0,))


async def test_units_that_left_keep_no_others_promised(story: Story) -> None:
    """The goods are taken out of the books before anybody has dealt with the cancellation of that moment."""
    order_id, [left, _] = await two_parcels(story, unlabelled=1)
    async with story.database.tx(story.tenant_id) as tx:
        await orders.cancel(tx, order_id)
        await shipping.hand_over(tx, [left.id])
    async with story.database.tx(story.tenant_id) as tx:
        await leave_and_arrive.book_out(tx, [ParcelHandedOver(order_id, left.id)])
    async with story.database.tx(story.tenant_id) as tx:
        await order_to_door.stop_cancelled(tx, [OrderCancelled(order_id)])
    assert (await hands.promised(story, "3001"), await story.atp("MUG")) == ({}, 2)
    assert await hands.is_stock_right(story)


async def test_two_parcels_that_are_pulled_at_once_free_the_units_of_both(story: Story) -> None:
    order_id, parcels = await two_parcels(story)
    await hands.cancel(story, "3001")
    pulled = [ParcelPulled(order_id, one.id, one.fulfilment_order_id) for one in parcels]
    async with story.database.tx(story.tenant_id) as tx:
        await shipping.pull_parcels(tx, [one.id for one in parcels])
    await Turns(story.database, story.tenant_id).after(
        lambda tx: leave_and_arrive.free_pulled(tx, pulled[:1]), lambda tx: leave_and_arrive.free_pulled(tx, pulled[1:])
    )
    assert (await hands.promised(story, "3001"), await story.atp("MUG")) == ({}, 4)
    assert await hands.is_stock_right(story)


async def test_what_is_cancelled_of_an_order_that_left_in_part_is_not_sent(story: Story) -> None:
    """One parcel is with the carrier, the other has no label: it is not sent, and nobody has to do anything about it."""
    _, [left, planned] = await two_parcels(story, unlabelled=1)
    async with story.database.tx(story.tenant_id) as tx:
        await shipping.hand_over(tx, [left.id])
    await story.turn()
    await hands.cancel(story, "3001")
    assert {one.id: one.state for one in await story.parcels("3001")}[planned.id] == "cancelled"
    assert (await hands.promised(story, "3001"), await story.atp("MUG")) == ({}, 2)
    assert ((await story.states())["3001"], await story.open_incidents()) == ("shipped", [])
    assert await hands.is_stock_right(story)


async def test_the_judge_of_fault_runs_sees_units_that_are_promised_to_nobody(story: Story) -> None:
    await hands.hold_all(story)
    await story.place(sold("3001", a_line("MUG", 2)))
    await story.turn()
    async with story.database.tx(story.tenant_id) as tx:
        assert await tx.rows(NEEDLESS) == []
        await tx.run("UPDATE orders.lines SET cancelled = 1 WHERE tenant_id = %(tenant)s")
        [row] = await tx.rows(NEEDLESS)
    assert row.units == 1
