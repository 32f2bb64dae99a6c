"""Reading the list of companies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from psycopg.rows import args_row

from linkstar.core.db import Database


@dataclass(frozen=True, slots=True)
class Tenant:
    """A company: `zone` is where its people work, `currency` what its books are kept in."""

    id: UUID
    slug: str
    name: str
    zone: str
    currency: str
    created_at: datetime


async def list_tenants(database: Database) -> list[Tenant]:
    """All companies of this installation, oldest first. For the worker and the command line, never for a web page."""
    async with database.pool.connection() as connection, connection.cursor(row_factory=args_row(Tenant)) as cursor:
        await cursor.execute(
            "SELECT id, slug, name, zone, currency, created_at FROM core.tenants ORDER BY created_at, id"
        )
        return await cursor.fetchall()


async def find_tenant(database: Database, slug: str) -> Tenant | None:
    """The company with this short name, or None."""
    return next((tenant for tenant in await list_tenants(database) if tenant.slug == slug), None)
