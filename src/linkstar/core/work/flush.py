"""Writes a transaction's facts, and a row of work for each (step, chunk of facts) that listens, before it commits."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.core.db.tx import Recorded
from linkstar.core.facts import Fact, encode, subject_of
from linkstar.core.work.claim import Group
from linkstar.core.work.registry import LISTENERS, STEPS

CHUNK = 500  # facts in one row of work
CHANNEL = "linkstar_work"

_ADD = """
INSERT INTO core.work (tenant_id, id, step, priority, fact_ids, size, due_at, retry_at, attempts, is_alone, error,
                       waits_for)
SELECT %(tenant)s, u.id, u.step, u.priority, u.facts::uuid[], cardinality(u.facts::uuid[]), u.due, u.retry, u.tried, u.alone,
       u.error, u.waits_for
FROM unnest(%(ids)s::uuid[], %(a)s::text[], %(b)s::bigint[], %(c)s::text[], %(d)s::timestamptz[], %(e)s::timestamptz[],
            %(f)s::bigint[], %(g)s::boolean[], %(h)s::text[], %(i)s::uuid[])
     AS u (id, step, priority, facts, due, retry, tried, alone, error, waits_for)
ON CONFLICT (tenant_id, step) WHERE fact_ids = '{}' DO NOTHING
"""
_DROP = "DELETE FROM core.work WHERE tenant_id = %(tenant)s AND id = ANY(%(ended)s)"
# What a transaction told, what follows from it and what it ended, in one statement.
_TELL = f"""
WITH ended AS ({_DROP}),
told AS (
    INSERT INTO core.facts (tenant_id, id, name, subject, body, actor, trace_id, recorded_at)
    SELECT %(tenant)s, u.id, u.name, u.subject, u.body::jsonb, %(actor)s, u.trace, %(now)s
    FROM unnest(%(facts)s::uuid[], %(names)s::text[], %(subjects)s::uuid[], %(bodies)s::text[], %(traces)s::text[])
         AS u (id, name, subject, body, trace)
)
{_ADD}"""  # noqa: S608 - own text only


class NewWork(NamedTuple):
    """A row of work to add: `due_at` is business time, `retry_at` wall time; no facts stand for the timetable."""

    step: str
    priority: int
    fact_ids: Sequence[UUID]
    due_at: datetime
    retry_at: datetime | None = None
    attempts: int = 0
    is_alone: bool = False
    error: str = ""
    waits_for: UUID | None = None


async def flush(tx: Tx) -> None:
    """Writes what `tx.record` collected and drops what ended: one statement and at most one NOTIFY, however many facts."""
    told, tx.recorded = tx.recorded, []
    if not told:
        if tx.ended:
            await tx.run(_DROP, {"ended": tx.ended})
        return
    rows = list(_work_of(told))
    gates = {row.step: when for row in rows if (when := STEPS[row.step].when)}
    unwanted = {name for name, when in gates.items() if not await when(tx)}
    wanted = [row for row in rows if row.step not in unwanted]
    await tx.run(_TELL, {
        "ended": tx.ended, "actor": tx.actor, "facts": [one.id for one in told],
        "names": [one.fact.fact_name for one in told], "subjects": [subject_of(one.fact) for one in told],
        "bodies": [encode(one.fact) for one in told], "traces": [_trace(tx, one.fact) for one in told],
        **_columns(tx.new_ids(len(wanted)), wanted),
    })  # fmt: skip
    _wake(tx, wanted)
    tx.followed = [Group(tx.tenant_id, row.step, row.priority, len(row.fact_ids), row.due_at) for row in wanted]


async def add_work(tx: Tx, rows: Sequence[NewWork]) -> list[UUID]:
    """Adds rows of work and wakes the workers once, at commit; returns their ids. The timetable keeps one row a step."""
    ids = tx.new_ids(len(rows))
    if rows:
        await tx.run(_ADD, _columns(ids, rows))
        _wake(tx, rows)
    return ids


def _columns(ids: list[UUID], rows: Sequence[NewWork]) -> dict[str, Any]:
    columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in NewWork._fields]
    columns[2] = ["{" + ",".join(map(str, fact_ids)) + "}" for fact_ids in columns[2]]
    return {"ids": ids, **dict(zip("abcdefghi", columns, strict=True))}


def _wake(tx: Tx, rows: Sequence[NewWork]) -> None:
    if rows and tx.wakes:
        tx.bells.add(CHANNEL)


def _work_of(told: list[Recorded]) -> Iterable[NewWork]:
    chunks: dict[tuple[str, datetime], list[UUID]] = defaultdict(list)
    for one in told:
        for heard in LISTENERS.get(one.fact.fact_name, ()):
            chunks[heard.name, one.due_at].append(one.id)
    for (name, due_at), ids in chunks.items():
        for start in range(0, len(ids), CHUNK):
            yield NewWork(name, STEPS[name].priority, ids[start : start + CHUNK], due_at)


def _trace(tx: Tx, fact: Fact) -> str:
    """The trace of the thing the fact is about, so that each order of a batch keeps its own."""
    kind: Any = type(fact)
    for name in _names(kind):
        value = getattr(fact, name)
        if type(value) is UUID and (known := tx.trace_of.get(value)):
            return known
    return tx.trace_id


@cache
def _names(fact: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(fact))
