"""The revisions make exactly the database that the tables declare."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import psycopg
import pytest

from linkstar.core.db.migrate import upgrade

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
