"""The call budget: one token bucket per (account, operation) in the database, shared by all workers on all hosts.

A take is one statement: it refills by elapsed wall time, takes, and promises tokens that are still to come by going
below zero, so that callers queue instead of racing. To keep the database cheap a process takes a small lease at once:
what comes back within a second, at most a tenth of the burst; it spends that for two seconds and lets the rest lapse (never more
calls than the partner allows, at worst a few less). Slow budgets (less than a token a second) are never leased ahead.
"""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from linkstar.connect.wire import Account, Budget, Learned, Throttled
from linkstar.core.db import Database
from linkstar.kit.clock import WallClock

WALL = WallClock()
PATIENCE_S = 5.0  # a longer wait is given back to the caller as Throttled
PAUSE_MAX_S = 60.0  # after many refusals in a row by a partner that does not say how long to wait
LEASE_SHARE = 0.1
LEASE_LIFE_S = 2.0
FREE = Budget(rate=1000.0, burst=10000.0)  # for partners that tell no limit
_CHANGE = 0.1  # a learned level is written when it differs by this share of the burst

# `filled` is the bucket at this moment; the whole of `want` is taken if it is there, else `cost` if the wait is bearable.
_TAKE = """
INSERT INTO connect.buckets AS b (tenant_id, account_id, operation, tokens, rate, burst, filled_at, taken, spent)
VALUES (%(tenant)s, %(account)s, %(operation)s, %(burst)s::float8 - %(cost)s::float8, %(rate)s, %(burst)s, %(wall)s,
        %(cost)s, %(cost)s)
ON CONFLICT (tenant_id, account_id, operation) DO UPDATE SET
    (tokens, taken, spent, refused, filled_at) = (
        SELECT filled - part, part, b.spent + part, b.refused + (part = 0)::int, greatest(b.filled_at, %(wall)s)
        FROM (SELECT least(b.burst, b.tokens
                + b.rate * greatest(0, extract(epoch FROM %(wall)s - b.filled_at)::float8))) AS f (filled)
        CROSS JOIN LATERAL (SELECT CASE
            WHEN filled >= %(want)s::float8 THEN %(want)s::float8
            WHEN filled - least(%(cost)s::float8, b.burst) >= -b.rate * %(patience)s::float8
                THEN least(%(cost)s::float8, b.burst)
            ELSE 0 END) AS t (part))
RETURNING tokens, rate, burst, taken
"""

_SET = """
UPDATE connect.buckets b SET
    rate = coalesce(%(rate)s::float8, b.rate), burst = coalesce(%(burst)s::float8, b.burst),
    tokens = least(coalesce(%(burst)s::float8, b.burst), coalesce(%(left)s::float8,
        b.tokens + b.rate * greatest(0, extract(epoch FROM %(wall)s - b.filled_at)::float8))),
    filled_at = greatest(b.filled_at, %(wall)s)
WHERE tenant_id = %(tenant)s AND account_id = %(account)s AND operation = %(operation)s
"""
# The refused call spent nothing. After the pause one call may try its luck; the rest comes back at the usual rate.
_DRAIN = """
UPDATE connect.buckets b
SET tokens = least(b.tokens + %(cost)s::float8, %(cost)s::float8 - b.rate * %(pause)s::float8),
    filled_at = greatest(b.filled_at, %(wall)s)
WHERE tenant_id = %(tenant)s AND account_id = %(account)s AND operation = %(operation)s
"""


