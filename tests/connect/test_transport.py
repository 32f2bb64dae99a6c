"""One round trip: answers of every form, connections that are kept, and each trouble of the network under its own code."""

from __future__ import annotations

import asyncio
import zlib

import aiohttp
import pytest

from linkstar.connect import transport
from linkstar.connect.client import Client
from linkstar.connect.outgoing import Outgoing
from linkstar.connect.transport import exchange
from linkstar.connect.wire import Answer, PartnerDown, PartnerError, Request, Unreadable
from tests.connect.partner import listening

HERE = Outgoing(is_own_network=True)
OK = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"
GZIP = zlib.compressobj(wbits=31)
PACKED = GZIP.compress(b"ok") + GZIP.flush()


class Server:
    """Says the same bytes to every request; `asked` keeps their heads, `opened` counts connections."""

    def __init__(self, said: bytes, *, closes: bool = False) -> None:
        self.said, self.closes = said, closes
        self.asked: list[str] = []
        self.opened = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.opened += 1
        while True:
            self.asked.append((await reader.readuntil(b"\r\n\r\n")).decode())
            for piece in (self.said[: len(self.said) // 2], self.said[len(self.said) // 2 :]):  # never all at once
                writer.write(piece)
                await writer.drain()
                await asyncio.sleep(0.005)
            if self.closes:
                return


async def ask(server: Server, count: int = 1) -> Answer:
    async with listening(server.serve) as url, Client(HERE) as client:
        for _ in range(count):
            answer = await exchange(client, Request("x", "GET", "/", headers={"X-A": "1"}), f"{url}/p?q=1")
            await asyncio.sleep(0.02 if server.closes else 0)  # whoever closes may do so as the next request comes
    return answer


@pytest.mark.parametrize(
    ("said", "closes", "opened"),
    [
        (OK, False, 1),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n1;x=y\r\nk\r\n0\r\n\r\n", False, 1),
        (b"HTTP/1.1 200 OK\r\n\r\nok", True, 2),
        (b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\nok", True, 2),
        (b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: %d\r\n\r\n" % len(PACKED) + PACKED, False, 1),
    ],
    ids=["length", "chunks", "until the end", "close", "gzip"],
)
async def test_every_form_of_answer_is_read_and_its_connection_kept_where_it_may_be(said, closes, opened):
    server = Server(said, closes=closes)
    answer = await ask(server, 2)
    assert (answer.status, answer.body, server.opened, len(server.asked)) == (200, b"ok", opened, 2)
    head = server.asked[0].lower()
    assert head.startswith("get /p?q=1 http/1.1\r\nhost: 127.0.0.1:")
    assert "x-a: 1" in head
    assert "user-agent: linkstar/" in head


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nok", "broken"),
        (b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n", "broken"),
        (b"SMTP hello\r\n\r\n", "broken"),
        (b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 2\r\n\r\nok", "broken"),
        (b'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 6\r\n\r\n{"a": ', "half"),
    ],
    ids=["cut off", "no chunk", "no http", "not packed", "half a JSON"],
)
async def test_an_answer_that_is_broken_is_told_by_its_kind(said, code):
    with pytest.raises(PartnerDown) as down:
        await ask(Server(said, closes=True))
    assert down.value.code == code


async def test_an_answer_that_unpacks_to_more_than_memory_holds_is_given_up(monkeypatch):
    monkeypatch.setattr(transport, "ANSWER_MAX", 1000)
    bomb = zlib.compressobj(wbits=31)
    packed = bomb.compress(b"x" * 200_000) + bomb.flush()
    assert len(packed) < 1000
    head = b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: %d\r\n\r\n" % len(packed)
    with pytest.raises(Unreadable):
        await ask(Server(head + packed))


async def test_silence_ends_with_the_time_out_and_an_answer_that_comes_slowly_does_not():
    async def slow(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        for piece in (b"HTTP/1.1 200 OK\r\n", b"content-length: 3\r\n\r\n", b"a", b"b", b"c"):
            await asyncio.sleep(0.2)
            writer.write(piece)

    async def silent(reader, writer):
        await asyncio.sleep(5)

    async with Client(HERE) as client:
        client.patience = aiohttp.ClientTimeout(sock_read=0.6)
        async with listening(slow) as url:
            assert (await exchange(client, Request("x", "GET", "/"), url)).body == b"abc"
        async with listening(silent) as url:
            with pytest.raises(PartnerDown) as down:
                await exchange(client, Request("x", "GET", "/"), url)
    assert down.value.code == "timeout"


async def test_what_cannot_be_connected_is_surely_not_sent():
    async with Client(HERE) as client:
        with pytest.raises(PartnerDown) as down:
            await exchange(client, Request("x", "POST", "/"), "http://127.0.0.1:9/x")
    assert down.value.code == "not_sent"


async def test_nothing_can_be_smuggled_into_a_head():
    async with listening(Server(OK).serve) as url, Client(HERE) as client:
        for headers in ({"x-a": "1\r\nx-b: 2"}, {"x\r\ny": "1"}):
            with pytest.raises(PartnerError):
                await exchange(client, Request("x", "GET", "/", headers=headers), url)
