"""Row security below the API: as the web door's role, through the product's pool, for every table of a company that there is."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege, InvalidTextRepresentation, QueryCanceled

from linkstar.core.db import Database
from linkstar.core.db.roles import APP, WORKER
from tests.conftest import _clone, conninfo_of
from tests.world.rows import Catalogue

# Their last twelve digits are the same: those stand in front of the words that are searched, and may not be the only wall.
OURS, THEIRS = UUID("01a1f8d3-ea00-7000-8000-00000000000a"), UUID("01a1f8d3-ea00-7000-8001-00000000000a")
ENOUGH = 40  # tables: fewer means that the catalogue was not read
SET = "SELECT set_config('linkstar.tenant', %s, true)"

# What the worker may do beyond the web door, and why.
WORKER_MORE = {
    "core.work": "it looks for the work of all companies; each piece then runs in a transaction of its own company",
    "core.make_fact_months": "months of facts are made ahead",
    "core.drop_fact_months": "months that are over are dropped",
}
# Functions that run as the owner, and whom they are told to. Those that search are tried below: they ask for the company themselves.
AS_OWNER = {
    "core.tenants_of_email": {APP}, "core.make_fact_months": {WORKER}, "core.drop_fact_months": {WORKER},
    "catalog.find_skus": {APP, WORKER}, "contacts.find_identities": {APP, WORKER},
}  # fmt: skip
SEARCHES = {
    "catalog.find_skus": "NULL",
    "contacts.find_identities": "'', NULL",
}  # and what they are told beside the words


@pytest.fixture(scope="module")
def filled(server: str, template: str) -> Iterator[tuple[str, Catalogue]]:
    """The name of a database in which two companies have a row in every table, and its catalogue."""
    name = _clone(server, template)
    with psycopg.connect(server, dbname=name, autocommit=True) as owner:
        catalogue = Catalogue.of(owner)
        for tenant in (OURS, THEIRS):
            catalogue.fill(owner, tenant, uuid4(), uuid4())
        owner.execute("SELECT core.make_fact_months('2026-12-01', 2)")
    yield name, catalogue
    with psycopg.connect(server, autocommit=True) as owner:
        owner.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def web(server: str, filled: tuple[str, Catalogue]) -> AsyncIterator[Database]:
    """The web door's pool with one connection, so that everybody gets the same."""
    opened = await Database.open(conninfo_of(server, filled[0], APP), size=1)
    yield opened
    await opened.close()


@pytest.fixture
def tables(filled: tuple[str, Catalogue]) -> list[str]:
    """Every table of a company."""
    assert len(filled[1].columns) > ENOUGH
    return sorted(filled[1].columns)


async def whose(connection: Any, tables: list[str]) -> set[tuple[str, UUID]]:
    """(table, company) of all rows that a statement sees which forgot to name its company."""
    sql = " UNION ALL ".join(f"SELECT '{table}', tenant_id FROM {table}" for table in tables)
    return set(await (await connection.execute(sql)).fetchall())


@pytest.mark.parametrize("said", [None, "", str(uuid4())], ids=["unset", "empty", "of nobody"])
async def test_without_a_company_or_with_a_wrong_one_no_table_shows_a_row(web, tables, said):
    async with web.pool.connection() as connection, connection.transaction():
        if said is not None:
            await connection.execute(SET, (said,))
        assert await whose(connection, tables) == set()


async def tried(connection: Any, said: str, *statements: str) -> None:
    """Statements of one transaction that says this company."""
    async with connection.transaction():
        await connection.execute(SET, (said,))
        for statement in statements:
            await connection.execute(statement)


@pytest.mark.parametrize("said", ["x", "' OR true --", f"{OURS},{THEIRS}", "%", "*"])
async def test_a_company_that_is_no_id_is_an_error_and_shows_nothing(web, tables, said):
    async with web.pool.connection() as connection:
        for table in tables:
            with pytest.raises(InvalidTextRepresentation):
                await tried(connection, said, f"SELECT * FROM {table}")


