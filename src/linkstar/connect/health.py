"""How connected accounts are: for `doctor`, the health page and Prometheus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.kit.clock import WallClock

WALL = WallClock()

_HEALTH = """
SELECT a.id, a.kind, a.partner, a.title, a.state, a.token_expires_at, b.share, b.operation, a.last_success_at,
       a.last_error_at, a.last_error, coalesce(c.calls, 0), coalesce(c.failures, 0), p.last_polled_at,
       a.authorised_until
FROM connect.accounts a
LEFT JOIN LATERAL (
    SELECT least(1, greatest(0, b.tokens
            + b.rate * greatest(0, extract(epoch FROM %(wall)s - b.filled_at)::float8)) / b.burst) AS share, b.operation
    FROM connect.buckets b WHERE b.tenant_id = a.tenant_id AND b.account_id = a.id AND b.burst > 0
    ORDER BY 1, 2 LIMIT 1) b ON true
LEFT JOIN LATERAL (
    SELECT count(*)::int AS calls, (count(*) FILTER (WHERE c.error <> ''))::int AS failures
    FROM connect.calls c WHERE c.tenant_id = a.tenant_id AND c.account_id = a.id AND c.at > %(since)s) c ON true
LEFT JOIN LATERAL (
    SELECT max(u.polled_at) AS last_polled_at FROM connect.cursors u
    WHERE u.tenant_id = a.tenant_id AND u.account_id = a.id) p ON true
WHERE a.tenant_id = %(tenant)s ORDER BY a.id
"""


@dataclass(frozen=True, slots=True)
class Health:
    """How an account is. `budget_left` is the share (0 to 1) left in its emptiest bucket, None before the first call."""

    account_id: UUID
    kind: str
    partner: str
    title: str
    state: str
    token_expires_at: datetime | None
    budget_left: float | None
    budget_operation: str | None
    last_success_at: datetime | None
    last_error_at: datetime | None
    last_error: str
    calls: int  # in the last hour
    failures: int
    last_polled_at: datetime | None
    authorised_until: datetime | None = None  # then a person has to let it in anew


@dataclass(frozen=True, slots=True)
class BudgetLeft:
    """What an operation may still be called: `calls` now, and `rate` more a second."""

    rate: float
    calls: float


@dataclass(frozen=True, slots=True)
class Bucket:
    """The budget of an operation: `calls` may be made now, `rate` more a second up to `burst`; `spent` since the first call.

    `queued` calls were promised budget that is still to come; `refused` calls were sent back because that is too far away.
    """

    operation: str
    calls: float
    queued: float
    rate: float
    burst: float
    spent: float
    refused: int


async def list_buckets(tx: Tx, account_id: UUID) -> list[Bucket]:
    """The budgets of an account by operation, the emptiest first; an operation that was never called has none yet."""
    return await tx.all(
        Bucket,
        "SELECT operation, greatest(0, filled), greatest(0, -filled), rate, burst, spent, refused FROM (SELECT b.*,"
        " least(burst, tokens + rate * greatest(0, extract(epoch FROM %(wall)s - filled_at)::float8)) AS filled"
        " FROM connect.buckets b WHERE tenant_id = %(tenant)s AND account_id = %(id)s) AS b"
        " ORDER BY filled / nullif(burst, 0), operation",
        {"id": account_id, "wall": WALL.now()},
    )


async def get_budgets(tx: Tx, account_ids: Sequence[UUID]) -> dict[tuple[UUID, str], BudgetLeft]:
    """The budgets of accounts by operation, as the partner told them last; an operation never called has none yet."""
    rows = await tx.rows(
        "SELECT account_id, operation, rate, least(burst, greatest(0, tokens"
        " + rate * greatest(0, extract(epoch FROM %(wall)s - filled_at)::float8))) AS calls"
        " FROM connect.buckets WHERE tenant_id = %(tenant)s AND account_id = ANY(%(ids)s)",
        {"ids": list(account_ids), "wall": WALL.now()},
    )
    return {(row.account_id, row.operation): BudgetLeft(row.rate, row.calls) for row in rows}


async def list_health(tx: Tx) -> list[Health]:
    """How each account of the company is, the oldest first."""
    return await tx.all(Health, _HEALTH, {"wall": WALL.now(), "since": tx.now - timedelta(hours=1)})
