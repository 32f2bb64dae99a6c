"""Noting listings as they are seen, linking them to items, and setting how much of the stock they may offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import orjson

from linkstar.catalog.facts import ListingLinked, ListingUnlinked, StockTermsChanged
from linkstar.catalog.queries import Sold
from linkstar.core.db import Tx
from linkstar.kit.errors import Invalid, NotFound


@dataclass(frozen=True, slots=True)
class ListingSeen:
    """A listing as an order or a listing report tells it; an empty field says nothing. `extra` holds its other ids."""

    sold: Sold
    title: str = ""
    fulfilled_by: str = ""  # seller, channel, or "" if not told
    location_id: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """One sold unit of the listing (its row id) is `quantity` units of the item."""

    listing_row_id: UUID
    item_id: UUID
    quantity: int = 1


async def note_listings(tx: Tx, seen: Sequence[ListingSeen]) -> dict[Sold, UUID]:
    """Keeps listings that were not known (unlinked) and refreshes what is told about known ones; returns the row ids."""
    by_key = {_key(one.sold): one for one in seen}
    news = [by_key[key] for key in sorted(by_key)]  # in order, so that two writers never cross
    if not news:
        return {}
    params = {
        "ids": tx.new_ids(len(news)),
        "shops": [one.sold.shop_id for one in news],
        "listings": [one.sold.listing_id for one in news],
        "skus": [one.sold.sku for one in news],
        "titles": [one.title for one in news],
        "by": [one.fulfilled_by for one in news],
        "locations": [one.location_id for one in news],
        "extras": [orjson.dumps(dict(one.extra)).decode() for one in news],
    }
    await tx.run(_NOTE, params)
    found = await tx.rows(_ROW_IDS, params)
    return {Sold(row.shop_id, row.listing_id, row.sku): row.id for row in found}


def _key(sold: Sold) -> tuple[UUID, str, str]:
    return sold.shop_id, sold.listing_id, sold.sku


_NOTE = """
INSERT INTO catalog.listings AS l
    (tenant_id, id, shop_id, listing_id, sku, title, fulfilled_by, location_id, extra, first_seen_at)
SELECT %(tenant)s, u.id, u.shop_id, u.listing_id, u.sku, u.title, coalesce(nullif(u.by, ''), k.fulfilled_by, 'seller'),
    u.location_id, u.extra::jsonb, %(now)s
FROM unnest(%(ids)s::uuid[], %(shops)s::uuid[], %(listings)s::text[], %(skus)s::text[], %(titles)s::text[], %(by)s::text[],
    %(locations)s::text[], %(extras)s::text[]) AS u (id, shop_id, listing_id, sku, title, by, location_id, extra)
LEFT JOIN catalog.listings k
    ON k.tenant_id = %(tenant)s AND k.shop_id = u.shop_id AND k.listing_id = u.listing_id AND k.sku = u.sku
ON CONFLICT (tenant_id, shop_id, listing_id, sku) DO UPDATE SET
    title = coalesce(nullif(excluded.title, ''), l.title),
    location_id = coalesce(nullif(excluded.location_id, ''), l.location_id),
    extra = l.extra || excluded.extra, fulfilled_by = excluded.fulfilled_by
WHERE excluded.title NOT IN ('', l.title) OR excluded.location_id NOT IN ('', l.location_id)
    OR NOT l.extra @> excluded.extra OR excluded.fulfilled_by <> l.fulfilled_by"""

_ROW_IDS = """
SELECT l.id, l.shop_id, l.listing_id, l.sku FROM unnest(%(shops)s::uuid[], %(listings)s::text[], %(skus)s::text[])
    AS u (shop_id, listing_id, sku)
