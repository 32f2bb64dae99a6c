"""Why orders wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linkstar.core.db import Tx


@dataclass(frozen=True, slots=True)
class Hold:
    """A reason why a person has to look first; `released_at` says when it was lifted."""

    code: str
    reason: str
    actor: str
    opened_at: datetime
    released_at: datetime | None
    released_by: str


async def list_holds(tx: Tx, order_id: UUID) -> list[Hold]:
    """The holds of an order, open ones and lifted ones, the oldest first."""
    return await tx.all(
        Hold,
        "SELECT code, reason, actor, opened_at, released_at, released_by FROM orders.holds"
        " WHERE tenant_id = %(tenant)s AND order_id = %(id)s ORDER BY opened_at, id",
        {"id": order_id},
    )
