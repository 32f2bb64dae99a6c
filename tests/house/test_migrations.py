"""The revisions make exactly the database that the tables declare."""

from __future__ import annotations

import secrets
import subprocess
import sys
from collections.abc import Iterator

import psycopg
import pytest
from alembic.script import ScriptDirectory

from linkstar.core.db.migrate import newest_revision
from linkstar.core.db.upgrade import alembic_config, upgrade

_LOOKS = {
    "columns": "SELECT table_schema, table_name, column_name, data_type, is_nullable, column_default"
    " FROM information_schema.columns WHERE table_schema NOT IN ('pg_catalog', 'information_schema')",
    "constraints": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema')",
    "indexes": "SELECT schemaname, tablename, indexdef FROM pg_indexes WHERE schemaname NOT IN ('pg_catalog')",
    "policies": "SELECT schemaname, tablename, policyname, roles::text, qual, with_check FROM pg_policies",
    "grants": "SELECT relnamespace::regnamespace::text, relname, relacl::text, relrowsecurity FROM pg_class"
    " WHERE relkind IN ('r', 'p') AND relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema')",
    "functions": "SELECT p.oid::regprocedure::text, pg_get_functiondef(p.oid) FROM pg_proc p"
    " WHERE pronamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'public')",
}


@pytest.fixture
def migrated(server: str) -> Iterator[str]:
    """A database that the revisions made."""
    name = f"linkstar_migrated_{secrets.token_hex(4)}"
    with psycopg.connect(server, autocommit=True) as owner:
        owner.execute(f"CREATE DATABASE {name}")
        yield name
        owner.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _look(server: str, name: str) -> dict[str, list[tuple[object, ...]]]:
    with psycopg.connect(server, dbname=name) as connection:
        found = {what: connection.execute(query).fetchall() for what, query in _LOOKS.items()}
    return {what: sorted(row for row in rows if "alembic_version" not in str(row)) for what, rows in found.items()}


def test_the_revisions_make_the_declared_database(server: str, template: str, shared_name: str, migrated: str) -> None:
    upgrade(psycopg.conninfo.make_conninfo(server, dbname=migrated))
    declared, made = _look(server, shared_name), _look(server, migrated)
    for what, rows in declared.items():
        assert made[what] == rows, f"{what} differ: run `python -m tools.ground_floor` or write a revision"


def test_a_second_migration_changes_nothing(server: str, migrated: str, template: str) -> None:
    said: list[str] = []
    conninfo = psycopg.conninfo.make_conninfo(server, dbname=migrated)
    first = upgrade(conninfo)
    assert upgrade(conninfo, say=said.append) == first
    assert said == []


def test_the_newest_revision_is_read_without_the_tools_of_migrations() -> None:
    assert newest_revision() == ScriptDirectory.from_config(alembic_config()).get_current_head()


def test_where_nothing_is_missing_those_tools_are_not_loaded(server: str, migrated: str, template: str) -> None:
    conninfo = psycopg.conninfo.make_conninfo(server, dbname=migrated)
    asked = (
        "import sys; from linkstar.core.db import migrate as at\n"
        "at.make_roles = lambda *_: None  # they are there, and other tests work as them\n"
        f"for _ in range(2): print(at.migrate({conninfo!r}, b''), 'alembic' in sys.modules)"
    )
    first, second = (
        subprocess.run(
            [sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=120
        ).stdout.split()
        for _ in range(2)
    )
    assert first == [newest_revision(), "True"] * 2  # it was loaded for the first
    assert second == [newest_revision(), "False"] * 2
