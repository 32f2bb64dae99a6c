"""A pretend shop with an adapter connected to it, and neutral orders to place in it."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from linkstar.connect.channel import Confirmation, ConfirmLine, SeenBuyer, SeenLine, SeenOrder, WebhookRequest
from linkstar.connect.channels.shopify import ADAPTER, Fake
from linkstar.connect.fake import FakeShop, FakeWebhook
from linkstar.connect.wire import Account
from linkstar.kit.address import Address
from tests.connect.world import DirectHttp, MemoryWorld

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)
SHOP = "linkstar-demo.myshopify.com"
SECRETS = {"client_id": "app", "client_secret": "hush", "access_token": "shpat_first"}
SAMPLES = Path(__file__).parents[4] / "src/linkstar/connect/channels/shopify/samples"


def shared(path: str) -> Path:
    """A file of Shopify's own contract; skips the test where it is not at hand."""
    root = Path(os.environ.get("LINKSTAR_SHARED", Path(__file__).parents[4].parent / "shared"))
    if not (root / path).exists():
        pytest.skip(f"Shopify's contract is not here: {root / path}")
    return root / path


def an_account(**changes: Any) -> Account:
    """The demo company's account at the pretend shop."""
    given: dict[str, Any] = {
        "id": UUID(int=1),
        "tenant_id": UUID(int=2),
        "kind": "channel",
        "partner": "shopify",
        "base_url": f"https://{SHOP}",
        "external_id": SHOP,
        "currency": "USD",
        "config": {"location_id": "1"},
        "secrets": SECRETS,
    }
    return Account(**{**given, **changes})


def a_shop(*, plan: str = "plus", **secrets: str) -> tuple[DirectHttp, Fake, MemoryWorld]:
    """A shop that knows us, and the way to it."""
    world = MemoryWorld(NOON)
    fake = Fake(world)
    fake.open(FakeShop(SHOP, "US", "America/New_York", "USD", {**SECRETS, "plan": plan, **secrets}))
    account = an_account(secrets={**SECRETS, **secrets})
    return DirectHttp(ADAPTER, fake, account, world), fake, world


def a_line(number: int = 1, **changes: Any) -> SeenLine:
    """Two mugs for 20.00 in all."""
    given: dict[str, Any] = {
        "external_id": str(number),
        "listing_id": f"33{number:02d}",
        "sku": f"MUG-{number}",
        "title": "Mug - blue",
        "quantity": 2,
        "price_minor": 2000,
    }
    return SeenLine(**{**given, **changes})


def an_order(number: int = 1001, *, lines: int = 1, after_s: int = 0, **changes: Any) -> SeenOrder:
    """A paid order of two mugs a line, changed `after_s` seconds after noon."""
    at = NOON + timedelta(seconds=after_s)
    given: dict[str, Any] = {
        "external_id": str(number),
        "number": f"#{number}",
        "version": int(at.timestamp() * 1_000_000),
        "placed_at": NOON,
        "updated_at": at,
        "commercial": "open",
        "payment": "paid",
        "fulfilled_by": "seller",
        "currency": "USD",
        "total_minor": 2000 * lines,
        "lines": tuple(a_line(index) for index in range(1, lines + 1)),
        "buyer": SeenBuyer(
            external_id="77", name="Ann Lee", email="ann@example.com", phone="+12025550100", language="en"
        ),
        "ship_to": Address(name="A. Lee", line1="1 Main St", city="Austin", state="TX", postcode="73301", country="US"),
        "service_level": "Standard",
    }
    return SeenOrder(**{**given, **changes})


def a_parcel(order: SeenOrder, *units: int, number: str = "YT1", **changes: Any) -> Confirmation:
    """A parcel with so many units of each line of an order that was read from the shop."""
    lines = [
        ConfirmLine(line.external_id, count, line.fulfilment_id)
        for line, count in zip(order.lines, units, strict=False)
        if count
    ]
    given: dict[str, Any] = {
        "key": f"parcel-{number}",
        "order_id": order.external_id,
        "tracking_number": number,
        "carrier": "云途 YunExpress",
        "service": "THPHR",
        "shipped_at": NOON,
        "lines": lines,
    }
    return Confirmation(**{**given, **changes})


def delivered(webhook: FakeWebhook) -> WebhookRequest:
    """A webhook as it reaches our door."""
    return WebhookRequest("/hooks/shopify", webhook.headers, {}, webhook.body)


async def read(http: DirectHttp, number: str = "1001") -> SeenOrder:
    """The order as the adapter reads it from the shop now."""
    message = await ADAPTER.one_order(http, number)
    assert message is not None
    return ADAPTER.read_order(message, http.account)
