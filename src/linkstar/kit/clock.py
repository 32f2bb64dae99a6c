"""Clocks: where `tx.now` comes from. Business time may be simulated; leases and back-off use the wall clock."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol


class Clock(Protocol):
    """Answers one question: what time is it, in UTC."""

    def now(self) -> datetime: ...


class WallClock:
    """The machine's own time."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(slots=True)
class SetClock:
    """A clock that stands where a test or a replay puts it."""

    at: datetime

    def now(self) -> datetime:
        return self.at

    def forward(self, by: timedelta) -> None:
        self.at += by


@dataclass(slots=True)
class SharedClock:
    """A simulated time that several processes read from one small file: {"at": ISO, "since": unix s, "rate": n}.

    `now = at + (wall - since) * rate`; rate 0 stands still. Used by replays of old orders (`linkstar import`).
    """

    path: Path

    def now(self) -> datetime:
        # Read anew each time: a file system's own times are too coarse to tell two quick moves of the clock apart.
        said = json.loads(self.path.read_text())
        return datetime.fromisoformat(said["at"]) + timedelta(seconds=(time.time() - said["since"]) * said["rate"])

    def put(self, at: datetime, rate: float = 0.0) -> None:
        """Moves the clock for every process that reads the file."""
        fresh = self.path.with_suffix(".new")
        fresh.write_text(json.dumps({"at": at.isoformat(), "since": time.time(), "rate": rate}))
        fresh.replace(self.path)


def from_environment() -> Clock:
    """The wall clock, or the simulated one that LINKSTAR_CLOCK_FILE names."""
    path = os.environ.get("LINKSTAR_CLOCK_FILE")
    return SharedClock(Path(path)) if path else WallClock()
