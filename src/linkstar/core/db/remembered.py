"""What a process remembers of companies, so that it need not ask each time: forgotten as soon as somebody changes it.

A worker listens for changes (`core.work`), and keeps what it knows until it hears of one. A process that does not listen asks
again after two seconds.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar
from uuid import UUID

from linkstar.core.db.tx import Tx

T = TypeVar("T")
CHANNEL = "linkstar_changed"
KEEP_S = 2.0
COMPANIES_MAX = 10_000
_ALL: list[Remembered[object]] = []
_told = {"is_listening": False}


class Remembered(Generic[T]):
    """One thing that is known of each company; `load` reads it."""

    def __init__(self, load: Callable[[Tx], Awaitable[T]]) -> None:
        self._load = load
        self._known: dict[UUID, tuple[T, float]] = {}
        self._turns = 0
        _ALL.append(self)  # type: ignore[arg-type]

    async def get(self, tx: Tx) -> T:
        """What is known of the transaction's company; read if it is not."""
        found = self._known.get(tx.tenant_id)
        if found and (_told["is_listening"] or time.monotonic() - found[1] < KEEP_S):
            return found[0]
        turns = self._turns
        loaded = await self._load(tx)
        if turns == self._turns:  # nobody changed anything while it was read
            if len(self._known) >= COMPANIES_MAX:
                self._known.clear()
            self._known[tx.tenant_id] = (loaded, time.monotonic())
        return loaded

    def forget(self, tenant_id: UUID | None = None) -> None:
        """Forgets one company, or all."""
        self._turns += 1
        if tenant_id is None:
            self._known.clear()
        else:
            self._known.pop(tenant_id, None)


async def tell_changed(tx: Tx) -> None:
    """Says that something which is remembered of this company changes with this transaction."""
    forget(tx.tenant_id)
    await tx.run("SELECT pg_notify(%(channel)s, %(company)s)", {"channel": CHANNEL, "company": str(tx.tenant_id)})


def forget(tenant_id: UUID | None = None) -> None:
    """Forgets what is remembered of one company, or of all."""
    for one in _ALL:
        one.forget(tenant_id)


def listening(is_so: bool) -> None:
    """Says whether this process hears of every change from now on; what it may have missed is forgotten."""
    forget()
    _told["is_listening"] = is_so
