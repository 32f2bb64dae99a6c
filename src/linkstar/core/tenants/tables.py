"""The one list that is read without a tenant."""

from sqlalchemy import Column, Table
from sqlalchemy.dialects.postgresql import UUID

from linkstar.core.schema import at, flag, integer, metadata, text

tenants = Table(
    "tenants",
    metadata,
    Column("id", UUID, primary_key=True),
    Column("slug", text("x").type, nullable=False, unique=True),
    text("name", None),
    text("zone", "Asia/Shanghai"),
    text("currency", "CNY"),
    text("language", "zh"),  # of pages and messages for people who chose none: zh | en
    flag("needs_totp"),  # nobody works here without a second factor
    at("created_at"),
    integer("version", 1),
    schema="core",
)
