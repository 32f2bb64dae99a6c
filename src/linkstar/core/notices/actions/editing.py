"""Subscriptions: made, changed and removed by people."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.core.db.remembered import tell_changed
from linkstar.core.notices.errors import OnlyAtOnce, TooManySubscriptions
from linkstar.core.notices.queries import get_subscription
from linkstar.core.notices.records import Draft
from linkstar.core.notices.rules.events import CHOICES
from linkstar.core.notices.rules.times import clock_time
from linkstar.kit.errors import Conflict, Invalid

SUBSCRIPTIONS_MAX = 200
TITLE_MAX, SHOPS_MAX = 100, 500
_COLUMNS = (
    "title", "account_id", "events", "language", "rhythm", "daily_at", "quiet_from", "quiet_until", "shops", "is_on",
    "is_program",
)  # fmt: skip


def check(draft: Draft) -> None:
    """Raises Invalid, OnlyAtOnce for a draft that cannot be used."""
    if not draft.title.strip() or len(draft.title) > TITLE_MAX:
        raise Invalid("title", f"1 to {TITLE_MAX} characters")
    if not draft.events or len(set(draft.events)) < len(draft.events) or not set(draft.events) <= set(CHOICES):
        raise Invalid("events", "one or more of the known events, each once")
    if draft.language not in ("zh", "en"):
        raise Invalid("language", "zh or en")
    if draft.rhythm not in ("now", "hourly", "daily"):
        raise Invalid("rhythm", "now, hourly or daily")
    if len(draft.shops) > SHOPS_MAX:
        raise Invalid("shops", f"{SHOPS_MAX} at most")
    for name in ("daily_at", "quiet_from", "quiet_until"):
        _check_time(name, getattr(draft, name), is_needed=name == "daily_at")
    if draft.is_program and (draft.rhythm != "now" or draft.quiet_from != draft.quiet_until):
        raise OnlyAtOnce(field="rhythm")


def _check_time(name: str, said: str, *, is_needed: bool) -> None:
    try:
        is_good = (said and len(said) == 5 and clock_time(said) is not None) or (not said and not is_needed)
    except ValueError:
        is_good = False
    if not is_good:
        raise Invalid(name, "a time of day such as 22:30")


async def make(tx: Tx, draft: Draft) -> UUID:
    """Makes a subscription. Raises as `check`, TooManySubscriptions."""
    check(draft)
    count = await tx.value(
        "SELECT count(*) FROM core.notice_subscriptions WHERE tenant_id = %(tenant)s AND NOT is_gone"
    )
    if count >= SUBSCRIPTIONS_MAX:
        raise TooManySubscriptions(max=SUBSCRIPTIONS_MAX)
    id_ = tx.new_id()
    values = ", ".join(f"%({name})s" for name in _COLUMNS)
    await tx.run(
        f"INSERT INTO core.notice_subscriptions (tenant_id, id, actor, created_at, {', '.join(_COLUMNS)})"  # noqa: S608 - own names
        f" VALUES (%(tenant)s, %(id)s, %(actor)s, %(now)s, {values})",
        {"id": id_, "actor": tx.actor, **_said(draft)},
    )
    await tell_changed(tx)
    return id_


async def edit(tx: Tx, subscription_id: UUID, draft: Draft, *, version: int) -> int:
    """Replaces what a subscription says; returns its new version. Raises NotFound, Conflict and as `check`.

    What waits for it and was not told yet is forgotten when it is switched off.
    """
    check(draft)
    await get_subscription(tx, subscription_id)
    sets = ", ".join(f"{name} = %({name})s" for name in _COLUMNS)
    count = await tx.run(
        f"UPDATE core.notice_subscriptions SET {sets}, actor = %(actor)s, version = version + 1,"  # noqa: S608 - own names
        " failing_since = CASE WHEN account_id = %(account_id)s THEN failing_since END"
        " WHERE tenant_id = %(tenant)s AND id = %(id)s AND version = %(version)s AND NOT is_gone",
        {"id": subscription_id, "version": version, "actor": tx.actor, **_said(draft)},
    )
    if not count:
        raise Conflict
    if not draft.is_on:
        await _forget(tx, subscription_id)
    await tell_changed(tx)
    return version + 1


async def remove(tx: Tx, subscription_id: UUID) -> None:
    """Takes a subscription away; its delivery log stays. Raises NotFound."""
    await get_subscription(tx, subscription_id)
    await tx.run(
        "UPDATE core.notice_subscriptions SET is_gone = true, is_on = false, version = version + 1"
        " WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": subscription_id},
    )
    await _forget(tx, subscription_id)
    await tell_changed(tx)


async def remove_of(tx: Tx, account_id: UUID) -> int:
    """Takes all subscriptions of an account away; returns how many. Their delivery log stays."""
    gone = await tx.rows(
        "UPDATE core.notice_subscriptions SET is_gone = true, is_on = false, version = version + 1"
        " WHERE tenant_id = %(tenant)s AND account_id = %(id)s AND NOT is_gone RETURNING id",
        {"id": account_id},
    )
    await tx.run(
        "DELETE FROM core.notices WHERE tenant_id = %(tenant)s AND subscription_id = ANY(%(ids)s) AND delivery_id IS NULL",
        {"ids": sorted(row.id for row in gone)},
    )
    await tell_changed(tx)
    return len(gone)


async def _forget(tx: Tx, subscription_id: UUID) -> None:
    await tx.run(
        "DELETE FROM core.notices WHERE tenant_id = %(tenant)s AND subscription_id = %(id)s AND delivery_id IS NULL",
        {"id": subscription_id},
    )


def _said(draft: Draft) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in _COLUMNS} | {
        "events": list(draft.events), "shops": [str(shop) for shop in draft.shops],
    }  # fmt: skip
