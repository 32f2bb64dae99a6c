"""A worker that dies or sleeps at any boundary of a step: what the step does happens once, whoever does it in the end."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.bells import LEASE_S, Bells, a_clone, bells_in, ended, wait_until_stopped
from tests.faults.boundaries import INSIDE, OUTSIDE

NUMBERS = [1, 2, 3, 4, 5]


@pytest.fixture(scope="module")
def name(server: str, template: str) -> Iterator[str]:
    """One database for all of these tests, each with a company of its own: cloning costs more than they do."""
    with a_clone(server, template) as made:
        yield made


@pytest.fixture
def bells(server: str, name: str, tmp_path: Path) -> Iterator[Bells]:
    with bells_in(server, name, tmp_path) as made:
        yield made
        made.forget()


@pytest.mark.parametrize("place", INSIDE)
def test_a_step_whose_worker_is_killed_happens_once(bells: Bells, place: str) -> None:
    bells.ring(NUMBERS)
    bells.board.arm("kill", f"bells.echo@{place}")
    assert ended(bells.fork()) == -signal.SIGKILL
    assert bells.heard("Echoed") in ([], NUMBERS), "wholly or not at all"
    assert ended(bells.fork()) == 0
    assert bells.heard("Echoed") == NUMBERS
    assert bells.left() == 0


@pytest.mark.parametrize("place", OUTSIDE)
def test_a_call_whose_worker_is_killed_is_made_again_with_the_same_key_and_kept_once(bells: Bells, place: str) -> None:
    bells.ring(NUMBERS)
    bells.board.arm("kill", f"bells.call@{place}")
    assert ended(bells.fork()) == -signal.SIGKILL
    assert ended(bells.fork()) == 0
    assert bells.heard("Called") == NUMBERS
    assert len(set(bells.keys())) == len(NUMBERS), "the partner sees that it is the same call"
    assert bells.left() == 0


@pytest.mark.parametrize("place", ["leased", "answered"])
def test_a_host_that_slept_through_its_lease_keeps_nothing_after_another_took_over(bells: Bells, place: str) -> None:
    bells.ring(NUMBERS)
    bells.board.arm("freeze", f"bells.call@{place}")
    sleeper = bells.fork()
    wait_until_stopped(sleeper)
    time.sleep(LEASE_S * 1.5)
    assert ended(bells.fork()) == 0, "another host takes over while the first sleeps"
    assert bells.heard("Called") == NUMBERS
    os.kill(sleeper, signal.SIGCONT)
    assert ended(sleeper) == 0
    assert bells.heard("Called") == NUMBERS, "the late answer is turned away"
    assert [line[0] for line in bells.board.lines()] == ["freeze", "fenced"]


def test_a_host_that_sleeps_between_answer_and_commit_holds_its_work_so_that_nobody_takes_over(bells: Bells) -> None:
    """It has checked the fence and holds the rows: whoever comes waits for it instead of keeping a second answer."""
    bells.ring(NUMBERS)
    bells.board.arm("freeze", "bells.call@kept")
    sleeper = bells.fork()
    wait_until_stopped(sleeper)
    time.sleep(LEASE_S * 1.5)
    other = bells.fork()
    time.sleep(0.3)
    os.kill(sleeper, signal.SIGCONT)
    assert (ended(sleeper), ended(other)) == (0, 0)
    assert bells.heard("Called") == NUMBERS
    assert len(bells.keys()) == len(NUMBERS), "the partner was called once"
