"""A clock that jumps by an hour, back or ahead: no order is lost or doubled, and what was in hand is not taken from anybody."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from linkstar.core import work
from linkstar.core.db import Database
from linkstar.core.work import worker
from linkstar.core.work.registry import STEPS
from linkstar.kit.clock import SetClock, WallClock
from tests.faults.bells import Bells, Rang, bells_in
from tests.flows.conftest import story
from tests.flows.hands import is_stock_right
from tests.flows.story import Story, sold

__all__ = ["story"]
HOUR = timedelta(hours=1)


@pytest.fixture
def bells(server: str, fresh_name: str, tmp_path: Path) -> Iterator[Bells]:
    with bells_in(server, fresh_name, tmp_path) as made:
        yield made


@pytest.mark.parametrize("by", [HOUR, -HOUR], ids=["ahead", "back"])
async def test_orders_on_their_way_survive_a_clock_that_jumps_and_comes_back(story: Story, by: timedelta) -> None:
    await story.place(sold("1001"))
    story.clock.forward(by)
    await story.place(sold("1002"))
    await story.turn()
    story.clock.forward(-by)
    await story.place(sold("1003"))
    await story.turn()
    await story.forward(minutes=61)  # what was told in the wrong hour is due when that hour has come
    assert await story.states() == dict.fromkeys(("1001", "1002", "1003"), "released")
    assert [len(await story.parcels(number)) for number in ("1001", "1002", "1003")] == [1, 1, 1]
    told = [one["order_id"] for one in (await story.received("shopify"))["confirmations"]]
    assert len(told) == len(set(told)) == 3
    assert await is_stock_right(story)


@pytest.mark.parametrize("by", [HOUR, -HOUR], ids=["ahead", "back"])
async def test_polls_go_on_after_a_jump_and_read_what_was_placed_meanwhile(story: Story, by: timedelta) -> None:
    """The dropped webhook of an order is found by a poll although the timetable was written by a wrong clock."""
    await story.ask("faults", {"partner": "shopify", "kind": "dropped"})
    story.clock.forward(by)
    await story.turn()
    story.clock.forward(-by)
    await story.place(sold("1001", minutes=61))
    await story.forward(minutes=65)
    assert await story.states() == {"1001": "released"}


@pytest.mark.parametrize("is_killed", [False, True], ids=["goes on", "is killed"])
async def test_what_a_shop_said_in_the_hour_that_a_clock_had_skipped_is_read(story: Story, is_killed: bool) -> None:
    """A poll by a clock that is ahead asks for changes that are still to come. When the clock is right again they are read
    within minutes, although their webhooks were lost: the timetable does not wait for the wrong hour, and nothing is skipped.
    """
    await story.turn()
    story.clock.forward(HOUR)
    await story.turn()
    story.clock.forward(-HOUR)
    if is_killed:  # with the only worker that had seen the clock
        story.worker = work.Worker(story.database, partners=story.partners)
    await story.turn()
    await story.ask("faults", {"partner": "shopify", "kind": "dropped"})
    await story.forward(minutes=1)
    await story.place(sold("1001", minutes=0))
    await story.forward(minutes=10)
    assert await story.states() == {"1001": "released"}


async def test_a_poll_that_was_asked_by_a_wrong_clock_and_kept_by_a_right_one_skips_nothing(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock comes back while the shops answer, and nothing is polled until that hour is over: nobody sees any more that
    the place up to which they were read lay in the future."""
    poll = STEPS["intake.poll_shops"].run

    async def hurry(partners: object, asked: list[work.Asked]) -> object:
        answers = await poll(partners, asked)
        story.clock.forward(-HOUR)
        return answers

    await story.turn()
    story.clock.forward(HOUR)
    with monkeypatch.context() as while_it_answers:
        while_it_answers.setitem(STEPS, "intake.poll_shops", replace(STEPS["intake.poll_shops"], run=hurry))
        await story.turn()
    await story.ask("faults", {"partner": "amazon", "kind": "dropped"})
    await story.place(sold("1001", minutes=0), shop="amazon")
    await story.forward(minutes=65)
    assert list((await story.states()).values()) == ["released"]


async def test_a_step_that_ends_by_a_wrong_clock_after_it_is_right_again_does_not_wait_for_its_hour(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody was still at work with the time of before when the timetable was set right; he has a lease's time for it."""
    monkeypatch.setattr(worker, "LEASE_S", 3600.0)
    await story.turn()  # which sets it right, as every worker's beginning
    async with story.database.pool.connection() as late:
        await late.execute(
            "UPDATE core.work SET due_at = due_at + interval '1 hour' WHERE step = 'intake.poll_shops' AND tenant_id = %s",
            (story.tenant_id,),
        )
    monkeypatch.setattr(story.worker, "_sure_at", time.monotonic())  # the lease is over
    await story.ask("faults", {"partner": "shopify", "kind": "dropped"})
    await story.place(sold("1001", minutes=0))
    await story.forward(minutes=5)
    await story.forward(minutes=5)
    assert await story.states() == {"1001": "released"}


@pytest.mark.parametrize("by", [HOUR, -HOUR], ids=["ahead", "back"])
async def test_a_jump_of_the_clock_takes_no_call_away_from_the_worker_that_makes_it(
    bells: Bells, database: Database, tenant_id: UUID, clock: SetClock, by: timedelta, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Leases follow the machine's clock: an hour of business time is not the end of one."""
    clock.at = (
        WallClock().now()
    )  # so that an hour ahead is beyond every lease, should anybody mix the two kinds of time
    calls: list[int] = []

    async def call(partners: object, asked: list[work.Asked]) -> list[int]:
        calls.extend(one.ask.number for one in asked)
        clock.forward(by)
        await asyncio.wait_for(work.Worker(database).drain(), 10)  # another worker looks for something to do
        return [one.ask.number for one in asked]

    monkeypatch.setitem(STEPS, "bells.call", replace(STEPS["bells.call"], run=call))
    async with database.tx(tenant_id) as tx:
        tx.record(Rang(tx.new_id(), 1))
    await work.Worker(database).drain()
    assert calls == [1]
    assert bells.heard("Called", tenant_id) == [1]
