"""A database that is cut off, full or away for a while: the work is not to blame, and nothing is done twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from linkstar.core import incidents, work
from linkstar.core.db import Database, Tx
from linkstar.core.db.roles import WORKER
from linkstar.core.work import failures
from linkstar.core.work.registry import STEPS
from linkstar.kit.clock import SetClock
from tests.conftest import NOON, conninfo_of
from tests.faults.bells import Echoed, Rang, a_clone, bells_in
from tests.faults.fuse import Fuse
from tests.faults.proxy import Proxy, to_port, to_unix

WARM, COLD = (
    3600,
    8000,
)  # bytes that a worker and the database exchange for one fact: plans are kept; from the first word on
APART = 61  # bytes between two places


@pytest.fixture(scope="module")
def fresh_name(server: str, template: str) -> Iterator[str]:
    """One database for all of these tests, each with a company of its own: cloning costs more than they do."""
    with a_clone(server, template) as made:
        yield made


@pytest.fixture
def bells(server: str, fresh_name: str, tmp_path: Path) -> Iterator[object]:
    with bells_in(server, fresh_name, tmp_path) as made:
        yield made
        made.forget()


@dataclass
class Through:
    """A database that is reached through a proxy."""

    proxy: Proxy
    database: Database


@pytest.fixture
async def through(server: str, fresh_name: str, bells: object, tmp_path: Path) -> AsyncIterator[Through]:
    """A pool whose connections can be cut."""
    known = psycopg.conninfo.conninfo_to_dict(conninfo_of(server, fresh_name, WORKER))
    host, port = str(known["host"]), int(known.get("port") or 5432)
    name = f".s.PGSQL.{port}"
    to = to_unix(lambda: Path(host) / name) if host.startswith("/") else to_port(host, port)
    proxy = Proxy(tmp_path / name, to).start()
    conninfo = psycopg.conninfo.make_conninfo(**{**known, "host": str(tmp_path), "port": port})
    database = await Database.open(conninfo, clock=SetClock(NOON), before_commit=work.flush, size=4)
    yield Through(proxy, database)
    await database.close()
    proxy.stop()


async def facts(database: Database, tenant_id: UUID, name: str) -> list[int]:
    """The numbers of all facts of a name."""
    async with database.tx(tenant_id) as tx:
        rows = await tx.rows(
            "SELECT (body ->> 'number')::int AS n FROM core.facts WHERE tenant_id = %(tenant)s AND name = %(name)s",
            {"name": f"bells.{name}"},
        )
    return sorted(row.n for row in rows)


async def drained(database: Database) -> None:
    """Works until nothing is left, through all that breaks."""
    hand = work.Worker(database)
    while True:
        try:
            async with asyncio.timeout(20):
                await hand.drain()
            return
        except (psycopg.OperationalError, psycopg.InterfaceError):
            await asyncio.sleep(0)


@pytest.mark.parametrize("part", range(2))
@pytest.mark.parametrize("is_warm", [True, False], ids=["plans are kept", "a new connection"])
async def test_a_connection_that_is_cut_anywhere_in_a_step_leaves_the_step_done_once(
    through: Through, database: Database, tenant_id: UUID, is_warm: bool, part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut all along the conversation with the database, the commit and its answer among the places."""
    monkeypatch.setattr("linkstar.core.work.run.LEASE_S", 0.0)  # who lost its answer may ask again at once
    told: list[int] = []

    async def ring() -> None:
        told.append(len(told))
        async with database.tx(tenant_id) as tx:
            tx.record(Rang(tx.new_id(), told[-1]))

    places = range(1 + APART * part, WARM if is_warm else COLD, APART * 2)
    for place in places:
        if is_warm:
            await ring()
            await drained(through.database)
        else:
            await through.database.pool.drain()
        await ring()
        through.proxy.cut_after([place])
        await drained(through.database)
        through.proxy.forget()
    await drained(through.database)
    assert through.proxy.struck == len(places)
    assert await facts(database, tenant_id, "Echoed") == told
    assert await facts(database, tenant_id, "Called") == told
    async with database.tx(tenant_id) as tx:
        assert (await incidents.list_incidents(tx)).rows == []


async def test_a_full_disk_is_no_fault_of_the_work_and_costs_it_no_try(
    server: str, fresh_name: str, database: Database, tenant_id: UUID, bells: object
) -> None:
    """More failures than an item has tries: it is not parked, not even marked, and is done as soon as there is room."""
    with psycopg.connect(server, dbname=fresh_name, autocommit=True) as owner:
        Fuse.prepare(owner, ["core.facts"])
        async with database.tx(tenant_id) as tx:
            tx.record(Rang(tx.new_id(), 1))
        owner.execute("INSERT INTO faults.plan SELECT generate_series(1, 100000)")
        hand = work.Worker(database)
        for _ in range(failures.ATTEMPTS_MAX + 1):
            with pytest.raises(psycopg.errors.DiskFull):
                await hand.drain()
        async with database.tx(tenant_id) as tx:
            assert {row.attempts for row in await tx.rows("SELECT attempts FROM core.work")} == {0}
        owner.execute("DROP SCHEMA faults CASCADE")
    await drained(database)
    assert await facts(database, tenant_id, "Echoed") == [1]


async def test_one_poison_order_among_500_is_parked_alone_after_its_tries_and_goes_on_when_it_is_mended(
    database: Database, tenant_id: UUID, bells: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(failures, "BACKOFF_S", (0.0,))
    runs: list[int] = []
    is_mended = False

    async def echo(tx: Tx, rang: list[Rang]) -> None:
        runs.append(len(rang))
        tx.record(*(Echoed(one.bell_id, one.number) for one in rang))
        if not is_mended and any(one.number == 250 for one in rang):
            raise ValueError("two hundred and fifty")

    monkeypatch.setitem(STEPS, "bells.echo", replace(STEPS["bells.echo"], run=echo))
    async with database.tx(tenant_id) as tx:
        tx.record(*(Rang(tx.new_id(), number) for number in range(500)))
    await drained(database)
    heard = await facts(database, tenant_id, "Echoed")
    assert heard == [number for number in range(500) if number != 250]
    assert len(runs) < 2 * 500**0.5, "found by halving, not one by one"
    async with database.tx(tenant_id) as tx:
        [parked] = (await incidents.list_incidents(tx, kind="work_parked")).rows
        is_mended = True
        assert parked.work_id is not None
        await work.replay(tx, [parked.work_id])
    await drained(database)
    assert await facts(database, tenant_id, "Echoed") == list(range(500))


async def test_a_worker_outlives_its_database_and_goes_on_when_it_is_back(
    through: Through, database: Database, tenant_id: UUID
) -> None:
    """Every connection is cut in the middle of the work, new ones too, for a while."""
    hand = work.Worker(through.database)
    running = asyncio.create_task(hand.run())
    for number in range(5):
        through.proxy.cut_after([200] * 8)
        async with database.tx(tenant_id) as tx:
            tx.record(Rang(tx.new_id(), number))
        await asyncio.sleep(0.2)
    through.proxy.forget()
    async with asyncio.timeout(30):
        while await facts(database, tenant_id, "Echoed") != list(range(5)):
            await asyncio.sleep(0.05)
    assert not running.done(), "the worker never gave up"
    hand.stop()
    await running
    assert through.proxy.struck >= 5
