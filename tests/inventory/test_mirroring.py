"""Places that partners keep: their word is the stock, an older word changes nothing, and promises under way stand."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given, strategies as st

from linkstar import inventory
from linkstar.core.db import Tx
from linkstar.inventory import Location
from linkstar.inventory.actions.mirroring import mirror
from linkstar.inventory.actions.records import Adjustment, Arrival, Demand, Shipped, StatedUnits, Transfer
from linkstar.inventory.errors import KeptElsewhere
from linkstar.inventory.facts import AtpChanged, ReservationShorted
from linkstar.inventory.queries import list_mirrored
from linkstar.inventory.rules import on_hand_there

KEEPER, WMS, OWN = uuid4(), uuid4(), uuid4()
MUG, CUP = sorted(uuid4() for _ in range(2))


async def places(tx: Tx) -> None:
    """A kept place and one of our own."""
    await inventory.put_locations(tx, [Location(WMS, "WMS", type="third_party", kept_by=KEEPER), Location(OWN, "OWN")])


async def state(tx: Tx, *units: StatedUnits, minutes: int = 0, sent: dict[UUID, int] | None = None) -> None:
    """The keeper states what lies there, so many minutes from now."""
    at = tx.now + timedelta(minutes=minutes)
    await mirror(tx, WMS, [MUG, CUP], units, stated_at=at, sent=sent or {})


async def levels(tx: Tx, item: UUID = MUG) -> dict[str, tuple[int, int]]:
    """(on hand, reserved) by pool."""
    rows = (await inventory.list_levels(tx, item_ids=[item], location_id=WMS)).rows
    return {row.pool: (row.on_hand, row.reserved) for row in rows if row.on_hand or row.reserved}


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_what_is_led_there_never_exceeds_what_lies_there_but_for_what_we_have_sent(
    free: int, locked: int, sent: int
) -> None:
    units = on_hand_there(free, locked, sent)
    assert units >= sent
    assert units <= max(free + locked, sent)
    assert units - sent <= free, "nobody is promised what others have locked"


async def test_a_statement_sets_every_state_and_what_is_not_named_is_gone(tx: Tx) -> None:
    await places(tx)
    await state(
        tx, StatedUnits(MUG, "free", 9, "ZP"), StatedUnits(MUG, "damaged", 2, "CC"), StatedUnits(MUG, "moving", 1)
    )
    assert await levels(tx) == {"sellable": (9, 0), "damaged": (2, 0), "hold": (1, 0)}
    assert await inventory.get_atp(tx, [MUG, CUP]) == {MUG: 9, CUP: 0}
    await state(tx, StatedUnits(MUG, "free", 4, "ZP"), StatedUnits(MUG, "inbound", 30, "ZT"), minutes=1)
    assert await levels(tx) == {"sellable": (4, 0)}
    told = {
        (row.item_id, row.state, row.partner_state): row.quantity for row in await list_mirrored(tx, location_id=WMS)
    }
    assert told == {(MUG, "free", "ZP"): 4, (MUG, "inbound", "ZT"): 30, (CUP, "free", ""): 0}
    assert await inventory.self_check(tx) == []


async def test_an_older_statement_changes_nothing_and_the_same_one_again_writes_nothing(tx: Tx) -> None:
    await places(tx)
    await state(tx, StatedUnits(MUG, "free", 9), minutes=5)
    tx.recorded.clear()
    await state(tx, StatedUnits(MUG, "free", 3), minutes=4)
    await state(tx, StatedUnits(MUG, "free", 9), minutes=6)
    assert await levels(tx) == {"sellable": (9, 0)}
    assert [one for one in tx.recorded if isinstance(one.fact, AtpChanged)] == []
    assert len((await inventory.list_movements(tx, MUG)).rows) == 1
    assert {row.stated_at - tx.now for row in await list_mirrored(tx, location_id=WMS)} == {timedelta(minutes=6)}


async def test_a_loss_takes_promises_that_the_keeper_does_not_have_and_no_others(tx: Tx) -> None:
    await places(tx)
    await state(tx, StatedUnits(MUG, "free", 9))
    await inventory.reserve(tx, [Demand(uuid4(), uuid4(), MUG, 6)])
    tx.recorded.clear()
    await state(tx, StatedUnits(MUG, "free", 2), minutes=1, sent={MUG: 6})
    assert (await levels(tx))["sellable"] == (6, 6)
    await state(tx, StatedUnits(MUG, "free", 2), minutes=2)
    assert (await levels(tx))["sellable"] == (2, 2)
    assert [one.fact.quantity for one in tx.recorded if isinstance(one.fact, ReservationShorted)] == [4]


@pytest.mark.parametrize(("minutes", "left"), [(-1, 7), (1, 9)])
async def test_a_parcel_is_taken_out_unless_the_keeper_has_counted_it_already(tx: Tx, minutes: int, left: int) -> None:
    await places(tx)
    await state(tx, StatedUnits(MUG, "free", 9), minutes=minutes)
    owner = uuid4()
    await inventory.reserve(tx, [Demand(owner, uuid4(), MUG, 2)])
    await inventory.consume(tx, [Shipped(owner, MUG, WMS, 2, uuid4(), tx.now)])
    assert (await levels(tx))["sellable"] == (left, 0)
    assert await inventory.self_check(tx) == []


async def test_never_more_is_taken_out_than_the_keeper_left(tx: Tx) -> None:
    await places(tx)
    await state(tx, StatedUnits(MUG, "free", 1), minutes=-1)
    parcel = uuid4()
    for _ in range(2):
        await inventory.consume(tx, [Shipped(uuid4(), MUG, WMS, 2, parcel, tx.now)])
    assert await levels(tx) == {}
    assert await inventory.self_check(tx) == []


async def test_people_change_nothing_there(tx: Tx) -> None:
    await places(tx)
    for change in (
        inventory.receive(tx, [Arrival(MUG, WMS, 1)]),
        inventory.adjust(tx, [Adjustment(MUG, WMS, 1, "found")]),
        inventory.transfer(tx, [Transfer(uuid4(), MUG, OWN, WMS, 1)]),
        inventory.start_count(tx, WMS, [MUG]),
    ):
        with pytest.raises(KeptElsewhere):
            await change
    await inventory.receive(tx, [Arrival(MUG, OWN, 1)])
