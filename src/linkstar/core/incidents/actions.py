"""Opening incidents and leading them to their end: open, acknowledged, waiting, resolved or ignored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, ClassVar
from uuid import UUID

import orjson

from linkstar.core.db import Tx
from linkstar.core.incidents.facts import IncidentOpened
from linkstar.core.incidents.kinds import KINDS
from linkstar.core.incidents.records import New
from linkstar.kit.errors import NotFound, Refusal


class IncidentClosed(Refusal):
    """The incident is already resolved or ignored."""

    code: ClassVar[str] = "incidents.closed"
    status = 409
    en = "This incident is already closed."
    zh = "该异常已关闭。"


async def open_many(tx: Tx, news: Sequence[New]) -> None:
    """Opens incidents; a cause that is open already is counted, one that was resolved is opened again."""
    by_cause = {new.cause: new for new in news}
    rows = [
        (tx.new_id(), new.kind, new.cause, new.subject, orjson.dumps(new.params, default=str).decode(), KINDS[new.kind].owner,
         tx.now + timedelta(hours=KINDS[new.kind].sla_h), _trace(tx, new), new.work_id, tx.now)
        for new in (by_cause[cause] for cause in sorted(by_cause))
    ]  # fmt: skip
    if not rows:
        return
    columns = list(zip(*rows, strict=True))
    # News is what was not open before: a row that is new, or one that was resolved when this statement began.
    sql = """
        WITH known AS (SELECT cause, state FROM core.incidents WHERE tenant_id = %(tenant)s AND cause = ANY(%(c)s::text[]))
        INSERT INTO core.incidents (tenant_id, id, kind, cause, subject, params, owner, due_at, trace_id, work_id,
                                    opened_at, changed_at)
        SELECT %(tenant)s, u.id, u.kind, u.cause, u.subject, u.params::jsonb, u.owner, u.due, u.trace, u.work, u.opened, %(now)s
        FROM unnest(%(a)s::uuid[], %(b)s::text[], %(c)s::text[], %(d)s::uuid[], %(e)s::text[],
            %(f)s::text[], %(g)s::timestamptz[], %(h)s::text[], %(i)s::uuid[], %(j)s::timestamptz[])
            AS u (id, kind, cause, subject, params, owner, due, trace, work, opened)
        ON CONFLICT (tenant_id, cause) DO UPDATE SET
            times = incidents.times + 1, params = excluded.params, work_id = excluded.work_id, trace_id = excluded.trace_id,
            changed_at = excluded.changed_at, version = incidents.version + 1,
            due_at = CASE WHEN incidents.state = 'resolved' THEN excluded.due_at ELSE incidents.due_at END,
            state = CASE WHEN incidents.state = 'resolved' THEN 'open' ELSE incidents.state END
        RETURNING id, kind, due_at, (SELECT state FROM known WHERE known.cause = incidents.cause) AS before"""
    told = await tx.rows(sql, {name: list(values) for name, values in zip("abcdefghij", columns, strict=True)})
    tx.record(*(IncidentOpened(row.id, row.kind, row.due_at) for row in told if row.before in (None, "resolved")))


async def acknowledge(tx: Tx, ids: Sequence[UUID], owner: str) -> None:
    """Says that `owner` takes care of it."""
    await _move(tx, ids, "acknowledged", owner=owner)


async def wait_for(tx: Tx, ids: Sequence[UUID], reason: str) -> None:
    """Says that it waits for somebody else; `reason` names whom and for what."""
    await _move(tx, ids, "waiting", reason=reason)


async def resolve(tx: Tx, ids: Sequence[UUID], reason: str = "") -> None:
    """Says that it is mended."""
    await _move(tx, ids, "resolved", reason=reason)


async def ignore(tx: Tx, ids: Sequence[UUID], reason: str) -> None:
    """Says that it does not matter, and why; the cause may return without a noise."""
    await _move(tx, ids, "ignored", reason=reason)


async def resolve_causes(tx: Tx, causes: Sequence[str]) -> int:
    """Resolves what is open for these causes, because the program saw that they are gone. Returns how many."""
    if not causes:
        return 0
    return await tx.run(
        "UPDATE core.incidents SET state = 'resolved', changed_at = %(now)s, version = version + 1"
        " WHERE tenant_id = %(tenant)s AND cause = ANY(%(causes)s) AND state NOT IN ('resolved', 'ignored')",
        {"causes": sorted(causes)},
    )


async def _move(tx: Tx, ids: Sequence[UUID], state: str, **said: Any) -> None:
    found = await tx.rows(
        "SELECT id, state FROM core.incidents WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) ORDER BY id FOR UPDATE",
        {"ids": list(ids)},
    )
    if len(found) < len(set(ids)):
        raise NotFound(thing="incident")
    if any(row.state in ("resolved", "ignored") for row in found):
        raise IncidentClosed
    await tx.run(
        "UPDATE core.incidents SET state = %(state)s, owner = coalesce(%(owner)s, owner), reason = coalesce(%(reason)s, reason),"
        " changed_at = %(now)s, version = version + 1 WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)",
        {"ids": list(ids), "state": state, "owner": said.get("owner"), "reason": said.get("reason")},
    )


def _trace(tx: Tx, new: New) -> str:
    if new.trace_id or new.subject is None:
        return new.trace_id or tx.trace_id
    return tx.trace_of.get(new.subject, tx.trace_id)


async def resolve_others(tx: Tx, kind: str, causes: Sequence[str]) -> int:
    """Resolves what is open of one kind for any cause but these, because the program looked for all there are."""
    return await tx.run(
        "UPDATE core.incidents SET state = 'resolved', changed_at = %(now)s, version = version + 1 WHERE tenant_id = %(tenant)s"
        " AND kind = %(kind)s AND NOT cause = ANY(%(causes)s::text[]) AND state NOT IN ('resolved', 'ignored')",
        {"kind": kind, "causes": sorted(causes)},
    )


async def resolve_all_about(tx: Tx, subjects: Sequence[UUID]) -> int:
    """Resolves whatever is open about these subjects, because they are no more."""
    return await tx.run(
        "UPDATE core.incidents SET state = 'resolved', changed_at = %(now)s, version = version + 1"
        " WHERE tenant_id = %(tenant)s AND subject = ANY(%(ids)s) AND state NOT IN ('resolved', 'ignored')",
        {"ids": sorted(subjects)},
    )


async def resolve_about(tx: Tx, kind: str, subjects: Sequence[UUID]) -> int:
    """Resolves what is open of one kind about these subjects, because the program saw that it is gone."""
    if not subjects:
        return 0
    return await tx.run(
        "UPDATE core.incidents SET state = 'resolved', changed_at = %(now)s, version = version + 1"
        " WHERE tenant_id = %(tenant)s AND subject = ANY(%(ids)s) AND kind = %(kind)s AND state NOT IN ('resolved', 'ignored')",
        {"ids": sorted(subjects), "kind": kind},
    )
