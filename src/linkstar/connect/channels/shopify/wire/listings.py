"""Variants as listings. Pure."""

from __future__ import annotations

from linkstar.connect.afterwards import SeenListing
from linkstar.connect.channels.shopify.wire.values import Node, tail
from linkstar.kit.money import Money

_ONLY = "Default Title"  # what Shopify calls the one variant of a product without options


def read_variant(node: Node, currency: str) -> SeenListing:
    """A variant as a listing; orders name its id, stock is kept by its inventory item."""
    product = node["product"]
    title = product["title"] if node["title"] == _ONLY else f"{product['title']} - {node['title']}"
    extra = (("inventory_item_id", tail(node["inventoryItem"]["id"])), ("product_id", tail(product["id"])))
    return SeenListing(
        external_id=tail(node["id"]),
        sku=node.get("sku") or "",
        title=title,
        channel_state=product["status"],
        is_live=product["status"] == "ACTIVE",
        quantity=node.get("inventoryQuantity"),
        price_minor=Money.of(str(node["price"]), currency).minor,
        currency=currency,
        extra=extra,
    )
