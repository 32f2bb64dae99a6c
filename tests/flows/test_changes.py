"""Changes that arrive while a route is being chosen: neither two parcels, nor an alarm about what was heeded already."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from linkstar import orders
from linkstar.core.work.claim import Group
from linkstar.flows import order_to_door
from linkstar.inventory.facts import StockReserved
from linkstar.orders.facts import OrderChanged
from tests.flows.story import Story, sold


async def test_a_change_waits_for_the_route_that_is_being_chosen(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    groups = story.worker._groups

    async def without_routes() -> list[Group]:
        return [
            one for one in await groups() if one.step not in ("order_to_door.choose_route", "order_to_door.buy_label")
        ]

    monkeypatch.setattr(story.worker, "_groups", without_routes)
    await story.place(sold("7001"))
    await story.turn()
    order = await story.order("7001")

    async def change() -> None:
        async with story.database.tx(story.tenant_id) as tx:
            await order_to_door.follow_change(tx, [OrderChanged(order.id, "service_level")])

    async with story.database.tx(story.tenant_id) as tx:
        await order_to_door.choose_route(tx, [StockReserved(order.id)])
        changing = asyncio.create_task(change())
        await asyncio.sleep(0.3)
        assert not changing.done()
    await changing
    async with story.database.tx(story.tenant_id) as tx:
        await order_to_door.choose_route(tx, [StockReserved(order.id)])
    alive = [one for one in await story.parcels("7001") if one.state != "cancelled"]
    assert len(alive) == 1


async def test_an_address_that_comes_with_the_payment_raises_no_alarm(story: Story) -> None:
    order = sold("7002", payment="pending", paid_at=None)
    await story.place(order, shop="amazon")
    await story.turn()
    paid_at = order.updated_at + timedelta(minutes=5)
    later = replace(
        order, payment="paid", paid_at=paid_at, updated_at=paid_at, version=int(paid_at.timestamp() * 1_000_000)
    )
    story.clock.forward(timedelta(minutes=10))
    await story.place(later, shop="amazon")
    await story.turn()
    number = (await story.states()).popitem()[0]
    assert len([one for one in await story.parcels(number) if one.state != "cancelled"]) == 1
    assert "change_after_label" not in await story.open_incidents()


async def test_a_change_that_the_parcel_already_holds_is_followed(story: Story) -> None:
    await story.place(sold("7003"))
    await story.turn()
    order = await story.order("7003")
    async with story.database.tx(story.tenant_id) as tx:
        await order_to_door.follow_change(tx, [OrderChanged(order.id, "ship_to")])
    assert "change_after_label" not in await story.open_incidents()
    async with story.database.tx(story.tenant_id) as tx:
        now = await orders.get_order(tx, order.id)
        await orders.edit_address(tx, order.id, replace(now.address(), line1="Elsewhere 1"), version=now.version)
    await story.turn()
    assert "change_after_label" in await story.open_incidents()


async def test_another_deadline_after_the_label_is_bought_alarms_nobody(story: Story) -> None:
    order = sold("7003")
    await story.place(order)
    await story.turn()
    async with story.database.tx(story.tenant_id) as tx:
        [one] = (await orders.list_orders(tx, number="7003")).rows
        await order_to_door.follow_change(tx, [OrderChanged(one.id, "ship_by_at,service_level")])
    assert "change_after_label" not in await story.open_incidents()
    async with story.database.tx(story.tenant_id) as tx:
        await order_to_door.follow_change(tx, [OrderChanged(one.id, "ship_by_at,ship_to,ioss_number")])
    assert await story.open_incidents() == ["change_after_label"]
