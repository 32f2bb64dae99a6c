"""People change orders on their way: what they are shown before is what happens afterwards, and labels are given back if they say so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linkstar import orders, shipping
from linkstar.flows import amend
from linkstar.kit.errors import Conflict
from linkstar.orders.actions.resending import resend
from linkstar.orders.errors import OrderClosed
from linkstar.shipping.actions.cancel import give_back_labels
from linkstar.shipping.errors import LabelKept
from tests.flows.hands import is_stock_right, leave, levels, promised
from tests.flows.story import Story, sold
from tests.world.orders import a_line


async def ordered(story: Story, number: str, units: int = 2) -> tuple[orders.Order, orders.queries.Line]:
    """An order of mugs on its way, with its label."""
    await story.place(sold(number, a_line("MUG", units)))
    await story.turn()
    await story.ask("settle", {})  # the channel tells of the parcel that it was told of, and that is a change, too
    await story.turn()
    order = await story.order(number)
    async with story.database.tx(story.tenant_id) as tx:
        [line] = await orders.list_lines(tx, [order.id])
    return order, line


async def alive(story: Story, number: str) -> list[tuple[str, str]]:
    """State of parcel and label of the parcels that are not cancelled."""
    return [(one.state, one.label_state or "") for one in await story.parcels(number) if one.state != "cancelled"]


async def test_what_is_shown_before_an_edit_is_what_happens_and_showing_it_changes_nothing(story: Story) -> None:
    await leave(story, "MUG", LEJ=3)
    order, line = await ordered(story, "7101")
    before = (await promised(story, "7101"), await levels(story, "MUG"), await story.open_incidents())
    async with story.database.tx(story.tenant_id) as tx:
        seen = await amend.rehearse(
            tx, order.id, lambda: amend.edit_lines(tx, order.id, {line.id: 5}, version=order.version, give_back=True)
        )
        assert tx.recorded == []
    assert {(place is None, units) for (_, place), units in seen.after.held.items()} == {(False, 3), (True, 2)}
    assert (seen.before.lines[0].open, seen.after.lines[0].open) == (2, 5)
    assert [one.label_state for one in seen.after.parcels.values()] == ["void_requested"]
    await story.turn()
    assert (await promised(story, "7101"), await levels(story, "MUG"), await story.open_incidents()) == before
    async with story.database.tx(story.tenant_id) as tx:
        await amend.edit_lines(tx, order.id, {line.id: 5}, version=order.version, give_back=True)
    await story.turn()
    assert await promised(story, "7101") == {"LEJ": 3, "": 2}
    assert await alive(story, "7101") == []
    assert await is_stock_right(story)


async def test_without_giving_the_label_back_a_person_is_told_that_it_is_wrong(story: Story) -> None:
    order, line = await ordered(story, "7102")
    async with story.database.tx(story.tenant_id) as tx:
        seen = await amend.rehearse(
            tx, order.id, lambda: amend.edit_lines(tx, order.id, {line.id: 1}, version=order.version)
        )
    assert (seen.before.is_stuck, seen.after.is_stuck) == (False, True)
    assert [(one.state, one.label_state) for one in seen.after.parcels.values()] == [("labelled", "bought")]


async def test_fewer_units_with_the_label_given_back_go_in_a_new_parcel_with_a_new_label(story: Story) -> None:
    order, line = await ordered(story, "7103")
    [old] = await story.parcels("7103")
    async with story.database.tx(story.tenant_id) as tx:
        await amend.cancel_units(tx, order.id, {line.id: 1}, version=None, give_back=True)
    await story.turn()
    assert await alive(story, "7103") == [("labelled", "bought")]
    gone = {one.id: one for one in await story.parcels("7103")}[old.id]
    assert (gone.state, gone.label_state) == ("cancelled", "voided")
    assert sum((await promised(story, "7103")).values()) == 1
    # The box has to be taken out, and the channel, which knows the first number, does not take a second one.
    assert await story.open_incidents() == ["cancel_after_label", "confirm_failed"]
    async with story.database.tx(story.tenant_id) as tx:
        await shipping.pull_parcels(tx, [old.id])
    await story.turn()
    assert sum((await promised(story, "7103")).values()) == 1  # the new parcel still needs its unit
    assert await is_stock_right(story)


async def test_another_address_with_the_label_given_back_goes_on_the_new_label(story: Story) -> None:
    order, _ = await ordered(story, "7104")
    to = replace(order.address(), line1="Elsewhere 1")
    async with story.database.tx(story.tenant_id) as tx:
        seen = await amend.rehearse(
            tx, order.id, lambda: amend.edit_address(tx, order.id, to, version=order.version, give_back=True)
        )
        await amend.edit_address(tx, order.id, to, version=order.version, give_back=True)
    assert sorted(one.state for one in seen.after.parcels.values()) == ["cancelled", "planned"]
    await story.turn()
    assert await alive(story, "7104") == [("labelled", "bought")]
    async with story.database.tx(story.tenant_id) as tx:
        sent_to = await shipping.queries.get_destinations(tx, [order.id])
    assert [one.line1 for one in sent_to[order.id]] == ["Elsewhere 1"]


async def test_an_edit_that_leaves_nothing_frees_the_goods_only_when_the_box_is_pulled(story: Story) -> None:
    order, line = await ordered(story, "7105")
    async with story.database.tx(story.tenant_id) as tx:
        await amend.edit_lines(tx, order.id, {line.id: 0}, version=order.version, give_back=True)
    await story.turn()
    assert sum((await promised(story, "7105")).values()) == 2
    async with story.database.tx(story.tenant_id) as tx:
        await shipping.pull_parcels(tx, [one.id for one in await story.parcels("7105")])
    await story.turn()
    assert await promised(story, "7105") == {}


async def test_a_label_that_the_carrier_keeps_stops_the_edit_in_words(story: Story) -> None:
    order, _ = await ordered(story, "7106")
    async with story.database.tx(story.tenant_id) as tx:
        await tx.run("UPDATE shipping.labels SET void_until = %(now)s - interval '1 h' WHERE tenant_id = %(tenant)s")
        with pytest.raises(LabelKept):
            await give_back_labels(tx, [order.id])


async def test_what_is_refused_is_refused_when_it_is_shown_too(story: Story) -> None:
    order, line = await ordered(story, "7107")
    async with story.database.tx(story.tenant_id) as tx:
        for version, wrong in ((order.version - 1, Conflict), (None, OrderClosed)):
            if wrong is OrderClosed:
                await orders.cancel(tx, order.id)
            with pytest.raises(wrong):
                await amend.rehearse(
                    tx, order.id, lambda v=version: amend.cancel_units(tx, order.id, {line.id: 1}, version=v)
                )


async def test_lost_goods_are_sent_again_and_no_channel_is_told(story: Story) -> None:
    order, line = await ordered(story, "7108")
    async with story.database.tx(story.tenant_id) as tx:
        await shipping.hand_over(tx, [one.id for one in await story.parcels("7108")])
    await story.turn()
    async with story.database.tx(story.tenant_id) as tx:
        await resend(tx, order.id, {line.id: 1}, reason="lost")
    await story.turn()
    assert await alive(story, "7108-R1") == [("labelled", "bought")]
    [parcel] = await story.parcels("7108-R1")
    assert parcel.confirm_state == "confirmed"
    assert await story.open_incidents() == []
    assert len((await story.received("shopify"))["confirmations"]) == 1
