"""Scenarios 1-4 and 11-13: whatever comes twice, late, in the wrong order or unknown, each order is captured once and right."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from linkstar import inventory, orders
from linkstar.connect.messages import StoredMessage, get_messages, list_messages
from linkstar.core import incidents
from linkstar.kit.address import Address
from tests.contracts.accounts import ROWS
from tests.flows.hands import leave, only_yunexpress
from tests.flows.story import Story, link, sold
from tests.world.orders import PLACED, a_line

LONDON = Address(
    name="Ann Smith", line1="1 Mill Lane", city="London", postcode="NW6 1NB", country="GB", phone="+442071234567"
)
NOW = 60  # minutes after PLACED: the moment at which a story begins


async def messages_of(story: Story, number: int, shop: str = "shopify") -> Sequence[StoredMessage]:
    """The raw messages that tell of an order, oldest first."""
    async with story.database.tx(story.tenant_id) as tx:
        page = await list_messages(tx, external_id=ROWS[shop].order_id(number))
        return await get_messages(tx, [one.id for one in page.rows])


async def reserved(story: Story, number: str) -> list[inventory.queries.Reserved]:
    """The live promises to an order."""
    order = await story.order(number)
    async with story.database.tx(story.tenant_id) as tx:
        return await inventory.list_reserved(tx, [order.id])


async def items_in(story: Story, number: str) -> list[str]:
    """The SKUs that an order holds, as they were frozen when it was captured."""
    order, sku_of = await story.order(number), {id_: sku for sku, id_ in story.items.items()}
    async with story.database.tx(story.tenant_id) as tx:
        return [sku_of[one.item_id] for one in await orders.list_components(tx, [order.id])]


async def incident(story: Story, kind: str) -> incidents.queries.Incident:
    """The one open incident of a kind; fails if there are none or two."""
    async with story.database.tx(story.tenant_id) as tx:
        [one] = (await incidents.list_incidents(tx, kind=kind)).rows
    return one


async def test_an_order_that_comes_twice_by_webhook_and_by_poll_is_one_order_with_one_reservation(story: Story) -> None:
    """Scenario 1."""
    await story.ask("faults", {"partner": "shopify", "kind": "duplicate"})
    await story.place(sold("1001", minutes=NOW))
    await asyncio.gather(story.turn(), story.turn())  # two workers at once
    before = sum(one.times for one in await messages_of(story, 1001))
    await story.forward(minutes=1)  # and the poll
    told = await messages_of(story, 1001)
    assert before >= 4, "two topics, each delivered twice"
    assert sum(one.times for one in told) > before, "the poll told of it too"
    assert len({one.key for one in told}) == len(told), "each news is kept once, repeats are only counted"
    order = await story.order("1001")  # fails if there are two
    assert len(await story.parcels("1001")) == 1
    assert sum(one.quantity for one in await reserved(story, "1001")) == 1
    assert await story.atp("MUG") == 19
    assert (order.state, await story.open_incidents()) == ("released", [])


async def test_an_order_whose_payment_arrives_before_its_creation_is_built_from_what_came_first(story: Story) -> None:
    """Scenario 2."""
    await story.ask("faults", {"partner": "shopify", "kind": "delayed", "operation": "orders/create", "delay_s": 1800})
    await story.place(sold("1001", a_line("MUG", 2), payment="pending", minutes=NOW))
    await story.turn()
    assert await story.states() == {}, "the creation is still on its way"
    await story.place(sold("1001", a_line("MUG", 2), payment="paid", minutes=NOW + 1))
    await story.turn()
    first = await story.order("1001")
    assert (first.state, first.payment) == ("released", "paid")
    await arrive_late(story, minutes=31)
    order = await story.order("1001")
    assert await oldest_news(story, 1001) == "stale"
    assert (order.id, order.state, order.payment) == (first.id, "released", "paid"), "nothing is lowered"
    assert [one.quantity for one in await reserved(story, "1001")] == [2]
    assert len(await story.parcels("1001")) == 1


async def test_an_order_that_is_told_old_and_new_at_once_says_which_message_counted(story: Story) -> None:
    await story.ask("faults", {"partner": "shopify", "kind": "delayed", "delay_s": 60})
    await story.place(sold("1001", a_line("MUG", 2), payment="pending", minutes=NOW))
    await story.place(sold("1001", a_line("MUG", 2), payment="paid", minutes=NOW + 1))
    await arrive_late(story, minutes=2)
    assert await oldest_news(story, 1001) == "stale"
    assert (await story.order("1001")).payment == "paid"


async def oldest_news(story: Story, number: int) -> str:
    """What became of the message with the oldest news of an order."""
    return min(await messages_of(story, number), key=lambda one: one.key).state


async def arrive_late(story: Story, *, minutes: float) -> None:
    """Lets time pass until the delayed deliveries are due, and deals with them when they have come."""
    story.clock.forward(timedelta(minutes=minutes))
    for _ in range(200):
        said = (await story.sandbox.post("/_sandbox/settle?timeout=20")).json()
        if not said["delayed"]:
            break
        await asyncio.sleep(0.05)  # the shop looks at its clock five times a second
    assert (said["delayed"], said["open"]) == (0, 0)
    await story.turn()


async def test_notices_that_overtake_each_other_leave_the_newest_word_standing(story: Story) -> None:
    """Scenario 2."""
    await story.ask("faults", {"partner": "shopify", "kind": "reordered", "count": 1})
    row, shop = ROWS["shopify"], "shopify"
    await story.place(sold("1001", payment="pending", minutes=NOW), sold("1001", a_line("MUG", 3), minutes=NOW + 2))
    await story.turn()
    order = await story.order("1001")
    async with story.database.tx(story.tenant_id) as tx:
        [line] = await orders.list_lines(tx, [order.id])
    assert (order.external_id, order.payment, line.ordered) == (row.order_id(1001), "paid", 3), shop
    assert await story.atp("MUG") == 17


async def scans(story: Story, number: str, *events: tuple[str, float]) -> None:
    """The carrier tells what happened to a parcel, so many hours ago, the next time it is asked."""
    told = [
        {"tracking_number": number, "status": status, "happened_at": (story.clock.at - timedelta(hours=ago)).isoformat(),
         "description": status.replace("_", " ")}
        for status, ago in events
    ]  # fmt: skip
    await story.ask("tracking", {"partner": "yunexpress", "events": told})
    await story.forward(hours=3)


async def sent_from_two_places(story: Story) -> tuple[Any, Any]:
    """An order whose goods leave from two warehouses, each parcel on its way with YunExpress."""
    await only_yunexpress(story, "GB")
    await story.place(sold("1001", a_line("MUG", 12), minutes=NOW, ship_to=LONDON))
    await story.turn()
    first, second = sorted(await story.parcels("1001"), key=lambda one: one.tracking_number)
    return first, second


async def test_an_old_scan_after_the_delivery_lowers_nothing(story: Story) -> None:
    """Scenario 3: a late `shipped` after `delivered`."""
    await only_yunexpress(story, "GB")
    await story.place(sold("1001", minutes=NOW, ship_to=LONDON))
    await story.turn()
    [parcel] = await story.parcels("1001")
    await story.forward(days=4)
    await scans(story, parcel.tracking_number, ("in_transit", 40), ("delivered", 2))
    assert (await story.states())["1001"] == "completed"
    await scans(story, parcel.tracking_number, ("picked_up", 60), ("in_transit", 50))
    [after] = await story.parcels("1001")
    assert (after.state, after.tracking_status) == ("delivered", "delivered")
    assert (await story.states())["1001"] == "completed"
    assert after.tracking_number == parcel.tracking_number


async def test_the_second_parcels_news_leave_the_first_parcel_and_its_number_alone(story: Story) -> None:
    """Scenario 3: the second parcel's event arrives; each parcel keeps the number that the channel was told first."""
    first, second = await sent_from_two_places(story)
    told = {one["tracking_number"] for one in (await story.received("shopify"))["confirmations"]}
    assert told == {first.tracking_number, second.tracking_number}
    await scans(story, first.tracking_number, ("delivered", 0))
    assert (await story.states())["1001"] != "completed", "one of two parcels is not the order"
    await scans(story, second.tracking_number, ("in_transit", 0))
    parcels = {one.id: one for one in await story.parcels("1001")}
    assert (parcels[first.id].state, parcels[second.id].state) == ("delivered", "in_transit")
    assert parcels[first.id].tracking_number == first.tracking_number
    assert {one["tracking_number"] for one in (await story.received("shopify"))["confirmations"]} == told
    await scans(story, second.tracking_number, ("delivered", 0))
    assert (await story.states())["1001"] == "completed"


