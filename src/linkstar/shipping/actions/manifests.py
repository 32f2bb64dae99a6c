"""Manifests: packed parcels of one carrier at one location, listed on papers and handed over together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.core.files import put_files
from linkstar.kit.errors import NotFound
from linkstar.shipping.actions.handover import hand_over
from linkstar.shipping.actions.locking import lock_parcels
from linkstar.shipping.actions.waves import number_of
from linkstar.shipping.errors import ManifestClosed, ManifestEmpty
from linkstar.shipping.facts import ParcelManifested
from linkstar.shipping.queries.manifests import read_sheet
from linkstar.shipping.queries.parcels import Within, within_sql
from linkstar.shipping.rules.manifest_paper import as_csv, as_pdf

PDF, CSV = "application/pdf", "text/csv; charset=utf-8"
_READY = """
SELECT p.id, p.order_id FROM shipping.parcels p
WHERE p.tenant_id = %(tenant)s AND p.location_id = %(location)s AND p.account_id = %(account)s AND p.state = 'labelled'
  AND EXISTS (SELECT FROM shipping.wave_parcels w WHERE w.tenant_id = p.tenant_id AND w.parcel_id = p.id AND w.state = 'packed')
  AND NOT EXISTS (SELECT FROM shipping.manifest_parcels m WHERE m.tenant_id = p.tenant_id AND m.parcel_id = p.id AND NOT m.is_off)
"""


async def make_manifest(
    tx: Tx, location_id: UUID, account_id: UUID, *, carrier: str = "", within: Within = ((None, None),)
) -> tuple[UUID, int]:
    """Lists all packed parcels with a label that wait for a carrier at a location; returns the id and how many.

    Records ParcelManifested; the papers are kept in the files. Raises ManifestEmpty.
    """
    allowed, params = within_sql(within)
    asked = {"location": location_id, "account": account_id, **params}
    ready = f"{_READY} AND {allowed}"
    found = [row.id for row in await tx.rows(ready, asked)]
    await lock_parcels(tx, found)
    rows = await tx.rows(f"{ready} AND p.id = ANY(%(ids)s) ORDER BY p.id", {**asked, "ids": found})
    manifest_id = tx.new_id()
    if not rows:
        raise ManifestEmpty
    await tx.run(
        "INSERT INTO shipping.manifests (tenant_id, id, number, location_id, account_id, carrier, made_by, created_at,"
        " changed_at)"
        " VALUES (%(tenant)s, %(id)s, %(number)s, %(location)s, %(account)s, %(carrier)s, %(actor)s, %(now)s, %(now)s)",
        {"id": manifest_id, "number": number_of("M", manifest_id), "location": location_id, "account": account_id,
         "carrier": carrier, "actor": tx.actor},
    )  # fmt: skip
    listed = await tx.rows(
        "INSERT INTO shipping.manifest_parcels (tenant_id, manifest_id, parcel_id) SELECT %(tenant)s, %(manifest)s, u.id"
        " FROM unnest(%(ids)s::uuid[]) AS u (id) ON CONFLICT (tenant_id, parcel_id) WHERE NOT is_off DO NOTHING"
        " RETURNING parcel_id",
        {"manifest": manifest_id, "ids": [row.id for row in rows]},
    )
    if not listed:
        raise ManifestEmpty
    order_of = {row.id: row.order_id for row in rows}
    tx.record(*(ParcelManifested(order_of[one.parcel_id], one.parcel_id, manifest_id) for one in listed))
    await draw_papers(tx, manifest_id)
    return manifest_id, len(listed)


async def draw_papers(tx: Tx, manifest_id: UUID) -> tuple[UUID, UUID]:
    """Draws the papers as the manifest stands and keeps them: the ids of the PDF and of the CSV."""
    sheet = await read_sheet(tx, manifest_id)
    paper, table = await put_files(tx, [(PDF, as_pdf(sheet)), (CSV, as_csv(sheet))])
    await tx.run(
        "UPDATE shipping.manifests SET paper_id = %(paper)s, sheet_id = %(sheet)s WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": manifest_id, "paper": paper, "sheet": table},
    )
    return paper, table


async def hand_over_manifest(tx: Tx, manifest_id: UUID) -> int:
    """Says that the carrier took everything on the manifest; returns how many parcels. Raises NotFound, ManifestClosed."""
    ids = await _open_parcels(tx, manifest_id)
    await hand_over(tx, ids)
    row = await tx.row(
        "UPDATE shipping.manifests SET state = 'handed_over', handed_over_at = %(now)s, changed_at = %(now)s,"
        " version = version + 1 WHERE tenant_id = %(tenant)s AND id = %(id)s RETURNING paper_id",
        {"id": manifest_id},
    )
    if row and row.paper_id is None:
        await draw_papers(tx, manifest_id)
    return len(ids)


async def cancel_manifest(tx: Tx, manifest_id: UUID) -> int:
    """Takes a manifest back before it is handed over; its parcels wait for another one. Raises NotFound, ManifestClosed."""
    ids = await _open_parcels(tx, manifest_id)
    await tx.run(
        "UPDATE shipping.manifest_parcels SET is_off = true WHERE tenant_id = %(tenant)s AND manifest_id = %(id)s",
        {"id": manifest_id},
    )
    await tx.run(
        "UPDATE shipping.manifests SET state = 'cancelled', changed_at = %(now)s, version = version + 1"
        " WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": manifest_id},
    )
    return len(ids)


async def _open_parcels(tx: Tx, manifest_id: UUID) -> Sequence[UUID]:
    """The parcels of a manifest that has not left, locked (parcels before manifests, here as everywhere)."""
    rows: Sequence[Any] = await tx.rows(
        "SELECT p.id FROM shipping.parcels p JOIN shipping.manifest_parcels m ON m.tenant_id = p.tenant_id"
        " AND m.parcel_id = p.id AND NOT m.is_off /* judged below */ WHERE p.tenant_id = %(tenant)s AND m.manifest_id = %(id)s"
        " ORDER BY p.id FOR UPDATE OF p",
        {"id": manifest_id},
    )
    manifest = await tx.row(
        "SELECT number, state FROM shipping.manifests WHERE tenant_id = %(tenant)s AND id = %(id)s FOR UPDATE",
        {"id": manifest_id},
    )
    if manifest is None:
        raise NotFound(thing="manifest")
    if manifest.state != "made":
        raise ManifestClosed(number=manifest.number)
    still = await tx.rows(
        "SELECT parcel_id FROM shipping.manifest_parcels WHERE tenant_id = %(tenant)s AND manifest_id = %(id)s AND NOT is_off",
        {"id": manifest_id},
    )
    on = {row.parcel_id for row in still}
    return [row.id for row in rows if row.id in on]
