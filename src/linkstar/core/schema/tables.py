"""Short words to declare tables with. SQLAlchemy only declares: Alembic writes and checks migrations from it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    ForeignKeyConstraint,
    Index,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    text as sql,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, UUID
from sqlalchemy.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s_ix",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "ck": "%(table_name)s_%(constraint_name)s_check",
        "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
        "pk": "%(table_name)s_pkey",
    }
)

# Tables in this set are read and written without a tenant (the list of tenants itself); everything else has row security.
SHARED_TABLES = {"core.tenants", "core.workers"}


def uuid(name: str, *, null: bool = False) -> Column[Any]:
    """A UUID column; NOT NULL unless said."""
    return Column(name, UUID, nullable=null)


def text(name: str, default: str | None = "", *, null: bool = False) -> Column[Any]:
    """A text column, "" by default; `default=None` means that a value must be given."""
    return Column(name, Text, nullable=null, server_default=None if null or default is None else sql(f"'{default}'"))


def texts(name: str) -> Column[Any]:
    """A list of texts, empty by default."""
    return Column(name, ARRAY(Text), nullable=False, server_default=sql("'{}'"))


def integer(name: str, default: int | None = 0, *, null: bool = False) -> Column[Any]:
    """A 64-bit integer column, 0 by default; `default=None` means that a value must be given."""
    return Column(
        name, BigInteger, nullable=null, server_default=None if null or default is None else sql(str(default))
    )


def money(name: str, *, null: bool = False) -> Column[Any]:
    """Minor units of the currency that stands in the same row. The name ends in `_minor`."""
    assert name.endswith("_minor"), name  # noqa: S101 - a slip in a declaration, found at import
    return integer(name, null=null)


def flag(name: str, default: bool = False) -> Column[Any]:
    """A yes or no, never null."""
    return Column(name, Boolean, nullable=False, server_default=sql("true" if default else "false"))


def at(name: str, *, null: bool = False) -> Column[Any]:
    """A moment in UTC (timestamptz)."""
    return Column(name, DateTime(timezone=True), nullable=null)


def json(name: str, default: str = "{}") -> Column[Any]:
    """A JSON document (jsonb)."""
    return Column(name, JSONB, nullable=False, server_default=sql(f"'{default}'"))


def tenant_table(full_name: str, *items: SchemaItem, key: tuple[str, ...] = ("id",)) -> Table:
    """A table of one company's rows: `tenant_id` is added as first column and first in the primary key."""
    schema, name = full_name.split(".")
    owner = Column("tenant_id", UUID, nullable=False)
    return Table(name, metadata, owner, *items, PrimaryKeyConstraint("tenant_id", *key), schema=schema)


def key_to(column: str, target: str, target_column: str = "id") -> ForeignKeyConstraint:
    """A foreign key inside one company and one module: (tenant_id, column) -> target (tenant_id, id)."""
    return ForeignKeyConstraint(["tenant_id", column], [f"{target}.tenant_id", f"{target}.{target_column}"])


def scope(table: str) -> list[str]:
    """The statements that give a table row level security by `linkstar.tenant` (set for each transaction)."""
    mine = "tenant_id = (select nullif(current_setting('linkstar.tenant', true), '')::uuid)"
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"CREATE POLICY tenant ON {table} USING ({mine}) WITH CHECK ({mine})",
    ]


__all__ = [
    "Index",
    "at",
    "flag",
    "integer",
    "json",
    "key_to",
    "metadata",
    "money",
    "scope",
    "tenant_table",
    "text",
    "texts",
    "uuid",
]
