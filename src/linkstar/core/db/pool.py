"""The pool of connections and the door to transactions. Bounded: whoever finds it empty waits, nobody opens more."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from psycopg import AsyncConnection
from psycopg.types.json import set_json_loads
from psycopg_pool import AsyncConnectionPool

from linkstar.core.db.arrays import ColumnDumper
from linkstar.core.db.tx import Tx
from linkstar.kit.clock import Clock, WallClock

LIFETIME_S = (
    300.0  # a connection keeps buffers of the size of the biggest batch that went through it; a new one has none
)
GIVE_UP_S = 1.0  # how long those are waited for who are connecting when nobody wants the connection any more
NEVER = 1 << 30  # uses of a statement before it is prepared: only what `Tx.prepares` says is
PREPARED_MAX = 300  # statements that a connection keeps prepared


async def configure(connection: AsyncConnection[Any]) -> None:
    """Sends lists in PostgreSQL's binary form (quoting the JSON inside text arrays cost a third of a batch's Python time)."""
    connection.adapters.register_dumper(list, ColumnDumper)
    set_json_loads(orjson.loads, connection)
    connection.prepared_max = PREPARED_MAX


async def _nothing(_: Tx) -> None:
    return None


@dataclass(slots=True)
class Database:
    """Connections of one role to one database. `before_commit` writes the facts and their work (core.work).

    With `keeps_plans` false no statement is prepared, whatever a transaction asks for.
    """

    pool: AsyncConnectionPool[AsyncConnection[Any]]
    clock: Clock
    before_commit: Callable[[Tx], Awaitable[None]]
    keeps_plans: bool = True

    @classmethod
    async def open(
        cls,
        conninfo: str,
        *,
        clock: Clock | None = None,
        before_commit: Callable[[Tx], Awaitable[None]] = _nothing,
        size: int = 10,
        wait_s: float = 30.0,
        keeps_plans: bool = True,
    ) -> Database:
        """Opens a bounded pool; raises psycopg_pool.PoolTimeout if the database does not answer."""
        pool: AsyncConnectionPool[AsyncConnection[Any]] = AsyncConnectionPool(
            conninfo,
            min_size=1,
            max_size=size,
            max_lifetime=LIFETIME_S,
            open=False,
            timeout=wait_s,
            kwargs={"prepare_threshold": NEVER, "autocommit": True},  # `tx` begins and ends in as few trips as can be
            configure=configure,
            name="linkstar",
        )
        try:
            await pool.open(wait=True, timeout=wait_s)
        except asyncio.CancelledError:  # its workers would go on, and the loop would wait for them for ever
            await pool.close(timeout=GIVE_UP_S)
            raise
        return cls(pool, clock or WallClock(), before_commit, keeps_plans)

    async def close(self) -> None:
        """Gives all connections back."""
        await self.pool.close()

    @asynccontextmanager
    async def tx(
        self, tenant_id: UUID, *, actor: str = "system", trace_id: str = "", wakes: bool = True, prepares: bool = False
    ) -> AsyncIterator[Tx]:
        """One transaction for one company: commits at the end, rolls back on any exception.

        The work that follows wakes workers at the commit, unless `wakes` is false; `prepares` is explained at `Tx`. It holds
        one connection; asking for a second one inside it is a mistake that can hang the pool.
        """
        async with self.pool.connection() as connection:  # at its end: COMMIT, or ROLLBACK if an exception goes through
            await connection.execute(f"BEGIN; SET LOCAL linkstar.tenant = '{UUID(int=tenant_id.int)}'".encode())
            tx = Tx(
                connection, tenant_id, actor, trace_id or uuid.uuid4().hex, self.clock.now(), self.before_commit,
                wakes=wakes, prepares=prepares and self.keeps_plans,
            )  # fmt: skip
            yield tx
            await tx.before_commit(tx)
            if tx.bells:
                await connection.execute(
                    "; ".join([*(f"NOTIFY {name}" for name in sorted(tx.bells)), "COMMIT"]).encode()
                )
