"""Alembic's entry: revisions run on the connection of `linkstar migrate`, or are written as SQL for the linter."""

from __future__ import annotations

from alembic import context

from linkstar.core.db.ddl import declared

connection = context.config.attributes.get("connection")
if connection is None:
    context.configure(dialect_name="postgresql", target_metadata=declared(), literal_binds=True)
else:
    context.configure(connection=connection, target_metadata=declared())
with context.begin_transaction():
    context.execute("SET LOCAL lock_timeout = '5s'")
    context.run_migrations()
