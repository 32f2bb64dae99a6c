"""Orders to place at any pretend channel, and the ways a contract test reads them back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from linkstar.connect.channel import (
    Confirmation,
    ConfirmLine,
    Cursor,
    RawMessage,
    SeenBuyer,
    SeenLine,
    SeenOrder,
    WebhookRequest,
)
from linkstar.connect.fake import FakeWebhook
from linkstar.kit.address import Address
from tests.contracts.accounts import NOW, Stage, stage

HOUR_AGO = NOW - timedelta(hours=1)


def stage_knowing(name: str, **secrets: str) -> Stage:
    """A stage whose pretend partner was told more of the account than we know."""
    set_up = stage(name)
    shops = set_up.world.table("shops")
    shop = shops[set_up.row.external_id]
    shops[set_up.row.external_id] = shop | {"secrets": shop["secrets"] | secrets}
    return set_up


def an_order(set_up: Stage, number: int = 1, *, at: datetime = HOUR_AGO, **changes: Any) -> SeenOrder:
    """A paid order: 2 lamps for 50.00, 4.80 shipping, 3.00 off the lamps, and a bulb for 9.90 where orders have several lines."""
    order = SeenOrder(
        external_id=set_up.row.order_id(number),
        number=set_up.row.order_id(number),
        version=int(at.timestamp() * 1_000_000),
        placed_at=at,
        updated_at=at,
        commercial="open",
        payment="paid",
        fulfilled_by="seller",
        currency=set_up.row.currency,
        total_minor=6170,
        lines=[
            SeenLine(f"{number}000101", "44001", "LAMP-BLUE", "Lamp, blue", 2, price_minor=5000, discount_minor=300),
            SeenLine(f"{number}000102", "44002", "BULB-E27", "Bulb E27", 1, price_minor=990),
        ],
        buyer=SeenBuyer(name="Maria Muster", email="maria@example.com"),
        ship_to=Address(
            name="Jürgen Groß", line1="Ringstraße 5", city="Wien", postcode="1010", country="AT", phone="+43155512345"
        ),
        shipping_minor=480,
        discount_minor=300,
        ioss_number="IM4420001201",
    )
    if set_up.row.has_one_line:
        order = replace(order, lines=order.lines[:1], total_minor=5180)
    return replace(order, **changes)


def place(set_up: Stage, *orders: SeenOrder) -> list[str]:
    """Places orders at the partner; their ids there."""
    return list(set_up.fake.place(set_up.row.external_id, orders))


async def placed(set_up: Stage, number: int = 1, **changes: Any) -> SeenOrder:
    """Places one order and reads it back as the channel tells it."""
    (order_id,) = place(set_up, an_order(set_up, number, **changes))
    return await one(set_up, order_id)


async def one(set_up: Stage, order_id: str) -> SeenOrder:
    """The order as the channel tells it now."""
    message = await set_up.adapter.one_order(set_up.http, order_id)
    assert message is not None
    seen: SeenOrder = set_up.adapter.read_order(message, set_up.account)
    return seen


async def poll(set_up: Stage, cursor: Cursor, *, pages: int = 100) -> tuple[list[list[RawMessage]], Cursor]:
    """Pages of messages from a cursor on, and the cursor to go on from."""
    read: list[list[RawMessage]] = []
    for _ in range(pages):
        page = await set_up.adapter.orders_since(set_up.http, cursor)
        read.append(list(page.messages))
        cursor = page.cursor
        if not page.has_more:
            return read, cursor
    return read, cursor


def ids(pages: Sequence[Sequence[RawMessage]]) -> list[str]:
    """External ids, in the order they came."""
    return [message.external_id for page in pages for message in page]


def delivery(webhook: FakeWebhook, **headers: str) -> WebhookRequest:
    """A webhook as it comes to our door."""
    named = {name.lower(): value for name, value in webhook.headers.items()}
    return WebhookRequest("/hooks", {**named, **headers}, {}, webhook.body)


def a_parcel(order: SeenOrder, *quantities: int, key: str = "parcel-1", is_last: bool = True) -> Confirmation:
    """A confirmation of so many units of each line; where an order is one product, of that."""
    pairs = zip(order.lines, quantities[:1] if len(order.lines) == 1 else quantities, strict=True)
    return Confirmation(
        key=key,
        order_id=order.external_id,
        tracking_number=f"YT{key.upper().replace('-', '')}",
        carrier="云途 YunExpress",
        service="Global Direct",
        shipped_at=NOW - timedelta(minutes=3),
        lines=[ConfirmLine(line.external_id, units, line.fulfilment_id) for line, units in pairs if units],
        is_last=is_last,
    )


def told(set_up: Stage) -> list[Any]:
    """The confirmations that reached the partner."""
    return list(set_up.fake.received()["confirmations"])