async def test_six_hours_without_webhooks_are_filled_by_polling_and_the_report_names_what_came_late(
    story: Story,
) -> None:
    """Scenario 4."""
    await story.place(sold("1000", minutes=NOW - 1))
    await story.turn()
    story.is_door_shut = True  # and nobody polls: the whole house is down
    for hour in range(6):
        await story.place_unheard(sold(f"{1001 + hour}", minutes=NOW + 60 * hour + 1))
    await story.place_unheard(sold("1001", a_line("MUG", 2), minutes=NOW + 5 * 60))  # an edit of an early one
    await story.forward(hours=6)
    states = await story.states()
    assert set(states) == {str(number) for number in range(1000, 1007)}
    assert set(states.values()) == {"released"}
    late = {number for number in states if await is_late(story, number)}
    assert late == {"1001", "1002", "1003", "1004", "1005"}, "1006 was placed less than an hour ago"
    assert (await incident(story, "orders_late")).params["count"] == 5
    story.is_door_shut = False
    await story.place_unheard(sold("1007", minutes=NOW + 6 * 60 + 1))
    await arrive_late(story, minutes=0)
    assert not await is_late(story, "1007")
    assert (await incident(story, "orders_late")).times == 1


async def is_late(story: Story, number: str) -> bool:
    """Whether our books say that the order came late."""
    async with story.database.tx(story.tenant_id) as tx:
        return number in [one.number for one in (await orders.list_orders(tx, is_late=True)).rows]


