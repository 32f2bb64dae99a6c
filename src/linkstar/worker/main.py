"""Starting and stopping a worker process."""

from __future__ import annotations

import asyncio
import signal

import structlog
import uvloop

from linkstar import flows
from linkstar.connect.outgoing import outgoing_of
from linkstar.connect.partners import Partners
from linkstar.core.db import Database
from linkstar.core.db.roles import WORKER, conninfo_of
from linkstar.core.logs import set_up_logs
from linkstar.core.secrets import open_vault
from linkstar.core.settings import Settings, pass_gate, secret_key
from linkstar.core.tenants import list_tenants
from linkstar.core.tracing import set_up_tracing
from linkstar.core.work import Worker, ensure_timetable, flush
from linkstar.kit import clock
from linkstar.kit.memory import collect_rarely, give_back_always

log = structlog.get_logger()
SLOTS = 3  # batches in one process at a time: enough to keep one core and the database busy; more wait for each other's levels


def main() -> None:
    """Works until SIGTERM or SIGINT; batches under way are finished first."""
    flows.load()  # while the database may still be starting
    pass_gate()
    settings = Settings()
    set_up_logs(settings)
    set_up_tracing("linkstar-worker")
    uvloop.run(serve(settings, settings.database_url or ""))


async def serve(settings: Settings, owner: str) -> None:
    """Runs one worker against the database that `owner` (a conninfo) names. Raises PoolTimeout if it never answers."""
    flows.load()
    collect_rarely()
    key = secret_key(settings)
    database = await Database.open(
        conninfo_of(owner, key, WORKER),
        clock=clock.from_environment(),
        before_commit=flush,
        size=SLOTS * 2 + 2,
        keeps_plans=settings.keep_plans,
    )
    partners = Partners(
        database, open_vault(settings), public_url=settings.reached_at(), outgoing=outgoing_of(settings)
    )
    worker = Worker(database, partners=partners, slots=SLOTS)
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, worker.stop)
    try:
        for tenant in await list_tenants(database):
            async with database.tx(tenant.id) as tx:
                await ensure_timetable(tx)
        log.info("worker_started", id=str(worker.id))
        giving = asyncio.create_task(give_back_always())
        await worker.run()
        giving.cancel()
    finally:
        await partners.close()
        await database.close()
        log.info("worker_stopped", id=str(worker.id))
