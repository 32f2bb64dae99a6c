"""The engine under the flows: exactly once, bisected, parked, delayed, fair."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from linkstar.core import incidents, work
from linkstar.core.db import Database, Tx
from linkstar.core.facts import Fact
from linkstar.core.work import registry
from linkstar.core.work.claim import Group, list_groups
from linkstar.core.work.run import WALL, run_group
from linkstar.kit.clock import SetClock
from linkstar.kit.ids import new_id


@dataclass(frozen=True, slots=True)
class Rang(Fact):
    bell_id: UUID
    number: int


@dataclass(frozen=True, slots=True)
class Echoed(Fact):
    bell_id: UUID
    number: int


@pytest.fixture(autouse=True)
def only_my_steps() -> Iterator[None]:
    """Each test declares its own steps."""
    steps, listeners = dict(registry.STEPS), {name: list(heard) for name, heard in registry.LISTENERS.items()}
    registry.STEPS.clear()
    registry.LISTENERS.clear()
    yield
    registry.STEPS.clear()
    registry.LISTENERS.clear()
    registry.STEPS.update(steps)
    registry.LISTENERS.update(listeners)


async def ring(database: Database, tenant_id: UUID, numbers: list[int], **when: Any) -> None:
    async with database.tx(tenant_id) as tx:
        tx.record(*(Rang(tx.new_id(), number) for number in numbers), **when)


async def echoes(database: Database, tenant_id: UUID) -> list[int]:
    async with database.tx(tenant_id) as tx:
        rows = await tx.rows(
            "SELECT body ->> 'number' AS n FROM core.facts WHERE tenant_id = %(tenant)s AND name = 'test_work.Echoed' ORDER BY id"
        )
    return sorted(int(row.n) for row in rows)


def echo_step(**options: Any) -> None:
    @work.step(on=Rang, **options)
    async def echo(tx: Tx, rang: list[Rang]) -> None:
        tx.record(*(Echoed(one.bell_id, one.number) for one in rang))


async def keep_echoes(tx: Tx, asks: list[Rang], answers: list[int]) -> None:
    tx.record(*(Echoed(ask.bell_id, answer) for ask, answer in zip(asks, answers, strict=True)))


async def test_every_fact_is_heard_once_in_one_batch(database: Database, tenant_id: UUID) -> None:
    batches: list[int] = []

    @work.step(on=Rang)
    async def echo(tx: Tx, rang: list[Rang]) -> None:
        batches.append(len(rang))
        tx.record(*(Echoed(one.bell_id, one.number) for one in rang))

    for number in range(20):
        await ring(database, tenant_id, [number])
    await work.Worker(database).drain()
    assert await echoes(database, tenant_id) == list(range(20))
    assert batches == [20]  # twenty small transactions were joined into one run


async def test_a_poisonous_fact_is_parked_alone_and_the_others_go_on(
    database: Database, tenant_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linkstar.core.work.failures.ATTEMPTS_MAX", 1)
    is_mended = False

    @work.step(on=Rang)
    async def echo(tx: Tx, rang: list[Rang]) -> None:
        if not is_mended and any(one.number == 13 for one in rang):
            raise RuntimeError("thirteen")
        tx.record(*(Echoed(one.bell_id, one.number) for one in rang))

    await ring(database, tenant_id, list(range(40)))
    await work.Worker(database).drain()
    assert await echoes(database, tenant_id) == [n for n in range(40) if n != 13]
    async with database.tx(tenant_id) as tx:
        parked = (await incidents.list_incidents(tx)).rows
        assert [one.kind for one in parked] == ["work_parked"]
        assert "thirteen" in parked[0].text("en")
        assert parked[0].work_id is not None
        is_mended = True
        await work.replay(tx, [parked[0].work_id])
    await work.Worker(database).drain()
    assert 13 in await echoes(database, tenant_id)


async def test_a_fact_that_cannot_even_be_asked_about_is_parked_alone_and_the_others_go_on(
    database: Database, tenant_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a step that calls the outside reads before its call may be poison, too; the raised fence goes with the failure."""
    monkeypatch.setattr("linkstar.core.work.failures.ATTEMPTS_MAX", 1)

    async def load(tx: Tx, rang: list[Rang]) -> list[Rang]:
        if any(one.number == 13 for one in rang):
            raise KeyError("thirteen")
        return rang

    @work.outside(on=Rang, load=load, keep=keep_echoes)
    async def call(partners: Any, asks: list[work.Asked]) -> list[int]:
        return [one.ask.number for one in asks]

    await ring(database, tenant_id, list(range(20)))
    await work.Worker(database).drain()
    assert await echoes(database, tenant_id) == [n for n in range(20) if n != 13]
    async with database.tx(tenant_id) as tx:
        [parked] = (await incidents.list_incidents(tx)).rows
    assert (parked.kind, "thirteen" in parked.text("en")) == ("work_parked", True)


