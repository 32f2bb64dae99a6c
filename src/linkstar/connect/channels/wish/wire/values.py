"""The small values of Wish's JSON: the envelope of answers, and amounts. Pure."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from linkstar.connect.reading import Json
from linkstar.connect.wire import Answer, Unreadable
from linkstar.kit.money import Money


def rows(answer: Answer) -> list[dict[str, Any]]:
    """The list in an answer's envelope. Raises Unreadable, which keeps the body."""
    said = _data(answer)
    if not isinstance(said, list) or not all(isinstance(one, dict) for one in said):
        raise Unreadable("the answer holds no list of Wish's", body=answer.body)
    return said


def record(answer: Answer) -> dict[str, Any]:
    """The thing in an answer's envelope. Raises Unreadable, which keeps the body."""
    said = _data(answer)
    if not isinstance(said, dict) or "id" not in said:
        raise Unreadable("the answer holds nothing with an id", body=answer.body)
    return said


def currency_of(said: Json | None) -> str:
    """The currency of an amount {amount, currency_code}."""
    return str((said or {}).get("currency_code") or "")


def minor(said: Json | None, units: int = 1) -> int:
    """An amount {amount, currency_code}, told for one unit, of so many units, in minor units; 0 where there is none."""
    if not said:
        return 0
    return Money.of(Decimal(str(said["amount"])) * units, currency_of(said)).minor


def _data(answer: Answer) -> Any:
    said = answer.json()
    if not isinstance(said, dict) or "data" not in said:
        raise Unreadable("not in Wish's envelope", body=answer.body)
    return said["data"]
