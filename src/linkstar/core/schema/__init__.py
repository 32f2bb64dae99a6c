"""How tables are declared: one metadata, one schema per module, `tenant_id` first in every key, row level security."""

from linkstar.core.schema.tables import (
    Index,
    at,
    flag,
    integer,
    json,
    key_to,
    metadata,
    money,
    scope,
    tenant_table,
    text,
    uuid,
)

__all__ = [
    "Index", "at", "flag", "integer", "json", "key_to", "metadata", "money", "scope", "tenant_table", "text", "uuid",
]  # fmt: skip
