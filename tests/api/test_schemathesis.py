"""Requests made up from the OpenAPI document: none crashes the door, and every answer is one that the document promises."""

from __future__ import annotations

import asyncio
import os

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from linkstar import flows
from linkstar.api.app import create_app, openapi
from linkstar.core.db import Database
from linkstar.core.db.roles import APP
from linkstar.core.secrets import Vault
from linkstar.core.settings import Settings
from linkstar.core.tenants import create_tenant
from linkstar.core.work import flush
from linkstar.kit.ids import new_id
from tests.conftest import conninfo_of
from tests.world.access import a_key

EXAMPLES = 4  # of each operation
CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)
SCHEMA = schemathesis.openapi.from_dict(openapi())
OPERATIONS = {found.ok().label: found.ok() for found in SCHEMA.get_all_operations()}


class Robot:
    """A program with every right, in a loop of its own because the made-up requests come one by one from outside of it."""

    def __init__(self, conninfo, home, clock) -> None:
        self.runner = asyncio.Runner()
        self.home, self.clock = home, clock
        self.runner.run(self._open(conninfo))

    async def _open(self, conninfo) -> None:
        flows.load()
        self.database = await Database.open(conninfo, clock=self.clock, before_commit=flush, size=4)
        self.app = create_app(self.database, Vault.of(os.urandom(32)), settings=Settings(home=self.home))
        async with self.database.tx(new_id(self.clock.now())) as tx:
            self.tenant_id = tx.tenant_id
            await create_tenant(tx, f"robots-{tx.tenant_id.hex}", "Robots")
            headers = await a_key(tx)
        transport = httpx.ASGITransport(app=self.app, client=("192.0.2.9", 1))
        self.client = httpx.AsyncClient(transport=transport, base_url="http://linkstar.test", headers=headers)

    def ask(self, case) -> httpx.Response:
        asked = case.as_transport_kwargs(base_url="http://linkstar.test")
        headers = {k: v for k, v in asked["headers"].items() if k.lower() not in ("authorization", "cookie")}
        body = (
            {"content": asked["data"]}
            if asked.get("data") is not None
            else {"json": asked["json"]}
            if "json" in asked
            else {}
        )
        return self.runner.run(
            self.client.request(asked["method"], asked["url"], params=asked.get("params"), headers=headers, **body)
        )

    async def _close(self) -> None:
        await self.client.aclose()
        await self.app.state.door.partners.close()
        await self.database.close()

    def close(self) -> None:
        self.runner.run(self._close())
        self.runner.close()


@pytest.fixture
def robot(server, shared_name, clock, tmp_path):
    one = Robot(conninfo_of(server, shared_name, APP), tmp_path, clock)
    yield one
    one.close()


@pytest.mark.timeout(600)
def test_no_made_up_request_crashes_the_door_or_gets_an_answer_that_is_not_promised(robot):
    asked, wrong = 0, []
    for label, operation in OPERATIONS.items():

        @settings(
            max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=operation.as_strategy())
        def one(case):
            nonlocal asked
            asked += 1
            answer = robot.ask(case)
            case.validate_response(answer, checks=CHECKS)

        try:
            one()
        except BaseException as failure:
            wrong.append(f"{label}: {str(failure)[:900]}")
    assert wrong == [], "\n\n".join(wrong)
    assert asked > len(OPERATIONS)
