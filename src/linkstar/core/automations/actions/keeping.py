"""What the engine keeps of its work: effects, figures, failures. An automation that only fails is paused by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

import orjson

from linkstar.core import incidents
from linkstar.core.automations.facts import AutomationChanged
from linkstar.core.automations.judge import Failure
from linkstar.core.automations.rules.deeds import Effect, Tally
from linkstar.core.db import Tx
from linkstar.core.db.remembered import tell_changed

FAILURES_MAX = 10  # in a row, until it is paused
SLOTS = 16
_EFFECTS = """
INSERT INTO core.automation_effects (tenant_id, order_id, automation_id, version, changes, done_at)
SELECT %(tenant)s, u.order_id, u.automation_id, u.version, u.changes::jsonb, %(now)s
FROM unnest(%(a)s::uuid[], %(b)s::uuid[], %(c)s::bigint[], %(d)s::text[]) AS u (order_id, automation_id, version, changes)
ON CONFLICT (tenant_id, order_id, automation_id) DO NOTHING RETURNING order_id, automation_id
"""
_COUNTS = """
INSERT INTO core.automation_counts AS c
       (tenant_id, slot, automation_id, version, seen, fitted, left_out, acted, failed, changed_at)
SELECT %(tenant)s, %(slot)s, u.*, %(now)s
FROM unnest(%(a)s::uuid[], %(b)s::bigint[], %(c)s::bigint[], %(d)s::bigint[], %(e)s::bigint[], %(f)s::bigint[],
            %(g)s::bigint[]) AS u
ON CONFLICT (tenant_id, automation_id, version, slot) DO UPDATE SET
    seen = c.seen + excluded.seen, fitted = c.fitted + excluded.fitted, left_out = c.left_out + excluded.left_out,
    acted = c.acted + excluded.acted, failed = c.failed + excluded.failed, changed_at = excluded.changed_at
"""


async def keep_effects(tx: Tx, effects: Sequence[Effect], versions: Mapping[UUID, int]) -> list[Effect]:
    """Writes what automations are about to do; returns those effects that are the first of their automation on the order."""
    rows = sorted(
        (one.order_id, one.automation_id, versions[one.automation_id], orjson.dumps([c._asdict() for c in one.changes]).decode())
        for one in effects
        if one.changes
    )  # fmt: skip
    if not rows:
        return []
    written = await tx.rows(
        _EFFECTS, {name: list(values) for name, values in zip("abcd", zip(*rows, strict=True), strict=True)}
    )
    first = {(row.order_id, row.automation_id) for row in written}
    return [one for one in effects if (one.order_id, one.automation_id) in first]


async def keep_counts(tx: Tx, tallies: Mapping[UUID, Tally], versions: Mapping[UUID, int]) -> None:
    """Adds to the figures of automations."""
    rows = [
        (id_, versions[id_], one.seen, one.fitted, one.left_out, one.acted, one.failed)
        for id_, one in sorted(tallies.items())
        if one.seen
    ]
    if rows:
        columns = {name: list(values) for name, values in zip("abcdefg", zip(*rows, strict=True), strict=True)}
        await tx.run(_COUNTS, {"slot": tx.new_id().int % SLOTS, **columns})


async def keep_failures(
    tx: Tx, failures: Sequence[Failure], tallies: Mapping[UUID, Tally], *, titles: Mapping[UUID, str]
) -> None:  # fmt: skip
    """Counts failures in a row; one incident for each automation that failed, and the one that failed often is paused."""
    last = {one.automation_id: one for one in failures}
    asked = sorted(id_ for id_, one in tallies.items() if one.seen)
    changed = await tx.rows(
        "UPDATE core.automations a SET failures = CASE WHEN u.answered THEN u.failed ELSE a.failures + u.failed END,"
        " state = CASE WHEN a.state = 'on' AND u.failed > 0"
        "   AND u.failed + CASE WHEN u.answered THEN 0 ELSE a.failures END >= %(max)s THEN 'paused' ELSE a.state END,"
        " why_paused = CASE WHEN u.failed > 0 THEN u.why ELSE a.why_paused END"
        " FROM unnest(%(ids)s::uuid[], %(failed)s::bigint[], %(answered)s::boolean[], %(why)s::text[])"
        "   AS u (id, failed, answered, why)"
        " WHERE a.tenant_id = %(tenant)s AND a.id = u.id AND (u.failed > 0 OR a.failures > 0)"
        " RETURNING a.id, a.state, a.version, a.title, a.why_paused",
        {"ids": asked, "failed": [tallies[id_].in_a_row for id_ in asked],
         "answered": [tallies[id_].has_answered for id_ in asked], "max": FAILURES_MAX,
         "why": [last[id_].why if id_ in last else "" for id_ in asked]},
    )  # fmt: skip
    await incidents.open_many(
        tx,
        [
            incidents.New("automation_failed", f"automation:{one.automation_id}", one.automation_id,
                          {"automation": titles.get(one.automation_id, ""), "why": one.why})
            for one in last.values()
        ],
    )  # fmt: skip
    paused = [row for row in changed if row.state == "paused"]
    if paused:
        await _pause(tx, [(row.id, row.version, row.title, row.why_paused) for row in paused])


async def _pause(tx: Tx, rows: Sequence[tuple[UUID, int, str, str]]) -> None:
    await tx.run(
        "INSERT INTO core.automation_changes (tenant_id, id, automation_id, version, what, body, actor, changed_at)"
        " SELECT %(tenant)s, u.new, a.id, a.version, 'paused', jsonb_build_object('title', a.title, 'trigger', a.trigger,"
        " 'source', a.source, 'actions', a.actions, 'on_error', a.on_error, 'why', a.why_paused), %(actor)s, %(now)s"
        " FROM core.automations a JOIN unnest(%(ids)s::uuid[], %(news)s::uuid[]) AS u (id, new) ON u.id = a.id"
        " WHERE a.tenant_id = %(tenant)s",
        {"ids": [row[0] for row in rows], "news": tx.new_ids(len(rows)), "actor": tx.actor},
    )
    tx.record(*(AutomationChanged(id_, version, "paused") for id_, version, _, _ in rows))
    await incidents.open_many(
        tx,
        [
            incidents.New("automation_paused", f"automation-paused:{id_}", id_,
                          {"automation": title, "times": FAILURES_MAX, "why": why})
            for id_, _, title, why in rows
        ],
    )  # fmt: skip
    await tell_changed(tx)
