"""Seeded harm: the ways a body is spoilt on its way or by somebody who means it. The same seed spoils the same way."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Iterator

import orjson

NESTED = b"[" * 5_000 + b"]" * 5_000
BILLION = b'{"id": ' + b"9" * 4_000 + b"}"
STRANGE = (
    b"", b"\x00", b"null", b"[]", b"{}", b'"text"', b"0", b"NaN", b"-", b"{", b'{"a":', b"\xff\xfe\x00\x00", b"\xef\xbb\xbf{}",
    NESTED, b'{"a":' * 3_000 + b"1" + b"}" * 3_000, BILLION, b'{"id":"\\u0000"}', b'{"id":"\\ud800"}', b'{"id":"\\udfff\\ud800"}',
    '{"id":"\u202e\u0645\u0631\u062d\u0628\u0627 \U0001f680"}'.encode(), gzip.compress(b"[" * 1_000_000), b"PK\x03\x04zip",
    b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", b"a=1&b=2", b"\r\n\r\n", b"{}{}",
)  # fmt: skip
VALUES = (
    None, True, 0, -1, 10**9, 2**31, 2**63, -(2**63), 10**30, 1e308, "", " ", "\x00", "a\x00b", "=1+1", "x" * 5_000, "1e999999",
    "-1e400", "NaN", "Infinity", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-02-30T00:00:00Z", "2026-11-20", [],
    {}, [[]], {"a": {}}, ["x"] * 50, "\u202e\u0645\u0631\u062d\u0628\u0627", "\U0001f680" * 50, "../../etc/passwd", "' OR 1=1 --",
    "gid://shopify/Order/", "<script>alert(1)</script>", "${jndi:ldap://127.0.0.1/a}", "\ufeff", "\u2028",
)  # fmt: skip


def harms(body: bytes, *, seed: int, count: int) -> Iterator[bytes]:
    """Spoilt bodies: the strange ones first, then `count` that were a good body once."""
    yield from STRANGE
    chance = random.Random(seed)
    ways: tuple[Callable[[bytes, random.Random], bytes], ...] = (_flipped, _cut, _doubled, _value, _value, _value, _key)
    for number in range(count):
        yield ways[number % len(ways)](body, chance)


def _flipped(body: bytes, chance: random.Random) -> bytes:
    harmed = bytearray(body)
    for _ in range(chance.randint(1, 4)):
        harmed[chance.randrange(len(harmed))] ^= 1 << chance.randrange(8)
    return bytes(harmed)


def _cut(body: bytes, chance: random.Random) -> bytes:
    return body[: chance.randrange(len(body))]


def _doubled(body: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(body))
    return body[:at] + body[at // 2 :]


def _value(body: bytes, chance: random.Random) -> bytes:
    """One value somewhere in the JSON becomes a strange one."""
    said = orjson.loads(body)
    holder, place = chance.choice(list(_places(said)))
    holder[place] = chance.choice(VALUES)
    return _written(said)


def _key(body: bytes, chance: random.Random) -> bytes:
    """One field is gone, and a stranger came."""
    said = orjson.loads(body)
    holder, place = chance.choice([one for one in _places(said) if isinstance(one[0], dict)])
    del holder[place]
    holder["stranger" * chance.randint(1, 3)] = chance.choice(VALUES)
    return _written(said)


def _places(said):
    """Every (container, key or index) in a JSON value."""
    waiting = [said]
    while waiting:
        one = waiting.pop()
        pairs = list(one.items()) if isinstance(one, dict) else list(enumerate(one)) if isinstance(one, list) else []
        for place, inner in pairs:
            yield one, place
            waiting.append(inner)


def _written(said: object) -> bytes:
    """JSON, also of numbers beyond 64 bits."""
    return orjson.dumps(said, default=str, option=orjson.OPT_NON_STR_KEYS) if not _is_large(said) else _slow(said)


def _is_large(said: object) -> bool:
    return any(
        (isinstance(holder[place], int) and abs(holder[place]) >= 2**63) or holder[place] == 1e308
        for holder, place in _places(said)
    )


def _slow(said: object) -> bytes:

    return json.dumps(said).encode()
