"""Changing the catalog: items and recipes, listings and their links."""

from linkstar.catalog.actions.items import ItemEdit, create_items, update_items
from linkstar.catalog.actions.kits import KitRecipe, put_kits
from linkstar.catalog.actions.listings import Link, ListingSeen, link_listings, note_listings, set_stock_terms

__all__ = [
    "ItemEdit", "KitRecipe", "Link", "ListingSeen", "create_items", "link_listings", "note_listings", "put_kits",
    "set_stock_terms", "update_items",
]  # fmt: skip
