"""Steps that meet another order of events than the usual one: what they leave is the same, and nobody waits for ever."""

from __future__ import annotations

from uuid import UUID

import pytest

from linkstar import catalog, inventory, orders, shipping
from linkstar.core.db import Tx
from linkstar.core.facts import decode
from linkstar.core.work import failures
from linkstar.flows import leave_and_arrive, order_to_door, sync_stock
from linkstar.inventory.facts import (
    AtpChanged,
    ListedChanged,
    ReservationShorted,
    StockFreed,
    StockReserved,
    StockShort,
)
from linkstar.inventory.queries import get_listed
from linkstar.orders.facts import OrderChanged
from linkstar.shipping.facts import ParcelDelivered
from tests.faults.test_late_readers import Turns
from tests.flows import hands
from tests.flows.story import Story, sold
from tests.flows.test_cancelled_parts import two_parcels
from tests.world.orders import a_line


@pytest.fixture(autouse=True)
def much_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work that failed is not tried again while the test lasts."""
    monkeypatch.setattr(failures, "BACKOFF_S", (3600.0,))


@pytest.fixture
def turns(story: Story) -> Turns:
    return Turns(story.database, story.tenant_id)


async def in_hand(story: Story, number: str, units: int) -> UUID:
    """An order of mugs with its promise, before a way is chosen; its id."""
    await hands.hold_all(story)
    await story.place(sold(number, a_line("MUG", units)))
    await story.turn()
    await hands.hold_all(story, is_on=False)
    return (await story.order(number)).id


async def facts_waiting(story: Story) -> list[object]:
    """The facts of work that nobody has done yet."""
    async with story.database.tx(story.tenant_id) as tx:
        rows = await tx.rows(
            "SELECT f.name, f.body FROM core.work w JOIN core.facts f ON f.tenant_id = w.tenant_id AND f.id = ANY(w.fact_ids)"
            " WHERE w.tenant_id = %(tenant)s"
        )
    return [decode(row.name, row.body) for row in rows]


async def test_an_order_that_got_other_goods_before_it_was_taken_back_looks_for_its_way(story: Story) -> None:
    """A count took its goods, others were there at once, and the news of them came while it was still at the warehouse."""
    order_id, [labelled, _] = await two_parcels(story, unlabelled=1)
    async with story.database.tx(story.tenant_id) as tx:
        await tx.run(
            "UPDATE shipping.parcels SET state = 'cancelled' WHERE tenant_id = %(tenant)s AND id = %(id)s",
            {"id": labelled.id},
        )
        await order_to_door.choose_route(tx, [StockReserved(order_id)])
        assert [one.fact for one in tx.recorded if isinstance(one.fact, StockReserved)] == []
    async with story.database.tx(story.tenant_id) as tx:
        await order_to_door.take_back_route(tx, [ReservationShorted(order_id, story.items["MUG"], 1)])
        assert StockReserved(order_id) in [one.fact for one in tx.recorded]
    assert (await story.states())["3001"] == "ready"


async def test_a_route_for_fewer_units_than_were_promised_leaves_none_of_them_promised(story: Story) -> None:
    """Two of four were cancelled, and the way was chosen before anybody had taken their promise back."""
    order_id = await in_hand(story, "3001", 4)
    order = await story.order("3001")
    async with story.database.tx(story.tenant_id) as tx:
        [line] = await orders.list_lines(tx, [order_id])
        await orders.cancel(tx, order_id, lines={line.id: 2}, version=order.version)
        await orders.release_holds(tx, [order_id])
    async with story.database.tx(story.tenant_id) as tx:
        await order_to_door.choose_route(tx, [StockReserved(order_id)])
    assert [one.state for one in await story.parcels("3001")] == ["planned"]
    async with story.database.tx(story.tenant_id) as tx:
        await order_to_door.follow_change(tx, [OrderChanged(order_id, "quantity")])
    assert sum((await hands.promised(story, "3001")).values()) == 2


async def test_goods_that_come_for_more_orders_than_one_run_serves_serve_the_rest_in_the_next(story: Story) -> None:
    await hands.leave(story, "MUG")
    await hands.leave(story, "CUP")
    await story.place(*[sold(f"40{n:02}", a_line("MUG")) for n in range(4)], sold("5001", a_line("CUP")))
    await story.turn()
    async with story.database.tx(story.tenant_id) as tx:
        for sku, units in (("MUG", 3), ("CUP", 1)):
            receipt = inventory.records.Adjustment(story.items[sku], story.places["LEJ"], units, "came in")
            await inventory.adjust(tx, [receipt])
        tx.recorded.clear()
        await inventory.fill_shorts(tx, [story.items["MUG"], story.items["CUP"]], limit=2)
        assert {one.fact for one in tx.recorded} >= {StockFreed(story.items["MUG"]), StockFreed(story.items["CUP"])}


async def test_an_order_whose_buyer_wants_it_after_all_looks_for_its_way(story: Story) -> None:
    await hands.leave(story, "MUG")
    await story.place(sold("3001"), shop="amazon")
    await story.turn()
    await story.place(sold("3001", commercial="cancel_requested", minutes=1), shop="amazon")
    await story.turn()
    await story.stock("MUG", 5)
    await story.turn()
    assert list((await story.states()).values()) == ["cancel_requested"]
    await story.place(sold("3001", minutes=2), shop="amazon")
    await story.turn()
    assert list((await story.states()).values()) == ["released"]


async def test_an_order_that_is_paid_while_its_goods_come_keeps_them(story: Story, turns: Turns) -> None:
    await hands.leave(story, "MUG")
    await story.place(sold("3001", payment="pending", paid_at=None))
    await story.turn()
    order_id, item = (await story.order("3001")).id, story.items["MUG"]
    async with story.database.tx(story.tenant_id) as tx:
        await inventory.adjust(tx, [inventory.records.Adjustment(item, story.places["LEJ"], 5, "came in")])
    await turns.after(lambda tx: inventory.fill_shorts(tx, [item]), lambda tx: inventory.confirm(tx, [order_id]))
    async with story.database.tx(story.tenant_id) as tx:
        rows = await tx.rows(
            "SELECT state, expires_at FROM inventory.reservations WHERE tenant_id = %(tenant)s AND location_id IS NOT NULL"
        )
    assert [(row.state, row.expires_at) for row in rows] == [("committed", None)]


async def test_an_order_whose_listing_is_linked_meanwhile_knows_its_item(story: Story, turns: Turns) -> None:
    shop = story.shops["shopify"]
    new = catalog.Sold(shop, "listing-NEW", "NEW")

    async def link(tx: object) -> None:
        rows = await catalog.note_listings(tx, [catalog.ListingSeen(new, "New", "seller", "1", {})])  # type: ignore[arg-type]
        await catalog.link_listings(tx, [catalog.Link(rows[new], story.items["MUG"], 1)])  # type: ignore[arg-type]

    await story.place(sold("3001", a_line("NEW")))
    async with story.database.tx(story.tenant_id) as tx:
        await catalog.note_listings(tx, [catalog.ListingSeen(new, "New", "seller", "1", {})])
        seen = [one for one in await facts_waiting(story) if type(one).__name__ == "OrdersSeen"]
    await turns.after(link, lambda tx: order_to_door.capture(tx, seen))
    assert (await story.states())["3001"] == "ready"


async def test_the_stock_that_was_read_last_is_what_a_listing_offers(story: Story, turns: Turns) -> None:
    item = story.items["MUG"]

    async def sell(tx: object) -> None:
        await inventory.adjust(tx, [inventory.records.Adjustment(item, story.places["LEJ"], -3, "sold elsewhere")])  # type: ignore[arg-type]
        await sync_stock.plan_push(tx, [AtpChanged(item)])  # type: ignore[arg-type]

    await turns.after(sell, lambda tx: sync_stock.plan_push(tx, [AtpChanged(item)]))
    async with story.database.tx(story.tenant_id) as tx:
        rows = await get_listed(tx, [one.listing_row_id for one in await catalog.list_offers(tx, [item])])
    assert max(one.quantity for one in rows.values()) == await story.atp("MUG")


async def test_an_order_whose_two_parcels_arrive_at_once_is_completed(story: Story) -> None:
    order_id, parcels = await two_parcels(story)
    async with story.database.tx(story.tenant_id) as tx:
        await shipping.hand_over(tx, [one.id for one in parcels])
    await story.turn()
    async with story.database.tx(story.tenant_id) as tx:
        await tx.run("UPDATE shipping.parcels SET state = 'delivered' WHERE tenant_id = %(tenant)s")
    async with story.database.tx(story.tenant_id) as tx:
        await leave_and_arrive.close_delivered(tx, [ParcelDelivered(order_id, one.id, False) for one in parcels])
    assert (await story.states())["3001"] == "completed"


async def test_a_shortage_that_lives_is_not_closed_by_news_of_the_goods_before(story: Story) -> None:
    await hands.leave(story, "MUG")
    await story.place(sold("3001"))
    await story.turn()
    order_id = (await story.order("3001")).id
    async with story.database.tx(story.tenant_id) as tx:
        await sync_stock.close_shortages(tx, [StockReserved(order_id)])
    assert await story.open_incidents() == ["stock_short"]


async def test_goods_wait_until_the_shortage_that_they_end_is_told(story: Story, turns: Turns) -> None:
    """Else nobody would close what is told of a shortage that is over."""
    await hands.leave(story, "MUG")
    await story.place(sold("3001"))
    await story.turn()
    order_id, item = (await story.order("3001")).id, story.items["MUG"]
    async with story.database.tx(story.tenant_id) as tx:
        await inventory.adjust(tx, [inventory.records.Adjustment(item, story.places["LEJ"], 5, "came in")])
    await turns.after(
        lambda tx: order_to_door.tell_shortage(tx, [StockShort(order_id, 1)]),
        lambda tx: inventory.fill_shorts(tx, [item]),
    )
    await story.turn()
    assert await story.open_incidents() == []


async def test_an_older_quantity_that_a_shop_took_last_is_followed_by_the_newest_once_more(tx: Tx) -> None:
    listing, shop = tx.new_id(), tx.new_id()
    await inventory.listed.set_listed(tx, {listing: (shop, 10)})
    await inventory.listed.set_listed(tx, {listing: (shop, 3)})
    await inventory.listed.mark_pushed(tx, [inventory.listed.Pushed(listing, 2, 3)])
    tx.recorded.clear()
    late = [inventory.listed.Pushed(listing, 1, 10)]
    await inventory.listed.mark_pushed(tx, late)
    await inventory.listed.mark_pushed(tx, late)
    assert [one.fact for one in tx.recorded] == [ListedChanged(listing, shop, 3)]
