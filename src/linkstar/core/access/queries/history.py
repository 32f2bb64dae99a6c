"""What happened: the audit trail (people), and the facts of a thing (the program and people alike)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from linkstar.core.access.records import AuditRow, Happened
from linkstar.core.db import Tx
from linkstar.kit.paging import Page, key_of, page_of, values_of

_AUDIT = """
SELECT a.id, a.at, a.actor, coalesce(nullif(u.name, ''), u.email, k.name, ''),
       a.noun, a.verb, a.subject, a.before, a.after, a.trace_id
FROM core.audit a
LEFT JOIN core.users u ON u.tenant_id = a.tenant_id AND a.actor = 'user:' || u.id
LEFT JOIN core.api_keys k ON k.tenant_id = a.tenant_id AND a.actor = 'key:' || k.id
WHERE a.tenant_id = %(tenant)s"""


async def list_audit(
    tx: Tx, *, noun: str = "", subject: UUID | None = None, actor: str = "", after: str = "", limit: int = 50
) -> Page[AuditRow]:
    """The trail, newest first; filtered by noun, subject and actor."""
    where, params = "", dict[str, Any](limit=limit + 1, noun=noun, subject=subject, actor=actor)
    where += " AND a.noun = %(noun)s" if noun else ""
    where += " AND a.subject = %(subject)s" if subject else ""
    where += " AND a.actor = %(actor)s" if actor else ""
    if after:
        where += " AND a.id < %(last)s::uuid"
        params["last"] = values_of(after, 1)[0]
    rows = await tx.all(AuditRow, f"{_AUDIT}{where} ORDER BY a.id DESC LIMIT %(limit)s", params)
    return page_of(rows, limit, lambda row: key_of(str(row.id)))


async def list_timeline(tx: Tx, subject: UUID, *, limit: int = 500) -> list[Happened]:
    """The facts about a thing in the order they were recorded, with who did it and the trace id."""
    return await tx.all(
        Happened,
        "SELECT recorded_at, name, actor, trace_id, body FROM core.facts WHERE tenant_id = %(tenant)s AND subject = %(subject)s"
        " ORDER BY id LIMIT %(limit)s",
        {"subject": subject, "limit": limit},
    )
