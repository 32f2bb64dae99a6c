"""`linkstar up` on a database that has been seeded: seconds until the web door answers and until a worker has begun to work.

The command itself is started, in a home of its own; the first start (which makes the database and the demo company) does not
count, the median of three later ones does.
"""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from linkstar.cli.processes import free_port

ROUNDS, PATIENCE_S = 3, 180.0


def run() -> dict[str, Any]:
    """Seconds to the first good answer of the web door, to the first sign of life of a worker, and to both."""
    with tempfile.TemporaryDirectory(prefix="linkstar-bench-") as folder:
        Path(folder).chmod(0o755)
        first = _start(Path(folder), is_first=True)
        later = [_start(Path(folder)) for _ in range(ROUNDS)]
    web, worker = (statistics.median(each[n] for each in later) for n in (0, 1))
    return {
        "seconds": max(web, worker), "web_s": web, "worker_s": worker, "first_s": max(first),
        "targets": {"seconds": "<= 5"}, "aims": {"seconds": "<= 2"},
    }  # fmt: skip


def _start(home: Path, *, is_first: bool = False) -> tuple[float, float]:
    port = free_port()
    environment = {
        **os.environ, "LINKSTAR_HOME": str(home), "LINKSTAR_PORT": str(port), "LINKSTAR_SANDBOX_PORT": str(free_port()),
    }  # fmt: skip
    log = home / "up.log"
    known = _starts(home)
    started = time.perf_counter()
    with log.open("wb") as out:
        process = subprocess.Popen(  # the command of this checkout
            [sys.executable, "-c", "from linkstar.cli.main import main; main()", "up"],
            env=environment,
            stdout=out,
            stderr=out,
        )
    try:
        web_s = worker_s = 0.0
        while not (web_s and worker_s):
            if process.poll() is not None or time.perf_counter() - started > PATIENCE_S:
                raise RuntimeError(log.read_text(errors="replace")[-2000:])
            web_s = web_s or (time.perf_counter() - started if _answers(port) else 0.0)
            worker_s = worker_s or (time.perf_counter() - started if _works(home, known) else 0.0)
            time.sleep(0.01)
        if is_first:  # the demo company is there when it greets
            while b"Press Ctrl-C" not in log.read_bytes() and time.perf_counter() - started < PATIENCE_S:
                time.sleep(0.1)
            time.sleep(15)  # and its orders are worked
        return web_s, worker_s
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def _answers(port: int) -> bool:
    with suppress(URLError, OSError), urlopen(f"http://127.0.0.1:{port}/health", timeout=1) as said:
        return bool(said.status == 200)
    return False


def _works(home: Path, known: int) -> bool:
    """Whether a worker has said once more that it has begun."""
    return _starts(home) > known


def _starts(home: Path) -> int:
    logs = (home / "logs").glob("worker-*.log") if (home / "logs").exists() else ()
    return sum(log.read_text(errors="replace").count("worker_started") for log in logs)
