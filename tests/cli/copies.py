"""Places to restore into, for the tests of backups: databases beside the installation's own, and homes of their own."""

from __future__ import annotations

import json
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import psycopg
import pytest
from typer.testing import CliRunner

from linkstar import flows, inventory, orders
from linkstar.cli import app
from linkstar.connect import NewAccount, create_accounts
from linkstar.connect.accounts import pause
from linkstar.core.db import Tx
from linkstar.core.db.digest import Digest, digest_of
from linkstar.core.secrets import Vault
from tests.cli.conftest import Installation
from tests.world.catalog import an_item
from tests.world.orders import a_capture, a_line, an_order

PASSWORD = "s3same"


@dataclass(frozen=True, slots=True)
class Copy:
    """An empty database on the installation's server; `url` is the owner's."""

    url: str
    name: str

    def sql(self, statement: str) -> list[Any]:
        """Runs a statement as the owner."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def digest(self) -> Digest:
        """The digest of what is in it."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            return digest_of(connection)


@contextmanager
def a_copy(of: Installation) -> Iterator[Copy]:
    """An empty database, dropped afterwards."""
    name = f"copy_{secrets.token_hex(4)}"
    of.sql(f"CREATE DATABASE {name}")
    try:
        yield Copy(of.owner.replace("@/linkstar?", f"@/{name}?"), name)
    finally:
        of.sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def linkstar(*asked: str | Path, **environment: str) -> Any:
    """Runs a command of LinkStar; its exception is in the answer."""
    return CliRunner().invoke(app, [*map(str, asked)], env=environment)


def as_json(answer: Any) -> dict[str, Any]:
    """What a command that went well printed for machines."""
    assert answer.exit_code == 0, answer.exception or answer.output
    told: dict[str, Any] = json.loads(answer.stdout)
    return told


def saved(home: Installation, file: Path, *options: str) -> dict[str, Any]:
    """Makes a backup of the installation and says what it holds."""
    return as_json(linkstar("backup", file, "--json", *options, LINKSTAR_HOME=str(home.home)))


def restored(file: Path, into: Copy, home: Path, *options: str) -> Any:
    """Restores into a database; `home` holds the key."""
    return linkstar("restore", file, "--json", *options, LINKSTAR_HOME=str(home), DATABASE_URL=into.url)


def a_small_company(vault: Vault, address: str) -> Callable[[Tx], Any]:
    """An item with stock, two shops (a person has paused one), a carrier, and five orders with odd texts in them."""

    async def fill(tx: Tx) -> None:
        item, place = await an_item(tx, "LAMP-1", title="灯 \u202eright-to-left\u202c 🪔\ttab"), tx.new_id()
        await inventory.put_locations(tx, [inventory.Location(place, "SZ")])
        await inventory.receive(tx, [inventory.records.Arrival(item, place, 12)])
        news = [
            NewAccount(kind, name, title, address, f"{title}.myshopify.com", secrets={"token": PASSWORD})
            for kind, name, title in (
                ("channel", "shopify", "lamps"), ("channel", "shopify", "shut"), ("carrier", "ratesheet", "sheet"),
            )
        ]  # fmt: skip
        ids = await create_accounts(tx, news, vault)
        await pause(tx, ids[1:2])
        await orders.capture(tx, [a_capture(an_order(str(n), a_line("LAMP-1"), note="\\N \\. 'x\"")) for n in range(5)])

    return fill


@pytest.fixture(scope="module")
def partner() -> Iterator[list[str]]:
    """A shop that writes down every call; its address is the first entry."""
    calls: list[str] = []

    class Shop(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            calls.append(self.path)
            self.send_error(500)

        def log_message(self, *_: Any) -> None:
            pass

    flows.load()  # so that what the company does leaves work to do
    with HTTPServer(("127.0.0.1", 0), Shop) as shop:
        calls.append(f"http://127.0.0.1:{shop.server_port}")
        threading.Thread(target=shop.serve_forever, daemon=True).start()
        yield calls
        shop.shutdown()


@pytest.fixture(scope="module")
def company(installation: Installation, partner: list[str]) -> Installation:
    """The installation with a small company in it."""
    installation.act(a_small_company(installation.vault, partner[0]))
    return installation


@pytest.fixture(scope="module")
def backup(company: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of it."""
    file = tmp_path_factory.mktemp("backup") / "nightly.backup"
    saved(company, file)
    return file


@pytest.fixture
def copy(company: Installation) -> Iterator[Copy]:
    """An empty database to restore into."""
    with a_copy(company) as made:
        yield made
