"""The small values of eBay's JSON: moments, amounts and what nobody knows. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from linkstar.connect.reading import Json
from linkstar.connect.wire import Answer, Unreadable
from linkstar.kit.money import Money


def minor(amount: Json | None) -> int:
    """An `Amount` {value, currency} in minor units; 0 where there is none."""
    return Money.of(str(amount["value"]), str(amount["currency"])).minor if amount else 0


def total(amounts: Iterable[Json | None]) -> int:
    """The sum of several amounts in minor units."""
    return sum(map(minor, amounts))


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
