"""Reading stock."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.inventory.rules import Location
from linkstar.kit.errors import NotFound
from linkstar.kit.ids import lowest_id
from linkstar.kit.paging import Page, key_of, page_of, values_of


@dataclass(frozen=True, slots=True)
class Level:
    """How many units of an item stand at a location, in one pool."""

    item_id: UUID
    location_id: UUID
    pool: str
    on_hand: int
    reserved: int

    @property
    def atp(self) -> int:
        """Units that may still be promised."""
        return self.on_hand - self.reserved if self.pool == "sellable" else 0


class Reserved(NamedTuple):
    """A live promise; `location_id` None is a short one."""

    id: UUID
    owner_id: UUID
    order_id: UUID | None
    item_id: UUID
    location_id: UUID | None
    quantity: int
    state: str
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class Movement:
    """A row of the ledger."""

    id: UUID
    item_id: UUID
    location_id: UUID
    pool: str
    on_hand_diff: int
    kind: str
    cause_id: UUID | None
    note: str
    actor: str
    posted_at: datetime
    supplier: str = ""
    paper: str = ""


async def list_locations(tx: Tx) -> list[Location]:
    """All locations, the most important first."""
    return await tx.all(
        Location,
        "SELECT id, code, title, type, is_sellable, country, priority, kept_by FROM inventory.locations"
        " WHERE tenant_id = %(tenant)s ORDER BY priority, id",
    )


async def get_atp(tx: Tx, item_ids: Sequence[UUID]) -> dict[UUID, int]:
    """Units of each item that may be promised over all sellable own and third-party locations; 0 for unknown items."""
    rows = await tx.rows(
        """
        SELECT l.item_id, sum(l.on_hand - l.reserved)::bigint AS atp FROM inventory.levels l
        JOIN inventory.locations p ON p.tenant_id = l.tenant_id AND p.id = l.location_id
        WHERE l.tenant_id = %(tenant)s AND l.item_id = ANY(%(items)s) AND l.pool = 'sellable'
          AND p.is_sellable AND p.type IN ('own', 'third_party') GROUP BY l.item_id""",
        {"items": list(item_ids)},
    )
    return dict.fromkeys(item_ids, 0) | {row.item_id: row.atp for row in rows}


async def get_stock_for(tx: Tx, held: Sequence[Reserved]) -> dict[UUID, dict[UUID, dict[UUID, int]]]:
    """For each order: location -> item -> units it could be sent from there: what is free plus what it holds itself.

    `held` are the live promises of the orders (`list_reserved`).
    """
    rows = await tx.rows(
        """
        SELECT l.item_id, l.location_id, l.on_hand - l.reserved AS free FROM inventory.levels l
        JOIN inventory.locations p ON p.tenant_id = l.tenant_id AND p.id = l.location_id
        WHERE l.tenant_id = %(tenant)s AND l.item_id = ANY(%(items)s) AND l.pool = 'sellable'
          AND p.is_sellable AND p.type IN ('own', 'third_party') AND l.on_hand > l.reserved""",
        {"items": sorted({one.item_id for one in held})},
    )
    free: dict[UUID, list[tuple[UUID, int]]] = defaultdict(list)
    for row in rows:
        free[row.item_id].append((row.location_id, row.free))
    stock: dict[UUID, dict[UUID, dict[UUID, int]]] = {}
    for one in held:
        if one.order_id is None:
            continue
        mine = stock.get(one.order_id)
        if mine is None:
            mine = stock[one.order_id] = defaultdict(dict)
        for location, units in free.get(one.item_id, ()):
            mine[location].setdefault(one.item_id, units)
        if one.location_id:
            there = mine[one.location_id]
            there[one.item_id] = there.get(one.item_id, 0) + one.quantity
    return stock


async def list_reserved(tx: Tx, order_ids: Sequence[UUID]) -> list[Reserved]:
    """Live promises of orders, short ones too."""
    return await tx.all(
        Reserved,
        "SELECT id, owner_id, order_id, item_id, location_id, quantity, state, expires_at FROM inventory.reservations"
        " WHERE tenant_id = %(tenant)s AND order_id = ANY(%(ids)s) AND state IN ('held', 'committed') ORDER BY id",
        {"ids": list(order_ids)},
    )


async def list_levels(
    tx: Tx,
    *,
    item_ids: Sequence[UUID] | None = None,
    location_id: UUID | None = None,
    after: str = "",
    limit: int = 100,
) -> Page[Level]:
    """Levels by item and location; filtered by either."""
    where = "tenant_id = %(tenant)s"
    params: dict[str, Any] = {"limit": limit + 1, "items": list(item_ids or ()), "location": location_id}
    if item_ids is not None:
        where += " AND item_id = ANY(%(items)s)"
    if location_id:
        where += " AND location_id = %(location)s"
    if after:
        item, place, pool = values_of(after, 3)
        where += " AND (item_id, location_id, pool) > (%(i)s::uuid, %(l)s::uuid, %(p)s)"
        params |= {"i": item, "l": place, "p": pool}
    sql = f"""SELECT item_id, location_id, pool, on_hand, reserved FROM inventory.levels WHERE {where}
              ORDER BY item_id, location_id, pool LIMIT %(limit)s"""  # noqa: S608 - own text only
    rows = await tx.all(Level, sql, params)
    return page_of(rows, limit, lambda row: key_of(str(row.item_id), str(row.location_id), row.pool))


async def list_movements(
    tx: Tx, item_id: UUID, *, location_id: UUID | None = None, after: str = "", limit: int = 100
) -> Page[Movement]:
    """The ledger of an item, newest first."""
    where = "tenant_id = %(tenant)s AND item_id = %(item)s"
    params: dict[str, Any] = {"item": item_id, "limit": limit + 1, "location": location_id}
    if location_id:
        where += " AND location_id = %(location)s"
    if after:
        where += " AND id < %(after)s::uuid"
        params["after"] = values_of(after, 1)[0]
    sql = f"""SELECT id, item_id, location_id, pool, on_hand_diff, kind, cause_id, note, actor, posted_at, supplier, paper
              FROM inventory.movements WHERE {where} ORDER BY id DESC LIMIT %(limit)s"""  # noqa: S608 - own text only
    return page_of(await tx.all(Movement, sql, params), limit, lambda row: key_of(str(row.id)))


@dataclass(frozen=True, slots=True)
class Listed:
    """What a listing shall offer and what became of it at the channel."""

    listing_row_id: UUID
    shop_id: UUID
    quantity: int
    version: int
    pushed_version: int
    pushed_quantity: int | None
    pushed_at: datetime | None
    shown_quantity: int | None
    shown_at: datetime | None
    error: str


_LISTED = (
    "listing_row_id, shop_id, quantity, version, pushed_version, pushed_quantity, pushed_at, shown_quantity, shown_at,"
    " error"
)


async def get_listed(tx: Tx, listing_row_ids: Sequence[UUID]) -> dict[UUID, Listed]:
    """What these listings shall offer, by row id."""
    rows = await tx.all(
        Listed,
        f"SELECT {_LISTED} FROM inventory.listed WHERE tenant_id = %(tenant)s AND listing_row_id = ANY(%(ids)s)",  # noqa: S608 - own text only
        {"ids": list(listing_row_ids)},
    )
    return {row.listing_row_id: row for row in rows}


async def list_settled_listings(tx: Tx, *, before: datetime, limit: int = 5000) -> list[Listed]:
    """Listings whose newest quantity was pushed before a moment, the longest unchecked first: where drift can be told."""
    return await tx.all(
        Listed,
        f"SELECT {_LISTED} FROM inventory.listed WHERE tenant_id = %(tenant)s AND pushed_version = version"  # noqa: S608 - own text only
        " AND error = '' AND pushed_at < %(before)s ORDER BY shown_at NULLS FIRST, listing_row_id LIMIT %(limit)s",
        {"before": before, "limit": limit},
    )


async def list_listed_of(tx: Tx, shop_ids: Sequence[UUID]) -> list[UUID]:
    """The listings (row ids) of shops that are told quantities."""
    rows = await tx.rows(
        "SELECT listing_row_id FROM inventory.listed WHERE tenant_id = %(tenant)s AND shop_id = ANY(%(shops)s)",
        {"shops": list(shop_ids)},
    )
    return [row.listing_row_id for row in rows]


@dataclass(frozen=True, slots=True)
class Divergence:
    """A level whose counters disagree with the rows they stand for."""

    item_id: UUID
    location_id: UUID
    on_hand: int
    by_movements: int
    reserved: int
    by_reservations: int
    last_movement_id: UUID | None


async def list_divergences(tx: Tx) -> list[Divergence]:
    """Levels of the company whose counters disagree with ledger or promises; reads only."""
    return await tx.all(
        Divergence,
        """
        WITH moved AS (
            SELECT item_id, location_id, pool, sum(on_hand_diff)::bigint AS units, max(id::text)::uuid AS last
            FROM inventory.movements WHERE tenant_id = %(tenant)s GROUP BY item_id, location_id, pool
        ), promised AS (
            SELECT item_id, location_id, sum(quantity)::bigint AS units FROM inventory.reservations
            WHERE tenant_id = %(tenant)s AND state IN ('held', 'committed') AND location_id IS NOT NULL
            GROUP BY item_id, location_id
        )
        SELECT l.item_id, l.location_id, l.on_hand, coalesce(m.units, 0), l.reserved, coalesce(p.units, 0), m.last
        FROM inventory.levels l
        LEFT JOIN moved m ON m.item_id = l.item_id AND m.location_id = l.location_id AND m.pool = l.pool
        LEFT JOIN promised p ON p.item_id = l.item_id AND p.location_id = l.location_id AND l.pool = 'sellable'
        WHERE l.tenant_id = %(tenant)s AND (l.on_hand <> coalesce(m.units, 0) OR l.reserved <> coalesce(p.units, 0))
        ORDER BY l.item_id, l.location_id""",
    )


async def get_count_location(tx: Tx, count_id: UUID) -> UUID:
    """Where a count is made. Raises NotFound."""
    found: UUID | None = await tx.value(
        "SELECT location_id FROM inventory.counts WHERE tenant_id = %(tenant)s AND id = %(id)s", {"id": count_id}
    )
    if found is None:
        raise NotFound(thing="count")
    return found


@dataclass(frozen=True, slots=True)
class Count:
    """A count at a location: `lines` items, of which `counted` have a figure."""

    id: UUID
    location_id: UUID
    state: str
    started_at: datetime
    posted_at: datetime | None
    actor: str
    lines: int
    counted: int


@dataclass(frozen=True, slots=True)
class CountLine:
    """An item of a count: `expected` stood there when it began, `on_hand` stands there now, `counted` is what people found."""

    item_id: UUID
    expected: int
    counted: int | None
    on_hand: int
    reserved: int


_COUNTS = """
SELECT c.id, c.location_id, c.state, c.started_at, c.posted_at, c.actor, n.lines, n.counted FROM inventory.counts c, LATERAL (
    SELECT count(*)::int AS lines, count(l.counted)::int AS counted FROM inventory.count_lines l
    WHERE l.tenant_id = c.tenant_id AND l.count_id = c.id) n
