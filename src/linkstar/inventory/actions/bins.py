"""Bins: where on the shelves of a location an item lies."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.kit.errors import NotFound

_ROWS = "unnest(%(items)s::uuid[], %(places)s::uuid[], %(bins)s::text[]) AS u (item_id, location_id, bin)"


async def put_bins(tx: Tx, bins: Mapping[tuple[UUID, UUID], str]) -> None:
    """Writes the bins of items at locations, new ones or over the old; an empty one is forgotten. Raises NotFound."""
    places = sorted({location_id for _, location_id in bins})
    known = await tx.rows(
        "SELECT id FROM inventory.locations WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)", {"ids": places}
    )
    if len(known) != len(places):
        raise NotFound(thing="location")
    rows = sorted(bins.items())
    told = {
        "items": [item_id for (item_id, _), _ in rows],
        "places": [location_id for (_, location_id), _ in rows],
        "bins": [bin_ for _, bin_ in rows],
    }
    await tx.run(
        "INSERT INTO inventory.bins (tenant_id, item_id, location_id, bin)"  # noqa: S608 - own text
        f" SELECT %(tenant)s, u.* FROM {_ROWS} WHERE u.bin <> ''"
        " ON CONFLICT (tenant_id, item_id, location_id) DO UPDATE SET bin = excluded.bin",
        told,
    )
    await tx.run(
        f"DELETE FROM inventory.bins b USING {_ROWS} WHERE b.tenant_id = %(tenant)s AND b.item_id = u.item_id"  # noqa: S608 - own text
        " AND b.location_id = u.location_id AND u.bin = ''",
        told,
    )
