"""What one call to a partner costs this process, beside httpx in the same run: a small JSON there, one of 1.5 kB back.

The partner is a process of its own that answers the same bytes at once. 24 callers share one client, as in a worker. Three
alternated rounds, the median.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import statistics
import time
from collections.abc import Awaitable, Callable
from multiprocessing.connection import Connection
from typing import Any

import httpx
import uvloop

from linkstar.connect.client import Client
from linkstar.connect.outgoing import Outgoing
from linkstar.connect.transport import exchange
from linkstar.connect.wire import Request

CALLS, CALLERS, ROUNDS = 2000, 24, 3
BODY = b'{"ok":true,"padding":"' + b"x" * 1500 + b'"}'
SAID = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\nx-a: 1\r\n\r\n" % len(BODY) + BODY
ASKED = Request(
    "bench", "POST", "/x", headers={"content-type": "application/json", "x-token": "t"}, body=b'{"a":1}' * 50
)


def run() -> dict[str, Any]:
    """Milliseconds of processor time a call of the product's client and of httpx, and how many of ours one of theirs is."""
    ours, theirs = uvloop.run(_measure())
    return {
        "calls": CALLS, "callers": CALLERS, "cpu_ms_per_call": ours, "httpx_cpu_ms_per_call": theirs, "ratio": theirs / ours,
        "targets": {"ratio": ">= 3"},
        "aims": {"ratio": ">= 8"},
    }  # fmt: skip


async def _measure() -> tuple[float, float]:
    told, tell = multiprocessing.Pipe(duplex=False)
    partner = multiprocessing.Process(target=_answer, args=(tell,), daemon=True)
    partner.start()
    port = told.recv()
    url = f"http://127.0.0.1:{port}/x"
    try:
        async with Client(Outgoing(("127.0.0.1", port))) as client, httpx.AsyncClient(trust_env=False) as other:

            async def by_us() -> None:
                await exchange(client, ASKED, url)

            async def by_httpx() -> None:
                await other.post(url, content=ASKED.body, headers=dict(ASKED.headers))

            rounds = [(await _spent(by_us), await _spent(by_httpx)) for _ in range(ROUNDS)]
    finally:
        partner.kill()
    return statistics.median(ours for ours, _ in rounds), statistics.median(theirs for _, theirs in rounds)


async def _spent(call: Callable[[], Awaitable[None]]) -> float:
    left = iter(range(CALLS))

    async def caller() -> None:
        for _ in left:
            await call()

    before = time.process_time()
    await asyncio.gather(*(caller() for _ in range(CALLERS)))
    return (time.process_time() - before) * 1000 / CALLS


def _answer(tell: Connection) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            try:
                await reader.readuntil(b"\r\n\r\n")
            except asyncio.IncompleteReadError:
                return
            await reader.readexactly(len(ASKED.body))
            writer.write(SAID)
            await writer.drain()

    async def listen() -> None:
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        tell.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    uvloop.run(listen())
