"""Every table can be spread over machines by tenant_id, or is declared to stay whole: what Citus asks of a schema."""

from __future__ import annotations

from typing import Any

from psycopg import Connection

REFERENCE = {"core.tenants": "short, read by every node", "core.workers": "signs of life", "alembic_version": "one row"}
COORDINATOR = {"core.work": "claimed over all companies with SKIP LOCKED, which no spread table allows"}
_ORDER = "an order inside one company, counted by the coordinator, through which all writes go (bigint only)"
COUNTED = {"contacts.contacts_number_seq": _ORDER, "contacts.link_events_number_seq": _ORDER}
SQL = """
WITH t AS (SELECT c.oid, c.oid::regclass::text AS name, c.relkind = 'S' AS is_counter, a.attnum AS tenant,
                  c.oid::regclass::text = ANY(%(whole)s) AS is_whole, c.oid::regclass::text = ANY(%(apart)s) AS is_apart
           FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnotnull
           WHERE c.relkind IN ('r', 'p', 'S') AND NOT c.relispartition AND c.relnamespace::regnamespace::text !~ '^(pg_|inform)')
SELECT t.name, lack.what FROM t CROSS JOIN LATERAL (
    SELECT 'a sequence counts on one machine only' WHERE is_counter AND NOT name = ANY(%(counted)s)
    UNION ALL SELECT 'has no tenant_id to be spread by' WHERE NOT is_counter AND tenant IS NULL
    UNION ALL SELECT 'has no primary key' WHERE NOT is_counter AND NOT EXISTS (
        SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indisprimary)
    UNION ALL SELECT 'key ' || i.indexrelid::regclass || ' does not begin with tenant_id' FROM pg_index i
        WHERE i.indrelid = t.oid AND (i.indisunique OR i.indisexclusion) AND i.indkey[0] IS DISTINCT FROM tenant
    UNION ALL SELECT 'trigger ' || g.tgname FROM pg_trigger g WHERE g.tgrelid = t.oid AND NOT g.tgisinternal
) AS lack (what) WHERE NOT is_whole
UNION ALL SELECT t.name, 'foreign key ' || f.conname || CASE
    WHEN t.is_whole OR t.is_apart OR o.is_apart THEN ' joins a table that is spread with one that is not'
    ELSE ' does not begin with tenant_id on both sides, or changes it' END
FROM pg_constraint f JOIN t ON t.oid = f.conrelid JOIN t o ON o.oid = f.confrelid
WHERE f.contype = 'f' AND f.conparentid = 0 AND NOT (o.is_whole AND NOT t.is_apart) AND (t.is_whole OR t.is_apart OR o.is_apart
    OR f.conkey[1] <> t.tenant OR f.confkey[1] <> o.tenant OR f.confdeltype IN ('n', 'd') OR f.confupdtype <> 'a') ORDER BY 1, 2
"""


def broken_tables(connection: Connection[Any]) -> list[str]:
    """One sentence for each thing that keeps a table from being spread."""
    asked = {"whole": [*REFERENCE], "apart": [*COORDINATOR], "counted": [*COUNTED]}
    return [f"{table}: {what}" for table, what in connection.execute(SQL, asked).fetchall()]
