"""The small values of Walmart's JSON: moments in milliseconds, amounts as numbers. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from linkstar.connect.wire import Answer, Unreadable
from linkstar.kit.errors import Invalid
from linkstar.kit.money import Money

Json = Mapping[str, Any]


def moment(said: object) -> datetime:
    """A moment in UTC: milliseconds since 1970, or ISO 8601. Raises ValueError."""
    if isinstance(said, int | Decimal) and not isinstance(said, bool):
        at = datetime.fromtimestamp(int(said) // 1000, UTC)
        return at.replace(microsecond=int(said) % 1000 * 1000)
    at = datetime.fromisoformat(str(said))
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def moment_or_none(said: object) -> datetime | None:
    """Like `moment`, where the field may be empty."""
    return None if said in (None, "") else moment(said)


def millis(at: datetime) -> int:
    """A moment as Walmart tells it in orders."""
    return int(at.timestamp()) * 1000 + at.microsecond // 1000


def stamp(at: datetime) -> str:
    """A moment as Walmart reads it: UTC, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def micros(at: datetime) -> int:
    """The moment in microseconds."""
    return int(at.timestamp()) * 1_000_000 + at.microsecond


def minor(said: Json | None) -> int:
    """An amount {currency, amount} or {currencyUnit, currencyAmount} in minor units; 0 where there is none."""
    if not said:
        return 0
    amount = said["amount"] if "amount" in said else said["currencyAmount"]
    return Money.of(str(amount), currency_of(said)).minor


def currency_of(said: Json | None) -> str:
    """The currency of an amount."""
    return str((said or {}).get("currency") or (said or {}).get("currencyUnit") or "")


def digest(body: bytes) -> str:
    """A short name of a content."""
    return hashlib.sha256(body).hexdigest()[:12]


def listed(said: object, name: str) -> list[Any]:
    """The rows of one of Walmart's wrapped lists: {"orderLine": [...]}, where one row may stand without its list."""
    rows = said.get(name) if isinstance(said, Mapping) else None
    if rows is None:
        return []
    return list(rows) if isinstance(rows, list) else [rows]


def strangers(name: str, said: Json, known: Collection[str]) -> set[str]:
    """The fields of an object that this adapter has never heard of."""
    return {f"{name}.{field}" for field in said if field not in known}


def part(answer: Answer, *path: str) -> Any:
    """A field that an answer must have, several names deep. Raises Unreadable, which keeps the body."""
    said = answer.json()
    for name in path:
        if not isinstance(said, dict) or name not in said:
            raise Unreadable(f"the answer has no {'.'.join(path)}", body=answer.body)
        said = said[name]
    return said


def loads(body: bytes) -> dict[str, Any]:
    """An object out of a body, amounts as exact decimals. Raises ValueError."""
    try:
        said = json.loads(body, parse_float=Decimal)
    except RecursionError as wrong:
        raise ValueError("too deep") from wrong
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
