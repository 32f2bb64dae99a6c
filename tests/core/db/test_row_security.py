"""A company sees its own rows and no others, whatever a statement forgets to say."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from linkstar.core import incidents
from linkstar.core.db import Database, Tx
from linkstar.core.db.months import drop_fact_months, make_fact_months
from linkstar.core.db.roles import APP
from linkstar.core.incidents import New
from linkstar.core.work import flush
from linkstar.kit.clock import SetClock
from linkstar.kit.ids import lowest_id, new_id
from tests.conftest import conninfo_of


@pytest.fixture
async def web(server: str, fresh_name: str, clock: SetClock) -> AsyncIterator[Database]:
    """A pool with the role of the web door, on a database of its own."""
    opened = await Database.open(conninfo_of(server, fresh_name, APP), clock=clock, before_commit=flush, size=4)
    yield opened
    await opened.close()


@pytest.fixture
def other_id(clock: SetClock) -> UUID:
    """Another company."""
    return new_id(clock.now())


async def trouble(database: Database, *tenants: UUID) -> None:
    for tenant in tenants:
        async with database.tx(tenant) as tx:
            await incidents.open_many(tx, [New("order_review", f"review of {tenant}")])


async def seen(tx: Tx) -> list[str]:
    """A statement that forgot to name its company."""
    return sorted(row.cause for row in await tx.rows("SELECT cause FROM core.incidents"))


async def test_a_company_sees_only_its_own_rows(web: Database, tenant_id: UUID, other_id: UUID) -> None:
    await trouble(web, tenant_id, other_id)
    for tenant in (tenant_id, other_id):
        async with web.tx(tenant) as tx:
            assert await seen(tx) == [f"review of {tenant}"]


async def test_without_a_company_nothing_is_seen(web: Database, tenant_id: UUID) -> None:
    await trouble(web, tenant_id)
    async with web.pool.connection() as connection:
        cursor = await connection.execute("SELECT count(*) FROM core.incidents")
        assert await cursor.fetchone() == (0,)


async def test_a_connection_forgets_its_company_when_the_transaction_ends(web: Database, tenant_id: UUID) -> None:
    async with web.pool.connection() as connection:
        for _ in range(2):  # the setting is "" and no longer null once it was used: that must not be an error
            async with connection.transaction():
                await connection.execute("SELECT set_config('linkstar.tenant', %s, true)", (str(tenant_id),))
            assert await (await connection.execute("SELECT cause FROM core.incidents")).fetchall() == []


async def test_rows_of_another_company_can_be_neither_written_nor_changed_nor_deleted(
    web: Database, tenant_id: UUID, other_id: UUID
) -> None:
    await trouble(web, tenant_id, other_id)
    async with web.tx(tenant_id) as tx:
        assert (
            await tx.run("UPDATE core.incidents SET reason = 'mine' WHERE tenant_id = %(other)s", {"other": other_id})
            == 0
        )
        assert await tx.run("DELETE FROM core.incidents WHERE tenant_id = %(other)s", {"other": other_id}) == 0
    statements = (
        "INSERT INTO core.facts (tenant_id, id, name, actor, trace_id, recorded_at) VALUES (%(other)s, %(id)s, 'x', '', '', %(now)s)",
        "UPDATE core.incidents SET tenant_id = %(other)s",
    )
    for statement in statements:
        with pytest.raises(InsufficientPrivilege, match="row-level security"):
            async with web.tx(tenant_id) as tx:
                await tx.run(statement, {"other": other_id, "id": tx.new_id()})
    async with web.tx(other_id) as tx:
        assert await seen(tx) == [f"review of {other_id}"]


@pytest.mark.parametrize(
    "statement",
    ["SET ROLE linkstar_owner", "SET row_security = off; SELECT * FROM core.incidents", "ALTER TABLE core.incidents DISABLE ROW LEVEL SECURITY",
     "TRUNCATE core.incidents", "CREATE TABLE core.mine (id int)", "SELECT core.drop_fact_months('2100-01-01')",
     "SELECT * FROM core.facts_other"],
)  # fmt: skip
async def test_the_web_door_cannot_lift_its_own_limits(web: Database, statement: str) -> None:
    async with web.pool.connection() as connection:
        with pytest.raises(InsufficientPrivilege):
            await connection.execute(statement)


async def test_a_worker_sees_the_work_of_all_companies_and_the_rows_of_one(
    database: Database, tenant_id: UUID, other_id: UUID
) -> None:
    await trouble(database, tenant_id, other_id)
    for tenant in (tenant_id, other_id):
        async with database.tx(tenant) as tx:
            await tx.run(
                "INSERT INTO core.work (tenant_id, id, step, fact_ids, due_at) VALUES (%(tenant)s, %(id)s, 'a.b', '{}', %(now)s)",
                {"id": tx.new_id()},
            )
    async with database.tx(tenant_id) as tx:
        assert await tx.value("SELECT count(DISTINCT tenant_id) FROM core.work") == 2
        assert await seen(tx) == [f"review of {tenant_id}"]


# --- months of facts

FACT = "INSERT INTO core.facts (tenant_id, id, name, actor, trace_id, recorded_at) VALUES (%(tenant)s, %(id)s, 'a.B', '', '', %(now)s)"


def month(number: int) -> datetime:
    return datetime(2026, number, 1, tzinfo=UTC)


async def parts(tx: Tx) -> list[str]:
    rows = await tx.rows(
        "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
        " WHERE i.inhparent = 'core.facts'::regclass ORDER BY c.relname"
    )
    return [row.relname for row in rows]


async def where_is(tx: Tx, id_: Any) -> str | None:
    found: str | None = await tx.value("SELECT tableoid::regclass::text FROM core.facts WHERE id = %(id)s", {"id": id_})
    return found


async def test_months_of_facts_are_made_ahead_and_each_fact_lies_in_its_month(
    database: Database, tenant_id: UUID
) -> None:
    async with database.tx(tenant_id) as tx:
        await make_fact_months(tx, date(2026, 11, 20), months=3)
        assert await parts(tx) == ["facts_2026_11", "facts_2026_12", "facts_2027_01", "facts_other"]
        await make_fact_months(tx, date(2026, 12, 1), months=2)
        assert len(await parts(tx)) == 4
        first, last = lowest_id(month(12)), new_id(month(12) - timedelta(milliseconds=1))
        for id_ in (first, last):
            await tx.run(FACT, {"id": id_})
        assert (await where_is(tx, first), await where_is(tx, last)) == ("core.facts_2026_12", "core.facts_2026_11")


async def test_months_that_are_over_are_dropped_with_their_facts(database: Database, tenant_id: UUID) -> None:
    old, young = new_id(month(8)), new_id(month(9))
    async with database.tx(tenant_id) as tx:
        await make_fact_months(tx, date(2026, 8, 1), months=4)
        for id_ in (old, young):
            await tx.run(FACT, {"id": id_})
        await drop_fact_months(tx, date(2026, 8, 31))
        assert await where_is(tx, old) == "core.facts_2026_08"
        await drop_fact_months(tx, date(2026, 9, 30))
        assert await parts(tx) == ["facts_2026_09", "facts_2026_10", "facts_2026_11", "facts_other"]
        assert (await where_is(tx, old), await where_is(tx, young)) == (None, "core.facts_2026_09")


async def test_a_month_that_nobody_made_loses_no_fact(database: Database, tenant_id: UUID) -> None:
    early = new_id(month(3))
    async with database.tx(tenant_id) as tx:
        await tx.run(FACT, {"id": early})
        await make_fact_months(tx, date(2026, 3, 1), months=2)
        assert await parts(tx) == ["facts_2026_04", "facts_other"]
        assert await where_is(tx, early) == "core.facts_other"


async def test_facts_of_a_made_month_are_still_told_to_their_company_alone(
    database: Database, web: Database, tenant_id: UUID, other_id: UUID
) -> None:
    async with database.tx(tenant_id) as tx:
        await make_fact_months(tx, date(2026, 11, 1))
        await tx.run(FACT, {"id": tx.new_id()})
    async with web.tx(tenant_id) as tx:
        assert await tx.value("SELECT count(*) FROM core.facts") == 1
    async with web.tx(other_id) as tx:
        assert await tx.value("SELECT count(*) FROM core.facts") == 0
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            await tx.run("SELECT * FROM core.facts_2026_11")
