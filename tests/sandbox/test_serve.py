"""The sandbox as a process of its own, and the little client that carries its webhooks."""

from __future__ import annotations

import asyncio
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from linkstar.sandbox.post import Poster
from tests.connect.partner import listening

SERVE = "import sys; from pathlib import Path; from linkstar.sandbox import serve; serve(int(sys.argv[1]), Path(sys.argv[2]))"


def a_process(home: Path) -> tuple[subprocess.Popen[bytes], str]:
    """A sandbox with all real fakes, listening."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    running = subprocess.Popen([sys.executable, "-c", SERVE, str(port), str(home)])
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return running, f"http://127.0.0.1:{port}"
        time.sleep(0.05)
    running.kill()
    raise AssertionError("the sandbox does not listen")


def test_a_killed_sandbox_comes_back_with_its_shops_and_ends_when_asked(tmp_path: Path) -> None:
    running, url = a_process(tmp_path)
    said = {
        "partner": "shopify",
        "external_id": "demo.myshopify.com",
        "secrets": {"access_token": "t", "client_secret": "s"},
    }
    assert httpx.post(f"{url}/_sandbox/shops", json=said).status_code == 200
    running.kill()
    running.wait()
    running, url = a_process(tmp_path)
    partners = {one["name"]: one for one in httpx.get(f"{url}/_sandbox/summary").json()["partners"]}
    assert [shop["external_id"] for shop in partners["shopify"]["shops"]] == ["demo.myshopify.com"]
    running.send_signal(signal.SIGTERM)
    assert running.wait(10) == 0


@pytest.mark.parametrize(
    ("answer", "status", "body", "is_kept"),
    [
        (b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok", 200, b"ok", True),
        (b"HTTP/1.1 202 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n3\r\nay!\r\n0\r\n\r\n", 202, b"okay!", True),
        (b"HTTP/1.1 204 No Content\r\n\r\n", 204, b"", True),
        (b"HTTP/1.1 500 Oh\r\ncontent-length: 3\r\nconnection: close\r\n\r\nbad", 500, b"bad", False),
        (b"HTTP/1.1 200 OK\r\n\r\n", 200, b"", False),
    ],
)
async def test_every_form_of_answer_is_understood(answer: bytes, status: int, body: bytes, is_kept: bool) -> None:
    connections = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        while True:
            await reader.readuntil(b"\r\n\r\nhello")
            writer.write(answer)

    poster = Poster(timeout_s=2)
    async with listening(serve) as url:
        for _ in range(2):
            posted = await poster.post(f"{url}/hooks?x=1", b"hello", {"x-topic": "orders"})
            assert (posted.status, posted.body) == (status, body)
        poster.close()
    assert connections == (1 if is_kept else 2)


async def test_an_address_that_is_none_or_does_not_speak_http_is_told() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail.example.com\r\n\r\n")
        await reader.read()

    poster = Poster(timeout_s=2)
    async with listening(serve) as mail:
        for url in ("ftp://127.0.0.1/", "nonsense", mail):
            with pytest.raises(ValueError, match=r"address|HTTP|literal"):
                await poster.post(url, b"hello", {})
