"""The audit trail: every write, every sign-in, and every look at personal data in full."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

import orjson
from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import StreamingResponse

from linkstar.api.call import Call, Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import After, Asked, Limit, Moment, Rows, Search, Shown, page_shown
from linkstar.core.access import Entry, add_audit, list_audit
from linkstar.core.access.queries.history import get_audit_line
from linkstar.core.access.records import AuditRow
from linkstar.kit.cells import cell_of
from linkstar.kit.errors import NotFound

router: APIRouter = noun_router("/audit", "audit")
ROWS_AT_ONCE = 500
COLUMNS = ("at", "actor", "name", "noun", "verb", "subject", "before", "after", "trace_id")


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


class AuditWanted(Asked):
    """Which lines; `actor` is user:<id> or key:<id>."""

    noun: Search = ""
    verb: Search = ""
    subject: UUID | None = None
    actor: Search = ""
    since: Moment | None = None
    until: Annotated[Moment | None, Field(description="not included")] = None

    def filters(self) -> dict[str, Any]:
        """As access takes them."""
        return {name: getattr(self, name) for name in AuditWanted.model_fields}


class AuditFilter(AuditWanted):
    """Which lines, and which page of them."""

    after: After = ""
    limit: Limit = 50


@router.get("", dependencies=[needs("audit", "read")])
async def list_lines(call: Here, asked: Annotated[AuditFilter, Query()]) -> Rows[AuditShown]:
    """The trail, newest first. It is of the whole company: who has this right for some shops or locations only is refused."""
    call.check_whole()
    page = await list_audit(call.tx, after=asked.after, limit=asked.limit, **asked.filters())
    return page_shown(page, AuditShown.model_validate)


@router.get("/export", dependencies=[needs("audit", "read")], response_class=StreamingResponse,
            responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}})  # fmt: skip
async def export(call: Here, asked: Annotated[AuditWanted, Query()]) -> StreamingResponse:
    """The lines as CSV, newest first, however many; cells that a spreadsheet would run as a formula are made harmless."""
    call.check_whole()
    filters = asked.filters()
    end = call.tx.now + timedelta(microseconds=1)  # what is written while the file is read is not in it
    filters["until"] = min(asked.until or end, end)
    await add_audit(call.tx, [Entry("audit", "export", None, after=_said(asked))])
    headers = {"content-disposition": 'attachment; filename="linkstar-audit.csv"', "cache-control": "no-store"}
    return StreamingResponse(_sheet(call, filters), media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/{entry_id}", dependencies=[needs("audit", "read")], responses=refuses(NotFound))
async def get_line(call: Here, entry_id: UUID) -> AuditShown:
    """One line of the trail."""
    call.check_whole()
    return AuditShown.model_validate(await get_audit_line(call.tx, entry_id))


async def _sheet(call: Call, filters: dict[str, Any]) -> AsyncIterator[bytes]:
    """The file in pieces. Each is read in a transaction of its own: a slow reader holds no connection."""
    yield "\ufeff".encode() + _lines([COLUMNS])  # so that Excel reads Chinese
    after: str | None = ""
    while after is not None:
        async with call.door.database.tx(call.who.tenant_id, actor=call.who.actor) as tx:
            page = await list_audit(tx, after=after, limit=ROWS_AT_ONCE, **filters)
        yield _lines([_cells(row) for row in page.rows])
        after = page.next


def _cells(row: AuditRow) -> tuple[object, ...]:
    values = (getattr(row, name) for name in COLUMNS)
    return tuple(orjson.dumps(value).decode() if isinstance(value, dict) else value for value in values)


def _lines(rows: list[tuple[Any, ...]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([cell_of(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _said(asked: AuditWanted) -> dict[str, str]:
    said = {name: value for name, value in asked.filters().items() if value}
    return {name: value.isoformat() if isinstance(value, datetime) else str(value) for name, value in said.items()}
