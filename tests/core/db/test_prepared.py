"""What is asked about few rows is planned once for a connection; that must change nothing but the time it takes."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from uuid import UUID, uuid4

import pytest

from linkstar.core.db import Database, Tx
from linkstar.core.db.roles import WORKER
from linkstar.core.db.tx import FEW
from linkstar.core.work import Worker, flush
from linkstar.kit.clock import SetClock
from tests.conftest import conninfo_of

KNOWN = "SELECT subject FROM core.facts WHERE tenant_id = %(tenant)s AND subject = ANY(%(ids)s) ORDER BY id"
KEPT = "SELECT count(*) AS n FROM pg_prepared_statements WHERE statement LIKE 'SELECT subject%%'"


@pytest.fixture
async def single(server: str, fresh_name: str, clock: SetClock) -> AsyncIterator[Database]:
    """A pool of one connection."""
    opened = await Database.open(conninfo_of(server, fresh_name, WORKER), clock=clock, before_commit=flush, size=1)
    yield opened
    await opened.close()


@pytest.fixture
def other_id() -> UUID:
    """Another company."""
    return uuid4()


async def tell(tx: Tx, subject: UUID) -> None:
    await tx.run(
        "INSERT INTO core.facts (tenant_id, id, name, subject, body, actor, trace_id, recorded_at)"
        " VALUES (%(tenant)s, %(id)s, 'x.Y', %(subject)s, '{}', '', '', %(now)s)",
        {"id": tx.new_id(), "subject": subject},
    )


async def test_a_kept_plan_shows_each_company_its_own_rows(single: Database, tenant_id: UUID, other_id: UUID) -> None:
    for tenant in (tenant_id, other_id):
        async with single.tx(tenant) as tx:
            await tell(tx, tenant)
    for _ in range(8):  # from the sixth time on PostgreSQL may keep one plan for all
        for tenant in (tenant_id, other_id):
            async with single.tx(tenant, prepares=True) as tx:
                rows = await tx.rows(KNOWN, {"ids": [tenant_id, other_id]})
                assert [row.subject for row in rows] == [tenant]
                assert await tx.value(KEPT) == 1


@pytest.mark.parametrize(("prepares", "asked", "kept"), [(True, FEW, 1), (True, FEW + 1, 0), (False, 1, 0)])
async def test_only_what_is_asked_about_few_is_kept(
    single: Database, tenant_id: UUID, prepares: bool, asked: int, kept: int
) -> None:
    async with single.tx(tenant_id, prepares=prepares) as tx:
        await tx.rows(KNOWN, {"ids": tx.new_ids(asked)})
        assert await tx.value(KEPT) == kept


async def test_nothing_is_kept_where_it_is_switched_off(single: Database, tenant_id: UUID) -> None:
    single.keeps_plans = False
    async with single.tx(tenant_id, prepares=True) as tx:
        await tx.rows(KNOWN, {"ids": [tenant_id]})
        assert await tx.value(KEPT) == 0
    await Worker(single).drain()
    async with single.tx(tenant_id) as tx:
        assert await tx.value("SELECT count(*) AS n FROM pg_prepared_statements") == 0


async def test_what_fails_leaves_a_connection_that_goes_on(single: Database, tenant_id: UUID) -> None:
    for _ in range(3):
        with contextlib.suppress(LookupError):
            async with single.tx(tenant_id, prepares=True) as tx:
                await tell(tx, tenant_id)
                await tx.rows(KNOWN, {"ids": [tenant_id]})
                raise LookupError
        async with single.tx(tenant_id, prepares=True) as tx:
            assert await tx.rows(KNOWN, {"ids": [tenant_id]}) == []


async def test_questions_at_the_same_time_get_their_own_answers(single: Database, tenant_id: UUID) -> None:
    async with single.tx(tenant_id, prepares=True) as tx:
        count = "SELECT %(n)s::int AS n, count(*) FROM generate_series(1, %(n)s::int)"
        seen = await asyncio.gather(*(tx.rows(count, {"n": n}) for n in range(20)))
        whole = await asyncio.gather(*(tx.all(lambda *row: row, count, {"n": n}) for n in range(20)))
    assert [tuple(row) for (row,) in seen] == [row for (row,) in whole] == [(n, n) for n in range(20)]


async def test_workers_hear_of_work_when_it_is_committed(single: Database, database: Database, tenant_id: UUID) -> None:
    async with database.pool.connection() as ear:
        await ear.execute("LISTEN rings")
        with contextlib.suppress(LookupError):
            async with single.tx(tenant_id) as tx:
                tx.bells.add("rings")
                raise LookupError
        async with single.tx(tenant_id) as tx:
            tx.bells.add("rings")
        heard = [told.channel async for told in ear.notifies(timeout=5, stop_after=1)]
        heard += [told.channel async for told in ear.notifies(timeout=0.2)]
    assert heard == ["rings"]
