"""A pretend seller, its account with us, and orders to place."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from linkstar.connect.channel import Confirmation, ConfirmLine, SeenBuyer, SeenLine, SeenOrder
from linkstar.connect.channels.amazon import ADAPTER, Fake
from linkstar.connect.fake import FakeChannel, FakeShop
from linkstar.connect.wire import Account
from linkstar.kit.address import Address
from tests.connect.world import DirectHttp, MemoryWorld

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
SELLER = "A3PRETENDSELLR"
GERMANY = "A1PA6795UKMFR9"
SECRETS = {
    "client_id": "amzn1.application-oa2-client.pretend",
    "client_secret": "amzn1.oa2-cs.v1.pretend",
    "refresh_token": "Atzr|first",
    "webhook_key": "key-of-our-destination",
}


def an_account(**config: str) -> Account:
    """Our account at the pretend seller, without an access token yet."""
    return Account(
        id=UUID(int=1),
        tenant_id=UUID(int=2),
        kind="channel",
        partner="amazon",
        base_url="http://127.0.0.1:8900/amazon",
        external_id=SELLER,
        site=GERMANY,
        zone="Europe/Berlin",
        currency="EUR",
        config=config,
        secrets=SECRETS,
    )


def a_shop(**secrets: str) -> tuple[Fake, DirectHttp, MemoryWorld]:
    """A pretend Amazon with one seller, and a client that is connected to it."""
    world = MemoryWorld(NOW)
    fake = Fake(world)
    pretend: FakeChannel = fake  # it keeps the contract
    pretend.open(FakeShop(SELLER, GERMANY, "Europe/Berlin", "EUR", {**SECRETS, **secrets}))
    return fake, DirectHttp(ADAPTER, fake, an_account(), world), world


def an_order(number: int = 1, **changes: Any) -> SeenOrder:
    """A paid order of two lines, changed ten minutes ago, to a private buyer in Vienna."""
    placed = NOW - timedelta(minutes=10)
    order = SeenOrder(
        external_id=f"305-1234567-{number:07d}",
        number=f"305-1234567-{number:07d}",
        version=0,
        placed_at=placed,
        updated_at=placed,
        commercial="open",
        payment="paid",
        fulfilled_by="seller",
        currency="EUR",
        total_minor=6170,
        lines=[
            SeenLine(f"{number}001", "B0LAMP0001", "LAMP-BLUE", "Lamp, blue", 2, price_minor=5000, discount_minor=300),
            SeenLine(f"{number}002", "B0BULB0002", "BULB-E27", "Bulb E27", 1, price_minor=990),
        ],
        buyer=SeenBuyer(name="Maria Muster", email="3fz1k2p9@marketplace.amazon.de", is_relay_email=True),
        ship_to=Address(
            name="Maria Muster",
            line1="Ringstraße 5",
            line2="Top 3",
            city="Wien",
            postcode="1010",
            country="AT",
            phone="+431555",
        ),
        ship_by_at=NOW + timedelta(days=1),
        deliver_by_at=NOW + timedelta(days=6),
        shipping_minor=480,
        discount_minor=300,
        service_level="EXPEDITED",
        ioss_number="IM4420001201",
        note="Ring twice",
    )
    return replace(order, **changes)


def a_parcel(order: SeenOrder, *quantities: int, key: str = "parcel-1") -> Confirmation:
    """A confirmation of so many units of each line."""
    lines = [ConfirmLine(line.external_id, units) for line, units in zip(order.lines, quantities, strict=True) if units]
    return Confirmation(
        key=key,
        order_id=order.external_id,
        tracking_number=f"YT{key}",
        carrier="云途 YunExpress",
        service="Global Direct",
        shipped_at=NOW - timedelta(minutes=3),
        lines=lines,
    )
