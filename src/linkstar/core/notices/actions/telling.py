"""News becomes messages: who hears it, when, and what of it stands in one message. Many at once, and nobody twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import orjson

from linkstar.core.db import Tx
from linkstar.core.notices.facts import MessageDue
from linkstar.core.notices.queries import get_active, get_templates
from linkstar.core.notices.records import Draft, News, Template
from linkstar.core.notices.rules.events import EVENTS, line_of, title_of
from linkstar.core.notices.rules.times import due_at

LINES_MAX = 30  # of one message; more are only counted
GATHER_MAX = 5000  # notices that become messages in one go
_MORE = {"zh": "…… 另有 {n} 条", "en": "… and {n} more"}
_MANY = {"zh": "LinkStar：{n} 条通知", "en": "LinkStar: {n} notices"}

_NOTE = """
INSERT INTO core.notices (tenant_id, id, subscription_id, key, event, subject, line, data, happened_at, due_at)
SELECT %(tenant)s, u.id, u.subscription, u.key, u.event, u.subject, u.line, u.data::jsonb, %(now)s, u.due
FROM unnest(%(a)s::uuid[], %(b)s::uuid[], %(c)s::text[], %(d)s::text[], %(e)s::uuid[], %(f)s::text[], %(g)s::text[],
            %(h)s::timestamptz[]) AS u (id, subscription, key, event, subject, line, data, due)
ON CONFLICT (tenant_id, subscription_id, key) DO NOTHING
RETURNING subscription_id, due_at
"""
_WRITE = """
INSERT INTO core.notice_deliveries (tenant_id, id, subscription_id, account_id, key, event, language, title, lines, url, data,
                                    count, happened_at, actor, created_at, next_at)
SELECT %(tenant)s, u.id, u.subscription, u.account, u.key, u.event, u.language, u.title, u.lines::jsonb, u.url, u.data::jsonb,
       u.count, u.happened, %(actor)s, %(now)s, %(now)s
FROM unnest(%(a)s::uuid[], %(b)s::uuid[], %(c)s::uuid[], %(d)s::text[], %(e)s::text[], %(f)s::text[], %(g)s::text[],
            %(h)s::text[], %(i)s::text[], %(j)s::text[], %(k)s::bigint[], %(l)s::timestamptz[])
     AS u (id, subscription, account, key, event, language, title, lines, url, data, count, happened)
