"""The log of links and its lock. Whoever reads groups in order to change them holds the lock until the end of the transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import orjson

from linkstar.core.db import Tx

# One JSON text is much cheaper to write than an array of JSON texts, each of them quoted.
_APPEND = """
INSERT INTO contacts.link_events (tenant_id, id, at, kind, identity_a, identity_b, from_contact, to_contact, rule, why, actor)
SELECT %(tenant)s, u.id, %(now)s, u.kind, u.a, u.b, u.from_contact, u.to_contact, u.rule, u.why, %(actor)s
FROM ROWS FROM (json_to_recordset(%(rows)s::json) AS (id uuid, kind text, a uuid, b uuid, from_contact uuid, to_contact uuid,
    rule text, why jsonb)) WITH ORDINALITY AS u (id, kind, a, b, from_contact, to_contact, rule, why, place)
ORDER BY u.place"""


@dataclass(frozen=True, slots=True)
class Line:
    """A line to add to the log."""

    kind: str
    a: UUID
    b: UUID
    rule: str
    from_contact: UUID | None = None
    to_contact: UUID | None = None
    why: Mapping[str, object] = field(default_factory=dict)


async def lock_groups(tx: Tx) -> None:
    """One at a time for a company; only buyers that share a key with a known one, and people's decisions, come here."""
    await tx.run(
        "SELECT pg_advisory_xact_lock(hashtextextended('contacts.groups', 0) # hashtextextended(%(company)s, 0))",
        {"company": str(tx.tenant_id)},
    )


async def append(tx: Tx, lines: Sequence[Line]) -> list[UUID]:
    """Adds lines in this order and returns their ids."""
    ids = tx.new_ids(len(lines))
    rows = [
        {
            "id": id_, "kind": line.kind, "a": line.a, "b": line.b, "from_contact": line.from_contact,
            "to_contact": line.to_contact, "rule": line.rule, "why": line.why,
        }
        for id_, line in zip(ids, lines, strict=True)
    ]  # fmt: skip
    if rows:
        await tx.run(_APPEND, {"rows": orjson.dumps(rows).decode(), "actor": tx.actor})
    return ids


async def add_contacts(tx: Tx, ids: Sequence[UUID]) -> None:
    """Makes contacts that are not there yet."""
    if not ids:
        return
    await tx.run(
        "INSERT INTO contacts.contacts (tenant_id, id, created_at) SELECT %(tenant)s, u.id, %(now)s"
        " FROM unnest(%(ids)s::uuid[]) AS u (id) ON CONFLICT (tenant_id, id) DO NOTHING",
        {"ids": sorted(set(ids))},
    )
