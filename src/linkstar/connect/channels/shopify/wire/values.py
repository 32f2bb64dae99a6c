"""The small values of Shopify's JSON: ids, moments and amounts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from linkstar.kit.money import Money

Node = Mapping[str, Any]  # an object of the Admin API, as JSON


def tail(gid: object) -> str:
    """The last part of a global id: "gid://shopify/Order/12" and 12 are "12"; None is ""."""
    return "" if gid is None else str(gid).rsplit("/", 1)[-1].split("?", 1)[0]


def gid(kind: str, id_: object) -> str:
    """The global id of a thing; one that already is stays."""
    text = str(id_)
    return text if text.startswith("gid://") else f"gid://shopify/{kind}/{text}"


def moment(text: str) -> datetime:
    """An ISO 8601 time with its zone, in UTC. Raises ValueError for one without a zone."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(f"{text!r} names no zone")
    return at.astimezone(UTC)


def moment_or_none(text: str | None) -> datetime | None:
    """Like `moment`, where the field may be empty."""
    return moment(text) if text else None


def stamp(at: datetime) -> str:
    """A moment as Shopify writes it: UTC, whole seconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def micros(at: datetime) -> int:
    """The moment in microseconds."""
    return int(at.timestamp()) * 1_000_000 + at.microsecond


def minor_of(money: Node) -> int:
    """An amount with its currency in minor units."""
    return Money.of(str(money["amount"]), money["currencyCode"]).minor


def minor(bag: Node | None) -> int:
    """The shop-currency amount of a MoneyBag in minor units; 0 where there is none."""
    money = bag and bag.get("shopMoney")
    return minor_of(money) if money else 0


def total_minor(bags: Iterable[Node | None]) -> int:
    """The sum of several MoneyBags in minor units."""
    return sum(map(minor, bags))


def nodes(connection: Node | None) -> list[Node]:
    """The things in a connection, or none."""
    return list(connection["nodes"]) if connection else []
