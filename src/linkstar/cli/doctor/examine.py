"""The order of the checks: each needs what the one before found."""

from __future__ import annotations

import asyncio
import os

from linkstar.cli.doctor import machine
from linkstar.cli.doctor.company import Patient, check_company, check_workers
from linkstar.cli.doctor.database import WAIT_S, check_database
from linkstar.cli.doctor.finding import Finding, fail, ok, state_of, warn
from linkstar.cli.reach import reach
from linkstar.core.db import Database
from linkstar.core.db.embedded import DatabaseNotRunning
from linkstar.core.db.roles import WORKER, conninfo_of
from linkstar.core.secrets import open_vault
from linkstar.core.settings import Settings, secret_key
from linkstar.core.tenants import list_tenants
from linkstar.kit import clock
from linkstar.kit.errors import Refusal


def examine(settings: Settings, *, tells: bool = False) -> list[Finding]:
    """Everything that can be found out now. With `tells`, stock that disagrees opens incidents; else nothing is written."""
    key = list(machine.check_key(settings))
    found = [*machine.check_settings(os.environ), *key, machine.check_disk(settings.home), *machine.check_adapters()]
    try:
        with reach(settings) as owner:
            if state_of(key) == "fail":
                return [*found, warn("database", "not looked at: its passwords follow from the secret key", key[0].fix)]
            return [*found, *asyncio.run(_examine_database(settings, owner, tells=tells))]
    except DatabaseNotRunning:
        return [
            *found,
            fail("database", f"the one of {settings.home} is not running", "linkstar up, or set DATABASE_URL"),
        ]
    except Refusal as refusal:
        return [*found, fail("database", refusal.text("en"), "mend that, then ask again")]


async def _examine_database(settings: Settings, owner: str, *, tells: bool) -> list[Finding]:
    key = secret_key(settings)
    found = await check_database(owner, key)
    if any(one.state == "fail" and one.check in ("database", "migrations") for one in found):
        return found
    database = await Database.open(
        conninfo_of(owner, key, WORKER), clock=clock.from_environment(), size=2, wait_s=float(WAIT_S)
    )
    try:
        workers, alive = await check_workers(database)
        tenants = await list_tenants(database)
        found += [
            workers,
            ok("companies", f"{len(tenants)}: {', '.join(one.slug for one in tenants)}" if tenants else "none yet"),
        ]
        for tenant in tenants:
            async with database.tx(tenant.id, actor="doctor") as tx:
                found += await check_company(
                    tx, Patient(tenant, tx.now, bool(alive)), open_vault(settings), tells=tells
                )
    finally:
        await database.close()
    return found
