"""Reading a partner's JSON: objects, moments and names, and whatever breaks the partner's contract as `Unreadable`. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import orjson

from linkstar.connect.wire import Unreadable
from linkstar.kit.errors import Invalid

Json = Mapping[str, Any]
_BROKEN = (
    KeyError,
    TypeError,
    ValueError,
    AttributeError,
    ArithmeticError,
    IndexError,
    OSError,
    RecursionError,
    Invalid,
)


def loads(body: bytes) -> dict[str, Any]:
    """An object out of a body. Raises ValueError."""
    return _object(orjson.loads(body))


def object_or_none(body: bytes) -> dict[str, Any] | None:
    """The object in a body; None where it holds none."""
    try:
        return loads(body)
    except ValueError:
        return None


def exact(body: bytes) -> dict[str, Any]:
    """Like `loads`, numbers with a point as decimals: for partners that write amounts as numbers. Raises ValueError."""
    return _object(exact_json(body))


def exact_json(body: bytes) -> Any:
    """Like `exact`, for a body that may hold anything. Raises ValueError."""
    try:
        return json.loads(body, parse_float=Decimal)
    except RecursionError as wrong:
        raise ValueError("too deep") from wrong


@contextmanager
def reading(what: str, body: bytes) -> Iterator[None]:
    """Turns whatever a broken message raises into Unreadable, which keeps the body."""
    try:
        yield
    except _BROKEN as wrong:
        raise Unreadable(f"not {what}: {wrong!r}", body=body) from wrong


def moment(text: object) -> datetime:
    """A moment written as ISO 8601, in UTC; without an offset it is UTC. Raises ValueError, TypeError."""
    if not isinstance(text, str):
        raise TypeError(f"{text!r} is no moment")
    at = datetime.fromisoformat(text)
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def moment_or_none(text: object) -> datetime | None:
    """Like `moment`, where the field may be empty."""
    return moment(text) if text else None


def stamp(at: datetime) -> str:
    """A moment as ISO 8601: UTC, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def unix_moment(said: object) -> datetime:
    """A moment in UTC from seconds since 1970. Raises ValueError."""
    return datetime.fromtimestamp(int(str(said)), UTC)


def unix_moment_or_none(said: object) -> datetime | None:
    """Like `unix_moment`, where the field may be empty or 0."""
    return unix_moment(said) if said not in (None, "", 0, "0") else None


def seconds(at: datetime) -> int:
    """A moment in seconds since 1970."""
    return int(at.timestamp())


def micros(at: datetime) -> int:
    """A moment in microseconds since 1970: the version of a thing that changed then."""
    return int(at.timestamp()) * 1_000_000 + at.microsecond


def digest(body: bytes) -> str:
    """A short name of a content, for things whose partner tells no time of change."""
    return hashlib.sha256(body).hexdigest()[:12]


def plain(said: object) -> str:
    """A text of a person, or "" where the partner put stars over it."""
    text = str(said or "")
    return "" if "**" in text else text


def strangers(name: str, said: Json, known: Collection[str]) -> set[str]:
    """The fields of an object that an adapter has never heard of."""
    return {f"{name}.{field}" for field in said if field not in known}


def _object(said: Any) -> dict[str, Any]:
    if not isinstance(said, dict):
        raise ValueError("not an object")
    return said
