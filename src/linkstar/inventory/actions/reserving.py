"""Promising units and taking promises back. Reservation rows are the truth; `reserved` on a level is their sum."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.inventory import rules
from linkstar.inventory.actions.levels import Key, change_levels, lock_free
from linkstar.inventory.actions.records import Demand, Move
from linkstar.inventory.facts import ReservationExpired, StockFreed, StockReserved, StockShort


async def reserve(tx: Tx, demands: Sequence[Demand]) -> None:
    """Promises the goods of whole orders before anyone else can; what nothing covers becomes a short reservation.

    Repeating a demand changes nothing; a grown demand adds the difference. Records StockReserved or StockShort per order.
    The caller holds the rows of the orders, so that one order is not served twice at once.
    """
    if not demands:
        return
    served = await _live_units(tx, demands)  # read first: levels are locked as late and as shortly as can be
    free = await lock_free(tx, (demand.item_id for demand in demands))
    needs = []
    for one in sorted(demands, key=lambda demand: demand.priority):
        lacking = one.quantity - served.get((one.owner_id, one.item_id), 0) if served else one.quantity
        if lacking > 0:
            needs.append(
                rules.Need(one.owner_id, one.order_id, one.item_id, lacking, one.prefer, one.priority, one.expires_at)
            )
    given = rules.promise(needs, free)
    await _write(tx, given)
    _announce(tx, given, await _shorts(tx, {demand.order_id for demand in demands}), demands)


async def _write(tx: Tx, given: Sequence[rules.Promise]) -> None:
    rows, taken = [], Counter[Key]()
    for id_, (need, place, units) in zip(tx.new_ids(len(given)), given, strict=True):
        state = "held" if need.expires_at else "committed"
        rows.append((id_, need.owner_id, need.order_id, need.item_id, place, units, state, need.priority, need.expires_at,
                     tx.now, tx.now))  # fmt: skip
        if place:
            taken[need.item_id, place] += units
    await insert_reservations(tx, rows)
    await change_levels(tx, {}, taken)


async def insert_reservations(tx: Tx, rows: Sequence[tuple[Any, ...]]) -> None:
    """Inserts reservation rows (id, owner, order, item, location, quantity, state, priority, expiry, created, changed)."""
    await tx.insert(
        "inventory.reservations",
        {"id": "uuid", "owner_id": "uuid", "order_id": "uuid", "item_id": "uuid", "location_id": "uuid", "quantity": "bigint",
         "state": "text", "priority": "bigint", "expires_at": "timestamptz", "created_at": "timestamptz",
         "changed_at": "timestamptz"},
        rows,
    )  # fmt: skip


def _announce(tx: Tx, given: Sequence[rules.Promise], shorts: Mapping[UUID, int], demands: Sequence[Demand]) -> None:
    for order_id in dict.fromkeys(demand.order_id for demand in demands):
        missing = shorts.get(order_id, 0)
        tx.record(StockShort(order_id, missing) if missing else StockReserved(order_id))


async def _live_units(tx: Tx, demands: Iterable[Demand]) -> dict[tuple[UUID, UUID], int]:
    rows = await tx.rows(
        "SELECT owner_id, item_id, sum(quantity)::bigint AS units FROM inventory.reservations"
        " WHERE tenant_id = %(tenant)s AND owner_id = ANY(%(owners)s) AND state IN ('held', 'committed')"
        " GROUP BY owner_id, item_id",
        {"owners": [demand.owner_id for demand in demands]},
    )
    return {(row.owner_id, row.item_id): row.units for row in rows}


async def _shorts(tx: Tx, order_ids: Iterable[UUID]) -> dict[UUID, int]:
    rows = await tx.rows(
        "SELECT order_id, sum(quantity)::bigint AS units FROM inventory.reservations"
        " WHERE tenant_id = %(tenant)s AND order_id = ANY(%(ids)s) AND location_id IS NULL"
        " AND state IN ('held', 'committed') GROUP BY order_id",
        {"ids": list(order_ids)},
    )
    return {row.order_id: row.units for row in rows}


async def fill_shorts(tx: Tx, item_ids: Sequence[UUID], *, limit: int = 1000) -> None:
    """Gives units that came free to those who wait for them, the most important and oldest first."""
    free = await lock_free(tx, item_ids)
    waiting = await tx.rows(
        """
        SELECT id, owner_id, order_id, item_id, quantity, state, priority, expires_at, created_at
        FROM inventory.reservations
        WHERE tenant_id = %(tenant)s AND item_id = ANY(%(items)s) AND location_id IS NULL AND state IN ('held', 'committed')
        ORDER BY priority, created_at, id LIMIT %(limit)s FOR UPDATE""",
        {
            "items": [item for item, places in free.items() if any(units > 0 for units in places.values())],
            "limit": limit,
        },
    )
    rows, done, taken = [], [], Counter[Key]()
    for row in waiting:
        left = row.quantity
        for place, units in sorted(free.get(row.item_id, {}).items(), key=lambda each: (-each[1], each[0])):
            got = min(left, units)
            if got > 0:
                free[row.item_id][place] -= got
                taken[row.item_id, place] += got
                left -= got
                rows.append((tx.new_id(), row.owner_id, row.order_id, row.item_id, place, got, row.state, row.priority,
                             row.expires_at, row.created_at, tx.now))  # fmt: skip
        if left < row.quantity:
            done.append((row.id, left, row.order_id))
    await insert_reservations(tx, rows)
    await shrink(tx, [(one, left) for one, left, _ in done], "consumed")
    await change_levels(tx, {}, taken)
    orders = list(dict.fromkeys(order_id for _, _, order_id in done if order_id))
    still = await _shorts(tx, orders)
    tx.record(*(StockReserved(order_id) for order_id in orders if order_id not in still))
    if len(waiting) == limit:  # more may wait: for what is left, the next ones
        left = [item for item, places in free.items() if any(units > 0 for units in places.values())]
        tx.record(*(StockFreed(item) for item in left))


async def shrink(tx: Tx, rows: Sequence[tuple[UUID, int]], end_state: str) -> None:
    """Sets reservations to what is left of them; the units that end stand in `end_state`, in a row of their own if some stay."""
    if parts := [(id_, left) for id_, left in rows if left]:
        await tx.run(
            """
            INSERT INTO inventory.reservations (tenant_id, id, owner_id, order_id, item_id, location_id, quantity, state,
                   priority, expires_at, created_at, changed_at)
            SELECT r.tenant_id, u.new_id, r.owner_id, r.order_id, r.item_id, r.location_id, r.quantity - u.units, %(state)s,
                   r.priority, r.expires_at, r.created_at, %(now)s
            FROM unnest(%(new_ids)s::uuid[], %(ids)s::uuid[], %(units)s::bigint[]) AS u (new_id, id, units)
            JOIN inventory.reservations r ON r.tenant_id = %(tenant)s AND r.id = u.id""",
            {"new_ids": tx.new_ids(len(parts)), "ids": [one for one, _ in parts], "units": [left for _, left in parts],
             "state": end_state},
        )  # fmt: skip
    if rows:
        await tx.run(
            """
            UPDATE inventory.reservations r SET changed_at = %(now)s,
                   quantity = CASE WHEN u.units > 0 THEN u.units ELSE r.quantity END,
                   state = CASE WHEN u.units > 0 THEN r.state ELSE %(state)s END
            FROM unnest(%(ids)s::uuid[], %(units)s::bigint[]) AS u (id, units)
            WHERE r.tenant_id = %(tenant)s AND r.id = u.id""",
            {"ids": [row[0] for row in rows], "units": [row[1] for row in rows], "state": end_state},
        )


async def release(tx: Tx, keep: Mapping[UUID, int], *, state: str = "released") -> None:
    """Takes promises back until each owner keeps `keep` units (0: none): short ones first, then the youngest."""
    rows = await _locked_reservations(tx, list(keep))
    surplus = Counter[UUID]()
    for row in rows:
        surplus[row.owner_id] += row.quantity
    for owner, units in keep.items():
        surplus[owner] -= units
    shrunk, freed = [], Counter[Key]()
    for row in sorted(rows, key=lambda each: (each.location_id is not None, -each.id.int)):
        cut = min(row.quantity, max(0, surplus[row.owner_id]))
        if cut:
            surplus[row.owner_id] -= cut
            shrunk.append((row.id, row.quantity - cut))
            if row.location_id:
                freed[row.item_id, row.location_id] -= cut
    await shrink(tx, shrunk, state)
    await change_levels(tx, {}, freed)


async def _locked_reservations(tx: Tx, owners: Sequence[UUID]) -> list[Any]:
    """Live reservations of owners, with their levels locked first, as everywhere."""
    items = await tx.rows(
        "SELECT DISTINCT item_id FROM inventory.reservations"
        " WHERE tenant_id = %(tenant)s AND owner_id = ANY(%(owners)s) AND state IN ('held', 'committed')",
        {"owners": list(owners)},
    )
    await lock_free(tx, [row.item_id for row in items])
    return await _live_reservations(tx, owners)


async def _live_reservations(tx: Tx, owners: Sequence[UUID]) -> list[Any]:
    """Live reservations of owners, locked; the caller holds the levels of their items."""
    return await tx.rows(
        "SELECT id, owner_id, order_id, item_id, location_id, quantity, state, priority, expires_at, created_at"
        " FROM inventory.reservations"
        " WHERE tenant_id = %(tenant)s AND owner_id = ANY(%(owners)s) AND state IN ('held', 'committed')"
        " ORDER BY id FOR UPDATE",
        {"owners": list(owners)},
    )


async def confirm(tx: Tx, order_ids: Sequence[UUID]) -> None:
    """Makes held promises lasting: the orders are paid. Levels are locked first, for whoever fills them writes rows anew."""
    held = await tx.rows(
        "SELECT DISTINCT item_id FROM inventory.reservations"
        " WHERE tenant_id = %(tenant)s AND order_id = ANY(%(ids)s) AND state = 'held'",
        {"ids": list(order_ids)},
    )
    if not held:
        return
    await lock_free(tx, [row.item_id for row in held])
    await tx.run(
        "UPDATE inventory.reservations SET state = 'committed', expires_at = NULL, changed_at = %(now)s"
        " WHERE tenant_id = %(tenant)s AND order_id = ANY(%(ids)s) AND state = 'held'",
        {"ids": list(order_ids)},
    )


async def expire(tx: Tx, *, limit: int = 1000) -> int:
    """Ends held promises whose time is over, a thousand at a time; returns how many orders lost theirs.

    An order that is paid at this moment keeps its promise: what was found is looked at again when it is locked.
    """
    found = await tx.rows(
        "SELECT owner_id FROM inventory.reservations WHERE tenant_id = %(tenant)s AND state = 'held'"
        " AND expires_at <= %(now)s ORDER BY expires_at LIMIT %(limit)s",
        {"limit": limit},
    )
    rows = await _locked_reservations(tx, [row.owner_id for row in found])
    kept = {row.owner_id for row in rows if row.state != "held" or row.expires_at is None or row.expires_at > tx.now}
    over = [row for row in rows if row.owner_id not in kept]
    await release(tx, {row.owner_id: 0 for row in over}, state="expired")
    orders = dict.fromkeys(row.order_id for row in over if row.order_id)
    tx.record(*(ReservationExpired(order_id) for order_id in orders))
    return len(orders)


async def move(tx: Tx, moves: Sequence[Move]) -> set[UUID]:
    """Moves promises to other locations, whole orders or not at all; returns the orders whose units were gone there."""
    if not moves:
        return set()
    free = await lock_free(tx, (one.item_id for one in moves))
    held = {
        (r.owner_id, r.item_id, r.location_id): r for r in await _live_reservations(tx, [m.owner_id for m in moves])
    }
    by_order: dict[UUID, list[Move]] = defaultdict(list)
    for one in moves:
        by_order[one.order_id].append(one)
    failed: set[UUID] = set()
    shrunk: dict[UUID, int] = {}
    gone: dict[UUID, UUID] = {}  # reservations that go as they are, all of their units to one place
    added: list[tuple[Any, ...]] = []
    diff: Counter[Key] = Counter()
    for order_id, group in by_order.items():
        if not _fits(group, free, held, shrunk):
            failed.add(order_id)
            continue
        for one in group:
            row = held[one.owner_id, one.item_id, one.from_location_id]
            free[one.item_id][one.to_location_id] -= one.quantity
            diff[one.item_id, one.from_location_id] -= one.quantity
            diff[one.item_id, one.to_location_id] += one.quantity
            if row.quantity == one.quantity:
                gone[row.id] = one.to_location_id
                continue
            shrunk[row.id] = shrunk.get(row.id, row.quantity) - one.quantity
            added.append((tx.new_id(), row.owner_id, row.order_id, row.item_id, one.to_location_id, one.quantity, row.state,
                          row.priority, row.expires_at, row.created_at, tx.now))  # fmt: skip
    await shrink(tx, list(shrunk.items()), "released")
    await _relocate(tx, gone)
    await insert_reservations(tx, added)
    await change_levels(tx, {}, diff)
    return failed


async def _relocate(tx: Tx, places: Mapping[UUID, UUID]) -> None:
    """Lets whole reservations (by id) stand at another location."""
    if places:
        await tx.run(
            "UPDATE inventory.reservations r SET location_id = u.place, changed_at = %(now)s"
            " FROM unnest(%(ids)s::uuid[], %(places)s::uuid[]) AS u (id, place) WHERE r.tenant_id = %(tenant)s AND r.id = u.id",
            {"ids": list(places), "places": list(places.values())},
        )


def _fits(
    moves: Sequence[Move], free: rules.Free, held: Mapping[Any, Any],
    shrunk: Mapping[UUID, int],
) -> bool:  # fmt: skip
    wanted, given = Counter[Key](), Counter[UUID]()
    for one in moves:
        row = held.get((one.owner_id, one.item_id, one.from_location_id))
        if row is None:
            return False
        given[row.id] += one.quantity
        wanted[one.item_id, one.to_location_id] += one.quantity
        if given[row.id] > shrunk.get(row.id, row.quantity):
            return False
    return all(rules.can_promise(free.get(item, {}).get(place, 0), units) for (item, place), units in wanted.items())
