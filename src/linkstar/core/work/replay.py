"""Putting work back: parked work that a person replays, and the timetable of a company."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.core.work.flush import CHANNEL, NewWork, add_work
from linkstar.core.work.registry import STEPS


async def replay(tx: Tx, work_ids: Sequence[UUID]) -> int:
    """Runs parked work again from its first try; returns how many rows there were."""
    return await _free(tx, "parked_at = NULL, attempts = 0, retry_at = NULL, lease_until = NULL", "id", work_ids)


async def wake(tx: Tx, what: Sequence[UUID]) -> int:
    """Runs at once what waits for any of these (accounts that were opened again); returns how many rows there were."""
    return await _free(tx, "waits_for = NULL, retry_at = NULL", "waits_for", what)


async def _free(tx: Tx, changes: str, column: str, ids: Sequence[UUID]) -> int:
    sql = f"UPDATE core.work SET {changes} WHERE tenant_id = %(tenant)s AND {column} = ANY(%(ids)s)"  # noqa: S608 - own text only
    if count := await tx.run(sql, {"ids": list(ids)}):
        await tx.run(f"NOTIFY {CHANNEL}")
    return count


async def ensure_timetable(tx: Tx) -> None:
    """Gives the company a row for every step of the timetable that it lacks."""
    # In one order, so that two that do it at once do not wait in a circle.
    steps = sorted((step.name, step.priority) for step in STEPS.values() if step.period)
    await add_work(tx, [NewWork(name, priority, [], tx.now) for name, priority in steps])
