"""Lets the events of a scene happen at the pretend channels, in order of time, and waits until the product has dealt with them.

At full speed the shared clock jumps to the end of each window (a day or 200 orders, whichever comes first) and runs at real speed
until all is drained; so two facts without a jump between them are as far apart as they really were.
"""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from linkstar import inventory
from linkstar.cli.replay.build import Stage, link
from linkstar.cli.replay.calm import Calm
from linkstar.cli.replay.leave import hand_over_ready
from linkstar.cli.replay.pretend import Pretend
from linkstar.cli.replay.scene import Arrived, Event, Mapped, Placed, changed, moved
from linkstar.connect.channel import SeenOrder
from linkstar.core.db import Database
from linkstar.kit.clock import SharedClock

WINDOW = timedelta(days=1)
WINDOW_ORDERS = 200
HEARD_S = 200.0
AFTER = (timedelta(minutes=3), timedelta(minutes=3), timedelta(hours=26))  # what polls and timers still owe at the end


@dataclass(slots=True)
class Ledger:
    """What really happened at the channels: the last version of each order, and when each began to be placed."""

    placed: dict[tuple[str, str], SeenOrder] = field(default_factory=dict)
    versions: int = 0
    jumps: list[datetime] = field(default_factory=list)
    seconds: float = 0.0
    killed: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Feeder:
    """One replay. `clock` None: the wall's time counts and all events are moved to now. `speed` 0: as fast as it goes."""

    database: Database
    stage: Stage
    pretend: Pretend
    calm: Calm
    clock: SharedClock | None
    speed: float = 0.0
    beat: Callable[[int], None] = lambda done: None
    at_half: Callable[[], dict[str, object]] | None = None
    ledger: Ledger = field(default_factory=Ledger)

    async def run(self) -> Ledger:
        """Everything, to the last timer. Raises SandboxRefused, SandboxAway."""
        started = time.monotonic()
        total, done = len(self.stage.scene.events), 0
        span = timedelta(seconds=self.speed) if self.speed else WINDOW
        for window in windows(self.stage.scene.events, span):
            await self._leave()
            await self._go_to(window[-1].at)
            await self._happen(window)
            if self.at_half and done + len(window) >= total // 2:
                await self._strike()
            if not self.speed:  # a clock that runs always has something due: there all is awaited at the end
                await self._calm_down()
            done += len(window)
            self.beat(done)
        await self._end()
        self.ledger.seconds = time.monotonic() - started
        return self.ledger

    async def _calm_down(self) -> None:
        began = time.monotonic()
        await self.calm.wait()
        if self.ledger.killed:
            self.ledger.killed.setdefault("recovered_s", round(time.monotonic() - began, 2))

    async def _end(self) -> None:
        """Lets the polls and timers that are still owed come, then waits for all work."""
        for pause in AFTER if self.clock else ():
            self._put_clock(self.database.clock.now() + pause, 1.0)
            await self._calm_down()
            await self._leave()
        if self.clock is None:
            await self._until_heard()
        await self.calm.wait(to_the_end=True)

    async def _until_heard(self) -> None:
        """In real time the polls of shops without webhooks come by the minute, Amazon's two minutes late."""
        ends = time.monotonic() + HEARD_S
        while time.monotonic() < ends:
            await asyncio.sleep(1)
            self.calm.look_after()

    async def _go_to(self, at: datetime) -> None:
        """Moves the clock there: at once, or by waiting until it has run so far."""
        if self.clock is None:
            return
        if not self.speed or not self.ledger.jumps:
            self._put_clock(at, self.speed or 1.0)
            return
        while (left_s := (at - self.clock.now()).total_seconds() / self.speed) > 0:
            await asyncio.sleep(min(left_s, 0.5))
            self.calm.look_after()

    def _put_clock(self, at: datetime, rate: float) -> None:
        assert self.clock is not None  # noqa: S101 - the callers looked
        self.ledger.jumps.append(at)
        self.clock.put(max(at, self.clock.now()), rate)

    async def _leave(self) -> None:
        """The warehouses hand over what was labelled before the clock moves on."""
        await hand_over_ready(self.database, self.stage.tenant_id)

    async def _happen(self, window: Sequence[Event]) -> None:
        """All events of a window, in their order; orders of one shop in one call."""
        for run in runs(window):
            if isinstance(run[0], Placed):
                await self._place([one for one in run if isinstance(one, Placed)])
            else:
                await self._chores(run)

    async def _place(self, run: Sequence[Placed]) -> None:
        now = self.database.clock.now()
        by_shop: dict[str, list[SeenOrder]] = defaultdict(list)
        for n, one in enumerate(run):
            # A channel tells a change with the time at which it shows it: never one that its readers' cursors have passed.
            order = moved(one.order, now - one.at) if self.clock is None else one.order
            order = changed(order, now + timedelta(microseconds=n))
            by_shop[one.shop].append(order)
            self.ledger.placed[one.shop, order.external_id] = order
        partner = {shop.key: shop.partner for shop in self.stage.scene.shops}
        for shop, placed in by_shop.items():
            await self.pretend.place(partner[shop], self.stage.external[shop], placed)
        self.ledger.versions += len(run)

    async def _chores(self, run: Sequence[Event]) -> None:
        """What people do: link listings, take goods in."""
        stage = self.stage
        async with self.database.tx(stage.tenant_id, actor="replay") as tx:
            mapped = [one.listing for one in run if isinstance(one, Mapped)]
            if mapped:
                await link(tx, stage, [replace(one, is_known=True) for one in mapped])
            arrived = [one for one in run if isinstance(one, Arrived)]
            await inventory.receive(
                tx,
                [
                    inventory.records.Arrival(
                        stage.items[a.item], stage.places[a.warehouse], a.quantity, note="restock"
                    )
                    for a in arrived
                ],
            )

    async def _strike(self) -> None:
        """The blow in the middle: as soon as work is under way."""
        strike, self.at_half = self.at_half, None
        assert strike is not None  # noqa: S101 - the caller looked
        waiting = await self.calm.until_busy()
        self.ledger.killed = {**strike(), "waiting": waiting}


def windows(events: Sequence[Event], span: timedelta = WINDOW) -> Iterator[list[Event]]:
    """Events in their order, cut where the span (a day) or the count of orders is full."""
    window: list[Event] = []
    for event in events:
        if window and (event.at - window[0].at >= span or len(window) >= WINDOW_ORDERS):
            yield window
            window = []
        window.append(event)
    if window:
        yield window


def runs(window: Sequence[Event]) -> Iterator[list[Event]]:
    """Neighbours that can be done in one go: orders, or chores. Two versions of one order never go in one call."""
    run: list[Event] = []
    seen: set[tuple[str, str]] = set()
    for event in window:
        key = (event.shop, event.order.external_id) if isinstance(event, Placed) else None
        if run and (isinstance(event, Placed) != isinstance(run[0], Placed) or key in seen):
            yield run
            run, seen = [], set()
        run.append(event)
        if key:
            seen.add(key)
    if run:
        yield run
