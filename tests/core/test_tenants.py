"""Companies are founded once, found by their short name, and begin with a timetable."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from psycopg.errors import UniqueViolation

from linkstar.core.db import Database, Tx
from linkstar.core.tenants import create_tenant, find_tenant, list_tenants
from linkstar.core.work import STEPS
from linkstar.core.work.registry import Step
from linkstar.kit.clock import SetClock
from linkstar.kit.ids import new_id


async def found(database: Database, tenant_id: UUID, slug: str) -> None:
    async with database.tx(tenant_id) as tx:
        assert await create_tenant(tx, slug, slug.title(), zone="Europe/Berlin", currency="EUR") == tenant_id


async def test_a_company_is_found_by_its_short_name(database: Database, tenant_id: UUID, clock: SetClock) -> None:
    await found(database, tenant_id, "lampen")
    company = await find_tenant(database, "lampen")
    assert company is not None
    assert (company.id, company.name, company.zone, company.currency) == (tenant_id, "Lampen", "Europe/Berlin", "EUR")
    assert company.created_at == clock.now()
    assert await find_tenant(database, "Lampen") is None


async def test_companies_are_listed_from_the_oldest(database: Database, clock: SetClock) -> None:
    for slug in ("first", "second", "third"):
        await found(database, new_id(clock.now()), slug)
        clock.forward(timedelta(days=1))
    assert [one.slug for one in await list_tenants(database)] == ["first", "second", "third"]


async def test_a_short_name_is_given_once(database: Database, tenant_id: UUID, clock: SetClock) -> None:
    await found(database, tenant_id, "lampen")
    with pytest.raises(UniqueViolation):
        await found(database, new_id(clock.now()), "lampen")
    assert len(await list_tenants(database)) == 1


async def test_a_new_company_has_a_row_for_every_step_of_the_timetable(tx: Tx, monkeypatch: pytest.MonkeyPatch) -> None:
    async def tidy(_: Tx) -> None:
        """Nobody runs it here."""

    monkeypatch.setitem(STEPS, "test_tenants.tidy", Step("test_tenants.tidy", tidy, period=timedelta(hours=1)))
    monkeypatch.setitem(STEPS, "test_tenants.hear", Step("test_tenants.hear", tidy))
    await create_tenant(tx, f"company-{tx.tenant_id}", "Company")
    rows = await tx.rows("SELECT step, size, due_at FROM core.work WHERE tenant_id = %(tenant)s")
    mine = [tuple(row) for row in rows if row.step.startswith("test_tenants.")]
    assert mine == [("test_tenants.tidy", 0, tx.now)]
