"""The small values of Shopee's JSON: moments in seconds, amounts as numbers, answers in an envelope. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import orjson

from linkstar.connect.channels.shopee.errors import NO_ERROR
from linkstar.connect.wire import Answer, Unreadable
from linkstar.kit.errors import Invalid
from linkstar.kit.money import Money

Json = Mapping[str, Any]


def moment(said: object) -> datetime:
    """A moment in UTC from seconds since 1970. Raises ValueError."""
    return datetime.fromtimestamp(int(str(said)), UTC)


def moment_or_none(said: object) -> datetime | None:
    """Like `moment`, where the field may be empty or 0."""
    return moment(said) if said not in (None, "", 0, "0") else None


def seconds(at: datetime) -> int:
    """A moment as Shopee tells it."""
    return int(at.timestamp())


def minor(amount: object, currency: str) -> int:
    """An amount in minor units; 0 where there is none. Shopee tells numbers: their shortest text is what was meant."""
    return Money.of(str(amount), currency).minor if amount not in (None, "") else 0


def digest(body: bytes) -> str:
    """A short name of a content."""
    return hashlib.sha256(body).hexdigest()[:12]


def plain(said: object) -> str:
    """A text of a person, or "" where Shopee put stars over it."""
    text = str(said or "")
    return "" if "**" in text else text


def strangers(name: str, said: Json, known: Collection[str]) -> set[str]:
    """The fields of an object that this adapter has never heard of."""
    return {f"{name}.{field}" for field in said if field not in known}


def listing_id(item: object, model: object) -> str:
    """What a listing is known by: the item, and its model where it has several."""
    return str(item) if str(model or "0") == "0" else f"{item}-{model}"


def whole(answer: Answer) -> dict[str, Any]:
    """An answer that names no error. Raises Unreadable, which keeps the body."""
    said = answer.json()
    if not isinstance(said, dict) or "error" not in said or str(said["error"] or "").strip() not in NO_ERROR:
        raise Unreadable("not an answer of Shopee", body=answer.body)
    return said


def data(answer: Answer) -> dict[str, Any]:
    """What stands in an answer's `response`. Raises Unreadable, which keeps the body."""
    found = whole(answer).get("response")
    if not isinstance(found, dict):
        raise Unreadable("the answer has no response", body=answer.body)
    return found


def rows(found: Json, name: str) -> list[dict[str, Any]]:
    """A list in the response, which may be left out or null."""
    return [one for one in found.get(name) or () if isinstance(one, dict)]


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
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, IndexError, OSError, Invalid) as wrong:
        raise Unreadable(f"not {what}: {wrong!r}", body=body) from wrong
