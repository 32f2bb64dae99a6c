"""Holding free units for somebody who is not an order yet: all of what is asked for, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.inventory import rules
from linkstar.inventory.actions.levels import Key, change_levels, lock_free
from linkstar.inventory.actions.records import Held, Hold
from linkstar.inventory.actions.reserving import release
from linkstar.inventory.errors import HoldUnknown

_COLUMNS = {"id": "uuid", "owner_id": "uuid", "owner_kind": "text", "item_id": "uuid", "location_id": "uuid",
            "quantity": "bigint", "state": "text", "expires_at": "timestamptz", "created_at": "timestamptz",
            "changed_at": "timestamptz"}  # fmt: skip


async def hold(tx: Tx, wanted: Sequence[Hold]) -> list[Held | None]:
    """Keeps units for owners until a moment, in the order they ask; None where they are not free: then nothing is kept.

    An owner who has asked before is told what he was given then, whatever became of it.
    """
    free = await lock_free(tx, (one.item_id for one in wanted))  # first, so that one owner asking twice at once is seen
    known = await _known(tx, [one.owner_id for one in wanted])
    rows, taken = [], Counter[Key]()
    for one in wanted:
        if one.owner_id in known:
            continue
        place = rules.place_to_hold(free.get(one.item_id, {}), one.quantity, one.places)
        if place is None:
            continue
        free[one.item_id][place] -= one.quantity
        taken[one.item_id, place] += one.quantity
        known[one.owner_id] = Held(one.owner_id, one.item_id, place, one.quantity, one.expires_at)
        rows.append((tx.new_id(), one.owner_id, "hold", one.item_id, place, one.quantity, "held", one.expires_at,
                     tx.now, tx.now))  # fmt: skip
    await tx.insert("inventory.reservations", _COLUMNS, rows)
    await change_levels(tx, {}, taken)
    return [known.get(one.owner_id) for one in wanted]


async def end(tx: Tx, owner_id: UUID) -> None:
    """Gives the units of a hold back. Raises HoldUnknown for one that has ended."""
    live = await tx.value(
        "SELECT count(*) FROM inventory.reservations WHERE tenant_id = %(tenant)s AND owner_id = %(owner)s"
        " AND owner_kind = 'hold' AND state = 'held'",
        {"owner": owner_id},
    )
    if not live:
        raise HoldUnknown
    await release(tx, {owner_id: 0})


async def find(tx: Tx, owner_id: UUID) -> Held | None:
    """A hold, also one that has ended."""
    return (await _known(tx, [owner_id])).get(owner_id)


async def _known(tx: Tx, owners: Sequence[UUID]) -> dict[UUID, Held]:
    rows = await tx.rows(
        "SELECT owner_id, item_id, location_id, quantity, expires_at FROM inventory.reservations"
        " WHERE tenant_id = %(tenant)s AND owner_id = ANY(%(owners)s) AND owner_kind = 'hold'",
        {"owners": list(owners)},
    )
    return {
        row.owner_id: Held(row.owner_id, row.item_id, row.location_id, row.quantity, row.expires_at) for row in rows
    }
