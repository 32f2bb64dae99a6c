"""What was held against the partners' own contracts while tests ran. `make contracts` loads this as a plugin and prints it.

Tests call `checked`, `sample` and `vector` behind the assertion, so that only what was seen to be right is counted; the client of
the tests calls `used` by itself. `cannot` says why something that is used could not be checked.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson
import pytest

OUT = "LINKSTAR_TALLY"  # where the plugin writes to


@dataclass
class Book:
    """One partner's account."""

    used: set[str] = field(default_factory=set)  # operations that were called
    checked: set[str] = field(default_factory=set)  # of these: request and pretend answer fit the partner's contract
    samples: set[str] = field(default_factory=set)  # the partner's own examples that were read
    vectors: set[str] = field(default_factory=set)  # signing vectors that were reproduced
    cannot: dict[str, str] = field(default_factory=dict)  # what could not be checked -> why
    failed: set[str] = field(default_factory=set)  # tests


BOOKS: dict[str, Book] = defaultdict(Book)


def used(partner: str, operation: str) -> None:
    """An operation was called."""
    BOOKS[partner].used.add(operation)


def checked(partner: str, operations: Iterable[str]) -> None:
    """Requests and pretend answers of these operations fit the partner's contract."""
    BOOKS[partner].checked.update(operations)


def sample(partner: str, *names: str) -> None:
    """The partner's own examples were read."""
    BOOKS[partner].samples.update(names)


def vector(partner: str, *systems: str) -> None:
    """Signing vectors were reproduced."""
    BOOKS[partner].vectors.update(systems)


def cannot(partner: str, what: str, why: str) -> None:
    """Something that is used cannot be checked."""
    BOOKS[partner].cannot[what] = why


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remembers which tests of a partner failed, and which could not run."""
    words = report.nodeid.replace("[", "/").replace("]", "/").replace("-", "/").split("/")
    for name in {word for word in words if word.isidentifier()}:
        if report.failed:
            BOOKS[name].failed.add(report.nodeid)
        elif report.skipped and isinstance(report.longrepr, tuple):
            BOOKS[name].cannot.setdefault(report.nodeid.rpartition("/")[2], report.longrepr[2])


def pytest_sessionfinish() -> None:
    """Writes the books where the tool wants them."""
    if OUT in os.environ:
        Path(os.environ[OUT]).write_bytes(orjson.dumps({name: _told(book) for name, book in BOOKS.items()}))


def _told(book: Book) -> dict[str, Any]:
    sets = {name: sorted(getattr(book, name)) for name in ("used", "checked", "samples", "vectors", "failed")}
    return {**sets, "cannot": book.cannot}
