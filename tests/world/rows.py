"""A row in every table of a company, made from the catalogue alone: a new table gets one by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg

# What a column needs where a value of its type alone would break a check: {table.column: value}; OTHER is a second id.
OTHER = object()
SPECIAL: dict[str, Any] = {
    "finance.postings.amount_minor": 1,
    "catalog.kit_components.item_id": OTHER,
    "contacts.link_events.identity_b": OTHER,
    "catalog.listings.sku": "lamp",  # something to search for
    "contacts.identities.name": "lamp",
}
TWICE = {"catalog.items": "sku"}  # tables of which a second row is needed, told apart by this column too
_COLUMNS = """
SELECT n.nspname || '.' || c.relname AS table, a.attname AS name, format_type(a.atttypid, NULL) AS type,
       (SELECT substring(pg_get_constraintdef(k.oid) FROM 'ARRAY\\[''([^'']+)''') FROM pg_constraint k
        WHERE k.conrelid = c.oid AND k.contype = 'c' AND k.conkey = ARRAY[a.attnum]
        AND pg_get_constraintdef(k.oid) LIKE '%%ANY%%' LIMIT 1) AS choice,
       a.attidentity = 'a' AS is_made, NOT a.attnotnull OR a.atthasdef AS is_free
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND NOT a.attisdropped AND n.nspname !~ '^pg_|^information_schema$'
  AND EXISTS (SELECT FROM pg_attribute t WHERE t.attrelid = c.oid AND t.attname = 'tenant_id')
ORDER BY 1, a.attnum
"""
_VALUES = {
    "bigint": "1", "integer": "1", "boolean": "true", "jsonb": "'{}'", "bytea": "'\\x78'", "uuid[]": "'{}'", "bigint[]": "'{}'",
    "double precision": "1", "timestamp with time zone": "'2026-11-20T12:00:00Z'", "date": "'2026-11-20'",
    "time without time zone": "'15:00'",
}  # fmt: skip


@dataclass
class Catalogue:
    """The tables of companies and their columns that can be written."""

    columns: dict[str, list[str]]
    rows: list[Any]

    @classmethod
    def of(cls, owner: psycopg.Connection[Any]) -> Catalogue:
        """As the catalogue tells it."""
        rows = [row for row in owner.execute(_COLUMNS).fetchall() if not row[4]]
        columns: dict[str, list[str]] = {}
        for table, name, *_ in rows:
            columns.setdefault(table, []).append(name)
        return cls(columns, rows)

    def fill(self, owner: psycopg.Connection[Any], tenant_id: UUID, id_: UUID, other: UUID) -> None:
        """One row in every table, all with the same id, so that every foreign key finds its row."""
        waiting = [(table, id_) for table in self.columns] + [(table, other) for table in TWICE]
        while waiting:
            left = [one for one in waiting if not self._insert(owner, *one, tenant_id, other)]
            assert len(left) < len(waiting), f"no row could be made in {left}: give the column a value in SPECIAL"
            waiting = left

    def _insert(self, owner: psycopg.Connection[Any], table: str, id_: UUID, tenant_id: UUID, other: UUID) -> bool:
        names, values = [], []
        for of, name, kind, choice, _, is_free in self.rows:
            if of == table and (not is_free or f"{table}.{name}" in SPECIAL):
                names.append(name)
                values.append(
                    str(tenant_id) if name == "tenant_id" else _value(f"{table}.{name}", kind, choice, id_, other)
                )
        quoted = ", ".join(
            value if value.startswith("'") or value in ("1", "true") else f"'{value}'" for value in values
        )
        try:
            with owner.transaction():
                owner.execute(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({quoted})")
        except psycopg.errors.ForeignKeyViolation:
            return False
        return True


def _value(column: str, kind: str, choice: str | None, id_: UUID, other: UUID) -> str:
    given = SPECIAL.get(column)
    if given is not None:
        return str(other) if given is OTHER else str(given)
    if kind == "uuid":
        return str(id_)
    return _VALUES.get(kind) or choice or f"x{id_}"
