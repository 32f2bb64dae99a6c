"""The tests on PostgreSQL 15, the oldest that LinkStar runs on: `make test15`, or `python -m tools.postgres15 tests/orders -q`.

Installs nothing. Finds the programs of PostgreSQL 15 (Debian: apt-get install postgresql-15), starts a throw-away server on
a Unix socket, as the product itself would without the wheel, runs pytest with the arguments against it, and ends it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from linkstar.core.db.embedded import EmbeddedPostgres
from tools.check import SIDE_BY_SIDE

MAJOR = 15
# A server that nobody's data lives in need not wait for the disk. Tests that kill servers start their own, without this.
QUICK = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nmax_wal_size = 256MB\n"
MEMORY = Path("/dev/shm")  # noqa: S108 - each server has a folder of its own in it
ROOM = 4 << 30  # bytes that must be free there, and of the machine's memory
PLACES = (f"/usr/lib/postgresql/{MAJOR}/bin", f"/usr/pgsql-{MAJOR}/bin", f"/opt/homebrew/opt/postgresql@{MAJOR}/bin")
# What `make check` runs here: what speaks SQL itself. The rest is the same program on either version.
NEAR = (  # where statements of our own meet the server; the whole suite runs by `make test15`
    "tests/core/db", "tests/core/work", "tests/inventory", "tests/orders", "tests/finance", "tests/contacts",
    "tests/house/test_database.py", "tests/house/test_migrations.py", "tests/tools/test_distributable.py",
    "tests/cli/test_backup.py",
)  # fmt: skip
FAR = ("tests/core/db/test_embedded.py",)  # starts servers of the embedded version, whatever it is given


def programs(places: Iterable[str] = PLACES) -> Path | None:
    """The folder of PostgreSQL 15's programs, or None."""
    return next((Path(place) for place in places if (Path(place) / "initdb").is_file()), None)


def in_memory() -> Path | None:
    """Where a throw-away server lies best: in memory, if there is plenty. A database is copied there twenty times faster."""
    if not MEMORY.is_dir() or not os.access(MEMORY, os.W_OK):
        return None
    there = os.statvfs(MEMORY)
    spare = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return MEMORY if min(there.f_bavail * there.f_frsize, spare) >= ROOM else None


def main(arguments: Sequence[str], *, folder: Path | None, is_needed: bool) -> int:
    """Runs pytest on PostgreSQL 15; without one it fails if it was asked for by a person, and passes in `make check`."""
    if folder is None:
        print(
            f"PostgreSQL {MAJOR} is not on this machine (Debian: apt-get install postgresql-{MAJOR}); nothing was run"
        )
        return 1 if is_needed else 0
    with tempfile.TemporaryDirectory(prefix="linkstar-pg15-", dir=in_memory()) as home:
        os.chmod(home, 0o755)  # noqa: S103 - the server's own account must be able to enter
        (Path(home) / "pg.conf").write_text(QUICK)
        with EmbeddedPostgres.start(Path(home), bin_dir=folder) as running:
            given = {"LINKSTAR_TEST_DATABASE_URL": running.url, "LINKSTAR_TEST_POSTGRES_BIN": str(folder)}
            asked = [sys.executable, "-m", "pytest", *arguments]
            return subprocess.run(asked, check=False, env={**os.environ, **given}).returncode


if __name__ == "__main__":
    near = sys.argv[1:] == ["--near"]
    raise SystemExit(
        main(
            ["-q", *SIDE_BY_SIDE, *NEAR, *(f"--ignore={path}" for path in FAR)] if near else sys.argv[1:],
            folder=programs(),
            is_needed=not near,
        )
    )
