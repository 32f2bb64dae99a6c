"""The small values of PayPal's JSON: moments, amounts and what nobody knows. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import orjson

from linkstar.connect.wire import Answer, Unreadable
from linkstar.kit.errors import Invalid
from linkstar.kit.money import Money

Json = Mapping[str, Any]
WHOLE = frozenset({"HUF", "JPY", "TWD"})  # PayPal takes no decimals of these, whatever ISO 4217 says


def moment(text: object) -> datetime:
    """A moment as PayPal writes it ("+0000" in reports, "Z" elsewhere), in UTC. Raises ValueError."""
    at = datetime.fromisoformat(str(text))
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def stamp(at: datetime) -> str:
    """A moment as PayPal reads it: UTC, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def micros(at: datetime) -> int:
    """The moment in microseconds."""
    return int(at.timestamp()) * 1_000_000 + at.microsecond


def minor(amount: Json) -> int:
    """A `money` {value, currency_code} in minor units. Raises KeyError, Invalid."""
    return Money.of(str(amount["value"]), str(amount["currency_code"])).minor


def money(amount_minor: int, currency: str) -> dict[str, str]:
    """Minor units as PayPal's `money`. Raises Invalid where PayPal cannot say it."""
    value = Money(amount_minor, currency).decimal()
    if currency not in WHOLE:
        return {"currency_code": currency, "value": f"{value:f}"}
    if value != value.to_integral_value():
        raise Invalid("amount", f"PayPal knows no decimals of {currency}")
    return {"currency_code": currency, "value": str(int(value))}


def strangers(name: str, said: Json, known: Collection[str]) -> set[str]:
    """The fields of an object that this adapter has never heard of."""
    return {f"{name}.{field}" for field in said if field not in known}


def listed(answer: Answer, name: str, *, beside: str) -> list[dict[str, Any]]:
    """A list that PayPal leaves out where it is empty; `beside` has to be there then. Raises Unreadable."""
    said = answer.json()
    if not isinstance(said, dict) or (name not in said and beside not in said):
        raise Unreadable(f"the answer has no {name}", body=answer.body)
    found = said.get(name) or []
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
