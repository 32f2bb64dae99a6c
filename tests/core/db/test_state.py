"""What the database says of itself, so that `doctor` can name what is wrong before it hurts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from psycopg import AsyncConnection

from linkstar.core.db.ddl import declared
from linkstar.core.db.roles import APP, WORKER
from linkstar.core.db.state import DatabaseState, count_sessions, read_clock, read_state
from tests.conftest import conninfo_of


@pytest.fixture
async def owner(server: str, fresh_name: str) -> AsyncIterator[AsyncConnection[Any]]:
    """The owner's connection to a database of its own, where a refused question ends no transaction, as in `doctor`."""
    async with await AsyncConnection.connect(server, dbname=fresh_name, autocommit=True) as connection:
        yield connection


async def after(owner: AsyncConnection[Any], *statements: str) -> DatabaseState:
    for statement in statements:
        await owner.execute(statement)
    return await read_state(owner)


async def test_a_database_in_order_has_nothing_to_complain_of(owner: AsyncConnection[Any]) -> None:
    state = await read_state(owner)
    assert (list(state.too_strong), list(state.unsafe)) == ([], [])
    assert state.version_number >= 150_000
    assert state.version.startswith(str(state.version_number // 10_000))
    assert state.tables == len(declared().tables)


async def test_a_database_that_was_never_migrated_has_no_revision(owner: AsyncConnection[Any]) -> None:
    state = await read_state(owner)
    assert (state.revision, state.is_newer) == (None, False)
    assert state.head


VERSION = "CREATE TABLE alembic_version (version_num text)"


async def test_the_revision_is_told_and_one_of_the_future_is_recognised(owner: AsyncConnection[Any]) -> None:
    now = await after(owner, VERSION, "INSERT INTO alembic_version VALUES ('0001')")
    assert (now.revision, now.is_newer) == ("0001", False)
    future = await after(owner, "UPDATE alembic_version SET version_num = 'from_2031'")
    assert (future.revision, future.is_newer) == ("from_2031", True)


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("ALTER TABLE core.incidents DISABLE ROW LEVEL SECURITY", "core.incidents has no row security"),
        ("DROP POLICY tenant ON core.incidents", "core.incidents has no policy on linkstar.tenant"),
        ("CREATE POLICY all_of_it ON orders.orders USING (true)", "orders.orders has the policy all_of_it, which shows the rows of all companies to everybody"),
        ("CREATE TABLE orders.scribbles (id int)", "orders.scribbles has no row security"),
    ],
)  # fmt: skip
async def test_a_table_that_shows_too_much_is_named(owner: AsyncConnection[Any], statement: str, what: str) -> None:
    assert what in (await after(owner, statement)).unsafe


async def test_a_role_that_owns_a_table_is_named(owner: AsyncConnection[Any]) -> None:
    state = await after(owner, "ALTER TABLE core.files OWNER TO linkstar_app")
    assert list(state.too_strong) == ["linkstar_app owns core.files"]


async def test_the_servers_clock_is_a_moment_in_utc(owner: AsyncConnection[Any]) -> None:
    told = await read_clock(owner)
    assert abs(told - datetime.now(UTC)) < timedelta(minutes=5)


async def test_doors_that_are_connected_are_counted(owner: AsyncConnection[Any], server: str, fresh_name: str) -> None:
    assert await count_sessions(owner) == 0
    web, worker = (conninfo_of(server, fresh_name, role) for role in (APP, WORKER))
    with psycopg.connect(web), psycopg.connect(worker), psycopg.connect(server, dbname=fresh_name):
        assert await count_sessions(owner) == 2
