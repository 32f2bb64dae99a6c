"""Catalog (商品): what we sell and what it is called elsewhere.

An *item* is our own stock keeping unit; a *kit* is an item that is made of others by a versioned recipe and has no
stock of its own. A *listing* is what a shop offers under the shop's own ids; its *link* says which item, and how many
units of it, one sold unit stands for. A link is never changed: re-pointing closes it and opens another, so that old
orders keep what they meant.
"""

from linkstar.catalog.actions import (
    ItemEdit,
    KitRecipe,
    Link,
    ListingSeen,
    create_items,
    link_listings,
    note_listings,
    put_kits,
    set_stock_terms,
    update_items,
)
from linkstar.catalog.facts import KitChanged, ListingLinked
from linkstar.catalog.queries import (
    Offer,
    Resolved,
    Sold,
    find_by_sku,
    get_items,
    list_items,
    list_listings,
    list_offers,
    resolve,
    suggest_items,
)
from linkstar.catalog.rules import Component, Item, NewItem

__all__ = [
    "Component", "Item", "ItemEdit", "KitChanged", "KitRecipe", "Link", "ListingLinked", "ListingSeen", "NewItem", "Offer",
    "Resolved", "Sold", "create_items", "find_by_sku", "get_items", "link_listings", "list_items", "list_listings",
    "list_offers", "note_listings", "put_kits", "resolve", "set_stock_terms", "suggest_items", "update_items",
]  # fmt: skip
