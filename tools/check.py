"""Everything that CI runs, in order of speed; the first failure ends it. `make check` calls this."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
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


CHECKS = [
    Check("format", [PY, "-m", "ruff", "format", "--check", "--quiet", "."]),
    Check("lint", [PY, "-m", "ruff", "check", "--quiet", "."]),
    Check("floors", [str(BIN / "lint-imports"), "--no-logo"]),
    Check("types", [PY, "-m", "mypy"]),
    Check("migrations", [PY, "-m", "tools.squawk"]),
    Check("openapi", [PY, "-m", "tools.openapi", "--check"]),
    Check("web", [PY, "tools/web.py", "check"]),
    Check("wheel", [PY, "-m", "tools.wheel"]),
    Check("audit", [PY, "-m", "tools.audit"]),
    Check("tests on PostgreSQL 15", [PY, "-m", "tools.postgres15", "--near"]),
    Check("house and tests", [*TESTS, *SIDE_BY_SIDE, "--ignore", "tests/e2e"]),
    Check("stories in a browser", [*TESTS, *SIDE_BY_SIDE, "tests/e2e"]),  # apart: they leave an event loop running
]


def main(checks: Sequence[Check], *, budget_s: float = BUDGET_S) -> int:
    """Runs the checks until one fails; ends with the time of each and, once more, with the last line of the last one."""
    times: dict[str, float] = {}
    code, check, last_line = 0, checks[0], ""
    for check in checks:
        started = time.monotonic()
        code, last_line = _run(check)
        times[check.name] = time.monotonic() - started
        if code:
            break
    verdict = f"{check.name} failed: {' '.join(check.command)}" if code else "all passed"
    print(f"make check: {verdict} ({', '.join(f'{name} {spent:.0f} s' for name, spent in times.items())})")
    if (spent := sum(times.values())) > budget_s:
        print(
            f"make check: took {spent / 60:.0f} min, more than the {budget_s / 60:.0f} min that it may take on two cores"
        )
    print(last_line)
    return code


def _run(check: Check) -> tuple[int, str]:
    print(f"--- {check.name}", flush=True)
    last_line = ""
    with subprocess.Popen(check.command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:
        for line in running.stdout or []:
            print(line, end="", flush=True)
            last_line = line.strip() or last_line
    return running.returncode, last_line


if __name__ == "__main__":
    raise SystemExit(main(CHECKS))
