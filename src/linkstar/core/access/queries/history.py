"""What happened: the audit trail (people), and the facts of a thing (the program and people alike)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from linkstar.core.access.records import AuditRow, Happened
from linkstar.core.db import Tx
from linkstar.kit.errors import NotFound
from linkstar.kit.ids import lowest_id
from linkstar.kit.paging import Page, key_of, page_of, values_of

_AUDIT = """
SELECT a.id, a.at, a.actor, coalesce(nullif(u.name, ''), u.email, k.name, ''),
       a.noun, a.verb, a.subject, a.before, a.after, a.trace_id
FROM core.audit a
LEFT JOIN core.users u ON u.tenant_id = a.tenant_id AND a.actor = 'user:' || u.id
LEFT JOIN core.api_keys k ON k.tenant_id = a.tenant_id AND a.actor = 'key:' || k.id
WHERE a.tenant_id = %(tenant)s"""


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which lines of the trail: all that is given has to hold; `until` is not included."""

    noun: str = ""
    verb: str = ""
    subject: UUID | None = None
    actor: str = ""
    since: datetime | None = None
    until: datetime | None = None


async def list_audit(tx: Tx, *, after: str = "", limit: int = 50, **filters: Any) -> Page[AuditRow]:
    """The trail, newest first; `filters` are those of `AuditFilter`."""
    wanted = AuditFilter(**filters)
    params: dict[str, Any] = asdict(wanted) | {"limit": limit + 1}
    where = "".join(f" AND a.{name} = %({name})s" for name in ("noun", "verb", "subject", "actor") if params[name])
    if wanted.since:
        where += " AND a.at >= %(since)s AND a.id >= %(first)s"  # ids grow with time: older lines are not looked at
        params["first"] = lowest_id(wanted.since)
    if wanted.until:
        where += " AND a.at < %(until)s"
    if after:
        where += " AND a.id < %(last)s::uuid"
        params["last"] = values_of(after, 1)[0]
    rows = await tx.all(AuditRow, f"{_AUDIT}{where} ORDER BY a.id DESC LIMIT %(limit)s", params)
    return page_of(rows, limit, lambda row: key_of(str(row.id)))


async def get_audit_line(tx: Tx, line_id: UUID) -> AuditRow:
    """One line. Raises NotFound."""
    found = await tx.all(AuditRow, _AUDIT + " AND a.id = %(id)s", {"id": line_id})
    if not found:
        raise NotFound(thing="audit line")
    return found[0]


async def list_timeline(tx: Tx, subject: UUID, *, limit: int = 500) -> list[Happened]:
    """The facts about a thing in the order they were recorded, with who did it and the trace id."""
    return await tx.all(
        Happened,
        "SELECT recorded_at, name, actor, trace_id, body FROM core.facts WHERE tenant_id = %(tenant)s AND subject = %(subject)s"
        " ORDER BY id LIMIT %(limit)s",
        {"subject": subject, "limit": limit},
    )
