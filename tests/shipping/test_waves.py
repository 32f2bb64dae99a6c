"""Waves: parcels picked and packed together, never one in two of them, and what falls out is told at once."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from linkstar import shipping
from linkstar.core import incidents
from linkstar.kit.errors import Conflict, NotFound
from linkstar.shipping.actions import packing
from linkstar.shipping.actions.packing import Unit, open_parcel, pack_unit, pack_whole, unpack
from linkstar.shipping.actions.picking import miss, pick, pick_all
from linkstar.shipping.actions.sharing import share_box
from linkstar.shipping.actions.waves import leave_by_order, leave_waves, make_wave
from linkstar.shipping.errors import (
    ItemNotInWave,
    NoParcelWaits,
    ParcelOnManifest,
    ParcelOut,
    ParcelPackedAlready,
    PickTooMany,
    TooMany,
    WaveEmpty,
    WrongItem,
)
from linkstar.shipping.facts import ParcelLeftWave, ParcelPacked, ParcelPicked, ParcelUnpacked, ParcelWaved
from linkstar.shipping.queries.waves import (
    WaveFilter,
    count_waiting,
    find_in_wave,
    get_wave,
    list_candidates,
    list_picks,
    list_wave_parcels,
    list_waves,
)
from tests.world.shipping import ACCOUNT, LAMP, MUG, SHENZHEN, SHOP, a_label, a_line, an_ask, an_id, open_shipping

HERE = {SHENZHEN: {MUG: 9_999, LAMP: 9_999}}
LINES = {"mug": (a_line(),), "mugs": (a_line(quantity=3),), "both": (a_line(), a_line(LAMP, sku="LAMP-1"))}


def recorded(tx, kind):
    return [one.fact for one in tx.recorded if isinstance(one.fact, kind)]


async def parcels(tx, *contents, labelled=True):
    """One parcel at Shenzhen for each of `LINES` named, in this order."""
    await open_shipping(tx)
    asks = [
        an_ask(*LINES[what], order_id=an_id(f"order {n}"), order_number=f"10{n:02}", stock=HERE)
        for n, what in enumerate(contents)
    ]
    await shipping.commit_routes(tx, await shipping.plan(tx, asks))
    rows = await tx.rows("SELECT id, order_id FROM shipping.parcels WHERE tenant_id = %(tenant)s ORDER BY id")
    of_order = {row.order_id: row.id for row in rows}
    ids = [of_order[ask.order_id] for ask in asks]
    if labelled:
        bought = [(id_, a_label(id_, tracking_number=f"T{n}", external_id=f"W{n}")) for n, id_ in enumerate(ids)]
        await shipping.attach_labels(tx, bought)
    return ids


async def a_wave(tx, *contents, labelled=True):
    ids = await parcels(tx, *contents, labelled=labelled)
    wave_id, count = await make_wave(tx, SHENZHEN, ids)
    assert count == len(ids)
    return wave_id, ids


async def state(tx, wave_id):
    return (await get_wave(tx, wave_id)).state


async def scan(tx, wave_id, item_id, parcel_id=None):
    return await pack_unit(tx, wave_id, Unit(item_id, "SKU", parcel_id))


async def test_parcels_are_chosen_by_what_is_in_them_carrier_and_urgency(tx):
    ids = await parcels(tx, "mug", "mugs", "both")

    async def chosen(**asked):
        return [one.id for one in await list_candidates(tx, WaveFilter(SHENZHEN, **asked))]

    assert await chosen() == ids
    assert [await chosen(kinds=[kind]) for kind in ("single", "same", "mixed")] == [[id_] for id_ in ids]
    assert await chosen(kinds=["single", "mixed"]) == [ids[0], ids[2]]
    assert await chosen(account_id=ACCOUNT, service="STD", shop_id=SHOP, only_labelled=True) == ids
    assert await chosen(service="FAST") == []
    assert await chosen(account_id=an_id("another carrier")) == []
    leaves = (await shipping.get_parcel(tx, ids[0])).hand_over_by
    assert await chosen(hand_over_until=leaves) == ids
    assert await chosen(hand_over_until=leaves - timedelta(minutes=1)) == []
    groups = await count_waiting(tx, leaves)
    assert {(one.kind, one.count, one.due, one.labelled) for one in groups} == {
        ("single", 1, 1, 1), ("same", 1, 1, 1), ("mixed", 1, 1, 1)
    }  # fmt: skip


async def test_a_parcel_is_never_in_two_waves_and_one_taken_out_may_come_again(tx):
    wave_id, ids = await a_wave(tx, "mug", "mug")
    assert await list_candidates(tx, WaveFilter(SHENZHEN)) == []
    with pytest.raises(WaveEmpty):
        async with tx.connection.transaction():  # as every refused request
            await make_wave(tx, SHENZHEN, ids)
    assert await leave_waves(tx, {ids[1]: "by_hand"}) == {ids[1]}
    again, count = await make_wave(tx, SHENZHEN, ids)
    assert count == 1
    assert [one.parcel_id for one in recorded(tx, ParcelWaved)] == [*ids, ids[1]]
    assert [(one.id, one.waiting, one.out) for one in (await list_waves(tx)).rows] == [(again, 1, 0), (wave_id, 1, 1)]


async def test_held_parcels_and_those_of_another_location_are_not_taken(tx):
    ids = await parcels(tx, "mug", "mug", labelled=False)
    await shipping.hold_parcels(tx, [(ids[0], "bad_address", "ship_to", "no such street")])
    wave_id, count = await make_wave(tx, SHENZHEN, ids)
    assert count == 1
    with pytest.raises(WaveEmpty):
        await make_wave(tx, an_id("elsewhere"), ids)
    assert [one.id for one in (await list_wave_parcels(tx, wave_id)).rows] == [ids[1]]


async def test_two_people_who_make_waves_at_once_share_the_parcels_out(database, clock):
    tenant = an_id("two at once")
    async with database.tx(tenant) as tx:
        ids = await parcels(tx, *["mug"] * 6)

    async def one():
        async with database.tx(tenant) as tx:
            found = [each.id for each in await list_candidates(tx, WaveFilter(SHENZHEN))]
            await asyncio.sleep(0.05)
            try:
                return (await make_wave(tx, SHENZHEN, found))[1]
            except WaveEmpty:
                return 0

    assert sum(await asyncio.gather(*(one() for _ in range(4)))) == len(ids)


async def test_a_wave_of_many_is_a_handful_of_statements(tx, monkeypatch):
    ids = await parcels(tx, *["mug"] * 300, labelled=False)
    sent = []
    for name in ("run", "rows", "value", "all"):
        plain = getattr(type(tx), name)

        async def counted(self, *given, plain=plain):
            sent.append(given)
            return await plain(self, *given)

        monkeypatch.setattr(type(tx), name, counted)
    wave_id, count = await make_wave(tx, SHENZHEN, ids)
    assert (count, len(sent) <= 10) == (300, True)
    sent.clear()
    await pick_all(tx, wave_id)
    await pack_whole(tx, wave_id, ids)
    assert len(sent) <= 20
    assert await state(tx, wave_id) == "packed"


async def test_picking_follows_what_the_live_parcels_need(tx):
    wave_id, ids = await a_wave(tx, "mugs", "both")
    assert {one.item_id: (one.needed, one.places) for one in await list_picks(tx, wave_id)} == {
        MUG: (4, [[1, 3], [2, 1]]), LAMP: (1, [[2, 1]])
    }  # fmt: skip
    await pick(tx, wave_id, [(MUG, 3)])
    assert await state(tx, wave_id) == "picking"
    with pytest.raises(PickTooMany):
        await pick(tx, wave_id, [(MUG, 1), (MUG, 1)])
    with pytest.raises(PickTooMany):
        await pick(tx, wave_id, [(LAMP, -1)])
    with pytest.raises(ItemNotInWave):
        await pick(tx, wave_id, [(an_id("chair"), 1)])
    await pick(tx, wave_id, [(MUG, 1), (LAMP, 1)])
    assert await state(tx, wave_id) == "picked"
    assert {one.parcel_id for one in recorded(tx, ParcelPicked)} == set(ids)
    await pick(tx, wave_id, [(LAMP, -1)])
    assert await state(tx, wave_id) == "picking"
    await leave_waves(tx, {ids[1]: "by_hand"})  # the lamp is not needed any more
    assert await state(tx, wave_id) == "picked"
    assert len(recorded(tx, ParcelPicked)) == 2


async def test_what_the_picker_does_not_find_makes_the_last_parcels_fall_out_short(tx):
    wave_id, ids = await a_wave(tx, "mug", "mugs", "mug", "both")
    await open_parcel(tx, wave_id, ids[3])  # begun: it is served first
    assert await miss(tx, wave_id, MUG, 3) == [ids[1]]
    assert [one.reason for one in recorded(tx, ParcelLeftWave)] == ["short"]
    (told,) = (await incidents.list_incidents(tx)).rows
    assert (told.kind, told.subject, told.params["sku"], told.params["quantity"]) == (
        "pick_short", an_id("order 1"), "MUG-1", 3
    )  # fmt: skip
    mugs = next(one for one in await list_picks(tx, wave_id) if one.item_id == MUG)
    assert (mugs.needed, mugs.missing) == (3, 3)
    with pytest.raises(Conflict):
        await miss(tx, wave_id, MUG, 4)
    again, _ = await make_wave(tx, SHENZHEN, [ids[1]])
    assert (await incidents.list_incidents(tx)).rows == []
    assert again != wave_id


async def test_units_are_packed_by_scan_until_the_parcel_is_complete(tx):
    wave_id, ids = await a_wave(tx, "mugs", "both")
    assert await scan(tx, wave_id, MUG) == ids[0]
    assert await state(tx, wave_id) == "picking"
    assert await scan(tx, wave_id, MUG) == ids[0]  # the box that one has begun comes first
    assert recorded(tx, ParcelPacked) == []
    assert await scan(tx, wave_id, MUG) == ids[0]
    assert recorded(tx, ParcelPacked) == [ParcelPacked(an_id("order 0"), ids[0], wave_id, True)]
    assert await scan(tx, wave_id, LAMP) == ids[1]
    assert await scan(tx, wave_id, MUG) == ids[1]
    assert await state(tx, wave_id) == "packed"


async def test_a_wrong_scan_is_refused_and_what_is_in_the_box_stays(tx):
    wave_id, ids = await a_wave(tx, "mugs", "both")
    await scan(tx, wave_id, MUG, ids[0])
    with pytest.raises(WrongItem):
        await scan(tx, wave_id, LAMP, ids[0])
    await scan(tx, wave_id, MUG, ids[1])
    with pytest.raises(TooMany):
        await scan(tx, wave_id, MUG, ids[1])
    with pytest.raises(NoParcelWaits):
        await scan(tx, wave_id, an_id("chair"))
    with pytest.raises(NotFound):
        await scan(tx, wave_id, MUG, an_id("no parcel"))
    rows = {one.id: (one.units, one.packed_units) for one in (await list_wave_parcels(tx, wave_id)).rows}
    assert rows == {ids[0]: (3, 1), ids[1]: (2, 1)}
    await scan(tx, wave_id, LAMP, ids[1])
    with pytest.raises(ParcelPackedAlready):
        await scan(tx, wave_id, MUG, ids[1])


async def test_two_packers_are_given_different_boxes(database):
    tenant = an_id("two packers")
    async with database.tx(tenant) as tx:
        wave_id, ids = await a_wave(tx, *["mug"] * 8)

    async def one(n):
        async with database.tx(tenant, actor=f"user:{n}") as tx:
            return await scan(tx, wave_id, MUG)

    assert set(await asyncio.gather(*(one(n) for n in range(8)))) == set(ids)


async def test_a_box_that_was_packed_while_the_next_one_is_looked_for_is_passed_over(database, monkeypatch):
    slow = packing._NEXT.replace(
        "WHERE", "WHERE (SELECT pg_sleep(0.5) IS NOT NULL) AND", 1
    )  # after what it sees is fixed
    monkeypatch.setattr(packing, "_NEXT", slow)
    tenant = an_id("a late look")
    async with database.tx(tenant) as tx:
        wave_id, ids = await a_wave(tx, "mug", "mug")

    async def late():
        async with database.tx(tenant, actor="user:2") as tx:
            return await scan(tx, wave_id, MUG)

    async with database.tx(tenant, actor="user:1") as tx:
        first = await scan(tx, wave_id, MUG)
        looking = asyncio.create_task(late())
        await asyncio.sleep(0.2)
    assert {first, await looking} == set(ids)


async def test_a_parcel_without_a_label_is_packed_and_labelled_afterwards(tx):
    wave_id, ids = await a_wave(tx, "mug", labelled=False)
    await scan(tx, wave_id, MUG)
    assert (await shipping.get_parcel(tx, ids[0])).state == "packed"
    assert (await get_wave(tx, wave_id)).unlabelled == 1
    await shipping.attach_labels(tx, [(ids[0], a_label(ids[0]))])
    assert (await shipping.get_parcel(tx, ids[0])).state == "labelled"
    assert (await get_wave(tx, wave_id)).unlabelled == 0


async def test_an_unpacked_parcel_waits_again(tx):
    wave_id, ids = await a_wave(tx, "mug", "mug", labelled=False)
    await pack_whole(tx, wave_id, ids)
    assert recorded(tx, ParcelPacked)[0].is_scanned is False
    await unpack(tx, wave_id, [ids[0]])
    assert recorded(tx, ParcelUnpacked) == [ParcelUnpacked(an_id("order 0"), ids[0], wave_id)]
    assert (await shipping.get_parcel(tx, ids[0])).state == "planned"
    assert await state(tx, wave_id) == "picking"
    assert await scan(tx, wave_id, MUG) == ids[0]


async def test_a_cancelled_parcel_falls_out_and_the_packer_is_told_why(tx):
    wave_id, ids = await a_wave(tx, "mugs", "mug")
    await scan(tx, wave_id, MUG, ids[0])
    await shipping.cancel_parcels(tx, [an_id("order 0")])
    with pytest.raises(ParcelOut) as told:
        await scan(tx, wave_id, MUG, ids[0])
    assert (told.value.text("en"), told.value.text("zh")[-6:]) == (
        f"Do not pack parcel {(await shipping.get_parcel(tx, ids[0])).number}: it was cancelled.", "订单已取消。"
    )  # fmt: skip
    out = (await list_wave_parcels(tx, wave_id, states=["out"])).rows
    assert [(one.id, one.out_reason, one.packed_units) for one in out] == [(ids[0], "cancelled", 0)]
    assert recorded(tx, ParcelLeftWave) == [ParcelLeftWave(an_id("order 0"), ids[0], wave_id, "cancelled")]


@pytest.mark.parametrize(("what", "reason"), [("ship_to", "changed"), ("stock", "short")])
async def test_a_parcel_whose_order_changed_after_the_label_falls_out_too(tx, what, reason):
    wave_id, ids = await a_wave(tx, "mug", "mug")
    order = an_id("order 0")
    await shipping.recall_parcels(tx, [order], {order: what})
    assert [(one.id, one.out_reason) for one in (await list_wave_parcels(tx, wave_id, states=["out"])).rows] == [
        (ids[0], reason)
    ]
    await shipping.recall_parcels(tx, [an_id("order 1")], {})  # nothing that a label says has changed
    assert (await get_wave(tx, wave_id)).waiting == 1


async def test_a_held_order_takes_its_parcels_out_but_not_those_that_left(tx):
    wave_id, ids = await a_wave(tx, "mug", "mug")
    await pack_whole(tx, wave_id, ids)
    await shipping.hand_over(tx, [ids[1]])
    await leave_by_order(tx, {an_id("order 0"): "held", an_id("order 1"): "held"})
    assert [(one.state, one.out_reason) for one in (await list_wave_parcels(tx, wave_id)).rows] == [
        ("out", "held"), ("packed", "")
    ]  # fmt: skip


async def test_a_wave_is_closed_when_everything_has_left_or_fallen_out(tx):
    wave_id, ids = await a_wave(tx, "mug", "mug", "mug")
    await pack_whole(tx, wave_id, ids[:1])
    await shipping.hand_over(tx, ids[:2])  # the second one went without being packed here
    assert await state(tx, wave_id) == "picking"
    await leave_waves(tx, {ids[2]: "by_hand"})
    assert await state(tx, wave_id) == "closed"
    assert [one.out_reason for one in (await list_wave_parcels(tx, wave_id)).rows] == ["", "left", "by_hand"]
    with pytest.raises(ParcelOnManifest):
        await unpack(tx, wave_id, ids[:1])


async def test_a_parcel_is_found_by_its_numbers_and_its_box(tx):
    wave_id, ids = await a_wave(tx, "mug", "mug")
    number = (await shipping.get_parcel(tx, ids[1])).number
    assert [await find_in_wave(tx, wave_id, [code]) for code in (number, "T1", "#2", "#9", "#x", "")] == [
        ids[1], ids[1], ids[1], None, None, None
    ]  # fmt: skip


async def test_who_may_not_see_every_parcel_of_a_wave_does_not_see_the_wave(tx):
    wave_id, _ = await a_wave(tx, "mug")
    mine, other = [([SHOP], [SHENZHEN])], [([an_id("other shop")], None)]
    assert (await get_wave(tx, wave_id, within=mine)).id == wave_id
    with pytest.raises(NotFound):
        await get_wave(tx, wave_id, within=other)
    assert (await list_waves(tx, within=other)).rows == []
    assert await list_candidates(tx, WaveFilter(SHENZHEN), within=other) == []


async def test_what_shares_a_box_is_picked_and_packed_with_it(tx):
    ids = await parcels(tx, "mug", "both", "mug")
    await share_box(tx, ids[0], [ids[1]])
    assert [one.id for one in await list_candidates(tx, WaveFilter(SHENZHEN))] == [ids[0], ids[2]]
    wave_id, count = await make_wave(tx, SHENZHEN, ids)
    assert count == 2
    assert {one.item_id: one.needed for one in await list_picks(tx, wave_id)} == {MUG: 3, LAMP: 1}
    for item in (MUG, LAMP, MUG):
        assert await scan(tx, wave_id, item) == ids[0]
    assert {one.parcel_id for one in recorded(tx, ParcelPacked)} == {ids[0], ids[1]}
    await leave_by_order(tx, {an_id("order 1"): "held"})
    assert [(one.id, one.out_reason) for one in (await list_wave_parcels(tx, wave_id, states=["out"])).rows] == [
        (ids[0], "held")
    ]


async def test_a_box_is_packed_anew_when_an_order_in_it_is_cancelled(tx):
    ids = await parcels(tx, "mug", "mug")
    await share_box(tx, ids[0], [ids[1]])
    wave_id, _ = await make_wave(tx, SHENZHEN, ids)
    await pack_whole(tx, wave_id, ids[:1])
    await shipping.cancel_parcels(tx, [an_id("order 1")])
    out = (await list_wave_parcels(tx, wave_id, states=["out"])).rows
    assert [(one.id, one.out_reason, one.units) for one in out] == [(ids[0], "changed", 1)]
