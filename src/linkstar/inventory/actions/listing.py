"""What each listing shall offer, what was pushed, and what the channel says it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.inventory.facts import ListedChanged


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a channel answered to a push of a listing: the quantity of that version was taken, or why not."""

    listing_row_id: UUID
    version: int
    quantity: int
    error: str = ""


async def set_listed(tx: Tx, wanted: Mapping[UUID, tuple[UUID, int]], *, again: bool = False) -> None:
    """Sets what listings (by row id: shop, quantity) shall offer; records ListedChanged for those that change.

    `again` pushes also what did not change: after drift, or when a person asks for it.
    """
    ids = sorted(wanted)
    if not ids:
        return
    rows = await tx.rows(
        """
        INSERT INTO inventory.listed AS l (tenant_id, listing_row_id, shop_id, quantity, changed_at)
        SELECT %(tenant)s, u.id, u.shop, u.quantity, %(now)s
        FROM unnest(%(ids)s::uuid[], %(shops)s::uuid[], %(quantities)s::bigint[]) AS u (id, shop, quantity)
        ON CONFLICT (tenant_id, listing_row_id) DO UPDATE SET quantity = excluded.quantity, version = l.version + 1,
                changed_at = CASE WHEN l.pushed_version < l.version THEN l.changed_at ELSE excluded.changed_at END
            WHERE l.quantity <> excluded.quantity OR %(again)s
        RETURNING listing_row_id, shop_id, version""",
        {"ids": ids, "shops": [wanted[i][0] for i in ids], "quantities": [wanted[i][1] for i in ids], "again": again},
    )
    tx.record(*(ListedChanged(row.listing_row_id, row.shop_id, row.version) for row in rows))


async def lock_listed(tx: Tx, listing_row_ids: Sequence[UUID]) -> None:
    """Lets nobody else say what listings (by row id) offer: who reads the stock later must have the last word."""
    await tx.run(
        "SELECT FROM inventory.listed WHERE tenant_id = %(tenant)s AND listing_row_id = ANY(%(ids)s)"
        " ORDER BY listing_row_id FOR UPDATE",
        {"ids": sorted(listing_row_ids)},
    )


async def tell_again(tx: Tx, shop_ids: Sequence[UUID]) -> None:
    """Has all listings of these shops told anew what they shall offer; records ListedChanged for each."""
    rows = await tx.rows(
        "UPDATE inventory.listed SET version = version + 1, changed_at = %(now)s"
        " WHERE tenant_id = %(tenant)s AND shop_id = ANY(%(shops)s) RETURNING listing_row_id, shop_id, version",
        {"shops": list(shop_ids)},
    )
    tx.record(*(ListedChanged(row.listing_row_id, row.shop_id, row.version) for row in rows))


async def forget_listed(tx: Tx, listing_row_ids: Sequence[UUID]) -> None:
    """Listings that stand for nothing any more are not told anything."""
    await tx.run(
        "DELETE FROM inventory.listed WHERE tenant_id = %(tenant)s AND listing_row_id = ANY(%(ids)s)",
        {"ids": sorted(set(listing_row_ids))},
    )


async def mark_pushed(tx: Tx, pushed: Sequence[Pushed]) -> None:
    """Writes what channels took; an answer to an older version never hides a newer one.

    An older one that was taken after a newer one was answered may be what the channel shows now: the newest is told once more.
    """
    if not pushed:
        return
    rows = sorted((one.listing_row_id, one.version, one.quantity, one.error) for one in pushed)
    ids, versions, quantities, errors = (list(values) for values in zip(*rows, strict=True))
    await tx.run(
        """
        UPDATE inventory.listed l SET error = u.error, pushed_at = %(now)s, pushed_version = u.version,
               pushed_quantity = CASE WHEN u.error = '' THEN u.quantity ELSE l.pushed_quantity END
        FROM unnest(%(ids)s::uuid[], %(versions)s::bigint[], %(quantities)s::bigint[], %(errors)s::text[])
             AS u (id, version, quantity, error)
        WHERE l.tenant_id = %(tenant)s AND l.listing_row_id = u.id AND l.pushed_version < u.version""",
        {"ids": ids, "versions": versions, "quantities": quantities, "errors": errors},
    )
    late = await tx.rows(
        """
        UPDATE inventory.listed l SET version = l.version + 1, changed_at = %(now)s
        FROM unnest(%(ids)s::uuid[], %(versions)s::bigint[], %(quantities)s::bigint[], %(errors)s::text[])
             AS u (id, version, quantity, error)
        WHERE l.tenant_id = %(tenant)s AND l.listing_row_id = u.id AND u.error = '' AND l.quantity <> u.quantity
          AND l.pushed_version > u.version AND l.pushed_version = l.version
        RETURNING l.listing_row_id, l.shop_id, l.version""",
        {"ids": ids, "versions": versions, "quantities": quantities, "errors": errors},
    )
    tx.record(*(ListedChanged(row.listing_row_id, row.shop_id, row.version) for row in late))


async def mark_shown(tx: Tx, shown: Mapping[UUID, int]) -> None:
    """Writes what channels say they show now, by listing row."""
    if shown:
        await tx.run(
            "UPDATE inventory.listed l SET shown_quantity = u.units, shown_at = %(now)s"
            " FROM unnest(%(ids)s::uuid[], %(units)s::bigint[]) AS u (id, units)"
            " WHERE l.tenant_id = %(tenant)s AND l.listing_row_id = u.id",
            {"ids": sorted(shown), "units": [shown[i] for i in sorted(shown)]},
        )
