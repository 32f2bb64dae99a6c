"""The small values of PayPal's JSON: moments, amounts and what nobody knows. Pure."""

from __future__ import annotations

from typing import Any

from linkstar.connect.reading import Json
from linkstar.connect.wire import Answer, Unreadable
from linkstar.kit.errors import Invalid
from linkstar.kit.money import Money

WHOLE = frozenset({"HUF", "JPY", "TWD"})  # PayPal takes no decimals of these, whatever ISO 4217 says


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


def listed(answer: Answer, name: str, *, beside: str) -> list[dict[str, Any]]:
    """A list that PayPal leaves out where it is empty; `beside` has to be there then. Raises Unreadable."""
    said = answer.json()
    if not isinstance(said, dict) or (name not in said and beside not in said):
        raise Unreadable(f"the answer has no {name}", body=answer.body)
    found = said.get(name) or []
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise Unreadable(f"{name} is no list of objects", body=answer.body)
    return found
