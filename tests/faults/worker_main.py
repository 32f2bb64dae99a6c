"""Workers of a fault run: `python -m tests.faults.worker_main`. A host that forks workers and forks them again when they die.

Forking instead of starting makes a killed worker cost milliseconds instead of a second of imports; each is a process of its own
with connections of its own, and it dies by SIGKILL like any other.
"""

from __future__ import annotations

import ctypes
import os
import signal
import time
from contextlib import suppress
from pathlib import Path
from types import FrameType

import uvloop

from linkstar import flows
from linkstar.core.logs import set_up_logs
from linkstar.core.settings import Settings
from linkstar.worker.main import serve
from tests.faults.boundaries import Board, install
from tests.faults.short import shorten_worker

_PR_SET_PDEATHSIG = 1
AGAIN_S = 0.05


def main() -> None:
    """Keeps FAULTS_WORKERS workers alive until SIGTERM."""
    settings = Settings()
    set_up_logs(settings)
    flows.load()
    shorten_worker()
    install(Board(Path(os.environ["FAULTS_BOARD"])))
    children: set[int] = set()
    is_ending = False

    def end(number: int, frame: FrameType | None) -> None:
        nonlocal is_ending
        is_ending = True
        for pid in children:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGTERM)

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    for _ in range(int(os.environ.get("FAULTS_WORKERS", "1"))):
        children.add(_fork(settings))
    while children:
        pid, _ = os.wait()
        children.discard(pid)
        if not is_ending:
            time.sleep(AGAIN_S)
            children.add(_fork(settings))


def _fork(settings: Settings) -> int:
    parent = os.getpid()
    pid = os.fork()
    if pid:
        return pid
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    code = 1
    try:
        uvloop.run(serve(settings, settings.database_url or ""))
        code = 0
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
