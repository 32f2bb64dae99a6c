"""Bringing a database up to date: roles, then Alembic's revisions, one installer at a time."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources

import psycopg
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from psycopg import sql
from sqlalchemy import create_engine, text

from linkstar.core.db.roles import APP, WORKER, role_password

_LOCK = 815_2026  # any number, the same for every installer


def migrate(owner: str, secret_key: bytes, *, say: Callable[[str], None] = lambda _: None) -> str:
    """Makes the roles and applies all revisions that are missing; returns the revision that the database has now.

    `owner` needs the right to create roles and schemas. Raises psycopg.Error.
    """
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", (_LOCK,))
        make_roles(connection, secret_key)
        return upgrade(owner, say=say)


def upgrade(owner: str, *, say: Callable[[str], None] = lambda _: None) -> str:
    """Applies the revisions that are missing, to a server whose roles exist; returns the revision. Raises psycopg.Error."""
    engine = create_engine("postgresql+psycopg://", creator=lambda: psycopg.connect(owner))
    try:
        with engine.begin() as upgrading:
            before = MigrationContext.configure(upgrading).get_current_revision()
            config = alembic_config()
            head = ScriptDirectory.from_config(config).get_current_head() or ""
            if before != head:
                say(f"database: {before or 'empty'} -> {head}")
                config.attributes["connection"] = upgrading
                command.upgrade(config, "head")
            # Every door can say which revision it works with.
            upgrading.execute(text(f"GRANT SELECT ON alembic_version TO {APP}, {WORKER}"))
    finally:
        engine.dispose()
    return head


def alembic_config() -> Config:
    """Alembic's settings, without a file of their own: the revisions are inside the package."""
    config = Config()
    config.set_main_option("script_location", str(resources.files("linkstar.core.db") / "migrations"))
    return config


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
