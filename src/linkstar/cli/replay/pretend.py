"""The sandbox's console as a replay uses it, over HTTP like anybody else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import aiohttp
import orjson

from linkstar.connect.channel import SeenOrder
from linkstar.connect.fake import FakeShop
from linkstar.kit.errors import Refusal

_PATIENCE = aiohttp.ClientTimeout(total=120)


class SandboxRefused(Refusal):
    """The sandbox declined what a replay asked of it."""

    code = "cli.sandbox_refused"
    status = 500
    en = "The sandbox answered {status} to {path}: {body}"
    zh = "沙箱对 {path} 返回 {status}：{body}"


class SandboxAway(Refusal):
    """Nothing answers at the sandbox's address."""

    code = "cli.sandbox_away"
    status = 500
    en = "The sandbox does not answer at {url}. Start LinkStar first: make run."
    zh = "沙箱 {url} 没有响应，请先启动 LinkStar：make run。"


class Pretend:
    """The console's API. `url` is the sandbox's address; shops live below `<url>/<partner>`."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        """Closes the connections."""
        if self._session is not None:
            await self._session.close()

    async def open(self, partner: str, shop: FakeShop) -> None:
        """Makes an account known at a partner."""
        await self._post("shops", {"partner": partner, **_told(shop)})

    async def place(self, partner: str, shop: str, orders: Sequence[SeenOrder]) -> None:
        """Places orders, or newer versions of them."""
        await self._post("orders", {"partner": partner, "shop": shop, "orders": list(orders)})

    async def fault(self, kind: str, rate: float, seed: int, **more: Any) -> None:
        """Asks for a fault from now on."""
        await self._post("faults", {"kind": kind, "rate": rate, "seed": seed, **more})

    async def end_faults(self) -> list[dict[str, Any]]:
        """Ends all faults; what each did."""
        ended: list[dict[str, Any]] = (await self._said("DELETE", "faults"))["ended"]
        return ended

    async def settle(self, timeout_s: float) -> Mapping[str, Any]:
        """Waits until webhooks are delivered or given up."""
        return await self._post(f"settle?timeout={timeout_s}", {})  # type: ignore[no-any-return]

    async def summary(self) -> Mapping[str, Any]:
        """Partners, faults and deliveries as they stand."""
        return await self._said("GET", "summary")  # type: ignore[no-any-return]

    async def received(self, partner: str) -> Mapping[str, Any]:
        """Everything that a partner got from us."""
        return await self._said("GET", f"received/{partner}")  # type: ignore[no-any-return]

    async def _post(self, path: str, body: Mapping[str, Any]) -> Any:
        return await self._said("POST", path, orjson.dumps(body))

    async def _said(self, method: str, path: str, body: bytes = b"") -> Any:
        self._session = self._session or aiohttp.ClientSession(timeout=_PATIENCE)
        try:
            async with self._session.request(method, f"{self.url}/_sandbox/{path}", data=body) as answer:
                said = await answer.read()
        except (aiohttp.ClientError, TimeoutError) as wrong:
            raise SandboxAway(url=self.url) from wrong
        if answer.status >= 400:
            raise SandboxRefused(status=answer.status, path=path, body=said.decode(errors="replace")[:300])
        return orjson.loads(said)


def _told(shop: FakeShop) -> dict[str, Any]:
    names = ("external_id", "site", "zone", "currency", "webhook_url")
    return {name: getattr(shop, name) for name in names} | {"secrets": dict(shop.secrets)}
