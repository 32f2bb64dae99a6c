"""The digest of all rows: the same for the same data, whatever the order on the disk and the version of PostgreSQL.

For each table the number of rows and the sum of a 64-bit hash of each row's text; the digest is the SHA-256 of that list.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from psycopg import Connection, IsolationLevel, sql

# A row's text must not depend on who reads it, and row security must fail loudly instead of leaving rows out.
_FIXED = """
SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'; SET extra_float_digits = 1;
SET bytea_output = 'hex'; SET xmlbinary = 'base64'; SET search_path = pg_catalog; SET row_security = off;
SET statement_timeout = 0
"""
# Partitions are read through their parent; tables of extensions are not ours, and the revision is told apart.
_TABLES = """
SELECT n.nspname, c.relname,
       (pg_table_size(c.oid)
        + (SELECT coalesce(sum(pg_table_size(i.inhrelid)), 0) FROM pg_inherits i WHERE i.inhparent = c.oid))::bigint
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't' AND n.nspname NOT LIKE 'pg\\_%'
  AND n.nspname NOT IN ('information_schema', 'linkstar_restore') AND (n.nspname, c.relname) <> ('public', 'alembic_version')
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
"""


@dataclass(frozen=True, slots=True)
class TableDigest:
    """A table's rows: how many, the sum of their hashes, and how many bytes it takes on the disk (not part of the digest)."""

    name: str
    rows: int
    sum: str
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Digest:
    """All tables, in order of name."""

    tables: tuple[TableDigest, ...]

    @property
    def rows(self) -> int:
        """How many rows there are in all."""
        return sum(one.rows for one in self.tables)

    @property
    def text(self) -> str:
        """The digest itself: 64 hexadecimal digits. Empty tables do not count, so that a new one changes nothing."""
        lines = "".join(f"{one.name} {one.rows} {one.sum}\n" for one in self.tables if one.rows)
        return hashlib.sha256(lines.encode()).hexdigest()

    def differences(self, other: Digest) -> list[str]:
        """The names of tables whose rows differ."""
        mine, theirs = ({one.name: (one.rows, one.sum) for one in each.tables if one.rows} for each in (self, other))
        return sorted(name for name in mine.keys() | theirs.keys() if mine.get(name) != theirs.get(name))


@contextmanager
def snapshot(connection: Connection[Any]) -> Iterator[str]:
    """Reads one moment of the database; gives that moment's name, at which others may read as well. Nothing is written."""
    connection.isolation_level, connection.read_only = IsolationLevel.REPEATABLE_READ, True
    with connection.transaction(force_rollback=True):
        row = connection.execute("SELECT pg_export_snapshot()").fetchone()
        yield str(row[0]) if row else ""


def digest_of(connection: Connection[Any], *, heard: Callable[[TableDigest], None] = lambda _: None) -> Digest:
    """Reads all rows of all tables (inside the caller's snapshot, if one is open); `heard` is told of each table read.

    Needs the owner's role: raises psycopg.errors.InsufficientPrivilege where row security would leave rows out.
    """
    connection.execute(_FIXED)
    found = []
    for schema, table, size in list_tables(connection):
        asked = sql.SQL("SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)), 0)::text FROM {} AS t").format(
            sql.Identifier(schema, table)
        )
        row = connection.execute(asked).fetchone()
        rows, total = row or (0, "0")
        found.append(TableDigest(f"{schema}.{table}", rows, total, size))
        heard(found[-1])
    return Digest(tuple(found))


def list_tables(connection: Connection[Any]) -> list[tuple[str, str, int]]:
    """(schema, table, bytes on the disk) of all tables that the digest reads."""
    return connection.execute(_TABLES).fetchall()
