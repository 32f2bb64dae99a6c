"""Builders of orders as channels tell them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from linkstar import orders
from linkstar.connect.channel import SeenBuyer, SeenLine, SeenOrder
from linkstar.kit.address import Address

SPACE = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
SHOP = uuid5(SPACE, "shop")
PLACED = datetime(2026, 11, 20, 11, 0, tzinfo=UTC)
BERLIN = Address(
    name="Erika Muster", line1="Lindenstr. 5", city="Berlin", postcode="10969", country="DE", phone="+493012345678"
)


def an_item(name: str) -> UUID:
    """The id of an item that needs no row of its own in tests of one module."""
    return uuid5(SPACE, f"item {name}")


def a_line(sku: str = "MUG", quantity: int = 1, **more: Any) -> SeenLine:
    """A line as sold."""
    return SeenLine(f"line-{sku}", f"listing-{sku}", sku, f"A {sku}", quantity, price_minor=1000 * quantity, **more)


def an_order(number: str = "1001", *lines: SeenLine, minutes: int = 0, **more: Any) -> SeenOrder:
    """A paid order of one mug to Berlin; `minutes` later versions of it are newer."""
    updated = PLACED + timedelta(minutes=minutes)
    told: dict[str, Any] = {
        "commercial": "open", "payment": "paid", "fulfilled_by": "seller", "currency": "EUR", "total_minor": 1000,
        "ship_to": BERLIN, "buyer": SeenBuyer("buyer-1", "Erika Muster", "erika@example.com"),
        "ship_by_at": PLACED + timedelta(days=2), "paid_at": PLACED,
    }  # fmt: skip
    return SeenOrder(
        external_id=f"ext-{number}", number=number, version=int(updated.timestamp() * 1e6), placed_at=PLACED,
        updated_at=updated, lines=lines or (a_line(),), **(told | more),
    )  # fmt: skip


def a_capture(
    seen: SeenOrder | None = None, *, shop_id: UUID = SHOP, parts: Mapping[str, Any] | None = None
) -> orders.records.Capture:
    """A message of an order whose lines are all linked: each SKU is its own item, unless `parts` says otherwise."""
    seen = seen or an_order()
    mapped = {
        line.external_id: orders.records.Mapped(
            an_item(f"row {line.sku}"), (parts or {}).get(line.sku, (orders.records.Part(an_item(line.sku), 1),))
        )
        for line in seen.lines
        if (parts or {}).get(line.sku, True)
    }
    return orders.records.Capture(shop_id, "Europe/Berlin", seen, mapped)
