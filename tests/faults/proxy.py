"""A proxy that cuts connections in the middle of what is said: the first half of a chunk arrives, the rest never does."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Proxy:
    """Stands between two processes. It has a thread and a loop of its own, so that a harness that waits does not stop the traffic."""

    def __init__(self, listen: str | Path, to: Callable[[], Awaitable[Streams]]) -> None:
        self.struck = 0
        self.port = 0
        self._listen, self._to = listen, to
        self._gaps: list[int] = []
        self._left: int | None = None
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self) -> Proxy:
        """Begins to listen; `port` is known afterwards."""
        self._thread.start()
        self._do(self._open())
        return self

    def stop(self) -> None:
        """Cuts everything and ends."""
        self._do(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def cut_after(self, gaps: Sequence[int]) -> None:
        """Cuts the connection that carries the n-th byte from now, then the one that carries the n-th byte after that, and so on."""
        self._gaps, self._left = list(gaps), None

    def forget(self) -> int:
        """Cuts no more; how many cuts were still to come."""
        left, self._gaps, self._left = len(self._gaps), [], None
        return left

    def _do(self, what: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(what, self._loop).result(20)

    async def _open(self) -> None:
        if isinstance(self._listen, Path):
            self._server = await asyncio.start_unix_server(self._serve, self._listen)
        else:
            self._server = await asyncio.start_server(self._serve, self._listen, 0)
            self.port = self._server.sockets[0].getsockname()[1]

    async def _close(self) -> None:
        assert self._server is not None
        self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            there, back = await self._to()
        except OSError:
            writer.transport.abort()
            self._tasks.discard(task)
            return
        pumps = [asyncio.ensure_future(self._pump(reader, back)), asyncio.ensure_future(self._pump(there, writer))]
        try:
            await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for pump in pumps:
                pump.cancel()
            await asyncio.gather(*pumps, return_exceptions=True)
            for end in (writer, back):
                end.close()
            self._tasks.discard(task)

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while chunk := await reader.read(65_536):
                part = self._allowed(len(chunk))
                writer.write(chunk[:part])
                await writer.drain()
                if part < len(chunk):
                    self.struck += 1
                    return

    def _allowed(self, size: int) -> int:
        """How many bytes of a chunk may pass."""
        if self._left is None:
            if not self._gaps:
                return size
            self._left = self._gaps.pop(0)
        if self._left >= size:
            self._left -= size
            return size
        part, self._left = self._left, None
        return part


def to_unix(path: Callable[[], Path]) -> Callable[[], Awaitable[Streams]]:
    """Connects to a Unix socket whose place is asked for each time: a server that was started again may have moved."""

    async def connect() -> Streams:
        return await asyncio.open_unix_connection(path())

    return connect


def to_port(host: str, port: int) -> Callable[[], Awaitable[Streams]]:
    """Connects to a port."""

    async def connect() -> Streams:
        return await asyncio.open_connection(host, port)

    return connect
