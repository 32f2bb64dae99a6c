"""The order of a run: what is fast and pure first, what kills processes last, random inside each tempo.

The fault run takes minutes all by itself, so it begins early: begun last, it would be all that one of two processes does.
tests/conftest.py passes the hook on to pytest.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

import pytest

TEMPOS = ("pure", "long", "database", "stories", "faults", "e2e")
_LONG = "tests/faults/test_run.py"
_FOLDERS = {
    "kit": 0,
    "house": 0,
    "tools": 0,
    "api": 3,
    "contracts": 3,
    "flows": 3,
    "sandbox": 3,
    "cli": 3,
    "faults": 4,
    "e2e": 5,
}


def tempo_of(path: str) -> int:
    """The tempo of a test file, as an index of TEMPOS."""
    parts = PurePath(path).parts
    if path.endswith(_LONG):
        return 1
    if parts[-1] == "test_rules.py" or parts[-2] == "test_rules":
        return 0
    return max((_FOLDERS[part] for part in parts if part in _FOLDERS), default=2)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sorts by tempo and leaves the random order inside each."""
    items[:] = in_tempo(items)


def in_tempo(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """The items, fast ones first; those marked slow come last in their tempo."""
    return sorted(items, key=lambda item: (tempo_of(item.nodeid.split("::")[0]), "slow" in item.keywords))
