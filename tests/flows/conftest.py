"""The story fixture: a company whose shops live in a sandbox."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from uuid import UUID

import pytest

from linkstar.core.db import Database
from linkstar.core.secrets import Vault
from linkstar.kit.clock import SetClock
from tests.flows.story import Story, a_story


@pytest.fixture
async def story(database: Database, tenant_id: UUID, clock: SetClock) -> AsyncIterator[Story]:
    """A company with two shops, two warehouses and two carriers, connected to a sandbox over HTTP."""
    async with a_story(database, tenant_id, clock, Vault.of(os.urandom(32))) as told:
        yield told
