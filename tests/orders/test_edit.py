"""People change orders: quantities, addresses, numbers; the channel's repeated words do not undo it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linkstar import orders
from linkstar.core.db import Tx
from linkstar.kit.errors import Conflict, Invalid
from linkstar.orders.errors import NoSuchLine, OrderClosed
from linkstar.orders.facts import OrderCancelled, OrderChanged
from linkstar.orders.queries import Line
from tests.world.orders import BERLIN, a_capture, a_line, an_item, an_order

MUG, POT = an_item("MUG"), an_item("POT")


async def placed(tx: Tx, quantity: int = 2) -> tuple[orders.Order, Line]:
    await orders.capture(tx, [a_capture(an_order("7", a_line("MUG", quantity)))])
    [order] = (await orders.list_orders(tx)).rows
    [line] = await orders.list_lines(tx, [order.id])
    tx.recorded.clear()
    return order, line


async def again(tx: Tx, minutes: int, quantity: int = 2, **more: object) -> None:
    """The channel tells the order once more."""
    await orders.capture(tx, [a_capture(an_order("7", a_line("MUG", quantity), minutes=minutes, **more))])


async def only_line(tx: Tx, order: orders.Order) -> tuple[int, int]:
    [line] = await orders.list_lines(tx, [order.id])
    return line.ordered, line.cancelled


def told(tx: Tx) -> list[object]:
    facts: list[object] = [one.fact for one in tx.recorded]
    tx.recorded.clear()
    return facts


async def test_more_units_are_ordered_and_fewer_are_cancelled(tx: Tx) -> None:
    order, line = await placed(tx)
    await orders.edit_lines(tx, order.id, {line.id: 5}, version=order.version)
    assert await only_line(tx, order) == (5, 0)
    order = await orders.get_order(tx, order.id)
    await orders.edit_lines(tx, order.id, {line.id: 1}, version=order.version)
    assert await only_line(tx, order) == (5, 4)
    assert told(tx) == [OrderChanged(order.id, "quantity")] * 2


async def test_an_order_of_which_nothing_is_left_is_cancelled(tx: Tx) -> None:
    order, line = await placed(tx)
    await orders.edit_lines(tx, order.id, {line.id: 0}, version=order.version)
    assert told(tx) == [OrderCancelled(order.id)]


async def test_an_edit_that_changes_nothing_is_told_to_nobody(tx: Tx) -> None:
    order, line = await placed(tx)
    await orders.edit_lines(tx, order.id, {line.id: 2}, version=order.version)
    assert told(tx) == []
    assert (await orders.get_order(tx, order.id)).version == order.version


async def test_edits_of_what_is_not_there_or_was_changed_meanwhile_are_refused(tx: Tx) -> None:
    order, line = await placed(tx)
    with pytest.raises(NoSuchLine):
        await orders.edit_lines(tx, order.id, {order.id: 1}, version=order.version)
    with pytest.raises(Invalid):
        await orders.edit_lines(tx, order.id, {line.id: -1}, version=order.version)
    with pytest.raises(Conflict):
        await orders.edit_lines(tx, order.id, {line.id: 1}, version=order.version - 1)
    await orders.cancel(tx, order.id)
    with pytest.raises(OrderClosed):
        await orders.edit_ioss_number(tx, order.id, "IM1", version=(await orders.get_order(tx, order.id)).version)


async def test_a_channel_that_repeats_its_quantity_does_not_undo_an_edit_and_its_own_change_is_added(tx: Tx) -> None:
    order, line = await placed(tx)
    await orders.edit_lines(tx, order.id, {line.id: 3}, version=order.version)
    told(tx)
    await again(tx, 5)
    assert (await only_line(tx, order), told(tx)) == ((3, 0), [])
    await again(tx, 6, quantity=4)
    assert await only_line(tx, order) == (5, 0)
    await again(tx, 7, quantity=4)
    assert await only_line(tx, order) == (5, 0)


async def test_a_channel_that_repeats_its_address_does_not_undo_an_edit_and_a_new_one_counts(tx: Tx) -> None:
    order, _ = await placed(tx)
    await orders.edit_address(tx, order.id, replace(BERLIN, line1="Asked Str. 1"), version=order.version)
    told(tx)
    await again(tx, 5)
    assert ((await orders.get_order(tx, order.id)).address().line1, told(tx)) == ("Asked Str. 1", [])
    await again(tx, 6, ship_to=replace(BERLIN, line1="New Str. 2"))
    assert (await orders.get_order(tx, order.id)).address().line1 == "New Str. 2"
    assert told(tx) == [OrderChanged(order.id, "ship_to")]
    await again(tx, 7)
    assert (await orders.get_order(tx, order.id)).address().line1 == BERLIN.line1


async def test_an_ioss_number_that_a_person_gave_stays_when_the_channel_tells_none(tx: Tx) -> None:
    order, _ = await placed(tx)
    await orders.edit_ioss_number(tx, order.id, "IM2760000742", version=order.version)
    assert told(tx) == [OrderChanged(order.id, "ioss_number")]
    await again(tx, 5)
    assert (await orders.get_order(tx, order.id)).ioss_number == "IM2760000742"


async def test_a_kit_is_shipped_when_all_its_parts_have_left(tx: Tx) -> None:
    parts = {"SET": (orders.records.Part(MUG, 2), orders.records.Part(POT, 1))}
    await orders.capture(tx, [a_capture(an_order("7", a_line("SET", 2)), parts=parts)])
    [order] = (await orders.list_orders(tx)).rows
    by_item = {one.item_id: one.id for one in await orders.list_components(tx, [order.id])}
    for item, units, shipped, wanted in ((MUG, 4, 0, 2), (POT, 1, 1, 1), (POT, 1, 2, 0)):
        await orders.mark_shipped(tx, {by_item[item]: units})
        [line] = await orders.list_lines(tx, [order.id])
        still = [one.quantity for one in await orders.open_demand(tx, [order.id]) if one.item_id == POT]
        assert (line.shipped, sum(still)) == (shipped, wanted)
    assert (await orders.get_order(tx, order.id)).state == "shipped"
