"""What becomes of work that failed: halved until the poisonous fact stands alone, tried again later, at last parked."""

from __future__ import annotations

import random
import traceback
from collections import defaultdict
from datetime import timedelta
from uuid import UUID

import psycopg

from linkstar.core import incidents
from linkstar.core.db import Database, Tx
from linkstar.core.work.claim import Group, Row, drop, still_mine
from linkstar.core.work.flush import NewWork, add_work
from linkstar.core.work.registry import Again, Step
from linkstar.kit.clock import WallClock

ATTEMPTS_MAX = 8
BACKOFF_S = (1, 5, 20, 60, 300, 900, 1800)
LOOK_AGAIN_S = 900.0  # work that waits for something looks itself whether it is open, should nobody have woken it
WALL = WallClock()


def is_passing(wrong: Exception) -> bool:
    """True for troubles of the database itself (lost connection, deadlock, full): the work is not to blame."""
    return isinstance(wrong, psycopg.OperationalError)


async def deal_with(database: Database, group: Group, rows: list[Row], wrong: Exception) -> None:
    """Halves a failed batch; a fact that fails alone waits longer each time and is parked in the end."""
    error = "".join(traceback.format_exception_only(wrong)).strip()[:2000]
    async with database.tx(group.tenant_id, actor=f"step:{group.step}") as tx:
        mine = await still_mine(tx, rows)
        ids = [fact_id for row in mine for fact_id in row.fact_ids]
        if len(ids) > 1:
            middle = (len(ids) + 1) // 2
            await drop(tx, mine)
            halves = (ids[:middle], ids[middle:])
            await add_work(
                tx, [NewWork(group.step, group.priority, half, tx.now, None, 0, True, error) for half in halves]
            )
        elif mine:
            await _later_or_park(tx, group.step, mine[0], error=error)


async def try_again(tx: Tx, step: Step, rows: list[Row], again: dict[UUID, Again]) -> None:
    """Gives items that asked for it another try, later; those out of tries are parked. Their old rows are deleted after."""
    attempts = {fact_id: row.attempts for row in rows for fact_id in row.fact_ids}
    later: dict[tuple[int, float, UUID | None], list[UUID]] = defaultdict(list)
    for fact_id, answer in again.items():
        tried = attempts[fact_id] + 1
        if answer.waits_for:  # it is not the item's fault: no try is counted
            later[tried - 1, LOOK_AGAIN_S, answer.waits_for].append(fact_id)
        elif tried < ATTEMPTS_MAX:
            later[tried, answer.after_s or _backoff_s(tried), None].append(fact_id)
        else:
            (id_,) = await add_work(tx, [NewWork(step.name, step.priority, [fact_id], tx.now, is_alone=True)])
            await _later_or_park(tx, step.name, Row(id_, [fact_id], tried - 1, True, 0), error=answer.why)
    now = WALL.now()
    await add_work(tx, [
        NewWork(step.name, step.priority, ids, tx.now, now + timedelta(seconds=s), tried, True, "asked again", waits_for)
        for (tried, s, waits_for), ids in later.items()
    ])  # fmt: skip


async def _later_or_park(tx: Tx, step: str, row: Row, *, error: str) -> None:
    """Counts a failed try of a row that stands alone; after the last one it is parked. The timetable is never parked."""
    tried = row.attempts + 1
    is_over = tried >= ATTEMPTS_MAX and bool(row.fact_ids)
    await tx.run(
        "UPDATE core.work SET attempts = %(tried)s, retry_at = %(retry)s, lease_until = NULL, error = %(error)s, is_alone = true,"
        " parked_at = CASE WHEN %(is_over)s THEN %(now)s::timestamptz END WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": row.id, "tried": tried, "error": error, "is_over": is_over,
         "retry": WALL.now() + timedelta(seconds=_backoff_s(tried))},
    )  # fmt: skip
    said = {"step": step, "error": error}
    if is_over:
        sql = "SELECT subject, trace_id FROM core.facts WHERE tenant_id = %(tenant)s AND id = %(id)s"
        fact = await tx.row(sql, {"id": row.fact_ids[0]})
        subject, trace_id = (fact.subject, fact.trace_id) if fact else (None, "")
        cause = f"work:{step}:{row.fact_ids[0]}"
        await incidents.open_many(tx, [incidents.New("work_parked", cause, subject, said, row.id, trace_id)])
    elif not row.fact_ids and tried == len(BACKOFF_S):
        await incidents.open_many(tx, [incidents.New("timetable_failed", f"work:{step}", None, said, row.id)])


def _backoff_s(tried: int) -> float:
    """Seconds to wait before try number `tried` + 1, with jitter so that retries do not come in step."""
    return BACKOFF_S[min(tried, len(BACKOFF_S)) - 1] * random.uniform(0.8, 1.2)  # noqa: S311 - no secret
