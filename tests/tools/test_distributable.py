"""The check of the database sees each way in which a table could not be spread over machines by company."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tools.checks import spread_sql
from tools.checks.distributable import COORDINATOR, REFERENCE, broken_tables

GOOD = """
CREATE SCHEMA scratch;
CREATE TABLE scratch.country (code text PRIMARY KEY);
CREATE TABLE scratch.queue (tenant_id uuid NOT NULL, id uuid, PRIMARY KEY (tenant_id, id));
CREATE TABLE scratch.item (tenant_id uuid NOT NULL, id uuid, sku text, country text REFERENCES scratch.country,
    PRIMARY KEY (tenant_id, id), UNIQUE (tenant_id, sku));
CREATE TABLE scratch.part (tenant_id uuid NOT NULL, id uuid, item_id uuid, PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, item_id) REFERENCES scratch.item (tenant_id, id) ON DELETE CASCADE);
"""
ON_ITEM = "FOREIGN KEY (tenant_id, id) REFERENCES scratch.item (tenant_id, id)"
BREAKS = [
    ("a table of nobody", "CREATE TABLE scratch.loose (id uuid PRIMARY KEY)", "scratch.loose: has no tenant_id"),
    ("a company that may be null", "CREATE TABLE scratch.loose (tenant_id uuid, id uuid PRIMARY KEY)", "scratch.loose: has no tenant_id"),
    ("no primary key", "ALTER TABLE scratch.part DROP CONSTRAINT part_pkey", "scratch.part: has no primary key"),
    ("a key that ends with the company", "ALTER TABLE scratch.part DROP CONSTRAINT part_pkey, ADD PRIMARY KEY (id, tenant_id)", "part_pkey does not begin"),
    ("a unique index of all companies", "CREATE UNIQUE INDEX item_sku ON scratch.item (sku)", "item_sku does not begin"),
    ("an exclusion over all companies", "ALTER TABLE scratch.item ADD CONSTRAINT one EXCLUDE USING btree (sku WITH =)", "scratch.one does not begin"),
    ("a foreign key without the company", "ALTER TABLE scratch.part ADD FOREIGN KEY (id) REFERENCES scratch.loner (id)", "part_id_fkey does not begin"),
    ("a foreign key that would empty the company", f"ALTER TABLE scratch.part ADD {ON_ITEM} ON DELETE SET NULL", "part_tenant_id_id_fkey does not begin"),
    ("a foreign key that carries a change on", f"ALTER TABLE scratch.part ADD {ON_ITEM} ON UPDATE CASCADE", "part_tenant_id_id_fkey does not begin"),
    ("a reference table that points at a spread one", "ALTER TABLE scratch.country ADD tenant_id uuid, ADD id uuid, ADD " + ON_ITEM, "country_tenant_id_id_fkey joins a table that is spread"),
    ("work that points at a spread table", "ALTER TABLE scratch.queue ADD " + ON_ITEM, "queue_tenant_id_id_fkey joins a table that is spread"),
    ("a spread table that points at work", "ALTER TABLE scratch.part ADD FOREIGN KEY (tenant_id, id) REFERENCES scratch.queue (tenant_id, id)", "joins a table that is spread"),
    ("a trigger", "CREATE TRIGGER t BEFORE UPDATE ON scratch.item FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()", "scratch.item: trigger t"),
    ("an identity column", "ALTER TABLE scratch.item ADD number bigint GENERATED ALWAYS AS IDENTITY", "scratch.item_number_seq: a sequence"),
    ("a sequence", "CREATE SEQUENCE scratch.numbers", "scratch.numbers: a sequence"),
]  # fmt: skip


@pytest.fixture
def scratch(server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[psycopg.Connection[Any]]:
    """Four good tables in a schema that vanishes after the test: one for reference, one on the coordinator, two spread."""
    monkeypatch.setitem(REFERENCE, "scratch.country", "short")
    monkeypatch.setitem(COORDINATOR, "scratch.queue", "claimed by everybody")
    with psycopg.connect(server) as connection:
        connection.execute(GOOD)
        yield connection
        connection.rollback()


def _found(connection: psycopg.Connection[Any]) -> list[str]:
    return [sentence for sentence in broken_tables(connection) if sentence.startswith("scratch.")]


def test_tables_that_can_be_spread_pass(scratch):
    assert _found(scratch) == []


@pytest.mark.parametrize(("statement", "said"), [row[1:] for row in BREAKS], ids=[row[0] for row in BREAKS])
def test_a_table_that_cannot_be_spread_is_caught(scratch, statement, said):
    scratch.execute("CREATE TABLE scratch.loner (tenant_id uuid NOT NULL, id uuid UNIQUE, PRIMARY KEY (tenant_id, id))")
    scratch.execute(statement)
    assert any(said in sentence for sentence in _found(scratch)), _found(scratch)


def test_partitions_follow_their_parent(scratch):
    scratch.execute(
        "CREATE TABLE scratch.fact (tenant_id uuid NOT NULL, id uuid, PRIMARY KEY (tenant_id, id)) PARTITION BY RANGE (id);"
        "CREATE TABLE scratch.fact_rest PARTITION OF scratch.fact DEFAULT"
    )
    assert _found(scratch) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("UPDATE orders.orders SET state = 'x', tenant_id = %(other)s WHERE id = 1", "never changes its company"),
        ("INSERT INTO a.b VALUES (1) ON CONFLICT (id) DO UPDATE SET tenant_id = excluded.tenant_id", "never changes"),
        ("SELECT id FROM orders.orders LIMIT 5 FOR UPDATE SKIP LOCKED", "SKIP LOCKED over all companies"),
    ],
)
def test_a_statement_that_cannot_be_spread_is_caught(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "actions.py").write_text(f'"""Doc."""\n\nSQL = """{text}"""\n')
    [found] = spread_sql.complaints(tmp_path)
    assert said in found


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE orders.orders SET state = 'x' WHERE tenant_id = %(tenant)s",
        "UPDATE a.b SET x = u.x FROM unnest(%(ids)s) AS u WHERE b.tenant_id = %(tenant)s",
        "SELECT id FROM core.work WHERE due_at < %(now)s FOR UPDATE SKIP LOCKED",
        "SELECT id FROM a.b WHERE tenant_id = %(tenant)s FOR UPDATE SKIP LOCKED",
    ],
)
def test_a_statement_of_one_company_passes(tmp_path: Path, text: str) -> None:
    (tmp_path / "actions.py").write_text(f'"""Doc."""\n\nSQL = """{text}"""\n')
    assert spread_sql.complaints(tmp_path) == []
