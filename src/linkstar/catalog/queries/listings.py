"""Reading listings: the item behind what was sold, and every offer that an item's stock stands behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, TypedDict, Unpack
from uuid import UUID

from linkstar.catalog.queries.items import literal
from linkstar.catalog.rules import Component
from linkstar.core.db import Tx
from linkstar.kit.paging import LIMIT_MAX, Page, key_of, page_of, values_of


@dataclass(frozen=True, slots=True)
class Sold:
    """What an order line names: the shop's ids of a listing ("" where the channel gives none) and the SKU there."""

    shop_id: UUID
    listing_id: str
    sku: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """What one sold unit stands for: `quantity` of the item, and all that has to be picked for it, kits taken apart."""

    listing_row_id: UUID
    item_id: UUID
    quantity: int
    components: tuple[Component, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A listing that we fulfil. One sold unit is `quantity` of the item and needs all of `components`."""

    listing_row_id: UUID
    shop_id: UUID
    listing_id: str
    sku: str
    location_id: str
    extra: Mapping[str, str]
    quantity: int
    components: tuple[Component, ...]
    buffer: int
    cap: int | None
    share_percent: int = 100


@dataclass(frozen=True, slots=True)
class Listing:
    """A listing as it stands, with the item it is linked to now (None: not linked)."""

    id: UUID
    shop_id: UUID
    listing_id: str
    sku: str
    title: str
    fulfilled_by: str
    state: str
    extra: Mapping[str, str]
    location_id: str
    buffer: int
    cap: int | None
    share_percent: int
    first_seen_at: datetime
    item_id: UUID | None
    quantity: int | None


# Where a channel names no listing, the SKU decides, if all linked listings of the shop agree what it is.
_RESOLVE = """
WITH asked AS (
    SELECT * FROM unnest(%(places)s::int[], %(shops)s::uuid[], %(listings)s::text[], %(skus)s::text[])
        AS a (place, shop_id, listing_id, sku)
), exact AS (
    SELECT a.place, l.id, k.item_id, k.quantity FROM asked a
    JOIN catalog.listings l
        ON l.tenant_id = %(tenant)s AND l.shop_id = a.shop_id AND l.listing_id = a.listing_id AND l.sku = a.sku
    JOIN catalog.listing_links k ON k.tenant_id = %(tenant)s AND k.listing_row_id = l.id AND k.valid_to IS NULL
), by_sku AS (
    SELECT a.place, (array_agg(l.id ORDER BY l.id))[1], (array_agg(k.item_id))[1], min(k.quantity) FROM asked a
    JOIN catalog.listings l ON l.tenant_id = %(tenant)s AND l.shop_id = a.shop_id AND l.sku = a.sku
    JOIN catalog.listing_links k ON k.tenant_id = %(tenant)s AND k.listing_row_id = l.id AND k.valid_to IS NULL
    WHERE a.listing_id = '' AND a.sku <> '' AND NOT EXISTS (SELECT FROM exact e WHERE e.place = a.place)
    GROUP BY a.place HAVING count(DISTINCT (k.item_id, k.quantity)) = 1
), found AS (SELECT * FROM exact UNION ALL SELECT * FROM by_sku)
SELECT f.place, f.id, f.item_id, f.quantity,
    coalesce(c.item_id, i.id) AS part_id, coalesce(c.quantity, 1) * f.quantity AS part_quantity, i.kit_version
FROM found f
JOIN catalog.items i ON i.tenant_id = %(tenant)s AND i.id = f.item_id
LEFT JOIN catalog.kit_components c ON c.tenant_id = %(tenant)s AND c.kit_id = i.id AND c.version = i.kit_version
WHERE NOT i.is_kit OR c.item_id IS NOT NULL
ORDER BY f.place, part_id"""

_OFFERS = """
WITH offered AS (
    SELECT unnest(%(items)s::uuid[]) AS id
    UNION
    SELECT c.kit_id FROM catalog.kit_components c
    JOIN catalog.items i ON i.tenant_id = %(tenant)s AND i.id = c.kit_id AND i.kit_version = c.version
    WHERE c.tenant_id = %(tenant)s AND c.item_id = ANY(%(items)s::uuid[])
),
linked AS MATERIALIZED (
    SELECT k.listing_row_id, k.item_id, k.quantity FROM catalog.listing_links k
    WHERE k.tenant_id = %(tenant)s AND k.item_id = ANY(ARRAY(SELECT id FROM offered)) AND k.valid_to IS NULL
)
SELECT l.id, l.shop_id, l.listing_id, l.sku, l.location_id, l.extra, l.buffer, l.cap, l.share_percent, k.quantity,
    coalesce(c.item_id, i.id) AS part_id, coalesce(c.quantity, 1) * k.quantity AS part_quantity, i.kit_version
FROM linked k
JOIN catalog.listings l ON l.tenant_id = %(tenant)s AND l.id = k.listing_row_id AND l.fulfilled_by = 'seller'
JOIN catalog.items i ON i.tenant_id = %(tenant)s AND i.id = k.item_id
LEFT JOIN catalog.kit_components c ON c.tenant_id = %(tenant)s AND c.kit_id = i.id AND c.version = i.kit_version
WHERE NOT i.is_kit OR c.item_id IS NOT NULL
ORDER BY l.id, part_id"""


async def resolve(tx: Tx, sold: Sequence[Sold]) -> dict[Sold, Resolved]:
    """What each sold listing stands for now. Left out: unknown, not linked, or linked to a kit without a recipe."""
    asked = list(dict.fromkeys(sold))
    if not asked:
        return {}
    params = {
        "places": list(range(len(asked))),
        "shops": [one.shop_id for one in asked],
        "listings": [one.listing_id for one in asked],
        "skus": [one.sku for one in asked],
    }
    found = {}
    for place, rows in groupby(await tx.rows(_RESOLVE, params), lambda row: row.place):
        parts = list(rows)
        found[asked[place]] = Resolved(parts[0].id, parts[0].item_id, parts[0].quantity, _components(parts))
    return found


async def list_offers(tx: Tx, item_ids: Sequence[UUID]) -> list[Offer]:
    """All linked listings that we fulfil and that sell any of these items, alone or inside a kit."""
    if not item_ids:
        return []
    offers = []
    for _, rows in groupby(await tx.rows(_OFFERS, {"items": list(item_ids)}), lambda row: row.id):
        parts = list(rows)
        one = parts[0]
        offers.append(
            Offer(
                one.id, one.shop_id, one.listing_id, one.sku, one.location_id, one.extra, one.quantity,
                _components(parts), one.buffer, one.cap, one.share_percent,
            )
        )  # fmt: skip
    return offers


def _components(parts: Sequence[Any]) -> tuple[Component, ...]:
    return tuple(Component(part.part_id, part.part_quantity, part.kit_version) for part in parts)


_LISTINGS = """
SELECT l.id, l.shop_id, l.listing_id, l.sku, l.title, l.fulfilled_by, l.state, l.extra, l.location_id, l.buffer, l.cap,
    l.share_percent, l.first_seen_at, k.item_id, k.quantity
FROM catalog.listings l
LEFT JOIN catalog.listing_links k ON k.tenant_id = %(tenant)s AND k.listing_row_id = l.id AND k.valid_to IS NULL"""


class ListingFilter(TypedDict, total=False):
    """Which listings: `state` is unlinked, linked or "" for both; `search` a part of SKU, title or the channel's id."""

    state: str
    shop_id: UUID | None
    item_id: UUID | None
    ids: Sequence[UUID]
    search: str


async def list_listings(tx: Tx, *, after: str = "", limit: int = 50, **wanted: Unpack[ListingFilter]) -> Page[Listing]:
    """Listings in the order they were first seen."""
    limit = max(1, min(limit, LIMIT_MAX))
    where, params = narrowed(wanted)
    params |= {"limit": limit + 1}
    if after:
        params["after"] = values_of(after, 1)[0]
        where += " AND l.id > %(after)s::uuid"
    sql = f"{_LISTINGS} WHERE {where} ORDER BY l.id LIMIT %(limit)s"
    return page_of(await tx.all(Listing, sql, params), limit, lambda listing: key_of(str(listing.id)))


def narrowed(wanted: ListingFilter) -> tuple[str, dict[str, Any]]:
    """What narrows listings `l` and their open links `k` to those wanted, as SQL and its values."""
    where, search = "l.tenant_id = %(tenant)s", wanted.get("search", "").strip()
    where += " AND l.state = %(state)s" if wanted.get("state") else ""
    where += " AND l.shop_id = %(shop)s" if wanted.get("shop_id") else ""
    where += " AND k.item_id = %(item)s" if wanted.get("item_id") else ""
    where += " AND l.id = ANY(%(only)s)" if wanted.get("ids") else ""
    if search:
        where += " AND (l.sku ILIKE %(part)s OR l.title ILIKE %(part)s OR l.listing_id = %(search)s)"
    return where, {
        "state": wanted.get("state"), "shop": wanted.get("shop_id"), "item": wanted.get("item_id"), "search": search,
        "only": list(wanted.get("ids", ())), "part": f"%{literal(search)}%",
    }  # fmt: skip


async def find_listings(
    tx: Tx, shop_ids: Sequence[UUID], *, listing_ids: Sequence[str], skus: Sequence[str]
) -> list[Listing]:
    """Listings of shops that have one of these ids or SKUs."""
    sql = f"""{_LISTINGS} WHERE l.tenant_id = %(tenant)s AND l.shop_id = ANY(%(shops)s)
        AND (l.listing_id = ANY(%(listings)s) OR l.sku = ANY(%(skus)s)) ORDER BY l.id"""
    return await tx.all(Listing, sql, {"shops": list(shop_ids), "listings": list(listing_ids), "skus": list(skus)})


async def get_listings(tx: Tx, row_ids: Sequence[UUID]) -> dict[UUID, Listing]:
    """Listings by row id; unknown ids are left out."""
    sql = f"{_LISTINGS} WHERE l.tenant_id = %(tenant)s AND l.id = ANY(%(ids)s)"
    return {row.id: row for row in await tx.all(Listing, sql, {"ids": list(row_ids)})}


async def list_sold_skus(tx: Tx, shop_id: UUID) -> dict[str, UUID]:
    """The SKUs that a shop sells single items under, with the items; those of kits and bundles are left out."""
    rows = await tx.rows(
        "SELECT DISTINCT ON (l.sku) l.sku, k.item_id FROM catalog.listings l"
        " JOIN catalog.listing_links k ON k.tenant_id = l.tenant_id AND k.listing_row_id = l.id AND k.valid_to IS NULL"
        " JOIN catalog.items i ON i.tenant_id = l.tenant_id AND i.id = k.item_id"
        " WHERE l.tenant_id = %(tenant)s AND l.shop_id = %(shop)s AND l.sku <> '' AND k.quantity = 1 AND NOT i.is_kit"
        " ORDER BY l.sku, l.id",
        {"shop": shop_id},
    )
    return {row.sku: row.item_id for row in rows}
