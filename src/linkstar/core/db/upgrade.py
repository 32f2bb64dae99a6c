"""Alembic's side of bringing a database up to date: it takes a quarter of a second to load, and is seldom needed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources

import psycopg
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine


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
    finally:
        engine.dispose()
    return head


def alembic_config() -> Config:
    """Alembic's settings, without a file of their own: the revisions are inside the package."""
    config = Config()
    config.set_main_option("script_location", str(resources.files("linkstar.core.db") / "migrations"))
    return config
