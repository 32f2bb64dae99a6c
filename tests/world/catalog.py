"""Builders of catalog things: items, kits and listings of the pretend company."""

from __future__ import annotations

from itertools import count
from typing import Any
from uuid import UUID

from linkstar import catalog
from linkstar.core.db import Tx

_number = count(1)


async def an_item(tx: Tx, sku: str = "", **fields: Any) -> UUID:
    """An item that can be sold and declared; any field may be given."""
    number = next(_number)
    whole = {
        "title": f"Desk lamp {number}", "weight_g": 450, "length_mm": 300, "width_mm": 120, "height_mm": 90, "cost_minor": 3200,
        "cost_currency": "CNY", "hs_code": "940521", "origin": "CN", "declared_name_en": "LED desk lamp",
        "declared_name_zh": "LED台灯", "declared_value_minor": 900, "declared_currency": "USD",
    }  # fmt: skip
    (id_,) = await catalog.create_items(tx, [catalog.NewItem(sku=sku or f"LAMP-{number:04}", **{**whole, **fields})])
    return id_


async def a_kit(tx: Tx, components: dict[UUID, int], sku: str = "") -> UUID:
    """A kit with a recipe: item id -> units."""
    id_ = await an_item(tx, sku or f"KIT-{next(_number):04}", is_kit=True)
    await catalog.put_kits(tx, [catalog.KitRecipe(id_, recipe(components))])
    return id_


def recipe(components: dict[UUID, int]) -> list[catalog.Component]:
    """The components of a recipe: item id -> units."""
    return [catalog.Component(item_id, quantity) for item_id, quantity in components.items()]


async def a_listing(
    tx: Tx, item_id: UUID | None = None, *, quantity: int = 1, **seen: Any
) -> tuple[catalog.Sold, UUID]:
    """A listing and its row id; linked if an item is given. `shop_id`, `listing_id` and `sku` may be given."""
    number = next(_number)
    sold = catalog.Sold(
        seen.pop("shop_id", None) or tx.new_id(),
        seen.pop("listing_id", f"L{number}"),
        seen.pop("sku", f"shop-sku-{number}"),
    )
    row_id = (await catalog.note_listings(tx, [catalog.ListingSeen(sold, **seen)]))[sold]
    if item_id:
        await catalog.link_listings(tx, [catalog.Link(row_id, item_id, quantity)])
    return sold, row_id
