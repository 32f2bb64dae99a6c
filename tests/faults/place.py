"""A LinkStar that is made to be hit: every door behind a proxy, workers with hooks, a clock of its own, a database with a fuse."""

from __future__ import annotations

import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import psycopg

from linkstar.cli.processes import Child, Place, free_port
from linkstar.core.settings import Settings
from linkstar.kit.clock import SharedClock
from tests.faults.boundaries import Board
from tests.faults.proxy import Proxy, to_port, to_unix

OURS = {"linkstar.worker": "tests.faults.worker_main", "linkstar.sandbox": "tests.faults.sandbox_main"}
HOSTS = 2  # of workers
WORKERS_OF_A_HOST = 2
ROOT = Path(__file__).parents[2]


@dataclass(slots=True)
class HitPlace(Place):
    """Starts our own variants of two doors, and gives the doors a way to the database that can be cut."""

    socket: Path = Path()  # the folder of the proxy's socket
    partners_port: int = 0  # the proxy's: the only port of this machine that the doors may call

    def _start(self, name: str, module: str) -> Child:
        child = Place._start(self, name, OURS.get(module, module))
        child.module = module
        return child

    def _environment(self) -> dict[str, str]:
        told = Place._environment(self)
        url = told["LINKSTAR_DATABASE_URL"]
        through = url.partition("?")[0] + f"?host={quote(str(self.socket), safe='')}"
        return {**told, "LINKSTAR_DATABASE_URL": through, "LINKSTAR_SANDBOX_PORT": str(self.partners_port)}


@dataclass(slots=True)
class Target:
    """Everything that can be hit. `web` and `partners` are the addresses that lead through the proxies."""

    place: HitPlace
    settings: Settings
    clock: SharedClock
    board: Board
    proxies: Mapping[str, Proxy]
    pids_seen: set[int] = field(default_factory=set)

    @property
    def web(self) -> str:
        return f"http://127.0.0.1:{self.proxies['webhooks'].port}"

    @property
    def partners(self) -> str:
        return f"http://127.0.0.1:{self.proxies['partners'].port}"

    @property
    def sandbox(self) -> str:
        return f"http://127.0.0.1:{self.settings.sandbox_port}"

    def workers(self) -> list[int]:
        """The processes that do the work now."""
        hosts = [one.process.pid for one in self.place.children if one.name.startswith("worker")]
        return [pid for host in hosts for pid in children_of(host)]

    def kill_worker(self, chance: random.Random) -> bool:
        """Kills one of the workers; its host starts another."""
        return _kill_one(self.workers(), chance)

    def kill_web(self, chance: random.Random) -> bool:
        """Kills the web door's server or the process that serves, whichever; they are started again."""
        door = next(one for one in self.place.children if one.name == "web")
        return _kill_one([door.process.pid, *children_of(door.process.pid)], chance)

    def kill_postmaster(self, chance: random.Random) -> bool:
        """Kills the database's first process; all others end with it, and its keeper starts it again."""
        pid = self.postmaster()
        return pid is not None and _kill(pid)

    def kill_backend(self, chance: random.Random) -> bool:
        """Kills a process that serves one connection: the server ends all others and recovers."""
        postmaster = self.postmaster()
        serving = [pid for pid in children_of(postmaster) if b"linkstar_" in _title(pid)] if postmaster else []
        return _kill_one(serving, chance)

    def postmaster(self) -> int | None:
        """The pid of the database server, if it runs."""
        try:
            pid = int((self.settings.home / "pg" / "postmaster.pid").read_text().splitlines()[0])
        except (OSError, ValueError, IndexError):
            return None
        return pid if _is_alive(pid) else None

    def wait_for_database(self) -> None:
        """Until the server answers again."""
        ends = time.monotonic() + 60
        while True:
            try:
                with psycopg.connect(self.place.owner, connect_timeout=5):
                    return
            except psycopg.OperationalError:
                if time.monotonic() > ends:
                    raise
                time.sleep(0.05)


@contextmanager
def hit_place(at: datetime, *, say: Callable[[str], None] = lambda _: None) -> Iterator[Target]:
    """Starts everything in a throw-away home with the clock at `at`."""
    folder = Path(tempfile.mkdtemp(prefix="linkstar-faults-"))
    folder.chmod(0o711 if os.geteuid() == 0 else 0o700)  # root's database server is another account: it passes through
    proxies: dict[str, Proxy] = {}
    try:
        clock = SharedClock(folder / "clock.json")
        clock.put(at, 1.0)
        (folder / "board").mkdir()
        settings = Settings(
            home=folder / "home", port=free_port(), sandbox_port=free_port(), database_url=None, host="127.0.0.1"
        )
        environment = {
            "LINKSTAR_CLOCK_FILE": str(clock.path), "LINKSTAR_FACTS_KEEP_DAYS": "36500", "LINKSTAR_CALL_LOG_KEEP_DAYS": "36500",
            "FAULTS_BOARD": str(folder / "board"), "FAULTS_SANDBOX_PORT": str(settings.sandbox_port),
             "FAULTS_WORKERS": str(WORKERS_OF_A_HOST),
            "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]),
        }  # fmt: skip
        place = HitPlace(settings, say=say, environment=environment, socket=folder)
        with place:
            place.start_database()
            real = Path(parse_qs(urlsplit(place.owner).query)["host"][0])
            proxies["database"] = Proxy(folder / ".s.PGSQL.5432", to_unix(lambda: real / ".s.PGSQL.5432")).start()
            proxies["partners"] = Proxy("127.0.0.1", to_port("127.0.0.1", settings.sandbox_port)).start()
            proxies["webhooks"] = Proxy("127.0.0.1", to_port("127.0.0.1", settings.port)).start()
            place.partners_port = proxies["partners"].port
            place.start_doors(workers=HOSTS, doors=("sandbox", "web", "worker"))
            yield Target(place, settings, clock, Board(folder / "board"), proxies)
    finally:
        for proxy in proxies.values():
            proxy.stop()
        shutil.rmtree(folder, ignore_errors=True)


def children_of(pid: int) -> list[int]:
    """The processes that a process started itself."""
    try:
        tasks = Path(f"/proc/{pid}/task")
        return [int(one) for task in tasks.iterdir() for one in (task / "children").read_text().split()]
    except OSError:
        return []


def _title(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _kill_one(pids: list[int], chance: random.Random) -> bool:
    alive = [pid for pid in sorted(pids) if _is_alive(pid)]
    return bool(alive) and _kill(chance.choice(alive))


def _kill(pid: int) -> bool:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True
