"""What a backup and a restore do to the database beside pg_dump and pg_restore: emptiness, marks, and shutting the doors.

While a restore is under way the schema `linkstar_restore` stands and the product's roles may not connect, so that nothing
can act on half a copy, wherever the restore was killed.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from typing import Any, ClassVar

import psycopg
from psycopg import AsyncConnection, Connection, sql

from linkstar.core.db.digest import list_tables
from linkstar.core.db.roles import APP, WORKER
from linkstar.kit.errors import Refusal

MARK = "linkstar_restore"
PROGRAM = "linkstar restore"  # the name under which pg_restore is seen in pg_stat_activity
_LOCK = 815_2027  # any number, the same for every restore
_ROLES = [APP, WORKER]
_IS_PUBLIC = """
SELECT EXISTS (SELECT FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) AS may
               WHERE d.datname = current_database() AND may.grantee = 0 AND may.privilege_type = 'CONNECT')
"""


class RestoreUnfinished(Refusal):
    """A restore began here and was killed."""

    code: ClassVar[str] = "db.restore_unfinished"
    status = 409
    en = "A restore into this database did not end. Run it again: linkstar restore FILE"
    zh = "该数据库的恢复未完成，请重新运行：linkstar restore FILE"


def try_lock(connection: Connection[Any]) -> bool:
    """True if no other backup's restore works on this database; held until the connection ends."""
    return bool(_value(connection, "SELECT pg_try_advisory_lock(%s)", [_LOCK]))


def is_unfinished(connection: Connection[Any]) -> bool:
    """Whether a restore began here and did not end."""
    return bool(_value(connection, "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = %s)", [MARK]))


def refuse_unfinished(owner: str) -> None:
    """Lets nobody work with half a copy. Raises RestoreUnfinished."""
    with psycopg.connect(owner, autocommit=True) as connection:
        if is_unfinished(connection):
            raise RestoreUnfinished


def first_with_rows(connection: Connection[Any]) -> str | None:
    """The name of a table that holds rows, or None. Signs of life of workers do not count."""
    for schema, table, _ in list_tables(connection):
        asked = sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(schema, table))
        row = connection.execute(asked).fetchone()
        if row and row[0] and (schema, table) != ("core", "workers"):
            return f"{schema}.{table}"
    return None


def count_doors(connection: Connection[Any]) -> int:
    """How many connections of web and worker this database has."""
    asked = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = ANY(%s)"
    return int(_value(connection, asked, [_ROLES]) or 0)


def shut_doors(connection: Connection[Any]) -> bool:
    """Marks the database as being restored and keeps web and worker out; False where this role may not do that."""
    with suppress(psycopg.errors.DuplicateSchema):
        connection.execute(f"CREATE SCHEMA {MARK}")
        if _value(connection, _IS_PUBLIC):
            connection.execute(f"COMMENT ON SCHEMA {MARK} IS 'everybody could connect'")
    connection.execute(_on_database(connection, "REVOKE CONNECT ON DATABASE {} FROM PUBLIC"))
    for role in _ROLES:
        if _value(connection, "SELECT to_regrole(%s) IS NOT NULL", [role]):
            connection.execute(_on_database(connection, f"REVOKE CONNECT ON DATABASE {{}} FROM {role}"))
    asked = "SELECT bool_or(has_database_privilege(oid, current_database(), 'CONNECT')) FROM pg_roles WHERE rolname = ANY(%s)"
    if not _value(connection, _IS_PUBLIC) and not _value(connection, asked, [_ROLES]):
        return True
    connection.execute(
        f"DROP SCHEMA {MARK}"
    )  # a role that does not own the database is only warned, and nothing is revoked
    return False


def open_doors(connection: Connection[Any]) -> None:
    """Lets web and worker in and takes the mark away: the copy is whole."""
    with connection.transaction():
        connection.execute(_on_database(connection, f"GRANT CONNECT ON DATABASE {{}} TO {', '.join(_ROLES)}"))
        if _value(connection, "SELECT obj_description(to_regnamespace(%s), 'pg_namespace')", [MARK]):
            connection.execute(_on_database(connection, "GRANT CONNECT ON DATABASE {} TO PUBLIC"))
        connection.execute(f"DROP SCHEMA {MARK}")


def clear(connection: Connection[Any], schemas: Iterable[str]) -> None:
    """Ends what an earlier restore left running and drops these schemas with all that is in them, and the revision."""
    ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = %s"
    connection.execute(ended, [PROGRAM])
    for schema in sorted(set(schemas) - {"public"}):
        connection.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(schema)))
    connection.execute("DROP TABLE IF EXISTS public.alembic_version")


def revision_of(connection: Connection[Any]) -> str | None:
    """The revision that the schema is at; None where nothing was migrated."""
    if not _value(connection, "SELECT to_regclass('public.alembic_version') IS NOT NULL"):
        return None
    return str(_value(connection, "SELECT version_num FROM public.alembic_version"))


def version_of(connection: Connection[Any]) -> int:
    """The server's major version."""
    return connection.info.server_version // 10_000


def note_backup(connection: Connection[Any], at: datetime | None) -> None:
    """Writes beside the data when it was last saved, for `linkstar doctor` on any host; None forgets it."""
    said = sql.Literal(f"last backup {at.isoformat()}" if at else None)
    connection.execute(sql.SQL("COMMENT ON SCHEMA core IS {}").format(said))


async def is_half_a_copy(connection: AsyncConnection[Any]) -> bool:
    """As `is_unfinished`, for `linkstar doctor`."""
    cursor = await connection.execute("SELECT to_regnamespace(%s) IS NOT NULL", [MARK])
    row = await cursor.fetchone()
    return bool(row and row[0])


async def read_last_backup(connection: AsyncConnection[Any]) -> datetime | None:
    """When this database was last saved by `linkstar backup`; None: never, or it is a fresh copy."""
    cursor = await connection.execute("SELECT obj_description(to_regnamespace('core'), 'pg_namespace')")
    row = await cursor.fetchone()
    said = str(row[0] or "") if row else ""
    return datetime.fromisoformat(said.removeprefix("last backup ")) if said.startswith("last backup ") else None


def _value(connection: Connection[Any], asked: str, params: list[Any] | None = None) -> Any:
    row = connection.execute(asked, params).fetchone()
    return row[0] if row else None


def _on_database(connection: Connection[Any], statement: str) -> sql.Composed:
    return sql.SQL(statement).format(sql.Identifier(connection.info.dbname))
