"""Reading the list of companies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from psycopg.rows import args_row

from linkstar.core.db import Database, Tx

_COLUMNS = "id, slug, name, zone, currency, created_at, language, needs_totp, version"


@dataclass(frozen=True, slots=True)
class Tenant:
    """A company: `zone` is where its people work, `currency` what its books are kept in."""

    id: UUID
    slug: str
    name: str
    zone: str
    currency: str
    created_at: datetime
    language: str = "zh"
    needs_totp: bool = False
    version: int = 1


async def list_tenants(database: Database) -> list[Tenant]:
    """All companies of this installation, oldest first. For the worker and the command line, never for a web page."""
    async with database.pool.connection() as connection, connection.cursor(row_factory=args_row(Tenant)) as cursor:
        await cursor.execute(f"SELECT {_COLUMNS} FROM core.tenants ORDER BY created_at, id")  # noqa: S608 - own text
        return await cursor.fetchall()


async def find_tenant(database: Database, slug: str) -> Tenant | None:
    """The company with this short name, or None."""
    return next((tenant for tenant in await list_tenants(database) if tenant.slug == slug), None)


async def get_tenant(tx: Tx) -> Tenant:
    """The company of the transaction."""
    found = await tx.all(Tenant, f"SELECT {_COLUMNS} FROM core.tenants WHERE id = %(tenant)s")  # noqa: S608 - own text
    return found[0]
