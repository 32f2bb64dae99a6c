"""Listings as Listings Items 2021-08-01 tells them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linkstar.connect.afterwards import SeenListing
from linkstar.connect.channels.amazon.stock import quantity_of
from linkstar.kit.money import Money

PAGED_MAX = 1000


def read(item: dict[str, Any], site: str) -> SeenListing:
    """A listing at one marketplace; orders name its ASIN, stock goes by SKU."""
    summary = _at(item.get("summaries"), site)
    offers = [offer for offer in item.get("offers") or () if offer.get("offerType") == "B2C"]
    price = _at(offers, site).get("price")
    statuses = [str(state) for state in summary.get("status") or ()]
    product_type = str(summary.get("productType") or "")
    return SeenListing(
        external_id=str(summary.get("asin") or item["sku"]),
        sku=str(item["sku"]),
        title=str(summary.get("itemName") or ""),
        channel_state=",".join(statuses),
        is_live="BUYABLE" in statuses,
        quantity=quantity_of(item) if item.get("fulfillmentAvailability") else None,
        price_minor=Money.of(str(price["amount"]), price["currencyCode"]).minor if price else None,
        currency=str(price["currencyCode"]) if price else "",
        extra=(("product_type", product_type),) if product_type else (),
    )


def created(item: Mapping[str, Any]) -> str:
    """When a listing was created, as Amazon writes it; "" where that is not told."""
    return max((str(one.get("createdDate") or "") for one in item.get("summaries") or ()), default="")


def _at(rows: Any, site: str) -> Mapping[str, Any]:
    """The row of a marketplace, else the first."""
    found: list[Mapping[str, Any]] = [row for row in rows or () if row.get("marketplaceId") == site] or list(rows or ())
    return found[0] if found else {}
