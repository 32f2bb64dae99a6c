"""Reading the catalog: what a sold listing stands for, what a shop offers, items and listings as lists, suggestions."""

from linkstar.catalog.queries.items import find_by_sku, get_items, list_items
from linkstar.catalog.queries.listings import Listing, Offer, Resolved, Sold, list_listings, list_offers, resolve
from linkstar.catalog.queries.suggest import Suggestion, suggest_items

__all__ = [
    "Listing", "Offer", "Resolved", "Sold", "Suggestion", "find_by_sku", "get_items", "list_items", "list_listings",
    "list_offers", "resolve", "suggest_items",
]  # fmt: skip
