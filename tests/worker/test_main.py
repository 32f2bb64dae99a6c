"""The worker's door: it starts with the timetable of every company, and ends without leaving anything half done."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from linkstar.core.db import Database, Tx
from linkstar.core.db.roles import WORKER
from linkstar.core.facts import Fact
from linkstar.core.settings import Settings
from linkstar.core.tenants import create_tenant
from linkstar.core.work import LISTENERS, STEPS, list_workers
from linkstar.core.work.registry import Step
from linkstar.worker import serve
from tests.conftest import conninfo_of

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class GateKnocked(Fact):
    gate_id: UUID


Serve = Callable[[], "asyncio.Task[None]"]


@pytest.fixture
def start(server: str, fresh_name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Serve:
    """Starts a worker of this process on the test's own database."""
    info = conninfo_of(server, fresh_name, WORKER)
    monkeypatch.setattr(sys.modules[serve.__module__], "conninfo_of", lambda *_: info)
    monkeypatch.setenv("LINKSTAR_HOME", str(tmp_path))
    return lambda: asyncio.create_task(serve(Settings(), server))


async def until(is_true: Callable[[], Awaitable[object]], *, seconds: float = 30) -> None:
    async with asyncio.timeout(seconds):
        while not await is_true():
            await asyncio.sleep(0.05)


async def founded(database: Database, tenant_id: UUID, slug: str) -> None:
    async with database.tx(tenant_id) as tx:
        await create_tenant(tx, slug, slug.title())


async def test_a_worker_gives_every_company_its_timetable_and_says_that_it_lives(
    database: Database, tenant_id: UUID, start: Serve
) -> None:
    await founded(database, tenant_id, "demo")
    async with database.tx(tenant_id) as tx:
        await tx.run("DELETE FROM core.work WHERE tenant_id = %(tenant)s")
    serving = start()
    await until(lambda: list_workers(database, since=LONG_AGO))
    timed = {step.name for step in STEPS.values() if step.period}
    async with database.tx(tenant_id) as tx:
        rows = await tx.rows("SELECT step FROM core.work WHERE tenant_id = %(tenant)s AND size = 0")
    assert timed
    assert {row.step for row in rows} == timed
    [seen] = await list_workers(database, since=LONG_AGO)
    assert seen.pid == os.getpid()
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(serving, 30)


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
async def test_a_worker_that_is_told_to_stop_finishes_its_batch_and_takes_no_other(
    database: Database, tenant_id: UUID, start: Serve, monkeypatch: pytest.MonkeyPatch, asked: signal.Signals
) -> None:
    under_way, runs = asyncio.Event(), list[int]()

    async def open_gate(tx: Tx, facts: list[GateKnocked]) -> None:
        runs.append(len(facts))
        under_way.set()
        await asyncio.sleep(0.3)
        if len(runs) == 1:
            tx.record(GateKnocked(tx.new_id()))  # more to do, but not for a worker that leaves

    step = Step("test_main.open_gate", open_gate, (GateKnocked,))
    monkeypatch.setitem(STEPS, step.name, step)
    monkeypatch.setitem(LISTENERS, GateKnocked.fact_name, [step])
    await founded(database, tenant_id, "demo")
    async with database.tx(tenant_id) as tx:
        tx.record(GateKnocked(tx.new_id()), GateKnocked(tx.new_id()))
    serving = start()
    await asyncio.wait_for(under_way.wait(), 30)
    os.kill(os.getpid(), asked)
    await asyncio.wait_for(serving, 30)
    assert runs == [2]
    async with database.tx(tenant_id) as tx:
        left = await tx.rows("SELECT size, attempts, error FROM core.work WHERE step = %(step)s", {"step": step.name})
        assert [tuple(row) for row in left] == [(1, 0, "")]


async def test_a_worker_that_has_left_holds_no_connection(
    server: str, fresh_name: str, database: Database, tenant_id: UUID, start: Serve
) -> None:
    await founded(database, tenant_id, "demo")
    serving = start()
    await until(lambda: list_workers(database, since=LONG_AGO))
    await database.close()
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(serving, 30)

    async def gone() -> bool:
        async with await psycopg.AsyncConnection.connect(server, autocommit=True) as owner:
            cursor = await owner.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = %s", (fresh_name,))
            return await cursor.fetchone() == (0,)

    await until(gone, seconds=10)
