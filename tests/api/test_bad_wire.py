"""The real server on a real socket: what no well-behaved client sends. It answers, forgets nothing of ours and stays small."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from linkstar.cli.processes import Place, free_port
from linkstar.core.settings import Settings

MB = 1_000_000


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    """A web door with its database, in a home of its own."""
    home = Path(tempfile.mkdtemp(prefix="ls-", dir="/tmp"))
    home.chmod(0o711)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("LINKSTAR_TEST_DATABASE_URL", raising=False)
        settings = Settings(home=home / "home", port=free_port(), database_url=None)
        with Place(settings, say=lambda _: None) as running:
            running.start_database()
            running.start_doors(doors=("web",))
            yield running
    shutil.rmtree(home, ignore_errors=True)


def send(place: Place, *parts: bytes, patience_s: float = 20.0) -> bytes:
    """What the server answers to these bytes; what it does not take any more is not sent."""
    with socket.create_connection(("127.0.0.1", place.settings.port), timeout=patience_s) as wire:
        try:
            for part in parts:
                wire.sendall(part)
        except (BrokenPipeError, ConnectionResetError):
            pass
        said = b""
        try:
            while part := wire.recv(65_536):
                said += part
        except (TimeoutError, ConnectionResetError):
            pass
        return said


def status_of(said: bytes) -> int:
    return int(said.split(b" ", 2)[1]) if said.startswith(b"HTTP/1.1 ") else 0


def get(path: bytes, *headers: bytes) -> bytes:
    return b"\r\n".join(
        [b"GET " + path + b" HTTP/1.1", b"Host: linkstar.test", b"Connection: close", *headers, b"", b""]
    )


def web_mb(place: Place) -> float:
    """The memory of the web door, its worker process included."""
    parent, total = place.children[0].process.pid, 0
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                stat = (folder / "stat").read_text().rpartition(") ")[2].split()
                if int(folder.name) == parent or int(stat[1]) == parent:
                    total += int((folder / "statm").read_text().split()[1])
            except OSError:
                continue
    return total * os.sysconf("SC_PAGE_SIZE") / MB


def alive(place: Place) -> bool:
    return status_of(send(place, get(b"/health"))) == 200 and place.children[0].process.poll() is None


def test_no_answer_says_what_program_serves_it(place):
    said = send(place, get(b"/health")).lower()
    assert b"x-content-type-options: nosniff" in said
    assert b"granian" not in said
    assert b"\r\nserver: " not in said or b"\r\nserver: linkstar\r\n" in said


@pytest.mark.parametrize("body", ["told", "endless"])
def test_a_hundred_megabytes_are_refused_while_they_come_and_memory_stays_small(place, body):
    send(place, get(b"/ready"))
    before = web_mb(place)
    head = b"POST /api/v1/session/login HTTP/1.1\r\nHost: linkstar.test\r\nContent-Type: application/json\r\nConnection: close\r\n"
    if body == "told":
        said = send(place, head + b"Content-Length: 100000000\r\n\r\n", *[b" " * MB] * 100)
    else:
        said = send(
            place,
            head + b"Transfer-Encoding: chunked\r\n\r\n",
            *[b"f4240\r\n" + b" " * MB + b"\r\n"] * 100,
            b"0\r\n\r\n",
        )
    assert status_of(said) in (413, 0)  # 0: it hung up on a sender who did not stop to listen
    assert web_mb(place) - before < 45
    assert alive(place)


def test_a_patient_sender_is_told_that_it_is_too_much(place):
    head = b"POST /api/v1/session/login HTTP/1.1\r\nHost: linkstar.test\r\nContent-Length: 100000000\r\nConnection: close\r\n\r\n"
    said = send(place, head, patience_s=5)
    assert status_of(said) == 413
    assert b"body_too_large" in said


STRANGE = [
    b"", b"\x00\x00\x00\x00", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", get(b"/\xff\xfe"), get(b"/%00"), get(b"/%ff%fe"), get(b"/%ed%a0%80"), get(b"/" + b"a" * 7_000),
    get(b"/" + b"a" * 900_000), get(b"/api/v1/orders?number=%00"), get(b"/api/v1/orders?number=%ed%a0%80"),
    get(b"/", b"X-A: \x00"), get(b"/", b"X-A: " + b"a" * 300_000), get(b"/", *[b"X-%d: a" % n for n in range(300)]),
    get(b"/", b"Cookie: linkstar_session=\xff\xfe.\xff"), get(b"/api/v1/session", b"Cookie: linkstar_session=" + b"0" * 32 + b".\xed\xa0\x80"),
    get(b"/api/v1/session", b"Authorization: Bearer ls_" + b"0" * 32 + b"_a_\xff"), get(b"/", b"Host: evil", b"Host: other"),
    get(b"/", b"Content-Length: -1"), get(b"/", b"Content-Length: 99999999999999999999"), get(b"/", b"Content-Length: 5", b"Content-Length: 6"),
    get(b"/", b"Transfer-Encoding: chunked", b"Content-Length: 5"), get(b"/", b"Accept-Language: \xff;q=nan"), get(b"//evil.example/%2f.."),
    get(b"http://evil.example/"), get(b"/../../etc/passwd"), get(b"/%2e%2e/%2e%2e/etc/passwd"), get(b"*"), get(b"/", b"Expect: 100-continue"),
    get(b"/", b"Upgrade: websocket", b"Connection: Upgrade", b"Sec-WebSocket-Key: eA==", b"Sec-WebSocket-Version: 13"),
    get(b"/api/v1/session", b"Traceparent: 00-" + b"f" * 9_000), get(b"/", b"X-Forwarded-For: " + b"1.1.1.1," * 5_000),
    get(b"/", b"X-Forwarded-Proto: javascript"), get(b"/").replace(b"GET", b"TRACE"), get(b"/").replace(b"GET", b"CONNECT"), get(b"/assets/../"), b"POST /webhooks/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n",
]  # fmt: skip


@pytest.mark.parametrize("said", STRANGE, ids=range(len(STRANGE)))
def test_whatever_comes_over_the_wire_is_answered_without_a_crash(place, said):
    assert status_of(send(place, said, patience_s=2)) < 500
    assert alive(place)


def test_two_lengths_in_one_request_are_not_two_requests(place):
    """Request smuggling: whatever the server makes of it, the inner request is not served."""
    inner = get(b"/health")
    for mixed in (
        b"POST /health HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + inner,
        b"POST /health HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 80\r\n\r\n" + inner,
        b"POST /health HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n"
        + inner,
    ):
        said = send(place, mixed, patience_s=2)
        assert b'"status":"ok"' not in said or said.startswith(b"HTTP/1.1 4")


def test_someone_who_sends_nothing_holds_nobody_up(place):
    idle = [socket.create_connection(("127.0.0.1", place.settings.port)) for _ in range(200)]
    try:
        for one in idle[::2]:
            one.sendall(b"POST /api/v1/session/login HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{")
        assert alive(place)
        assert status_of(send(place, get(b"/ready"))) == 200  # and the pool of connections is free
    finally:
        for one in idle:
            one.close()
