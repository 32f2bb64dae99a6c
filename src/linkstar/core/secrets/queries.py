"""Which rows are still sealed with a key: asked before that key is thrown away. Needs the owner's role, which sees all rows."""

from __future__ import annotations

from typing import Any

from psycopg import Connection, sql

from linkstar.core.secrets.vault import head_of

_COLUMNS = """
SELECT n.nspname, c.relname, a.attname FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE a.atttypid = 'bytea'::regtype AND a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p') AND NOT c.relispartition
  AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' ORDER BY 1, 2, 3
"""


def count_sealed(connection: Connection[Any], key: str) -> dict[str, int]:
    """How many values are sealed with the key of this id, by `schema.table.column`, over all companies; 0 is left out.

    Looks at every column of bytes, so that a place which nobody thought of is found too.
    """
    head, found = head_of(key), {}
    for schema, table, column in connection.execute(_COLUMNS).fetchall():
        asked = sql.SQL("SELECT count(*) FROM {} WHERE substring({} FROM 1 FOR {}) = {}").format(
            sql.Identifier(schema, table), sql.Identifier(column), sql.Literal(len(head)), sql.Literal(head)
        )
        row = connection.execute(asked).fetchone()
        if row and row[0]:
            found[f"{schema}.{table}.{column}"] = int(row[0])
    return found
