"""Making, editing, switching and ordering automations. Each step is kept, with who took it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import orjson

from linkstar.core import incidents
from linkstar.core.automations.engine import compile_source
from linkstar.core.automations.errors import ActionNotHere, NotACondition, NotUnderstood, TooManyAutomations
from linkstar.core.automations.facts import AutomationChanged
from linkstar.core.automations.queries import get_automation, get_body
from linkstar.core.automations.records import Automation, Draft
from linkstar.core.automations.rules.deeds import (
    ACTIONS,
    ACTIONS_MAX,
    BEFORE_ROUTE,
    EARLY,
    MANY,
    PRIORITIES,
    TAG_LENGTH_MAX,
    TRIGGERS,
    Action,
)
from linkstar.core.db import Tx
from linkstar.core.db.remembered import tell_changed
from linkstar.kit.errors import Conflict, Invalid, NotFound

AUTOMATIONS_MAX = 100
TITLE_MAX, VALUE_MAX = 100, 300


def check(draft: Draft) -> None:
    """Raises Invalid, NotACondition, ActionNotHere for a draft that cannot be used."""
    if not draft.title.strip() or len(draft.title) > TITLE_MAX:
        raise Invalid("title", f"1 to {TITLE_MAX} characters")
    if draft.trigger not in TRIGGERS:
        raise Invalid("trigger", "unknown")
    try:
        compile_source(draft.source)
    except NotUnderstood as wrong:
        raise NotACondition(field="source", line=wrong.line, column=wrong.column, why=wrong.why) from wrong
    if not 1 <= len(draft.actions) <= ACTIONS_MAX:
        raise Invalid("actions", f"1 to {ACTIONS_MAX} actions")
    seen: set[str] = set()
    for number, one in enumerate(draft.actions, 1):
        said: dict[str, Any] = {"field": "actions", "number": number, "action": one.kind}
        if one.kind not in ACTIONS or (one.kind in EARLY and draft.trigger not in BEFORE_ROUTE):
            raise ActionNotHere(**said, why_en="it is too late for it", why_zh="时机已过")
        if not one.value.strip() or len(one.value) > VALUE_MAX or "\x00" in one.value:
            raise ActionNotHere(**said, why_en="say what", why_zh="请填写内容")
        if not _is_usable(one):
            raise ActionNotHere(**said, why_en="this value cannot be used", why_zh="该值无法使用")
        if one.kind in seen and one.kind not in MANY:
            raise ActionNotHere(**said, why_en="an order has only one", why_zh="每个订单只能有一个")
        seen.add(one.kind)


def _is_usable(one: Action) -> bool:
    if one.kind == "priority":
        return one.value in PRIORITIES
    if one.kind == "tag":
        return "," not in one.value and one.value.isprintable() and len(one.value) <= TAG_LENGTH_MAX
    return one.kind in ("hold", "note") or _is_id(one.value)


def _is_id(value: str) -> bool:
    try:
        return str(UUID(value)) == value
    except ValueError:
        return False


async def make(tx: Tx, draft: Draft) -> UUID:
    """Makes an automation, switched off and last in the list. Raises as `check`, TooManyAutomations."""
    check(draft)
    row = await tx.row(
        "SELECT count(*) AS many, coalesce(max(position), 0) AS last FROM core.automations"
        " WHERE tenant_id = %(tenant)s AND NOT is_gone"
    )
    if row is None or row.many >= AUTOMATIONS_MAX:
        raise TooManyAutomations(max=AUTOMATIONS_MAX)
    id_ = tx.new_id()
    await tx.run(
        "INSERT INTO core.automations (tenant_id, id, title, trigger, source, actions, on_error, position, actor, created_at,"
        " changed_at) VALUES (%(tenant)s, %(id)s, %(title)s, %(trigger)s, %(source)s, %(actions)s::jsonb, %(on_error)s,"
        " %(position)s, %(actor)s, %(now)s, %(now)s)",
        {**_columns(draft), "id": id_, "position": row.last + 1, "actor": tx.actor},
    )
    await _keep(tx, id_, 1, "made", draft)
    return id_


async def edit(tx: Tx, automation_id: UUID, draft: Draft, *, version: int, what: str = "edited") -> int:
    """Replaces what an automation says; returns the new version. Raises NotFound, Conflict and as `check`.

    One that is on stays on; one that was paused is switched off, to be switched on by a person.
    """
    check(draft)
    before = await _lock(tx, automation_id)
    if before.version != version:
        raise Conflict
    if before.draft == draft:
        return version
    await tx.run(
        "UPDATE core.automations SET title = %(title)s, trigger = %(trigger)s, source = %(source)s, actions = %(actions)s::jsonb,"
        " on_error = %(on_error)s, version = version + 1, failures = 0, why_paused = '', actor = %(actor)s,"
        " state = CASE WHEN state = 'paused' THEN 'off' ELSE state END, changed_at = %(now)s"
        " WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {**_columns(draft), "id": automation_id, "actor": tx.actor},
    )
    await _keep(tx, automation_id, version + 1, what, draft)
    await incidents.resolve_causes(tx, _causes(automation_id))
    return version + 1


async def take_back(tx: Tx, automation_id: UUID, to: int, *, version: int) -> int:
    """Says again what an earlier version said, as a new one. Raises NotFound, Conflict."""
    return await edit(tx, automation_id, await get_body(tx, automation_id, to), version=version, what="taken_back")


async def switch(tx: Tx, automation_id: UUID, state: str, *, percent: int = 100) -> None:
    """Switches an automation on for a share of all orders (1 to 100), or off. Raises NotFound, Invalid."""
    if state not in ("on", "off") or not 1 <= percent <= 100:
        raise Invalid("percent", "1 to 100")
    before = await _lock(tx, automation_id)
    if state == "on":
        check(before.draft)
    what = "off" if state == "off" else "on" if before.state != "on" else "share"
    await tx.run(
        "UPDATE core.automations SET state = %(state)s, percent = %(percent)s, failures = 0, why_paused = '',"
        " changed_at = %(now)s WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": automation_id, "state": state, "percent": percent},
    )
    await _keep(tx, automation_id, before.version, what, before.draft, percent=percent)
    await incidents.resolve_causes(tx, _causes(automation_id))


async def arrange(tx: Tx, automation_ids: Sequence[UUID]) -> None:
    """Puts automations into this order; those that are not named come after them. Raises NotFound."""
    wanted = list(dict.fromkeys(automation_ids))
    known = await tx.rows(
        "SELECT id FROM core.automations WHERE tenant_id = %(tenant)s AND NOT is_gone ORDER BY id FOR UPDATE"
    )
    if not set(wanted) <= {row.id for row in known}:
        raise NotFound(thing="automation")
    await tx.run(
        "UPDATE core.automations a SET position = u.place FROM (SELECT a.id, row_number() OVER (ORDER BY"
        " array_position(%(ids)s::uuid[], a.id) NULLS LAST, a.position, a.id) AS place FROM core.automations a"
        " WHERE a.tenant_id = %(tenant)s AND NOT a.is_gone) AS u WHERE a.tenant_id = %(tenant)s AND a.id = u.id",
        {"ids": wanted},
    )
    tx.record(*(AutomationChanged(id_, 0, "moved") for id_ in wanted[:1]))
    await tell_changed(tx)


async def remove(tx: Tx, automation_id: UUID) -> None:
    """Takes an automation off the list; what it did stays told. Raises NotFound."""
    before = await _lock(tx, automation_id)
    await tx.run(
        "UPDATE core.automations SET is_gone = true, state = 'off', changed_at = %(now)s"
        " WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": automation_id},
    )
    await _keep(tx, automation_id, before.version, "gone", before.draft)
    await incidents.resolve_causes(tx, _causes(automation_id))


def _causes(automation_id: UUID) -> list[str]:
    return [f"automation:{automation_id}", f"automation-paused:{automation_id}"]


def body_of(draft: Draft) -> dict[str, Any]:
    """What a draft says, as it is kept."""
    actions = [{"kind": one.kind, "value": one.value, "service": one.service} for one in draft.actions]
    return {"title": draft.title, "trigger": draft.trigger, "source": draft.source, "actions": actions,
            "on_error": draft.on_error}  # fmt: skip


def _columns(draft: Draft) -> dict[str, Any]:
    said = body_of(draft)
    return {**said, "title": draft.title.strip(), "actions": orjson.dumps(said["actions"]).decode()}


async def _lock(tx: Tx, automation_id: UUID) -> Automation:
    await tx.run(
        "SELECT FROM core.automations WHERE tenant_id = %(tenant)s AND id = %(id)s FOR UPDATE", {"id": automation_id}
    )
    return await get_automation(tx, automation_id)


async def _keep(tx: Tx, automation_id: UUID, version: int, what: str, draft: Draft, **more: Any) -> None:
    await tx.insert(
        "core.automation_changes",
        {"id": "uuid", "automation_id": "uuid", "version": "bigint", "what": "text", "body": "jsonb", "actor": "text",
         "changed_at": "timestamptz"},
        [(tx.new_id(), automation_id, version, what, orjson.dumps(body_of(draft) | more).decode(), tx.actor, tx.now)],
    )  # fmt: skip
    tx.record(AutomationChanged(automation_id, version, what))
    await tell_changed(tx)
