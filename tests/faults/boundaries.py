"""Every place between two actions of a step where a process may die, as the names of hooks that a test can arm.

In the product nothing knows of this: `install` wraps the declared steps and the worker's run in its own process only. A hook is
armed by a file `<deed>.<step>@<place>` in a folder; whoever passes it first takes the file away, writes a line, and dies or stops.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from linkstar.core import work
from linkstar.core.db import Database, Tx
from linkstar.core.work import run, worker
from linkstar.core.work.registry import STEPS, Step

worker_door = import_module("linkstar.worker.main")  # the package shows its function `main` under this name
# of a step of the database, and of one that calls partners, in the order in which they are passed
INSIDE = ("unclaimed", "claimed", "done", "written", "committed")
OUTSIDE = ("unclaimed", "claimed", "loaded", "leased", "answered", "keeping", "kept", "written", "committed")
DEEDS = {"kill": signal.SIGKILL, "freeze": signal.SIGSTOP}


def names(steps: Mapping[str, Step] = STEPS) -> list[str]:
    """All boundaries of all declared steps."""
    return [f"{name}@{place}" for name, one in steps.items() for place in (OUTSIDE if one.load else INSIDE)]


@dataclass(frozen=True, slots=True)
class Board:
    """Where hooks are armed, and what they did."""

    folder: Path

    def arm(self, deed: str, boundary: str) -> None:
        """The next process that comes by does the deed to itself."""
        (self.folder / f"{deed}.{boundary}").touch()

    def disarm(self) -> None:
        """Takes all hooks away that nobody has passed."""
        for path in self.folder.glob("*@*"):
            path.unlink(missing_ok=True)

    def pass_by(self, boundary: str) -> None:
        """Does to this process what is armed for it here."""
        for deed, sign in DEEDS.items():
            with suppress(FileNotFoundError):
                os.unlink(self.folder / f"{deed}.{boundary}")
                self.note(f"{deed} {boundary} {os.getpid()}")
                os.kill(os.getpid(), sign)

    def note(self, line: str) -> None:
        """Writes down what happened, one line at a time, so that it outlives the process."""
        with (self.folder / "struck.log").open("a") as log:
            log.write(line + "\n")

    def struck(self, word: str) -> list[list[str]]:
        """The lines of one deed, split into words."""
        return [line for line in self.lines() if line[0] == word]

    def lines(self) -> list[list[str]]:
        """All that was written down."""
        log = self.folder / "struck.log"
        return [line.split() for line in log.read_text().splitlines()] if log.exists() else []


def install(board: Board) -> None:
    """Hooks this process: every declared step, the claim, the commit and the check of the fence."""
    for name, one in STEPS.items():
        STEPS[name] = hooked(one, board.pass_by)
    _hook_run(board.pass_by)
    _hook_flush(board.pass_by)
    _hook_fence(board)


def hooked(one: Step, pass_by: Callable[[str], None]) -> Step:
    """The step with hooks around what it does."""

    def around(do: Callable[..., Any], before: str, after: str) -> Callable[..., Any]:
        async def done(*given: Any) -> Any:
            pass_by(f"{one.name}@{before}")
            answer = await do(*given)
            pass_by(f"{one.name}@{after}")
            return answer

        return done

    if one.load is None or one.keep is None:
        return replace(one, run=around(one.run, "claimed", "done"))
    return replace(
        one,
        load=around(one.load, "claimed", "loaded"),
        run=around(one.run, "leased", "answered"),
        keep=around(one.keep, "keeping", "kept"),
    )


def _hook_run(pass_by: Callable[[str], None]) -> None:
    real = worker.run_group

    async def run_group(database: Database, group: Any, partners: Any, followed: Any = None) -> int:
        pass_by(f"{group.step}@unclaimed")
        count = await real(database, group, partners, followed)
        if count > 0:
            pass_by(f"{group.step}@committed")
        return count

    worker.run_group = run_group


def _hook_flush(pass_by: Callable[[str], None]) -> None:
    async def flush(tx: Tx) -> None:
        await work.flush(tx)
        if tx.actor.startswith("step:"):
            pass_by(f"{tx.actor.removeprefix('step:')}@written")

    worker_door.flush = flush


def _hook_fence(board: Board) -> None:
    """Notes each answer that came too late: another worker had taken the work over."""
    real = run.still_mine

    async def still_mine(tx: Tx, rows: Sequence[Any]) -> Any:
        mine = await real(tx, rows)  # type: ignore[arg-type]
        if len(mine) < len(rows):
            board.note(f"fenced {tx.actor} {os.getpid()}")
        return mine

    run.still_mine = still_mine  # type: ignore[attr-defined]