"""


@dataclass(frozen=True, slots=True)
class Written:
    """A message to be kept."""

    subscription_id: UUID
    account_id: UUID
    event: str
    language: str
    title: str
    lines: Sequence[str]
    url: str
    data: Mapping[str, Any]
    count: int
    happened_at: datetime
    key: str = ""  # "": its own


class _Noted(NamedTuple):
    id: UUID
    subscription_id: UUID
    event: str
    line: str
    data: Mapping[str, Any]
    happened_at: datetime


async def note(tx: Tx, news: Sequence[News], *, zone: str) -> int:
    """Notes news for everybody who wants to hear of it, and tells what is due at once; returns how many were noted.

    What somebody was told before, by its key, is not told again. `zone`: the company's.
    """
    heard = [
        (subscription, one, name)
        for subscription in await get_active(tx)
        for one in news
        if (name := one.names[0] if subscription.id in one.to else heard_as(subscription.draft, one))
        and (not one.only_for or subscription.id in one.only_for)
    ]
    if not heard:
        return 0
    last = await _last_told(tx, sorted({subscription.id for subscription, _, _ in heard}))
    due = {one.id: _due(tx.now, one.draft, zone, last.get(one.id)) for one, _, _ in heard}
    own = await get_templates(tx)
    rows = [
        (tx.new_id(), subscription.id, one.key[:300], name, one.subject,
         line_of(name, subscription.draft.language, one.params.get(subscription.draft.language, {}),
                 own=_own(own, name, subscription.draft.language).line),
         _json(one.data), tx.now if one.only_for else due[subscription.id])
        for subscription, one, name in sorted(heard, key=lambda each: (each[0].id, each[1].key))
    ]  # fmt: skip
    noted = await tx.rows(_NOTE, _columns(rows))
    at_once = sorted({row.subscription_id for row in noted if row.due_at <= tx.now})
    if at_once:
        await gather(tx, at_once)
    return len(noted)


def heard_as(draft: Draft, news: News) -> str:
    """The event as which a subscription hears of news; "" for what it does not want to hear."""
    if news.not_by == draft.account_id or (draft.shops and news.shop_id and news.shop_id not in draft.shops):
        return ""
    return next((name for name in news.names if name in draft.events), "")


async def gather(tx: Tx, only: Sequence[UUID] = ()) -> int:
    """Writes the messages of what is due, of these subscriptions or of all; returns how many.

    People get one message about all of it, programs one for each.
    """
    found = await tx.rows(
        "SELECT id, account_id, language, is_program FROM core.notice_subscriptions WHERE tenant_id = %(tenant)s AND is_on"
        " AND id IN (SELECT subscription_id FROM core.notices WHERE tenant_id = %(tenant)s AND delivery_id IS NULL"
        " AND due_at <= %(now)s AND (%(all)s OR subscription_id = ANY(%(only)s))) /* judged below */ ORDER BY id FOR UPDATE",
        {"only": list(only), "all": not only},
    )
    if not found:
        return 0
    noted = await tx.all(
        _Noted,
        "SELECT id, subscription_id, event, line, data, happened_at FROM core.notices WHERE tenant_id = %(tenant)s"
        " AND delivery_id IS NULL AND due_at <= %(now)s AND subscription_id = ANY(%(ids)s) ORDER BY id LIMIT %(max)s",
        {"ids": [row.id for row in found], "max": GATHER_MAX},
    )
    mine: dict[UUID, list[_Noted]] = defaultdict(list)
    for one in noted:
        mine[one.subscription_id].append(one)
    groups = [
        (row, part)
        for row in found
        for part in ([[one] for one in mine[row.id]] if row.is_program else [mine[row.id]])
        if part
    ]
    own = await get_templates(tx)
    ids = await write(tx, [_written(row, part, own) for row, part in groups])
    pairs = [(one.id, id_) for id_, (_, part) in zip(ids, groups, strict=True) for one in part]
    await tx.run(
        "UPDATE core.notices n SET delivery_id = u.delivery FROM unnest(%(a)s::uuid[], %(b)s::uuid[]) AS u (id, delivery)"
        " WHERE n.tenant_id = %(tenant)s AND n.id = u.id",
        _columns(pairs),
    )
    await tx.run(
        "UPDATE core.notice_subscriptions SET last_at = %(now)s WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)",
        {"ids": sorted({row.id for row, _ in groups})},
    )
    return len(ids)


async def write(tx: Tx, messages: Sequence[Written]) -> list[UUID]:
    """Keeps messages and has them sent; returns their ids in order."""
    ids = tx.new_ids(len(messages))
    if not ids:
        return []
    rows = [
        (id_, one.subscription_id, one.account_id, one.key or f"msg_{id_.hex}", one.event, one.language, one.title[:300],
         _json(list(one.lines)), one.url, _json(one.data), one.count, one.happened_at)
        for id_, one in zip(ids, messages, strict=True)
    ]  # fmt: skip
    await tx.run(_WRITE, {**_columns(rows), "actor": tx.actor})
    tx.record(*(MessageDue(id_, 0) for id_ in ids))
    return ids


def _own(templates: Mapping[tuple[str, str], Template], name: str, language: str) -> Template:
    """The company's own words for an event; empty where it has none."""
    return templates.get((name, language)) or Template(name, language)


def _written(row: Any, part: Sequence[_Noted], own: Mapping[tuple[str, str], Template]) -> Written:
    """One message about these; what is not of one event has a title of its own."""
    language, first = ("zh" if row.language.startswith("zh") else "en"), part[0]
    is_one_event = all(one.event == first.event for one in part)
    one_title = _own(own, first.event, language).title or title_of(first.event, language)
    title = one_title if is_one_event else _MANY[language].format(n=len(part))
    if is_one_event and len(part) > 1:
        title = f"{title} ({len(part)})"
    lines = [one.line for one in part[:LINES_MAX]]
    if len(part) > LINES_MAX:
        lines.append(_MORE[language].format(n=len(part) - LINES_MAX))
    return Written(
        row.id, row.account_id, first.event if is_one_event else "", language, title, lines,
        EVENTS[first.event].page if is_one_event else "/incidents", first.data if row.is_program else {}, len(part),
        first.happened_at,
    )  # fmt: skip


async def _last_told(tx: Tx, ids: Sequence[UUID]) -> dict[UUID, datetime]:
    rows = await tx.rows(
        "SELECT id, last_at FROM core.notice_subscriptions WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)"
        " AND last_at IS NOT NULL",
        {"ids": list(ids)},
    )
    return {row.id: row.last_at for row in rows}


def _due(now: datetime, draft: Draft, zone: str, last_at: datetime | None) -> datetime:
    if draft.is_program:
        return now
    return due_at(
        now,
        draft.rhythm,
        zone=zone,
        daily_at=draft.daily_at,
        quiet=(draft.quiet_from, draft.quiet_until),
        last_at=last_at,
    )


def _columns(rows: Sequence[Sequence[Any]]) -> dict[str, list[Any]]:
    return {name: list(values) for name, values in zip("abcdefghijkl", zip(*rows, strict=True), strict=False)}


def _json(said: Any) -> str:
    return orjson.dumps(said, default=str).decode()
