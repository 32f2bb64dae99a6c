"""Reading automations: lists for people, and what is switched on for the engine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from linkstar.core.automations.engine import Program, compile_source
from linkstar.core.automations.errors import NotUnderstood
from linkstar.core.automations.records import Active, Automation, Change, Counts, Done, Draft
from linkstar.core.automations.rules.deeds import ROUTING, Action, Rule
from linkstar.core.db import Tx
from linkstar.core.db.remembered import Remembered
from linkstar.kit.errors import NotFound
from linkstar.kit.ids import lowest_id
from linkstar.kit.paging import Page, key_of, page_of, values_of

_AUTOMATIONS = """
SELECT id, title, trigger, source, actions, on_error, position, state, percent, version, failures, why_paused, actor, created_at,
       changed_at
FROM core.automations WHERE tenant_id = %(tenant)s AND NOT is_gone"""


async def list_automations(tx: Tx) -> list[Automation]:
    """All automations, in the order in which they decide."""
    return await tx.all(_automation, f"{_AUTOMATIONS} ORDER BY position, id")


async def get_automation(tx: Tx, automation_id: UUID) -> Automation:
    """One automation. Raises NotFound."""
    found = await tx.all(_automation, f"{_AUTOMATIONS} AND id = %(id)s", {"id": automation_id})
    if not found:
        raise NotFound(thing="automation")
    return found[0]


async def count_effects(tx: Tx, automation_ids: Sequence[UUID]) -> dict[UUID, Counts]:
    """How each automation fared since it says what it says now."""
    rows = await tx.all(
        lambda id_, *figures: (id_, Counts(*figures)),
        "SELECT c.automation_id, sum(c.seen)::bigint, sum(c.fitted)::bigint, sum(c.left_out)::bigint, sum(c.acted)::bigint,"
        " sum(c.failed)::bigint FROM core.automation_counts c"
        " JOIN core.automations a ON a.tenant_id = c.tenant_id AND a.id = c.automation_id AND a.version = c.version"
        " WHERE c.tenant_id = %(tenant)s AND c.automation_id = ANY(%(ids)s) GROUP BY c.automation_id",
        {"ids": list(automation_ids)},
    )
    return dict(rows)


async def list_changes(tx: Tx, automation_id: UUID, *, after: str = "", limit: int = 50) -> Page[Change]:
    """What became of an automation, the newest first."""
    rows = await tx.all(
        Change,
        "SELECT c.id, c.version, c.what, c.body, c.actor, coalesce(nullif(u.name, ''), u.email, k.name, ''), c.changed_at"
        " FROM core.automation_changes c"
        " LEFT JOIN core.users u ON u.tenant_id = c.tenant_id AND c.actor = 'user:' || u.id"
        " LEFT JOIN core.api_keys k ON k.tenant_id = c.tenant_id AND c.actor = 'key:' || k.id"
        " WHERE c.tenant_id = %(tenant)s AND c.automation_id = %(id)s AND (%(last)s::uuid IS NULL OR c.id < %(last)s::uuid)"
        " ORDER BY c.id DESC LIMIT %(limit)s",
        {"id": automation_id, "limit": limit + 1, "last": values_of(after, 1)[0] if after else None},
    )
    return page_of(rows, limit, lambda row: key_of(str(row.id)))


async def get_body(tx: Tx, automation_id: UUID, version: int) -> Draft:
    """What an automation said in a version. Raises NotFound."""
    body = await tx.value(
        "SELECT body FROM core.automation_changes WHERE tenant_id = %(tenant)s AND automation_id = %(id)s"
        " AND version = %(version)s ORDER BY id LIMIT 1",
        {"id": automation_id, "version": version},
    )
    if body is None:
        raise NotFound(thing="version")
    return Draft(body["title"], body["trigger"], body["source"], actions_of(body["actions"]), body["on_error"])


async def list_done(tx: Tx, automation_id: UUID, *, after: str = "", limit: int = 50) -> Page[Done]:
    """What an automation did, on the newest orders first."""
    rows = await tx.all(
        Done,
        "SELECT automation_id, order_id, version, changes, done_at FROM core.automation_effects"
        " WHERE tenant_id = %(tenant)s AND automation_id = %(id)s AND (%(last)s::uuid IS NULL OR order_id < %(last)s::uuid)"
        " ORDER BY order_id DESC LIMIT %(limit)s",
        {"id": automation_id, "limit": limit + 1, "last": values_of(after, 1)[0] if after else None},
    )
    return page_of(rows, limit, lambda row: key_of(str(row.order_id)))


async def list_done_to(tx: Tx, order_ids: Sequence[UUID]) -> list[Done]:
    """What automations did to these orders, in the order they did it."""
    return await tx.all(
        Done,
        "SELECT automation_id, order_id, version, changes, done_at FROM core.automation_effects"
        " WHERE tenant_id = %(tenant)s AND order_id = ANY(%(ids)s) ORDER BY order_id, done_at, automation_id",
        {"ids": list(order_ids)},
    )


class Wish(NamedTuple):
    """What an automation said of an order's way: the kind of its action and a location, or a carrier and its service."""

    order_id: UUID
    automation_id: UUID
    title: str
    kind: str
    value: str


