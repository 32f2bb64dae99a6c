"""A tiny product for the focused tests: bells ring, a step writes an echo, an outside step calls a partner that remembers keys.

Workers run in forked processes that can really be killed or frozen.
"""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg

from linkstar.core import work
from linkstar.core.db import Database, Tx
from linkstar.core.db.roles import WORKER
from linkstar.core.facts import Fact
from linkstar.core.work import registry, run, worker
from linkstar.kit.clock import SetClock
from linkstar.kit.ids import new_id
from tests.conftest import NOON, conninfo_of
from tests.faults.boundaries import Board, install

LEASE_S = 0.4
DEADLINE_S = 20.0


@dataclass(frozen=True, slots=True)
class Rang(Fact):
    bell_id: UUID
    number: int


@dataclass(frozen=True, slots=True)
class Echoed(Fact):
    no_reader = "the tests read it"
    bell_id: UUID
    number: int


@dataclass(frozen=True, slots=True)
class Called(Fact):
    no_reader = "the tests read it"
    bell_id: UUID
    number: int


@dataclass
class Bells:
    """A database of its own with one company, and the partner's memory: a file that every process appends its calls to."""

    conninfo: str
    folder: Path
    tenant_id: UUID = field(default_factory=lambda: new_id(NOON))

    @property
    def board(self) -> Board:
        return Board(self.folder)

    @property
    def partner(self) -> Path:
        return self.folder / "partner.log"

    def ring(self, numbers: Sequence[int]) -> None:
        """Tells the facts that everything starts with."""

        async def tell(database: Database) -> None:
            async with database.tx(self.tenant_id) as tx:
                tx.record(*(Rang(tx.new_id(), number) for number in numbers))

        asyncio.run(self._with_database(tell))

    def heard(self, name: str, tenant_id: UUID | None = None) -> list[int]:
        """The numbers of all facts of this name, each as often as it was told."""
        with psycopg.connect(self.conninfo) as connection:
            connection.execute("SELECT set_config('linkstar.tenant', %s, false)", (str(tenant_id or self.tenant_id),))
            rows = connection.execute("SELECT body ->> 'number' FROM core.facts WHERE name = %s", (f"bells.{name}",))
            return sorted(int(row[0]) for row in rows)

    def left(self) -> int:
        """Rows of work that are not done."""
        with psycopg.connect(self.conninfo) as connection:
            row = connection.execute("SELECT count(*) FROM core.work").fetchone()
            assert row is not None
            return int(row[0])

    def forget(self) -> None:
        """Leaves nothing for the next test to find."""
        with psycopg.connect(self.conninfo) as connection:
            connection.execute("DELETE FROM core.work")

    def keys(self) -> list[str]:
        """The keys that the partner was called with, in order."""
        return self.partner.read_text().split() if self.partner.exists() else []

    def fork(self) -> int:
        """Starts a worker that does all work there is and ends; returns its pid."""
        pid = os.fork()
        if pid:
            return pid
        code = 1
        try:
            run.LEASE_S = worker.LEASE_S = LEASE_S  # type: ignore[attr-defined]
            install(self.board)
            asyncio.run(self._with_database(self._drain))
            code = 0
        finally:
            os._exit(code)

    async def _drain(self, database: Database) -> None:
        hand = work.Worker(database)
        ends = time.monotonic() + DEADLINE_S
        while self.left() and time.monotonic() < ends:
            await hand.drain()
            await asyncio.sleep(0.02)

    async def _with_database(self, do: Any) -> None:
        async def flush(tx: Tx) -> None:
            await work.flush(tx)
            if tx.actor.startswith("step:"):
                self.board.pass_by(f"{tx.actor.removeprefix('step:')}@written")

        database = await Database.open(self.conninfo, clock=SetClock(NOON), before_commit=flush, size=4)
        try:
            await do(database)
        finally:
            await database.close()


def ended(pid: int) -> int:
    """Waits for a worker: its exit code, or minus the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def wait_until_stopped(pid: int) -> None:
    """Waits until a worker has frozen itself."""
    _, status = os.waitpid(pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    assert os.WSTOPSIG(status) == signal.SIGSTOP


@contextmanager
def a_clone(server: str, template: str) -> Iterator[str]:
    """A database with the whole schema, while it lasts."""
    name = f"linkstar_bells_{os.urandom(4).hex()}"
    with psycopg.connect(server, autocommit=True) as owner:
        owner.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    yield name
    with psycopg.connect(server, autocommit=True) as owner:
        owner.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@contextmanager
def bells_in(server: str, name: str, folder: Path) -> Iterator[Bells]:
    """Only these two steps are known while it lasts."""
    steps, listeners = dict(registry.STEPS), {fact: list(heard) for fact, heard in registry.LISTENERS.items()}
    registry.STEPS.clear()
    registry.LISTENERS.clear()
    bells = Bells(conninfo_of(server, name, WORKER), folder)
    _declare(bells)
    try:
        yield bells
    finally:
        registry.STEPS.clear()
        registry.LISTENERS.clear()
        registry.STEPS.update(steps)
        registry.LISTENERS.update(listeners)


def _declare(bells: Bells) -> None:
    @work.step(on=Rang)
    async def echo(tx: Tx, rang: list[Rang]) -> None:
        tx.record(*(Echoed(one.bell_id, one.number) for one in rang))

    async def load(tx: Tx, rang: list[Rang]) -> list[Rang]:
        return rang

    async def keep(tx: Tx, asks: list[Rang], answers: list[int]) -> None:
        tx.record(*(Called(ask.bell_id, answer) for ask, answer in zip(asks, answers, strict=True)))

    @work.outside(on=Rang, load=load, keep=keep)
    async def call(partners: Any, asked: list[work.Asked]) -> list[int]:
        with bells.partner.open("a") as log:
            log.writelines(f"{one.key}\n" for one in asked)
        return [one.ask.number for one in asked]
