"""A sandbox on a real port, and a shop that hears its webhooks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from linkstar.kit.clock import SetClock
from linkstar.sandbox import open_sandbox
from tests.connect.partner import Asked, Partner, Said, a_partner
from tests.sandbox.toy import FAKES


@dataclass
class Listener:
    """Our web door, as far as the sandbox sees it."""

    url: str
    partner: Partner
    statuses: list[int] = field(default_factory=list)

    @property
    def heard(self) -> list[Asked]:
        return self.partner.asked

    async def say(self, asked: Asked) -> Said:
        self.partner.asked.append(asked)
        return Said(self.statuses.pop(0) if self.statuses else 200)


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    """Takes webhooks; `statuses` are answered first."""
    async with a_partner() as partner:
        one = Listener(partner.url + "/hooks", partner)
        partner.say = one.say  # type: ignore[method-assign]
        yield one


@pytest.fixture
async def sandbox(clock: SetClock) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a sandbox in memory with two toy partners."""
    async with open_sandbox(clock=clock, fakes=FAKES) as url, httpx.AsyncClient(base_url=url, timeout=20) as client:
        yield client


@pytest.fixture
async def shop(sandbox: httpx.AsyncClient, listener: Listener) -> Listener:
    """The listener, subscribed to the orders of shop-1."""
    said = {"partner": "toy", "external_id": "shop-1", "webhook_url": listener.url, "secrets": {"token": "t"}}
    assert (await sandbox.post("/_sandbox/shops", json=said)).status_code == 200
    return listener


def an_order(number: int, **more: Any) -> dict[str, Any]:
    """A neutral order as JSON."""
    line = {"external_id": "1", "listing_id": "L1", "sku": "A", "title": "A", "quantity": 1, "price_minor": 1990}
    return {
        "external_id": str(number), "number": f"#{number}", "version": 1, "placed_at": "2026-11-20T12:00:00Z",
        "updated_at": "2026-11-20T12:00:00+00:00", "commercial": "open", "payment": "paid", "fulfilled_by": "seller",
        "currency": "EUR", "total_minor": 1990, "lines": [line], "buyer": {"name": "Li Wei"},
        "ship_to": {"name": "Li Wei", "country": "DE"}, **more,
    }  # fmt: skip


async def place(sandbox: httpx.AsyncClient, *numbers: int) -> list[str]:
    """Places orders at shop-1."""
    said = {"partner": "toy", "shop": "shop-1", "orders": [an_order(number) for number in numbers]}
    answer = await sandbox.post("/_sandbox/orders", json=said)
    assert answer.status_code == 200, answer.text
    ids: list[str] = answer.json()["ids"]
    return ids


async def settle(sandbox: httpx.AsyncClient, timeout: float = 10) -> dict[str, Any]:  # noqa: ASYNC109 - the server's own
    """Waits for all webhooks."""
    said: dict[str, Any] = (await sandbox.post("/_sandbox/settle", params={"timeout": timeout})).json()
    return said
