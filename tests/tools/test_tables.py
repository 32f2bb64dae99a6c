"""The check of the database sees each way in which a table can fail to belong to a company."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from tools.checks.tables import broken_tables

MINE = "tenant_id = nullif(current_setting('linkstar.tenant', true), '')::uuid"
OK = (
    "CREATE TABLE scratch.item (tenant_id uuid NOT NULL, id uuid, sku text, PRIMARY KEY (tenant_id, id), UNIQUE (tenant_id, sku));"
    "ALTER TABLE scratch.item ENABLE ROW LEVEL SECURITY;"
    f"CREATE POLICY tenant ON scratch.item USING ({MINE});"
)
BREAKS = [
    ("a table without tenant_id", "CREATE TABLE scratch.loose (id uuid PRIMARY KEY)", "scratch.loose: has no tenant_id"),
    ("a tenant that may be null", "ALTER TABLE scratch.item DROP CONSTRAINT item_pkey, ALTER tenant_id DROP NOT NULL", "tenant_id may be null"),
    ("a table without a key", "ALTER TABLE scratch.item DROP CONSTRAINT item_pkey", "has no primary key"),
    ("a key that begins with the id", "ALTER TABLE scratch.item DROP CONSTRAINT item_pkey, ADD PRIMARY KEY (id, tenant_id)", "scratch.item_pkey does not begin"),
    ("a unique index without a tenant", "CREATE UNIQUE INDEX item_sku ON scratch.item (sku)", "scratch.item_sku does not begin"),
    ("a unique index on an expression", "CREATE UNIQUE INDEX item_low ON scratch.item (lower(sku))", "scratch.item_low does not begin"),
    ("no row level security", "ALTER TABLE scratch.item DISABLE ROW LEVEL SECURITY", "has no row level security"),
    ("no policy", "DROP POLICY tenant ON scratch.item", "has no policy"),
    ("a policy that lets all through", "DROP POLICY tenant ON scratch.item; CREATE POLICY tenant ON scratch.item USING (true)", "has no policy"),
    ("a foreign key without a tenant", "ALTER TABLE scratch.item ADD UNIQUE (id), ADD parent uuid REFERENCES scratch.item (id)", "foreign key item_parent_fkey"),
]  # fmt: skip


@pytest.fixture
def scratch(server: str) -> Iterator[psycopg.Connection[Any]]:
    """A connection with one good table in a schema that vanishes after the test."""
    with psycopg.connect(server) as connection:
        connection.execute(f"CREATE SCHEMA scratch; {OK}")
        yield connection
        connection.rollback()


def _found(connection: psycopg.Connection[Any]) -> list[str]:
    return [sentence for sentence in broken_tables(connection) if sentence.startswith("scratch.")]


def test_a_table_of_a_company_passes(scratch):
    assert _found(scratch) == []


@pytest.mark.parametrize(("statement", "said"), [row[1:] for row in BREAKS], ids=[row[0] for row in BREAKS])
def test_a_table_that_could_leak_is_caught(scratch, statement, said):
    scratch.execute(statement)
    assert any(said in sentence for sentence in _found(scratch)), _found(scratch)


def test_a_partitioned_table_is_checked_once(scratch):
    scratch.execute(
        "CREATE TABLE scratch.fact (tenant_id uuid NOT NULL, id uuid, PRIMARY KEY (tenant_id, id)) PARTITION BY RANGE (id);"
        "CREATE TABLE scratch.fact_rest PARTITION OF scratch.fact DEFAULT"
    )
    assert {sentence.split(":")[0] for sentence in _found(scratch)} == {"scratch.fact"}


def test_a_shared_table_is_named_by_hand(scratch):
    scratch.execute("CREATE TABLE scratch.loose (id uuid PRIMARY KEY)")
    assert [s for s in broken_tables(scratch, {"scratch.loose"}) if s.startswith("scratch.loose")] == []
