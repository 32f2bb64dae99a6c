"""The statements that make the database of the declared tables: schemas, tables, keys, row security, roles and grants."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator

from sqlalchemy import MetaData, Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

import linkstar
from linkstar.core.db.roles import APP, WORKER
from linkstar.core.schema import metadata, scope
from linkstar.core.schema.tables import SHARED_TABLES


def declared() -> MetaData:
    """All tables that the product declares; imports every `tables` module once."""
    for module in pkgutil.walk_packages(linkstar.__path__, "linkstar."):
        if module.name.rsplit(".", 1)[-1] == "tables" and "core.schema" not in module.name:
            importlib.import_module(module.name)
    return metadata


def statements() -> Iterator[str]:
    """The whole schema from nothing, in order. Roles are made apart because they belong to the server, not the database."""
    known = declared()
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    schemas = sorted({table.schema or "public" for table in known.tables.values()})
    yield "CREATE EXTENSION IF NOT EXISTS pg_trgm"
    for schema in schemas:
        yield f"CREATE SCHEMA {schema}"
        yield f"GRANT USAGE ON SCHEMA {schema} TO {APP}, {WORKER}"
    for table in known.sorted_tables:
        yield str(CreateTable(table).compile(dialect=dialect)).strip()
        for index in sorted(table.indexes, key=lambda one: str(one.name)):
            yield str(CreateIndex(index).compile(dialect=dialect)).strip()
    for table in known.sorted_tables:
        yield from security(table)
    yield from FACT_PARTITIONS
    yield from extra()


def extra() -> Iterator[str]:
    """What modules add by hand: functions and grants, as `EXTRA_DDL: list[str]` in their `tables`, in order of name."""
    for name in sorted(name for name in sys.modules if name.startswith("linkstar.") and name.endswith(".tables")):
        yield from getattr(sys.modules[name], "EXTRA_DDL", ())


def security(table: Table) -> Iterator[str]:
    """Grants and row security of one table."""
    name = f"{table.schema}.{table.name}"
    yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON {name} TO {APP}, {WORKER}"
    if name not in SHARED_TABLES:
        yield from scope(name)
    if name == "core.work":
        yield f"CREATE POLICY worker ON core.work TO {WORKER} USING (true) WITH CHECK (true)"
        yield (
            "ALTER TABLE core.work SET (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000,"
            " autovacuum_vacuum_cost_delay = 0, fillfactor = 70)"
        )


# Months of facts are made and dropped by functions that run as the owner: the roles of the product own nothing.
FACT_PARTITIONS = [
    "CREATE TABLE core.facts_other PARTITION OF core.facts DEFAULT",
    """CREATE FUNCTION core.month_bound(month date) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex((extract(epoch FROM (month::timestamp AT TIME ZONE 'UTC')) * 1000)::bigint), 12, '0')
            || '00000000000000000000')::uuid $$""",
    """CREATE FUNCTION core.make_fact_months(since date, months integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE month date; made integer := 0; name text;
BEGIN
    FOR i IN 0..months - 1 LOOP
        month := (date_trunc('month', since) + make_interval(months => i))::date;
        name := 'facts_' || to_char(month, 'YYYY_MM');
        IF to_regclass('core.' || name) IS NULL
           AND NOT EXISTS (SELECT 1 FROM core.facts_other WHERE id >= core.month_bound(month)
                           AND id < core.month_bound((month + interval '1 month')::date)) THEN
            EXECUTE format('CREATE TABLE core.%I PARTITION OF core.facts FOR VALUES FROM (%L) TO (%L)', name,
                           core.month_bound(month), core.month_bound((month + interval '1 month')::date));
            made := made + 1;
        END IF;
    END LOOP;
    RETURN made;
END $$""",
    """CREATE FUNCTION core.drop_fact_months(before date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE part record; dropped integer := 0;
BEGIN
    FOR part IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                WHERE i.inhparent = 'core.facts'::regclass AND c.relname ~ '^facts_[0-9]{4}_[0-9]{2}$'
                  AND to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= before LOOP
        EXECUTE format('DROP TABLE core.%I', part.relname);
        dropped := dropped + 1;
    END LOOP;
    RETURN dropped;
END $$""",
    "REVOKE ALL ON FUNCTION core.make_fact_months(date, integer), core.drop_fact_months(date) FROM PUBLIC",
    f"GRANT EXECUTE ON FUNCTION core.make_fact_months(date, integer), core.drop_fact_months(date) TO {WORKER}",
]  # fmt: skip