async def test_a_refused_webhook_comes_again_and_is_not_lost(story: Story) -> None:
    """Scenario 4: we answer with an error, never with 200, while we cannot keep a message; so the shop tells it again."""
    story.is_door_shut = True
    await story.place_unheard(sold("1001", minutes=NOW))
    for _ in range(100):
        rows = (await story.sandbox.get("/_sandbox/deliveries?partner=shopify")).json()["rows"]
        if rows and all(one["status"] for one in rows):
            break
        await asyncio.sleep(0.01)
    assert {one["status"] for one in rows} == {503}
    story.is_door_shut = False
    settled = (await story.sandbox.post("/_sandbox/settle?timeout=5")).json()
    assert settled["delivered"] == len(rows)
    await story.turn()
    assert await story.states() == {"1001": "released"}


async def test_mapping_an_unknown_listing_once_releases_every_order_that_waits_for_it(story: Story) -> None:
    """Scenario 11."""
    strange = a_line("VASE", 1)
    await story.place(
        sold("1001", strange, minutes=NOW), sold("1002", strange, a_line("MUG"), minutes=NOW), sold("1003", minutes=NOW)
    )
    await story.place(sold("1004", strange, minutes=NOW), shop="amazon")
    await story.turn()
    states = await story.states()
    amazon = ROWS["amazon"].order_id(1004)
    assert states == {"1001": "unmapped", "1002": "unmapped", "1003": "released", amazon: "unmapped"}
    assert await story.open_incidents() == ["listing_unmapped", "listing_unmapped"], "one per listing, not per order"
    assert await story.atp("MUG") == 19, "an order is promised whole: 1002 takes no mug while it waits"
    await link(story, ("shopify", "VASE", "POT"))  # a person says what it is, once
    await story.turn()
    states = await story.states()
    assert states == {"1001": "released", "1002": "released", "1003": "released", amazon: "unmapped"}
    assert await story.open_incidents() == ["listing_unmapped"], "the other shop's listing is another listing"
    assert (await items_in(story, "1001"), await story.atp("POT"), await story.atp("MUG")) == (["POT"], 18, 18)


