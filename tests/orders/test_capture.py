"""An order is captured once, and nothing that comes late lowers it."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from uuid import UUID

from linkstar import orders
from linkstar.core.db import Database, Tx
from linkstar.orders.facts import OrderCancelled, OrderCaptured, OrderChanged, OrderMapped, OrderPaid
from tests.world.orders import PLACED, SHOP, a_capture, a_line, an_item, an_order


def told(tx: Tx) -> list[type]:
    kinds = [type(one.fact) for one in tx.recorded]
    tx.recorded.clear()
    return kinds


async def only_order(tx: Tx) -> orders.Order:
    page = await orders.list_orders(tx)
    assert len(page.rows) == 1
    return page.rows[0]


async def test_the_same_message_twice_is_one_order(tx: Tx) -> None:
    await orders.capture(tx, [a_capture()])
    again = await orders.capture(tx, [a_capture(), a_capture()])
    assert (len(again.new), len(again.changed), len(again.stale)) == (0, 0, 1)
    order = await only_order(tx)
    assert order.state == "ready"
    assert told(tx) == [OrderCaptured]


async def test_the_newest_of_a_batch_counts(tx: Tx) -> None:
    await orders.capture(
        tx, [a_capture(an_order(minutes=5, payment="paid")), a_capture(an_order(minutes=0, payment="pending"))]
    )
    assert (await only_order(tx)).payment == "paid"


async def test_paid_before_create_builds_the_order_and_the_late_create_lowers_nothing(tx: Tx) -> None:
    await orders.capture(tx, [a_capture(an_order(minutes=5, payment="paid"))])
    await orders.capture(tx, [a_capture(an_order(minutes=0, payment="pending"))])
    order = await only_order(tx)
    assert (order.payment, order.state) == ("paid", "ready")


async def test_payment_makes_a_waiting_order_ready(tx: Tx) -> None:
    await orders.capture(tx, [a_capture(an_order(payment="pending", paid_at=None))])
    assert (await only_order(tx)).state == "awaiting_payment"
    told(tx)
    await orders.capture(tx, [a_capture(an_order(minutes=1))])
    assert (await only_order(tx)).state == "ready"
    assert told(tx) == [OrderPaid]


async def test_a_cancelled_order_is_not_opened_by_a_later_message(tx: Tx) -> None:
    await orders.capture(tx, [a_capture()])
    told(tx)
    await orders.capture(tx, [a_capture(an_order(minutes=1, commercial="cancelled"))])
    assert told(tx) == [OrderCancelled]
    await orders.capture(tx, [a_capture(an_order(minutes=2))])
    assert (await only_order(tx)).state == "cancelled"


async def test_fewer_units_at_the_channel_cancel_units_here(tx: Tx) -> None:
    await orders.capture(tx, [a_capture(an_order("7", a_line("MUG", 3)))])
    told(tx)
    await orders.capture(tx, [a_capture(an_order("7", a_line("MUG", 3, cancelled=2), minutes=1))])
    order = await only_order(tx)
    lines = await orders.list_lines(tx, [order.id])
    assert [(line.ordered, line.cancelled) for line in lines] == [(3, 2)]
    assert told(tx) == [OrderChanged]
    assert [one.quantity for one in await orders.open_demand(tx, [order.id])] == [1]


async def test_an_unknown_listing_waits_and_mapping_it_releases_the_order(tx: Tx) -> None:
    seen = an_order("8", a_line("MUG"), a_line("NEW"))
    await orders.capture(tx, [a_capture(seen, parts={"NEW": ()})])
    order = await only_order(tx)
    assert order.state == "unmapped"
    assert await orders.open_demand(tx, [order.id]) == []
    [line] = await orders.list_unmapped_lines(tx, shop_id=SHOP)
    told(tx)
    await orders.map_lines(
        tx, {line.id: orders.records.Mapped(an_item("row NEW"), (orders.records.Part(an_item("NEW"), 2),))}
    )
    assert told(tx) == [OrderMapped]
    assert (await only_order(tx)).state == "ready"
    assert sorted(one.quantity for one in await orders.open_demand(tx, [order.id])) == [1, 2]


async def test_an_order_that_the_channel_sends_itself_asks_nothing_of_us(tx: Tx) -> None:
    await orders.capture(tx, [a_capture(an_order(fulfilled_by="channel"))])
    order = await only_order(tx)
    assert order.state == "channel_fulfilled"
    assert await orders.open_demand(tx, [order.id]) == []


async def test_a_masked_address_does_not_replace_the_one_we_have(tx: Tx) -> None:
    await orders.capture(tx, [a_capture()])
    await orders.capture(tx, [a_capture(an_order(minutes=3, ship_to=type(a_capture().seen.ship_to)(country="DE")))])
    assert (await only_order(tx)).ship_to["line1"] == "Lindenstr. 5"


async def test_an_order_found_by_polling_hours_later_is_marked_late(tx: Tx) -> None:
    tx.now = PLACED + timedelta(hours=6)
    poll = a_capture()
    await orders.capture(tx, [orders.records.Capture(poll.shop_id, poll.zone, poll.seen, poll.mapped, "poll")])
    assert await tx.value("SELECT is_late FROM orders.orders WHERE tenant_id = %(tenant)s") is True


async def test_two_workers_that_capture_the_same_order_at_once_write_it_once(
    database: Database, tenant_id: UUID
) -> None:
    async def one_worker(start: int) -> int:
        async with database.tx(tenant_id) as tx:
            batch = [a_capture(an_order(str(n))) for n in range(start, start + 40)]
            return len((await orders.capture(tx, batch)).new)

    new = await asyncio.gather(*(one_worker(start) for start in (0, 10, 20, 30, 0, 35)))
    async with database.tx(tenant_id) as tx:
        count = await tx.value("SELECT count(*) FROM orders.orders WHERE tenant_id = %(tenant)s")
    assert sum(new) == count == 75
