"""A throw-away home: own database, free ports, a clock of its own; nothing is left when it ends, however it ends."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import FrameType

from linkstar.cli.processes import Place, free_port
from linkstar.core.db.embedded import EmbeddedPostgres
from linkstar.core.settings import Settings
from linkstar.kit.clock import SharedClock

REMOVED_WITHIN_S = 5.0
_DOORS = ("sandbox", "web", "worker")


@dataclass(frozen=True, slots=True)
class Home:
    """A running LinkStar for a replay. `clock` None: it is somebody's own, and lives in real time."""

    place: Place
    settings: Settings
    clock: SharedClock | None


@contextmanager
def throwaway(
    say: Callable[[str], None], at: datetime, *, workers: int, doors: Sequence[str] = _DOORS
) -> Iterator[Home]:
    """Starts everything in a new folder, with the clock at `at`; ends it and removes the folder on the way out.

    SIGTERM ends it like Ctrl-C. Raises what Place raises.
    """
    folder = Path(tempfile.mkdtemp(prefix="linkstar-replay-"))
    folder.chmod(0o711 if os.geteuid() == 0 else 0o700)  # root's database server is another account: it passes through
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        clock = SharedClock(folder / "clock.json")
        clock.put(at, 1.0)
        settings = Settings(
            home=folder / "home",
            port=free_port(),
            sandbox_port=free_port(),
            workers=workers,
            database_url=None,
            host="127.0.0.1",
        )
        environment = {
            "LINKSTAR_CLOCK_FILE": str(clock.path),
            "LINKSTAR_FACTS_KEEP_DAYS": "36500",  # the judge reads all facts of years that pass in minutes
            "LINKSTAR_CALL_LOG_KEEP_DAYS": "36500",
        }
        with Place(settings, say=say, environment=environment) as place:
            place.start_database()
            place.start_doors(workers=workers, doors=tuple(doors))
            yield Home(place, settings, clock)
    finally:
        remove(folder)
        signal.signal(signal.SIGTERM, before)


def remove(folder: Path) -> None:
    """Removes a folder although somebody who was interrupted may write into it for a moment longer."""
    ends = time.monotonic() + REMOVED_WITHIN_S
    while folder.exists() and time.monotonic() < ends:
        shutil.rmtree(folder, ignore_errors=True)
        time.sleep(0.05)


@contextmanager
def running(settings: Settings, say: Callable[[str], None]) -> Iterator[Home]:
    """The LinkStar that runs in this home, in real time; its doors belong to whoever started it. Raises DatabaseNotRunning."""
    place = Place(settings, say=say)
    if settings.database_url:
        place.owner = settings.database_url
        yield Home(place, settings, None)
        return
    with EmbeddedPostgres.attach(settings.home, say=say) as joined:
        place.owner = joined.url
        yield Home(place, settings, None)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
