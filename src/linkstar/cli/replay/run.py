"""One replay from beginning to end: build, feed with faults, judge, report."""

from __future__ import annotations

import signal
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from linkstar import flows
from linkstar.cli.replay.build import Doors, Stage, build
from linkstar.cli.replay.calm import Calm
from linkstar.cli.replay.feed import Feeder
from linkstar.cli.replay.home import Home
from linkstar.cli.replay.interrupt import interruptible
from linkstar.cli.replay.judge import Verdict, judge, read_books
from linkstar.cli.replay.measures import measure
from linkstar.cli.replay.pretend import Pretend
from linkstar.cli.replay.scene import Scene
from linkstar.cli.replay.tempo import step_seconds
from linkstar.core.db import Database
from linkstar.core.db.roles import WORKER, conninfo_of
from linkstar.core.secrets import Vault
from linkstar.core.settings import secret_key
from linkstar.core.tenants import list_tenants
from linkstar.core.work import flush
from linkstar.kit.clock import WallClock
from linkstar.kit.errors import NotFound

DUPLICATES, REORDERED, DROPPED = 0.05, 0.02, 0.03


@dataclass(frozen=True, slots=True)
class Options:
    """How a replay goes. `speed` 0: as fast as it can; `seed` chooses the faults."""

    speed: float = 0.0
    seed: int = 1
    kill_worker: bool = False
    with_faults: bool = True


async def replay(home: Home, scene: Scene, options: Options, *, beat: Callable[[str, int], None]) -> Verdict:
    """Runs a scene in a home; `beat` hears what is being done and how many events are done. Raises Refusal."""
    flows.load()
    settings = home.settings
    key = secret_key(settings)
    web, sandbox = f"http://{settings.host}:{settings.port}", f"http://{settings.host}:{settings.sandbox_port}"
    with interruptible():
        database = await Database.open(
            conninfo_of(home.place.owner, key, WORKER), clock=home.clock or WallClock(), before_commit=flush, size=4
        )
    pretend = Pretend(sandbox)
    try:
        with interruptible():
            beat("building", 0)
            tenant_id = None if home.clock else await _company(database)
            stage = await build(database, scene, Doors(web, sandbox, Vault.of(key)), tenant_id=tenant_id)
            return await _feed(home, stage, options, database=database, pretend=pretend, beat=beat)
    finally:
        await pretend.close()
        await database.close()


async def _feed(
    home: Home,
    stage: Stage,
    options: Options,
    *,
    database: Database,
    pretend: Pretend,
    beat: Callable[[str, int], None],
) -> Verdict:
    calm = Calm(database, stage.tenant_id, pretend, home.place.look_after)
    await calm.wait()  # prices are read and all listings know their stock before the first order
    if options.with_faults:
        for kind, rate in (("duplicate", DUPLICATES), ("reordered", REORDERED), ("dropped", DROPPED)):
            await pretend.fault(kind, rate, options.seed)
    feeder = Feeder(
        database, stage, pretend, calm, home.clock, options.speed, beat=lambda done: beat("orders", done),
        at_half=(lambda: kill_worker(home)) if options.kill_worker else None,
    )  # fmt: skip
    ledger = await feeder.run()
    faults = await pretend.end_faults()
    beat("judging", len(stage.scene.events))
    books = await read_books(database, stage, pretend)
    verdict = judge(stage, ledger, books)
    summary = await pretend.summary()
    verdict.numbers |= {
        **measure(stage, ledger, books),
        "orders_per_s": round(len(ledger.placed) / ledger.seconds, 2),
        "seconds": round(ledger.seconds, 2),
        "steps": await step_seconds(database, stage.tenant_id, ledger, speed=options.speed),
        "versions_placed": ledger.versions,
        "faults": {one["kind"]: f"{one['struck']} of {one['seen']}" for one in faults},
        "deliveries": summary["deliveries"],
        "calls": {one["name"]: one["calls"] for one in summary["partners"]},
        "killed": _restarted(home, ledger.killed),
    }
    return verdict


async def _company(database: Database) -> UUID:
    """The company that real orders go to in a home of somebody's own: the oldest. Raises NotFound."""
    found = await list_tenants(database)
    if not found:
        raise NotFound(thing="company; make one with: linkstar seed")
    return found[0].id


def kill_worker(home: Home) -> dict[str, Any]:
    """Kills one worker as a power cut would (SIGKILL); whoever looks after the place starts it again."""
    child = next(one for one in home.place.children if one.name.startswith("worker"))
    child.process.send_signal(signal.SIGKILL)
    child.process.wait()
    return {"name": child.name, "pid": child.process.pid}


def _restarted(home: Home, killed: dict[str, Any]) -> dict[str, Any]:
    if not killed:
        return {}
    restarts = {one.name: one.restarts for one in home.place.children}
    return {**killed, "restarts": restarts.get(killed["name"], 0)}
