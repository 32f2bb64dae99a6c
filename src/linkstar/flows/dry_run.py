"""Trying an automation on what happened lately: what it would have changed, by the same judgement as the real run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from linkstar import orders
from linkstar.core import automations
from linkstar.core.automations.engine import Program, compile_source
from linkstar.core.automations.queries import list_told
from linkstar.core.automations.records import Draft
from linkstar.core.automations.rules.deeds import Effect, Rule, Tally
from linkstar.core.db import Tx
from linkstar.flows.automate import TOLD_BY, judge_orders, told_by
from linkstar.flows.judged_orders import names_of
from linkstar.flows.tell_people import words_for
from linkstar.kit.ids import moment_of

NEW = UUID(int=0)  # stands for an automation that is not kept yet


@dataclass(frozen=True, slots=True)
class Tried:
    """What a part of the time would have brought. `reached_at`: how far back it goes; `next` is the key of the part before.

    `told`: what people would have been told of an order, word for word.
    """

    rows: Sequence[tuple[orders.Order, Effect]]
    failures: Sequence[automations.Failure]
    tally: Tally
    reached_at: datetime
    next: str | None
    told: Mapping[UUID, Sequence[str]]


async def try_draft(
    tx: Tx, draft: Draft, *, automation_id: UUID | None, days: int, after: str = "", limit: int = 200
) -> Tried:
    """What a draft would have done to the orders of the last days, one part at a time, the newest first; writes nothing.

    The others that are switched on take part, so that it is seen where one of them decides first. Raises what
    `automations.check` raises.
    """
    automations.check(draft)
    since = tx.now - timedelta(days=days)
    told = await list_told(tx, TOLD_BY[draft.trigger], since=since, after=after, limit=limit)
    codes = {order_id: code for _, order_id, code in reversed(told.rows)}
    found = await orders.get_orders(tx, list(codes))
    rules = await rules_with(tx, draft, automation_id)
    mine = automation_id or NEW
    judged = await judge_orders(tx, rules, list(found.values()), codes=codes, afresh=True)
    rows = [(found[one.order_id], one) for one in judged.effects if one.automation_id == mine]
    failures = [one for one in judged.failures if one.automation_id == mine]
    reached = moment_of(told.rows[-1][0]) if told.next else since
    words = await _words(tx, _rule(draft, mine), [effect for _, effect in rows])
    return Tried(rows, failures, judged.tallies[mine], reached, told.next, words)


async def _words(tx: Tx, rule: Rule[Program], effects: Sequence[Effect]) -> dict[UUID, list[str]]:
    """What people would have been told, by order; one for each receiver, in the order of the actions."""
    if not any(one.kind == "tell" for one in rule.actions):
        return {}
    names = await names_of(tx)
    telling = told_by([rule], effects, names)
    said: dict[UUID, list[str]] = defaultdict(list)
    for one, words in zip(telling, await words_for(tx, telling, names), strict=True):
        said[one.order_id].append(words)
    return said


async def rules_with(tx: Tx, draft: Draft, automation_id: UUID | None) -> list[Rule[Program]]:
    """All that is switched on for the draft's trigger, with the draft (for all orders) in its place; a new one is the last."""
    active = {rule.id: rule for rule in (await automations.get_active(tx)).by_trigger.get(draft.trigger, ())}
    mine = _rule(draft, automation_id or NEW)
    if automation_id is None:
        return [*active.values(), mine]
    places: Mapping[UUID, int] = {one.id: n for n, one in enumerate(await automations.list_automations(tx))}
    all_ = {**active, automation_id: mine}
    return sorted(all_.values(), key=lambda rule: places.get(rule.id, len(places)))


def _rule(draft: Draft, id_: UUID) -> Rule[Program]:
    program = compile_source(draft.source)
    return Rule(id_, 0, draft.title, draft.source, program, draft.actions, 100, draft.on_error)
