"""Whoever waits for a row reads what was written meanwhile, not what stood there when the waiting began.

PostgreSQL looks again at the row that was waited for, and at nothing else that the same statement reads.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar
from uuid import UUID

import pytest

from linkstar import orders, shipping
from linkstar.core.db import Database, Tx
from linkstar.shipping.actions.manifests import make_manifest
from linkstar.shipping.actions.packing import pack_whole, unpack
from linkstar.shipping.actions.waves import put_back, take_out
from linkstar.shipping.errors import ManifestEmpty, ParcelOnManifest, ParcelPackedAlready
from tests.shipping.test_waves import a_wave
from tests.world.orders import a_capture, a_line, an_order
from tests.world.shipping import ACCOUNT, SHENZHEN, a_label, a_parcel, an_id

T = TypeVar("T")
_WAITS = "SELECT EXISTS (SELECT FROM pg_locks WHERE pid = %(pid)s AND NOT granted)"


class Turns:
    """Two transactions of one company, of which the second has to wait for the first."""

    def __init__(self, database: Database, tenant_id: UUID) -> None:
        self.database, self.tenant_id = database, tenant_id

    async def alone(self, do: Callable[[Tx], Awaitable[T]]) -> T:
        """What a transaction returns that nobody disturbs."""
        async with self.database.tx(self.tenant_id) as tx:
            return await do(tx)

    async def after(self, first: Callable[[Tx], Awaitable[object]], second: Callable[[Tx], Awaitable[T]]) -> T:
        """What `second` returns, which waits for a row that `first` has changed and not yet committed."""
        has_changed, waits = asyncio.Event(), asyncio.Event()
        pid = asyncio.get_running_loop().create_future()

        async def one() -> None:
            async with self.database.tx(self.tenant_id) as tx:
                await first(tx)
                has_changed.set()
                await waits.wait()

        async def other() -> T:
            await has_changed.wait()
            async with self.database.tx(self.tenant_id) as tx:
                pid.set_result(await tx.value("SELECT pg_backend_pid()"))
                return await second(tx)

        running, begun = asyncio.create_task(one()), asyncio.create_task(other())
        try:
            asked = {"pid": await pid}
            while not begun.done() and not await self.alone(lambda tx: tx.value(_WAITS, asked)):
                await asyncio.sleep(0.01)
            assert not begun.done(), "it did not wait"
        finally:
            waits.set()
            await asyncio.wait([running, begun])
        await running
        return await begun


@pytest.fixture
def turns(database: Database, tenant_id: UUID) -> Turns:
    return Turns(database, tenant_id)


async def test_units_that_leave_while_an_order_is_waited_for_are_not_promised_again(turns: Turns) -> None:
    async def open_order(tx: Tx) -> tuple[UUID, UUID]:
        await orders.capture(tx, [a_capture(an_order("7", a_line("MUG", 3)))])
        [order] = (await orders.list_orders(tx)).rows
        return order.id, (await orders.open_demand(tx, [order.id]))[0].owner_id

    order_id, component_id = await turns.alone(open_order)
    wanted = await turns.after(
        lambda tx: orders.mark_shipped(tx, {component_id: 1}), lambda tx: orders.open_demand(tx, [order_id])
    )
    assert [one.quantity for one in wanted] == [2]


async def test_a_label_that_comes_while_its_order_is_cancelled_is_asked_back(turns: Turns) -> None:
    parcel_id = await turns.alone(a_parcel)
    [told] = await turns.after(
        lambda tx: shipping.attach_labels(tx, [(parcel_id, a_label(parcel_id))]),
        lambda tx: shipping.cancel_parcels(tx, [an_id("order")]),
    )
    assert (told.outcome, told.label_id is None) == ("void_asked", False)


async def test_a_parcel_that_two_pack_at_once_is_packed_by_one(turns: Turns) -> None:
    wave_id, ids = await turns.alone(lambda tx: a_wave(tx, "mug"))
    with pytest.raises(ParcelPackedAlready):
        await turns.after(lambda tx: pack_whole(tx, wave_id, ids), lambda tx: pack_whole(tx, wave_id, ids))


async def test_a_parcel_that_is_unpacked_meanwhile_is_on_no_manifest(turns: Turns) -> None:
    wave_id, ids = await turns.alone(lambda tx: a_wave(tx, "mug"))
    await turns.alone(lambda tx: pack_whole(tx, wave_id, ids))
    with pytest.raises(ManifestEmpty):
        await turns.after(lambda tx: unpack(tx, wave_id, ids), lambda tx: make_manifest(tx, SHENZHEN, ACCOUNT))


async def test_a_parcel_that_is_listed_meanwhile_is_not_unpacked(turns: Turns) -> None:
    wave_id, ids = await turns.alone(lambda tx: a_wave(tx, "mug"))
    await turns.alone(lambda tx: pack_whole(tx, wave_id, ids))
    with pytest.raises(ParcelOnManifest):
        await turns.after(lambda tx: make_manifest(tx, SHENZHEN, ACCOUNT), lambda tx: unpack(tx, wave_id, ids))


async def test_a_parcel_that_is_packed_meanwhile_stays_in_its_wave_when_the_rest_is_taken_out(turns: Turns) -> None:
    wave_id, ids = await turns.alone(lambda tx: a_wave(tx, "mug", "mug"))
    taken = await turns.after(lambda tx: pack_whole(tx, wave_id, ids[:1]), lambda tx: take_out(tx, wave_id, None))
    assert taken == 1


async def test_a_parcel_that_is_taken_out_meanwhile_is_put_back(turns: Turns) -> None:
    wave_id, ids = await turns.alone(lambda tx: a_wave(tx, "mug", "mug"))
    back = await turns.after(lambda tx: take_out(tx, wave_id, ids[:1]), lambda tx: put_back(tx, wave_id, ids[:1]))
    assert back == 1