@dataclass(slots=True)
class _Lease:
    """What this process may spend of one bucket without asking, and what it believes of the bucket."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    tokens: float = 0.0
    until: float = 0.0
    level: float = 0.0  # of the bucket in the database when it was last seen
    seen: float = 0.0
    rate: float = 0.0
    burst: float = 0.0
    in_flight: float = 0.0
    throttled: int = 0  # answers in a row that said that the budget is spent


class Limits:
    """Takes from and learns about budgets. `budget` of a call is the adapter's own until the partner tells another."""

    def __init__(self, database: Database, *, patience_s: float = PATIENCE_S) -> None:
        self.database, self.patience_s = database, patience_s
        self._leases: dict[tuple[UUID, str], _Lease] = defaultdict(_Lease)

    async def take(self, account: Account, operation: str, budget: Budget, cost: float = 1.0) -> None:
        """Waits until `cost` may be spent. Raises Throttled if that is further away than the patience."""
        if cost <= 0:
            return
        lease = self._leases[account.id, operation]
        async with lease.lock:
            if lease.tokens >= cost and time.monotonic() < lease.until:
                lease.tokens -= cost
                return
            wait_s = await self._ask(lease, account, operation, budget=budget, cost=cost)
        if wait_s > 0:
            await asyncio.sleep(wait_s)

    async def learn(self, account: Account, operation: str, learned: Learned | None) -> None:
        """Corrects the shared bucket by what an answer told, if it differs enough to be worth a statement."""
        lease = self._leases[account.id, operation]
        lease.throttled = 0
        if learned is None:
            return
        burst, rate = learned.burst or lease.burst, learned.rate or lease.rate
        is_new = (learned.burst or 0) not in (0, lease.burst) or (learned.rate or 0) not in (0, lease.rate)
        # What the partner has not seen yet is spent already: calls under way, and our lease.
        left = None if learned.left is None else learned.left - lease.in_flight - lease.tokens
        now = time.monotonic()
        believed = min(burst, lease.level + rate * (now - lease.seen))
        if not is_new and (left is None or abs(left - believed) < _CHANGE * burst):
            return
        lease.rate, lease.burst, lease.level, lease.seen = rate, burst, believed if left is None else left, now
        await self._run(account, _SET, operation=operation, rate=learned.rate, burst=learned.burst, left=left)

    async def drain(self, account: Account, operation: str, pause_s: float | None, cost: float = 1.0) -> None:
        """The partner said that the budget is spent: nobody calls for `pause_s`, or for twice as long each time."""
        lease = self._leases[account.id, operation]
        lease.tokens = 0.0
        pause_s = min(PAUSE_MAX_S, 2.0**lease.throttled) if pause_s is None else pause_s
        lease.throttled += 1
        await self._run(account, _DRAIN, operation=operation, pause=pause_s, cost=cost)

    def under_way(self, account: Account, operation: str, cost: float) -> None:
        """Counts calls that were sent (positive) and answered (negative)."""
        self._leases[account.id, operation].in_flight += cost

    async def _ask(self, lease: _Lease, account: Account, operation: str, *, budget: Budget, cost: float) -> float:
        """Takes from the database; seconds to wait. Raises Throttled."""
        rate, burst = lease.rate or budget.rate, lease.burst or budget.burst
        ahead = min(LEASE_SHARE * burst, rate) if rate >= 1 else 0.0
        want = max(cost, ahead) if ahead >= cost * 2 else cost
        asked = {"cost": cost, "want": want, "rate": budget.rate, "burst": budget.burst, "patience": self.patience_s}
        async with self.database.tx(account.tenant_id, actor="connect") as tx:
            row = await tx.row(_TAKE, {"account": account.id, "operation": operation, "wall": WALL.now(), **asked})
        assert row is not None  # noqa: S101 - an upsert answers with its row
        lease.rate, lease.burst, lease.level, lease.seen = row.rate, row.burst, row.tokens, time.monotonic()
        if row.taken <= 0:
            raise Throttled(
                f"the budget of {operation} is spent", code="budget_spent",
                retry_after_s=max(0.5, (min(cost, row.burst) - row.tokens) / row.rate),
            )  # fmt: skip
        lease.tokens, lease.until = max(0.0, row.taken - cost), time.monotonic() + LEASE_LIFE_S
        return float(max(0.0, -row.tokens / row.rate))

    async def _run(self, account: Account, sql: str, *, operation: str, **params: Any) -> None:
        async with self.database.tx(account.tenant_id, actor="connect") as tx:
            await tx.run(sql, {"account": account.id, "operation": operation, "wall": WALL.now(), **params})
