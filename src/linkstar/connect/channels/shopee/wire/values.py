"""The small values of Shopee's JSON: moments in seconds, amounts as numbers, answers in an envelope. Pure."""

from __future__ import annotations

from typing import Any

from linkstar.connect.channels.shopee.errors import NO_ERROR
from linkstar.connect.reading import Json
from linkstar.connect.wire import Answer, Unreadable
from linkstar.kit.money import Money


def minor(amount: object, currency: str) -> int:
    """An amount in minor units; 0 where there is none. Shopee tells numbers: their shortest text is what was meant."""
    return Money.of(str(amount), currency).minor if amount not in (None, "") else 0


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
