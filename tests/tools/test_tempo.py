"""A run begins with what is pure and ends with what kills processes."""

from __future__ import annotations

import pytest

from tests.tempo import TEMPOS, in_tempo, tempo_of


@pytest.mark.parametrize(
    ("path", "tempo"),
    [
        ("tests/orders/test_rules.py", "pure"),
        ("tests/shipping/test_rules/test_choose_route.py", "pure"),
        ("tests/kit/test_money.py", "pure"),
        ("tests/orders/test_actions.py", "database"),
        ("tests/core/work/test_claims.py", "database"),
        ("tests/flows/test_order_to_door.py", "stories"),
        ("tests/faults/test_kill.py", "faults"),
        ("tests/faults/test_run.py", "long"),
        ("tests/e2e/test_pages.py", "e2e"),
    ],
)
def test_a_file_has_the_tempo_of_its_folder(path, tempo):
    assert TEMPOS[tempo_of(path)] == tempo


class _Item:
    def __init__(self, nodeid, *marks):
        self.nodeid, self.keywords = nodeid, marks


def test_pure_tests_come_before_faults_and_keep_their_random_order():
    items = [
        _Item("tests/faults/a.py::x"),
        _Item("tests/kit/b.py::z", "slow"),
        _Item("tests/kit/b.py::y"),
        _Item("tests/kit/a.py::w"),
    ]
    assert [item.nodeid for item in in_tempo(items)] == [
        "tests/kit/b.py::y",
        "tests/kit/a.py::w",
        "tests/kit/b.py::z",
        "tests/faults/a.py::x",
    ]
