"""A sandbox with one pretend partner in it and a shop that is known there."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import orjson

from linkstar.connect import registry
from linkstar.kit.clock import SetClock
from linkstar.sandbox import open_sandbox
from tests.contracts.accounts import NOW, ROWS, Row


@dataclass
class Scene:
    """The sandbox's address, its console and clock, and the shop's row of the contract suite."""

    url: str
    console: httpx.AsyncClient
    clock: SetClock
    partner: str
    row: Row

    async def ask(self, what: str, **said: Any) -> Any:
        """A call to the console about this partner and shop."""
        body = orjson.dumps({"partner": self.partner, "shop": self.row.external_id, **said})
        answer = await self.console.post(f"/_sandbox/{what}", content=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def received(self) -> Any:
        """What reached the partner."""
        return (await self.console.get(f"/_sandbox/received/{self.partner}")).json()

    async def place(self, orders: Sequence[Any]) -> list[str]:
        """Buyers order; the ids there."""
        ids: list[str] = (await self.ask("orders", orders=orders))["ids"]
        return ids


@asynccontextmanager
async def a_scene(partner: str, **secrets: str) -> AsyncIterator[Scene]:
    """The pretend partner at work, with one shop."""
    clock, row = SetClock(NOW), ROWS[partner]
    async with (
        open_sandbox(clock=clock, fakes={partner: registry.fakes()[partner]}) as url,
        httpx.AsyncClient(base_url=url) as console,
    ):
        shop: Mapping[str, Any] = {
            "external_id": row.external_id, "site": row.site, "zone": row.zone, "currency": row.currency,
            "secrets": {**row.secrets, **secrets, "public_url": f"{url}/{partner}"},
        }  # fmt: skip
        scene = Scene(url, console, clock, partner, row)
        opened = await console.post("/_sandbox/shops", content=orjson.dumps({"partner": partner, **shop}))
        assert opened.status_code == 200, opened.text
        yield scene
