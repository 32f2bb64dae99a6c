"""Reading subscriptions, messages on their way, and the delivery log."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, TypedDict
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.core.db.remembered import Remembered
from linkstar.core.notices.records import Delivery, Draft, Subscription, Template
from linkstar.kit.errors import NotFound
from linkstar.kit.ids import lowest_id
from linkstar.kit.paging import Page, key_of, page_of, values_of

_SUBSCRIPTIONS = """
SELECT id, title, account_id, events, language, rhythm, daily_at, quiet_from, quiet_until, shops, is_on, is_program, last_at,
       failing_since, created_at, version
FROM core.notice_subscriptions WHERE tenant_id = %(tenant)s AND NOT is_gone"""
_DELIVERIES = """
SELECT id, subscription_id, account_id, key, event, language, title, lines, url, data, count, state, tries, error, actor,
       happened_at, created_at, next_at, ended_at
FROM core.notice_deliveries WHERE tenant_id = %(tenant)s"""


async def list_subscriptions(tx: Tx) -> list[Subscription]:
    """All subscriptions, the oldest first."""
    return await tx.all(_subscription, f"{_SUBSCRIPTIONS} ORDER BY id")


async def get_subscription(tx: Tx, subscription_id: UUID) -> Subscription:
    """One subscription. Raises NotFound."""
    found = await tx.all(_subscription, f"{_SUBSCRIPTIONS} AND id = %(id)s", {"id": subscription_id})
    if not found:
        raise NotFound(thing="subscription")
    return found[0]


async def get_active(tx: Tx) -> Sequence[Subscription]:
    """The subscriptions that are on; kept in memory until one changes. Their `last_at` may be old."""
    return await _ACTIVE.get(tx)


async def is_heard(tx: Tx, names: Collection[str]) -> bool:
    """Whether anybody wants to hear of one of these events."""
    return any(not set(names).isdisjoint(one.draft.events) for one in await get_active(tx))


async def get_waiting(tx: Tx, ids: Sequence[UUID]) -> dict[UUID, Delivery]:
    """Messages by id that are still to be sent."""
    found = await tx.all(Delivery, f"{_DELIVERIES} AND id = ANY(%(ids)s) AND state = 'waiting'", {"ids": list(ids)})
    return {one.id: one for one in found}


async def get_deliveries(tx: Tx, ids: Sequence[UUID]) -> list[Delivery]:
    """Messages by id, the oldest first; unknown ids are left out."""
    return await tx.all(Delivery, f"{_DELIVERIES} AND id = ANY(%(ids)s) ORDER BY id", {"ids": list(ids)})


_TIMES = {"since": "id >=", "until": "id <"}  # ids grow with time


class DeliveryFilter(TypedDict, total=False):
    """Which messages of the log; those that were written in [since, until)."""

    subscription_id: UUID | None
    account_id: UUID | None
    state: str
    event: str
    since: datetime | None
    until: datetime | None


async def list_deliveries(
    tx: Tx, wanted: DeliveryFilter | None = None, *, after: str = "", limit: int = 50
) -> Page[Delivery]:
    """The delivery log, the newest first."""
    asked = {name: value for name, value in (wanted or {}).items() if value}
    params: dict[str, Any] = {"limit": limit + 1}
    where = ""
    for name, value in asked.items():
        where += f" AND {_TIMES.get(name, f'{name} =')} %({name})s"
        params[name] = lowest_id(value) if isinstance(value, datetime) else value
    if after:
        where += " AND id < %(last)s::uuid"
        params["last"] = values_of(after, 1)[0]
    rows = await tx.all(Delivery, f"{_DELIVERIES}{where} ORDER BY id DESC LIMIT %(limit)s", params)
    return page_of(rows, limit, lambda one: key_of(str(one.id)))


async def count_day(tx: Tx, since: datetime, names: Mapping[str, str]) -> dict[str, int]:
    """How often each of these facts was told since then, by the name that is given for it; and incidents open and overdue."""
    rows = await tx.rows(
        "SELECT name, count(*)::int AS n FROM core.facts WHERE tenant_id = %(tenant)s AND id >= %(first)s"
        " AND recorded_at >= %(since)s AND name = ANY(%(names)s) GROUP BY name",
        {"since": since, "first": lowest_id(since), "names": list(names)},
    )
    found = {row.name: row.n for row in rows}
    counts = {shown: found.get(name, 0) for name, shown in names.items()}
    row = await tx.row(
        "SELECT count(*)::int AS open, (count(*) FILTER (WHERE due_at < %(now)s))::int AS overdue FROM core.incidents"
        " WHERE tenant_id = %(tenant)s AND state IN ('open', 'acknowledged', 'waiting')"
    )
    return counts | ({"open": row.open, "overdue": row.overdue} if row else {})


def _subscription(
    id_: UUID, title: str, account_id: UUID, events: list[str], language: str, rhythm: Any, *rest: Any
) -> Subscription:  # fmt: skip
    daily_at, quiet_from, quiet_until, shops, is_on, is_program, *state = rest
    draft = Draft(
        title, account_id, tuple(events), language, rhythm, daily_at, quiet_from, quiet_until,
        tuple(UUID(shop) for shop in shops), is_on, is_program,
    )  # fmt: skip
    return Subscription(id_, draft, *state)


async def _read_active(tx: Tx) -> Sequence[Subscription]:
    return await tx.all(_subscription, f"{_SUBSCRIPTIONS} AND is_on ORDER BY id")


async def get_templates(tx: Tx) -> Mapping[tuple[str, str], Template]:
    """What the company says in its own words, by event and language; kept in memory until one changes."""
    return await _OWN_WORDS.get(tx)


async def _read_templates(tx: Tx) -> Mapping[tuple[str, str], Template]:
    found = await tx.all(
        Template,
        "SELECT event, language, title, line FROM core.notice_templates WHERE tenant_id = %(tenant)s",
    )
    return {(one.event, one.language): one for one in found}


_OWN_WORDS: Remembered[Mapping[tuple[str, str], Template]] = Remembered(_read_templates)
_ACTIVE: Remembered[Sequence[Subscription]] = Remembered(_read_active)
