"""Whose turn it is: nothing twice side by side, what rests gathers, nobody is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from linkstar.core import work
from linkstar.core.facts import Fact
from linkstar.core.work import registry
from linkstar.core.work.claim import Group
from linkstar.core.work.turns import BIG, REST_S, TAKEN_S, Turns

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ONE, OTHER = UUID(int=1), UUID(int=2)


class Rung(Fact):
    no_reader = "the steps of this file are never run"


@pytest.fixture(autouse=True)
def steps() -> Iterator[None]:
    known, heard = dict(registry.STEPS), {name: list(some) for name, some in registry.LISTENERS.items()}

    async def nothing(*_: Any) -> Any:
        return []

    for name, priority, rest_s in (("soon", 3, None), ("later", 6, None), ("first", 4, 0.1)):
        nothing.__name__ = name
        work.step(on=Rung, priority=priority, rest_s=rest_s)(nothing)
    nothing.__name__ = "call"
    work.outside(on=Rung, load=nothing, keep=nothing)(nothing)
    yield
    registry.STEPS.clear()
    registry.STEPS.update(known)
    registry.LISTENERS.clear()
    registry.LISTENERS.update(heard)


def group(step: str, tenant_id: UUID = ONE, size: int = 1) -> Group:
    declared = registry.STEPS[f"test_turns.{step}"]
    return Group(tenant_id, declared.name, declared.priority, size, NOON)


def done(turns: Turns, what: Group, at: float, count: int = 1) -> None:
    turns.begin(what, at)
    turns.end(what, count, at)


def test_the_first_order_of_a_quiet_hour_waits_for_nothing() -> None:
    assert Turns().choose([group("soon")], at=50.0) == group("soon")


def test_a_step_rests_after_it_began_if_it_hears_of_the_world_or_nobody_waits_for_it() -> None:
    turns = Turns()
    for name, rest in (("first", 0.1), ("later", REST_S), ("call", REST_S)):
        done(turns, group(name), at=50.0)
        assert turns.choose([group(name)], at=50.0 + rest * 0.9) is None
        assert turns.next_at([group(name)]) == 50.0 + rest
        assert turns.choose([group(name)], at=50.0 + rest) == group(name)


def test_a_step_on_the_way_of_an_order_does_not_rest() -> None:
    turns = Turns()
    done(turns, group("soon"), at=50.0)
    assert turns.choose([group("soon")], at=50.0) == group("soon")


def test_work_that_has_gathered_already_does_not_rest() -> None:
    turns = Turns()
    done(turns, group("first"), at=50.0)
    assert turns.choose([group("first", size=BIG)], at=50.0) == group("first", size=BIG)


def test_after_a_full_batch_there_is_no_rest() -> None:
    turns = Turns()
    done(turns, group("call"), at=50.0, count=registry.STEPS["test_turns.call"].batch)
    assert turns.choose([group("call")], at=50.0) == group("call")
    done(turns, group("call"), at=50.0, count=3)
    assert turns.choose([group("call")], at=50.0) is None


def test_a_step_runs_once_at_a_time_for_a_company_and_calls_to_partners_twice() -> None:
    turns = Turns()
    for name, at_once in (("soon", 1), ("call", 2)):
        big = group(name, size=BIG)
        for _ in range(at_once):
            assert turns.choose([big], at=50.0) == big
            turns.begin(big, 50.0)
        assert turns.choose([big], at=51.0) is None
        assert turns.next_at([big]) is None
        turns.end(big, 1, 51.0)
        assert turns.choose([big], at=51.0) == big


def test_work_that_another_worker_holds_is_left_alone_for_a_moment() -> None:
    turns = Turns()
    big = group("soon", size=BIG)
    done(turns, big, at=50.0, count=0)
    assert turns.choose([big], at=50.0 + TAKEN_S / 2) is None
    assert turns.choose([big], at=50.0 + TAKEN_S) == big


def test_what_is_urgent_comes_first_then_the_company_that_was_served_longest_ago() -> None:
    turns = Turns()
    done(turns, group("later", ONE), at=40.0)
    done(turns, group("later", OTHER), at=45.0)
    assert turns.choose([group("later", OTHER), group("later", ONE)], at=60.0) == group("later", ONE)
    assert turns.choose([group("later", ONE), group("soon", OTHER)], at=60.0) == group("soon", OTHER)
