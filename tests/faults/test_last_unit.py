"""One unit is left and eight hands reach for it at once, by every way into the house: one gets it, the rest are told so."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import UUID

import pytest

from linkstar import catalog, flows, inventory, orders
from linkstar.connect.channel import RawMessage, SeenOrder
from linkstar.connect.messages import store_many
from linkstar.core import work
from linkstar.core.db import Database
from linkstar.core.secrets import Vault
from linkstar.core.work.registry import STEPS
from linkstar.flows import reading
from linkstar.inventory.errors import NotEnoughStock
from linkstar.kit.clock import SetClock
from tests.contracts.accounts import ROWS
from tests.flows import hands
from tests.flows.story import Story, a_story, sold
from tests.world.orders import a_line

HANDS = 8


@dataclass
class Rush:
    """A company with one free unit of LAST, and eight workers with connections of their own."""

    story: Story
    workers: Sequence[work.Worker]
    refused: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    units: int = 1  # of LAST that were there in the beginning

    def stock(self) -> inventory.records.Transfer:
        """A transfer of the unit to a place that we do not sell from."""
        places = self.story.places
        return inventory.records.Transfer(
            UUID(bytes=os.urandom(16)), self.story.items["LAST"], places["LEJ"], places["FBA"], 1
        )


@pytest.fixture
async def rush(
    database: Database, tenant_id: UUID, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Rush]:
    """The company, whose Amazon shop is only polled. Its workers take one piece of work each, so that they truly race."""
    flows.load()
    for name, step in STEPS.items():
        monkeypatch.setitem(STEPS, name, replace(step, batch=1))
    second = await Database.open(str(database.pool.conninfo), clock=clock, before_commit=work.flush, size=12)
    try:
        async with a_story(database, tenant_id, clock, Vault.of(os.urandom(32)), polls_only=["amazon"]) as story:
            await hands.new_item(story, "LAST")
            await story.stock("LAST", 1)
            await story.turn()
            homes = [database, second] * (HANDS // 2)
            yield Rush(story, [work.Worker(home, partners=story.partners) for home in homes])
    finally:
        await second.close()


# ------------------------------------------------------------------------------------------------- the ways in


async def by_webhook(rush: Rush, hand: int) -> None:
    """A buyer's order comes by webhook."""
    await rush.story.place(last(hand))


async def by_poll(rush: Rush, hand: int) -> None:
    """A buyer's order waits at Amazon until somebody asks: it was placed before, all ask now."""
    await rush.workers[hand].drain()


async def by_file(rush: Rush, hand: int) -> None:
    """An order comes in a file that somebody uploads."""
    story, raw = rush.story, await as_told(rush, hand)
    async with rush.workers[hand].database.tx(story.tenant_id) as tx:
        await store_many(tx, [(story.shops["amazon"], [replace(raw, source="file")])])


async def by_hand(rush: Rush, hand: int) -> None:
    """Somebody types an order in."""
    story, seen = rush.story, last(hand)
    async with rush.workers[hand].database.tx(story.tenant_id, actor="user:ann") as tx:
        sold_as = catalog.Sold(story.shops["shopify"], seen.lines[0].listing_id, "LAST")
        known = (await catalog.resolve(tx, [sold_as]))[sold_as]
        mapped = {seen.lines[0].external_id: reading.as_mapped(known)}
        await orders.capture(
            tx, [orders.records.Capture(story.shops["shopify"], "Europe/Berlin", seen, mapped, "manual")]
        )


async def by_edit(rush: Rush, hand: int) -> None:
    """Somebody adds a unit to an order that has one already."""
    order = await rush.story.order(str(5000 + hand))
    async with rush.workers[hand].database.tx(rush.story.tenant_id, actor="user:ann") as tx:
        [line] = await orders.list_lines(tx, [order.id])
        await orders.edit_lines(tx, order.id, {line.id: 2}, version=order.version)


