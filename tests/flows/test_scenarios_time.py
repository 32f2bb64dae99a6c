"""Scenarios 5-7: lags, zones and changes of the clocks leave no hole and no double, and lose no hour."""

from __future__ import annotations

import os
import time as machine
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from uuid import UUID

import pytest

from linkstar import orders
from linkstar.connect.channel import SeenOrder
from linkstar.connect.messages import get_cursors
from linkstar.core.db import Database
from linkstar.core.secrets import Vault
from linkstar.kit.clock import SetClock
from linkstar.shipping.rules import Location
from linkstar.shipping.rules.calendar import end_of_day, local_text, next_handover, ship_by_alert_at
from tests.contracts.accounts import ROWS
from tests.flows.story import LEIPZIG, Story, a_story, sold
from tests.world.orders import a_line

SHOPS = ("shopify", "amazon")
LA, BERLIN = "America/Los_Angeles", "Europe/Berlin"
AUTUMN, SPRING = datetime(2026, 11, 1, 9, tzinfo=UTC), datetime(2027, 3, 14, 10, tzinfo=UTC)  # Los Angeles
AUTUMN_EU, SPRING_EU = datetime(2026, 10, 25, 1, tzinfo=UTC), datetime(2027, 3, 28, 1, tzinfo=UTC)
CHANGES = [(AUTUMN, LA), (SPRING, LA), (AUTUMN_EU, BERLIN), (SPRING_EU, BERLIN)]
NAMES = ["Los Angeles in autumn", "Los Angeles in spring", "Berlin in autumn", "Berlin in spring"]


def changed(number: int, at: datetime) -> SeenOrder:
    """An order that was placed and last changed at a moment; its listing is unknown, so that it goes no further."""
    seen = sold(str(number), a_line("VASE"), minutes=0)
    version = int(at.timestamp() * 1e6)
    return replace(seen, placed_at=at, updated_at=at, paid_at=at, version=version, ship_by_at=at + timedelta(days=1))


async def captured(story: Story, shop: str) -> list[int]:
    """The numbers of the orders of a shop, each as often as it stands in our books."""
    async with story.database.tx(story.tenant_id) as tx:
        rows = (await orders.list_orders(tx, shop_id=story.shops[shop], limit=200)).rows
    number_of = {ROWS[shop].order_id(number): number for number in range(1000, 1200)}
    return sorted(number_of[one.external_id] for one in rows)


async def refused_calls(story: Story, shop: str) -> int:
    """How many calls the pretend platform rejected as wrongly asked."""
    told = (await story.sandbox.get("/_sandbox/summary")).json()["partners"]
    return sum(one["answers"].get("400", 0) for one in told if one["name"] == shop)


