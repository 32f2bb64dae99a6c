"""Orders by when they came in: what books are kept from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.kit.ids import lowest_id


class SoldOrder(NamedTuple):
    """An order that was sold for money."""

    id: UUID
    shop_id: UUID
    number: str
    currency: str
    total_minor: int


class SoldLine(NamedTuple):
    """Units of an order that were not cancelled; `amount_minor` is for all of them, after discounts."""

    order_id: UUID
    sku: str
    title: str
    quantity: int
    amount_minor: int


async def list_sold(tx: Tx, since: datetime, until: datetime) -> list[SoldOrder]:
    """Orders that came in in [since, until) and are not cancelled; goods that were sent again are none."""
    return await tx.all(
        SoldOrder,
        "SELECT id, shop_id, number, currency, total_minor FROM orders.orders WHERE tenant_id = %(tenant)s"
        " AND id >= %(first)s AND id < %(last)s AND commercial <> 'cancelled' AND resend_of_id IS NULL ORDER BY id",
        {"first": lowest_id(since), "last": lowest_id(until)},
    )


async def list_sold_lines(tx: Tx, order_ids: Sequence[UUID]) -> list[SoldLine]:
    """What these orders sold, as it stands."""
    return await tx.all(
        SoldLine,
        "SELECT order_id, sku, title, ordered - cancelled,"
        " ((price_minor - discount_minor) * (ordered - cancelled) / ordered)::bigint FROM orders.lines"
        " WHERE tenant_id = %(tenant)s AND order_id = ANY(%(ids)s) AND ordered > cancelled ORDER BY order_id, id",
        {"ids": list(order_ids)},
    )
