"""Ctrl-C that is heard: before Python 3.12 `asyncio.wait_for`, which every wait for the database goes through, may swallow it."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager

AGAIN_S = 0.5


@contextmanager
def interruptible() -> Iterator[None]:
    """Cancels the task that runs the body at SIGINT, again and again until the body ends. Needs the main thread."""
    loop, task, before = asyncio.get_running_loop(), asyncio.current_task(), signal.getsignal(signal.SIGINT)
    waiting: list[asyncio.TimerHandle] = []

    def cancel() -> None:
        if task is not None:
            task.cancel()
        waiting[:] = [loop.call_later(AGAIN_S, cancel)]

    loop.add_signal_handler(signal.SIGINT, cancel)
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGINT)
        signal.signal(signal.SIGINT, before)
        for one in waiting:
            one.cancel()