@pytest.fixture
def a_server_in_china(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine and the database's sessions live in UTC+8."""
    monkeypatch.setenv("PGTZ", "Asia/Shanghai")
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    machine.tzset()
    yield
    monkeypatch.delenv("TZ")
    machine.tzset()


@pytest.fixture
async def polling(database: Database, tenant_id: UUID, clock: SetClock) -> AsyncIterator[Story]:
    """A company whose shops send no webhooks."""
    async with a_story(database, tenant_id, clock, Vault.of(os.urandom(32)), polls_only=SHOPS) as told:
        yield told


@pytest.mark.parametrize("shop", SHOPS)
async def test_late_edits_and_orders_with_lower_ids_are_seen(polling: Story, shop: str) -> None:
    """Scenario 5: the cursor is a time of change minus an overlap, never an id."""
    noon = polling.clock.at
    await polling.place(changed(1005, noon + timedelta(minutes=1)), shop=shop)
    await polling.forward(minutes=6)
    assert await captured(polling, shop) == [1005]
    await polling.place(changed(1001, noon + timedelta(minutes=7)), shop=shop)  # a lower id
    await polling.place(replace(changed(1005, noon + timedelta(minutes=8)), commercial="cancelled"), shop=shop)
    await polling.forward(minutes=5)
    assert await captured(polling, shop) == [1001, 1005]
    async with polling.database.tx(polling.tenant_id) as tx:
        page = await orders.list_orders(tx, shop_id=polling.shops[shop], state="cancelled")
    assert [one.external_id for one in page.rows] == [ROWS[shop].order_id(1005)]


@pytest.mark.parametrize("shop", SHOPS)
async def test_an_order_that_the_index_shows_late_is_not_behind_the_cursor(polling: Story, shop: str) -> None:
    """Scenario 5: the platform's own lag; what becomes visible a minute late was changed before our cursor's last word."""
    noon = polling.clock.at
    await polling.place(changed(1001, noon + timedelta(minutes=4)), shop=shop)
    await polling.forward(minutes=7)
    await polling.place(changed(1000, noon + timedelta(minutes=3)), shop=shop)  # shown only now
    await polling.forward(minutes=1)
    assert await captured(polling, shop) == [1000, 1001]


async def test_a_poll_never_asks_amazon_for_the_last_two_minutes(polling: Story) -> None:
    """Scenario 5: Amazon rejects such a window, and an order of the last two minutes comes with the next poll."""
    await polling.place(changed(1001, polling.clock.at + timedelta(seconds=50)), shop="amazon")
    for _ in range(3):
        await polling.forward(minutes=1)
        async with polling.database.tx(polling.tenant_id) as tx:
            cursor = (await get_cursors(tx, [polling.shops["amazon"]], "orders"))[polling.shops["amazon"]]
        assert cursor.since <= polling.clock.at - timedelta(minutes=2)
    assert await captured(polling, "amazon") == [1001]
    assert await refused_calls(polling, "amazon") == 0


async def follow(story: Story, seen: Sequence[SeenOrder], *, step: timedelta, until: datetime) -> None:
    """Places orders when their time comes and polls every `step`."""
    waiting = sorted(seen, key=lambda one: one.updated_at)
    while story.clock.at < until:
        reached = story.clock.at + step
        due = [one for one in waiting if one.updated_at <= reached]
        waiting = waiting[len(due) :]
        story.clock.at = reached
        for shop in SHOPS if due else ():
            await story.place(*due, shop=shop)
        await story.turn()
    assert not waiting


async def test_no_hole_and_no_double_at_anybodys_midnight(
    a_server_in_china: None, database: Database, tenant_id: UUID, clock: SetClock
) -> None:
    """Scenario 6: server in UTC+8, API in UTC, shop in Los Angeles."""
    clock.at = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)
    midnights = [datetime(2026, 11, 20, hour, tzinfo=UTC) for hour in (8, 16)] + [datetime(2026, 11, 21, tzinfo=UTC)]
    moments = [at + timedelta(seconds=s) for at in midnights for s in (-3600, -1, 0, 1, 3600)]
    seen = [changed(1000 + n, at) for n, at in enumerate(moments)]
    vault = Vault.of(os.urandom(32))
    async with a_story(database, tenant_id, clock, vault, polls_only=SHOPS, zone=LA) as story:
        async with database.tx(tenant_id) as tx:
            assert await tx.value("SELECT current_setting('TimeZone')") == "Asia/Shanghai"
        await follow(story, seen, step=timedelta(minutes=155), until=datetime(2026, 11, 21, 3, tzinfo=UTC))
        for shop in SHOPS:
            assert await captured(story, shop) == [1000 + n for n in range(len(moments))]
            assert await refused_calls(story, shop) == 0
        first = await story.order("1000")
    assert (first.placed_at, first.zone) == (moments[0], LA)
    assert local_text(first.ship_by_at or clock.at, first.zone) == "2026-11-20 23:00 (America/Los_Angeles)"


