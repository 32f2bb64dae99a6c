"""Lets the faults of a plan strike a run: hooks armed, proxies told when to cut, processes killed at their moments."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from linkstar.connect import accounts
from linkstar.connect.fake import FakeShop
from linkstar.core.db import Tx
from tests.faults.boundaries import names
from tests.faults.drive import Run
from tests.faults.fuse import POISON, Fuse
from tests.faults.plan import CLOCK_CHANGES, CUTS, SANDBOX, Window, plan
from tests.faults.scene import CHAPTER, Act
from tests.faults.short import LEASE_S, SILENCE_S

LASTS_S = 4.0  # of a window, while processes are killed and clocks jump
HOUR = timedelta(hours=1)
AWAY_S = 0.8  # how long a clock is wrong
PATIENCE_S = 6.0  # with which something that is dead is waited for, to be killed
UNHEARD_S = 8.0  # how long a revoked token may go unnoticed before it is given back
# mean bytes between two cuts: what a window carries in a calm run, divided by the cuts that it shall see
GAPS = {"database": 60_000, "partners": 8_000, "webhooks": 2_500}
STATEMENTS = 500  # that write, in the beginning of a window
FREEZES = ("order_to_door.buy_label", "order_to_door.push_tracking", "sync_stock.push_stock", "intake.poll_shops")
WHERE = ("leased", "answered", "keeping", "kept")
RENEWED = ("access_token", "refresh_token", "app_id")

# Orders that parked work is about: its fact tells of the order, or of the message that told of it.
_POISONED = """
SELECT DISTINCT t.external_id FROM core.work w
JOIN core.facts f ON f.tenant_id = w.tenant_id AND f.id = ANY(w.fact_ids)
CROSS JOIN LATERAL (
    SELECT external_id FROM orders.orders o WHERE o.tenant_id = f.tenant_id AND o.id = f.subject
    UNION ALL SELECT external_id FROM connect.messages m WHERE m.tenant_id = f.tenant_id AND m.id = f.subject) AS t
