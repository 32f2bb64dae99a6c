"""Telling what a starting server is doing, from its own log."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from linkstar.core.db.embedded.locks import leave_to_owner

_MARK = "--- LinkStar starts the server ---"
_TAIL_BYTES = 65536
_LINES_MAX = 20


class Progress:
    """Says something once a second at most, only after the first second, and only what is new."""

    def __init__(self, say: Callable[[str], None], log: Path, *, quiet_s: float = 1.0) -> None:
        self._say = say
        self._log = log
        self._quiet_s = quiet_s
        self._began = time.monotonic()
        self._said_at = self._began
        self._heard = ""

    def hear(self, answer: str) -> None:
        """Remember what the server answered, in case its log is silent."""
        self._heard = answer.strip().splitlines()[-1] if answer.strip() else ""

    def wait(self, seconds: float, *, doing: str = "The database is getting ready") -> None:
        """Pause, and report every second what is being waited for."""
        now = time.monotonic()
        if now - self._said_at >= self._quiet_s:
            self._said_at = now
            lines = log_since_start(self._log)
            detail = _message(lines[-1]) if lines else self._heard
            self._say(f"{doing} ({now - self._began:.0f} s)" + (f": {detail}" if detail else ""))
        time.sleep(seconds)


@contextmanager
def open_log(log: Path) -> Iterator[IO[str]]:
    """The log (0600) to write to, with a mark where this start begins."""
    with log.open("a", encoding="utf-8") as file:
        log.chmod(0o600)
        leave_to_owner(file.fileno(), log.parent)
        file.write(f"{_MARK}\n")
        file.flush()
        yield file


def log_since_start(log: Path) -> list[str]:
    """The last lines of the log, at most 20, none older than the last start."""
    try:
        with log.open("rb") as file:
            file.seek(0, 2)
            file.seek(max(0, file.tell() - _TAIL_BYTES))
            text = file.read().decode("utf-8", errors="replace")
    except FileNotFoundError:
        return []
    return [line for line in text.rpartition(_MARK)[2].splitlines() if line.strip()][-_LINES_MAX:]


def _message(line: str) -> str:
    """A log line without its time and process number."""
    return re.sub(r"^.*?\[\d+\]\s*(\S*\s+)?[A-Z]+:\s+", "", line)
