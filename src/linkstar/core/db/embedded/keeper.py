"""Keeps one PostgreSQL server for as long as any process uses it. Run as a script; the standard library only.

Every process that uses the server holds a shared lock on one file. This process waits to have that file alone: then the
last user has left or was killed, and the server is shut down. It also starts a killed server again while there are
users, writes the log within bounds, and takes the server with it should it be killed itself.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
from typing import IO, Any

LOG_BYTES_MAX = 10 * 1024 * 1024
SHUTDOWN_SECONDS_MAX = 300.0
RESTARTS_MAX = 20

_SET_PARENT_DEATH_SIGNAL = 1
_prctl = ctypes.CDLL(None).prctl if sys.platform == "linux" else None


class Keeper:
    """One server and what it was ordered to be; `order` comes from `cluster.keeper_order`."""

    def __init__(self, order: dict[str, Any]) -> None:
        self._order = order
        self._pid = os.getpid()
        self._events: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._log = open(order["log"], "ab", buffering=0)  # noqa: SIM115 - open for the life of the process
        self._is_ready = False
        self._sync: subprocess.Popen[bytes] | None = None

    def run(self) -> int:
        """Exit code: 0 after a shutdown, 1 when the server cannot live."""
        threading.Thread(target=self._wait_until_unused, daemon=True).start()
        failures, was_ever_ready = 0, False
        while True:
            self._is_ready = False
            server, reader = self._launch()
            if self._events.get() == "unused":
                return self._shut_down(server, reader)
            reader.join(timeout=5)
            was_ever_ready |= self._is_ready
            failures = 1 if self._is_ready else failures + 1
            if server.returncode == 0:
                return 0  # Somebody with the right to do so shut it down.
            if not was_ever_ready or failures > RESTARTS_MAX:
                return 1
            self._write(f"The server ended unasked ({server.returncode}); starting it again.\n".encode())
            if self._pause(min(0.2 * failures, 5.0)):
                return 0
            for pid_file in self._order["pid_files"]:  # Its process has ended; the number may be in use again.
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(pid_file)

    def clean_up(self) -> None:
        """Take away what lies outside the home folder."""
        if self._sync is not None:
            self._sync.kill()
            self._sync.wait()
        for folder in self._order["temporary_folders"]:
            shutil.rmtree(folder, ignore_errors=True)

    def _wait_until_unused(self) -> None:
        users = os.open(self._order["users"], os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(users, fcntl.LOCK_EX)
        self._events.put("unused")

    def _launch(self) -> tuple[subprocess.Popen[bytes], threading.Thread]:
        # The lock of the data folder is handed to the server too, so that it holds until its last process has gone.
        server = self._run_as_account(self._order["server"], self._order["server_descriptors"], subprocess.PIPE)
        reader = threading.Thread(target=self._read_log, args=(server.stderr,), daemon=True)
        reader.start()
        threading.Thread(target=self._wait_for, args=(server,), daemon=True).start()
        return server, reader

    def _run_as_account(
        self, command: list[str], descriptors: list[int], stderr: int = subprocess.DEVNULL
    ) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - ordered by our own parent
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            pass_fds=descriptors,
            preexec_fn=self._end_with_keeper,
            **self._order["account"],
        )

    def _end_with_keeper(self) -> None:
        """Runs in the new process, after it has changed its account, because that change clears the request."""
        if _prctl is not None:
            _prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGINT)
        if os.getppid() != self._pid:
            os._exit(1)

    def _wait_for(self, server: subprocess.Popen[bytes]) -> None:
        server.wait()
        self._events.put("ended")

    def _shut_down(self, server: subprocess.Popen[bytes], reader: threading.Thread) -> int:
        server.send_signal(signal.SIGINT)
        try:
            self._events.get(timeout=SHUTDOWN_SECONDS_MAX)
        except queue.Empty:
            server.send_signal(signal.SIGQUIT)  # Costs a recovery at the next start, and no data.
            self._events.get()
        reader.join(timeout=5)
        return 0

    def _pause(self, seconds: float) -> bool:
        """Wait before another try; True when the last user has left meanwhile."""
        try:
            return self._events.get(timeout=seconds) == "unused"
        except queue.Empty:
            return False

    def _read_log(self, lines: IO[bytes] | None) -> None:
        for line in lines or ():
            self._write(line)
            if not self._is_ready and b"database system is ready to accept connections" in line:
                self._is_ready = True
                self._sync_new_files()

    def _sync_new_files(self) -> None:
        """Files of a new cluster go to the disk after the start, because that is the slowest part of making one."""
        if self._sync is None and os.path.exists(self._order["unsynced"]):
            self._sync = self._run_as_account(self._order["sync"], self._order["sync_descriptors"])
            threading.Thread(target=self._note_synced, args=(self._sync,), daemon=True).start()

    def _note_synced(self, sync: subprocess.Popen[bytes]) -> None:
        if sync.wait() == 0:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(self._order["unsynced"])

    def _write(self, line: bytes) -> None:
        try:
            if self._log.tell() > LOG_BYTES_MAX:
                owner = os.fstat(self._log.fileno())
                os.replace(self._order["log"], self._order["log"] + ".1")
                self._log.close()
                self._log = open(self._order["log"], "ab", buffering=0)  # noqa: SIM115 - as above
                os.fchown(self._log.fileno(), owner.st_uid, owner.st_gid)
            self._log.write(line)
        except (OSError, ValueError):
            pass  # A full disk must not stop the reading, or the server would hang on its own log.


def main() -> int:
    """Leave the caller's process tree, then keep the server."""
    order = json.loads(sys.argv[1])
    if os.fork() != 0:
        os._exit(0)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: None)  # The users decide when it ends, not the terminal.
    os.umask(0o077)
    keeper = Keeper(order)
    try:
        return keeper.run()
    finally:
        keeper.clean_up()


if __name__ == "__main__":
    sys.exit(main())
