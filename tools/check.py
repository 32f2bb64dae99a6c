"""Everything that CI runs, in order of speed; the first failure ends it. `make check` calls this.

What stands aside begins at once, in a line of its own, and is shown when its turn has come.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

PY = sys.executable
BIN = Path(PY).parent
TESTERS = 2  # processes that run tests side by side; each has a database of its own
TESTS = [PY, "-m", "pytest", "-q"]
# Files begin in the order of tests/tempo.py; else those of few tests come last, and the longest test is one of them.
SIDE_BY_SIDE = ["-n", str(TESTERS), "--dist", "loadfile", "--no-loadscope-reorder"]
BUDGET_S = 20 * 60  # on two cores; whoever goes beyond it stops running the checks


@dataclass(frozen=True)
class Check:
    """A name for people and the command that decides."""

    name: str
    command: Sequence[str]
    is_aside: bool = False


@dataclass
class Ran:
    """What became of a check. `lines` are what it said, if nobody could read it meanwhile."""

    code: int
    spent_s: float
    last_line: str
    lines: list[str] = field(default_factory=list)


CHECKS = [
    Check("bytecode", [PY, "-m", "compileall", "-q", "src"]),  # else each process of the tests compiles it for itself
    Check("format", [PY, "-m", "ruff", "format", "--check", "--quiet", "."]),
    Check("lint", [PY, "-m", "ruff", "check", "--quiet", "."]),
    Check("floors", [str(BIN / "lint-imports"), "--no-logo"]),
    Check("types", [PY, "-m", "mypy"]),
    Check("migrations", [PY, "-m", "tools.squawk"]),
    Check("openapi", [PY, "-m", "tools.openapi", "--check"]),
    Check("figures", [PY, "-m", "tools.figures", "--check"]),
    Check("audit", [PY, "-m", "tools.audit"]),
    Check("web", [PY, "tools/web.py", "check"], is_aside=True),
    Check("wheel", [PY, "-m", "tools.wheel"], is_aside=True),
    Check("tests on PostgreSQL 15", [PY, "-m", "tools.postgres15", "--near"]),
    Check("house and tests", [*TESTS, *SIDE_BY_SIDE, "--ignore", "tests/e2e"]),
    Check("stories in a browser", [*TESTS, *SIDE_BY_SIDE, "tests/e2e"]),  # apart: they leave an event loop running
]


def main(checks: Sequence[Check], *, budget_s: float = BUDGET_S) -> int:
    """Runs the checks until one fails; ends with the time of each and, once more, with the last line of the last one."""
    times: dict[str, float] = {}
    began, check, ran = time.monotonic(), checks[0], Ran(0, 0.0, "")
    with _aside([one for one in checks if one.is_aside]) as beside:
        for check in checks:
            print(f"--- {check.name}", flush=True)
            ran = beside[check.name].result() if check.is_aside else _run(check, is_shown=True)
            print(*ran.lines, sep="", end="", flush=True)
            times[check.name] = ran.spent_s
            if ran.code:
                break
    verdict = f"{check.name} failed: {' '.join(check.command)}" if ran.code else "all passed"
    print(f"make check: {verdict} ({', '.join(f'{name} {spent:.0f} s' for name, spent in times.items())})")
    if (spent := time.monotonic() - began) > budget_s:
        print(
            f"make check: took {spent / 60:.0f} min, more than the {budget_s / 60:.0f} min that it may take on two cores"
        )
    print(ran.last_line)
    return ran.code


@contextmanager
def _aside(checks: Sequence[Check]) -> Iterator[dict[str, Future[Ran]]]:
    """Runs checks one after the other beside the rest; at the end of the block no other one begins."""
    pool = ThreadPoolExecutor(1)
    try:
        yield {check.name: pool.submit(_run, check, is_shown=False) for check in checks}
    finally:
        pool.shutdown(cancel_futures=True)


def _run(check: Check, *, is_shown: bool) -> Ran:
    started, last_line, kept = time.monotonic(), "", list[str]()
    with subprocess.Popen(check.command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:
        for line in running.stdout or []:
            if is_shown:
                print(line, end="", flush=True)
            else:
                kept.append(line)
            last_line = line.strip() or last_line
    return Ran(running.returncode, time.monotonic() - started, last_line, kept)


if __name__ == "__main__":
    raise SystemExit(main(CHECKS))