async def by_transfer(rush: Rush, hand: int) -> None:
    """Somebody carries the unit to a place that we do not sell from."""
    try:
        async with rush.workers[hand].database.tx(rush.story.tenant_id) as tx:
            await inventory.transfer(tx, [rush.stock()])
    except NotEnoughStock as no:
        rush.refused.append(no.code)
    else:
        rush.taken.append("transfer")


async def by_count(rush: Rush, hand: int) -> None:
    """Somebody counts the shelf and finds nothing."""
    story, item = rush.story, rush.story.items["LAST"]
    async with rush.workers[hand].database.tx(story.tenant_id) as tx:
        count = await inventory.start_count(tx, story.places["LEJ"], [item])
    async with rush.workers[hand].database.tx(story.tenant_id) as tx:
        difference = (await inventory.post_count(tx, count, {item: 0}))[item]
    rush.taken.extend(["count"] * -difference)


async def by_route(rush: Rush, hand: int) -> None:
    """An order that is promised from Shenzhen could leave from Leipzig, where the unit lies: its route is chosen."""
    order = await rush.story.order(str(6000 + hand))
    async with rush.workers[hand].database.tx(rush.story.tenant_id) as tx:
        await orders.release_holds(tx, [order.id])


Way = Callable[[Rush, int], Awaitable[None]]
WAYS: dict[str, Way] = {
    "webhook": by_webhook, "poll": by_poll, "file": by_file, "manual": by_hand, "edit": by_edit, "transfer": by_transfer,
    "count": by_count, "route": by_route,
}  # fmt: skip
ORDERS = {"webhook", "poll", "file", "manual", "edit"}


# ------------------------------------------------------------------------------------------------- before and after


def last(hand: int) -> SeenOrder:
    """A buyer's order of the unit; typed and told ones differ by their number."""
    return sold(str(4000 + hand), a_line("LAST"))


async def as_told(rush: Rush, hand: int) -> RawMessage:
    """An order in Amazon's own words, as a file of theirs would hold it."""
    story = rush.story
    shop = story.shops["amazon"]
    http = await story.partners.http(story.tenant_id, shop)
    number = ROWS["amazon"].order_id(7000 + hand)
    raw = await story.partners.channel("amazon").one_order(http, number)
    assert raw is not None
    return raw


async def prepare(rush: Rush, ways: Sequence[str]) -> None:
    """What each way needs beforehand: orders that hold a unit each, orders that wait at Amazon."""
    story = rush.story
    older = [5000 + hand for hand, way in enumerate(ways) if way == "edit"]
    older += [6000 + hand for hand, way in enumerate(ways) if way == "route"]
    if older:
        await hands.leave(story, "LAST", SZX=len(older))
        await hands.hold_all(story)
        await story.place(*(sold(str(number), a_line("LAST"), ship_by_at=None) for number in older))
        await story.turn()
        await story.stock("LAST", 1)
        await story.turn()
        if "route" in ways:
            await hands.hold_all(story, is_on=False)
    rush.units += len(older)
    waiting = [
        sold(str(7000 + hand), a_line("LAST"), minutes=61) for hand, way in enumerate(ways) if way in ("poll", "file")
    ]
    if waiting:
        await story.place(*waiting, shop="amazon")
    if "poll" in ways:
        story.clock.forward(timedelta(minutes=5))


async def reach(rush: Rush, ways: Sequence[str]) -> None:
    """All hands at once, each followed by its own worker; then whatever is left to do."""

    async def one(hand: int, way: str) -> None:
        await WAYS[way](rush, hand)
        await rush.workers[hand].drain()

    await asyncio.gather(*(one(hand, way) for hand, way in enumerate(ways)))
    await rush.story.turn()