async def test_an_open_order_keeps_the_item_that_its_alias_meant_when_it_was_captured(story: Story) -> None:
    """Scenario 12."""
    await link(story, ("shopify", "MUG-BLUE", "MUG"), ("amazon", "TASSE-7", "MUG"))
    await story.turn()
    await leave(story, "MUG")
    await story.place(sold("1001", a_line("MUG-BLUE"), minutes=NOW))
    await story.place(sold("1002", a_line("TASSE-7"), minutes=NOW), shop="amazon")
    await story.turn()
    amazon = ROWS["amazon"].order_id(1002)
    assert await items_in(story, "1001") == await items_in(story, amazon) == ["MUG"], "two names, one item"
    await link(story, ("shopify", "MUG-BLUE", "CUP"))  # re-pointed while the order waits for stock
    await story.turn()
    await story.place(sold("1003", a_line("MUG-BLUE"), minutes=NOW + 1))
    await story.turn()
    assert (await items_in(story, "1001"), await items_in(story, "1003")) == (["MUG"], ["CUP"])
    await story.place(
        sold("1001", a_line("MUG-BLUE"), note="ring twice", minutes=NOW + 2)
    )  # a newer word changes no item
    await story.stock("MUG", 2)
    await story.turn()
    assert await items_in(story, "1001") == ["MUG"]
    assert set((await story.states()).values()) == {"released"}
    assert (await story.atp("MUG"), await story.atp("CUP")) == (0, 19)


async def test_an_unpaid_order_holds_its_stock_until_it_is_cancelled(story: Story) -> None:
    """Scenario 13: pending for 30 minutes, then cancelled."""
    await story.place(sold("1001", a_line("MUG", 3), payment="pending", minutes=NOW))
    await story.turn()
    [held] = await reserved(story, "1001")
    assert (held.state, held.expires_at) == ("held", story.clock.at + timedelta(minutes=45))
    assert await story.atp("MUG") == 17
    await story.forward(minutes=30)
    assert (await story.atp("MUG"), (await story.states())["1001"]) == (17, "awaiting_payment")
    await story.place(sold("1001", a_line("MUG", 3), payment="pending", commercial="cancelled", minutes=NOW + 30))
    await story.turn()
    assert (await story.atp("MUG"), (await story.states())["1001"]) == (20, "cancelled")
    assert await reserved(story, "1001") == []
    assert await shown(story, "MUG") == 20
    await story.forward(hours=1)
    assert await story.atp("MUG") == 20, "it comes back once"


async def shown(story: Story, sku: str) -> int:
    """What the pretend Shopify offers of a listing."""
    id_ = 9000 + ["MUG", "CUP", "POT"].index(sku)
    [units] = [
        units for key, units in (await story.received("shopify"))["stock"].items() if key.split("/")[1] == str(id_)
    ]
    return int(units)


async def test_stock_of_an_unpaid_order_comes_back_by_itself_and_is_promised_anew_when_the_money_comes(
    story: Story,
) -> None:
    """Scenario 13: nobody cancels and nobody pays; and one that pays at last."""
    await story.place(sold("1001", a_line("MUG", 3), payment="pending", minutes=NOW))
    await story.turn()
    await story.forward(minutes=44)
    assert await story.atp("MUG") == 17
    await story.forward(minutes=2)
    assert (await story.atp("MUG"), await reserved(story, "1001")) == (20, [])
    assert await shown(story, "MUG") == 20
    assert (await story.states())["1001"] == "awaiting_payment"
    await story.place(sold("1001", a_line("MUG", 3), payment="paid", minutes=NOW + 50))
    await story.turn()
    assert (await story.atp("MUG"), (await story.states())["1001"]) == (17, "released")
    assert [one.state for one in await reserved(story, "1001")] == ["committed"]


async def test_a_payment_in_time_makes_the_hold_last(story: Story) -> None:
    """Scenario 13: the other end of it."""
    await story.place(sold("1001", payment="pending", minutes=NOW))
    await story.turn()
    await story.place(sold("1001", payment="paid", minutes=NOW + 20))
    await story.forward(hours=2)
    assert (await story.atp("MUG"), (await story.states())["1001"]) == (19, "released")
    assert story.clock.at - PLACED == timedelta(hours=3)
