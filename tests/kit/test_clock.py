"""Where the time comes from: the machine, a test, or a file that several processes read."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from linkstar.kit import clock
from linkstar.kit.clock import SetClock, SharedClock, WallClock

NOON = datetime(2017, 10, 2, 12, 0, tzinfo=UTC)


def test_the_wall_clock_tells_utc() -> None:
    told = WallClock().now()
    assert told.utcoffset() == timedelta(0)
    assert abs(told.timestamp() - time.time()) < 5


def test_a_set_clock_moves_only_when_it_is_told_to() -> None:
    stood = SetClock(NOON)
    assert stood.now() == stood.now() == NOON
    stood.forward(timedelta(hours=2))
    assert stood.now() == NOON + timedelta(hours=2)


def test_a_shared_clock_stands_still_at_rate_zero(tmp_path: Path) -> None:
    shared = SharedClock(tmp_path / "clock.json")
    shared.put(NOON)
    assert shared.now() == shared.now() == NOON


def test_a_shared_clock_runs_as_fast_as_it_is_told(tmp_path: Path) -> None:
    shared = SharedClock(tmp_path / "clock.json")
    shared.put(NOON, rate=3600)
    before, started = shared.now(), time.time()
    time.sleep(0.05)
    after, passed = shared.now(), time.time() - started
    assert timedelta(seconds=0.05 * 3600) <= after - before <= timedelta(seconds=(passed + 0.01) * 3600)


def test_every_move_of_a_shared_clock_is_seen_at_once(tmp_path: Path) -> None:
    writer, reader = SharedClock(tmp_path / "clock.json"), SharedClock(tmp_path / "clock.json")
    for day in range(50):
        writer.put(NOON + timedelta(days=day))
        assert reader.now() == NOON + timedelta(days=day)


def test_another_process_reads_the_clock_that_its_environment_names(tmp_path: Path) -> None:
    SharedClock(tmp_path / "clock.json").put(NOON)
    ask = "from linkstar.kit import clock; print(clock.from_environment().now().isoformat())"
    told = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=True,
        env={"LINKSTAR_CLOCK_FILE": str(tmp_path / "clock.json"), "PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    assert told.stdout.strip() == NOON.isoformat()


def test_without_a_clock_file_the_time_is_the_machines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LINKSTAR_CLOCK_FILE", raising=False)
    assert isinstance(clock.from_environment(), WallClock)
