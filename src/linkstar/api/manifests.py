"""Manifests: the packed parcels of a carrier at a location, on paper, handed over together."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from linkstar.api.call import Call, Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import After, Asked, Count, Limit, Moment, Rows, Shown
from linkstar.api.waves import carrier_titles, with_carriers, with_makers
from linkstar.core.access.queries.names import get_actor_names
from linkstar.core.files import get_file
from linkstar.kit.errors import NotFound
from linkstar.shipping.actions.manifests import CSV, PDF, cancel_manifest, hand_over_manifest, make_manifest
from linkstar.shipping.errors import ManifestClosed, ManifestEmpty, ParcelNotLabelled
from linkstar.shipping.queries.manifests import (
    Manifest,
    count_ready,
    get_manifest,
    list_listed,
    list_manifests,
    read_sheet,
)
from linkstar.shipping.rules.manifest_paper import as_csv, as_pdf

router: APIRouter = noun_router("/shipping/manifests", "shipping")
State = Literal["made", "handed_over", "cancelled"]


class ManifestAsked(Asked):
    """Which carrier comes where."""

    location_id: UUID
    account_id: UUID


class ParcelsReady(Shown):
    """Packed parcels of a carrier at a location that stand on no manifest; `unlabelled` wait for their label first."""

    location_id: UUID
    account_id: UUID
    carrier: str
    ready: int
    unlabelled: int


class ManifestShown(Shown):
    """A manifest and how much is on it; `made_by` is a name."""

    id: UUID
    number: str
    location_id: UUID
    account_id: UUID
    carrier: str
    state: State
    made_by: str
    created_at: Moment
    handed_over_at: Moment | None
    version: int
    parcels: int
    weight_g: int


class ManifestRow(Shown):
    """A parcel on a manifest."""

    tracking_number: str
    number: str
    order_number: str
    service: str
    country: str
    weight_g: int


class ManifestWhole(ManifestShown):
    """A manifest and what stands on it."""

    rows: list[ManifestRow]


class ManifestFilter(Asked):
    """Which manifests."""

    location_id: UUID | None = None
    state: Annotated[list[State], Field(default_factory=list, max_length=3)]
    after: After = ""
    limit: Limit = 50


class PaperFilter(Asked):
    """Which paper."""

    format: Literal["pdf", "csv"] = "pdf"


@router.get("/waiting", dependencies=[needs("shipping", "read")])
async def list_ready(call: Here) -> Rows[ParcelsReady]:
    """What is packed and waits for a manifest, by location and carrier."""
    return await with_carriers(call, await count_ready(call.tx, within=call.scope.pairs), ParcelsReady)


@router.get("", dependencies=[needs("shipping", "read")])
async def list_all(call: Here, asked: Annotated[ManifestFilter, Query()]) -> Rows[ManifestShown]:
    """Manifests, newest first."""
    page = await list_manifests(
        call.tx, location_id=asked.location_id, states=asked.state, within=call.scope.pairs, after=asked.after,
        limit=asked.limit,
    )  # fmt: skip
    return await with_makers(call, page, _shown)


@router.post("", dependencies=[needs("shipping", "hand_over")], responses=refuses(ManifestEmpty))
async def make(call: Here, body: ManifestAsked) -> ManifestShown:
    """Lists everything that is packed and labelled for a carrier at a location. A parcel stands on one manifest at most."""
    titles = await carrier_titles(call)
    manifest_id, count = await make_manifest(
        call.tx, body.location_id, body.account_id, carrier=titles.get(body.account_id, ""), within=call.scope.pairs
    )
    call.changed(manifest_id, after={"count": count})
    return await _one(call, manifest_id)


@router.get("/{manifest_id}", dependencies=[needs("shipping", "read")], responses=refuses(NotFound))
async def get_one(call: Here, manifest_id: UUID) -> ManifestWhole:
    """One manifest and what stands on it."""
    shown = await _one(call, manifest_id)
    call.tag(shown.version)
    rows = [ManifestRow.model_validate(row) for row in await list_listed(call.tx, manifest_id)]
    return ManifestWhole(**shown.model_dump(), rows=rows)


@router.get("/{manifest_id}/paper", dependencies=[needs("shipping", "read")], response_class=Response,
            responses={200: {"content": {PDF: {}, "text/csv": {}}}, **refuses(NotFound)})  # fmt: skip
async def download_paper(call: Here, manifest_id: UUID, asked: Annotated[PaperFilter, Query()]) -> Response:
    """The manifest to print and sign (PDF) or to send to the carrier (CSV). It names no buyer."""
    manifest = await get_manifest(call.tx, manifest_id, within=call.scope.pairs)
    is_pdf = asked.format == "pdf"
    kept = manifest.paper_id if is_pdf else manifest.sheet_id
    if kept:
        body = (await get_file(call.tx, kept)).body
    else:  # a parcel was taken off since: drawn anew, and kept when it is handed over
        body = (as_pdf if is_pdf else as_csv)(await read_sheet(call.tx, manifest_id))
    headers = {"content-disposition": f'attachment; filename="{manifest.number}.{asked.format}"'}
    return Response(body, media_type=PDF if is_pdf else CSV, headers=headers)


@router.post("/{manifest_id}/hand-over", dependencies=[needs("shipping", "hand_over")],
             responses=refuses(NotFound, ManifestClosed, ParcelNotLabelled))  # fmt: skip
async def hand_over(call: Here, manifest_id: UUID) -> Count:
    """Says that the carrier took everything on the manifest."""
    await get_manifest(call.tx, manifest_id, within=call.scope.pairs)
    count = await hand_over_manifest(call.tx, manifest_id)
    call.changed(manifest_id, after={"state": "handed_over", "count": count})
    return Count(count=count)


@router.post("/{manifest_id}/cancel", dependencies=[needs("shipping", "hand_over")],
             responses=refuses(NotFound, ManifestClosed))  # fmt: skip
async def cancel(call: Here, manifest_id: UUID) -> Count:
    """Takes a manifest back before the carrier has come; its parcels wait for another one."""
    await get_manifest(call.tx, manifest_id, within=call.scope.pairs)
    count = await cancel_manifest(call.tx, manifest_id)
    call.changed(manifest_id, after={"state": "cancelled", "count": count})
    return Count(count=count)


async def _one(call: Call, manifest_id: UUID) -> ManifestShown:
    manifest = await get_manifest(call.tx, manifest_id, within=call.scope.pairs)
    return _shown(manifest, await get_actor_names(call.tx, [manifest.made_by]))


def _shown(manifest: Manifest, names: dict[str, str]) -> ManifestShown:
    shown = ManifestShown.model_validate(manifest)
    shown.made_by = names.get(manifest.made_by, "")
    return shown
