"""People divide orders among parcels and put orders of one buyer into one box; each channel and each ledger line stays right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linkstar import finance, orders, shipping
from linkstar.flows import amend, regroup
from linkstar.kit.errors import Conflict, Invalid
from linkstar.orders.errors import NotReady, TooMany
from linkstar.shipping.errors import AlreadyLabelled, CannotMerge
from tests.flows.hands import is_stock_right, leave, promised
from tests.flows.story import Story, sold
from tests.world.orders import a_line


async def placed(story: Story, number: str, units: int = 2, **more: object) -> tuple[orders.Order, orders.queries.Line]:
    """An order of mugs with its label."""
    await story.place(sold(number, a_line("MUG", units), **more))
    await story.turn()
    order = await story.order(number)
    async with story.database.tx(story.tenant_id) as tx:
        [line] = await orders.list_lines(tx, [order.id])
    return order, line


async def alive(story: Story, number: str) -> list[shipping.queries.Parcel]:
    return [one for one in await story.parcels(number) if one.state != "cancelled"]


async def units_in(story: Story, number: str) -> list[int]:
    """Units in each live parcel of an order."""
    async with story.database.tx(story.tenant_id) as tx:
        parts = await shipping.queries.get_order_contents(tx, [(await story.order(number)).id])
    held: dict[object, int] = {}
    for part in parts:
        held[part.parcel_id] = held.get(part.parcel_id, 0) + part.quantity
    return sorted(held.values())


async def merged(story: Story, *numbers: str) -> list[orders.Order]:
    found = [await story.order(one) for one in numbers]
    async with story.database.tx(story.tenant_id) as tx:
        await regroup.merge(tx, [one.id for one in found], give_back=True)
    await story.turn()
    return found


async def test_an_order_is_divided_by_units_and_each_part_gets_its_label(story: Story) -> None:
    order, line = await placed(story, "7201", 3)
    async with story.database.tx(story.tenant_id) as tx:
        with pytest.raises(AlreadyLabelled):
            await regroup.split(tx, order.id, [{line.id: 1}], version=order.version)
    async with story.database.tx(story.tenant_id) as tx:
        assert await regroup.split(tx, order.id, [{line.id: 1}], version=order.version, give_back=True) == 2
    await story.turn()
    assert await units_in(story, "7201") == [1, 2]
    assert {one.state for one in await alive(story, "7201")} == {"labelled"}
    assert sum((await promised(story, "7201")).values()) == 3
    assert (await story.order("7201")).state == "released"


async def test_parts_that_ask_for_too_much_or_divide_nothing_are_refused(story: Story) -> None:
    order, line = await placed(story, "7202", 2)
    async with story.database.tx(story.tenant_id) as tx:
        for parts, wrong in (([{line.id: 3}], TooMany), ([{line.id: 2}], Invalid), ([{line.id: -1}], Invalid)):
            with pytest.raises(wrong):
                async with tx.rehearsal():
                    await regroup.split(tx, order.id, parts, version=order.version, give_back=True)
        with pytest.raises(Conflict):
            await regroup.split(tx, order.id, [{line.id: 1}], version=order.version - 1, give_back=True)


async def test_two_orders_of_one_buyer_go_in_one_box_and_each_is_told_and_paid_by_itself(story: Story) -> None:
    await placed(story, "7203", 1)
    await placed(story, "7204", 2)
    one, two = await merged(story, "7203", "7204")
    [box], [rider] = await alive(story, "7203"), await alive(story, "7204")
    assert (box.is_shared, rider.box_id, box.state, rider.state) == (True, box.id, "labelled", "labelled")
    assert box.tracking_number == rider.tracking_number != ""
    assert rider.label_id == box.label_id
    async with story.database.tx(story.tenant_id) as tx:
        rows = await tx.rows(
            "SELECT e.order_id, p.amount_minor FROM finance.entries e JOIN finance.postings p ON p.tenant_id = e.tenant_id"
            " AND p.entry_id = e.id WHERE e.tenant_id = %(tenant)s AND p.account = 'expense:freight' AND e.source LIKE %(label)s",
            {"label": f"label:{box.label_id}%"},
        )
        assert await finance.check(tx) == []
    shares = {row.order_id: row.amount_minor for row in rows}
    assert sum(shares.values()) == box.label_cost_minor
    assert shares[two.id] == pytest.approx(2 * shares[one.id], abs=1)
    async with story.database.tx(story.tenant_id) as tx:
        await shipping.hand_over(tx, [box.id])
    await story.turn()
    assert [(await story.order(number)).state for number in ("7203", "7204")] == ["shipped", "shipped"]
    assert (await promised(story, "7203"), await promised(story, "7204")) == ({}, {})
    assert await is_stock_right(story)


async def test_a_buyer_who_cancels_one_of_two_takes_nothing_from_the_other(story: Story) -> None:
    await placed(story, "7205", 1)
    await placed(story, "7206", 1)
    box_order, rider_order = await merged(story, "7205", "7206")
    async with story.database.tx(story.tenant_id) as tx:
        await orders.cancel(tx, box_order.id)
    await story.turn()
    [alone] = await alive(story, "7206")
    assert (alone.box_id, alone.state, alone.label_state) == (None, "labelled", "bought")
    assert await alive(story, "7205") == []
    assert sum((await promised(story, "7206")).values()) == 1
    assert rider_order.id != box_order.id


async def test_what_is_cancelled_in_the_box_of_another_is_free_when_it_was_taken_out(story: Story) -> None:
    await placed(story, "7207", 1)
    await placed(story, "7208", 1)
    _, rider_order = await merged(story, "7207", "7208")
    [parcel] = await alive(story, "7208")
    async with story.database.tx(story.tenant_id) as tx:
        await orders.cancel(tx, rider_order.id)
    await story.turn()
    assert sum((await promised(story, "7208")).values()) == 1
    assert [one.state for one in await alive(story, "7207")] == ["labelled"]
    async with story.database.tx(story.tenant_id) as tx:
        await shipping.pull_parcels(tx, [parcel.id])
    await story.turn()
    assert await promised(story, "7208") == {}
    assert await is_stock_right(story)


async def test_a_change_of_one_order_gives_the_label_of_the_box_back_and_both_go_alone(story: Story) -> None:
    await placed(story, "7209", 1)
    await placed(story, "7210", 1)
    _, rider_order = await merged(story, "7209", "7210")
    async with story.database.tx(story.tenant_id) as tx:
        order = await orders.get_order(tx, rider_order.id)
        to = replace(order.address(), line1="Elsewhere 1")
        await amend.edit_address(tx, order.id, to, version=order.version, give_back=True)
    await story.turn()
    for number in ("7209", "7210"):
        [parcel] = await alive(story, number)
        assert (parcel.box_id, parcel.state) == (None, "labelled")
    assert await is_stock_right(story)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("ioss_number = 'IM2760000742'", "different_ioss_number"),
        ('ship_to = ship_to || \'{"line1": "Am Ende 9"}\'', "different_address_key"),
        ("currency = 'USD'", "different_currency"),
        ("contact_id = id", "different_buyer_key"),
    ],
)
async def test_orders_that_may_not_share_a_box_are_refused_with_the_reason(story: Story, change, reason) -> None:
    one, _ = await placed(story, "7211", 1)
    two, _ = await placed(story, "7212", 1)
    async with story.database.tx(story.tenant_id) as tx:
        await tx.run(f"UPDATE orders.orders SET {change} WHERE tenant_id = %(tenant)s AND id = %(id)s", {"id": two.id})
        with pytest.raises(CannotMerge) as refused:
            await regroup.merge(tx, [one.id, two.id], give_back=True)
        assert refused.value.params["reason"] == reason
        seen = await regroup.suggest(tx, await orders.get_order(tx, one.id), shop_ids=None)
        assert [why for _, why in seen] == ([] if reason == "different_buyer_key" else [reason])


async def test_an_order_that_waits_for_its_goods_is_not_put_into_a_box(story: Story) -> None:
    await leave(story, "MUG", LEJ=1)
    one, _ = await placed(story, "7213", 1)
    two, _ = await placed(story, "7214", 1)
    async with story.database.tx(story.tenant_id) as tx:
        with pytest.raises(NotReady):
            await regroup.merge(tx, [one.id, two.id], give_back=True)


async def test_an_order_that_grew_is_divided_too(story: Story) -> None:
    order, line = await placed(story, "7215", 2)
    async with story.database.tx(story.tenant_id) as tx:
        await amend.edit_lines(tx, order.id, {line.id: 3}, version=order.version, give_back=True)
    await story.turn()
    order = await story.order("7215")
    async with story.database.tx(story.tenant_id) as tx:
        await regroup.split(tx, order.id, [{line.id: 1}], version=order.version, give_back=True)
    await story.turn()
    assert await units_in(story, "7215") == [1, 2]
    assert sum((await promised(story, "7215")).values()) == 3
    assert await is_stock_right(story)


async def test_a_split_is_shown_before_with_its_freight_and_nothing_of_it_stays(story: Story) -> None:
    order, line = await placed(story, "7301", 3)
    async with story.database.tx(story.tenant_id) as tx:

        async def change() -> None:
            await regroup.split(tx, order.id, [{line.id: 1}], version=order.version, give_back=True)

        seen = await regroup.rehearse(tx, [order.id], change)
        assert tx.recorded == []
    assert [one.state for one in seen.before] == ["labelled"]
    assert [one.state for one in seen.after] == ["cancelled", "planned", "planned"]
    new = {one.id: one.estimate_minor for one in seen.after if one.state == "planned"}
    assert sum(new.values()) > seen.before[0].estimate_minor  # two labels cost more than one
    assert sorted(one.quantity for one in seen.contents if one.parcel_id in new) == [1, 2]
    assert [one.state for one in await alive(story, "7301")] == ["labelled"]


async def test_a_merge_is_shown_before_as_one_box_with_riders(story: Story) -> None:
    found = [(await placed(story, number))[0] for number in ("7302", "7303")]
    async with story.database.tx(story.tenant_id) as tx:

        async def change() -> None:
            await regroup.merge(tx, [one.id for one in found], give_back=True)

        seen = await regroup.rehearse(tx, [one.id for one in found], change)
    new = [one for one in seen.after if one.state == "planned"]
    assert sorted((one.is_shared, one.box_id is not None) for one in new) == [(False, True), (True, False)]
    assert len(await alive(story, "7302")) == 1
    assert (await alive(story, "7303"))[0].box_id is None
