"""How much work waits, for how long, and what is parked: for `doctor`, the health page and Prometheus."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from psycopg.rows import args_row

from linkstar.core.db import Database, Tx


@dataclass(frozen=True, slots=True)
class Backlog:
    """Waiting work of one step: facts ready, the oldest due moment, facts that wait for a retry or a date, parked ones."""

    step: str
    ready: int
    oldest_due_at: datetime | None
    later: int
    parked: int


async def list_backlog(tx: Tx) -> list[Backlog]:
    """The company's waiting work by step; rows of the timetable that are not due are left out."""
    return await tx.all(
        Backlog,
        """
        SELECT step,
               coalesce(sum(greatest(size, 1)) FILTER (WHERE parked_at IS NULL AND due_at <= %(now)s AND retry_at IS NULL),
                        0)::int,
               min(due_at) FILTER (WHERE parked_at IS NULL AND retry_at IS NULL),
               coalesce(sum(size) FILTER (WHERE parked_at IS NULL AND (due_at > %(now)s OR retry_at IS NOT NULL)), 0)::int,
               coalesce(sum(size) FILTER (WHERE parked_at IS NOT NULL), 0)::int
        FROM core.work WHERE tenant_id = %(tenant)s AND NOT (size = 0 AND due_at > %(now)s) GROUP BY step ORDER BY step""",
    )


async def count_waiting(tx: Tx) -> int:
    """Facts that some step still has to hear, now or on a retry, parked ones and later dates apart. 0 means: drained."""
    value: int = await tx.value(
        "SELECT coalesce(sum(size), 0)::int FROM core.work"
        " WHERE tenant_id = %(tenant)s AND parked_at IS NULL AND size > 0 AND due_at <= %(now)s"
    )
    return value


@dataclass(frozen=True, slots=True)
class Parked:
    """A row of parked work and why it stands there."""

    id: UUID
    step: str
    error: str
    parked_at: datetime


async def list_parked(tx: Tx, limit: int = 100) -> list[Parked]:
    """The newest parked work."""
    return await tx.all(
        Parked,
        "SELECT id, step, error, parked_at FROM core.work WHERE tenant_id = %(tenant)s AND parked_at IS NOT NULL"
        " ORDER BY parked_at DESC LIMIT %(limit)s",
        {"limit": limit},
    )


@dataclass(frozen=True, slots=True)
class SeenWorker:
    """A worker process and when it last gave a sign of life; `counters` by step: done, failed, seconds."""

    id: UUID
    host: str
    pid: int
    started_at: datetime
    seen_at: datetime
    counters: dict[str, dict[str, float]]


async def list_workers(database: Database, *, since: datetime) -> list[SeenWorker]:
    """The workers of all hosts that were seen since a moment of wall time (each says so every five seconds)."""
    async with database.pool.connection() as connection, connection.cursor(row_factory=args_row(SeenWorker)) as cursor:
        await cursor.execute(
            "SELECT id, host, pid, started_at, seen_at, counters FROM core.workers WHERE seen_at >= %s ORDER BY host, pid",
            (since,),
        )
        return await cursor.fetchall()