async def test_every_table_shows_the_rows_of_the_company_and_no_others(web, tables):
    for tenant in (OURS, THEIRS, OURS):
        async with web.tx(tenant) as tx:
            assert await whose(tx.connection, tables) == {(table, tenant) for table in tables}


async def refused(web: Database, sql: str) -> int | str:
    """How many rows a statement of our company touches; "refused" if it may not."""
    with contextlib.suppress(InsufficientPrivilege):
        async with web.pool.connection() as connection, connection.transaction(force_rollback=True):
            await connection.execute(SET, (str(OURS),))
            return (await connection.execute(sql)).rowcount
    return "refused"


async def test_no_table_takes_a_row_for_another_company_nor_lets_one_be_changed_deleted_or_handed_over(
    web, filled, tables
):
    wrong = []
    for table in tables:
        names = ", ".join(name for name in filled[1].columns[table] if name != "tenant_id")
        tries = {
            "insert": f"INSERT INTO {table} (tenant_id, {names}) SELECT '{THEIRS}', {names} FROM {table}",
            "upsert": f"INSERT INTO {table} (tenant_id, {names}) SELECT '{THEIRS}', {names} FROM {table} ON CONFLICT DO NOTHING",
            "update": f"UPDATE {table} SET tenant_id = tenant_id WHERE tenant_id = '{THEIRS}'",
            "delete": f"DELETE FROM {table} WHERE tenant_id = '{THEIRS}'",
            "hand over": f"UPDATE {table} SET tenant_id = '{THEIRS}'",
            "take over": f"UPDATE {table} SET tenant_id = '{OURS}' WHERE tenant_id <> '{OURS}'",
        }
        got = {what: await refused(web, sql) for what, sql in tries.items()}
        allowed = {what: {"refused"} if what in ("insert", "upsert", "hand over") else {0, "refused"} for what in tries}
        wrong += [f"{table}: {what} {got[what]}" for what in tries if got[what] not in allowed[what]]
    assert wrong == []


async def test_the_rows_that_may_be_changed_are_really_there_to_be_changed(web, tables):
    """So that a table which refuses everything does not pass for one that refuses the others."""
    touched = {table: await refused(web, f"UPDATE {table} SET tenant_id = tenant_id") for table in tables}
    assert {table for table, rows in touched.items() if rows == "refused"} == {"core.audit"}  # its lines are only added
    assert all(rows == "refused" or rows >= 1 for rows in touched.values())


async def pid(connection: Any) -> int:
    """Which connection it is."""
    return (await (await connection.execute("SELECT pg_backend_pid()")).fetchone())[0]


async def fails(web: Database) -> None:
    with contextlib.suppress(psycopg.errors.DivisionByZero):
        async with web.tx(OURS) as tx:
            await tx.run("SELECT 1 / 0")


async def is_cancelled(web: Database) -> None:
    began = asyncio.Event()

    async def work() -> None:
        async with web.tx(OURS) as tx:
            began.set()
            await tx.run("SELECT pg_sleep(30)")

    task = asyncio.create_task(work())
    await began.wait()
    await asyncio.sleep(0.05)
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def runs_out_of_time(web: Database) -> None:
    with contextlib.suppress(QueryCanceled):
        async with web.tx(OURS) as tx:
            await tx.run("SET LOCAL statement_timeout = '20ms'")
            await tx.run("SELECT pg_sleep(30)")


async def is_left_half_way(web: Database) -> None:
    with contextlib.suppress(LookupError):
        async with web.tx(OURS) as tx:
            await tx.run("SAVEPOINT here")
            raise LookupError


async def sets_it_for_the_whole_session(web: Database) -> None:
    """What no code of ours does: the next transaction says its own company all the same."""
    async with web.pool.connection() as connection:
        await connection.execute("SELECT set_config('linkstar.tenant', %s, false)", (str(OURS),))


@pytest.mark.parametrize(
    "before", [fails, is_cancelled, runs_out_of_time, is_left_half_way, sets_it_for_the_whole_session]
)
async def test_the_next_company_on_the_same_connection_sees_its_own_rows_only(web, tables, before):
    await before(web)
    async with web.tx(THEIRS) as tx:
        first = await pid(tx.connection)
        assert await whose(tx.connection, tables) == {(table, THEIRS) for table in tables}
    async with web.tx(OURS) as tx:
        assert await pid(tx.connection) == first
        assert {tenant for _, tenant in await whose(tx.connection, tables)} == {OURS}


