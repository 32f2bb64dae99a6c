"""Running what a company's people configured (core/automations): at a trigger, many orders by all that is switched on.

`captured` and `ready` are called by the steps that lead an order to the door, before its way is chosen, so that routing
heeds what was decided; other triggers have a step of their own. A company without automations pays for none of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg

from linkstar import orders
from linkstar.core import automations, work
from linkstar.core.automations import Failure, Judged
from linkstar.core.automations.engine import Program
from linkstar.core.automations.facts import AutomationApplied
from linkstar.core.automations.rules.deeds import PRIORITIES, Effect, Rule
from linkstar.core.automations.rules.words import Names, say_changes, say_condition
from linkstar.core.db import Tx
from linkstar.flows import tell_people
from linkstar.flows.judged_orders import HOLD, look_at, names_of
from linkstar.kit.errors import Refusal
from linkstar.orders.actions.marking import assign, note, tag
from linkstar.orders.actions.prioritising import prioritise
from linkstar.orders.facts import OrderCaptured, OrderChanged, OrderHeld, OrderReleased
from linkstar.shipping.facts import LabelBought, ParcelTroubled

Rules = Sequence[Rule[Program]]
# The facts that tell of a trigger; a dry run looks at those of last week.
TOLD_BY: Mapping[str, tuple[str, ...]] = {
    "order_captured": (OrderCaptured.fact_name,),
    "order_ready": ("inventory.StockReserved", OrderReleased.fact_name),
    "order_changed": (OrderChanged.fact_name,),
    "order_held": (OrderHeld.fact_name,),
    "label_made": (LabelBought.fact_name,),
    "parcel_trouble": (ParcelTroubled.fact_name,),
}
_LATER = {
    OrderChanged: "order_changed",
    OrderHeld: "order_held",
    LabelBought: "label_made",
    ParcelTroubled: "parcel_trouble",
}


async def captured(tx: Tx, found: Mapping[UUID, orders.Order]) -> None:
    """Runs what is to run when orders come in."""
    await _run(tx, "order_captured", list(found.values()), {})


async def ready(tx: Tx, routable: Sequence[orders.Order]) -> list[orders.Order]:
    """Runs what is to run before orders are routed; returns those that were not held by it."""
    held = await _run(tx, "order_ready", routable, {})
    return [one for one in routable if one.id not in held]


async def _has_later(tx: Tx) -> bool:
    active = await automations.get_active(tx)
    return any(trigger in active.by_trigger for trigger in _LATER.values())


@work.step(on=(OrderChanged, OrderHeld, LabelBought, ParcelTroubled), priority=6, when=_has_later)
async def run_automations(tx: Tx, told: list[OrderChanged | OrderHeld | LabelBought | ParcelTroubled]) -> None:
    """Runs what is to run when something happened to orders on their way."""
    by_trigger: dict[str, dict[UUID, str]] = defaultdict(dict)
    for one in told:
        by_trigger[_LATER[type(one)]][one.order_id] = getattr(one, "code", "")
    active = await automations.get_active(tx)
    rounds = {trigger: codes for trigger, codes in by_trigger.items() if trigger in active.by_trigger}
    found = await orders.get_orders(tx, list({id_ for codes in rounds.values() for id_ in codes}))
    seen: set[UUID] = set()
    for trigger, codes in rounds.items():  # loop: one round for each of four triggers
        again = seen & codes.keys()  # orders with two triggers at once: the second sees what the first did
        found |= await orders.get_orders(tx, list(again)) if again else {}
        await _run(tx, trigger, [found[id_] for id_ in codes if id_ in found], codes)
        seen |= codes.keys()


async def _run(tx: Tx, trigger: str, found: Sequence[orders.Order], codes: Mapping[UUID, str]) -> set[UUID]:
    """Judges orders and does what follows; returns those that it held."""
    rules = (await automations.get_active(tx)).by_trigger.get(trigger, ())
    if not rules or not found:
        return set()
    judged = await judge_orders(tx, rules, found, codes=codes)
    held = await _act(tx, rules, judged)
    versions = {rule.id: rule.version for rule in rules}
    await automations.keep_counts(tx, judged.tallies, versions)
    await automations.keep_failures(tx, judged.failures, judged.tallies, titles={rule.id: rule.title for rule in rules})
    return held


async def judge_orders(
    tx: Tx, rules: Rules, found: Sequence[orders.Order], *, codes: Mapping[UUID, str], afresh: bool = False
) -> Judged:
    """What automations would do to these orders; writes nothing. `afresh` leaves aside that one acted on an order before."""
    needs = frozenset(need for rule in rules for need in rule.program.needs)
    asked = await look_at(tx, found, needs, codes=codes, afresh=afresh)
    return automations.judge(rules, asked)


@dataclass(slots=True)
class _Doing:
    """What is to be done, put together by verb: one call for many orders."""

    tags: dict[str, list[UUID]]
    priorities: dict[UUID, int]
    assignees: dict[str, list[UUID]]
    notes: list[tuple[UUID, str]]
    holds: list[tuple[UUID, str, str]]


async def _act(tx: Tx, rules: Rules, judged: Judged) -> set[UUID]:
    """Does it; what cannot be written is taken back and blamed on the automation that wanted it, and the orders go on."""
    holds = _holds_of_failures(rules, judged.failures)
    if not judged.effects and not holds:
        return set()
    held = await _try(tx, rules, judged.effects, holds)
    if not isinstance(held, str):
        return held
    found = await _try(tx, rules, [], holds)
    done = set() if isinstance(found, str) else found
    for rule in rules:  # loop: only where all of it together could not be written
        mine = [one for one in judged.effects if one.automation_id == rule.id]
        alone = await _try(tx, rules, mine, [])
        if isinstance(alone, str):
            _blame(judged, rule.id, alone)
        else:
            done |= alone
    return done


async def _try(
    tx: Tx, rules: Rules, wanted: Sequence[Effect], holds: Sequence[tuple[UUID, str, str]]
) -> set[UUID] | str:
    """Does all of it and returns the orders that it held; or nothing of it, and returns why."""
    versions = {rule.id: rule.version for rule in rules}
    try:
        async with tx.attempt():
            effects = await automations.keep_effects(tx, wanted, versions)
            doing = _sorted_out(effects)
            doing.holds += holds
            await _do(tx, doing)
            await _tell(tx, rules, effects)
            return {order_id for order_id, _, _ in doing.holds}
    except (Refusal, psycopg.DataError, psycopg.IntegrityError) as wrong:
        return str(wrong)


async def _do(tx: Tx, doing: _Doing) -> None:
    # Orders are locked in the order of their ids by the first of these that touches them; holds come first and touch most.
    await orders.hold(tx, sorted(doing.holds))
    await prioritise(tx, doing.priorities)
    for word, ids in sorted(doing.tags.items()):  # loop: one call for each word that automations put
        await tag(tx, ids, add=[word])
    for who, ids in sorted(doing.assignees.items()):  # loop: one call for each person
        await assign(tx, ids, UUID(who))
    if doing.notes:
        await note(tx, doing.notes)


def _sorted_out(effects: Iterable[Effect]) -> _Doing:
    doing = _Doing(defaultdict(list), {}, defaultdict(list), [], [])
    for one in effects:
        for change in one.changes:
            if change.kind == "tag":
                for word in set(change.after.split(", ")) - set(change.before.split(", ")):
                    doing.tags[word].append(one.order_id)
            elif change.kind == "priority":
                doing.priorities[one.order_id] = PRIORITIES[change.after][0]
            elif change.kind == "assign":
                doing.assignees[change.after].append(one.order_id)
            elif change.kind == "note":
                doing.notes.append((one.order_id, change.after))
            elif change.kind == "hold":
                doing.holds.append((one.order_id, HOLD, change.after))
    return doing


def _holds_of_failures(rules: Rules, failures: Sequence[Failure]) -> list[tuple[UUID, str, str]]:
    """The orders that wait because their automation says so where it has no answer."""
    holding = {rule.id: rule for rule in rules if rule.on_error == "hold"}
    found = {one.order_id: one for one in failures if one.automation_id in holding}
    return [(id_, HOLD, f"{holding[one.automation_id].title}: {one.why}") for id_, one in found.items()]


async def _tell(tx: Tx, rules: Rules, effects: Sequence[Effect]) -> None:
    if not effects:
        return
    by_id, names = {rule.id: rule for rule in rules}, await names_of(tx)
    because = {
        rule.id: (say_condition(rule.source, "en", names), say_condition(rule.source, "zh", names)) for rule in rules
    }
    facts: list[Any] = []
    for one in effects:
        rule = by_id[one.automation_id]
        did = say_changes(one.changes, "en", names), say_changes(one.changes, "zh", names)
        facts.append(AutomationApplied(one.order_id, rule.id, rule.version, rule.title, *did, *because[rule.id]))
    tx.record(*facts)
    await tell_people.tell_for_automations(tx, told_by(rules, effects, names), names)


def told_by(rules: Rules, effects: Sequence[Effect], names: Names) -> list[tell_people.ByAutomation]:
    """What these effects tell people, in the order of the effects."""
    by_id = {rule.id: rule for rule in rules}
    why = {
        rule.id: {language: say_condition(rule.source, language, names) for language in ("zh", "en")} for rule in rules
    }
    return [
        tell_people.ByAutomation(
            UUID(change.after),
            one.automation_id,
            by_id[one.automation_id].title,
            one.order_id,
            why[one.automation_id],
        )
        for one in effects
        for change in one.changes
        if change.kind == "tell"
    ]


def _blame(judged: Judged, automation_id: UUID, why: str) -> None:
    """Counts what was judged well and could not be done as failures of the automation that wanted it."""
    tally = judged.tallies[automation_id]
    for one in judged.effects:
        if one.automation_id == automation_id and one.changes:
            tally.failed += 1
            tally.in_a_row += 1
            judged.failures.append(Failure(automation_id, one.order_id, why))
    tally.acted, tally.has_answered = 0, False
