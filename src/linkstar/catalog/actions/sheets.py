"""Writing what a sheet says: the lines that are new or change something, all of them together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from linkstar.catalog.actions.items import ItemEdit, create_items, update_items
from linkstar.catalog.actions.listings import (
    Link,
    ListingSeen,
    link_listings,
    note_listings,
    put_terms,
    unlink_listings,
)
from linkstar.catalog.queries import Sold
from linkstar.catalog.rules import Item, NewItem
from linkstar.catalog.rules.sheets import Fate
from linkstar.core.db import Tx


async def write_items(tx: Tx, fates: Sequence[Fate], known: Mapping[str, Item]) -> None:
    """Makes and edits the items of lines that are new or changed. Raises SkuTaken, BarcodeTaken, Conflict."""
    news = [NewItem(**{**one.values, "sku": one.key}) for one in fates if one.outcome == "new"]
    edits = [
        ItemEdit(known[one.key].id, known[one.key].version, one.values) for one in fates if one.outcome == "changed"
    ]
    await update_items(tx, edits)  # first: an edit may give a barcode back that a new item takes
    await create_items(tx, news)


async def write_listings(tx: Tx, fates: Sequence[Fate], items: Mapping[str, UUID]) -> None:
    """Notes new listings, links and unlinks them and sets their terms, for the lines that are new or changed."""
    done = [one for one in fates if one.outcome in ("new", "changed")]
    sold = {one.line: Sold(one.values["shop_id"], one.values["listing_id"], one.values["sku"]) for one in done}
    noted = await note_listings(tx, [ListingSeen(sold[one.line]) for one in done if one.id is None])
    ids = {one.line: one.id or noted[sold[one.line]] for one in done}
    links = [
        Link(ids[one.line], items[one.values["item_sku"]], one.values["quantity"])
        for one in done
        if one.values["item_sku"]
    ]
    await link_listings(tx, links)
    await unlink_listings(tx, [ids[one.line] for one in done if not one.values["item_sku"]])
    terms = {ids[one.line]: (one.values["buffer"], one.values["cap"], one.values["share_percent"]) for one in done}
    await put_terms(tx, terms)
