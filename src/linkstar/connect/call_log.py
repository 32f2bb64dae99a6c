"""The call log: every call to a partner, 90 days, searchable by trace id and by account and time.

Rows are collected and written by the hundred or by the second, never inside the transaction of a step. A process that
is killed loses what it had not written yet: the log is for people, nothing is decided by it.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg
import structlog

from linkstar.core.db import Database, Tx
from linkstar.kit.errors import NotFound
from linkstar.kit.paging import Page, key_of, page_of, values_of

log = structlog.get_logger()
ROWS = 100
FLUSH_EVERY_S = 1.0
ROWS_MAX = 10_000  # kept while the database is away; then the oldest are dropped

_COLUMNS = "id, account_id, operation, method, path, status, ms, trace_id, request, response, error, at"
_TYPES = {
    "id": "uuid", "account_id": "uuid", "operation": "text", "method": "text", "path": "text", "status": "bigint",
    "ms": "bigint", "trace_id": "text", "request": "text", "response": "text", "error": "text", "at": "timestamptz",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Call:
    """One call to a partner, redacted. `status` 0: no answer came."""

    id: UUID
    account_id: UUID
    operation: str
    method: str
    path: str
    status: int
    ms: int
    trace_id: str
    request: str
    response: str
    error: str
    at: datetime


class CallLog:
    """Collects calls and writes them in batches, with the last success and error of each account."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.dropped = 0
        self._rows: list[tuple[UUID, Call]] = []
        self._full = asyncio.Event()
        self._writing = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    def add(self, tenant_id: UUID, call: Call) -> None:
        """Takes a call; it is in the database within about a second."""
        self._rows.append((tenant_id, call))
        if len(self._rows) > ROWS_MAX:
            del self._rows[0]
            self.dropped += 1
        if len(self._rows) >= ROWS:
            self._full.set()
        if self._task is None:
            self._task = asyncio.create_task(self._run())

    async def flush(self) -> None:
        """Writes what was collected; on a lost database it is kept for the next time."""
        async with self._writing:
            rows, self._rows = self._rows, []
            by_tenant: dict[UUID, list[Call]] = defaultdict(list)
            for tenant_id, call in rows:
                by_tenant[tenant_id].append(call)
            for tenant_id, calls in by_tenant.items():
                try:
                    async with self.database.tx(tenant_id, actor="connect") as tx:
                        await write_calls(tx, calls)
                except psycopg.OperationalError as wrong:
                    log.warning("call_log_waits", rows=len(calls), error=str(wrong)[:200])
                    self._rows = [(tenant_id, call) for call in calls] + self._rows
                except psycopg.Error as wrong:
                    self.dropped += len(calls)
                    log.error("call_log_lost", rows=len(calls), error=str(wrong)[:200])

    async def close(self) -> None:
        """Writes the rest and stops."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
            self._task = None
        await self.flush()

    async def _run(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._full.wait(), FLUSH_EVERY_S)
            self._full.clear()
            if self._rows:
                await asyncio.shield(self.flush())


async def write_calls(tx: Tx, calls: list[Call]) -> None:
    """Adds calls and tells their accounts how the last ones went."""
    rows = [tuple(getattr(call, name) for name in _TYPES) for call in calls]
    await tx.insert("connect.calls", _TYPES, rows)
    good = {call.account_id: call.at for call in calls if not call.error}
    bad = {call.account_id: call for call in calls if call.error}
    ids = sorted({*good, *bad})
    await tx.run(
        "UPDATE connect.accounts a SET last_success_at = greatest(a.last_success_at, u.good_at),"
        " last_error_at = greatest(a.last_error_at, u.bad_at), last_error = coalesce(u.error, a.last_error)"
        " FROM (SELECT a.id, u.good_at, u.bad_at, u.error FROM connect.accounts a"
        "  JOIN unnest(%(ids)s::uuid[], %(good)s::timestamptz[], %(bad)s::timestamptz[], %(errors)s::text[])"
        "   AS u (id, good_at, bad_at, error) ON u.id = a.id"
        "  WHERE a.tenant_id = %(tenant)s ORDER BY a.id FOR UPDATE OF a) AS u"
        " WHERE a.tenant_id = %(tenant)s AND a.id = u.id",
        {"ids": ids, "good": [good.get(id_) for id_ in ids],
         "bad": [bad[id_].at if id_ in bad else None for id_ in ids],
         "errors": [bad[id_].error[:500] if id_ in bad else None for id_ in ids]},
    )  # fmt: skip


async def list_calls(
    tx: Tx,
    *,
    trace_id: str = "",
    account_id: UUID | Sequence[UUID] | None = None,
    only_failed: bool = False,
    after: str = "",
    limit: int = 50,
) -> Page[Call]:
    """Calls, newest first; filtered by trace id, account (one or several) and failure."""
    where = "tenant_id = %(tenant)s"
    accounts = [account_id] if isinstance(account_id, UUID) else account_id
    params: dict[str, Any] = {"trace": trace_id, "accounts": accounts, "limit": limit + 1}
    if trace_id:
        where += " AND trace_id = %(trace)s"
    if accounts is not None:
        where += " AND account_id = ANY(%(accounts)s::uuid[])"
    if only_failed:
        where += " AND error <> ''"
    if after:
        params["at"], params["last"] = values_of(after, 2)
        where += " AND (at, id) < (%(at)s::timestamptz, %(last)s::uuid)"
    sql = f"SELECT {_COLUMNS} FROM connect.calls WHERE {where} ORDER BY at DESC, id DESC LIMIT %(limit)s"  # noqa: S608 - own text only
    return page_of(await tx.all(Call, sql, params), limit, lambda row: key_of(row.at.isoformat(), str(row.id)))


async def get_call(tx: Tx, call_id: UUID) -> Call:
    """One call. Raises NotFound."""
    found = await tx.all(
        Call,
        f"SELECT {_COLUMNS} FROM connect.calls WHERE tenant_id = %(tenant)s AND id = %(id)s",  # noqa: S608 - own text only
        {"id": call_id},
    )
    if not found:
        raise NotFound(thing="call")
    return found[0]


async def purge_calls(tx: Tx, before: datetime, *, at_most: int = 20_000) -> int:
    """Deletes calls older than `before`, a bounded number at a time; returns how many went."""
    return await tx.run(
        "DELETE FROM connect.calls WHERE tenant_id = %(tenant)s AND id IN (SELECT id FROM connect.calls"
        " WHERE tenant_id = %(tenant)s AND at < %(before)s ORDER BY at LIMIT %(limit)s)",
        {"before": before, "limit": at_most},
    )
