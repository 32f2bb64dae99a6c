"""Every table belongs to a tenant: tenant_id stands first in every key and row level security is on."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from psycopg import Connection

# One row per table (partitions follow their parent): what it lacks, in words, or nothing.
SQL = """
SELECT n.nspname || '.' || c.relname, lack.what
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_attribute t ON t.attrelid = c.oid AND t.attname = 'tenant_id' AND NOT t.attisdropped
CROSS JOIN LATERAL (
    SELECT 'has no tenant_id' WHERE t.attnum IS NULL
    UNION ALL SELECT 'tenant_id may be null' WHERE NOT t.attnotnull
    UNION ALL SELECT 'has no primary key'
        WHERE NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)
    UNION ALL SELECT 'has no row level security' WHERE NOT c.relrowsecurity
    UNION ALL SELECT 'has no policy on linkstar.tenant' WHERE NOT EXISTS (
        SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive
        AND pg_get_expr(p.polqual, c.oid) LIKE '%linkstar.tenant%')
    UNION ALL SELECT 'unique index ' || i.indexrelid::regclass::text || ' does not begin with tenant_id'
        FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND i.indkey[0] IS DISTINCT FROM t.attnum
    UNION ALL SELECT 'foreign key ' || f.conname || ' does not begin with tenant_id on both sides'
        FROM pg_constraint f JOIN pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = f.confkey[1]
        WHERE f.conrelid = c.oid AND f.contype = 'f'
        AND (f.conkey[1] IS DISTINCT FROM t.attnum OR a.attname <> 'tenant_id')
) AS lack (what)
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
  AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%' AND c.relname <> 'alembic_version'
ORDER BY 1, 2
"""


def broken_tables(connection: Connection[Any], shared: Set[str] = frozenset()) -> list[str]:
    """One sentence for each thing that a table lacks; `shared` names the few without a tenant ("core.tenants")."""
    return [f"{table}: {what}" for table, what in connection.execute(SQL).fetchall() if table not in shared]
