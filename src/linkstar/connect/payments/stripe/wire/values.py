"""The small values of Stripe's JSON: seconds since 1970, amounts in Stripe's own minor units, and what nobody knows. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from linkstar.connect.reading import Json
from linkstar.connect.wire import Answer, Unreadable
from linkstar.kit.errors import Invalid
from linkstar.kit.money import Money, exponent

# Stripe's minor units are not everywhere those of ISO 4217: UGX and ISK are written as if they had hundredths, MGA as if none.
_NONE = frozenset({
    "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF",
})  # fmt: skip
_THREE = frozenset({"BHD", "JOD", "KWD", "OMR", "TND"})


def moment(seconds: object) -> datetime:
    """A moment as Stripe writes it. Raises ValueError, TypeError, OverflowError."""
    if isinstance(seconds, bool) or not isinstance(seconds, int):
        raise TypeError(f"{seconds!r} is no moment")
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except OSError as wrong:
        raise ValueError(str(wrong)) from wrong


def micros(seconds: int) -> int:
    """Seconds as microseconds."""
    return seconds * 1_000_000


def currency_of(said: Json) -> str:
    """The ISO code of an object; Stripe writes it small. Raises KeyError."""
    return str(said["currency"]).upper()


def minor(amount: object, currency: str) -> int:
    """Stripe's integer as minor units of ISO 4217. Raises TypeError, Invalid."""
    if isinstance(amount, bool) or not isinstance(amount, int):
        raise TypeError(f"{amount!r} is no amount")
    return Money.of(Decimal(amount).scaleb(-_places(currency)), currency).minor


def stripes_amount(amount_minor: int, currency: str) -> int:
    """Minor units as Stripe's integer. Raises Invalid where Stripe cannot say it."""
    said = Decimal(amount_minor).scaleb(_places(currency) - exponent(currency))
    if said != said.to_integral_value():
        raise Invalid("amount", f"Stripe has no such amount of {currency}")
    return int(said)


def _places(currency: str) -> int:
    return 0 if currency in _NONE else 3 if currency in _THREE else 2


def id_of(said: object) -> str:
    """The id of an object that is told whole or by its id alone; "" for none."""
    return str(said.get("id") or "") if isinstance(said, Mapping) else str(said or "")


def part_of(said: object) -> Json:
    """An object that may be told by its id alone, or not at all: then it is empty."""
    return said if isinstance(said, Mapping) else {}


def order_of(said: Json, account_names: Collection[str]) -> str:
    """The order that an object's metadata names."""
    metadata = part_of(said.get("metadata"))
    return next((str(metadata[name]) for name in account_names if metadata.get(name)), "")


def rows(answer: Answer) -> list[dict[str, Any]]:
    """The objects of a list. Raises Unreadable."""
    said = answer.json()
    found = said.get("data") if isinstance(said, dict) else None
    if not isinstance(found, list) or not all(
        isinstance(row, dict) and isinstance(row.get("id"), str) for row in found
    ):
        raise Unreadable("not a list of Stripe's", body=answer.body)
    return found