JOIN catalog.listings l ON l.tenant_id = %(tenant)s AND l.shop_id = u.shop_id AND l.listing_id = u.listing_id AND l.sku = u.sku"""


async def link_listings(tx: Tx, links: Sequence[Link]) -> None:
    """Says what listings stand for from now on; a link that holds already is no change. Raises NotFound, Invalid."""
    link_of = {link.listing_row_id: link for link in links}
    if len(link_of) < len(links):
        raise Invalid("listing_row_id", "a listing is linked once in one call")
    if any(link.quantity < 1 for link in links):
        raise Invalid("quantity", "at least 1")
    await _check_known(tx, link_of)
    present = await tx.rows(
        "SELECT listing_row_id, item_id, quantity FROM catalog.listing_links"
        " WHERE tenant_id = %(tenant)s AND listing_row_id = ANY(%(ids)s) AND valid_to IS NULL",
        {"ids": list(link_of)},
    )
    holds = {Link(*row) for row in present}
    fresh = [link_of[id_] for id_ in sorted(link_of) if link_of[id_] not in holds]
    await _open(tx, fresh)
    tx.record(*(ListingLinked(link.listing_row_id, link.item_id) for link in fresh))


async def _check_known(tx: Tx, link_of: Mapping[UUID, Link]) -> None:
    """Locks the listings in id order. Raises NotFound for a listing or item that is not there."""
    locked = await tx.rows(
        "SELECT id FROM catalog.listings WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) ORDER BY id FOR NO KEY UPDATE",
        {"ids": list(link_of)},
    )
    if len(locked) < len(link_of):
        raise NotFound(thing="listing")
    item_ids = {link.item_id for link in link_of.values()}
    known = await tx.value(
        "SELECT count(*) FROM catalog.items WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)", {"ids": list(item_ids)}
    )
    if known < len(item_ids):
        raise NotFound(thing="item")


async def _open(tx: Tx, links: Sequence[Link]) -> None:
    """Closes what these listings were linked to and opens the new links."""
    if not links:
        return
    ids = {"ids": [link.listing_row_id for link in links]}
    await tx.run(
        "UPDATE catalog.listing_links SET valid_to = %(now)s"
        " WHERE tenant_id = %(tenant)s AND listing_row_id = ANY(%(ids)s) AND valid_to IS NULL",
        ids,
    )
    columns = {
        "id": "uuid", "listing_row_id": "uuid", "item_id": "uuid", "quantity": "bigint", "valid_from": "timestamptz",
        "actor": "text",
    }  # fmt: skip
    rows = [(tx.new_id(), link.listing_row_id, link.item_id, link.quantity, tx.now, tx.actor) for link in links]
    await tx.insert("catalog.listing_links", columns, rows)
    await tx.run(
        "UPDATE catalog.listings SET state = 'linked' WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) AND state <> 'linked'",
        ids,
    )


async def unlink_listings(tx: Tx, listing_row_ids: Sequence[UUID]) -> None:
    """Takes links back: the listings stand for nothing from now on. What their channels show stays as it is."""
    rows = await tx.rows(
        "UPDATE catalog.listings SET state = 'unlinked'"
        " WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) AND state = 'linked' RETURNING id",
        {"ids": sorted(set(listing_row_ids))},
    )
    closed = await tx.rows(
        "UPDATE catalog.listing_links SET valid_to = %(now)s"
        " WHERE tenant_id = %(tenant)s AND listing_row_id = ANY(%(ids)s) AND valid_to IS NULL RETURNING listing_row_id, item_id",
        {"ids": [row.id for row in rows]},
    )
    tx.record(*(ListingUnlinked(row.listing_row_id, row.item_id) for row in closed))


async def set_stock_terms(
    tx: Tx, listing_row_ids: Sequence[UUID], *, buffer: int, cap: int | None = None, share_percent: int = 100
) -> None:
    """Sets the listings' share of the stock, what they keep back of it and what they show at most. Raises NotFound, Invalid."""
    await put_terms(tx, dict.fromkeys(listing_row_ids, (buffer, cap, share_percent)))


async def put_terms(tx: Tx, terms: Mapping[UUID, tuple[int, int | None, int]]) -> None:
    """As `set_stock_terms`, with (buffer, cap, share in percent) of each listing. Raises NotFound, Invalid."""
    for buffer, cap, share_percent in terms.values():
        if buffer < 0 or (cap is not None and cap < 0):
            raise Invalid("buffer" if buffer < 0 else "cap", "not below zero")
        if not 0 <= share_percent <= 100:
            raise Invalid("share_percent", "0 to 100")
    ids = sorted(terms)
    rows = await tx.rows(
        "SELECT id, buffer, cap, share_percent FROM catalog.listings WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)"
        " ORDER BY id FOR NO KEY UPDATE",
        {"ids": ids},
    )
    if len(rows) < len(ids):
        raise NotFound(thing="listing")
    changed = [row.id for row in rows if (row.buffer, row.cap, row.share_percent) != terms[row.id]]
    await tx.run(
        "UPDATE catalog.listings l SET buffer = u.buffer, cap = u.cap, share_percent = u.share"
        " FROM unnest(%(ids)s::uuid[], %(buffers)s::bigint[], %(caps)s::bigint[], %(shares)s::bigint[])"
        " AS u (id, buffer, cap, share) WHERE l.tenant_id = %(tenant)s AND l.id = u.id",
        {"ids": changed, "buffers": [terms[one][0] for one in changed], "caps": [terms[one][1] for one in changed],
         "shares": [terms[one][2] for one in changed]},
    )  # fmt: skip
    tx.record(*(StockTermsChanged(id_) for id_ in changed))