WHERE c.tenant_id = %(tenant)s"""


async def list_counts(
    tx: Tx, *, state: str = "", locations: Sequence[UUID] | None = None, after: str = "", limit: int = 50
) -> Page[Count]:
    """Counts, the newest first; `state` is counting, posted, cancelled or "" for all."""
    params: dict[str, Any] = {
        "limit": limit + 1,
        "state": state,
        "places": None if locations is None else list(locations),
    }
    where = " AND (%(state)s = '' OR c.state = %(state)s) AND (%(places)s::uuid[] IS NULL OR c.location_id = ANY(%(places)s))"
    if after:
        where += " AND c.id < %(after)s::uuid"
        params["after"] = values_of(after, 1)[0]
    rows = await tx.all(Count, f"{_COUNTS}{where} ORDER BY c.id DESC LIMIT %(limit)s", params)
    return page_of(rows, limit, lambda row: key_of(str(row.id)))


async def get_count(tx: Tx, count_id: UUID) -> tuple[Count, list[CountLine]]:
    """A count and its lines. Raises NotFound."""
    counts = await tx.all(Count, f"{_COUNTS} AND c.id = %(id)s", {"id": count_id})
    if not counts:
        raise NotFound(thing="count")
    lines = await tx.all(
        CountLine,
        """
        SELECT l.item_id, l.expected, l.counted, coalesce(v.on_hand, 0), coalesce(v.reserved, 0) FROM inventory.count_lines l
        LEFT JOIN inventory.levels v ON v.tenant_id = l.tenant_id AND v.item_id = l.item_id AND v.location_id = %(place)s
             AND v.pool = 'sellable' AND v.lot = ''
        WHERE l.tenant_id = %(tenant)s AND l.count_id = %(id)s""",
        {"id": count_id, "place": counts[0].location_id},
    )
    return counts[0], lines


async def get_bins(tx: Tx, location_id: UUID, item_ids: Sequence[UUID]) -> dict[UUID, str]:
    """Where these items lie on the shelves of a location; those without a bin are left out."""
    rows = await tx.rows(
        "SELECT item_id, bin FROM inventory.bins WHERE tenant_id = %(tenant)s AND location_id = %(location)s"
        " AND item_id = ANY(%(ids)s)",
        {"location": location_id, "ids": list(item_ids)},
    )
    return {row.item_id: row.bin for row in rows}


class Moved(NamedTuple):
    """Units of an item that came in to (above zero) or went out of (below zero) a place within a time, by kind of movement."""

    location_id: UUID
    item_id: UUID
    kind: str
    units: int


async def list_moved(tx: Tx, since: datetime, until: datetime, *, with_bought: bool = False) -> list[Moved]:
    """What moved in [since, until), goods in and goods out apart; what suppliers brought (`list_bought`) only if asked for."""
    return await tx.all(
        Moved,
        "SELECT location_id, item_id, kind, sum(on_hand_diff)::bigint FROM inventory.movements WHERE tenant_id = %(tenant)s"
        " AND id >= %(first)s AND id < %(last)s AND on_hand_diff <> 0"
        " AND (%(with_bought)s OR supplier = '')"
        " GROUP BY location_id, item_id, kind, sign(on_hand_diff) ORDER BY location_id, item_id, kind, 4",
        {"first": lowest_id(since), "last": lowest_id(until), "with_bought": with_bought},
    )


class Bought(NamedTuple):
    """Units of an item that a supplier brought to a place with one paper within a time."""

    location_id: UUID
    supplier: str
    paper: str
    item_id: UUID
    units: int


async def list_bought(tx: Tx, since: datetime, until: datetime) -> list[Bought]:
    """What suppliers brought in [since, until)."""
    return await tx.all(
        Bought,
        "SELECT location_id, supplier, paper, item_id, sum(on_hand_diff)::bigint FROM inventory.movements"
        " WHERE tenant_id = %(tenant)s AND id >= %(first)s AND id < %(last)s AND supplier <> '' AND on_hand_diff > 0"
        " GROUP BY location_id, supplier, paper, item_id ORDER BY location_id, supplier, paper, item_id",
        {"first": lowest_id(since), "last": lowest_id(until)},
    )
