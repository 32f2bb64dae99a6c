"""Waiting until nothing is under way: webhooks delivered, polls run, no fact waits for a step."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from linkstar.cli.replay.pretend import Pretend
from linkstar.core.db import Database
from linkstar.insights import replays
from linkstar.kit.errors import Refusal

LOOK_EVERY_S = 0.05
RETRIES_S = 3.0  # how long a window waits for work that will be tried again later
STUCK_S = 240.0
END_S = 90.0


class ReplayStuck(Refusal):
    """The product did not finish what it had begun."""

    code = "cli.replay_stuck"
    status = 500
    en = "Nothing moved for {seconds} s while work waits: {waiting}"
    zh = "仍有任务等待，但 {seconds} 秒内没有进展：{waiting}"


@dataclass(slots=True)
class Calm:
    """Looks at both sides until all is quiet. `look_after` is called while waiting: it restarts what was killed."""

    database: Database
    tenant_id: UUID
    pretend: Pretend
    look_after: Callable[[], None] = lambda: None

    async def wait(self, *, to_the_end: bool = False) -> None:
        """Until nothing is ready any more; work that waits for another try is given some seconds. Raises ReplayStuck."""
        began = moved_at = time.monotonic()
        before: object = None
        quiet = 0
        while True:
            self.look_after()
            settled = await self.pretend.settle(0.5)
            waiting = await self._waiting()
            patience = END_S if to_the_end else RETRIES_S
            is_owed = waiting.retrying and time.monotonic() - began < patience
            if not waiting.ready and not waiting.polls_due and settled["open"] == 0 and not is_owed:
                quiet += 1
                if quiet >= 2:
                    return
            else:
                quiet = 0
            if (waiting, settled["attempts"]) != before:
                before, moved_at = (waiting, settled["attempts"]), time.monotonic()
            elif time.monotonic() - moved_at > STUCK_S:
                raise ReplayStuck(seconds=int(STUCK_S), waiting=waiting)
            await asyncio.sleep(LOOK_EVERY_S)

    async def until_busy(self, timeout_s: float = 5.0) -> int:
        """Waits until facts wait for steps; how many. 0 if it stays calm."""
        ends = time.monotonic() + timeout_s
        while time.monotonic() < ends:
            waiting = await self._waiting()
            if waiting.ready >= 5:
                return waiting.ready
            await asyncio.sleep(0.01)
        return 0

    async def _waiting(self) -> replays.Waiting:
        async with self.database.tx(self.tenant_id, actor="replay") as tx:
            return await replays.count_waiting(tx)
