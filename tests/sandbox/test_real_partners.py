"""Every adapter through everything that stands between: client, tokens, budget, sandbox, fake, webhook, intake."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import orjson
import pytest

from linkstar.connect import (
    NewAccount,
    Partners,
    WebhookDoor,
    accounts,
    create_accounts,
    get_accounts,
    get_messages,
    registry,
    store,
)
from linkstar.connect.channel import Cursor, SeenOrder, WebhookRequest
from linkstar.connect.messages import list_messages
from linkstar.connect.wire import BadSignature
from linkstar.core import incidents
from linkstar.core.db import Database
from linkstar.core.secrets import Vault
from linkstar.core.work import Again
from linkstar.kit.clock import SetClock
from linkstar.sandbox import open_sandbox
from tests.connect.partner import Asked, Said, a_partner
from tests.contracts.accounts import ROWS, adapters
from tests.sandbox.conftest import an_order


@dataclass
class Stage:
    """A shop of a real adapter, connected to its fake in a sandbox that delivers webhooks to our door."""

    name: str
    database: Database
    tenant_id: UUID
    account_id: UUID
    partners: Partners
    vault: Vault
    sandbox: httpx.AsyncClient
    refused: list[str]

    async def place(self, *numbers: int) -> list[str]:
        row = ROWS[self.name]
        at = (self.database.clock.now() - timedelta(hours=1)).isoformat()
        told = {"currency": row.currency, "placed_at": at, "updated_at": at, "paid_at": at}
        orders = [an_order(number, **told) | {"external_id": row.order_id(number)} for number in numbers]
        said = await self.sandbox.post(
            "/_sandbox/orders", json={"partner": self.name, "shop": row.external_id, "orders": orders}
        )
        assert said.status_code == 200, said.text
        return list(said.json()["ids"])

    async def poll(self) -> list[UUID]:
        """One poll, to the end of the pages; ids of new messages."""
        channel, new = self.partners.channel(self.name), []
        http = await self.partners.http(self.tenant_id, self.account_id)
        cursor, has_more = Cursor(self.database.clock.now() - timedelta(hours=2)), True
        while has_more:
            page = await channel.orders_since(http, cursor)
            cursor, has_more = page.cursor, page.has_more
            async with self.database.tx(self.tenant_id) as tx:
                new += (await store(tx, self.account_id, page.messages)).new
        return new

    async def orders(self, ids: list[UUID]) -> list[SeenOrder]:
        async with self.database.tx(self.tenant_id) as tx:
            account = (await get_accounts(tx, [self.account_id], self.vault))[self.account_id]
            messages = await get_messages(tx, ids)
        return [self.partners.channel(self.name).read_order(one.raw, account) for one in messages]


@asynccontextmanager
async def a_stage(name: str, database: Database, tenant_id: UUID, vault: Vault) -> AsyncIterator[Stage]:
    row = ROWS[name]
    door = WebhookDoor(database, vault)
    partners = Partners(database, vault)
    async with (
        open_sandbox(clock=database.clock) as url,
        a_partner() as web,
        httpx.AsyncClient(base_url=url) as sandbox,
    ):
        kind = next(kind for kind in registry.KINDS if name in registry.adapters(kind))
        new = NewAccount(
            kind, name, name, f"{url}/{name}", row.external_id, site=row.site, zone=row.zone, currency=row.currency,
            config=row.config, secrets=row.secrets,
        )  # fmt: skip
        async with database.tx(tenant_id) as tx:
            [account_id] = await create_accounts(tx, [new], vault)
            token = (await accounts.get_account_row(tx, account_id)).webhook_token
        refused: list[str] = []

        async def hear(asked: Asked) -> Said:
            try:
                await door.receive(token, WebhookRequest(asked.path, asked.headers, asked.query, asked.body))
            except BadSignature as wrong:
                refused.append(wrong.message)
                return Said(401)
            return Said(200)

        web.say = hear  # type: ignore[method-assign]
        shop: dict[str, Any] = {"partner": name, "external_id": row.external_id, "site": row.site, "zone": row.zone,
                                "currency": row.currency, "secrets": dict(row.secrets), "webhook_url": web.url}  # fmt: skip
        assert (await sandbox.post("/_sandbox/shops", json=shop)).status_code == 200
        try:
            yield Stage(name, database, tenant_id, account_id, partners, vault, sandbox, refused)
        finally:
            await partners.close()


@pytest.mark.parametrize("name", adapters("channel"))
async def test_an_order_comes_by_webhook_and_by_poll_over_real_http(
    name: str, database: Database, tenant_id: UUID, vault: Vault
) -> None:
    async with a_stage(name, database, tenant_id, vault) as stage:
        ids = await stage.place(*range(1, 31))
        settled = (await stage.sandbox.post("/_sandbox/settle")).json()
        assert (settled["settled"], settled["given_up"], stage.refused) == (True, 0, [])
        is_told = "webhooks" in registry.channel(name).can
        assert settled["delivered"] >= 30 * is_told  # some platforms tell an order more than once
        async with database.tx(tenant_id) as tx:
            heard = (await list_messages(tx, limit=100)).rows
        assert {one.external_id for one in heard} == (set(ids) if is_told else set())
        new = await stage.poll()
        told = await stage.orders([*(one.id for one in heard), *new])
        assert {order.external_id for order in told if not order.is_partial} == set(ids)
        whole = next(order for order in told if not order.is_partial)
        assert (whole.total_minor, [line.sku for line in whole.lines]) == (1990, ["A"])
        assert await stage.poll() == []


@pytest.mark.parametrize("name", adapters("channel", "webhooks"))
async def test_a_forged_webhook_leaves_no_message(name: str, database: Database, tenant_id: UUID, vault: Vault) -> None:
    async with a_stage(name, database, tenant_id, vault) as stage:
        await stage.sandbox.post("/_sandbox/faults", json={"partner": name, "kind": "wrong_signature"})
        await stage.place(1)
        await stage.sandbox.post("/_sandbox/settle", params={"timeout": 0.5})
        assert stage.refused
        async with database.tx(tenant_id) as tx:
            assert not (await list_messages(tx)).rows


@pytest.mark.parametrize("name", adapters("channel"))
async def test_polling_survives_what_breaks_on_the_way(
    name: str, database: Database, tenant_id: UUID, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linkstar.connect.http.BACKOFF_S", (0.01, 0.02, 0.03))
    async with a_stage(name, database, tenant_id, vault) as stage:
        await stage.sandbox.post("/_sandbox/faults", json={"partner": name, "kind": "dropped"})
        await stage.place(*range(1, 11))
        for kind in ("500", "cut", "half_json"):
            said = {"partner": name, "kind": kind, "count": 1}
            await stage.sandbox.post("/_sandbox/faults", json=said)
        got: list[UUID] = []
        for _ in range(20):
            [answer] = await stage.partners.each([0], lambda _: stage.poll())
            if isinstance(answer, list):
                got = answer
                break
            assert isinstance(answer, Again)
            await asyncio.sleep(min(answer.after_s or 0.1, 2))
        ended = (await stage.sandbox.delete("/_sandbox/faults")).json()["ended"]
        assert [fault["struck"] for fault in ended if fault["kind"] != "dropped"] == [1, 1, 1]
        assert {order.external_id for order in await stage.orders(got)} == {
            ROWS[name].order_id(number) for number in range(1, 11)
        }


@pytest.mark.parametrize("name", adapters("channel"))
async def test_a_revoked_token_is_one_incident_for_many_calls(
    name: str, database: Database, tenant_id: UUID, vault: Vault, clock: SetClock
) -> None:
    async with a_stage(name, database, tenant_id, vault) as stage:
        await stage.poll()
        await stage.sandbox.post("/_sandbox/faults", json={"partner": name, "kind": "revoked"})

        async def call(_: int) -> list[UUID]:
            return await stage.poll()

        answers = await stage.partners.each(range(5), call)
        assert [getattr(answer, "waits_for", None) for answer in answers] == [stage.account_id] * 5
        async with database.tx(tenant_id) as tx:
            [incident] = (await incidents.list_incidents(tx)).rows
        assert (incident.kind, incident.times) == ("auth_revoked", 1)


@pytest.mark.parametrize("name", adapters("carrier", "label"))
async def test_a_carrier_tells_its_services_over_real_http(
    name: str, database: Database, tenant_id: UUID, vault: Vault
) -> None:
    async with a_stage_of_a_carrier(name, database, tenant_id, vault) as (partners, account_id):
        http = await partners.http(tenant_id, account_id)
        services = await partners.carrier(name).services(http)
        assert ROWS[name].service in {service.code for service in services}


@asynccontextmanager
async def a_stage_of_a_carrier(
    name: str, database: Database, tenant_id: UUID, vault: Vault
) -> AsyncIterator[tuple[Partners, UUID]]:
    row, partners = ROWS[name], Partners(database, vault)
    async with open_sandbox(clock=database.clock) as url, httpx.AsyncClient(base_url=url) as sandbox:
        new = NewAccount(
            "carrier", name, name, f"{url}/{name}", row.external_id, config=row.config, secrets=row.secrets
        )
        async with database.tx(tenant_id) as tx:
            [account_id] = await create_accounts(tx, [new], vault)
        shop = {"partner": name, "external_id": row.external_id, "currency": row.currency, "secrets": dict(row.secrets)}
        assert (await sandbox.post("/_sandbox/shops", content=orjson.dumps(shop))).status_code == 200
        yield partners, account_id
        await partners.close()


@pytest.fixture
def vault() -> Vault:
    """A vault with one key."""
    return Vault.of(bytes(32))


def test_the_registry_loads_every_adapter() -> None:
    assert registry.broken() == ()
