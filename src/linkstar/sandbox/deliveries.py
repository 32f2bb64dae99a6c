"""Webhooks on their way: at most 32 at a time, again when they are not taken, and logged.

Webhooks that wait live in memory: a sandbox that is killed forgets them, as a partner that had an outage would.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import time
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from linkstar.connect.fake import FakeWebhook
from linkstar.kit.clock import Clock
from linkstar.sandbox.faults import WEBHOOKS, Fault, Faults
from linkstar.sandbox.post import Poster

AT_ONCE = 32
BACKOFF_S = (1, 5, 30, 120, 600, 1800, 3600)
HELD_S = 2.0  # a webhook that waits to be overtaken goes anyway after so long
LOOK_EVERY_S = 0.2  # at the clock, for delayed webhooks
LOG_ROWS = 10_000
_SIGNED = re.compile(r"hmac|signature|\bsign|authorization|api-key", re.IGNORECASE)


@dataclass(slots=True)
class Delivery:
    """A webhook to one address and what became of it."""

    id: int
    partner: str
    account: str
    topic: str
    url: str
    body: bytes
    headers: Mapping[str, str]
    fault: str = ""
    state: str = "waiting"  # waiting | held | delayed | delivered | given_up | dropped
    attempts: int = 0
    status: int = 0
    error: str = ""
    ms: int = 0
    timer: asyncio.TimerHandle | None = None

    def told(self) -> dict[str, Any]:
        """The delivery as JSON, without its body."""
        names = ("id", "partner", "account", "topic", "url", "fault", "state", "attempts", "status", "error", "ms")
        return {name: getattr(self, name) for name in names}


@dataclass
class Deliveries:
    """The queue of webhooks. Must be started inside a running loop."""

    clock: Clock
    faults: Faults
    log: deque[Delivery] = field(default_factory=lambda: deque(maxlen=LOG_ROWS))
    counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._ready: asyncio.Queue[Delivery] = asyncio.Queue()
        self._held: dict[str, Delivery] = {}
        self._delayed: list[tuple[datetime, Delivery]] = []
        self._open = 0  # neither delivered nor given up nor delayed
        self._calm = asyncio.Event()
        self._calm.set()
        self._last = 0
        self._tasks: list[asyncio.Task[None]] = []
        self._poster = Poster()

    async def start(self) -> None:
        """Begins to deliver."""
        self._tasks = [asyncio.create_task(self._deliver()) for _ in range(AT_ONCE)]
        self._tasks.append(asyncio.create_task(self._watch_the_clock()))

    async def stop(self) -> None:
        """Ends; what waits is forgotten."""
        for task in self._tasks:
            task.cancel()
        for task in self._tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        self._poster.close()

    def queue(self, partner: str, webhook: FakeWebhook, url: str) -> None:
        """Takes a webhook, with the faults that strike it."""
        fault = self.faults.strike(partner, webhook.topic, WEBHOOKS)
        delivery = self._new(partner, webhook, url, fault)
        overtaken = self._held.pop(partner, None)
        if fault is None or fault.kind in ("wrong_signature", "duplicate"):
            self._send(delivery)
            if fault is not None and fault.kind == "duplicate":
                self._send(self._new(partner, webhook, url, fault))
        elif fault.kind == "dropped":
            self._end(delivery, "dropped")
        elif fault.kind == "delayed":
            delivery.state = "delayed"
            self._delayed.append((self.clock.now() + timedelta(seconds=fault.delay_s), delivery))
            self._close()
        else:
            delivery.state = "held"
            self._held[partner] = delivery
            delivery.timer = asyncio.get_running_loop().call_later(HELD_S, self._let_go, delivery)
        if overtaken is not None:
            self._send(overtaken)

    async def settle(self, timeout_s: float) -> dict[str, int | bool]:
        """Waits until every webhook is delivered or given up; delayed ones wait for the clock and do not count."""
        for held in list(self._held.values()):
            self._let_go(held)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(timeout_s):
                while self._open:  # one more may come before the waiting task is woken
                    await self._calm.wait()
        return {"settled": not self._open, **self.told()}

    def told(self) -> dict[str, int]:
        """How many are on their way, wait for the clock, and came to an end in each way."""
        ends = {state: self.counts[state] for state in ("delivered", "given_up", "dropped", "attempts")}
        return {"open": self._open, "delayed": len(self._delayed), **ends}

    def _new(self, partner: str, webhook: FakeWebhook, url: str, fault: Fault | None) -> Delivery:
        self._last += 1
        self._open += 1
        self._calm.clear()
        kind = fault.kind if fault else ""
        headers = webhook.headers
        if kind == "wrong_signature":
            headers, url = _spoiled(headers), url.replace("&sign=", "&sign=x")
        delivery = Delivery(self._last, partner, webhook.account, webhook.topic, url, webhook.body, headers, kind)
        self.log.append(delivery)
        return delivery

    def _send(self, delivery: Delivery) -> None:
        if delivery.timer is not None:
            delivery.timer.cancel()
            delivery.timer = None
        delivery.state = "waiting"
        self._ready.put_nowait(delivery)

    def _let_go(self, delivery: Delivery) -> None:
        if self._held.get(delivery.partner) is delivery:
            del self._held[delivery.partner]
            self._send(delivery)

    async def _deliver(self) -> None:
        while True:
            delivery = await self._ready.get()
            await self._once(delivery)
            if 200 <= delivery.status < 300:
                self._end(delivery, "delivered")
            elif delivery.attempts > len(BACKOFF_S):
                self._end(delivery, "given_up")
            else:
                pause_s = BACKOFF_S[delivery.attempts - 1]
                delivery.timer = asyncio.get_running_loop().call_later(pause_s, self._send, delivery)

    async def _once(self, delivery: Delivery) -> None:
        delivery.attempts += 1
        self.counts["attempts"] += 1
        started = time.monotonic()
        try:
            said = await self._poster.post(delivery.url, delivery.body, delivery.headers)
            delivery.status, delivery.error = (
                said.status,
                "" if said.status < 300 else said.body[:200].decode("utf-8", "replace"),
            )
        except (OSError, ValueError, TimeoutError, asyncio.IncompleteReadError) as wrong:
            delivery.status, delivery.error = 0, f"{type(wrong).__name__}: {wrong}"[:200]
        delivery.ms = int((time.monotonic() - started) * 1000)

    def _end(self, delivery: Delivery, state: str) -> None:
        delivery.state, delivery.body, delivery.headers = state, b"", {}
        self.counts[state] += 1
        self._close()

    def _close(self) -> None:
        self._open -= 1
        if self._open == 0:
            self._calm.set()

    async def _watch_the_clock(self) -> None:
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            if self._delayed:
                now = self.clock.now()
                due = [delivery for at, delivery in self._delayed if at <= now]
                self._delayed = [(at, delivery) for at, delivery in self._delayed if at > now]
                for delivery in due:
                    self._open += 1
                    self._calm.clear()
                    self._send(delivery)


def _spoiled(headers: Mapping[str, str]) -> dict[str, str]:
    """The same headers with another signature; where none is seen, all values are turned round."""
    signed = [name for name in headers if _SIGNED.search(name)] or [n for n in headers if n.lower() != "content-type"]
    return {name: value[::-1] + "x" if name in signed else value for name, value in headers.items()}