async def test_two_workers_share_the_work_and_do_nothing_twice(database: Database, tenant_id: UUID) -> None:
    echo_step(batch=7)
    for start in range(0, 300, 3):
        await ring(database, tenant_id, [start, start + 1, start + 2])
    await asyncio.gather(*(work.Worker(database).drain() for _ in range(4)))
    await work.Worker(database).drain()
    assert await echoes(database, tenant_id) == list(range(300))


async def test_a_delayed_fact_waits_for_its_moment(database: Database, tenant_id: UUID, clock: SetClock) -> None:
    echo_step()
    await ring(database, tenant_id, [1], at=clock.now() + timedelta(hours=2))
    await work.Worker(database).drain()
    assert await echoes(database, tenant_id) == []
    clock.forward(timedelta(hours=3))
    await work.Worker(database).drain()
    assert await echoes(database, tenant_id) == [1]


async def test_a_failing_step_leaves_no_trace_of_its_transaction(database: Database, tenant_id: UUID) -> None:
    @work.step(on=Rang)
    async def echo(tx: Tx, rang: list[Rang]) -> None:
        tx.record(Echoed(rang[0].bell_id, 1))
        await tx.rows("SELECT 1 FROM nowhere")

    await ring(database, tenant_id, [1])
    await work.Worker(database).drain()
    assert await echoes(database, tenant_id) == []
    async with database.tx(tenant_id) as tx:
        assert [(b.later, b.parked) for b in await work.list_backlog(tx)] == [(1, 0)]


async def test_the_timetable_runs_each_company_once_a_period(
    database: Database, tenant_id: UUID, clock: SetClock
) -> None:
    ran: list[UUID] = []

    @work.every("5m")
    async def tick(tx: Tx) -> None:
        ran.append(tx.tenant_id)

    other = new_id(clock.now())
    for tenant in (tenant_id, other, tenant_id):
        async with database.tx(tenant) as tx:
            await work.ensure_timetable(tx)
    await work.Worker(database).drain()
    assert sorted(ran) == sorted([tenant_id, other])
    clock.forward(timedelta(minutes=5))
    await work.Worker(database).drain()
    assert len(ran) == 4


async def test_a_mountain_of_one_company_does_not_delay_the_single_order_of_another(
    database: Database, tenant_id: UUID, clock: SetClock
) -> None:
    served: list[UUID] = []

    @work.step(on=Rang, batch=50)
    async def echo(tx: Tx, rang: list[Rang]) -> None:
        served.append(tx.tenant_id)

    await ring(database, tenant_id, list(range(5000)))
    small = new_id(clock.now())
    worker = work.Worker(database, slots=1)
    running = asyncio.create_task(worker.run())
    while len(served) < 2:
        await asyncio.sleep(0.005)
    before = len(served)
    await ring(database, small, [1])
    while small not in served:
        await asyncio.sleep(0.005)
    worker.stop()
    await running
    assert served.index(small) - before <= 3  # a batch or two, not the hundred that were waiting


async def test_an_outside_step_is_called_with_the_same_key_after_a_crash(database: Database, tenant_id: UUID) -> None:
    keys: list[str] = []
    firsts: list[bool] = []
    is_crashing = True

    async def load(tx: Tx, rang: list[Rang]) -> list[Rang]:
        return rang

    @work.outside(on=Rang, load=load, keep=keep_echoes)
    async def call(partners: Any, asks: list[work.Asked]) -> list[int]:
        keys.extend(asked.key for asked in asks)
        firsts.extend(asked.is_first for asked in asks)
        if is_crashing:
            raise KeyboardInterrupt
        return [asked.ask.number for asked in asks]

    await ring(database, tenant_id, [5])
    worker = work.Worker(database)
    with pytest.raises(KeyboardInterrupt):
        await worker.drain()
    is_crashing = False
    await worker.drain()
    assert await echoes(database, tenant_id) == []  # the lease of the dead worker still stands
    async with database.tx(tenant_id) as tx:
        await tx.run("UPDATE core.work SET lease_until = %(past)s WHERE tenant_id = %(tenant)s", {"past": WALL.now()})
    await worker.drain()
    assert await echoes(database, tenant_id) == [5]
    assert len(keys) == 2
    assert len(set(keys)) == 1
    assert firsts == [True, False]  # the second time somebody may have been heard already


async def test_what_waits_for_an_account_goes_on_when_it_is_opened_and_is_no_first_try_then(
    database: Database, tenant_id: UUID
) -> None:
    account, firsts = uuid4(), []
    is_closed = True

    async def load(tx: Tx, rang: list[Rang]) -> list[Rang]:
        return rang

    @work.outside(on=Rang, load=load, keep=keep_echoes)
    async def call(partners: Any, asks: list[work.Asked]) -> list[int | work.Again]:
        firsts.extend(asked.is_first for asked in asks)
        return [work.Again("revoked", waits_for=account) if is_closed else one.ask.number for one in asks]

    await ring(database, tenant_id, [1, 2])
    worker = work.Worker(database)
    await worker.drain()
    is_closed = False
    await worker.drain()
    assert await echoes(database, tenant_id) == []  # it waits, however often a worker looks
    async with database.tx(tenant_id) as tx:
        assert await work.wake(tx, [uuid4()]) == 0
        assert await work.wake(tx, [account]) == 1
    await worker.drain()
    assert sorted(await echoes(database, tenant_id)) == [1, 2]
    assert firsts == [True, True, False, False]


