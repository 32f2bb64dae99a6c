"""Reading parcels: pages, contents, numbers to ask carriers about, and nothing of another company."""

from __future__ import annotations

import pytest

from linkstar import shipping
from linkstar.kit.errors import NotFound
from tests.shipping.test_parcels import a_scan, two_labelled
from tests.world.shipping import ACCOUNT, LAMP, MUG, a_parcel, an_ask, an_id


async def test_parcels_are_listed_newest_first_in_pages(tx):
    for number in range(5):
        await a_parcel(tx, order_id=an_id(f"order {number}"))
    first = await shipping.list_parcels(tx, states=("planned",), limit=3)
    rest = await shipping.list_parcels(tx, states=("planned",), limit=3, after=first.next)
    ids = [row.id for row in (*first.rows, *rest.rows)]
    assert ids == sorted(ids, reverse=True)
    assert (len(ids), rest.next) == (5, None)


async def test_another_companys_parcel_is_not_found(database, tenant_id):
    async with database.tx(tenant_id) as tx:
        parcel_id = await a_parcel(tx)
    async with database.tx(an_id("another company")) as tx:
        with pytest.raises(NotFound):
            await shipping.get_parcel(tx, parcel_id)
        assert await shipping.get_label_asks(tx, [parcel_id]) == [None]
        assert await shipping.cancel_parcels(tx, [an_ask().order_id]) == []


async def test_contents_and_moving_numbers_are_read_for_many_parcels(tx):
    first, second = await two_labelled(tx)
    held = await shipping.queries.get_contents(tx, [first, second])
    assert {(one.parcel_id, one.item_id, one.quantity) for one in held} == {
        (one.parcel_id, one.item_id, 1) for one in held if one.item_id in (MUG, LAMP)
    }
    assert len(held) == 2
    assert await shipping.queries.list_moving(tx, not_since=tx.now) == [(ACCOUNT, "T0"), (ACCOUNT, "T1")]
    await shipping.apply_tracking(tx, [a_scan("in_transit", 1, "T0"), a_scan("delivered", 1, "T1")])
    assert await shipping.queries.list_moving(tx, not_since=tx.now) == []
