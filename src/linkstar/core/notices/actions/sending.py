"""What became of messages: sent, to be tried again, failed; and messages that a person sends, for a test or once more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from linkstar.core import incidents
from linkstar.core.db import Tx
from linkstar.core.notices.actions.telling import Written, write
from linkstar.core.notices.facts import MessageDue
from linkstar.core.notices.queries import get_deliveries, get_subscription
from linkstar.core.notices.records import Delivery, Outcome
from linkstar.core.notices.rules.events import EVENTS, FAILED_INCIDENT, line_of, title_of
from linkstar.core.notices.rules.times import PATIENCE, PEOPLE_WAITS_S, PROGRAM_WAITS_S, wait_s
from linkstar.kit.errors import NotFound

ALARM_AFTER = 4  # tries: then somebody is told, although more follow
_KEEP = """
UPDATE core.notice_deliveries d SET state = u.state, tries = u.tries, error = u.error, next_at = u.next,
    ended_at = CASE WHEN u.state <> 'waiting' THEN %(now)s::timestamptz END
FROM unnest(%(ids)s::uuid[], %(states)s::text[], %(tries)s::bigint[], %(errors)s::text[], %(nexts)s::timestamptz[])
     AS u (id, state, tries, error, next)
WHERE d.tenant_id = %(tenant)s AND d.id = u.id AND d.state = 'waiting'
"""


async def keep(tx: Tx, asked: Sequence[Delivery], outcomes: Sequence[Outcome], programs: Sequence[UUID]) -> list[UUID]:
    """Keeps what became of messages; returns the accounts whose receivers failed for so long that they are called no more.

    `programs`: the accounts that tell programs, which are tried for days; people are tried for hours.
    """
    rows: list[tuple[UUID, str, int, str, datetime | None]] = []
    for one, outcome in zip(asked, outcomes, strict=True):
        rows.append(_row(tx.now, one, outcome, is_program=one.account_id in programs))
    if not rows:
        return []
    ids, states, tries, errors, nexts = (list(column) for column in zip(*rows, strict=True))
    await tx.run(_KEEP, {"ids": ids, "states": states, "tries": tries, "errors": errors, "nexts": nexts})
    for id_, state, tried, _, next_at in rows:
        if state == "waiting" and next_at:
            tx.record(MessageDue(id_, tried), at=next_at)
    good = {one.account_id for one, outcome in zip(asked, outcomes, strict=True) if outcome.state == "sent"}
    known = [(one, outcome) for one, outcome in zip(asked, outcomes, strict=True) if outcome.is_receivers]
    bad = {one.account_id: (one, outcome) for one, outcome in known if outcome.state in ("again", "failed")}
    alarming = {row[0] for row in rows if row[1] == "failed" or row[2] == ALARM_AFTER}
    alarms = {id_: pair for id_, pair in bad.items() if id_ not in good and any(
        one.id in alarming for one, _ in known if one.account_id == id_)}  # fmt: skip
    await _note_health(tx, sorted(good), sorted(bad.keys() - good))
    await _alarm(tx, alarms)
    return await _too_long(tx, sorted(bad.keys() - good))


def _row(
    now: datetime, one: Delivery, outcome: Outcome, *, is_program: bool
) -> tuple[UUID, str, int, str, datetime | None]:
    tried = one.tries + (1 if outcome.is_receivers else 0)  # our own budget is no fault of theirs
    if outcome.state != "again":
        return one.id, outcome.state, tried, outcome.error[:1000], None
    wait = wait_s(PROGRAM_WAITS_S if is_program else PEOPLE_WAITS_S, max(1, tried))
    if wait is None:
        return one.id, "failed", tried, outcome.error[:1000], None
    return one.id, "waiting", tried, outcome.error[:1000], now + timedelta(seconds=max(wait, outcome.after_s or 0))


async def send_test(tx: Tx, subscription_id: UUID, who: str) -> UUID:
    """Sends a message that says who tries; returns its id. Raises NotFound."""
    found = await get_subscription(tx, subscription_id)
    language = found.draft.language
    line = line_of("test", language, {"who": who or "LinkStar"})
    message = Written(
        found.id, found.draft.account_id, "test", language, title_of("test", language), [line], EVENTS["test"].page,
        {"words": line}, 1, tx.now,
    )  # fmt: skip
    return (await write(tx, [message]))[0]


async def resend(tx: Tx, ids: Sequence[UUID]) -> list[UUID]:
    """Sends messages once more, under the keys that they had; returns the ids of the new ones. Raises NotFound.

    A program that took one before knows it by its key; people see it again, since a person wants it so.
    """
    wanted = list(dict.fromkeys(ids))
    found = await get_deliveries(tx, wanted)
    if len(found) < len(wanted):
        raise NotFound(thing="delivery")
    return await write(tx, [
        Written(one.subscription_id, one.account_id, one.event, one.language, one.title, one.lines, one.url, one.data, one.count,
                one.happened_at, one.key)
        for one in found if one.state != "waiting"
    ])  # fmt: skip


async def purge(tx: Tx, before: datetime) -> int:
    """Drops what was told before then; returns how many messages."""
    await tx.run(
        "DELETE FROM core.notices WHERE tenant_id = %(tenant)s AND happened_at < %(before)s", {"before": before}
    )
    return await tx.run(
        "DELETE FROM core.notice_deliveries WHERE tenant_id = %(tenant)s AND created_at < %(before)s AND state <> 'waiting'",
        {"before": before},
    )


def cause_of(account_id: UUID) -> str:
    """The cause text of the incident that messages of an account do not arrive."""
    return f"notices:{account_id}"


async def _note_health(tx: Tx, good: Sequence[UUID], bad: Sequence[UUID]) -> None:
    await tx.run(
        "UPDATE core.notice_subscriptions SET failing_since ="
        " CASE WHEN account_id = ANY(%(bad)s) THEN coalesce(failing_since, %(now)s) END"
        " WHERE tenant_id = %(tenant)s AND id IN (SELECT id FROM core.notice_subscriptions WHERE tenant_id = %(tenant)s"
        " AND (account_id = ANY(%(bad)s) AND failing_since IS NULL OR account_id = ANY(%(good)s) AND failing_since IS NOT NULL)"
        " ORDER BY id FOR UPDATE)",
        {"good": list(good), "bad": list(bad)},
    )
    await incidents.resolve_causes(tx, [cause_of(id_) for id_ in good])


async def _alarm(tx: Tx, alarms: dict[UUID, tuple[Delivery, Outcome]]) -> None:
    if not alarms:
        return
    rows = await tx.rows(
        "SELECT id, title FROM core.notice_subscriptions WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)",
        {"ids": [one.subscription_id for one, _ in alarms.values()]},
    )
    titles = {row.id: row.title for row in rows}
    news = []
    for id_, (one, outcome) in alarms.items():
        said = {"to": titles.get(one.subscription_id, "?"), "why": outcome.error[:300]}
        news.append(incidents.New(FAILED_INCIDENT, cause_of(id_), id_, said))
    await incidents.open_many(tx, news)


async def _too_long(tx: Tx, bad: Sequence[UUID]) -> list[UUID]:
    rows = await tx.rows(
        "SELECT DISTINCT account_id FROM core.notice_subscriptions WHERE tenant_id = %(tenant)s AND account_id = ANY(%(bad)s)"
        " AND failing_since <= %(since)s ORDER BY account_id",
        {"bad": list(bad), "since": tx.now - PATIENCE},
    )
    return [row.account_id for row in rows]
