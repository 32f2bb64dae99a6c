"""Finding and claiming work. Row locks are the lease of database steps; outside steps write a lease and a fencing number."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from operator import itemgetter
from typing import Any
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.core.facts import Fact, decode, subject_of
from linkstar.core.work.registry import STEPS

# One cheap look per (tenant, step) that has work: a skip scan over the index, never a walk over the whole backlog.
_GROUPS = """
WITH RECURSIVE g AS (
    (SELECT tenant_id, step FROM core.work WHERE parked_at IS NULL ORDER BY tenant_id, step LIMIT 1)
    UNION ALL
    SELECT n.tenant_id, n.step FROM g CROSS JOIN LATERAL (
        SELECT w.tenant_id, w.step FROM core.work w
        WHERE w.parked_at IS NULL AND (w.tenant_id, w.step) > (g.tenant_id, g.step)
        ORDER BY w.tenant_id, w.step LIMIT 1) n
)
SELECT g.tenant_id, g.step, r.priority, r.size, r.due_at FROM g CROSS JOIN LATERAL (
    SELECT w.priority, w.size, w.due_at FROM core.work w
    WHERE w.tenant_id = g.tenant_id AND w.step = g.step AND w.parked_at IS NULL AND w.due_at <= %(now)s
      AND (w.retry_at IS NULL OR w.retry_at <= %(wall)s) AND (w.lease_until IS NULL OR w.lease_until <= %(wall)s)
    ORDER BY w.due_at LIMIT 1) r
"""

# The facts come with their rows: one statement a run less.
_CLAIM = """
WITH taken AS MATERIALIZED (
    SELECT id, fact_ids, attempts, is_alone, fence, due_at FROM core.work
    WHERE tenant_id = %(tenant)s AND step = %(step)s AND parked_at IS NULL AND due_at <= %(now)s
      AND (retry_at IS NULL OR retry_at <= %(wall)s) AND (lease_until IS NULL OR lease_until <= %(wall)s)
    ORDER BY due_at, id LIMIT %(limit)s FOR UPDATE SKIP LOCKED
)
SELECT t.id, t.fact_ids, t.attempts, t.is_alone, t.fence,
       (SELECT json_agg(json_build_array(f.id, f.name, f.body, f.trace_id)) FROM core.facts f
        WHERE f.tenant_id = %(tenant)s AND f.id = ANY(t.fact_ids))
FROM taken t ORDER BY t.due_at, t.id
"""


@dataclass(frozen=True, slots=True)
class Group:
    """Work of one step of one company that could run now; `size` is that of its oldest row."""

    tenant_id: UUID
    step: str
    priority: int
    size: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Row:
    """A claimed row of work; `told` are its facts: id, name, body, trace id of each."""

    id: UUID
    fact_ids: list[UUID]
    attempts: int
    is_alone: bool
    fence: int
    told: list[tuple[str, str, dict[str, Any], str]] | None = field(default=None, compare=False, repr=False)


async def list_groups(connection: Any, now: datetime, wall: datetime, *, prepares: bool = False) -> list[Group]:
    """All (tenant, step) with something to do, over all companies. Needs the worker's role."""
    cursor = await connection.execute(_GROUPS, {"now": now, "wall": wall}, prepare=prepares)
    return [Group(*row) for row in await cursor.fetchall()]


async def set_timetable_right(connection: Any, now: datetime) -> None:
    """Lets no step of the timetable wait longer than its period: a clock that was ahead had put the next time too far off.

    Needs the worker's role.
    """
    periods = {step.name: step.period for step in STEPS.values() if step.period}
    await connection.execute(
        "UPDATE core.work w SET due_at = %(now)s FROM unnest(%(names)s::text[], %(periods)s::interval[]) AS t (name, period)"
        " WHERE w.step = t.name AND w.parked_at IS NULL AND w.due_at > %(now)s + t.period",
        {"now": now, "names": [*periods], "periods": [*periods.values()]},
    )


async def claim(tx: Tx, group: Group, *, batch: int, wall: datetime) -> list[Row]:
    """Locks rows of a group up to `batch` facts; a row that must stand alone comes alone."""
    limit = max(1, batch // max(1, group.size))
    rows = await tx.all(Row, _CLAIM, {"step": group.step, "limit": limit, "wall": wall})
    if rows and rows[0].is_alone:
        return rows[:1]
    taken: list[Row] = []
    size = 0
    for row in rows:
        if not row.is_alone and (not taken or size + len(row.fact_ids) <= batch):
            taken.append(row)
            size += len(row.fact_ids)
    return taken  # rows that were locked and left over are free again when this transaction ends


def facts_of(tx: Tx, rows: list[Row]) -> dict[UUID, Fact]:
    """The facts of claimed rows by id, in the order they were told; sets the trace of each subject."""
    facts: dict[UUID, Fact] = {}
    for id_, name, body, trace_id in sorted((one for row in rows for one in row.told or ()), key=itemgetter(0)):
        fact = facts[UUID(id_)] = decode(name, body)
        subject = subject_of(fact)
        if subject is not None:
            tx.trace_of[subject] = trace_id
    return facts


async def still_mine(tx: Tx, rows: list[Row]) -> list[Row]:
    """Those of claimed rows that nobody took over since, locked: their fencing number is still ours."""
    held = await tx.rows(
        "SELECT id, fence FROM core.work WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) AND parked_at IS NULL"
        " ORDER BY id FOR UPDATE",
        {"ids": [row.id for row in rows]},
    )
    fences = {row.id: row.fence for row in held}
    return [row for row in rows if fences.get(row.id) == row.fence]


async def drop(tx: Tx, rows: list[Row]) -> None:
    """Takes rows away: they are done, or others stand for their facts."""
    await tx.run(
        "DELETE FROM core.work WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)", {"ids": [r.id for r in rows]}
    )
