"""Fresh tokens: one worker of all hosts asks, the others wait and read what it got.

The lock is a lease in `connect.secrets` (wall time, with the version as fence), not a lock of a session: no connection
and no transaction is held while the partner is called, and a worker that is killed blocks the others for LEASE_S at most.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID

from linkstar.connect.accounts import OpenAccount, mark_revoked, open_accounts, save_tokens
from linkstar.connect.wire import PartnerDown, TokenRevoked, Tokens
from linkstar.core.db import Database
from linkstar.core.secrets import Vault
from linkstar.kit.clock import WallClock

WALL = WallClock()
LEASE_S = 30.0
LOOK_EVERY_S = 0.1


async def refresh(
    database: Database, vault: Vault, stale: OpenAccount, ask: Callable[[OpenAccount], Awaitable[Tokens | None]]
) -> OpenAccount:
    """The account with secrets newer than those of `stale`, asked for here or by another worker.

    Raises TokenRevoked (the account is then marked, with one incident), PartnerDown if nobody gets an answer in time.
    """
    tenant_id, account_id, known = stale.account.tenant_id, stale.account.id, stale.secret_version
    until = time.monotonic() + LEASE_S
    while not await _lease(database, stale):
        current = await read(database, vault, tenant_id, account_id)
        if current.secret_version > known:
            return current
        if time.monotonic() > until:
            raise PartnerDown("another worker waits for fresh tokens", code="refreshing", retry_after_s=5.0)
        await asyncio.sleep(LOOK_EVERY_S)
    try:
        tokens = await ask(stale)
        if tokens is None:
            raise TokenRevoked("the secrets are no longer taken and cannot be renewed")
    except TokenRevoked:
        await revoke(database, stale)
        raise
    except BaseException:
        await _give_back(database, stale)
        raise
    async with database.tx(tenant_id, actor="connect") as tx:
        await save_tokens(tx, account_id, tokens, vault=vault, known=known)
    return await read(database, vault, tenant_id, account_id)


async def read(database: Database, vault: Vault, tenant_id: UUID, account_id: UUID) -> OpenAccount:
    """The account as it stands now. Raises NotFound, SealBroken, KeyMissing."""
    async with database.tx(tenant_id, actor="connect") as tx:
        return (await open_accounts(tx, [account_id], vault))[account_id]


async def revoke(database: Database, account: OpenAccount) -> None:
    """Marks the account as revoked, unless it has newer secrets by now."""
    async with database.tx(account.account.tenant_id, actor="connect") as tx:
        await mark_revoked(tx, account.account.id, known=account.secret_version)
    await _give_back(database, account)


async def _lease(database: Database, stale: OpenAccount) -> bool:
    """True if this worker is the one to ask."""
    now = WALL.now()
    params = {
        "id": stale.account.id,
        "known": stale.secret_version,
        "wall": now,
        "until": now + timedelta(seconds=LEASE_S),
    }
    async with database.tx(stale.account.tenant_id, actor="connect") as tx:
        leased = await tx.run(
            "UPDATE connect.secrets SET refreshing_until = %(until)s WHERE tenant_id = %(tenant)s AND account_id = %(id)s"
            " AND version = %(known)s AND coalesce(refreshing_until, '-infinity') < %(wall)s",
            params,
        )
    return leased == 1


async def _give_back(database: Database, stale: OpenAccount) -> None:
    async with database.tx(stale.account.tenant_id, actor="connect") as tx:
        await tx.run(
            "UPDATE connect.secrets SET refreshing_until = NULL"
            " WHERE tenant_id = %(tenant)s AND account_id = %(id)s AND version = %(known)s",
            {"id": stale.account.id, "known": stale.secret_version},
        )
