"""Locks on files that end with the process that holds them, however it ends."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

_held: set[int] = set()


def hold_shared(path: Path) -> int | None:
    """Hold the file together with others; None while one process has it alone. Give it back with `release`."""
    return _hold(path, fcntl.LOCK_SH)


def hold_alone(path: Path) -> int | None:
    """Hold the file alone; None while anyone else holds it. Give it back with `release`."""
    return _hold(path, fcntl.LOCK_EX)


def release(held: int) -> None:
    """Give a lock back; a child process that was handed the descriptor goes on holding it."""
    _held.discard(held)
    os.close(held)


def is_shared_by_others(path: Path) -> bool:
    """Whether other processes hold the file together (not: one alone, not: nobody)."""
    alone = hold_alone(path)
    if alone is not None:
        release(alone)
        return False
    shared = hold_shared(path)
    if shared is None:
        return False
    release(shared)
    return True


def leave_to_owner(descriptor: int, home: Path) -> None:
    """Root that looks after the home of a plain user leaves no file there that this user cannot open."""
    if os.geteuid() == 0:
        owner = home.stat()
        os.fchown(descriptor, owner.st_uid, owner.st_gid)


def _hold(path: Path, kind: int) -> int | None:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        leave_to_owner(descriptor, path.parent)
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    except BaseException:
        os.close(descriptor)
        raise
    _held.add(descriptor)
    return descriptor


def _forget_in_child() -> None:
    """A forked child (multiprocessing) shares the descriptors and would keep the locks of a parent that was killed."""
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


os.register_at_fork(after_in_child=_forget_in_child)
