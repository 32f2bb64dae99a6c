"""What the web door's worker process serves: the app, with its database opened when the server starts."""

from __future__ import annotations

import asyncio
import ctypes
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from fastapi import FastAPI
from starlette.types import Receive, Scope, Send

from linkstar import flows
from linkstar.api.app import create_app
from linkstar.connect import Partners
from linkstar.connect.outgoing import outgoing_of
from linkstar.core.db import Database
from linkstar.core.db.roles import APP, conninfo_of
from linkstar.core.logs import set_up_logs
from linkstar.core.secrets import open_vault
from linkstar.core.settings import Settings, pass_gate, secret_key
from linkstar.core.tracing import set_up_tracing
from linkstar.core.work import flush
from linkstar.kit import clock
from linkstar.kit.memory import collect_rarely, give_back_always

log = structlog.get_logger()
POOL = 16
_PR_SET_PDEATHSIG = 1


def application() -> Opening:
    """What the worker process serves; its database is opened when it starts."""
    ctypes.CDLL(None).prctl(
        _PR_SET_PDEATHSIG, signal.SIGKILL
    )  # the worker must not outlive its server, which holds the port
    flows.load()  # so that facts recorded by requests find the steps that listen
    pass_gate()
    settings = Settings()
    set_up_logs(settings)
    set_up_tracing("linkstar-web")
    return Opening(settings)


class Opening:
    """Opens the database in the server's loop, then hands every request to the app."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.app: FastAPI | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            assert self.app is not None  # noqa: S101 - the server asks nothing before start-up
            await self.app(scope, receive, send)
            return
        await receive()
        try:
            async with opened(self.settings) as self.app:
                await send({"type": "lifespan.startup.complete"})
                await receive()
        except Exception as wrong:
            log.exception("web_door_did_not_open")
            await send({"type": "lifespan.startup.failed", "message": str(wrong)})
            return
        await send({"type": "lifespan.shutdown.complete"})


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[FastAPI]:
    """The app with its own database connections as role linkstar_app. Raises PoolTimeout."""
    key = secret_key(settings)
    conninfo = conninfo_of(settings.database_url or "", key, APP)
    database = await Database.open(
        conninfo, clock=clock.from_environment(), before_commit=flush, size=POOL, keeps_plans=settings.keep_plans
    )
    vault = open_vault(settings)
    partners = Partners(database, vault, outgoing=outgoing_of(settings))
    try:
        app = create_app(database, vault, partners=partners, settings=settings)
        asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, app.state.listeners.close)
        collect_rarely()
        giving = asyncio.create_task(give_back_always())
        yield app
        giving.cancel()
    finally:
        await partners.close()
        await database.close()
