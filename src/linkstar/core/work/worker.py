"""The worker: one look finds what is ready, some slots do it, over companies and steps, until it is asked to stop."""

from __future__ import annotations

import asyncio
import contextlib
import math
import os
import socket
import time
from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import orjson
import psycopg
import structlog

from linkstar.core.db import Database, remembered
from linkstar.core.work.claim import Group, list_groups, set_timetable_right
from linkstar.core.work.flush import CHANNEL
from linkstar.core.work.registry import STEPS
from linkstar.core.work.run import LEASE_S, OUT, WALL, run_group
from linkstar.core.work.turns import Turns

log = structlog.get_logger()
LOOK_EVERY_S = 0.5  # between looks at the clock's work when nothing wakes the worker
TICK_S = 0.001  # between two looks at least
AWAY = (psycopg.OperationalError, psycopg.InterfaceError, TimeoutError)
BEAT_EVERY_S = 5.0
WENT_BACK = timedelta(minutes=1)  # a clock that is so far behind what it said before was wrong then, or is now
_BEAT = """
INSERT INTO core.workers (id, host, pid, started_at, seen_at, counters) VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at, counters = excluded.counters
"""
_RENEW = """
UPDATE core.work w SET lease_until = %s FROM unnest(%s::uuid[], %s::uuid[]) AS u (id, tenant_id)
WHERE w.tenant_id = u.tenant_id AND w.id = u.id AND w.lease_until IS NOT NULL
"""


