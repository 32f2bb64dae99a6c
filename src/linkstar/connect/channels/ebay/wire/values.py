"""The small values of eBay's JSON: moments, amounts and what nobody knows. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import orjson

from linkstar.connect.wire import Answer, Unreadable
from linkstar.kit.errors import Invalid
from linkstar.kit.money import Money

Json = Mapping[str, Any]


def moment(text: str) -> datetime:
    """A moment as eBay writes it, in UTC. Raises ValueError."""
    at = datetime.fromisoformat(text)
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def moment_or_none(text: object) -> datetime | None:
    """Like `moment`, where the field may be empty."""
    return moment(str(text)) if text else None


def stamp(at: datetime) -> str:
    """A moment as eBay reads it: UTC, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def micros(at: datetime) -> int:
    """The moment in microseconds."""
    return int(at.timestamp()) * 1_000_000 + at.microsecond


def minor(amount: Json | None) -> int:
    """An `Amount` {value, currency} in minor units; 0 where there is none."""
    return Money.of(str(amount["value"]), str(amount["currency"])).minor if amount else 0


def total(amounts: Iterable[Json | None]) -> int:
    """The sum of several amounts in minor units."""
    return sum(map(minor, amounts))


def digest(body: bytes) -> str:
    """A short name of a content, for things that eBay gives no time of change."""
    return hashlib.sha256(body).hexdigest()[:16]


def strangers(name: str, said: Json, known: Collection[str]) -> set[str]:
    """The fields of an object that this adapter has never heard of."""
    return {f"{name}.{field}" for field in said if field not in known}


def part(answer: Answer, name: str) -> Any:
    """A field that an answer must have. Raises Unreadable, which keeps the body."""
    body = answer.json()
    if not isinstance(body, dict) or name not in body:
        raise Unreadable(f"the answer has no {name}", body=answer.body)
    return body[name]


def rows(answer: Answer, name: str) -> list[dict[str, Any]]:
    """A list that an answer must have; none for 204, which eBay says where nothing was found. Raises Unreadable."""
    found = [] if answer.status == 204 else part(answer, name)
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise Unreadable(f"{name} is no list of objects", body=answer.body)
    return found


def loads(body: bytes) -> dict[str, Any]:
    """An object out of a body. Raises ValueError."""
    said = orjson.loads(body)
    if not isinstance(said, dict):
        raise ValueError("not an object")
    return said


@contextmanager
def reading(what: str, body: bytes) -> Iterator[None]:
    """Turns whatever a broken message raises into Unreadable, which keeps the body."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, IndexError, Invalid) as wrong:
        raise Unreadable(f"not {what}: {wrong!r}", body=body) from wrong