async def reserved(rush: Rush) -> tuple[int, int]:
    """Units of LAST that are promised from a shelf, and units that nothing covers."""
    story = rush.story
    async with story.database.tx(story.tenant_id) as tx:
        row = await tx.row(
            "SELECT coalesce(sum(quantity) FILTER (WHERE location_id IS NOT NULL), 0)::int AS held,"
            " coalesce(sum(quantity) FILTER (WHERE location_id IS NULL), 0)::int AS short FROM inventory.reservations"
            " WHERE tenant_id = %(tenant)s AND item_id = %(item)s AND state IN ('held', 'committed')",
            {"item": story.items["LAST"]},
        )
    assert row is not None
    return row.held, row.short


async def shown(rush: Rush) -> set[int]:
    """What both shops offer of LAST."""
    at_shopify = (await rush.story.received("shopify"))["stock"]
    at_amazon = (await rush.story.received("amazon"))["stock"]
    offered = {units for key, units in at_shopify.items() if "/9005/" in key}
    return offered | {units for key, units in at_amazon.items() if key.endswith("/LAST")}


async def parked(rush: Rush) -> list[str]:
    """Work that failed: there must be none, whatever raced."""
    async with rush.story.database.tx(rush.story.tenant_id) as tx:
        rows = await tx.rows("SELECT step, error FROM core.work WHERE tenant_id = %(tenant)s AND attempts > 0")
    return [f"{row.step}: {row.error}" for row in rows]


async def assert_one_winner(rush: Rush, ways: Sequence[str]) -> None:
    """The one free unit went once, everyone else was told, the books are right and nobody is offered any more."""
    held, short = await reserved(rush)
    wanted = rush.units - 1 + sum(way in ORDERS for way in ways)
    assert held + len(rush.taken) == rush.units
    assert held + short == wanted
    assert set(rush.refused) <= {"inventory.not_enough_stock"}
    assert len(rush.refused) + rush.taken.count("transfer") == list(ways).count("transfer")
    assert await hands.is_stock_right(rush.story)
    assert await rush.story.atp("LAST") == 0
    assert await shown(rush) == {0}
    assert await parked(rush) == []


# ------------------------------------------------------------------------------------------------- the rushes


@pytest.mark.parametrize("way", ["webhook", "poll", "file", "manual", "edit"])
async def test_eight_orders_at_once_by_one_way_end_with_one_promise_and_seven_shortages(rush: Rush, way: str) -> None:
    ways = [way] * HANDS
    await prepare(rush, ways)
    await reach(rush, ways)
    await assert_one_winner(rush, ways)
    assert (await reserved(rush))[1] == HANDS - 1
    assert (await rush.story.open_incidents()).count("stock_short") == HANDS - 1


async def test_eight_transfers_of_the_last_unit_carry_it_once_and_seven_are_refused(rush: Rush) -> None:
    ways = ["transfer"] * HANDS
    await reach(rush, ways)
    await assert_one_winner(rush, ways)
    assert (rush.taken, rush.refused) == (["transfer"], ["inventory.not_enough_stock"] * (HANDS - 1))


async def test_eight_counts_that_find_nothing_take_the_last_unit_out_once(rush: Rush) -> None:
    ways = ["count"] * HANDS
    await reach(rush, ways)
    await assert_one_winner(rush, ways)
    assert rush.taken == ["count"]


async def test_eight_routes_that_would_rather_leave_from_the_nearer_place_give_it_to_one(rush: Rush) -> None:
    ways = ["route"] * HANDS
    await prepare(rush, ways)
    await reach(rush, ways)
    levels = await hands.levels(rush.story, "LAST")
    assert levels["LEJ"][0] + levels["SZX"][0] == sum(sum(one[1:]) for one in levels.values()) + 1
    assert levels["LEJ"][1] <= 1
    assert await hands.is_stock_right(rush.story)
    assert set((await rush.story.states()).values()) == {"released"}
    assert await parked(rush) == []


@pytest.mark.parametrize("turn", range(3))
async def test_all_ways_at_once_end_with_one_winner(rush: Rush, turn: int) -> None:
    ways = [*WAYS]
    ways = ways[turn:] + ways[:turn]
    await prepare(rush, ways)
    await reach(rush, ways)
    await assert_one_winner(rush, ways)
