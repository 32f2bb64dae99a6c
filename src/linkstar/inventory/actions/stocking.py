"""Physical changes: goods come in, go out, are found, lost or moved. Each writes the ledger; the ledger is never rewritten."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.inventory import rules
from linkstar.inventory.actions.levels import Key, change_levels, lock_levels
from linkstar.inventory.actions.records import Adjustment, Arrival, Shipped, Transfer
from linkstar.inventory.actions.reserving import insert_reservations, release, shrink
from linkstar.inventory.errors import KeptElsewhere, NotEnoughStock
from linkstar.inventory.facts import ReservationShorted
from linkstar.inventory.queries import find_kept
from linkstar.inventory.rules import Location

_WHOLE = 10  # columns of a movement that is told with supplier and paper


async def put_locations(tx: Tx, locations: Sequence[Location]) -> None:
    """Makes or changes locations by id."""
    sql = """
        INSERT INTO inventory.locations (tenant_id, id, code, title, type, is_sellable, country, priority, kept_by)
        SELECT %(tenant)s, u.* FROM unnest(%(a)s::uuid[], %(b)s::text[], %(c)s::text[], %(d)s::text[], %(e)s::boolean[],
            %(f)s::text[], %(g)s::bigint[], %(h)s::uuid[]) AS u
        ON CONFLICT (tenant_id, id) DO UPDATE SET code = excluded.code, title = excluded.title, type = excluded.type,
            is_sellable = excluded.is_sellable, country = excluded.country, priority = excluded.priority,
            kept_by = excluded.kept_by, version = locations.version + 1"""
    columns = zip(
        *((p.id, p.code, p.title, p.type, p.is_sellable, p.country, p.priority, p.kept_by) for p in locations),
        strict=True,
    )
    if locations:
        await tx.run(sql, {name: list(values) for name, values in zip("abcdefgh", columns, strict=True)})


async def write_movements(tx: Tx, rows: Sequence[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
    """Appends to the ledger rows (item, location, pool, difference, kind, cause, note, occurred at[, supplier, paper]).

    A row whose cause is written already is left out; returns (item, location, pool, kind, cause) of those written.
    """
    if not rows:
        return set()
    columns = [
        list(values) for values in zip(*(row if len(row) == _WHOLE else (*row, "", "") for row in rows), strict=True)
    ]
    written = await tx.rows(
        """
        INSERT INTO inventory.movements (tenant_id, id, item_id, location_id, pool, on_hand_diff, kind, cause_id, note,
                                         occurred_at, supplier, paper, actor, posted_at)
        SELECT %(tenant)s, u.*, %(actor)s, %(now)s FROM unnest(%(ids)s::uuid[], %(a)s::uuid[], %(b)s::uuid[], %(c)s::text[],
            %(d)s::bigint[], %(e)s::text[], %(f)s::uuid[], %(g)s::text[], %(h)s::timestamptz[],
            %(i)s::text[], %(j)s::text[]) AS u
        ON CONFLICT DO NOTHING RETURNING item_id, location_id, pool, kind, cause_id""",
        {"ids": tx.new_ids(len(rows)), "actor": tx.actor, **dict(zip("abcdefghij", columns, strict=True))},
    )
    return {tuple(row) for row in written}


async def receive(tx: Tx, arrivals: Sequence[Arrival]) -> None:
    """Brings units in. An arrival with a cause counts once, however often it is told. Raises KeptElsewhere."""
    await refuse_kept(tx, [one.location_id for one in arrivals])
    for pool in sorted({one.pool for one in arrivals}):
        group = [one for one in arrivals if one.pool == pool]
        await lock_levels(tx, ((one.item_id, one.location_id) for one in group), pool)
        rows = [
            (
                one.item_id,
                one.location_id,
                pool,
                one.quantity,
                one.kind,
                one.cause_id,
                one.note,
                one.occurred_at or tx.now,
                one.supplier,
                one.paper,
            )
            for one in group
        ]
        written = await write_movements(tx, rows)
        added: Counter[Key] = Counter()
        for one in group:
            if (one.item_id, one.location_id, pool, one.kind, one.cause_id) in written:
                added[one.item_id, one.location_id] += one.quantity
        await change_levels(tx, added, {}, pool=pool)


async def adjust(tx: Tx, adjustments: Sequence[Adjustment]) -> None:
    """Posts differences that people found. Where units are promised that are gone, the youngest promises become short.

    Raises NotEnoughStock, KeptElsewhere.
    """
    await refuse_kept(tx, [one.location_id for one in adjustments])
    for pool in sorted({one.pool for one in adjustments}):
        group = [one for one in adjustments if one.pool == pool]
        levels = await lock_levels(tx, ((one.item_id, one.location_id) for one in group), pool)
        diff: Counter[Key] = Counter()
        for one in group:
            diff[one.item_id, one.location_id] += one.difference
        for key, change in diff.items():
            if levels[key][0] + change < 0:
                raise NotEnoughStock(field="difference", free=levels[key][0], wanted=-change)
        await displace(tx, {key: levels[key][1] - levels[key][0] - change for key, change in diff.items()})
        await write_movements(
            tx, [(a.item_id, a.location_id, pool, a.difference, a.kind, a.cause_id, a.reason, tx.now) for a in group]
        )
        await change_levels(tx, diff, {}, pool=pool)


async def displace(tx: Tx, missing: Mapping[Key, int]) -> None:
    """Turns promises on locked levels into short ones where `missing` units are no longer there (scenario 19)."""
    short = {key: units for key, units in missing.items() if units > 0}
    if not short:
        return
    rows = await tx.rows(
        """
        SELECT id, owner_id, order_id, item_id, location_id, quantity, state, priority, expires_at, created_at
        FROM inventory.reservations WHERE tenant_id = %(tenant)s AND state IN ('held', 'committed')
          AND (item_id, location_id) IN (SELECT * FROM unnest(%(items)s::uuid[], %(locations)s::uuid[]))
        ORDER BY id FOR UPDATE""",
        {"items": [item for item, _ in short], "locations": [place for _, place in short]},
    )
    by_key: dict[Key, list[Any]] = defaultdict(list)
    for row in rows:
        by_key[row.item_id, row.location_id].append(row)
    lost: list[tuple[Any, int]] = []
    for key, units in short.items():
        by_id = {row.id: row for row in by_key[key]}
        held = [rules.Held(r.id, r.quantity, (r.priority, r.created_at.timestamp())) for r in by_key[key]]
        lost += [(by_id[one], cut) for one, cut in rules.whom_to_disappoint(held, units)]
    await _shorten(tx, lost)


async def _shorten(tx: Tx, lost: Sequence[tuple[Any, int]]) -> None:
    freed: Counter[Key] = Counter()
    for row, cut in lost:
        freed[row.item_id, row.location_id] -= cut
    await shrink(tx, [(row.id, row.quantity - cut) for row, cut in lost], "released")
    await insert_reservations(
        tx,
        [(tx.new_id(), row.owner_id, row.order_id, row.item_id, None, cut, row.state, row.priority, row.expires_at,
          row.created_at, tx.now) for row, cut in lost],
    )  # fmt: skip
    await change_levels(tx, {}, freed)
    tx.record(*(ReservationShorted(row.order_id, row.item_id, cut) for row, cut in lost if row.order_id))


async def transfer(tx: Tx, transfers: Sequence[Transfer]) -> None:
    """Moves free units between locations. Raises NotEnoughStock where they are promised or absent, KeptElsewhere."""
    await refuse_kept(tx, [place for t in transfers for place in (t.from_location_id, t.to_location_id)])
    keys = [(t.item_id, place) for t in transfers for place in (t.from_location_id, t.to_location_id)]
    levels = await lock_levels(tx, keys)
    rows = [
        row
        for t in transfers
        for row in (
            (t.item_id, t.from_location_id, "sellable", -t.quantity, "transfer_out", t.id, "", tx.now),
            (t.item_id, t.to_location_id, "sellable", t.quantity, "transfer_in", t.id, "", tx.now),
        )
    ]
    written = await write_movements(tx, rows)
    diff: Counter[Key] = Counter()
    for item, place, pool, units, kind, cause, _, _ in rows:
        if (item, place, pool, kind, cause) in written:
            diff[item, place] += units
    for key, change in diff.items():
        free = levels[key][0] - levels[key][1]
        if free + change < 0:
            raise NotEnoughStock(field="quantity", free=free, wanted=-change)
    await change_levels(tx, diff, {})


async def consume(tx: Tx, shipped: Sequence[Shipped]) -> None:
    """Takes units out that left in a parcel. If they were found at another place than promised, the promise follows.

    Told again for the same cause (parcel), nothing changes. At a place that a partner keeps nothing is taken out that his last
    word does not hold any more, and never more than it left there: his next one sets it right.
    """
    units: Counter[tuple[UUID, UUID, UUID]] = Counter()
    for one in shipped:
        units[one.item_id, one.location_id, one.cause_id] += one.quantity
    levels = await lock_levels(tx, ((item, place) for item, place, _ in units))
    if places := await find_kept(tx, [place for _, place, _ in units]):
        units = await _not_stated_yet(
            tx, shipped, {key: on_hand for key, (on_hand, _) in levels.items() if key[1] in places}
        )
    written = await write_movements(
        tx, [(item, place, "sellable", -n, "ship", cause, "", tx.now) for (item, place, cause), n in units.items()]
    )
    fresh = [s for s in shipped if (s.item_id, s.location_id, "sellable", "ship", s.cause_id) in written]
    kept = await _promised_elsewhere(tx, fresh)
    await release(tx, kept, state="consumed")
    left = await lock_levels(tx, levels)
    out: Counter[Key] = Counter()
    for item, place, _, _, cause in written:
        out[item, place] -= units[item, place, cause]
    for key, change in out.items():
        if left[key][0] + change < 0:
            raise NotEnoughStock(field="quantity", free=left[key][0], wanted=-change)
    await displace(tx, {key: left[key][1] - left[key][0] - change for key, change in out.items()})
    await change_levels(tx, out, {})


async def _not_stated_yet(tx: Tx, shipped: Sequence[Shipped], left: dict[Key, int]) -> Counter[tuple[UUID, UUID, UUID]]:
    """Units to be taken out by item, place and cause; `left`: what lies at places that partners keep."""
    rows = await tx.rows(
        "SELECT item_id, location_id, max(stated_at) AS at FROM inventory.mirrored WHERE tenant_id = %(tenant)s"
        " AND item_id = ANY(%(items)s) AND location_id = ANY(%(places)s) GROUP BY item_id, location_id",
        {"items": [item for item, _ in left], "places": [place for _, place in left]},
    )
    stated = {(row.item_id, row.location_id): row.at for row in rows}
    taken: Counter[tuple[UUID, UUID, UUID]] = Counter()
    for one in shipped:
        key, count = (one.item_id, one.location_id), one.quantity
        if key in left:
            is_counted = one.left_at is not None and key in stated and stated[key] >= one.left_at
            count = 0 if is_counted else min(count, left[key])
            left[key] -= count
        taken[*key, one.cause_id] += count
    return taken


async def refuse_kept(tx: Tx, location_ids: Sequence[UUID]) -> None:
    """Raises KeptElsewhere if a partner keeps one of these places."""
    kept = await find_kept(tx, sorted(set(location_ids)))
    if kept:
        raise KeptElsewhere(place=min(kept.values()))


async def _promised_elsewhere(tx: Tx, shipped: Sequence[Shipped]) -> dict[UUID, int]:
    """How many units each owner keeps promised after these have left."""
    gone: Counter[UUID] = Counter()
    for one in shipped:
        gone[one.owner_id] += one.quantity
    rows = await tx.rows(
        "SELECT owner_id, sum(quantity)::bigint AS units FROM inventory.reservations WHERE tenant_id = %(tenant)s"
        " AND owner_id = ANY(%(owners)s) AND state IN ('held', 'committed') GROUP BY owner_id",
        {"owners": list(gone)},
    )
    return {row.owner_id: max(0, row.units - gone[row.owner_id]) for row in rows}
