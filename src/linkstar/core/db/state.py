"""What the database says of itself: version, revision, roles, row security, clock. Reads the catalogue and changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from alembic.script import ScriptDirectory
from psycopg import AsyncConnection, errors

from linkstar.core.db.roles import APP, WORKER
from linkstar.core.db.upgrade import alembic_config
from linkstar.core.schema.tables import SHARED_TABLES

ROLES = [APP, WORKER]

_TOO_STRONG = """
SELECT r.rolname || ' ' || w.what
FROM pg_roles r CROSS JOIN LATERAL (
    SELECT 'is a superuser' WHERE r.rolsuper
    UNION ALL SELECT 'may pass row security (BYPASSRLS)' WHERE r.rolbypassrls
    UNION ALL SELECT 'may make roles' WHERE r.rolcreaterole
    UNION ALL SELECT 'owns ' || n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relowner = r.oid AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
    UNION ALL SELECT 'owns the schema ' || n.nspname FROM pg_namespace n WHERE n.nspowner = r.oid
    UNION ALL SELECT 'is a member of ' || g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
        WHERE m.member = r.oid AND (g.rolsuper OR g.rolbypassrls OR EXISTS (SELECT FROM pg_class o WHERE o.relowner = g.oid))
) AS w (what)
WHERE r.rolname = ANY(%(roles)s) ORDER BY 1
"""

# Partitions follow their parent: they are read and written through it.
_UNSAFE = """
SELECT n.nspname || '.' || c.relname, lack.what
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (
    SELECT 'has no row security' WHERE NOT c.relrowsecurity
    UNION ALL SELECT 'has no policy on linkstar.tenant' WHERE NOT EXISTS (
        SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive
        AND pg_get_expr(p.polqual, c.oid) LIKE '%%linkstar.tenant%%')
    UNION ALL SELECT 'has the policy ' || p.polname || ', which shows the rows of all companies to everybody'
        FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive AND p.polroles = '{0}'
        AND pg_get_expr(p.polqual, c.oid) = 'true'
) AS lack (what)
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname = ANY(%(schemas)s)
  AND NOT (n.nspname || '.' || c.relname) = ANY(%(shared)s)
ORDER BY 1, 2
"""

_SCHEMAS = "SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('information_schema', 'public')"


@dataclass(frozen=True, slots=True)
class DatabaseState:
    """What was read. `revision` is None where nothing was migrated or it may not be read; `clock` is the server's own."""

    version: str
    version_number: int  # 150004 is 15.4
    zone: str
    clock: datetime
    revision: str | None
    head: str
    is_newer: bool  # at a revision that this version of the product does not know
    tables: int
    too_strong: Sequence[str]
    unsafe: Sequence[str]


async def read_state(connection: AsyncConnection[Any]) -> DatabaseState:
    """What the database that `connection` reaches says of itself. Raises psycopg.Error."""
    cursor = await connection.execute(
        "SELECT current_setting('server_version'), current_setting('server_version_num')::int, current_setting('TimeZone')"
    )
    version, number, zone = await cursor.fetchone() or ("", 0, "")
    schemas = [row[0] for row in await (await connection.execute(_SCHEMAS)).fetchall()]
    shared = sorted(SHARED_TABLES)
    unsafe = await connection.execute(_UNSAFE, {"schemas": schemas, "shared": shared})
    strong = await connection.execute(_TOO_STRONG, {"roles": ROLES})
    tables = await connection.execute(
        "SELECT count(*)::int FROM pg_class c WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition"
        " AND c.relnamespace::regnamespace::text = ANY(%s)",
        (schemas,),
    )
    counted = await tables.fetchone()
    revision, known = await _revision(connection), ScriptDirectory.from_config(alembic_config())
    return DatabaseState(
        version=version, version_number=number, zone=zone, clock=await read_clock(connection),
        revision=revision, head=known.get_current_head() or "",
        is_newer=revision is not None and revision not in {one.revision for one in known.walk_revisions()},
        tables=counted[0] if counted else 0, too_strong=[row[0] for row in await strong.fetchall()],
        unsafe=[f"{table} {what}" for table, what in await unsafe.fetchall()],
    )  # fmt: skip


async def read_clock(connection: AsyncConnection[Any]) -> datetime:
    """What time the server says it is, in UTC."""
    cursor = await connection.execute("SELECT clock_timestamp()")
    row = await cursor.fetchone()
    assert row is not None  # noqa: S101 - a SELECT without FROM has one row
    moment: datetime = row[0]
    return moment


async def count_sessions(connection: AsyncConnection[Any]) -> int:
    """How many doors (web, worker) of any host are connected to this database."""
    cursor = await connection.execute(
        "SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND usename = ANY(%s)"
        " AND pid <> pg_backend_pid()",
        (ROLES,),
    )
    row = await cursor.fetchone()
    return row[0] if row else 0


async def _revision(connection: AsyncConnection[Any]) -> str | None:
    try:
        cursor = await connection.execute("SELECT version_num FROM alembic_version")
    except (errors.UndefinedTable, errors.InsufficientPrivilege):
        return None
    row = await cursor.fetchone()
    return row[0] if row else None
