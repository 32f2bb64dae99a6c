"""The small values of AliExpress's JSON: clocks of the US west coast, lists in a wrapper, amounts as objects. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from linkstar.connect.alibaba.values import minor
from linkstar.connect.reading import Json
from linkstar.connect.wire import Answer, Unreadable

PACIFIC = ZoneInfo("America/Los_Angeles")


def moment(said: object) -> datetime:
    """A moment in UTC from "2019-03-06 12:01:17" in Los Angeles; an hour that comes twice is its first. Raises ValueError."""
    return datetime.fromisoformat(str(said).strip()).replace(tzinfo=PACIFIC).astimezone(UTC)


def moment_or_none(said: object) -> datetime | None:
    """Like `moment`, where the field may be empty."""
    return moment(said) if said else None


def wall(at: datetime) -> str:
    """A moment as AliExpress tells and takes it."""
    return f"{at.astimezone(PACIFIC):%Y-%m-%d %H:%M:%S}"


def listed(said: object) -> list[dict[str, Any]]:
    """A list, which stands in an object under the name of its kind: {"order_dto": [...]}; one alone may stand there bare."""
    if isinstance(said, dict):
        said = next(iter(said.values()), [])
        said = [said] if isinstance(said, dict) else said
    return [one for one in said or () if isinstance(one, dict)] if isinstance(said, list | None) else []


def money(said: object) -> tuple[str, int] | None:
    """Currency and minor units of an amount {"amount": "0.01", "currency_code": "EUR"}; None where there is none."""
    if not isinstance(said, dict) or not said.get("currency_code"):
        return None
    currency = str(said["currency_code"])
    return currency, minor(said.get("amount") or said.get("amount_str"), currency)


def minor_of(said: object) -> int:
    """The minor units of an amount, 0 where there is none."""
    found = money(said)
    return found[1] if found else 0


def result(answer: Answer, operation: str) -> dict[str, Any]:
    """What stands in {"aliexpress_..._response": {"result": ...}}. Raises Unreadable, which keeps the body."""
    found = response(answer, operation).get("result")
    if not isinstance(found, dict):
        raise Unreadable("the answer has no result", body=answer.body)
    return found


def response(answer: Answer, operation: str) -> dict[str, Any]:
    """What stands in {"aliexpress_..._response": ...}. Raises Unreadable, which keeps the body."""
    said = answer.json()
    found = said.get(response_name(operation)) if isinstance(said, dict) else None
    if not isinstance(found, dict):
        raise Unreadable("not an answer of AliExpress", body=answer.body)
    return found


def response_name(operation: str) -> str:
    """The name of an operation's answer."""
    return f"{operation.replace('.', '_')}_response"


__all__ = [
    "PACIFIC", "Json", "listed", "minor_of", "moment", "moment_or_none", "money", "response", "response_name", "result", "wall",
]  # fmt: skip
