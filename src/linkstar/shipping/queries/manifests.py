"""Reading manifests: what waits for one, those that were made, what stands on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Unpack
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.kit.errors import NotFound
from linkstar.kit.paging import Page
from linkstar.shipping.queries.gathered import ANYWHERE, Gathering, Newest, get_gathered, list_newest
from linkstar.shipping.queries.parcels import Within, within_sql
from linkstar.shipping.rules.calendar import local_text
from linkstar.shipping.rules.manifest_paper import Listed, Sheet

_MANIFEST = """
SELECT g.id, g.number, g.location_id, g.account_id, g.carrier, g.state, g.made_by, g.created_at, g.handed_over_at, g.version,
       g.paper_id, g.sheet_id, c.parcels, c.weight_g
FROM shipping.manifests g CROSS JOIN LATERAL (
    SELECT count(*) AS parcels, coalesce(sum(p.weight_g), 0)::bigint AS weight_g
    FROM shipping.manifest_parcels m JOIN shipping.parcels p ON p.tenant_id = m.tenant_id AND p.id = m.parcel_id
    WHERE m.tenant_id = g.tenant_id AND m.manifest_id = g.id AND (NOT m.is_off OR g.state = 'cancelled')
) c WHERE g.tenant_id = %(tenant)s
"""
_READY = """
SELECT p.location_id, p.account_id, count(*) FILTER (WHERE p.state = 'labelled'), count(*) FILTER (WHERE p.state <> 'labelled')
FROM shipping.wave_parcels w JOIN shipping.parcels p ON p.tenant_id = w.tenant_id AND p.id = w.parcel_id
WHERE w.tenant_id = %(tenant)s AND w.state = 'packed' AND p.state IN ('planned', 'packed', 'labelled')
  AND NOT EXISTS (SELECT FROM shipping.manifest_parcels m WHERE m.tenant_id = p.tenant_id AND m.parcel_id = p.id AND NOT m.is_off)
"""
_LISTED = """
SELECT p.tracking_number, p.number, f.order_number, p.service, coalesce(f.ship_to ->> 'country', ''), p.weight_g
FROM shipping.manifest_parcels m JOIN shipping.parcels p ON p.tenant_id = m.tenant_id AND p.id = m.parcel_id
JOIN shipping.fulfilment_orders f ON f.tenant_id = p.tenant_id AND f.id = p.fulfilment_order_id
WHERE m.tenant_id = %(tenant)s AND m.manifest_id = %(id)s AND NOT m.is_off ORDER BY p.tracking_number, p.number
"""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest and how much is on it. The papers are None after a parcel was taken off."""

    id: UUID
    number: str
    location_id: UUID
    account_id: UUID
    carrier: str
    state: str
    made_by: str
    created_at: datetime
    handed_over_at: datetime | None
    version: int
    paper_id: UUID | None
    sheet_id: UUID | None
    parcels: int
    weight_g: int


@dataclass(frozen=True, slots=True)
class ReadyGroup:
    """Packed parcels of a carrier at a location that stand on no manifest; `unlabelled` wait for their label first."""

    location_id: UUID
    account_id: UUID
    ready: int
    unlabelled: int


_KIND = Gathering("manifest", Manifest, _MANIFEST, "shipping.manifest_parcels", "manifest_id")


async def list_manifests(tx: Tx, **asked: Unpack[Newest]) -> Page[Manifest]:
    """Manifests, the newest first; of those who may not see everything only manifests whose every parcel they may."""
    return await list_newest(tx, _KIND, **asked)


async def get_manifest(tx: Tx, manifest_id: UUID, *, within: Within = ANYWHERE) -> Manifest:
    """One manifest. Raises NotFound."""
    return await get_gathered(tx, _KIND, manifest_id, within)


async def count_ready(tx: Tx, *, within: Within = ANYWHERE) -> list[ReadyGroup]:
    """What is packed and waits for a manifest, by location and carrier."""
    allowed, params = within_sql(within)
    return await tx.all(ReadyGroup, f"{_READY} AND {allowed} GROUP BY 1, 2 ORDER BY 1, 2", params)


async def list_listed(tx: Tx, manifest_id: UUID) -> list[Listed]:
    """What stands on a manifest, by tracking number."""
    return await tx.all(Listed, _LISTED, {"id": manifest_id})


async def read_sheet(tx: Tx, manifest_id: UUID) -> Sheet:
    """What the papers of a manifest say, in the location's own time. Raises NotFound."""
    row = await tx.row(
        "SELECT h.number, h.carrier, h.created_at, coalesce(l.name, '') AS location, coalesce(l.zone, 'UTC') AS zone"
        " FROM shipping.manifests h LEFT JOIN shipping.locations l ON l.tenant_id = h.tenant_id AND l.id = h.location_id"
        " WHERE h.tenant_id = %(tenant)s AND h.id = %(id)s",
        {"id": manifest_id},
    )
    if row is None:
        raise NotFound(thing="manifest")
    made = local_text(row.created_at, row.zone)
    return Sheet(row.number, row.carrier, row.location, made, await list_listed(tx, manifest_id))