@pytest.mark.parametrize("before", [fails, is_cancelled, runs_out_of_time, is_left_half_way])
async def test_a_connection_that_comes_back_knows_no_company_any_more(web, tables, before):
    await before(web)
    async with web.pool.connection() as connection:
        assert await whose(connection, tables) == set()


FORBIDDEN = [
    "SET SESSION AUTHORIZATION linkstar_worker", "SET ROLE linkstar_worker", "SET ROLE pg_read_all_data",
    "CREATE SCHEMA mine", "CREATE TABLE orders.mine (id int)", "CREATE TABLE public.mine (id int)",
    "CREATE FUNCTION core.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'", "CREATE EXTENSION dblink", "CREATE ROLE mine",
    "CREATE POLICY mine ON orders.orders USING (true)", "DROP POLICY tenant ON orders.orders",
    "ALTER POLICY tenant ON orders.orders USING (true)", "ALTER TABLE orders.orders NO FORCE ROW LEVEL SECURITY",
    "ALTER TABLE orders.orders OWNER TO linkstar_app", "ALTER ROLE linkstar_app BYPASSRLS",
    "DROP TABLE core.audit", "ALTER FUNCTION core.tenants_of_email SECURITY INVOKER",
    "COPY (SELECT 1) TO PROGRAM 'true'", "COPY orders.orders FROM '/etc/passwd'", "SELECT pg_read_file('/etc/passwd')",
    "SELECT lo_import('/etc/passwd')", "SELECT rolpassword FROM pg_authid", "SELECT * FROM pg_statistic",
    "LOCK TABLE orders.orders IN ACCESS EXCLUSIVE MODE; CREATE INDEX ON orders.orders (number)",
    "SELECT * FROM core.facts_2026_12", "SELECT core.make_fact_months('2026-12-01', 1)",
    "DELETE FROM core.audit", "UPDATE core.audit SET actor = 'nobody'",
]  # fmt: skip


@pytest.mark.parametrize("statement", FORBIDDEN)
async def test_the_web_door_can_neither_become_another_nor_change_what_binds_it(web, statement):
    async with web.pool.connection() as connection:
        with pytest.raises(InsufficientPrivilege):
            await tried(connection, str(OURS), statement)


async def test_switching_row_security_off_makes_statements_fail_and_not_see_more(web, tables):
    async with web.pool.connection() as connection:
        for table in tables:
            with pytest.raises(InsufficientPrivilege, match="row-level security"):
                await tried(connection, str(OURS), "SET LOCAL row_security = off", f"SELECT * FROM {table}")


def rows_of(server: str, filled: tuple[str, Catalogue], sql: str, *values: Any) -> list[Any]:
    with psycopg.connect(server, dbname=filled[0]) as owner:
        return owner.execute(sql, values).fetchall()


OWN = "n.nspname !~ '^pg_|^information_schema$'"


def test_functions_that_run_as_the_owner_are_few_and_have_their_path_fixed(server, filled):
    rows = rows_of(
        server, filled,
        f"SELECT n.nspname || '.' || p.proname, coalesce(array_to_string(p.proconfig, ','), ''),"
        " has_function_privilege('linkstar_app', p.oid, 'EXECUTE'), has_function_privilege('linkstar_worker', p.oid, 'EXECUTE'),"
        " EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0)"
        f" FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prosecdef AND {OWN}",
    )  # fmt: skip
    told = {name: {role for role, may in ((APP, app), (WORKER, worker)) if may} for name, _, app, worker, _ in rows}
    assert told == AS_OWNER
    assert {name for name, roles in told.items() if roles == {APP, WORKER}} == set(SEARCHES)
    assert all(path == "search_path=pg_catalog" for _, path, *_ in rows)
    assert not any(everybody for *_, everybody in rows)


