"""A transaction runs SQL for one company and tells its facts at the end, together with what it changed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from linkstar.core.db import Database, Tx
from linkstar.core.facts import Fact
from linkstar.core.work import LISTENERS, STEPS, flush
from linkstar.core.work.flush import CHANNEL
from linkstar.core.work.registry import Step
from linkstar.kit.clock import SetClock
from tests.conftest import conninfo_of

FILES = {
    "id": "uuid",
    "sha256": "bytea",
    "media_type": "text",
    "size": "bigint",
    "body": "bytea",
    "created_at": "timestamptz",
}


@dataclass(frozen=True, slots=True)
class BellRung(Fact):
    tower_id: UUID
    bell_id: UUID
    number: int = 0


def a_file(tx: Tx, name: str) -> tuple[Any, ...]:
    return (tx.new_id(), name.encode(), "text/plain", len(name), name.encode(), tx.now)


async def told(tx: Tx) -> list[Any]:
    return await tx.rows(
        "SELECT * FROM core.facts WHERE tenant_id = %(tenant)s AND name = 'test_tx.BellRung' ORDER BY id"
    )


async def hear(tx: Tx, facts: list[BellRung]) -> None:
    """Nobody runs it here: it only makes work."""


@pytest.fixture
def listened(monkeypatch: pytest.MonkeyPatch) -> Step:
    """A step that listens to BellRung, for one test."""
    step = Step("test_tx.hear", hear, (BellRung,))
    monkeypatch.setitem(STEPS, step.name, step)
    monkeypatch.setitem(LISTENERS, BellRung.fact_name, [step])
    return step


async def test_many_rows_go_in_with_one_statement_and_get_the_company(tx: Tx) -> None:
    assert await tx.insert("core.files", FILES, [a_file(tx, f"file {n}") for n in range(500)]) == 500
    assert await tx.value("SELECT count(*) FROM core.files WHERE tenant_id = %(tenant)s") == 500


async def test_no_rows_are_no_statement(tx: Tx) -> None:
    assert await tx.insert("core.no_such_table", {"id": "uuid"}, []) == 0


async def test_rows_of_different_length_are_a_mistake_and_not_half_an_insert(tx: Tx) -> None:
    with pytest.raises(ValueError, match="zip"):
        await tx.insert("core.files", FILES, [a_file(tx, "a"), a_file(tx, "b")[:3]])
    assert await tx.value("SELECT count(*) FROM core.files WHERE tenant_id = %(tenant)s") == 0


async def test_text_that_looks_like_sql_stays_text(tx: Tx) -> None:
    bad = "'); DROP TABLE core.files; --"
    await tx.insert("core.files", FILES, [(tx.new_id(), b"x", bad, 1, b"x", tx.now)])
    assert await tx.value("SELECT media_type FROM core.files WHERE tenant_id = %(tenant)s") == bad


async def test_questions_answer_with_rows_a_row_a_value_or_a_class(tx: Tx) -> None:
    @dataclass(frozen=True)
    class Sum:
        left: int
        right: int

    assert await tx.all(Sum, "SELECT n, n * n FROM generate_series(1, 2) n") == [Sum(1, 1), Sum(2, 4)]
    assert [row.n for row in await tx.rows("SELECT n FROM generate_series(1, 3) n")] == [1, 2, 3]
    assert (await tx.row("SELECT %(tenant)s::uuid AS tenant, %(now)s::timestamptz AS now")) == (tx.tenant_id, tx.now)
    assert await tx.value("SELECT %(word)s::text", {"word": "mug"}) == "mug"
    assert await tx.row("SELECT 1 WHERE false") is None
    assert await tx.value("SELECT 1 WHERE false") is None


async def test_facts_are_told_in_the_order_they_were_recorded(tx: Tx) -> None:
    tower = uuid4()
    rung = [BellRung(tower, uuid4(), number) for number in range(300)]
    tx.record(*rung[:100])
    tx.record(*rung[100:])
    assert await told(tx) == []
    await flush(tx)
    rows = await told(tx)
    assert [row.body["number"] for row in rows] == list(range(300))
    assert {(row.subject, row.actor, row.trace_id, row.recorded_at) for row in rows} == {
        (tower, "test", "trace", tx.now)
    }


async def test_facts_are_written_once_however_often_they_are_flushed(tx: Tx) -> None:
    tx.record(BellRung(uuid4(), uuid4()))
    await flush(tx)
    await flush(tx)
    assert len(await told(tx)) == 1


async def test_each_fact_of_a_batch_keeps_the_trace_of_what_it_is_about(tx: Tx) -> None:
    tower, bell = uuid4(), uuid4()
    tx.trace_of = {tower: "trace of the tower", bell: "trace of the bell"}
    tx.record(BellRung(tower, uuid4(), 0), BellRung(uuid4(), bell, 1), BellRung(uuid4(), uuid4(), 2))
    await flush(tx)
    assert [row.trace_id for row in await told(tx)] == ["trace of the tower", "trace of the bell", "trace"]


async def test_ids_of_a_transaction_sort_by_its_moment(tx: Tx) -> None:
    ids = [*tx.new_ids(50), tx.new_id()]
    assert ids == sorted(set(ids))


@pytest.fixture
async def small(server: str, fresh_name: str, clock: SetClock) -> AsyncIterator[Database]:
    """A pool of two connections that waits a fifth of a second for one."""
    info = conninfo_of(server, fresh_name, "linkstar_worker")
    opened = await Database.open(info, clock=clock, before_commit=flush, size=2, wait_s=5)
    opened.pool.timeout = 0.2
    yield opened
    await opened.close()


async def test_whoever_finds_the_pool_empty_waits_for_his_turn(small: Database, tenant_id: UUID) -> None:
    small.pool.timeout = 10
    inside, most = 0, 0

    async def work() -> None:
        nonlocal inside, most
        async with small.tx(tenant_id) as tx:
            inside += 1
            most = max(most, inside)
            await tx.value("SELECT pg_sleep(0.01)")
            inside -= 1

    await asyncio.gather(*(work() for _ in range(20)))
    assert most == 2
    assert small.pool.get_stats()["pool_size"] <= 2


async def test_waiting_for_a_connection_ends(small: Database, tenant_id: UUID) -> None:
    async with small.tx(tenant_id), small.tx(tenant_id):
        with pytest.raises(psycopg.OperationalError, match="couldn't get a connection"):
            async with small.tx(tenant_id):
                pass
    async with small.tx(tenant_id) as tx:
        assert await tx.value("SELECT 1") == 1


class Stumble(Exception):
    """Something goes wrong on the way."""


async def stumble(database: Database, tenant_id: UUID) -> None:
    async with database.tx(tenant_id) as tx:
        await tx.insert("core.files", FILES, [a_file(tx, "kept?")])
        tx.record(BellRung(uuid4(), uuid4()))
        await flush(tx)
        raise Stumble


async def test_an_exception_leaves_nothing_behind(database: Database, tenant_id: UUID) -> None:
    with pytest.raises(Stumble):
        await stumble(database, tenant_id)
    async with database.tx(tenant_id) as tx:
        assert await tx.value("SELECT count(*) FROM core.files WHERE tenant_id = %(tenant)s") == 0
        assert await told(tx) == []


async def test_a_fact_that_cannot_be_written_takes_its_change_with_it(database: Database, tenant_id: UUID) -> None:
    @dataclass(frozen=True, slots=True)
    class NeverTold(Fact):
        what: object

    async def tell() -> None:
        async with database.tx(tenant_id) as tx:
            await tx.insert("core.files", FILES, [a_file(tx, "kept?")])
            tx.record(NeverTold(object()))

    with pytest.raises(TypeError):
        await tell()
    async with database.tx(tenant_id) as tx:
        assert await tx.value("SELECT count(*) FROM core.files WHERE tenant_id = %(tenant)s") == 0


async def test_a_transaction_carries_its_clock_its_actor_and_a_trace_of_its_own(
    database: Database, tenant_id: UUID, clock: SetClock
) -> None:
    async with database.tx(tenant_id, actor="lin@demo", trace_id="ab" * 16) as tx:
        assert (tx.now, tx.actor, tx.trace_id) == (clock.now(), "lin@demo", "ab" * 16)
    clock.forward(timedelta(hours=1))
    async with database.tx(tenant_id) as one, database.tx(tenant_id) as other:
        assert one.now == clock.now()
        assert len({one.trace_id, other.trace_id}) == 2
        assert all(len(tx.trace_id) == 32 and int(tx.trace_id, 16) for tx in (one, other))


async def notices(server: str, name: str, listening: asyncio.Event, *, wait_s: float) -> int:
    info = conninfo_of(server, name, "linkstar_worker")
    async with await psycopg.AsyncConnection.connect(info, autocommit=True) as connection:
        await connection.execute(f"LISTEN {CHANNEL}")
        listening.set()
        return len([notice async for notice in connection.notifies(timeout=wait_s)])


async def test_workers_are_woken_once_per_commit_and_never_by_what_was_rolled_back(
    server: str, fresh_name: str, database: Database, tenant_id: UUID, listened: Step
) -> None:
    listening = asyncio.Event()
    hears = asyncio.create_task(notices(server, fresh_name, listening, wait_s=1.0))
    await listening.wait()
    async with database.tx(tenant_id) as tx:
        tx.record(*(BellRung(uuid4(), uuid4(), n) for n in range(1_200)))
    with pytest.raises(Stumble):
        await stumble(database, tenant_id)
    assert await hears == 1


async def test_many_facts_become_few_rows_of_work(tx: Tx, listened: Step) -> None:
    tx.record(*(BellRung(uuid4(), uuid4(), n) for n in range(1_200)))
    tx.record(BellRung(uuid4(), uuid4()), at=tx.now + timedelta(hours=1))
    await flush(tx)
    rows = await tx.rows("SELECT step, size, due_at FROM core.work WHERE tenant_id = %(tenant)s ORDER BY due_at, id")
    soon, later = tx.now, tx.now + timedelta(hours=1)
    assert [(row.step, row.size, row.due_at) for row in rows] == [
        (listened.name, 500, soon),
        (listened.name, 500, soon),
        (listened.name, 200, soon),
        (listened.name, 1, later),
    ]


async def test_a_database_that_nobody_waits_for_any_more_leaves_nobody_behind() -> None:
    """The pool's workers would wait for work that never comes, and the loop at its end for them."""
    asked: asyncio.Queue[asyncio.StreamWriter] = asyncio.Queue()

    async def say_nothing(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.put_nowait(writer)

    async with await asyncio.start_server(say_nothing, "127.0.0.1", 0) as mute:
        port = mute.sockets[0].getsockname()[1]
        opening = asyncio.create_task(Database.open(f"host=127.0.0.1 port={port} user=a dbname=b sslmode=disable"))
        writer = await asked.get()
        opening.cancel()
        with pytest.raises(asyncio.CancelledError):
            await opening
        left = [one for one in asyncio.all_tasks() if one.get_name().startswith("linkstar-worker")]
        assert len(left) <= 1, "only the one that is connecting, which the end of the loop cancels"
        for one in left:
            one.cancel()
        writer.close()
        await asyncio.gather(*left, writer.wait_closed(), return_exceptions=True)