class Worker:
    """Does the work of all companies. Any number may run, on any hosts, against one database.

    Fair: among work of one priority the company served longest ago comes first, and a run is one bounded batch, so a
    company with a mountain of orders delays another's single order by a batch, not by the mountain.
    """

    def __init__(self, database: Database, *, partners: Any = None, slots: int = 3) -> None:
        self.database, self.partners, self.slots = database, partners, slots
        self.id = uuid4()
        self.counters: dict[str, dict[str, float]] = defaultdict(
            lambda: {"runs": 0, "done": 0, "failed": 0, "seconds": 0.0}
        )
        self._stopping = asyncio.Event()
        self._wake = asyncio.Event()
        self._turns = Turns()
        self._runs: set[asyncio.Task[None]] = set()
        self._seen_at: datetime | None = None  # what the clock said last
        self._sure_at = math.inf

    def stop(self) -> None:
        """Asks for the end: each run finishes its batch first."""
        self._stopping.set()
        self._wake.set()

    async def run(self) -> None:
        """Works until `stop`. A lost database is waited for, not an end."""
        beside = [asyncio.create_task(self._listen()), asyncio.create_task(self._beat())]
        try:
            while not self._stopping.is_set():
                self._wake.clear()
                pause_s = await self._hand_out()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), pause_s)
                await asyncio.sleep(TICK_S)  # more may have come: one look is enough for it all
                self._raise_bugs()
            await asyncio.gather(*self._runs)
        finally:
            for task in [*beside, *self._runs]:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task

    async def drain(self) -> int:
        """Runs what is ready until nothing is, then returns how many facts were dealt with. For tests and replays."""
        total = 0
        while groups := await self._groups():
            done = [await self._serve(group) for group in groups]
            total += sum(abs(count) for count in done)
            if not any(done):
                break
        return total

    async def _hand_out(self) -> float:
        """Gives work to free slots after one look at all there is; returns how long nothing more can begin, in seconds."""
        if len(self._runs) >= self.slots:
            return LOOK_EVERY_S  # the end of a run wakes us
        try:
            groups = await self._groups()
        except AWAY as wrong:
            log.warning("database_away", error=str(wrong)[:200])
            return LOOK_EVERY_S
        at = time.monotonic()
        while len(self._runs) < self.slots and (group := self._turns.choose(groups, at)):
            self._begin(group, at)
        next_at = self._turns.next_at(groups) if len(self._runs) < self.slots else None
        return LOOK_EVERY_S if next_at is None else min(max(next_at - time.monotonic(), 0.0), LOOK_EVERY_S)

    def _begin(self, group: Group, at: float) -> None:
        self._turns.begin(group, at)
        run = asyncio.create_task(self._run(group))
        self._runs.add(run)
        run.add_done_callback(lambda _: self._wake.set())

    def _go_on(self, followed: list[Group]) -> None:
        """What a run caused begins without a look if more than one slot is free: the last one is left to who waits longest."""
        at, now = time.monotonic(), self.database.clock.now()
        due = [group for group in followed if group.due_at <= now and self._serves(group)]
        free = self.slots - sum(not run.done() for run in self._runs) + 1  # this run is about to end
        while free > 1 and not self._stopping.is_set() and (group := self._turns.choose(due, at)):
            self._begin(group, at)
            free -= 1

    def _raise_bugs(self) -> None:
        """Lets go of runs that ended; what nobody dealt with ends the worker."""
        ended = {run for run in self._runs if run.done()}
        self._runs -= ended
        for run in ended:
            run.result()

    async def _groups(self) -> list[Group]:
        async with self.database.pool.connection() as connection:
            now = self.database.clock.now()
            await self._keep_timetable(connection, now)
            found = await list_groups(connection, now, WALL.now(), prepares=self.database.keeps_plans)
        return [group for group in found if self._serves(group)]

    async def _keep_timetable(self, connection: Any, now: datetime) -> None:
        """Sets it right when the clock went back, and again when nobody works any more by what the clock said before."""
        went_back = self._seen_at is None or now < self._seen_at - WENT_BACK  # what it said before us nobody knows
        if went_back or time.monotonic() > self._sure_at:
            await set_timetable_right(connection, now)
            self._sure_at = time.monotonic() + LEASE_S if went_back else math.inf
        self._seen_at = now

    def _serves(self, group: Group) -> bool:
        """Whether this worker does work of a step: not of one that only a newer version knows."""
        return group.step in STEPS

    async def _run(self, group: Group) -> None:
        count = 0
        followed: list[Group] = []
        try:
            count = await self._serve(group, followed)
        except AWAY as wrong:
            log.warning("database_away", error=str(wrong)[:200])
            await asyncio.sleep(LOOK_EVERY_S)
        finally:
            self._turns.end(group, count, time.monotonic())
        self._go_on(followed)

    async def _serve(self, group: Group, followed: list[Group] | None = None) -> int:
        started = time.monotonic()
        count = await run_group(self.database, group, self.partners, followed)
        seen = self.counters[group.step]
        seen["runs"] += 1
        seen["done" if count >= 0 else "failed"] += abs(count)
        seen["seconds"] += time.monotonic() - started
        return count

    async def _listen(self) -> None:
        while True:
            try:
                conninfo = str(self.database.pool.conninfo)
                async with await psycopg.AsyncConnection.connect(conninfo, autocommit=True) as connection:
                    await connection.execute(f"LISTEN {CHANNEL}")
                    await connection.execute(f"LISTEN {remembered.CHANNEL}")
                    remembered.listening(True)
                    async for told in connection.notifies():
                        if told.channel == CHANNEL:
                            self._wake.set()
                        else:
                            remembered.forget(UUID(told.payload))
            except psycopg.Error:
                await asyncio.sleep(LOOK_EVERY_S)
            finally:
                remembered.listening(False)

    async def _beat(self) -> None:
        started = WALL.now()
        while True:
            with contextlib.suppress(psycopg.Error):
                said = orjson.dumps(self.counters).decode()
                async with self.database.pool.connection() as connection:
                    await connection.execute(
                        _BEAT, (self.id, socket.gethostname(), os.getpid(), started, WALL.now(), said)
                    )
                    await connection.execute(_RENEW, (WALL.now() + timedelta(seconds=LEASE_S), [*OUT], [*OUT.values()]))
            await asyncio.sleep(BEAT_EVERY_S)
