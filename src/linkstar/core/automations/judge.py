"""Judging many orders by many automations, in memory: one evaluation for each pair, and nothing is written."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from linkstar.core.automations.engine import Program, evaluate
from linkstar.core.automations.errors import EvaluationFailed
from linkstar.core.automations.rules.deeds import Effect, Rule, Standing, Tally, effects_of, is_of_share

SECONDS_MAX = 2.0  # that one automation may take for one batch; the rest of the batch has no answer then


@dataclass(frozen=True, slots=True)
class Asked:
    """An order to be judged: what conditions see of it, and what it has."""

    context: Mapping[str, Any]
    standing: Standing


@dataclass(frozen=True, slots=True)
class Failure:
    """An automation that has no answer for an order."""

    automation_id: UUID
    order_id: UUID
    why: str


@dataclass(slots=True)
class Judged:
    """What is to be done, what failed, and the figures by automation."""

    effects: list[Effect] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    tallies: dict[UUID, Tally] = field(default_factory=lambda: defaultdict(Tally))


def judge(rules: Sequence[Rule[Program]], asked: Sequence[Asked]) -> Judged:
    """What the automations of one trigger do to these orders. An automation that acted on an order before leaves it alone."""
    judged = Judged()
    spent: dict[UUID, float] = defaultdict(float)
    for one in asked:
        fitting = [rule for rule in rules if _fits(rule, one, judged, spent)]
        for effect in effects_of(one.standing, fitting):
            judged.effects.append(effect)
            judged.tallies[effect.automation_id].acted += bool(effect.changes)
    return judged


def _fits(rule: Rule[Program], one: Asked, judged: Judged, spent: dict[UUID, float]) -> bool:
    order_id = one.standing.order_id
    if rule.id in one.standing.has_acted:
        return False
    tally = judged.tallies[rule.id]
    tally.seen += 1
    began = time.perf_counter()
    try:
        if spent[rule.id] > SECONDS_MAX:
            raise EvaluationFailed("the condition takes too long")
        fits = evaluate(rule.program, one.context)
    except EvaluationFailed as wrong:
        tally.failed += 1
        tally.in_a_row += 1
        judged.failures.append(Failure(rule.id, order_id, str(wrong)))
        return False
    finally:
        spent[rule.id] += time.perf_counter() - began
    tally.in_a_row, tally.has_answered = 0, True
    tally.fitted += fits
    if fits and not is_of_share(rule.id, order_id, rule.percent):
        tally.left_out += 1
        return False
    return fits
