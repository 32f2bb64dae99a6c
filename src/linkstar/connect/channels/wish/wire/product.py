"""Wish's products as listings: a variation is what is bought. Pure."""

from __future__ import annotations

from linkstar.connect.afterwards import SeenListing
from linkstar.connect.channels.wish.wire.values import currency_of, minor
from linkstar.connect.reading import Json


def units_in(variation: Json, warehouse: str) -> int:
    """What a variation has in a warehouse; in all of them where none is named."""
    rows = variation.get("inventories") or ()
    return sum(int(one["inventory"]) for one in rows if warehouse in ("", str(one.get("warehouse_id") or "")))


def listings_of(product: Json, warehouse: str) -> list[SeenListing]:
    """A listing for each variation."""
    return [_listing(product, one, warehouse) for one in product.get("variations") or ()]


def _listing(product: Json, variation: Json, warehouse: str) -> SeenListing:
    price, state = variation.get("price"), str(product.get("state") or product.get("status") or "")
    extra = [("product_id", str(product["id"]))]
    places = [str(one.get("warehouse_id") or "") for one in variation.get("inventories") or ()]
    if warehouse or len(places) == 1:  # of several, the account or the push has to say which
        extra.append(("warehouse_id", warehouse or places[0]))
    is_enabled = variation.get("status", "ENABLED") == "ENABLED"
    return SeenListing(
        external_id=str(variation["id"]),
        sku=str(variation.get("sku") or ""),
        title=str(product.get("name") or ""),
        channel_state=state if is_enabled else f"{state}/{variation['status']}",
        is_live=is_enabled and state in ("ACTIVE", "APPROVED"),
        quantity=units_in(variation, warehouse),
        price_minor=minor(price) if price else None,
        currency=currency_of(price),
        extra=tuple(extra),
    )
