"""What listings offer -> inventory quantities at Shopify, and its answers back. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from linkstar.connect.channel import StockAnswer, StockPush
from linkstar.connect.channels.shopify.wire.answers import UserError
from linkstar.connect.channels.shopify.wire.values import Node, gid, tail


@dataclass(frozen=True, slots=True)
class Place:
    """Where a listing's stock is kept at Shopify."""

    item: str
    location: str


def variant_of(push: StockPush) -> str:
    """The variant whose inventory item has to be asked for; "" where the item is known, or the listing is no variant.

    Shopify refuses a whole look-up for one id that is no number, so such a listing is not asked about.
    """
    if push.extra.get("inventory_item_id") or not tail(push.listing_id).isdigit():
        return ""
    return gid("ProductVariant", push.listing_id)


def items_of(variants: Sequence[Node | None]) -> dict[str, str]:
    """Inventory items by variant, from Shopify's answer; a variant that is gone has none."""
    return {one["id"]: one["inventoryItem"]["id"] for one in variants if one and one["__typename"] == "ProductVariant"}


def place_of(push: StockPush, items: Mapping[str, str], location: str) -> Place | None:
    """The inventory item and location of a listing, None if one is unknown; `location` is that of listings that name none."""
    item = push.extra.get("inventory_item_id", "") or items.get(variant_of(push), "")
    where = push.location_id or location
    return Place(gid("InventoryItem", item), gid("Location", where)) if item and where else None


def set_input(pushes: Sequence[tuple[Place, StockPush]]) -> dict[str, Any]:
    """The input of `inventorySetQuantities`. `change_from` in a push's extra asks Shopify to compare before it sets."""
    return {
        "name": "available",
        "reason": "correction",
        "quantities": [
            {
                "inventoryItemId": place.item,
                "locationId": place.location,
                "quantity": push.quantity,
                # LinkStar is the source of truth unless the caller says what must still be there.
                "changeFromQuantity": int(push.extra["change_from"]) if push.extra.get("change_from") else None,
            }
            for place, push in pushes
        ],
    }


def blamed(errors: Sequence[UserError], count: int) -> dict[int, UserError]:
    """Which of the quantities each error is about. One that names none is about all of them."""
    by_index: dict[int, UserError] = {}
    for error in errors:
        index = next((int(part) for part in error.field if part.isdigit()), -1)
        if not 0 <= index < count:
            return dict.fromkeys(range(count), error)
        by_index.setdefault(index, error)
    return by_index


def taken(push: StockPush, quantity: int, code: str = "") -> StockAnswer:
    """The answer to a push that Shopify took."""
    return StockAnswer(push.listing_id, push.sku, is_taken=True, quantity=quantity, code=code)


def declined(push: StockPush, code: str, message: str) -> StockAnswer:
    """The answer to a push, or a look, that came to nothing."""
    return StockAnswer(push.listing_id, push.sku, is_taken=False, code=code, message=message)


def unplaced(push: StockPush) -> StockAnswer:
    """The answer for a listing whose inventory item or location is unknown."""
    return declined(push, "no_inventory_item", "the shop knows no inventory item of this listing, or has no location")


def shown(push: StockPush, item: Node | None) -> StockAnswer:
    """What an inventory item shows at the location."""
    if not item or item.get("__typename") != "InventoryItem":
        return declined(push, "not_found", "the shop has no such inventory item")
    level = item.get("inventoryLevel")
    if not level:
        return declined(push, "not_stocked", "the item is not stocked at the location")
    return taken(push, next(int(one["quantity"]) for one in level["quantities"] if one["name"] == "available"))
