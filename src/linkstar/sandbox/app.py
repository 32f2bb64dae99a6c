"""The sandbox as a plain ASGI application: requests go to the console or to a partner, with the faults asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qsl

import orjson
import structlog

from linkstar.connect.fake import FakeAnswer, FakeRequest
from linkstar.sandbox import console
from linkstar.sandbox.faults import CALLS, Fault
from linkstar.sandbox.world import Sandbox

log = structlog.get_logger()
Event = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Event]]
Send = Callable[[Event], Awaitable[None]]


class App:
    """`/_sandbox/...` is the console, `/<partner>/...` the partner."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox

    async def __call__(self, scope: Event, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            first, request = _split(scope, await _body(receive))
            if first == "_sandbox":
                await _reply(send, await console.answer(self.sandbox, request))
            elif first in self.sandbox.partners:
                await self._partner(first, request, send)
            else:
                names = ", ".join(sorted(self.sandbox.partners))
                await _reply(send, FakeAnswer(404, f"There are {names} and the console at /_sandbox/.".encode(), _TEXT))

    async def _partner(self, name: str, request: FakeRequest, send: Send) -> None:
        """The partner's answer; whatever a fake raises is a bug of it and is told as such."""
        self.sandbox.calls[name] += 1
        partner = self.sandbox.partners[name]
        fault = self.sandbox.faults.strike(name, f"{request.method} {request.path}", CALLS)
        if fault is not None and fault.kind == "429":
            await self._count(name, partner.throttled(), send)
        elif fault is not None and fault.kind == "500":
            await self._count(name, FakeAnswer(500, b'{"message":"pretend trouble"}'), send)
        else:
            try:
                said = await partner.answer(request)
            except Exception as wrong:
                log.exception("fake_broke", partner=name, method=request.method, path=request.path)
                said = FakeAnswer(500, orjson.dumps({"sandbox": f"{type(wrong).__name__}: {wrong}"}))
            self.sandbox.answers[name][said.status] += 1
            await _reply_with(send, said, fault)

    async def _count(self, name: str, said: FakeAnswer, send: Send) -> None:
        self.sandbox.answers[name][said.status] += 1
        await _reply(send, said)

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            event = await receive()
            if event["type"] == "lifespan.startup":
                await self.sandbox.deliveries.start()
                await send({"type": "lifespan.startup.complete"})
            else:
                await self.sandbox.deliveries.stop()
                self.sandbox.close()
                await send({"type": "lifespan.shutdown.complete"})
                return


_TEXT = {"content-type": "text/plain; charset=utf-8"}


async def _reply_with(send: Send, said: FakeAnswer, fault: Fault | None) -> None:
    """The answer, or what a fault leaves of it; the work is done either way."""
    kind = fault.kind if fault else ""
    if kind == "half_json":
        await _reply(send, FakeAnswer(said.status, said.body[: max(1, len(said.body) // 2)], said.headers))
    elif fault is not None:
        if kind == "timeout_after_work":
            await asyncio.sleep(fault.delay_s)
        await _reply(send, said, is_cut=True)
    else:
        await _reply(send, said)


async def _reply(send: Send, said: FakeAnswer, *, is_cut: bool = False) -> None:
    """Sends an answer; one that is cut promises more than comes, and the server closes the connection."""
    headers = [(name.lower().encode(), value.encode()) for name, value in said.headers.items()]
    headers.append((b"content-length", str(len(said.body) + 100 * is_cut).encode()))
    await send({"type": "http.response.start", "status": said.status, "headers": headers})
    body = said.body[: len(said.body) // 2] if is_cut else said.body
    await send({"type": "http.response.body", "body": body, "more_body": is_cut})


def _split(scope: Event, body: bytes) -> tuple[str, FakeRequest]:
    """The first word of the path and the request below it; the path stays as it was sent (percent-encoded)."""
    raw = scope.get("raw_path")
    path = raw.decode("latin-1").partition("?")[0] if raw else scope["path"]
    first, _, rest = path.lstrip("/").partition("/")
    query = dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True))
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    return first, FakeRequest(scope["method"], "/" + rest, query, headers, body)


async def _body(receive: Receive) -> bytes:
    parts: list[bytes] = []
    while True:
        event = await receive()
        if event["type"] == "http.disconnect":
            return b"".join(parts)
        parts.append(event.get("body", b""))
        if not event.get("more_body"):
            return b"".join(parts)
