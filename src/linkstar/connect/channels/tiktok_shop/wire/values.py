"""The small values of TikTok Shop's JSON: moments in seconds, amounts as texts, answers in an envelope. Pure."""

from __future__ import annotations

from typing import Any

from linkstar.connect.reading import Json
from linkstar.connect.wire import Answer, Unreadable
from linkstar.kit.money import Money


def minor(amount: object, currency: str) -> int:
    """An amount as text in minor units; 0 where there is none."""
    return Money.of(str(amount), currency).minor if amount not in (None, "") else 0


def data(answer: Answer) -> dict[str, Any]:
    """What stands in the envelope {"code": 0, "data": {...}}. Raises Unreadable, which keeps the body."""
    said = answer.json()
    found = said.get("data") if isinstance(said, dict) and said.get("code") == 0 else None
    if not isinstance(found, dict):
        raise Unreadable("the answer has no data", body=answer.body)
    return found


def rows(found: Json, name: str) -> list[dict[str, Any]]:
    """A list in the data; TikTok Shop leaves it out where it is empty."""
    return [one for one in found.get(name) or () if isinstance(one, dict)]
