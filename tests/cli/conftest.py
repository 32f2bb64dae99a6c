"""An installation of its own for tests of the command line: a home with its embedded database, migrated, with one company."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest

from linkstar.core.db import Database, Tx
from linkstar.core.db.embedded import EmbeddedPostgres
from linkstar.core.db.migrate import migrate
from linkstar.core.db.roles import APP, conninfo_of
from linkstar.core.secrets import Vault, open_vault
from linkstar.core.settings import Settings, secret_key
from linkstar.core.tenants import create_tenant
from linkstar.core.work import flush
from linkstar.kit.clock import WallClock
from linkstar.kit.ids import new_id

OTHER_POSTGRES = Path(folder) if (folder := os.environ.get("LINKSTAR_TEST_POSTGRES_BIN")) else None  # `make test15`


@dataclass(frozen=True, slots=True)
class Installation:
    """A home whose database runs; `tenant_id` is the company `demo`."""

    home: Path
    owner: str
    tenant_id: UUID

    @property
    def settings(self) -> Settings:
        """The settings of this home."""
        return Settings(home=self.home)

    @property
    def vault(self) -> Vault:
        """What opens its secrets now."""
        return open_vault(self.settings)

    def act(self, work: Callable[[Tx], Awaitable[Any]]) -> Any:
        """Runs `work` in one transaction of the company, as the web door would."""
        return asyncio.run(self._act(work))

    async def _act(self, work: Callable[[Tx], Awaitable[Any]]) -> Any:
        conninfo = conninfo_of(self.owner, secret_key(self.settings), APP)
        database = await Database.open(conninfo, before_commit=flush, size=1)
        try:
            async with database.tx(self.tenant_id, actor="test") as tx:
                return await work(tx)
        finally:
            await database.close()

    def sql(self, statement: str) -> list[Any]:
        """Runs a statement as the owner."""
        with psycopg.connect(self.owner, autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []


@pytest.fixture(scope="module")
def installation() -> Iterator[Installation]:
    """One installation for the tests of a file; its roles' passwords are its own, so the shared test server is left alone."""
    with tempfile.TemporaryDirectory(prefix="linkstar-cli-") as folder:
        home = Path(folder)
        home.chmod(0o755)
        with EmbeddedPostgres.start(home, bin_dir=OTHER_POSTGRES) as running:
            migrate(running.url, secret_key(Settings(home=home)))
            made = Installation(home, running.url, new_id(WallClock().now()))
            made.act(lambda tx: create_tenant(tx, "demo", "Demo Company"))
            yield made


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*os.environ]:
        if name.startswith("LINKSTAR_") or name == "DATABASE_URL":
            monkeypatch.delenv(name)


@pytest.fixture
def at_home(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """The command line works in this installation."""
    monkeypatch.setenv("LINKSTAR_HOME", str(installation.home))
    return installation


@pytest.fixture
def room() -> Iterator[Path]:
    """A folder for temporary files that a server under another account may pass through."""
    folder = Path(tempfile.mkdtemp(prefix="ls-", dir="/tmp"))  # short, for the path of a socket has an end
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
