"""The worker: some slots that take turns over companies and steps until they are asked to stop."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import time
from collections import defaultdict
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import orjson
import psycopg
import structlog

from linkstar.core.db import Database, remembered
from linkstar.core.work.claim import Group, list_groups
from linkstar.core.work.flush import CHANNEL
from linkstar.core.work.registry import STEPS
from linkstar.core.work.run import LEASE_S, OUT, WALL, run_group

log = structlog.get_logger()
LOOK_EVERY_S = 0.5  # between looks at the clock's work when nothing wakes the worker
BEAT_EVERY_S = 5.0
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

    def __init__(self, database: Database, *, partners: Any = None, slots: int = 4) -> None:
        self.database, self.partners, self.slots = database, partners, slots
        self.id = uuid4()
        self.counters: dict[str, dict[str, float]] = defaultdict(lambda: {"done": 0, "failed": 0, "seconds": 0.0})
        self._stopping = asyncio.Event()
        self._wake = asyncio.Event()
        self._busy: dict[tuple[UUID, str], int] = defaultdict(int)
        self._served: dict[UUID, float] = {}

    def stop(self) -> None:
        """Asks for the end: each slot finishes its batch first."""
        self._stopping.set()
        self._wake.set()

    async def run(self) -> None:
        """Works until `stop`. A lost database is waited for, not an end."""
        beside = [asyncio.create_task(self._listen()), asyncio.create_task(self._beat())]
        try:
            await asyncio.gather(*(self._slot() for _ in range(self.slots)))
        finally:
            for task in beside:
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

    async def _slot(self) -> None:
        while not self._stopping.is_set():
            try:
                group = self._choose(await self._groups())
                served = bool(group) and await self._serve(group) != 0  # type: ignore[arg-type]
            except (psycopg.OperationalError, psycopg.InterfaceError, TimeoutError) as wrong:
                log.warning("database_away", error=str(wrong)[:200])
                served = False
                await asyncio.sleep(LOOK_EVERY_S)
            if not served:
                self._wake.clear()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), LOOK_EVERY_S)

    async def _groups(self) -> list[Group]:
        async with self.database.pool.connection() as connection:
            found = await list_groups(connection, self.database.clock.now(), WALL.now())
        return [group for group in found if group.step in STEPS]

    def _choose(self, groups: list[Group]) -> Group | None:
        """The most urgent group; then one that no slot here works on; then the company served longest ago."""
        busy, served = self._busy, self._served

        def rank(g: Group) -> tuple[Any, ...]:
            return g.priority, busy[g.tenant_id, g.step], served.get(g.tenant_id, 0.0), g.due_at

        return min(groups, key=rank, default=None)

    async def _serve(self, group: Group) -> int:
        key = (group.tenant_id, group.step)
        self._served[group.tenant_id] = started = time.monotonic()
        self._busy[key] += 1
        try:
            count = await run_group(self.database, group, self.partners)
        finally:
            self._busy[key] -= 1
        seen = self.counters[group.step]
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
