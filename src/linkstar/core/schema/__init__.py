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
    texts,
    uuid,
)
from linkstar.core.schema.words import search_function, words_sql

__all__ = [
    "Index", "at", "flag", "integer", "json", "key_to", "metadata", "money", "scope", "search_function",
    "tenant_table", "text", "texts", "uuid", "words_sql",
]  # fmt: skip
