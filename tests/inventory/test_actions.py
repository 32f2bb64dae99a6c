"""Stock is promised once, counted honestly and never oversold."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from linkstar import inventory
from linkstar.core.db import Database, Tx
from linkstar.inventory import Location
from linkstar.inventory.actions.records import Adjustment, Arrival, Demand, Move, Shipped, Transfer
from linkstar.inventory.errors import NotEnoughStock
from linkstar.inventory.facts import ReservationShorted, StockReserved, StockShort

SHENZHEN, BERLIN, FBA = uuid4(), uuid4(), uuid4()
MUG, CUP, POT = sorted(uuid4() for _ in range(3))


async def stock(tx: Tx, **units: tuple[UUID, UUID, int]) -> None:
    await inventory.put_locations(
        tx,
        [Location(SHENZHEN, "SZX", country="CN"), Location(BERLIN, "BER", country="DE"),
         Location(FBA, "FBA", type="fba", country="DE")],
    )  # fmt: skip
    await inventory.receive(tx, [Arrival(item, place, count) for item, place, count in units.values()])
    tx.recorded.clear()


def demand(
    quantity: int = 1, item: UUID = MUG, order: UUID | None = None, owner: UUID | None = None, **more: object
) -> Demand:
    return Demand(owner or uuid4(), order or uuid4(), item, quantity, **more)  # type: ignore[arg-type]


def told(tx: Tx, *kinds: type) -> list[object]:
    found = [one.fact for one in tx.recorded if isinstance(one.fact, kinds)]
    tx.recorded.clear()
    return found


async def level(tx: Tx, item: UUID = MUG, place: UUID = SHENZHEN) -> tuple[int, int]:
    rows = (await inventory.list_levels(tx, item_ids=[item], location_id=place)).rows
    return (rows[0].on_hand, rows[0].reserved) if rows else (0, 0)


async def test_the_last_unit_goes_to_one_order_and_the_others_are_short(tx: Tx) -> None:
    await stock(tx, a=(MUG, SHENZHEN, 1))
    await inventory.reserve(tx, [demand() for _ in range(8)])
    kinds = Counter(type(fact) for fact in told(tx, StockReserved, StockShort))
    assert kinds == {StockReserved: 1, StockShort: 7}
    assert await level(tx) == (1, 1)


async def test_two_lines_of_one_order_that_need_the_same_item_are_summed(tx: Tx) -> None:
    await stock(tx, a=(MUG, SHENZHEN, 3))
    order = uuid4()
    await inventory.reserve(tx, [demand(2, order=order), demand(2, order=order)])
    [short] = told(tx, StockShort, StockReserved)
    assert short == StockShort(order, 1)
    assert await level(tx) == (3, 3)


async def test_a_repeated_demand_reserves_nothing_more(tx: Tx) -> None:
    await stock(tx, a=(MUG, SHENZHEN, 10))
    one = demand(2)
    await inventory.reserve(tx, [one])
    await inventory.reserve(tx, [one])
    assert await level(tx) == (10, 2)


async def test_an_order_is_promised_from_one_place_that_has_it_all(tx: Tx) -> None:
    await stock(tx, a=(MUG, SHENZHEN, 5), b=(CUP, SHENZHEN, 5), c=(MUG, BERLIN, 5))
    order = uuid4()
    await inventory.reserve(tx, [demand(1, MUG, order, prefer=(BERLIN,)), demand(1, CUP, order, prefer=(BERLIN,))])
    places = {one.location_id for one in await inventory.list_reserved(tx, [order])}
    assert places == {SHENZHEN}


async def test_fba_stock_is_never_promised_as_our_own(tx: Tx) -> None:
    await stock(tx, a=(MUG, FBA, 100))
    await inventory.reserve(tx, [demand()])
    assert len(told(tx, StockShort)) == 1
    assert await inventory.get_atp(tx, [MUG]) == {MUG: 0}


async def test_arriving_stock_serves_the_oldest_waiting_order_first(tx: Tx) -> None:
    await stock(tx)
    first, second = uuid4(), uuid4()
    await inventory.reserve(tx, [demand(2, order=first)])
    tx.now += timedelta(minutes=1)
    await inventory.reserve(tx, [demand(1, order=second)])
    await inventory.receive(tx, [Arrival(MUG, SHENZHEN, 2)])
    told(tx)
    await inventory.fill_shorts(tx, [MUG])
    assert told(tx, StockReserved) == [StockReserved(first)]
    assert await level(tx) == (2, 2)


async def test_an_unpaid_order_gives_its_units_back_when_its_time_is_over(tx: Tx) -> None:
    await stock(tx, a=(MUG, SHENZHEN, 1))
    await inventory.reserve(tx, [demand(expires_at=tx.now + timedelta(minutes=30))])
    assert await inventory.expire(tx) == 0
    tx.now += timedelta(minutes=31)
    assert await inventory.expire(tx) == 1
    assert await level(tx) == (1, 0)


async def test_payment_keeps_what_was_held(tx: Tx) -> None:
    await stock(tx, a=(MUG, SHENZHEN, 1))
    one = demand(expires_at=tx.now + timedelta(minutes=30))
    await inventory.reserve(tx, [one])
    await inventory.confirm(tx, [one.order_id])
    tx.now += timedelta(hours=5)
    assert await inventory.expire(tx) == 0
    assert await level(tx) == (1, 1)


async def test_an_order_that_is_paid_while_its_time_runs_out_keeps_its_promise(database: Database) -> None:
    tenant = uuid4()
    async with database.tx(tenant) as tx:
        await stock(tx, a=(MUG, SHENZHEN, 1))
        one = demand(expires_at=tx.now + timedelta(minutes=30))
        await inventory.reserve(tx, [one])

    async def look() -> int:
        async with database.tx(tenant) as tx:
            tx.now += timedelta(hours=5)
            return await inventory.expire(tx)

    async with database.tx(tenant) as tx:
        await inventory.confirm(tx, [one.order_id])
        looking = asyncio.create_task(look())  # finds the promise as it was, and waits for its lock
        await asyncio.sleep(0.2)
    assert await looking == 0
    async with database.tx(tenant) as tx:
        assert await level(tx) == (1, 1)


async def test_a_count_below_what_is_promised_posts_and_the_youngest_orders_become_short(tx: Tx) -> None:
    await stock(tx, a=(MUG, SHENZHEN, 5))
    old, young = demand(3), demand(2)
    await inventory.reserve(tx, [old])
    tx.now += timedelta(minutes=1)
    await inventory.reserve(tx, [young])
    count = await inventory.start_count(tx, SHENZHEN, [MUG])
    told(tx)
    assert await inventory.post_count(tx, count, {MUG: 3}) == {MUG: -2}
    assert told(tx, ReservationShorted) == [ReservationShorted(young.order_id, MUG, 2)]
    assert await level(tx) == (3, 3)
    assert await inventory.self_check(tx) == []


async def test_picks_during_a_count_are_not_lost(tx: Tx) -> None:
    await stock(tx, a=(MUG, SHENZHEN, 10))
    one = demand(4)
    await inventory.reserve(tx, [one])
    count = await inventory.start_count(tx, SHENZHEN, [MUG])
    await inventory.consume(tx, [Shipped(one.owner_id, MUG, SHENZHEN, 4, uuid4())])
    await inventory.post_count(tx, count, {MUG: 10})
    assert await level(tx) == (6, 0)


async def units_by_state(tx: Tx, owner: UUID) -> dict[tuple[str, bool], int]:
    """Units of all promises that an owner ever had, by their state and whether goods stood behind them."""
    rows = await tx.rows(
        "SELECT state, location_id IS NOT NULL AS is_real, sum(quantity)::int AS units FROM inventory.reservations"
        " WHERE tenant_id = %(tenant)s AND owner_id = %(owner)s GROUP BY 1, 2",
        {"owner": owner},
    )
    return {(row.state, row.is_real): row.units for row in rows}


async def test_units_that_leave_in_parts_are_each_accounted_for(tx: Tx) -> None:
    await stock(tx, a=(MUG, SHENZHEN, 10))
    one = demand(6)
    await inventory.reserve(tx, [one])
    await inventory.consume(tx, [Shipped(one.owner_id, MUG, SHENZHEN, 1, uuid4())])
    assert await units_by_state(tx, one.owner_id) == {("committed", True): 5, ("consumed", True): 1}
    await inventory.consume(tx, [Shipped(one.owner_id, MUG, SHENZHEN, 3, uuid4())])
    await inventory.release(tx, {one.owner_id: 1})
    await inventory.consume(tx, [Shipped(one.owner_id, MUG, SHENZHEN, 1, uuid4())])
    assert await units_by_state(tx, one.owner_id) == {("consumed", True): 5, ("released", True): 1}
    assert await level(tx) == (5, 0)
    assert await inventory.self_check(tx) == []


async def test_a_short_that_is_filled_in_parts_is_accounted_for(tx: Tx) -> None:
    await stock(tx, a=(MUG, SHENZHEN, 1))
    one = demand(4)
    await inventory.reserve(tx, [one])
    for _ in range(2):
        await inventory.receive(tx, [Arrival(MUG, SHENZHEN, 1)])
        await inventory.fill_shorts(tx, [MUG])
    filled = {("committed", True): 3, ("committed", False): 1, ("consumed", False): 2}
    assert await units_by_state(tx, one.owner_id) == filled


async def test_a_parcel_told_twice_leaves_once(tx: Tx) -> None:
    await stock(tx, a=(MUG, SHENZHEN, 10))
    one, parcel = demand(2), uuid4()
    await inventory.reserve(tx, [one])
    for _ in range(2):
        await inventory.consume(tx, [Shipped(one.owner_id, MUG, SHENZHEN, 2, parcel)])
    assert await level(tx) == (8, 0)


async def test_a_unit_found_at_another_place_takes_its_promise_with_it(tx: Tx) -> None:
    await stock(tx, a=(MUG, SHENZHEN, 1), b=(MUG, BERLIN, 1))
    one = demand(1, prefer=(SHENZHEN,))
    await inventory.reserve(tx, [one])
    await inventory.consume(tx, [Shipped(one.owner_id, MUG, BERLIN, 1, uuid4())])
    assert await level(tx, MUG, SHENZHEN) == (1, 0)
    assert await level(tx, MUG, BERLIN) == (0, 0)
    assert await inventory.self_check(tx) == []


async def test_a_route_moves_the_promise_whole_or_not_at_all(tx: Tx) -> None:
    await stock(tx, a=(MUG, SHENZHEN, 2), b=(MUG, BERLIN, 1))
    one, two = demand(1, prefer=(SHENZHEN,)), demand(1, prefer=(SHENZHEN,))
    await inventory.reserve(tx, [one, two])
    moves = [Move(d.order_id, d.owner_id, MUG, SHENZHEN, BERLIN, 1) for d in (one, two)]
    assert await inventory.move(tx, moves) == {two.order_id}
    assert (await level(tx, MUG, SHENZHEN), await level(tx, MUG, BERLIN)) == ((2, 1), (1, 1))
    assert await inventory.self_check(tx) == []


async def test_promised_units_cannot_be_transferred_away(tx: Tx) -> None:
    await stock(tx, a=(MUG, SHENZHEN, 2))
    await inventory.reserve(tx, [demand(1)])
    await inventory.transfer(tx, [Transfer(uuid4(), MUG, SHENZHEN, BERLIN, 1)])
    with pytest.raises(NotEnoughStock):
        await inventory.transfer(tx, [Transfer(uuid4(), MUG, SHENZHEN, BERLIN, 1)])


async def test_a_loss_of_promised_units_makes_the_order_short_again(tx: Tx) -> None:
    await stock(tx, a=(MUG, SHENZHEN, 2))
    one = demand(2)
    await inventory.reserve(tx, [one])
    told(tx)
    await inventory.adjust(tx, [Adjustment(MUG, SHENZHEN, -1, "broken")])
    assert told(tx, ReservationShorted) == [ReservationShorted(one.order_id, MUG, 1)]
    assert await level(tx) == (1, 1)


async def test_the_database_refuses_an_oversell_by_itself(tx: Tx) -> None:
    await stock(tx, a=(MUG, SHENZHEN, 1))
    with pytest.raises(psycopg.errors.CheckViolation):
        await tx.run("UPDATE inventory.levels SET reserved = 2 WHERE tenant_id = %(tenant)s")


async def test_the_self_check_names_a_counter_that_lies(tx: Tx) -> None:
    await stock(tx, a=(MUG, SHENZHEN, 5))
    await tx.run("UPDATE inventory.levels SET on_hand = 6 WHERE tenant_id = %(tenant)s")
    [found] = await inventory.self_check(tx)
    assert (found.on_hand, found.by_movements) == (6, 5)
    assert found.last_movement_id is not None


async def test_eight_tasks_and_many_orders_never_promise_more_than_there_is(
    database: Database, tenant_id: UUID
) -> None:
    async with database.tx(tenant_id) as tx:
        await stock(tx, a=(MUG, SHENZHEN, 40), b=(CUP, SHENZHEN, 40), c=(POT, BERLIN, 40))

    async def buyer(seed: int) -> None:
        items = [MUG, CUP, POT] if seed % 2 else [POT, CUP, MUG]  # the opposite order must not dead-lock
        for _ in range(10):
            order = uuid4()
            async with database.tx(tenant_id) as tx:
                await inventory.reserve(tx, [demand(1, item, order) for item in items])

    await asyncio.gather(*(buyer(seed) for seed in range(8)))
    async with database.tx(tenant_id) as tx:
        assert await inventory.get_atp(tx, [MUG, CUP, POT]) == {MUG: 0, CUP: 0, POT: 0}
        assert await inventory.self_check(tx) == []
        shorts = await tx.value(
            "SELECT sum(quantity) FROM inventory.reservations WHERE tenant_id = %(tenant)s AND location_id IS NULL"
        )
    assert shorts == 3 * 40