async def list_wishes(tx: Tx, order_ids: Sequence[UUID]) -> list[Wish]:
    """What automations said of the ways of these orders, the oldest first."""
    return await tx.all(
        Wish,
        "SELECT e.order_id, e.automation_id, a.title, c ->> 'kind', c ->> 'after' FROM core.automation_effects e"
        " JOIN core.automations a ON a.tenant_id = e.tenant_id AND a.id = e.automation_id"
        " CROSS JOIN LATERAL jsonb_array_elements(e.changes) AS c"
        " WHERE e.tenant_id = %(tenant)s AND e.order_id = ANY(%(ids)s) AND c ->> 'kind' = ANY(%(routing)s)"
        " ORDER BY e.order_id, e.done_at, e.automation_id",
        {"ids": list(order_ids), "routing": list(ROUTING)},
    )


async def list_told(
    tx: Tx, names: Sequence[str], *, since: datetime, after: str = "", limit: int = 200
) -> Page[tuple[UUID, UUID, str]]:
    """The facts of these names since a moment, the newest first: (fact, order, its code if it has one)."""
    rows = await tx.rows(
        "SELECT id, subject, coalesce(body ->> 'code', '') AS code FROM core.facts WHERE tenant_id = %(tenant)s"
        " AND id >= %(since)s AND (%(last)s::uuid IS NULL OR id < %(last)s::uuid) AND name = ANY(%(names)s)"
        " AND subject IS NOT NULL ORDER BY id DESC LIMIT %(limit)s",
        {"names": list(names), "since": lowest_id(since), "limit": limit + 1,
         "last": values_of(after, 1)[0] if after else None},
    )  # fmt: skip
    return page_of([(row.id, row.subject, row.code) for row in rows], limit, lambda row: key_of(str(row[0])))


async def get_active(tx: Tx) -> Active:
    """What is switched on; kept in memory until it changes."""
    return await _ACTIVE.get(tx)


async def _read_active(tx: Tx) -> Active:
    rows = await tx.rows(
        "SELECT id, version, title, trigger, source, actions, percent, on_error FROM core.automations"
        " WHERE tenant_id = %(tenant)s AND state = 'on' AND NOT is_gone ORDER BY position, id"
    )
    by_trigger: dict[str, list[Rule[Program]]] = defaultdict(list)
    for row in rows:
        program = _program(row.source)
        if program is not None:
            actions = actions_of(row.actions)
            by_trigger[row.trigger].append(
                Rule(row.id, row.version, row.title, row.source, program, actions, row.percent, row.on_error)
            )
    # A way chosen by one that is off or says something else by now still holds for the orders that it was chosen for.
    has_wishes = await tx.value(
        "SELECT EXISTS (SELECT FROM core.automation_changes c, jsonb_array_elements(c.body -> 'actions') AS a"
        " WHERE c.tenant_id = %(tenant)s AND a ->> 'kind' = ANY(%(routing)s))",
        {"routing": list(ROUTING)},
    )
    return Active({trigger: tuple(rules) for trigger, rules in by_trigger.items()}, bool(has_wishes))


_ACTIVE: Remembered[Active] = Remembered(_read_active)


def _program(source: str) -> Program | None:
    """What a newer engine does not take any more is left out; its page says so."""
    try:
        return compile_source(source)
    except NotUnderstood:
        return None


def actions_of(said: Sequence[Any]) -> tuple[Action, ...]:
    """Actions from how they are stored."""
    return tuple(Action(one["kind"], one["value"], one.get("service", "")) for one in said)


def _automation(
    id_: UUID, title: str, trigger: str, source: str, actions: Sequence[Any], on_error: str, *rest: Any
) -> Automation:  # fmt: skip
    return Automation(id_, Draft(title, trigger, source, actions_of(actions), on_error), *rest)
