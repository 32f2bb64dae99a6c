"""Starting, joining and leaving the embedded PostgreSQL of a home folder."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import psycopg

from linkstar.core.db.embedded import keeper, locks
from linkstar.core.db.embedded.account import server_account
from linkstar.core.db.embedded.binaries import find_binaries
from linkstar.core.db.embedded.cluster import Cluster, data_version, is_marked_ready
from linkstar.core.db.embedded.errors import DatabaseDidNotStart, DatabaseNotRunning, DatabaseRefusedPassword
from linkstar.core.db.embedded.layout import DATABASE, Layout
from linkstar.core.db.embedded.progress import Progress, log_since_start, open_log
from linkstar.core.settings import make_home

_LOOK_AGAIN_S = 0.01


def _silent(_: str) -> None:
    return None


class EmbeddedPostgres:
    """One use of the server of a home folder. The server runs while anyone uses it and ends with its last user,
    whether that one stops, exits or is killed. `url` is the owner's (a superuser's) connection string."""

    def __init__(self, layout: Layout, *, use: int, is_owner: bool) -> None:
        self._layout = layout
        self._use: int | None = use
        self.home = layout.home
        self.is_owner = is_owner
        self.url = layout.url()

    @classmethod
    def start(
        cls, home: Path, *, say: Callable[[str], None] = _silent, bin_dir: Path | None = None
    ) -> EmbeddedPostgres:
        """Start the server of this home, or join the one that runs, and wait until it is ready, however long that is.

        `say` hears what is going on. Raises DatabaseDidNotStart at once when the server ends instead, and NoPostgres,
        NotADatabase, DatabaseRefusedPassword, HomeUnusable or another refusal that says what to do.
        """
        layout = Layout(make_home(home))
        progress = Progress(say, layout.log)
        use = _join(layout, progress)
        try:
            is_owner = _launch(layout, say, bin_dir)
            while not _is_ready(layout, progress):
                if _launch(layout, say, bin_dir, only_once=is_owner):
                    is_owner = True
                progress.wait(_LOOK_AGAIN_S)
            return cls(layout, use=use, is_owner=is_owner)
        except BaseException:
            locks.release(use)
            raise

    @classmethod
    def attach(cls, home: Path, *, say: Callable[[str], None] = _silent) -> EmbeddedPostgres:
        """Join the server that runs and never start one; raises DatabaseNotRunning."""
        layout = Layout(home.expanduser().absolute())
        if not layout.lock.exists():
            raise DatabaseNotRunning(home=home)
        progress = Progress(say, layout.log)
        use = _join(layout, progress)
        try:
            while not _is_ready(layout, progress):
                if _is_free(layout.lock):
                    raise DatabaseNotRunning(home=home)
                progress.wait(_LOOK_AGAIN_S)
            return cls(layout, use=use, is_owner=False)
        except BaseException:
            locks.release(use)
            raise

    def stop(self) -> None:
        """Leave. Returns when the server has shut down, or at once when other processes go on using it."""
        if self._use is None:
            return
        use, self._use = self._use, None
        locks.release(use)
        while self._layout.lock.exists() and not _is_free(self._layout.lock):
            if locks.is_shared_by_others(self._layout.users):
                return
            time.sleep(_LOOK_AGAIN_S)

    def __enter__(self) -> EmbeddedPostgres:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def _join(layout: Layout, progress: Progress) -> int:
    """Become a user; while an earlier server is being shut down, wait for its end."""
    while (use := locks.hold_shared(layout.users)) is None:
        progress.wait(_LOOK_AGAIN_S, doing="Waiting for the end of the database's last run")
    return use


def _launch(layout: Layout, say: Callable[[str], None], bin_dir: Path | None, *, only_once: bool = False) -> bool:
    """Start the server unless one runs or is being started; raises if it was started before (`only_once`) and ended."""
    lock = locks.hold_alone(layout.lock)
    if lock is None:
        return False
    try:
        if only_once:
            raise DatabaseDidNotStart(layout.log, log_since_start(layout.log))
        account = server_account(layout.data)
        binaries = find_binaries(account, major=data_version(layout.data), folder=bin_dir, say=say)
        cluster = Cluster(layout, account, binaries, lock)
        sockets = cluster.prepare(say)
        say(f"Starting PostgreSQL {binaries.version}")
        _start_keeper(cluster, sockets)
        return True
    finally:
        locks.release(lock)


def _start_keeper(cluster: Cluster, sockets: Path) -> None:
    with cluster.folder_argument(cluster.layout.data) as (data, descriptors), open_log(cluster.layout.log) as log:
        order = json.dumps(cluster.keeper_order(sockets, data, descriptors))
        subprocess.run(  # noqa: S603 - our own script
            [sys.executable, "-I", "-S", keeper.__file__, order],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            pass_fds=[*descriptors, cluster.lock],
            cwd="/",
            start_new_session=True,  # Ctrl-C in the terminal reaches us, and the server only after us.
        )


def _is_ready(layout: Layout, progress: Progress) -> bool:
    if not is_marked_ready(layout.data):
        return False
    try:
        with psycopg.connect(layout.url("postgres"), autocommit=True, connect_timeout=5) as connection:
            _ensure_database(connection)
            return True
    except FileNotFoundError:
        return False  # Another process is making the cluster.
    except psycopg.OperationalError as problem:
        if "password authentication failed" in str(problem):
            raise DatabaseRefusedPassword(file=layout.password) from problem
        progress.hear(str(problem))
        return False


def _ensure_database(connection: psycopg.Connection) -> None:
    if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (DATABASE,)).fetchone() is None:
        # Another process that starts at the same time may be faster.
        with contextlib.suppress(psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
            connection.execute(f"CREATE DATABASE {DATABASE}")


def _is_free(lock: Path) -> bool:
    held = locks.hold_alone(lock)
    if held is None:
        return False
    locks.release(held)
    return True
