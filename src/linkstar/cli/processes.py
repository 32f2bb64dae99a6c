"""A running LinkStar: its database and its three doors as child processes, watched, restarted and ended together."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

from linkstar.core.settings import GATE, Settings, make_gate, make_home, open_gate, secret_key
from linkstar.kit.errors import Refusal

if TYPE_CHECKING:  # loaded when the database is started: the doors are to load theirs meanwhile
    from linkstar.core.db.embedded import EmbeddedPostgres

READY_S = 60.0
STOP_S = 25.0
LOG_BYTES_MAX = 20_000_000
_PR_SET_PDEATHSIG = 1


class DoorDidNotOpen(Refusal):
    """A child process ended or did not answer while LinkStar was starting."""

    code = "cli.door_did_not_open"
    status = 500
    en = "{door} did not start. The end of its log ({log}) says:\n{tail}"
    zh = "{door} 未能启动，日志（{log}）末尾如下：\n{tail}"


class PortTaken(Refusal):
    """Another program listens on a port that LinkStar needs."""

    code = "cli.port_taken"
    status = 500
    en = "Port {port} is taken by another program. Set {name} to a free one, for example {name}={free}."
    zh = "端口 {port} 已被占用。请将 {name} 设为空闲端口，例如 {name}={free}。"


@dataclass(slots=True)
class Child:
    """A door as a process; `restarts` grows when it ended by itself and was started again."""

    name: str
    module: str
    process: subprocess.Popen[bytes]
    log: Path
    restarts: int = 0


@dataclass(slots=True)
class Place:
    """LinkStar running in one home. Use as a context manager, or call `stop`."""

    settings: Settings
    say: Callable[[str], None]
    environment: Mapping[str, str] = field(default_factory=dict)
    owner: str = ""
    children: list[Child] = field(default_factory=list)
    _database: EmbeddedPostgres | None = None
    _gate: Path | None = None  # where warm doors wait

    def warm_doors(self, *, workers: int | None = None) -> None:
        """Starts web and workers before their database: they load what they need and wait for `start_doors`. Raises PortTaken."""
        _refuse_taken(self.settings.host, *self._ports()["web"])
        self.owner = self.settings.database_url or ""
        self._gate = make_gate(make_home(self.settings.home))
        self._start_all(("web", "worker"), workers)

    def start_database(self) -> None:
        """Starts (or joins) the database and brings it up to date. Raises RestoreUnfinished."""
        make_home(self.settings.home)
        if self.settings.database_url:
            self.owner = self.settings.database_url
        else:
            embedded = import_module("linkstar.core.db.embedded")
            self._database = embedded.EmbeddedPostgres.start(self.settings.home, say=self.say)
            self.owner = self._database.url
        import_module("linkstar.core.db.copies").refuse_unfinished(self.owner)
        import_module("linkstar.core.db.migrate").migrate(self.owner, secret_key(self.settings), say=self.say)

    def start_doors(self, *, workers: int | None = None, doors: tuple[str, ...] = ("web", "worker", "sandbox")) -> None:
        """Starts the doors side by side, those that are not warm already, and waits until those that listen answer.

        Raises PortTaken, DoorDidNotOpen.
        """
        ports = self._ports()
        if self._gate is not None:
            open_gate(self._gate, self._environment())
            doors = tuple(door for door in doors if door not in {"web", "worker"})
        for door in doors:
            if door in ports:
                _refuse_taken(self.settings.host, *ports[door])
        self._start_all(doors, workers)
        for child in self.children:
            if child.name in ports:
                path = "/health" if child.name == "web" else "/_sandbox/"
                self._wait_for(child, f"http://{self.settings.host}:{ports[child.name][1]}{path}")

    def look_after(self) -> None:
        """Starts again what has ended by itself; to be called now and then."""
        for place, child in enumerate(self.children):
            if child.process.poll() is not None:
                self.say(f"{child.name} ended ({child.process.returncode}); starting it again")
                again = self._start(child.name, child.module)
                again.restarts = child.restarts + 1
                self.children[place] = again

    def stop(self) -> None:
        """Ends the doors (each finishes what it is doing), then the database."""
        for child in self.children:
            with suppress(ProcessLookupError):
                child.process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + STOP_S
        for child in self.children:
            try:
                child.process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.process.kill()
                child.process.wait()
        self.children.clear()
        if self._gate is not None:
            self._gate.unlink(missing_ok=True)
            self._gate = None
        if self._database is not None:
            self._database.stop()
            self._database = None

    def __enter__(self) -> Place:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _ports(self) -> dict[str, tuple[str, int]]:
        # Of the doors that listen: how the setting is called, and what it is.
        return {
            "web": ("LINKSTAR_PORT", self.settings.port),
            "sandbox": ("LINKSTAR_SANDBOX_PORT", self.settings.sandbox_port),
        }

    def _start_all(self, doors: tuple[str, ...], workers: int | None) -> None:
        count = self.settings.workers if workers is None else workers
        modules = {"sandbox": "linkstar.sandbox", "web": "linkstar.api"}
        for door in doors:
            if door == "worker":
                for number in range(count):
                    self.children.append(self._start(f"worker-{number + 1}", "linkstar.worker"))
            else:
                self.children.append(self._start(door, modules[door]))

    def _start(self, name: str, module: str) -> Child:
        folder = self.settings.home / "logs"
        folder.mkdir(mode=0o700, exist_ok=True)
        log = folder / f"{name}.log"
        if log.exists() and log.stat().st_size > LOG_BYTES_MAX:
            log.replace(log.with_suffix(".log.1"))
        with log.open("ab") as out:
            process = subprocess.Popen(  # noqa: S603 - our own modules
                [sys.executable, "-m", module],
                env={**os.environ, **self._environment()},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,  # Ctrl-C at the terminal reaches only the parent, which ends its children in order
                preexec_fn=_die_with_parent,
            )
        return Child(name, module, process, log)

    def _environment(self) -> dict[str, str]:
        # The doors never see the owner's password: their roles' passwords follow from the secret key.
        parts = urlsplit(self.owner)
        host = parts.netloc.rpartition("@")[2]
        database = {"LINKSTAR_DATABASE_URL": urlunsplit(parts._replace(netloc=f"linkstar_app@{host}"))}
        return {
            **(database if self.owner else {}),  # not known yet, the gate tells it
            **({} if self._gate is None else {GATE: str(self._gate)}),
            "LINKSTAR_HOME": str(self.settings.home),
            "LINKSTAR_HOST": self.settings.host,
            "LINKSTAR_PORT": str(self.settings.port),
            "LINKSTAR_SANDBOX_PORT": str(self.settings.sandbox_port),
            "LINKSTAR_DEMO": str(self.settings.demo),
            "LINKSTAR_REACH_SANDBOX": os.environ.get("LINKSTAR_REACH_SANDBOX", "true"),  # it is served right beside
            **self.environment,
        }

    def _wait_for(self, child: Child, url: str) -> None:
        deadline = time.monotonic() + READY_S
        while time.monotonic() < deadline:
            if child.process.poll() is not None:
                break
            with suppress(URLError, OSError), urlopen(url, timeout=2):  # noqa: S310 - our own address
                return
            time.sleep(0.03)
        raise DoorDidNotOpen(door=child.name, log=child.log, tail=_tail(child.log))


def free_port() -> int:
    """A port of the loopback address that nobody listens on now."""
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        port: int = asking.getsockname()[1]
        return port


def _refuse_taken(host: str, name: str, port: int) -> None:
    with socket.socket() as asking:
        asking.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            asking.bind((host, port))
        except OSError as wrong:
            raise PortTaken(name=name, port=port, free=free_port()) from wrong


def _tail(log: Path) -> str:
    with suppress(OSError):
        return log.read_text(errors="replace")[-2000:].strip()
    return ""


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
