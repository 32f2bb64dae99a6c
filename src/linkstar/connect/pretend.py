"""The console of the pretend partners, for companies that try things: only at the sandbox's own address, and only where the
settings let partners be played by it.
"""

from __future__ import annotations

from typing import Any, ClassVar

import orjson

from linkstar.connect.client import Client
from linkstar.connect.outgoing import Outgoing
from linkstar.connect.transport import exchange
from linkstar.connect.wire import PartnerError, Request
from linkstar.kit.errors import Refusal


class SandboxOff(Refusal):
    """This installation has no sandbox, or may not reach it."""

    code: ClassVar[str] = "sandbox.off"
    status = 404
    en = "There is no sandbox on this installation (LINKSTAR_REACH_SANDBOX is off)."
    zh = "此系统未启用沙箱（LINKSTAR_REACH_SANDBOX 未开启）。"


class SandboxAway(Refusal):
    """The sandbox does not answer."""

    code: ClassVar[str] = "sandbox.away"
    status = 503
    en = "The sandbox does not answer at {url}. Start it with `linkstar up` or `linkstar sandbox`."
    zh = "沙箱 {url} 没有响应，请用 linkstar up 或 linkstar sandbox 启动。"


class SandboxRefused(Refusal):
    """The sandbox declined."""

    code: ClassVar[str] = "sandbox.refused"
    status = 422
    en = "The sandbox declined: {said}"
    zh = "沙箱拒绝了请求：{said}"


class Console:
    """Calls to the console of the sandbox that the settings name; no other address can be given."""

    def __init__(self, client: Client, outgoing: Outgoing) -> None:
        self._client, self._place = client, outgoing.sandbox

    @property
    def is_on(self) -> bool:
        """Whether partners may be played by the sandbox."""
        return self._place is not None

    @property
    def url(self) -> str:
        """The sandbox's address; partners answer below it. Raises SandboxOff."""
        if self._place is None:
            raise SandboxOff
        host, port = self._place
        return f"http://{f'[{host}]' if ':' in host else host}:{port}"

    async def get(self, path: str) -> Any:
        """What the console tells. Raises SandboxOff, SandboxAway, SandboxRefused."""
        return await self._said("GET", path)

    async def post(self, path: str, body: Any) -> Any:
        """Asks the console for something. Raises SandboxOff, SandboxAway, SandboxRefused."""
        return await self._said("POST", path, orjson.dumps(body))

    async def delete(self, path: str) -> Any:
        """Ends something. Raises SandboxOff, SandboxAway, SandboxRefused."""
        return await self._said("DELETE", path)

    async def _said(self, method: str, path: str, body: bytes = b"") -> Any:
        url = f"{self.url}/_sandbox/{path}"
        try:
            answer = await exchange(self._client, Request(f"sandbox/{path}", method, path, body=body), url)
            told = answer.json()
        except PartnerError as wrong:
            raise SandboxAway(url=self.url) from wrong
        if answer.status >= 400:
            raise SandboxRefused(said=f"{told.get('title', answer.status)} / {told.get('title_zh', '')}")
        return told
