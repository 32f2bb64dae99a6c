"""Bringing a database up to date: roles, then Alembic's revisions, one installer at a time."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module, resources

import psycopg
from psycopg import sql

from linkstar.core.db.roles import APP, WORKER, role_password

_LOCK = 815_2026  # any number, the same for every installer
_REVISION = re.compile(r"^(revision|down_revision)\b[^=\n]*= *[\"']([^\"']+)[\"']", re.MULTILINE)


def migrate(owner: str, secret_key: bytes, *, say: Callable[[str], None] = lambda _: None) -> str:
    """Makes the roles and applies all revisions that are missing; returns the revision that the database has now.

    `owner` needs the right to create roles and schemas. Raises psycopg.Error.
    """
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", (_LOCK,))
        make_roles(connection, secret_key)
        revision = newest_revision()
        if not _is_at(connection, revision):
            revision = import_module("linkstar.core.db.upgrade").upgrade(owner, say=say)  # it takes long to load
        # Every door can say which revision it works with.
        connection.execute(f"GRANT SELECT ON alembic_version TO {APP}, {WORKER}")
        return revision


def newest_revision() -> str:
    """The revision that no other one follows, read from the files; an empty text where that is not one."""
    folder = resources.files("linkstar.core.db") / "migrations" / "versions"
    texts = [one.read_text(encoding="utf-8") for one in folder.iterdir() if one.name.endswith(".py")]
    found = [named for text in texts for named in _REVISION.findall(text)]
    followed = {revision for what, revision in found if what == "down_revision"}
    newest = {revision for what, revision in found if what == "revision"} - followed
    return newest.pop() if len(newest) == 1 else ""


def make_roles(connection: psycopg.Connection[tuple[object, ...]], secret_key: bytes) -> None:
    """Makes the product's roles or gives them the passwords that follow from this key. Raises psycopg.Error."""
    for role in (APP, WORKER):
        known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone()
        verb = "ALTER" if known else "CREATE"
        connection.execute(
            sql.SQL("{} ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD {}").format(
                sql.SQL(verb), sql.Identifier(role), sql.Literal(role_password(secret_key, role))
            )
        )


def _is_at(connection: psycopg.Connection[tuple[object, ...]], revision: str) -> bool:
    there = connection.execute("SELECT to_regclass('public.alembic_version') IS NOT NULL").fetchone()
    if there is None or not there[0]:
        return False
    return connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(revision,)]
