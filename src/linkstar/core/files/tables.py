"""One row per content of a company; a file is never changed, only added."""

from sqlalchemy import Column, LargeBinary

from linkstar.core.schema import Index, at, integer, tenant_table, text, uuid

files = tenant_table(
    "core.files",
    uuid("id"),
    Column("sha256", LargeBinary, nullable=False),
    text("media_type", None),
    integer("size", None),
    Column("body", LargeBinary, nullable=False),
    at("created_at"),
)
Index("files_sha256_key", files.c.tenant_id, files.c.sha256, unique=True)
