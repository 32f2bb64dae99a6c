"""Runs claimed work: database steps in one transaction, outside steps in two with the call between them."""

from __future__ import annotations

import asyncio
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from linkstar.core.db import Database, Tx
from linkstar.core.tracing import span
from linkstar.core.work import failures
from linkstar.core.work.claim import Group, Row, claim, facts_of, still_mine
from linkstar.core.work.registry import STEPS, Again, Step
from linkstar.kit.clock import WallClock

WALL = WallClock()
# Rows that this process is out calling for. The worker's heartbeat renews their leases, so a dead worker's work is taken over
# within seconds and a slow call keeps its own.
OUT: dict[UUID, UUID] = {}  # id of the row -> company
LEASE_S = 20.0


@dataclass(frozen=True, slots=True)
class Asked:
    """One item of an outside step. `key` is the same on every try: give it to the partner as idempotency key.

    `is_first` is true only if no worker can have asked with this key before, not even one that was killed over it.
    """

    key: str
    ask: Any
    is_first: bool = False


async def run_group(database: Database, group: Group, partners: Any, followed: list[Group] | None = None) -> int:
    """Claims and runs one batch of a group; returns how many facts (or timetable rows) it dealt with, 0 if others had it.

    An exception of the step is dealt with (halved, retried later, parked) and told by a negative count. `followed` is given
    the groups of work that a database step caused.
    """
    step = STEPS[group.step]
    rows: list[Row] = []  # what the run holds, so that a failure can name it
    try:
        if step.load is None:
            followed_now = await _run_inside(database, step, group, rows)
            if followed is not None:
                followed += followed_now
        else:
            await _run_outside(database, step, group, rows, partners)
    except Exception as wrong:
        if not rows or failures.is_passing(wrong):
            raise  # the database itself: nothing was done, the rows are free again
        await failures.deal_with(database, group, rows, wrong)
        return -1
    return sum(max(1, len(row.fact_ids)) for row in rows)


def _opened(database: Database, step: Step, group: Group) -> AbstractAsyncContextManager[Tx]:
    """A transaction of a run. What the timetable asks is about all there is, and is planned for it."""
    return database.tx(group.tenant_id, actor=f"step:{step.name}", wakes=False, prepares=not step.period)


async def _run_inside(database: Database, step: Step, group: Group, rows: list[Row]) -> list[Group]:
    async with _opened(database, step, group) as tx:
        rows += await claim(tx, group, batch=step.batch, wall=WALL.now())
        if not rows:
            return []
        if step.period:
            await step.run(tx)
            await _next_time(tx, step.period, rows)
        else:
            facts = list(facts_of(tx, rows).values())
            with span(step.name, traces=tx.trace_of.values(), facts=len(facts)):
                await step.run(tx, facts)
            tx.ended += [row.id for row in rows]
    return tx.followed


async def _run_outside(database: Database, step: Step, group: Group, rows: list[Row], partners: Any) -> None:
    """Claim with a lease, call with no transaction open, then record the answers if the fence still stands."""
    assert step.load is not None  # noqa: S101 - the caller looked
    async with _opened(database, step, group) as tx:
        rows += await claim(tx, group, batch=step.batch, wall=WALL.now())
        if not rows:
            return
        await tx.run(
            "UPDATE core.work SET fence = fence + 1, lease_until = %(until)s"
            " WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)",
            {"ids": [r.id for r in rows], "until": WALL.now() + timedelta(seconds=LEASE_S)},
        )
        facts = facts_of(tx, rows)
        loaded = await step.load(tx, list(facts.values()))
        traces = tx.trace_of
    rows[:] = [replace(row, fence=row.fence + 1) for row in rows]  # not before: a load that fails takes the raise back
    if step.period:
        asks = [Asked(f"{rows[0].id}:{n}", ask) for n, ask in enumerate(loaded)]
    else:
        fresh = {
            id_ for row in rows if row.fence == 1 and not row.attempts and not row.is_alone for id_ in row.fact_ids
        }
        asks = [
            Asked(f"{key}:{step.name}", ask, key in fresh)
            for key, ask in zip(facts, loaded, strict=True)
            if ask is not None
        ]
    OUT.update((row.id, group.tenant_id) for row in rows)
    try:
        with span(step.name, traces=traces.values(), asks=len(asks)):
            async with asyncio.timeout(step.call_s):
                answers = await step.run(partners, asks) if asks else []
        async with _opened(database, step, group) as tx:
            tx.trace_of = traces
            await _keep(tx, step, rows, list(zip(asks, answers, strict=True)))
    finally:
        for row in rows:
            del OUT[row.id]


async def _keep(tx: Tx, step: Step, rows: list[Row], pairs: list[tuple[Asked, Any]]) -> None:
    if await still_mine(tx, rows) != rows:
        return  # another worker holds the lease now; it asks again with the same keys and records the answer
    good = [(asked, answer) for asked, answer in pairs if not isinstance(answer, Again)]
    if good:
        await step.keep(tx, [asked.ask for asked, _ in good], [answer for _, answer in good])  # type: ignore[misc]
    if step.period:  # what it could not ask now, it asks the next time
        await _next_time(tx, step.period, rows)
    else:
        again = {UUID(asked.key.split(":", 1)[0]): answer for asked, answer in pairs if isinstance(answer, Again)}
        await failures.try_again(tx, step, rows, again)
        tx.ended += [row.id for row in rows]


async def _next_time(tx: Tx, period: timedelta, rows: list[Row]) -> None:
    await tx.run(
        "UPDATE core.work SET due_at = %(due)s, attempts = 0, retry_at = NULL, lease_until = NULL, error = ''"
        " WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)",
        {"ids": [row.id for row in rows], "due": next_due(tx.now, period)},
    )


def next_due(now: datetime, period: timedelta) -> datetime:
    """The next moment of a period, on the period's own grid, so that restarts do not shift the timetable."""
    seconds = period.total_seconds()
    return datetime.fromtimestamp((now.timestamp() // seconds + 1) * seconds, now.tzinfo)
