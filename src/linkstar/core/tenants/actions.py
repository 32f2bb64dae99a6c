"""Founding companies."""

from __future__ import annotations

from uuid import UUID

from linkstar.core.db import Tx
from linkstar.core.work import ensure_timetable


async def create_tenant(tx: Tx, slug: str, name: str, *, zone: str = "Asia/Shanghai", currency: str = "CNY") -> UUID:
    """Founds the company that `tx` was opened for (its id is `tx.tenant_id`) and gives it a timetable."""
    await tx.run(
        "INSERT INTO core.tenants (id, slug, name, zone, currency, created_at)"
        " VALUES (%(tenant)s, %(slug)s, %(name)s, %(zone)s, %(currency)s, %(now)s)",
        {"slug": slug, "name": name, "zone": zone, "currency": currency},
    )
    await ensure_timetable(tx)
    return tx.tenant_id
