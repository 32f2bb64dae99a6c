"""One run of a scene, calm or under fire: build, play window after window, wait each time until all is dealt with, read the end."""

from __future__ import annotations

import asyncio
import os
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, Protocol, TypeVar
from uuid import UUID

import psycopg
from psycopg_pool import PoolTimeout

from linkstar import flows
from linkstar.cli.replay.build import Doors, Stage, build, link
from linkstar.cli.replay.feed import Ledger
from linkstar.cli.replay.judge import Books, read_books
from linkstar.cli.replay.leave import hand_over_ready
from linkstar.cli.replay.pretend import Pretend
from linkstar.cli.replay.scene import Scene, changed
from linkstar.connect.channel import SeenOrder
from linkstar.core import work
from linkstar.core.db import Database, Tx
from linkstar.core.db.roles import WORKER, conninfo_of
from linkstar.core.secrets import Vault
from linkstar.core.settings import secret_key
from tests.faults.judge import Outcome, read_outcome
from tests.faults.place import Target, hit_place
from tests.faults.scene import Act, acts, batches

T = TypeVar("T")
STUCK_S = 60.0
CIRCLES_S = 180.0  # the longest that a window may take to become calm
LATER = timedelta(minutes=65)  # polls, and what an hour's jump of the clock put off
ENDS = (
    timedelta(minutes=65),
    timedelta(hours=13),
    timedelta(hours=13),
)  # the twice-daily look for lost labels comes twice
HOPS_MAX = 6  # hours more at the end, until nothing leaves
AWAY = (psycopg.OperationalError, psycopg.InterfaceError, PoolTimeout)


class Trouble(Protocol):
    """What fire.py does to a run."""

    async def light(self, number: int, act: Act) -> None: ...

    async def burn(self) -> None: ...

    async def put_out(self) -> None: ...

    async def parked(self, tx: Tx) -> None: ...


class Stuck(AssertionError):
    """Work waits and nothing moves."""


@dataclass(slots=True)
class Run:
    """A scene being played. `counts` are the faults that struck, by kind."""

    target: Target
    database: Database
    stage: Stage
    pretend: Pretend
    vault: Vault
    ledger: Ledger = field(default_factory=Ledger)
    counts: Counter[str] = field(default_factory=Counter)
    replayed: int = 0
    lasted: list[float] = field(default_factory=list)
    fire: Trouble | None = None

    async def play(self, number: int, act: Act) -> None:
        """One window: what happens in it, with faults while it is dealt with, calm, an hour later, calm again."""
        began = time.monotonic()
        self.target.clock.put(act.at, 1.0)
        if self.fire:
            await self.fire.light(number, act)
        await self._place(act)
        if self.fire:
            await self.fire.burn()
        await self.settle()
        self.target.clock.put(act.at + LATER, 1.0)
        await self.settle()
        # Not while orders change, nor before polls have told what no webhook did: whether a cancellation or the label of a
        # mapped order is first would be chance.
        await self.again(lambda tx: self._link(tx, act))
        await self.settle()
        if self.fire:
            await self.fire.put_out()
            await self.settle()
        await hand_over_ready(self.database, self.stage.tenant_id)
        self.lasted.append(round(time.monotonic() - began, 1))

    async def end(self) -> None:
        """What is still owed: goods that left, labels that nobody heard of, webhooks that were delayed by hours.

        On a busy machine a call can time out without any fault of ours, and its label is found hours later. So hours pass until
        nothing leaves any more and no call has to be made again, and then once more: the channels are asked what they think
        of what they were told last.
        """
        for pause in ENDS:
            await self._pass(pause)
        for _ in range(HOPS_MAX):
            if not await self._pass(LATER):
                break

    async def _pass(self, pause: timedelta) -> int:
        """Time goes by until all is calm; returns how many parcels left then, and how much waits to be tried again."""
        self.target.clock.put(self.target.clock.now() + pause, 1.0)
        await self.settle()
        left = await hand_over_ready(self.database, self.stage.tenant_id)
        await self.settle()
        return left + await self.again(_count_owed)

    async def settle(self) -> None:
        """Until no work, no poll, no retry and no webhook is left. Parked work is replayed, as a person would. Raises Stuck."""
        quiet, moved_at, before = 0, time.monotonic(), None
        ends = moved_at + CIRCLES_S
        while quiet < 2:
            self.target.place.look_after()
            settled = await self.pretend.settle(0.3)
            waiting = await self.waiting()
            if waiting.parked:
                if self.fire:
                    await self.again(self.fire.parked)
                self.replayed += await self._replay(waiting.parked)
            is_calm = not (waiting.rows or waiting.parked or settled["open"])
            quiet = quiet + 1 if is_calm else 0
            state = (waiting, settled["attempts"])
            if state != before:
                before, moved_at = state, time.monotonic()
            elif not is_calm and time.monotonic() - moved_at > STUCK_S:
                raise Stuck(f"nothing moved for {STUCK_S:.0f} s: {waiting}, {settled}")
            if time.monotonic() > ends:
                raise Stuck(f"no end after {CIRCLES_S:.0f} s: {waiting}, {settled}")
            await asyncio.sleep(0.03)

    async def waiting(self) -> Waiting:
        """The work that is due at this moment, with its last error."""
        rows = await self.again(_read_waiting)
        return Waiting(
            tuple((row.step, row.size, row.attempts, row.error[:200]) for row in rows if row.parked_at is None),
            tuple(row.id for row in rows if row.parked_at is not None),
        )

    async def _replay(self, parked: Sequence[UUID]) -> int:
        return await self.again(lambda tx: work.replay(tx, parked))

    async def again(self, do: Callable[[Tx], Awaitable[T]]) -> T:
        """A transaction that may be repeated, until the database takes it."""
        ends = time.monotonic() + STUCK_S
        while True:
            try:
                async with self.database.tx(self.stage.tenant_id, actor="faults") as tx:
                    return await do(tx)
            except AWAY:
                if time.monotonic() > ends:
                    raise
                await asyncio.sleep(0.05)

    async def _link(self, tx: Tx, act: Act) -> None:
        if act.mapped:
            await link(tx, self.stage, [replace(one.listing, is_known=True) for one in act.mapped])

    async def _place(self, act: Act) -> None:
        partner = {shop.key: shop.partner for shop in self.stage.scene.shops}
        for shop, some in batches(act):
            orders: list[SeenOrder] = []
            for n, one in enumerate(some):
                order = changed(one.order, act.at + timedelta(seconds=1, microseconds=n))
                self.ledger.placed[one.shop, order.external_id] = order
                orders.append(order)
            await self.pretend.place(partner[shop], self.stage.external[shop], orders)
            self.ledger.versions += len(orders)


