"""`linkstar demo` as people start it: a database of its own, free ports, one JSON object, and nothing left behind."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from linkstar.cli.replay.home import remove
from linkstar.cli.replay.interrupt import interruptible

KEYS = (
    "seen", "captured", "linked", "reserved", "short", "routed", "labelled", "pushed", "duplicates_seen", "lost", "doubled", "oversold",
    "orphan_labels", "orders_per_s", "seconds",
)  # fmt: skip


def hear_interrupts() -> None:
    """What a shell starts in the background ignores Ctrl-C, and so would all that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(room: Path, *more: str) -> subprocess.Popen[str]:
    environment = {name: value for name, value in os.environ.items() if not name.endswith("DATABASE_URL")}
    return subprocess.Popen(
        [sys.executable, "-c", "from linkstar.cli import main; main()", "demo", *more],
        env={**environment, "TMPDIR": str(room)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=hear_interrupts,
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_every_order_gets_through_while_a_worker_is_killed(room: Path) -> None:
    running = start(room, "--orders", "40", "--seed", "5", "--kill-worker", "--json")
    out, wrong = running.communicate(timeout=280)
    assert running.returncode == 0, wrong
    said = json.loads(out)
    assert set(KEYS) <= set(said)
    assert [said[name] for name in ("lost", "doubled", "oversold", "orphan_labels")] == [0, 0, 0, 0]
    assert said["placed"] == said["seen"] == said["captured"] == said["linked"] == 40
    assert said["killed"]["restarts"] == 1
    assert said["pushed"] >= 30
    assert said["parked"] == {}
    assert list(room.iterdir()) == []


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_an_interrupted_demo_leaves_nothing_behind(room: Path) -> None:
    running = start(room, "--orders", "5000")
    ends = time.monotonic() + 60
    while not list(room.glob("*/home/logs/worker-1.log")) and time.monotonic() < ends:
        time.sleep(0.1)
    time.sleep(2)
    running.send_signal(signal.SIGINT)
    running.communicate(timeout=60)
    assert running.returncode == 130
    assert list(room.iterdir()) == []


def test_a_home_is_gone_although_somebody_writes_into_it_to_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database's first start is interrupted, and its processes end a moment later."""
    home, really = tmp_path / "home", shutil.rmtree
    home.mkdir()

    def disturbed(folder: Path, *, ignore_errors: bool) -> None:
        monkeypatch.setattr(shutil, "rmtree", really)  # the next time nobody is there any more

    monkeypatch.setattr(shutil, "rmtree", disturbed)
    remove(home)
    assert not home.exists()


def test_an_interruption_that_is_swallowed_once_is_heard() -> None:
    """As `asyncio.wait_for` does before Python 3.12 when what it waits for is done at that very moment."""

    async def body() -> None:
        with interruptible():
            with contextlib.suppress(asyncio.CancelledError):
                os.kill(os.getpid(), signal.SIGINT)
                await asyncio.sleep(30)
            await asyncio.sleep(30)

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(body())