async def test_a_worker_that_lost_its_lease_cannot_record_its_answer(database: Database, tenant_id: UUID) -> None:
    entered, go_on = asyncio.Event(), asyncio.Event()
    calls = 0

    async def load(tx: Tx, rang: list[Rang]) -> list[Rang]:
        return rang

    @work.outside(on=Rang, load=load, keep=keep_echoes)
    async def call(partners: Any, asks: list[work.Asked]) -> list[int]:
        nonlocal calls
        calls += 1
        mine = calls
        if mine == 1:
            entered.set()
            await go_on.wait()
        return [mine for _ in asks]

    await ring(database, tenant_id, [0])
    slow = asyncio.create_task(work.Worker(database).drain())
    await entered.wait()
    async with database.tx(tenant_id) as tx:
        await tx.run("UPDATE core.work SET lease_until = %(past)s WHERE tenant_id = %(tenant)s", {"past": WALL.now()})
    await work.Worker(database).drain()
    go_on.set()
    await slow
    assert await echoes(database, tenant_id) == [2]  # the second holder's answer, once


async def test_one_item_that_asks_again_does_not_hold_the_others(database: Database, tenant_id: UUID) -> None:
    async def load(tx: Tx, rang: list[Rang]) -> list[Rang | None]:
        return [None if one.number == 2 else one for one in rang]

    @work.outside(on=Rang, load=load, keep=keep_echoes)
    async def call(partners: Any, asks: list[work.Asked]) -> list[int | work.Again]:
        return [work.Again("busy", 3600) if a.ask.number == 3 else a.ask.number for a in asks]

    await ring(database, tenant_id, [1, 2, 3, 4])
    await work.Worker(database).drain()
    assert await echoes(database, tenant_id) == [1, 4]
    async with database.tx(tenant_id) as tx:
        assert [(b.ready, b.later) for b in await work.list_backlog(tx)] == [(0, 1)]


async def test_work_of_a_step_that_this_version_does_not_know_is_left_for_one_that_does(
    database: Database, tenant_id: UUID
) -> None:
    echo_step()
    await ring(database, tenant_id, [1])
    registry.STEPS.clear()
    assert await work.Worker(database).drain() == 0
    async with database.pool.connection() as connection:
        groups = await list_groups(connection, database.clock.now(), WALL.now())
    echo_step()
    assert await run_group(database, groups[0], None) == 1


async def test_a_long_call_keeps_its_lease_while_its_worker_lives(
    database: Database, tenant_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linkstar.core.work.worker.BEAT_EVERY_S", 0.05)
    monkeypatch.setattr("linkstar.core.work.run.LEASE_S", 1.0)
    monkeypatch.setattr("linkstar.core.work.worker.LEASE_S", 1.0)
    calls = 0

    async def load(tx: Tx, rang: list[Rang]) -> list[Rang]:
        return rang

    @work.outside(on=Rang, load=load, keep=keep_echoes)
    async def call(partners: Any, asks: list[work.Asked]) -> list[int]:
        nonlocal calls
        calls += 1
        await asyncio.sleep(2.5)
        return [1 for _ in asks]

    await ring(database, tenant_id, [1])
    workers = [work.Worker(database, slots=1) for _ in range(2)]
    running = [asyncio.create_task(one.run()) for one in workers]
    while not await echoes(database, tenant_id):
        await asyncio.sleep(0.05)
    for one in workers:
        one.stop()
    await asyncio.gather(*running)
    assert calls == 1


class LooksOnce(work.Worker):
    """A worker that finds something at its first look only."""

    looks = 0

    async def _groups(self) -> list[Group]:
        self.looks += 1
        return await super()._groups() if self.looks == 1 else []


@pytest.mark.parametrize(
    ("slots", "heard"), [(2, [1, 2, 3]), (1, [])], ids=["a slot is left for others", "the last slot"]
)
async def test_what_a_run_caused_begins_without_a_look_if_others_need_not_wait_for_it(
    database: Database, tenant_id: UUID, slots: int, heard: list[int]
) -> None:
    echo_step()
    found: list[int] = []

    @work.step(on=Echoed)
    async def listen(tx: Tx, echoed: list[Echoed]) -> None:
        found.extend(one.number for one in echoed)

    await ring(database, tenant_id, [1, 2, 3])
    worker = LooksOnce(database, slots=slots)
    running = asyncio.create_task(worker.run())
    async with asyncio.timeout(20):
        while worker.looks < 3 or found != heard:
            await asyncio.sleep(0.01)
    worker.stop()
    await running
    assert await echoes(database, tenant_id) == [1, 2, 3]
    assert found == heard