async def _count_owed(tx: Tx) -> int:
    owed: int = await tx.value(
        "SELECT count(*)::int FROM core.work WHERE tenant_id = %(tenant)s AND attempts > 0 AND parked_at IS NULL"
    )
    return owed


@dataclass(frozen=True, slots=True)
class Waiting:
    """Rows of work that are due (step, facts, tries, error), and the ids of parked ones."""

    rows: tuple[tuple[Any, ...], ...]
    parked: tuple[UUID, ...]


async def _read_waiting(tx: Tx) -> list[Any]:
    return await tx.rows(
        "SELECT id, step, size, attempts, error, parked_at FROM core.work"
        " WHERE tenant_id = %(tenant)s AND (due_at <= %(now)s OR parked_at IS NOT NULL) ORDER BY id"
    )


@dataclass(frozen=True, slots=True)
class Played:
    """A run that came to its end, and what it left."""

    stage: Stage
    ledger: Ledger
    books: Books
    outcome: Outcome
    counts: Counter[str]
    replayed: int
    struck: list[list[str]]  # lines of the board: kill, freeze, fenced
    seconds: float
    lasted: list[float]


async def played(scene: Scene, *, firing: Callable[[Run], Awaitable[Trouble]] | None = None) -> Played:
    """Plays a scene from beginning to end; `firing` prepares its faults."""
    flows.load()
    began = time.monotonic()
    with hit_place(scene.starts_at, say=_say) as target:
        key = secret_key(target.settings)
        conninfo = conninfo_of(target.place.owner, key, WORKER)
        database = await Database.open(conninfo, clock=target.clock, before_commit=work.flush, size=4)
        pretend = Pretend(target.sandbox)
        try:
            vault = Vault.of(key)
            stage = await build(database, scene, Doors(target.web, target.partners, vault))
            run = Run(target, database, stage, pretend, vault)
            await run.settle()
            run.fire = await firing(run) if firing else None
            for number, act in enumerate(acts(scene, is_calm=firing is None)):
                await run.play(number, act)
            await run.end()
            books = await read_books(database, stage, pretend)
            async with database.tx(stage.tenant_id, actor="faults") as tx:
                outcome = await read_outcome(tx, stage, books)
            return Played(
                stage,
                run.ledger,
                books,
                outcome,
                run.counts,
                run.replayed,
                target.board.lines(),
                time.monotonic() - began,
                run.lasted,
            )
        finally:
            await pretend.close()
            await database.close()
            if folder := os.environ.get("FAULTS_LOGS"):
                _keep_logs(target, folder)


def _say(_: str) -> None:
    return None


def _keep_logs(target: Target, folder: str) -> None:
    """For whoever looks for a fault of the product: the logs of the doors and of the database."""
    kept = os.path.join(folder, target.settings.home.parent.name)
    os.makedirs(kept, exist_ok=True)
    for log in [
        *(target.settings.home / "logs").glob("*"),
        target.settings.home / "pg.log",
        target.board.folder / "struck.log",
    ]:
        if log.exists():
            with open(os.path.join(kept, log.name), "wb") as out:
                out.write(log.read_bytes())
