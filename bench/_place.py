"""A throw-away place to measure in: an embedded database of its own, migrated, gone afterwards."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from linkstar.core.db.embedded import EmbeddedPostgres
from linkstar.core.db.migrate import migrate
from linkstar.core.db.roles import APP, WORKER, conninfo_of
from linkstar.core.secrets import Vault
from linkstar.core.settings import Settings, secret_key

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Place:
    """A database and the keys to it. `owner` is the superuser's conninfo."""

    home: Path
    owner: str
    key: bytes

    @property
    def app(self) -> str:
        """The web door's conninfo."""
        return conninfo_of(self.owner, self.key, APP)

    @property
    def worker(self) -> str:
        """The worker's conninfo."""
        return conninfo_of(self.owner, self.key, WORKER)

    @property
    def vault(self) -> Vault:
        """Seals secrets."""
        return Vault.of(self.key)

    def sql(self, statement: str) -> list[tuple[object, ...]]:
        """Runs a statement as the owner."""
        with psycopg.connect(self.owner, autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def server_cpu_s(self) -> float:
        """Processor seconds that the database server has spent since it started, its ended children included."""
        postmaster = int((self.home / "pg" / "postmaster.pid").read_text().split()[0])
        total = 0.0
        for folder in Path("/proc").iterdir():
            if not folder.name.isdigit():
                continue
            try:
                parts = (folder / "stat").read_text().rpartition(") ")[2].split()
            except OSError:
                continue  # it ended meanwhile
            if int(folder.name) == postmaster:
                total += sum(map(int, parts[11:15])) / TICKS
            elif int(parts[1]) == postmaster:
                total += sum(map(int, parts[11:13])) / TICKS
        return total


@contextmanager
def throw_away() -> Iterator[Place]:
    """A database that ends with the block."""
    with tempfile.TemporaryDirectory(prefix="linkstar-bench-") as folder:
        home = Path(folder)
        home.chmod(0o755)
        with EmbeddedPostgres.start(home) as running:
            key = secret_key(Settings(home=home, secret_key=None, database_url=None))
            migrate(running.url, key)
            yield Place(home, running.url, key)