WHERE w.tenant_id = %(tenant)s AND w.parked_at IS NOT NULL AND w.error LIKE %(poison)s
"""


@dataclass(slots=True)
class Fire:
    """The faults of one run. `owed` are those that a window asked for and that found nothing to strike yet."""

    run: Run
    fuse: Fuse
    windows: list[Window]
    owed: Counter[str] = field(default_factory=Counter)
    frozen: int = 0
    renewals: int = 0
    full: int = 0  # statements that were to find no room so far
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)
    _clock: asyncio.Lock = field(default_factory=asyncio.Lock)  # two jumps at once would be one of two hours

    async def light(self, number: int, act: Act) -> None:
        """Arms everything for a window; what strikes at a moment goes on beside. `burn` waits for it."""
        window = self.windows[number]
        if number % CHAPTER == CHAPTER - 1:
            self.run.counts[CLOCK_CHANGES] += 1  # they changed since the window before
        self.owed.update(window.counts)
        for boundary in window.boundaries:
            self.run.target.board.arm("kill", boundary)
        for _ in range(self._take("worker frozen beyond its lease")):
            self.run.target.board.arm("freeze", f"{window.chance.choice(FREEZES)}@{window.chance.choice(WHERE)}")
        for kind, proxy in CUTS.items():
            mean = GAPS[proxy]
            gaps = [int(window.chance.expovariate(1 / mean)) + 1 for _ in range(self._take(kind))]
            self.run.target.proxies[proxy].cut_after(gaps)
        for kind, (word, rate) in SANDBOX.items():
            if count := self._take(kind):
                more: dict[str, Any] = {"delay_s": SILENCE_S + 0.4 if word == "timeout_after_work" else 3 * 3600.0}
                await self.run.pretend.fault(word, rate, window.chance.randrange(10**6), count=count, **more)
        self.full += (full := self._take("disk full"))
        self.fuse.fill_disk(full, window.chance, within=max(STATEMENTS, 2 * full))
        orders = sorted({one.order.external_id for one in act.placed})
        self.fuse.poison(window.chance.sample(orders, min(len(orders), self._take("poison order"))))
        self._tasks = [asyncio.create_task(self._blows(window)), asyncio.create_task(self._thaw())]

    async def burn(self) -> None:
        """Until every blow of the window has fallen."""
        await self._tasks[0]

    async def put_out(self) -> None:
        """Counts what struck, takes away what did not, and remembers that it is owed."""
        run, counts = self.run, self.run.counts
        kinds = {word: kind for kind, (word, _) in SANDBOX.items()}
        for ended in await run.pretend.end_faults():
            counts[kinds[ended["kind"]]] += ended["struck"]
            self.owed[kinds[ended["kind"]]] += ended["count"] - ended["struck"]
        for kind, name in CUTS.items():
            self.owed[kind] += run.target.proxies[name].forget()
            counts[kind] = run.target.proxies[name].struck
        self.fuse.make_room()
        counts["disk full"] = self.fuse.struck()
        self.owed["disk full"] += self.full - counts["disk full"]
        self.full = counts["disk full"]
        self.fuse.cure()
        while len(run.target.board.struck("freeze")) > self.frozen:
            await asyncio.sleep(0.1)
        for task in self._tasks:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        counts["worker killed at a step boundary"] = len(run.target.board.struck("kill"))
        counts["worker frozen beyond its lease"] = self.frozen

    async def parked(self, tx: Tx) -> None:
        """A person looks at what was parked: counts the poison orders among it, and mends them."""
        rows = await tx.rows(_POISONED, {"poison": f"%{POISON}%"})
        self.run.counts["poison order"] += self.fuse.cure([row.external_id for row in rows])

    def _take(self, kind: str) -> int:
        """How many of a kind are to strike now; they are owed again if they do not."""
        count, self.owed[kind] = max(0, self.owed[kind]), 0
        return count

    async def _blows(self, window: Window) -> None:
        began = time.monotonic()
        beside: list[asyncio.Task[None]] = []
        for blow in window.blows:
            await asyncio.sleep(max(0.0, began + blow.at_s - time.monotonic()))
            beside.append(asyncio.create_task(self._strike(blow.kind, window.chance)))
        await asyncio.gather(*beside)

    async def _strike(self, kind: str, chance: random.Random) -> None:
        target = self.run.target
        kills = {
            "worker killed at a random moment": target.kill_worker,
            "database server killed": target.kill_postmaster,
            "database connection process killed": target.kill_backend,
            "web door killed": target.kill_web,
        }
        if kind in kills:
            ends = time.monotonic() + PATIENCE_S
            while not (did := kills[kind](chance)) and time.monotonic() < ends:
                await asyncio.sleep(0.05)  # it is dead already
        elif kind.startswith("clock"):
            did = await self._jump(HOUR if kind.endswith("ahead") else -HOUR)
        else:
            did = await self._revoke(chance)
        self.run.counts[kind] += did

    async def _jump(self, by: timedelta) -> bool:
        clock = self.run.target.clock
        async with self._clock:
            clock.put(clock.now() + by, 1.0)
            await asyncio.sleep(AWAY_S)
            clock.put(clock.now() - by, 1.0)
        return True

    async def _thaw(self) -> None:
        """Lets frozen workers go on when their lease has run out and others have had time to take their work over."""
        while True:
            for line in self.run.target.board.struck("freeze")[self.frozen :]:
                await asyncio.sleep(LEASE_S + 0.8)
                with contextlib.suppress(ProcessLookupError):
                    os.kill(int(line[2]), signal.SIGCONT)
                self.frozen += 1
            await asyncio.sleep(0.1)

    async def _revoke(self, chance: random.Random) -> bool:
        """A partner takes no token of an account any more; when we have noticed, a person types the new ones in."""
        run, stage = self.run, self.run.stage
        shops = {shop.key: shop for shop in stage.scene.shops}
        known = {**stage.shops, "yun": stage.carriers["yun"]}
        key = chance.choice(sorted(known))
        account_id, shop = known[key], shops.get(key)
        partner = shop.partner if shop else "yunexpress"
        [row] = [one for one in await run.again(lambda tx: accounts.list_accounts(tx)) if one.id == account_id]
        await run.pretend.fault("revoked", 1.0, 0, partner=partner, shop=row.external_id)
        has_noticed = await self._is_noticed(account_id)
        opened = (await run.again(lambda tx: accounts.open_accounts(tx, [account_id], run.vault)))[account_id].account
        self.renewals += 1
        fresh = {
            name: f"{value.partition('~')[0]}~{self.renewals}" if name in RENEWED else value
            for name, value in opened.secrets.items()
        }
        url = f"{run.target.web}/webhooks/{row.webhook_token}" if shop and shop.hears_webhooks else ""
        await run.pretend.open(partner, FakeShop(row.external_id, row.site, row.zone, row.currency, fresh, url))
        await run.again(lambda tx: accounts.put_secrets(tx, account_id, fresh, vault=run.vault))
        return has_noticed

    async def _is_noticed(self, account_id: Any) -> bool:
        ends = time.monotonic() + UNHEARD_S
        while time.monotonic() < ends:
            rows = await self.run.again(lambda tx: accounts.list_accounts(tx))
            if any(one.id == account_id and one.state == "revoked" for one in rows):
                return True
            await asyncio.sleep(0.1)
        return False


async def fire_at(run: Run, *, seed: int, faults: int) -> Fire:
    """Prepares the faults of a run."""
    fuse = Fuse(run.target.place.owner, run.target.settings.home / "pg.log")
    fuse.install()
    return Fire(run, fuse, plan(seed, faults, names(), lasts_s=LASTS_S))
