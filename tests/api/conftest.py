"""The web door over a database of its own, connected as the product's role, and a company with people in it."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI

from linkstar import flows
from linkstar.api.app import create_app
from linkstar.connect import Partners
from linkstar.core.access import Grant
from linkstar.core.db import Database
from linkstar.core.db.roles import APP
from linkstar.core.secrets import Vault
from linkstar.core.settings import Settings
from linkstar.core.tenants import create_tenant
from linkstar.core.work import flush
from linkstar.kit.clock import SetClock
from linkstar.kit.ids import new_id
from tests.conftest import conninfo_of
from tests.world.access import a_session, a_user


@pytest.fixture
def database_name(shared_name: str) -> str:
    """The database behind the door: one for all tests, since each test has companies of its own."""
    return shared_name


@pytest.fixture
async def app_database(server: str, database_name: str, clock: SetClock) -> AsyncIterator[Database]:
    """A pool with the web door's role."""
    opened = await Database.open(conninfo_of(server, database_name, APP), clock=clock, before_commit=flush, size=8)
    yield opened
    await opened.close()


@pytest.fixture
def vault() -> Vault:
    """A vault with one key."""
    return Vault.of(os.urandom(32))


@pytest.fixture
async def app(app_database: Database, vault: Vault, tmp_path: Path) -> AsyncIterator[FastAPI]:
    """The web door."""
    flows.load()
    partners = Partners(app_database, vault)
    yield create_app(app_database, vault, partners=partners, settings=Settings(database_url=None, home=tmp_path))
    await partners.close()


@pytest.fixture
async def web(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A browser or program that is nobody yet."""
    transport = httpx.ASGITransport(app=app, client=("192.0.2.7", 5000))
    async with httpx.AsyncClient(transport=transport, base_url="http://linkstar.test") as client:
        yield client


@dataclass
class Company:
    """A company on the installation: `async with company.tx() as tx` commits."""

    database: Database
    id: UUID
    slug: str
    _known: dict[str, dict[str, str]] = field(default_factory=dict)

    def tx(self) -> Any:
        """A transaction of the company that commits."""
        return self.database.tx(self.id, actor="test")

    async def signed_in(self, role: str = "owner", *grants: Grant) -> dict[str, str]:
        """Headers of somebody with this role (the same person each time), or with these grants."""
        if grants or role not in self._known:
            async with self.tx() as tx:
                headers = await a_session(tx, await a_user(tx, role, grants=grants))
            if grants:
                return headers
            self._known[role] = headers
        return self._known[role]


Found = Callable[[str], Awaitable[Company]]


@pytest.fixture
def found(app_database: Database, clock: SetClock) -> Found:
    """Founds companies."""

    async def one(slug: str) -> Company:
        tenant_id = new_id(clock.now())
        unique = f"{slug}-{tenant_id.hex[-8:]}"
        async with app_database.tx(tenant_id) as tx:
            await create_tenant(tx, unique, slug.title())
        return Company(app_database, tenant_id, unique)

    return one


@pytest.fixture
async def company(found: Found) -> Company:
    """The company that most tests are about."""
    return await found("acme")


@pytest.fixture
async def owner(company: Company) -> dict[str, str]:
    """Headers of its owner."""
    return await company.signed_in("owner")
