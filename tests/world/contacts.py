"""Builders of buyers for tests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from linkstar import contacts
from linkstar.core.db import Tx
from linkstar.kit.ids import new_id

SHOP = UUID("01890000-0000-7000-8000-00000000a001")
OTHER_SHOP = UUID("01890000-0000-7000-8000-00000000a002")


def a_buyer(**told: Any) -> contacts.Buyer:
    """A buyer of a new order; nothing is told but the shop and what is given."""
    whole: dict[str, Any] = {
        "order_id": new_id(datetime(2026, 11, 20, tzinfo=UTC)),
        "shop_id": SHOP,
        "platform": "shopify",
        "country": "US",
    }
    return contacts.Buyer(**{**whole, **told})


async def met(tx: Tx, **told: Any) -> contacts.Identified:
    """Identifies one buyer and says who it is."""
    buyer = a_buyer(**told)
    return (await contacts.identify(tx, [buyer]))[buyer.order_id]


async def groups(tx: Tx) -> Mapping[UUID, UUID]:
    """Identity -> contact, as the cache has it."""
    rows = await tx.rows("SELECT identity_id, contact_id FROM contacts.members WHERE tenant_id = %(tenant)s")
    return {row.identity_id: row.contact_id for row in rows}
