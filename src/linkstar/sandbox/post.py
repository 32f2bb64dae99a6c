"""POST over kept HTTP/1.1 connections: the little that webhooks need, at a tenth of the CPU of a full client.

The sandbox shares a machine with what it tests, so it must not eat what it measures. Answers are read by length, by chunks
or to the end; redirects are not followed, as partners do not follow them either.
"""

from __future__ import annotations

import asyncio
import ssl
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

_Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]
ANSWER_MAX = 65_536  # bytes of an answer that are read; a longer one closes the connection


@dataclass(frozen=True, slots=True)
class Posted:
    """The answer to a webhook."""

    status: int
    body: bytes


class Poster:
    """Keeps connections by address. Raises OSError, TimeoutError, ValueError (no address, or no HTTP answer)."""

    def __init__(self, timeout_s: float = 10.0) -> None:
        self.timeout_s = timeout_s
        self._idle: dict[tuple[str, str, int], list[_Connection]] = defaultdict(list)

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Posted:
        """Sends a body and reads the answer. A kept connection that the other side has closed is replaced once."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"{url!r} is no web address")
        key = (parts.scheme, parts.hostname, parts.port or (443 if parts.scheme == "https" else 80))
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        said = {
            "host": parts.netloc.rpartition("@")[2],
            "user-agent": "LinkStar-sandbox",
            **headers,
            "content-length": len(body),
        }
        lines = [f"POST {target} HTTP/1.1", *(f"{name}: {value}" for name, value in said.items()), "", ""]
        message = "\r\n".join(lines).encode("latin-1") + body
        async with asyncio.timeout(self.timeout_s):
            while self._idle[key]:
                try:
                    return await self._exchange(key, self._idle[key].pop(), message)
                except (ConnectionError, asyncio.IncompleteReadError):
                    continue  # closed while it was idle
            return await self._exchange(key, await _connect(*key), message)

    def close(self) -> None:
        """Closes all kept connections."""
        for connections in self._idle.values():
            for _, writer in connections:
                writer.close()
        self._idle.clear()

    async def _exchange(self, key: tuple[str, str, int], connection: _Connection, message: bytes) -> Posted:
        reader, writer = connection
        is_kept = False
        try:
            writer.write(message)
            await writer.drain()
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            first, *lines = head.split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
            body = await _body(reader, headers)
            is_told = "content-length" in headers or "transfer-encoding" in headers or " 204 " in first
            is_kept = is_told and headers.get("connection", "").lower() != "close" and len(body) <= ANSWER_MAX
            return Posted(int(first.split(" ", 2)[1]), body)
        except (IndexError, asyncio.LimitOverrunError) as wrong:
            raise ValueError("this is no HTTP answer") from wrong
        finally:
            if is_kept:
                self._idle[key].append(connection)
            else:
                writer.close()


async def _connect(scheme: str, host: str, port: int) -> _Connection:
    return await asyncio.open_connection(host, port, ssl=ssl.create_default_context() if scheme == "https" else None)


async def _body(reader: asyncio.StreamReader, headers: Mapping[str, str]) -> bytes:
    """The answer's body; more than ANSWER_MAX bytes if the rest was left unread."""
    if "chunked" in headers.get("transfer-encoding", "").lower():
        return await _chunks(reader)
    if "content-length" in headers:
        length = int(headers["content-length"])
        return await reader.readexactly(min(length, ANSWER_MAX + 1))
    return b""  # 204, or an answer without a length, which ends with the connection: its status says enough


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    parts: list[bytes] = []
    while size := int((await reader.readline()).split(b";")[0], 16):
        parts.append((await reader.readexactly(size + 2))[:-2])
        if sum(map(len, parts)) > ANSWER_MAX:
            return b"".join(parts)
    while (await reader.readline()).strip():
        pass  # trailers
    return b"".join(parts)
