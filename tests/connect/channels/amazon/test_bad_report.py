"""Reports that unpack to more than memory holds, or to nothing: told and kept, never unpacked to the end."""

from __future__ import annotations

import gzip
import tracemalloc

import pytest

from linkstar.connect.channels.amazon import report
from linkstar.connect.wire import Account, Answer, Unreadable
from tests.contracts.accounts import stage


class Storage:
    """An Http that answers the address of the report first and its bytes then."""

    def __init__(self, body: bytes) -> None:
        self.account: Account = stage("amazon").account
        self.answers = [Answer(200, {}, b'{"url": "https://reports.example/1"}'), Answer(200, {}, body)]

    async def send(self, request):
        return self.answers.pop(0)


async def test_a_report_that_unpacks_beyond_the_limit_is_left_packed(monkeypatch):
    monkeypatch.setattr(report, "REPORT_MAX", 3_000_000)
    bomb = gzip.compress(b"0" * 300_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable, match="more than 3 MB") as refused:
            await report.fetch(Storage(bomb), "1")
        assert tracemalloc.get_traced_memory()[1] < 30_000_000
    finally:
        tracemalloc.stop()
    assert refused.value.body == bomb


@pytest.mark.parametrize(
    "spoil",
    [lambda body: body[:-9], lambda body: body[:20], lambda body: b"\x1f\x8b" + body[2:][::-1], lambda body: body[:2]],
)
async def test_a_damaged_report_is_told_and_kept(spoil):
    body = spoil(gzip.compress(b"amazon-order-id\t" * 1000))
    with pytest.raises(Unreadable, match="damaged report") as refused:
        await report.fetch(Storage(body), "1")
    assert refused.value.body == body


async def test_a_report_of_several_packed_parts_and_a_plain_one_are_read_whole():
    parts = gzip.compress(b"a\tb\n") + gzip.compress(b"1\t2\n")
    assert await report.fetch(Storage(parts), "1") == b"a\tb\n1\t2\n"
    assert await report.fetch(Storage(b"a\tb\n"), "1") == b"a\tb\n"
