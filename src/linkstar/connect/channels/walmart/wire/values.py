"""The small values of Walmart's JSON: moments in milliseconds, amounts as numbers. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from linkstar.connect import reading
from linkstar.connect.reading import Json
from linkstar.connect.wire import Answer, Unreadable
from linkstar.kit.money import Money


def moment(said: object) -> datetime:
    """A moment in UTC: milliseconds since 1970, or ISO 8601. Raises ValueError."""
    if isinstance(said, int | Decimal) and not isinstance(said, bool):
        at = datetime.fromtimestamp(int(said) // 1000, UTC)
        return at.replace(microsecond=int(said) % 1000 * 1000)
    return reading.moment(said)


def moment_or_none(said: object) -> datetime | None:
    """Like `moment`, where the field may be empty."""
    return None if said in (None, "") else moment(said)


def millis(at: datetime) -> int:
    """A moment as Walmart tells it in orders."""
    return int(at.timestamp()) * 1000 + at.microsecond // 1000


def minor(said: Json | None) -> int:
    """An amount {currency, amount} or {currencyUnit, currencyAmount} in minor units; 0 where there is none."""
    if not said:
        return 0
    amount = said["amount"] if "amount" in said else said["currencyAmount"]
    return Money.of(str(amount), currency_of(said)).minor


def currency_of(said: Json | None) -> str:
    """The currency of an amount."""
    return str((said or {}).get("currency") or (said or {}).get("currencyUnit") or "")


def listed(said: object, name: str) -> list[Any]:
    """The rows of one of Walmart's wrapped lists: {"orderLine": [...]}, where one row may stand without its list."""
    rows = said.get(name) if isinstance(said, Mapping) else None
    if rows is None:
        return []
    return list(rows) if isinstance(rows, list) else [rows]


def part(answer: Answer, *path: str) -> Any:
    """A field that an answer must have, several names deep. Raises Unreadable, which keeps the body."""
    said = answer.json()
    for name in path:
        if not isinstance(said, dict) or name not in said:
            raise Unreadable(f"the answer has no {'.'.join(path)}", body=answer.body)
        said = said[name]
    return said
