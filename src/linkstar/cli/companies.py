"""Which companies an installation has, for `linkstar up`: apart, so that its doors are started before this is loaded."""

from __future__ import annotations

import asyncio

from linkstar.core.access.first_run import setup_code
from linkstar.core.db import Database
from linkstar.core.db.roles import WORKER, conninfo_of
from linkstar.core.tenants import list_tenants

__all__ = ["setup_code", "slugs_of"]


def slugs_of(owner: str, key: bytes) -> set[str]:
    """The short names of all companies. Raises PoolTimeout."""
    return asyncio.run(_read(conninfo_of(owner, key, WORKER)))


async def _read(conninfo: str) -> set[str]:
    database = await Database.open(conninfo, size=1)
    try:
        return {one.slug for one in await list_tenants(database)}
    finally:
        await database.close()