@pytest.mark.parametrize("name", SEARCHES)
@pytest.mark.parametrize(
    ("said", "count"),
    [(str(OURS), 1), (str(THEIRS), 1), ("", 0), (str(uuid4()), 0)],
    ids=["ours", "theirs", "unset", "of nobody"],
)
async def test_a_search_that_runs_as_the_owner_finds_the_words_of_the_company_of_the_transaction_only(
    web, name, said, count
):
    words = ["lamp", "LAMP", "lamp') | ('lamp", "t", "", "%"]
    call = f"SELECT count(*) FROM {name}(%s, {SEARCHES[name]}, 100)"
    async with web.pool.connection() as connection:
        for word in words:
            with contextlib.suppress(psycopg.errors.SyntaxError):
                async with connection.transaction():
                    await connection.execute(SET, (said,))
                    found = (await (await connection.execute(call, [[word]])).fetchone())[0]
                    assert found == count if word == "lamp" else found <= count


def test_no_view_or_sequence_tells_what_the_tables_hide(server, filled):
    views = rows_of(
        server, filled, f"SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm') AND {OWN}"
    )  # fmt: skip
    assert views == []  # one that comes has to be made WITH (security_invoker) and to be named here
    sequences = rows_of(
        server, filled,
        "SELECT c.oid::regclass::text FROM pg_class c, unnest(ARRAY['linkstar_app', 'linkstar_worker']) r WHERE c.relkind = 'S'"
        " AND (has_sequence_privilege(r, c.oid, 'SELECT') OR has_sequence_privilege(r, c.oid, 'USAGE'))",
    )  # fmt: skip
    assert sequences == []


def test_the_roles_may_read_and_write_tables_and_nothing_more_and_partitions_only_through_their_table(server, filled):
    rows = rows_of(
        server, filled,
        "SELECT c.oid::regclass::text, c.relispartition, r, string_agg(p, ',' ORDER BY p) FROM pg_class c"
        " JOIN pg_namespace n ON n.oid = c.relnamespace, unnest(ARRAY['linkstar_app', 'linkstar_worker']) r,"
        " unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) p"
        f" WHERE c.relkind IN ('r', 'p') AND {OWN} AND has_table_privilege(r, c.oid, p) GROUP BY 1, 2, 3",
    )  # fmt: skip
    assert [row[0] for row in rows if row[1]] == []
    assert {row[3] for row in rows} <= {"DELETE,INSERT,SELECT,UPDATE", "INSERT,SELECT", "SELECT"}
    assert {row[0] for row in rows if row[3] == "INSERT,SELECT"} == {"core.audit"}


def test_what_the_worker_may_do_beyond_the_web_door_is_written_down_with_its_reason(server, filled):
    policies = rows_of(
        server, filled, "SELECT schemaname || '.' || tablename FROM pg_policies WHERE policyname <> 'tenant' OR roles <> '{public}'"
    )  # fmt: skip
    functions = rows_of(
        server, filled,
        "SELECT n.nspname || '.' || p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        f" WHERE {OWN} AND has_function_privilege('linkstar_worker', p.oid, 'EXECUTE')"
        " AND NOT has_function_privilege('linkstar_app', p.oid, 'EXECUTE')",
    )  # fmt: skip
    assert {row[0] for row in policies + functions} == set(WORKER_MORE)
    assert all(WORKER_MORE.values())


async def test_a_worker_sees_no_more_than_the_web_door_but_the_work_of_all(server, filled, tables):
    opened = await Database.open(conninfo_of(server, filled[0], WORKER), size=1)
    async with opened.tx(OURS) as tx:
        seen = await whose(tx.connection, tables)
    await opened.close()
    assert {table for table, tenant in seen if tenant != OURS} == {"core.work"}


async def test_where_an_address_has_accounts_is_answered_with_ids_and_nothing_else(web):
    async with web.pool.connection() as connection:
        cursor = await connection.execute("SELECT * FROM core.tenants_of_email('%')")
        assert await cursor.fetchall() == []  # no pattern
        assert [column.type_code for column in cursor.description or ()] == [psycopg.adapters.types["uuid"].oid]
