"""The audit trail: every write, every sign-in, and every look at personal data in full."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query

from linkstar.api.call import Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.shapes import After, Asked, Limit, Moment, Rows, Search, Shown, page_shown
from linkstar.core.access import list_audit
from linkstar.kit.errors import Forbidden

router: APIRouter = noun_router("/audit", "audit")


class AuditShown(Shown):
    """A line of the trail; `name` is who the actor is called now."""

    id: UUID
    at: Moment
    actor: str
    name: str
    noun: str
    verb: str
    subject: UUID | None
    before: dict[str, Any]
    after: dict[str, Any]
    trace_id: str


class AuditFilter(Asked):
    """Which lines; `actor` is user:<id> or key:<id>."""

    noun: Search = ""
    subject: UUID | None = None
    actor: Search = ""
    after: After = ""
    limit: Limit = 50


@router.get("", dependencies=[needs("audit", "read")])
async def list_lines(call: Here, asked: Annotated[AuditFilter, Query()]) -> Rows[AuditShown]:
    """The trail, newest first. It is of the whole company: who has this right for some shops or locations only is refused."""
    if (None, None) not in call.scope.pairs:
        raise Forbidden(noun="audit", verb="read")
    page = await list_audit(
        call.tx, noun=asked.noun, subject=asked.subject, actor=asked.actor, after=asked.after, limit=asked.limit
    )
    return page_shown(page, AuditShown.model_validate)