@pytest.mark.parametrize(("change", "zone"), CHANGES, ids=NAMES)
async def test_no_hour_is_lost_or_doubled_when_the_clocks_change(
    a_server_in_china: None, database: Database, tenant_id: UUID, clock: SetClock, change: datetime, zone: str
) -> None:
    """Scenario 7: cursor and ship-by through a local hour that does not exist, or happens twice."""
    clock.at = change - timedelta(hours=3, minutes=10)
    moments = [change + timedelta(minutes=30 * n) for n in range(-5, 6)]
    seen = [changed(1000 + n, at) for n, at in enumerate(moments)]
    vault = Vault.of(os.urandom(32))
    async with a_story(database, tenant_id, clock, vault, polls_only=SHOPS, zone=zone) as story:
        await follow(story, seen, step=timedelta(minutes=65), until=change + timedelta(hours=3))
        for shop in SHOPS:
            assert await captured(story, shop) == [1000 + n for n in range(len(moments))]
        found = [await story.order(str(1000 + n)) for n in range(len(moments))]
        assert "timetable_failed" not in await story.open_incidents()
    assert [one.ship_by_at for one in found] == [at + timedelta(days=1) for at in moments]
    assert len({one.ship_by_at for one in found}) == len(moments), "two local times that read alike stay two moments"
    assert {one.zone for one in found} == {zone}
    assert all(zone in local_text(one.placed_at, one.zone) for one in found)


@pytest.mark.parametrize(("change", "zone"), CHANGES, ids=NAMES)
def test_a_cut_off_in_the_changed_hour_is_still_one_moment(change: datetime, zone: str) -> None:
    """Scenario 7: ship-by and hand-over where the local cut-off does not exist or happens twice."""
    for minute in (0, 30):
        for hour in (1, 2, 3):
            here = Location(UUID(int=1), LEIPZIG, zone, time(hour, minute), working_days=127)
            leaves = [next_handover(here, change + timedelta(minutes=20 * n)) for n in range(-30, 30)]
            assert None not in leaves
            assert all((at - change).total_seconds() + 20 * 60 * (30 - n) >= 0 for n, at in enumerate(leaves) if at)
            moments = sorted({at for at in leaves if at})
            assert leaves == sorted(at for at in leaves if at), "who is ready earlier never leaves later"
            gaps = [(after - before) / timedelta(hours=1) for before, after in pairwise(moments)]
            assert all(22.9 <= gap <= 25.1 for gap in gaps), gaps
            told = ship_by_alert_at(here, change + timedelta(hours=2), 4)
            assert told == change - timedelta(hours=2), "four hours are four hours, whatever the clocks on the wall say"


@pytest.mark.parametrize(
    ("day", "zone", "hours"),
    [
        (date(2026, 11, 1), LA, 25), (date(2027, 3, 14), LA, 23), (date(2026, 10, 25), BERLIN, 25),
        (date(2027, 3, 28), BERLIN, 23), (date(2026, 11, 20), LA, 24), (date(2026, 11, 1), "Asia/Shanghai", 24),
    ],
)  # fmt: skip
def test_the_days_of_a_report_meet_without_a_gap(day: date, zone: str, hours: int) -> None:
    """Scenario 7: a site's day has 23, 24 or 25 hours, and each second of it belongs to one day only."""
    begins, ends = end_of_day(day - timedelta(days=1), zone), end_of_day(day, zone)
    assert ends - begins == timedelta(hours=hours)
    assert local_text(ends, zone).startswith(f"{day} 23:59")
    assert local_text(ends + timedelta(seconds=1), zone).startswith(f"{day + timedelta(days=1)} 00:00")


def test_ship_by_is_read_in_the_sites_own_zone() -> None:
    """Scenario 7: the same moment, in the words of each site."""
    at = end_of_day(date(2026, 11, 1), LA)
    assert local_text(at, LA) == "2026-11-01 23:59 (America/Los_Angeles)"
    assert local_text(at, "Asia/Shanghai") == "2026-11-02 15:59 (Asia/Shanghai)"
