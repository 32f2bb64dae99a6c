"""A small real HTTP server that plays a partner, and an adapter that speaks to it: signs, learns, errs and refreshes."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import orjson

from linkstar.connect.channel import Grant, RawMessage, WebhookRequest
from linkstar.connect.wire import (
    Account,
    Answer,
    BadSignature,
    Budget,
    Http,
    Learned,
    PartnerError,
    PartnerRefused,
    Request,
    TokenExpired,
    TokenRevoked,
    Tokens,
    Unreadable,
)


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Said:
    status: int = 200
    body: bytes = b"{}"
    headers: Mapping[str, str] = field(default_factory=lambda: {"content-type": "application/json"})
    is_cut: bool = False  # the connection ends in the middle of the body


@dataclass
class Partner:
    """Answers by `answer`; `asked` keeps every call that arrived."""

    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    answer: Callable[[Asked], Awaitable[Said]] | None = None
    token: str = "first"
    is_revoked: bool = False

    async def say(self, asked: Asked) -> Said:
        self.asked.append(asked)
        if asked.path == "/token":
            await asyncio.sleep(0.05)
            if self.is_revoked:
                return Said(400, b'{"error":"invalid_grant"}')
            return Said(body=orjson.dumps({"access_token": self.token, "expires_in": 3600}))
        if self.is_revoked or asked.headers.get("authorization") != f"Bearer {self.token}":
            return Said(401, b'{"error":"expired"}')
        return await self.answer(asked) if self.answer else Said(body=b'{"ok":true}')

    def count(self, path: str) -> int:
        return sum(asked.path == path for asked in self.asked)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await reader.readuntil(b"\r\n\r\n"):
            said = await self.say(await _read(head.decode(), reader))
            body = said.body[: len(said.body) // 2] if said.is_cut else said.body
            headers = {"content-length": str(len(said.body)), **said.headers}
            lines = [f"HTTP/1.1 {said.status} x", *(f"{name}: {value}" for name, value in headers.items())]
            writer.write("\r\n".join([*lines, "", ""]).encode() + body)
            await writer.drain()
            if said.is_cut:
                return


async def _read(head: str, reader: asyncio.StreamReader) -> Asked:
    first, *lines = head.strip().split("\r\n")
    method, target, _ = first.split(" ")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    parts = urlsplit(target)
    return Asked(method, parts.path, dict(parse_qsl(parts.query)), headers, body)


Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def listening(serve: Serve) -> AsyncIterator[str]:
    """A server on loopback; at the end its connections are closed and waited for, so that nothing outlives a test."""
    tasks: set[asyncio.Task[None]] = set()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            await serve(reader, writer)
        except (asyncio.CancelledError, asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()
            tasks.discard(task)

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        left = list(tasks)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await asyncio.sleep(0)


@asynccontextmanager
async def a_partner() -> AsyncIterator[Partner]:
    """A partner that listens on loopback."""
    partner = Partner()
    async with listening(partner.serve) as partner.url:
        yield partner


class ToyAdapter:
    """Speaks to `Partner`."""

    name = "toy"
    title = "Toy 玩具"
    can = frozenset({"orders", "webhooks", "authorise"})

    def __init__(self, budgets: Mapping[str, Budget] | None = None) -> None:
        self.budgets: Mapping[str, Budget] = budgets or {"*": Budget(1000, 1000)}
        self.refreshed = 0

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        if not request.needs_token:
            return request
        return replace(
            request, headers={**request.headers, "authorization": f"Bearer {account.secrets.get('access_token', '')}"}
        )

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        left = answer.headers.get("x-left")
        return Learned(left=float(left)) if left else None

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        if request.path == "/token" and answer.status == 400:
            return TokenRevoked("invalid_grant")
        if answer.status == 401:
            return TokenExpired("expired")
        if answer.status == 422:
            return PartnerRefused("no such sku", code="sku", field="sku")
        return None

    async def refresh(self, http: Http) -> Tokens | None:
        self.refreshed += 1
        said = (await http.send(Request("token", "POST", "/token", body=b"refresh_token=r", needs_token=False))).json()
        return Tokens({"access_token": said["access_token"]}, http.now + timedelta(seconds=said["expires_in"]))

    def authorise_url(self, grant: Grant) -> str:
        return f"{grant.base_url}/authorise?state={grant.state}"

    async def exchange_code(self, http: Http, grant: Grant, query: Mapping[str, str]) -> Tokens:
        if not hmac.compare_digest(query["state"], grant.state):
            raise BadSignature("another state")
        said = (
            await http.send(Request("token", "POST", "/token", body=grant.verifier.encode(), needs_token=False))
        ).json()
        return Tokens(
            {"access_token": said["access_token"]}, http.now + timedelta(seconds=3600), external_id=query["shop"]
        )

    def receive(self, request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
        if request.headers.get("x-signature") != account.secrets["hook"]:
            raise BadSignature("not ours")
        try:
            told: dict[str, Any] = orjson.loads(request.body)
        except ValueError as wrong:
            raise Unreadable("not JSON") from wrong
        return [
            RawMessage(
                told.get("topic", "orders"), f"{told['id']}@{told['version']}", told["id"], request.body, "webhook"
            )
        ]
