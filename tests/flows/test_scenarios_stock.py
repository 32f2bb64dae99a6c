"""Scenarios of the stock: the last unit, kits, counts, places, and edits before and after the label."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

from linkstar import inventory, orders, shipping
from linkstar.connect.channel import SeenOrder
from linkstar.flows import order_to_door
from linkstar.orders.facts import CustomerLinked
from tests.flows import hands
from tests.flows.story import Story, sold
from tests.world.orders import BERLIN, a_capture, a_line, an_order


def newer(number: str, quantity: int, *, minutes: int = 10) -> SeenOrder:
    """The same order of mugs, with another quantity and told later."""
    return an_order(number, a_line("MUG", quantity), minutes=minutes)


async def shown(story: Story, sku: str) -> list[int]:
    """What the pretend shops offer of an item now."""
    item_id = {"LAST": "9005", "MUG": "9000"}[sku]
    at_shopify = (await story.received("shopify"))["stock"]
    at_amazon = (await story.received("amazon"))["stock"]
    by_item = [units for key, units in at_shopify.items() if f"/{item_id}/" in key]
    return by_item + [units for key, units in at_amazon.items() if key.endswith(f"/{sku}")]


async def test_one_unit_and_eight_orders_of_two_channels_end_with_one_promise_and_seven_shortages(story: Story) -> None:
    """Scenario 14."""
    await hands.new_item(story, "LAST")
    await story.stock("LAST", 1)
    await story.turn()
    assert set(await shown(story, "LAST")) == {1}
    for shop, first in (("shopify", 2001), ("amazon", 2005)):
        await story.place(*(sold(str(first + n), a_line("LAST")) for n in range(4)), shop=shop)
    await story.turn()
    promised = [await hands.promised(story, number) for number in await story.states()]
    assert sorted(tuple(one) for one in promised) == [("",)] * 7 + [("LEJ",)]
    assert (await story.open_incidents()).count("stock_short") == 7
    assert await shown(story, "LAST") == [0, 0]
    assert await hands.is_stock_right(story)


async def test_a_kit_and_a_single_of_the_same_item_are_summed_before_they_are_checked(story: Story) -> None:
    """Scenario 15."""
    await hands.leave(story, "MUG", LEJ=2)
    await story.place(sold("2001", a_line("SET"), a_line("MUG")))
    await story.turn()
    assert await hands.promised(story, "2001") == {"LEJ": 3, "": 1}  # two mugs, one pot; the third mug is short
    assert await story.atp("MUG") == 0
    assert await story.parcels("2001") == []
    await story.stock("MUG", 1)
    await story.turn()
    assert await hands.promised(story, "2001") == {"LEJ": 4}
    assert await story.open_incidents() == []


async def test_orders_that_name_three_items_in_opposite_order_never_lock_each_other_out(story: Story) -> None:
    """Scenario 16."""
    await hands.hold_all(story)
    skus = ["MUG", "CUP", "POT"]
    parts = {sku: (orders.records.Part(story.items[sku], 1),) for sku in skus}
    seen = [an_order(str(n), *(a_line(sku) for sku in (skus if n % 2 else skus[::-1]))) for n in range(2001, 2013)]
    async with story.database.tx(story.tenant_id) as tx:
        captured = await orders.capture(
            tx, [a_capture(one, shop_id=story.shops["shopify"], parts=parts) for one in seen]
        )

    async def reserve(order: CustomerLinked) -> None:
        async with story.database.tx(story.tenant_id) as tx:
            await order_to_door.reserve_stock(tx, [order])

    await asyncio.gather(*(reserve(CustomerLinked(id_, id_)) for id_ in captured.new.values()))
    assert [await story.atp(sku) for sku in skus] == [20 - 12] * 3
    assert await hands.is_stock_right(story)


async def test_a_kit_whose_parts_lie_in_two_places_goes_in_two_parcels_and_is_told_once(story: Story) -> None:
    """Scenario 17."""
    await hands.leave(story, "MUG", SZX=10)
    await hands.leave(story, "POT", LEJ=10)
    await story.place(sold("2001", a_line("SET"), ship_by_at=None))
    await story.turn()
    parcels = await story.parcels("2001")
    assert [one.state for one in parcels] == ["labelled", "labelled"]
    [told] = (await story.received("shopify"))["confirmations"]
    assert told["tracking_number"] in {one.tracking_number for one in parcels}
    assert await story.open_incidents() == []


async def test_a_kit_counts_as_shipped_when_its_last_part_has_left(story: Story) -> None:
    """Scenario 17."""
    await hands.leave(story, "MUG", SZX=10)
    await hands.leave(story, "POT", LEJ=10)
    await story.place(sold("2001", a_line("SET", 2), ship_by_at=None))
    await story.turn()
    for parcel, state in zip(await story.parcels("2001"), ("released", "shipped"), strict=True):
        async with story.database.tx(story.tenant_id) as tx:
            await shipping.hand_over(tx, [parcel.id])
        await story.turn()
        assert (await story.states())["2001"] == state
    assert await story.open_incidents() == []
    assert await hands.levels(story, "POT") == {"LEJ": (8, 0), "SZX": (0, 0)}
    assert await hands.is_stock_right(story)


async def test_a_kit_of_which_one_part_is_short_waits_whole_with_an_incident(story: Story) -> None:
    """Scenario 17."""
    await hands.leave(story, "POT")
    await story.place(sold("2001", a_line("SET")))
    await story.turn()
    assert await story.parcels("2001") == []
    [short] = await hands.incidents_of(story, "stock_short")
    assert (short.params["sku"], short.params["quantity"]) == ("POT", 1)
    await story.stock("POT", 1, "SZX")
    await story.turn()
    assert {one.state for one in await story.parcels("2001")} == {"labelled"}
    assert await story.open_incidents() == []


async def test_a_count_below_the_promises_sends_the_youngest_order_from_another_place(story: Story) -> None:
    """Scenario 19: re-routed where goods are free elsewhere."""
    await hands.leave(story, "MUG", LEJ=2, SZX=1)
    await hands.hold_all(story)
    for number in ("2001", "2002"):
        await story.place(sold(number))
        await story.forward(seconds=5)
    await hands.count(story, "MUG", "LEJ", 1)
    assert (await hands.promised(story, "2001"), await hands.promised(story, "2002")) == ({"LEJ": 1}, {"SZX": 1})
    assert await hands.levels(story, "MUG") == {"LEJ": (1, 1), "SZX": (1, 1)}
    assert "stock_short" not in await story.open_incidents()


async def test_a_count_below_the_promises_makes_an_order_wait_where_nothing_is_left(story: Story) -> None:
    """Scenario 19: posted, never refused; it goes on by itself when goods arrive."""
    await hands.leave(story, "MUG", LEJ=5)
    await hands.hold_all(story)
    for number in ("2001", "2002"):
        await story.place(sold(number, a_line("MUG", 2)))
        await story.forward(seconds=5)
    await hands.count(story, "MUG", "LEJ", 3)
    assert await hands.promised(story, "2002") == {"LEJ": 1, "": 1}
    [short] = await hands.incidents_of(story, "stock_short")
    assert (short.params["order"], short.params["quantity"]) == ("2002", 1)
    await hands.hold_all(story, is_on=False)
    await hands.let_go(story, "2001", "2002")
    assert ((await story.states())["2001"], await story.parcels("2002")) == ("released", [])
    await story.stock("MUG", 1)
    await story.turn()
    assert (await story.states())["2002"] == "released"
    assert await story.open_incidents() == []


async def test_a_unit_that_was_found_at_another_place_takes_its_promise_along_and_the_other_order_gets_what_stays(
    story: Story,
) -> None:
    """Scenario 23."""
    await hands.leave(story, "MUG", LEJ=1, SZX=1)
    await hands.hold_all(story)
    for number in ("2001", "2002"):
        await story.place(sold(number))
        await story.forward(seconds=5)
    first = await story.order("2001")
    assert (await hands.promised(story, "2001"), await hands.promised(story, "2002")) == ({"LEJ": 1}, {"SZX": 1})
    async with story.database.tx(story.tenant_id) as tx:
        [part] = await orders.list_components(tx, [first.id])
        away = inventory.records.Shipped(part.id, part.item_id, story.places["SZX"], 1, tx.new_id())
        await inventory.consume(tx, [away])
    await story.turn()
    assert await hands.levels(story, "MUG") == {"LEJ": (1, 1), "SZX": (0, 0)}
    assert (await hands.promised(story, "2001"), await hands.promised(story, "2002")) == ({}, {"LEJ": 1})
    assert await hands.is_stock_right(story)


async def test_units_at_amazon_are_never_offered_as_our_own(story: Story) -> None:
    """Scenario 24."""
    before = await shown(story, "MUG")
    async with story.database.tx(story.tenant_id) as tx:
        fba = inventory.records.Arrival(story.items["MUG"], story.places["FBA"], 500, kind="fba_sync")
        await inventory.receive(tx, [fba])
    await story.turn()
    assert await story.atp("MUG") == 20
    assert await shown(story, "MUG") == before
    await hands.leave(story, "MUG")
    await story.place(sold("2001"))
    await story.turn()
    assert await hands.promised(story, "2001") == {"": 1}
    assert set(await shown(story, "MUG")) == {0}


async def test_our_own_units_are_never_offered_for_a_listing_that_amazon_sends(story: Story) -> None:
    """Scenario 24, the reverse: an order that the channel sends takes nothing from our shelves."""
    await hands.new_item(story, "LAST", shops=())
    await story.stock("LAST", 7)
    await hands.link_fba(story, "LAST")
    await story.turn()
    assert await shown(story, "LAST") == []
    await story.place(sold("2001", a_line("LAST"), fulfilled_by="channel"), shop="amazon")
    await story.turn()
    assert list((await story.states()).values()) == ["channel_fulfilled"]
    assert await story.atp("LAST") == 7


async def test_a_quantity_that_changes_before_the_label_is_promised_and_packed_anew(story: Story) -> None:
    """Scenario 26: before the label the order is allocated again."""
    await hands.hold_all(story)
    await story.place(sold("2001", a_line("MUG", 2)))
    await story.turn()
    for quantity, free in ((5, 15), (1, 19)):
        await story.place(newer("2001", quantity, minutes=20 - quantity))
        await story.turn()
        assert await story.atp("MUG") == free
    await hands.hold_all(story, is_on=False)
    await hands.let_go(story, "2001")
    [parcel] = await story.parcels("2001")
    assert (parcel.state, parcel.weight_g) == ("labelled", 400)


async def test_a_person_adds_units_and_takes_units_away(story: Story) -> None:
    """Scenario 26: an edit by a person walks the same way as one by the channel."""
    await hands.hold_all(story)
    await story.place(sold("2001", a_line("MUG", 2)))
    await story.turn()
    for units, free in ((6, 14), (1, 19)):
        order = await story.order("2001")
        async with story.database.tx(story.tenant_id) as tx:
            [line] = await orders.list_lines(tx, [order.id])
            await orders.edit_lines(tx, order.id, {line.id: units}, version=order.version)
        await story.turn()
        assert (await story.atp("MUG"), await hands.promised(story, "2001")) == (free, {"LEJ": units})


async def test_a_change_after_the_label_is_refused_and_a_void_offered(story: Story) -> None:
    """Scenario 26: after the label a person decides; nothing is packed or promised silently."""
    await story.place(sold("2001", a_line("MUG", 1)))
    await story.turn()
    moved = replace(BERLIN, line1="Neue Str. 7")
    await story.place(an_order("2001", a_line("MUG", 3), minutes=90, ship_to=moved))
    await story.turn()
    [parcel] = await story.parcels("2001")
    [told] = await hands.incidents_of(story, "change_after_label")
    assert (parcel.state, sum((await hands.promised(story, "2001")).values())) == ("labelled", 1)
    assert set(told.params["what"].split(",")) == {"ship_to", "quantity"}


async def test_an_address_that_changes_before_the_label_is_the_one_on_the_label(story: Story) -> None:
    """Scenario 26."""
    await hands.hold_all(story)
    await story.place(sold("2001"))
    await story.turn()
    order = await story.order("2001")
    async with story.database.tx(story.tenant_id) as tx:
        await orders.edit_address(tx, order.id, replace(BERLIN, city="Potsdam"), version=order.version)
    await story.turn()
    await hands.hold_all(story, is_on=False)
    await hands.let_go(story, "2001")
    async with story.database.tx(story.tenant_id) as tx:
        cities = await tx.rows(
            "SELECT ship_to->>'city' AS city FROM shipping.fulfilment_orders WHERE tenant_id = %(tenant)s"
        )
    assert [row.city for row in cities] == ["Potsdam"]


async def test_an_order_that_nobody_paid_in_time_gives_its_last_unit_to_the_next_one(story: Story) -> None:
    """Scenario 14 with a held promise: the one who waits is served, not a third one."""
    await hands.new_item(story, "LAST")
    await story.stock("LAST", 1)
    await story.place(sold("2001", a_line("LAST"), payment="pending", paid_at=None))
    await story.turn()
    await story.place(sold("2002", a_line("LAST")))
    await story.turn()
    assert (await hands.promised(story, "2001"), await hands.promised(story, "2002")) == ({"LEJ": 1}, {"": 1})
    await story.forward(minutes=timedelta(minutes=50).total_seconds() / 60)
    assert (await story.states())["2002"] == "released"
    assert await hands.promised(story, "2001") == {}
