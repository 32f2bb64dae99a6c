"""Shared pieces of all tests: one real PostgreSQL for the run, transactions that are rolled back, companies to work in."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from psycopg.errors import DuplicateObject, UniqueViolation

from linkstar.core.db import Database, Tx
from linkstar.core.db.ddl import statements
from linkstar.core.db.embedded import EmbeddedPostgres
from linkstar.core.db.pool import configure
from linkstar.core.db.roles import APP, WORKER
from linkstar.core.work import flush
from linkstar.kit.clock import SetClock
from linkstar.kit.ids import new_id
from tests.tempo import pytest_collection_modifyitems
from tools.postgres15 import QUICK, in_memory

__all__ = ["pytest_collection_modifyitems"]  # the order of a run

# The pretend partners of tests listen on loopback; tests/connect/test_bad_addresses.py is about what happens without this.
os.environ.setdefault("LINKSTAR_REACH_OWN_NETWORK", "true")

# A busy machine is no failure: neither how long one example takes nor how fast they are drawn is looked at.
settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("calm")

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A conninfo of the owner role on a real server: LINKSTAR_TEST_DATABASE_URL, or an embedded one made for this run."""
    given = os.environ.get("LINKSTAR_TEST_DATABASE_URL")
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="linkstar-tests-", dir=in_memory()) as home:
        os.chmod(home, 0o755)  # noqa: S103 - the server's own account must be able to enter
        (Path(home) / "pg.conf").write_text(QUICK)
        running = EmbeddedPostgres.start(Path(home), say=lambda _: None)
        yield running.url
        running.stop()


@pytest.fixture(scope="session")
def template(server: str) -> Iterator[str]:
    """The name of a database that holds the whole schema and nothing else; others are cloned from it."""
    name = f"linkstar_template_{secrets.token_hex(4)}"
    with psycopg.connect(server, autocommit=True) as owner:
        for role in (APP, WORKER):
            with suppress(DuplicateObject, UniqueViolation):  # of another process that tests on the same server
                owner.execute(f"CREATE ROLE {role} LOGIN PASSWORD 'test'")
        owner.execute(f"CREATE DATABASE {name}")
    with psycopg.connect(server, dbname=name, autocommit=True) as owner:
        for statement in statements():
            owner.execute(statement)
    yield name
    with psycopg.connect(server, autocommit=True) as owner:
        owner.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _clone(server: str, template: str) -> str:
    name = f"linkstar_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as owner:
        owner.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    return name


def conninfo_of(server: str, name: str, role: str) -> str:
    """How a role of the product reaches a database of the test server."""
    return psycopg.conninfo.make_conninfo(server, dbname=name, user=role, password="test")


@pytest.fixture(scope="session")
def shared_name(server: str, template: str) -> Iterator[str]:
    """One database for all tests that roll back."""
    name = _clone(server, template)
    yield name
    with psycopg.connect(server, autocommit=True) as owner:
        owner.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture
def clock() -> SetClock:
    """A clock that stands at noon UTC of a Friday until a test moves it."""
    return SetClock(NOON)


@pytest.fixture
async def tx(server: str, shared_name: str, clock: SetClock) -> AsyncIterator[Tx]:
    """A transaction of a new company, as the product's role, rolled back after the test. `await flush(tx)` writes facts."""
    conninfo = conninfo_of(server, shared_name, APP)
    async with await psycopg.AsyncConnection.connect(conninfo) as connection:
        await configure(connection)
        tenant_id = new_id(clock.now())
        await connection.execute("SELECT set_config('linkstar.tenant', %s, true)", (str(tenant_id),))
        yield Tx(connection, tenant_id, "test", "trace", clock.now(), flush)
        await connection.rollback()


@pytest.fixture
def fresh_name(server: str, template: str) -> Iterator[str]:
    """A database of its own, for tests that commit."""
    name = _clone(server, template)
    yield name
    with psycopg.connect(server, autocommit=True) as owner:
        owner.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture
async def database(server: str, fresh_name: str, clock: SetClock) -> AsyncIterator[Database]:
    """A pool with the worker's role on a database of its own: `async with database.tx(tenant_id) as tx` commits."""
    opened = await Database.open(conninfo_of(server, fresh_name, WORKER), clock=clock, before_commit=flush, size=20)
    yield opened
    await opened.close()


@pytest.fixture
def tenant_id(clock: SetClock) -> UUID:
    """The id of a company in `database`."""
    return new_id(clock.now())
