"""A connected account at a partner on loopback, for tests of the connect floor."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest

from linkstar.connect import NewAccount, Partners, create_accounts
from linkstar.core.db import Database
from linkstar.core.secrets import Vault
from tests.connect.partner import Partner, ToyAdapter, a_partner


@pytest.fixture
def vault() -> Vault:
    """A vault with one key."""
    return Vault.of(os.urandom(32))


@pytest.fixture
async def partner() -> AsyncIterator[Partner]:
    """A partner that listens on loopback and takes the token "first"."""
    async with a_partner() as one:
        yield one


def an_account(base_url: str = "http://127.0.0.1:1", *, name: str = "shop-1", **more: Any) -> NewAccount:
    """A toy shop whose token is "first"."""
    secrets = {"access_token": "first", "refresh_token": "r", "hook": "signed"}
    return NewAccount("channel", "toy", "Toy shop", base_url, name, secrets=secrets, **more)


@dataclass
class Shop:
    """A connected shop and the way out to it."""

    database: Database
    tenant_id: UUID
    id: UUID
    adapter: ToyAdapter
    partners: Partners


@pytest.fixture
async def shop(database: Database, tenant_id: UUID, partner: Partner, vault: Vault) -> AsyncIterator[Shop]:
    """A shop connected to `partner`, committed."""
    async with database.tx(tenant_id) as tx:
        [id_] = await create_accounts(tx, [an_account(partner.url)], vault)
    adapter = ToyAdapter()
    partners = Partners(database, vault, adapter_of=lambda kind, name: adapter)
    yield Shop(database, tenant_id, id_, adapter, partners)
    await partners.close()


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Makes back-off short."""
    monkeypatch.setattr("linkstar.connect.http.BACKOFF_S", (0.01, 0.02, 0.03))
    return lambda: None
