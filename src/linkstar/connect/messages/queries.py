"""Reading raw messages and cursors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from linkstar.connect.channel import Cursor
from linkstar.connect.messages.records import StoredMessage
from linkstar.core.db import Tx
from linkstar.kit.paging import Page, key_of, page_of, values_of

CLOCKS_APART = timedelta(minutes=1)  # of two hosts, at most
READ_AGAIN = timedelta(days=1)  # how far back polling begins anew after a clock was ahead

_COLUMNS = "id, account_id, topic, key, external_id, body, source, happened_at, received_at, state, error, times"


async def get_messages(tx: Tx, ids: Sequence[UUID]) -> list[StoredMessage]:
    """Messages by id, in the order they were received."""
    return await tx.all(
        StoredMessage,
        f"SELECT {_COLUMNS} FROM connect.messages WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) ORDER BY id",  # noqa: S608 - own text only
        {"ids": list(ids)},
    )


async def list_messages(
    tx: Tx, *, account_id: UUID | Sequence[UUID] | None = None, external_id: str = "", state: str = "", after: str = "",
    limit: int = 50,
) -> Page[StoredMessage]:  # fmt: skip
    """Messages, newest first; filtered by account (one or several), what they tell about, and state."""
    where = "tenant_id = %(tenant)s"
    accounts = [account_id] if isinstance(account_id, UUID) else account_id
    params = {"accounts": accounts, "external": external_id, "state": state, "limit": limit + 1}
    if accounts is not None:
        where += " AND account_id = ANY(%(accounts)s::uuid[])"
    if external_id:
        where += " AND external_id = %(external)s"
    if state:
        where += " AND state = %(state)s"
    if after:
        where += " AND id < %(last)s::uuid"
        params["last"] = values_of(after, 1)[0]
    sql = f"SELECT {_COLUMNS} FROM connect.messages WHERE {where} ORDER BY id DESC LIMIT %(limit)s"  # noqa: S608 - own text only
    return page_of(await tx.all(StoredMessage, sql, params), limit, lambda row: key_of(str(row.id)))


async def list_overtaken(tx: Tx, ids: Sequence[UUID]) -> set[UUID]:
    """Those of these messages whose thing another message, at least as new, has told in full meanwhile.

    A notice may be a little newer than the change that it tells: five seconds.
    """
    rows = await tx.rows(
        "SELECT n.id FROM connect.messages n WHERE n.tenant_id = %(tenant)s AND n.id = ANY(%(ids)s) AND EXISTS ("
        " SELECT 1 FROM connect.messages m WHERE m.tenant_id = n.tenant_id AND m.account_id = n.account_id"
        " AND m.external_id = n.external_id AND m.topic = n.topic AND m.id <> n.id AND m.state IN ('applied', 'stale')"
        " AND m.happened_at >= n.happened_at - interval '5 seconds')",
        {"ids": list(ids)},
    )
    return {row.id for row in rows}


async def get_cursors(tx: Tx, account_ids: Sequence[UUID], topic: str) -> dict[UUID, Cursor]:
    """Where polling stands, for those of the accounts that were polled before.

    One that stands later than now, or was polled then, was polled by a clock that was ahead: it would go on behind what was
    still to come. It begins anew a day ago; what is known already is only counted.
    """
    rows = await tx.rows(
        "SELECT account_id, since, page, greatest(since, polled_at) > %(later)s AS was_ahead FROM connect.cursors"
        " WHERE tenant_id = %(tenant)s AND account_id = ANY(%(ids)s) AND topic = %(topic)s",
        {"ids": list(account_ids), "topic": topic, "later": tx.now + CLOCKS_APART},
    )
    return {
        row.account_id: begun_anew(tx.now, row.since) if row.was_ahead else Cursor(row.since, row.page) for row in rows
    }


def begun_anew(now: datetime, since: datetime) -> Cursor:
    """Where polling begins again after a clock was ahead."""
    return Cursor(min(since, now - READ_AGAIN))


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a connected shop's messages came lately: the last one, and how many in the time asked for."""

    id: UUID
    partner: str
    title: str
    last: datetime
    units: int


async def list_rhythms(tx: Tx, *, since: datetime) -> list[Rhythm]:
    """The rhythm of every connected shop that said anything since a moment."""
    return await tx.all(
        Rhythm,
        "SELECT a.id, a.partner, a.title, max(m.received_at), count(m.id)::int FROM connect.accounts a"
        " JOIN connect.messages m ON m.tenant_id = a.tenant_id AND m.account_id = a.id"
        " WHERE a.tenant_id = %(tenant)s AND a.kind = 'channel' AND a.state = 'connected' AND m.received_at > %(since)s"
        " GROUP BY a.id, a.partner, a.title",
        {"since": since},
    )
