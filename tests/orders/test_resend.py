"""Lost goods are sent again by an order of its own that costs the buyer nothing."""

from __future__ import annotations

import pytest

from linkstar import orders
from linkstar.core.db import Tx
from linkstar.kit.errors import Invalid
from linkstar.orders.actions.resending import resend
from linkstar.orders.errors import NoSuchLine, NothingLeft, TooMany
from linkstar.orders.facts import OrderCaptured, OrderResent
from linkstar.orders.queries import Line
from tests.world.orders import BERLIN, a_capture, a_line, an_item, an_order

MUG, POT = an_item("MUG"), an_item("POT")


async def shipped(tx: Tx, quantity: int = 2) -> tuple[orders.Order, Line]:
    """An order of sets (two mugs and a pot each) that has left."""
    parts = {"SET": (orders.records.Part(MUG, 2, 7), orders.records.Part(POT, 1, 7))}
    seen = an_order("7", a_line("SET", quantity, discount_minor=100), ioss_number="IM1")
    await orders.capture(tx, [a_capture(seen, parts=parts)])
    [order] = (await orders.list_orders(tx)).rows
    await orders.mark_shipped(
        tx, {one.id: one.per_line_unit * quantity for one in await orders.list_components(tx, [order.id])}
    )
    tx.recorded.clear()
    [line] = await orders.list_lines(tx, [order.id])
    return await orders.get_order(tx, order.id), line


async def test_what_was_lost_is_sent_again_without_money_and_with_its_worth_for_customs(tx: Tx) -> None:
    order, line = await shipped(tx)
    new = await resend(tx, order.id, {line.id: 1}, reason="lost in transit")
    again = await orders.get_order(tx, new)
    assert (again.number, again.total_minor, again.payment, again.source) == ("7-R1", 0, "paid", "resend")
    assert (again.resend_of_id, again.address(), again.ioss_number) == (order.id, BERLIN, "IM1")
    [copy] = await orders.list_lines(tx, [new])
    assert (copy.sku, copy.ordered, copy.price_minor) == ("SET", 1, 950)
    wanted = sorted((one.item_id, one.quantity) for one in await orders.open_demand(tx, [new]))
    assert wanted == sorted([(MUG, 2), (POT, 1)])
    assert [one.fact for one in tx.recorded] == [OrderCaptured(new, order.shop_id), OrderResent(order.id, new)]


async def test_no_more_is_sent_again_than_has_left(tx: Tx) -> None:
    order, line = await shipped(tx)
    await resend(tx, order.id, {line.id: 1})
    with pytest.raises(TooMany):
        await resend(tx, order.id, {line.id: 2})
    second = await resend(tx, order.id, {line.id: 1})
    assert (await orders.get_order(tx, second)).number == "7-R2"
    assert (await orders.get_order(tx, order.id)).total_minor == order.total_minor


async def test_a_resent_order_that_is_cancelled_may_be_sent_once_more(tx: Tx) -> None:
    order, line = await shipped(tx)
    await orders.cancel(tx, await resend(tx, order.id, {line.id: 2}))
    await resend(tx, order.id, {line.id: 2})


async def test_what_has_not_left_is_not_sent_again(tx: Tx) -> None:
    await orders.capture(tx, [a_capture(an_order("8", a_line("MUG")))])
    [order] = (await orders.list_orders(tx)).rows
    [line] = await orders.list_lines(tx, [order.id])
    with pytest.raises(NothingLeft):
        await resend(tx, order.id, {line.id: 1})


async def test_a_line_of_another_order_or_no_units_are_refused(tx: Tx) -> None:
    order, line = await shipped(tx)
    with pytest.raises(NoSuchLine):
        await resend(tx, order.id, {order.id: 1})
    for units in ({}, {line.id: 0}):
        with pytest.raises(Invalid):
            await resend(tx, order.id, units)


@pytest.mark.parametrize(
    ("source", "is_known"), [("webhook", True), ("poll", True), ("manual", False), ("resend", False)]
)
def test_only_channels_that_know_an_order_are_told_of_its_parcels(source: str, is_known: bool) -> None:
    assert orders.rules.is_known_at_channel(source) is is_known
