"""An incident announces itself when it opens: once, again only when it was closed meanwhile, and alike to all who saw it."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from uuid import UUID

from linkstar.core import incidents
from linkstar.core.db import Database, Tx
from linkstar.core.incidents import IncidentOpened, New

SHORT, DRIFT = New("stock_short", "short:1"), New("stock_drift", "drift:1")


def opened(tx: Tx) -> list[IncidentOpened]:
    """What was announced since the last look."""
    found = [one.fact for one in tx.recorded if isinstance(one.fact, IncidentOpened)]
    tx.recorded.clear()
    return found


async def test_only_what_was_not_open_is_news(tx: Tx) -> None:
    await incidents.open_many(tx, [SHORT, DRIFT])
    first = opened(tx)
    assert sorted(one.kind for one in first) == ["stock_drift", "stock_short"]
    await incidents.open_many(tx, [SHORT, DRIFT])
    assert opened(tx) == []
    await incidents.resolve_causes(tx, [SHORT.cause])
    tx.now += timedelta(days=1)
    await incidents.open_many(tx, [SHORT, DRIFT])
    [again] = opened(tx)
    before = next(one for one in first if one.kind == "stock_short")
    assert (again.incident_id, again.due_at - before.due_at) == (before.incident_id, timedelta(days=1))


async def test_what_was_ignored_returns_without_a_noise(tx: Tx) -> None:
    await incidents.open_many(tx, [SHORT])
    [news] = opened(tx)
    await incidents.ignore(tx, [news.incident_id], "no matter")
    await incidents.open_many(tx, [SHORT])
    assert opened(tx) == []


async def test_two_who_meet_the_same_trouble_at_once_tell_the_same_news(database: Database, tenant_id: UUID) -> None:
    async def meet() -> list[IncidentOpened]:
        async with database.tx(tenant_id) as tx:
            await incidents.open_many(tx, [SHORT, DRIFT])
            return [one.fact for one in tx.recorded if isinstance(one.fact, IncidentOpened)]

    told = [one for found in await asyncio.gather(*(meet() for _ in range(6))) for one in found]
    assert len(set(told)) == 2  # whoever hears of them by id and due time hears of each once
