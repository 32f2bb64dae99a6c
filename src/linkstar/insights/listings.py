"""Listings as people look at them: what channels show against what they should, and unknown ones with the orders that wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypedDict, Unpack
from uuid import UUID

from linkstar.catalog.queries.items import literal
from linkstar.core.db import Tx
from linkstar.kit.paging import Page, key_of, page_of, values_of

Standing = Literal["", "refused", "waiting", "told", "drift", "same"]
FIRST = "00000000-0000-0000-0000-000000000000"


@dataclass(frozen=True, slots=True)
class Offered:
    """What a listing shall offer and what its channel shows. `standing`: refused (it took nothing), waiting (being told),
    told (not looked at since), drift (it shows something else) or same.
    """

    listing_row_id: UUID
    shop_id: UUID
    listing_id: str
    sku: str
    title: str
    item_id: UUID | None
    buffer: int
    cap: int | None
    share_percent: int
    quantity: int
    version: int
    pushed_version: int
    pushed_quantity: int | None
    pushed_at: datetime | None
    shown_quantity: int | None
    shown_at: datetime | None
    error: str
    standing: str


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A listing that stands for no item, and how many orders wait until it does (counted up to 1,000)."""

    id: UUID
    shop_id: UUID
    listing_id: str
    sku: str
    title: str
    first_seen_at: datetime
    orders: int


class OfferedFilter(TypedDict, total=False):
    """Which listings; `shops` None: of all."""

    ids: Sequence[UUID]
    item_id: UUID | None
    shops: Sequence[UUID] | None
    standing: Standing
    search: str


_STANDING = """CASE WHEN d.error <> '' THEN 'refused' WHEN d.pushed_version < d.version THEN 'waiting'
    WHEN d.shown_at IS NULL OR d.shown_at < d.pushed_at THEN 'told'
    WHEN d.shown_quantity <> d.pushed_quantity THEN 'drift' ELSE 'same' END"""
_OFFERED = f"""
SELECT * FROM (
    SELECT d.listing_row_id, d.shop_id, l.listing_id, l.sku, l.title, k.item_id, l.buffer, l.cap, l.share_percent, d.quantity,
        d.version, d.pushed_version, d.pushed_quantity, d.pushed_at, d.shown_quantity, d.shown_at, d.error,
        {_STANDING} AS standing
    FROM inventory.listed d JOIN catalog.listings l ON l.tenant_id = d.tenant_id AND l.id = d.listing_row_id
    LEFT JOIN catalog.listing_links k ON k.tenant_id = d.tenant_id AND k.listing_row_id = l.id AND k.valid_to IS NULL
    WHERE d.tenant_id = %(tenant)s AND d.listing_row_id > %(after)s::uuid
      AND (%(shops)s::uuid[] IS NULL OR d.shop_id = ANY(%(shops)s)) AND (%(item)s::uuid IS NULL OR k.item_id = %(item)s)
      AND (%(only)s::uuid[] = '{{}}' OR d.listing_row_id = ANY(%(only)s))
      AND (%(part)s = '' OR l.sku ILIKE %(part)s OR l.title ILIKE %(part)s OR l.listing_id = %(code)s)
) found WHERE %(standing)s = '' OR standing = %(standing)s ORDER BY listing_row_id LIMIT %(limit)s"""  # noqa: S608 - own text only


async def list_offered(tx: Tx, *, after: str = "", limit: int = 100, **wanted: Unpack[OfferedFilter]) -> Page[Offered]:
    """What listings shall offer against what their channels show, in the order the listings were first seen."""
    search, shops = wanted.get("search", "").strip(), wanted.get("shops")
    rows = await tx.all(
        Offered,
        _OFFERED,
        {"after": values_of(after, 1)[0] if after else FIRST, "limit": limit + 1, "item": wanted.get("item_id"),
         "only": list(wanted.get("ids", ())), "standing": wanted.get("standing", ""), "code": search,
         "shops": None if shops is None else list(shops), "part": f"%{literal(search)}%" if search else ""},
    )  # fmt: skip
    return page_of(rows, limit, lambda row: key_of(str(row.listing_row_id)))


_WAITING = """(
    SELECT count(*)::int FROM (SELECT DISTINCT o.id FROM orders.lines n JOIN orders.orders o
        ON o.tenant_id = n.tenant_id AND o.id = n.order_id
        WHERE n.tenant_id = %(tenant)s AND n.listing_row_id IS NULL AND n.listing_id = l.listing_id AND n.sku = l.sku
          AND n.ordered > n.cancelled AND o.shop_id = l.shop_id AND o.fulfilled_by = 'seller' LIMIT 1000) w)"""
_UNLINKED = f"""
SELECT * FROM (
    SELECT l.id, l.shop_id, l.listing_id, l.sku, l.title, l.first_seen_at, {_WAITING} AS orders FROM catalog.listings l
    WHERE l.tenant_id = %(tenant)s AND l.state = 'unlinked' AND l.id > %(after)s::uuid
      AND (%(shops)s::uuid[] IS NULL OR l.shop_id = ANY(%(shops)s))
      AND (%(part)s = '' OR l.sku ILIKE %(part)s OR l.title ILIKE %(part)s OR l.listing_id = %(code)s)
) found WHERE NOT %(waiting)s OR orders > 0 ORDER BY id LIMIT %(limit)s"""  # noqa: S608 - own text only


async def list_unlinked(
    tx: Tx, *, shops: Sequence[UUID] | None = None, search: str = "", only_waiting: bool = False, after: str = "",
    limit: int = 50,
) -> Page[Unlinked]:  # fmt: skip
    """Listings that nobody linked yet, in the order they were first seen; `only_waiting`: those that hold up orders."""
    search = search.strip()
    rows = await tx.all(
        Unlinked,
        _UNLINKED,
        {"after": values_of(after, 1)[0] if after else FIRST, "limit": limit + 1, "waiting": only_waiting, "code": search,
         "shops": None if shops is None else list(shops), "part": f"%{literal(search)}%" if search else ""},
    )  # fmt: skip
    return page_of(rows, limit, lambda row: key_of(str(row.id)))
