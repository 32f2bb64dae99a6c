"""Stock as people look at it: each item over all locations, whom it is promised to, and who would go short if it were less."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypedDict, Unpack
from uuid import UUID

from linkstar.catalog.queries.items import literal
from linkstar.core.db import Tx
from linkstar.inventory.rules import Held, whom_to_disappoint
from linkstar.kit.paging import Page, key_of, page_of, values_of

Which = Literal["", "free", "none", "short", "reserved", "aside"]
Key = tuple[UUID, UUID]  # item, location
_LIVE = "r.state IN ('held', 'committed')"
_OFFERED = "p.is_sellable AND p.type IN ('own', 'third_party')"


@dataclass(frozen=True, slots=True)
class At:
    """Units of an item at a location: on hand = `atp` + `reserved` + `hold` + `damaged` + `qc` + `not_offered`.

    `not_offered` are free units at a place that we do not promise from; `moved_at` is when the ledger last changed there.
    """

    location_id: UUID
    on_hand: int
    reserved: int
    hold: int
    damaged: int
    qc: int
    not_offered: int
    atp: int
    moved_at: datetime | None


@dataclass(frozen=True, slots=True)
class Stock:
    """An item and its units by location; `short` units were sold and lie nowhere."""

    id: UUID
    sku: str
    title: str
    short: int
    places: tuple[At, ...]


@dataclass(frozen=True, slots=True)
class Promised:
    """Units of an item that an order (or somebody's hold: no order) was promised; without a location nothing covers them."""

    id: UUID
    order_id: UUID | None
    order_number: str | None
    order_state: str | None
    shop_id: UUID | None
    ship_by_at: datetime | None
    location_id: UUID | None
    quantity: int
    state: str
    expires_at: datetime | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Shortened:
    """An order that would lose `quantity` units of an item if there were less of it."""

    item_id: UUID
    order_id: UUID | None
    order_number: str | None
    shop_id: UUID | None
    quantity: int


_SHORT = f"""EXISTS (SELECT FROM inventory.reservations r WHERE r.tenant_id = %(tenant)s AND r.item_id = i.id
    AND r.location_id IS NULL AND {_LIVE})"""
_LEVEL = """EXISTS (SELECT FROM inventory.levels v JOIN inventory.locations p
    ON p.tenant_id = v.tenant_id AND p.id = v.location_id WHERE v.tenant_id = %(tenant)s AND v.item_id = i.id
    AND (%(places)s::uuid[] IS NULL OR v.location_id = ANY(%(places)s)) AND {})"""
_FREE = _LEVEL.format(f"v.pool = 'sellable' AND v.on_hand > v.reserved AND {_OFFERED}")
_WHICH: Mapping[Which, str] = {
    "": "TRUE", "free": _FREE, "none": f"NOT {_FREE}", "short": _SHORT, "reserved": _LEVEL.format("v.reserved > 0"),
    "aside": _LEVEL.format("v.pool <> 'sellable' AND v.on_hand > 0"),
}  # fmt: skip
_ITEMS = """
SELECT i.id, i.sku, i.title FROM catalog.items i
WHERE i.tenant_id = %(tenant)s AND NOT i.is_kit AND {which} AND {there}
  AND (i.state = 'active' OR {kept}) AND (%(only)s::uuid[] IS NULL OR i.id = ANY(%(only)s))
  AND (%(part)s = '' OR i.sku ILIKE %(part)s OR i.title ILIKE %(part)s OR i.id IN (
      SELECT b.item_id FROM catalog.barcodes b WHERE b.tenant_id = %(tenant)s AND b.code = %(code)s))
  AND i.sku > %(after)s ORDER BY i.sku LIMIT %(limit)s"""

_LEVELS = f"""
SELECT v.item_id, v.location_id,
    sum(v.on_hand)::bigint AS on_hand, sum(v.reserved)::bigint AS reserved,
    (coalesce(sum(v.on_hand) FILTER (WHERE v.pool = 'hold'), 0))::bigint AS hold,
    (coalesce(sum(v.on_hand) FILTER (WHERE v.pool = 'damaged'), 0))::bigint AS damaged,
    (coalesce(sum(v.on_hand) FILTER (WHERE v.pool = 'qc'), 0))::bigint AS qc,
    (coalesce(sum(v.on_hand - v.reserved) FILTER (WHERE v.pool = 'sellable' AND NOT ({_OFFERED})), 0))::bigint AS not_offered,
    (coalesce(sum(v.on_hand - v.reserved) FILTER (WHERE v.pool = 'sellable' AND {_OFFERED}), 0))::bigint AS atp,
    (SELECT m.posted_at FROM inventory.movements m WHERE m.tenant_id = %(tenant)s AND m.item_id = v.item_id
        AND m.location_id = v.location_id ORDER BY m.id DESC LIMIT 1) AS moved_at
FROM inventory.levels v JOIN inventory.locations p ON p.tenant_id = v.tenant_id AND p.id = v.location_id
WHERE v.tenant_id = %(tenant)s AND v.item_id = ANY(%(items)s) AND (%(places)s::uuid[] IS NULL OR v.location_id = ANY(%(places)s))
GROUP BY v.item_id, v.location_id, p.priority ORDER BY v.item_id, p.priority, v.location_id"""  # noqa: S608 - own text only


class StockFilter(TypedDict, total=False):
    """Which items; `places` leaves out units at other locations and items that never lay there."""

    search: str
    which: Which
    item_ids: Sequence[UUID]
    places: Sequence[UUID] | None


async def list_stock(tx: Tx, *, after: str = "", limit: int = 100, **wanted: Unpack[StockFilter]) -> Page[Stock]:
    """Items that are kept (no kits) with their units by location, by SKU."""
    search, which, places = wanted.get("search", "").strip(), wanted.get("which", ""), wanted.get("places")
    there = "TRUE" if places is None else _LEVEL.format("TRUE")
    sql = _ITEMS.format(which=_WHICH[which], there=there, kept=_LEVEL.format("v.on_hand > 0"))
    params: dict[str, Any] = {
        "places": None if places is None else list(places), "only": list(wanted.get("item_ids", ())) or None,
        "part": f"%{literal(search)}%" if search else "", "code": search,
        "after": values_of(after, 1)[0] if after else "", "limit": limit + 1,
    }  # fmt: skip
    rows = await tx.rows(sql, params)
    page = page_of(rows, limit, lambda row: key_of(row.sku))
    found = await _places(tx, [row.id for row in page.rows], params["places"])
    shorts = await _shorts(tx, [row.id for row in page.rows])
    stocks = [Stock(row.id, row.sku, row.title, shorts.get(row.id, 0), tuple(found[row.id])) for row in page.rows]
    return Page(stocks, page.next)


async def _places(tx: Tx, item_ids: Sequence[UUID], places: Sequence[UUID] | None) -> dict[UUID, list[At]]:
    found: dict[UUID, list[At]] = defaultdict(list)
    for row in await tx.rows(_LEVELS, {"items": list(item_ids), "places": places}):
        found[row.item_id].append(At(*row[1:]))
    return found


async def _shorts(tx: Tx, item_ids: Sequence[UUID]) -> dict[UUID, int]:
    rows = await tx.rows(
        "SELECT r.item_id, sum(r.quantity)::bigint AS units FROM inventory.reservations r WHERE r.tenant_id = %(tenant)s"  # noqa: S608 - own text only
        f" AND r.item_id = ANY(%(items)s) AND r.location_id IS NULL AND {_LIVE} GROUP BY r.item_id",
        {"items": list(item_ids)},
    )
    return {row.item_id: row.units for row in rows}


async def list_promised(
    tx: Tx, item_id: UUID, *, places: Sequence[UUID] | None = None, after: str = "", limit: int = 100
) -> Page[Promised]:
    """The live promises of an item, the oldest first; those that nothing covers are of every place."""
    rows = await tx.all(
        Promised,
        f"""SELECT r.id, r.order_id, o.number, o.state, o.shop_id, o.ship_by_at, r.location_id, r.quantity, r.state,
                r.expires_at, r.created_at
            FROM inventory.reservations r LEFT JOIN orders.orders o ON o.tenant_id = r.tenant_id AND o.id = r.order_id
            WHERE r.tenant_id = %(tenant)s AND r.item_id = %(item)s AND {_LIVE} AND r.id > %(after)s::uuid
              AND (%(places)s::uuid[] IS NULL OR r.location_id IS NULL OR r.location_id = ANY(%(places)s))
            ORDER BY r.id LIMIT %(limit)s""",  # noqa: S608 - own text only
        {"item": item_id, "places": None if places is None else list(places), "limit": limit + 1,
         "after": values_of(after, 1)[0] if after else "00000000-0000-0000-0000-000000000000"},
    )  # fmt: skip
    return page_of(rows, limit, lambda row: key_of(str(row.id)))


async def foresee(tx: Tx, on_hand: Mapping[Key, int]) -> list[Shortened]:
    """Who would go short if so many sellable units stood on these levels, by the rule that a count decides with."""
    keys = sorted(on_hand)
    rows = await tx.rows(
        f"""SELECT r.id, r.order_id, o.number, o.shop_id, r.item_id, r.location_id, r.quantity, r.priority, r.created_at
            FROM inventory.reservations r LEFT JOIN orders.orders o ON o.tenant_id = r.tenant_id AND o.id = r.order_id
            WHERE r.tenant_id = %(tenant)s AND {_LIVE}
              AND (r.item_id, r.location_id) IN (SELECT * FROM unnest(%(items)s::uuid[], %(places)s::uuid[]))
            ORDER BY r.id""",  # noqa: S608 - own text only
        {"items": [item for item, _ in keys], "places": [place for _, place in keys]},
    )
    by_key: dict[Key, list[Any]] = defaultdict(list)
    for row in rows:
        by_key[row.item_id, row.location_id].append(row)
    lost = []
    for key, promised in by_key.items():
        by_id = {row.id: row for row in promised}
        held = [Held(row.id, row.quantity, (row.priority, row.created_at.timestamp())) for row in promised]
        missing = sum(row.quantity for row in promised) - on_hand[key]
        for one, units in whom_to_disappoint(held, missing):
            row = by_id[one]
            lost.append(Shortened(row.item_id, row.order_id, row.number, row.shop_id, units))
    return lost


async def name_causes(tx: Tx, cause_ids: Sequence[UUID]) -> dict[UUID, tuple[UUID, str, UUID]]:
    """The order (id, number, shop) behind movements whose cause is a parcel; other causes are left out."""
    rows = await tx.rows(
        "SELECT p.id, o.id AS order_id, o.number, o.shop_id FROM shipping.parcels p JOIN orders.orders o"
        " ON o.tenant_id = p.tenant_id AND o.id = p.order_id WHERE p.tenant_id = %(tenant)s AND p.id = ANY(%(ids)s)",
        {"ids": list(cause_ids)},
    )
    return {row.id: (row.order_id, row.number, row.shop_id) for row in rows}
