"""A copy is silent: two places that push stock and buy labels for one shop would be a disaster, so its accounts are paused."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from uuid import UUID

from linkstar import flows
from linkstar.connect.accounts import list_accounts, pause, resume
from linkstar.core import incidents
from linkstar.core.db import Database, Tx
from linkstar.core.tenants import list_tenants
from linkstar.core.work import flush
from linkstar.kit import clock

KIND = "place_restored"


async def silence(owner: str, made_at: datetime) -> int:
    """Pauses all connected accounts of all companies, with an incident each; returns how many."""
    paused = 0
    async with _opened(owner) as database:
        for tenant in await list_tenants(database):
            async with database.tx(tenant.id, actor="restore") as tx:
                accounts = await list_accounts(tx, state="connected")
                await pause(tx, [one.id for one in accounts])
                told = {"made_at": made_at.isoformat(timespec="minutes")}
                await incidents.open_many(tx, [
                    incidents.New(KIND, f"restored:{one.id}", one.id, {**told, "partner": one.partner, "shop": one.title})
                    for one in accounts
                ])  # fmt: skip
                paused += len(accounts)
    return paused


async def resume_all(owner: str) -> int:
    """Lets the accounts that a restore paused be called again; those that a person paused stay. Returns how many."""
    resumed = 0
    async with _opened(owner) as database:
        for tenant in await list_tenants(database):
            async with database.tx(tenant.id, actor="restore") as tx:
                waiting = await _silenced(tx)
                ids = [one.id for one in await list_accounts(tx, state="paused") if one.id in waiting]
                await resume(tx, ids)
                resumed += len(ids)
    return resumed


async def _silenced(tx: Tx) -> set[UUID]:
    subjects: set[UUID] = set()
    after = ""
    while True:
        page = await incidents.list_incidents(tx, kind=KIND, after=after, limit=200)
        subjects |= {one.subject for one in page.rows if one.subject}
        if not page.next:
            return subjects
        after = page.next


@asynccontextmanager
async def _opened(owner: str) -> AsyncIterator[Database]:
    flows.load()
    database = await Database.open(owner, clock=clock.from_environment(), before_commit=flush, size=1, wait_s=10)
    try:
        yield database
    finally:
        await database.close()
