"""Shipping: parcels and their labels, and what a company ships with: locations, services, prices, its own rules."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from linkstar import shipping
from linkstar.api.call import Call, Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import (
    AddressAsked,
    After,
    Asked,
    Count,
    Done,
    Ids,
    Limit,
    Moment,
    Rows,
    Shown,
    Some,
    Text,
    page_shown,
)
from linkstar.api.timeline import Event, timeline
from linkstar.api.waves import label_format
from linkstar.core.access import note_unmasked
from linkstar.core.files import get_file
from linkstar.kit.errors import Conflict, NotFound
from linkstar.shipping.errors import LabelFormat, ParcelNotHeld, ParcelNotLabelled
from linkstar.shipping.queries import Parcel, get_parcels
from linkstar.shipping.queries.records import Mended

router: APIRouter = noun_router("/shipping", "shipping")
State = Literal[
    "planned", "packed", "labelled", "handed_over", "in_transit", "out_for_delivery", "delivered", "cancelled"
]


class ParcelShown(Shown):
    """A parcel and its newest label. What the label cost is null for those who may not see costs."""

    id: UUID
    number: str
    fulfilment_order_id: UUID
    order_id: UUID
    shop_id: UUID
    location_id: UUID
    account_id: UUID
    service: str
    state: str
    weight_g: int
    length_mm: int
    width_mm: int
    height_mm: int
    estimate_minor: int | None
    currency: str
    hand_over_by: Moment | None
    is_late: bool
    tracking_number: str
    tracking_status: str
    tracking_at: Moment | None
    confirm_state: str
    hold_reason: str
    hold_field: str
    version: int
    handed_over_at: Moment | None
    created_at: Moment
    label_state: str | None
    label_cost_minor: int | None
    label_currency: str | None
    void_until: Moment | None
    void_refund: str | None
    has_label_file: bool


class ParcelWhole(ParcelShown):
    """A parcel and what happened to it."""

    timeline: list[Event]


class ParcelFilter(Asked):
    """Which parcels."""

    order_id: UUID | None = None
    state: Annotated[list[State], Field(default_factory=list, max_length=8)]
    after: After = ""
    limit: Limit = 50


class LabelFilter(Asked):
    """In which format a label is needed; empty: as the carrier gave it."""

    format: Literal["", "pdf", "zpl"] = ""


class Parcels(Asked):
    """Some parcels."""

    ids: Ids


class CustomsFields(Asked):
    """What is declared of one unit; a field left out stays."""

    name_en: Text | None = None
    name_zh: Text | None = None
    hs_code: Annotated[str | None, Field(default=None, pattern=r"^\d{6,12}$")]
    origin: Annotated[str | None, Field(default=None, pattern="^[A-Z]{2}$")]
    unit_value_minor: Some | None = None
    currency: Annotated[str | None, Field(default=None, pattern="^[A-Z]{3}$")]


class Mend(Asked):
    """What is corrected on a held parcel before its label is asked for again; `customs` by order line. What is left out stays."""

    ship_to: AddressAsked | None = None
    customs: Annotated[dict[UUID, CustomsFields], Field(default_factory=dict, max_length=200)]
    weight_g: Annotated[int | None, Field(default=None, ge=1, le=1_000_000)]
    ioss_number: Annotated[str | None, Field(default=None, max_length=20)]
    version: Annotated[int | None, Field(default=None, ge=0, le=2**62)]

    def mended(self) -> Mended:
        """As shipping takes it."""
        customs: Mapping[UUID, Mapping[str, Any]] = {
            line: said.model_dump(exclude_none=True) for line, said in self.customs.items()
        }
        return Mended(self.ship_to.address() if self.ship_to else None, customs, self.weight_g, self.ioss_number)


@router.get("/parcels", dependencies=[needs("shipping", "read")])
async def list_parcels(call: Here, asked: Annotated[ParcelFilter, Query()]) -> Rows[ParcelShown]:
    """Parcels, newest first."""
    page = await shipping.list_parcels(
        call.tx, order_id=asked.order_id, states=tuple(asked.state), within=call.scope.pairs, after=asked.after,
        limit=asked.limit,
    )  # fmt: skip
    return page_shown(page, lambda row: _shown(call, row))


@router.get("/parcels/{parcel_id}", dependencies=[needs("shipping", "read")], responses=refuses(NotFound))
async def get_parcel(call: Here, parcel_id: UUID) -> ParcelWhole:
    """One parcel and what happened to it."""
    parcel = await _mine(call, parcel_id)
    call.tag(parcel.version)
    return ParcelWhole(**_shown(call, parcel).model_dump(), timeline=await timeline(call, parcel_id))


@router.get("/parcels/{parcel_id}/label", dependencies=[needs("shipping", "label")], response_class=Response,
            responses={200: {"content": {"application/pdf": {}, "text/zpl": {}}}, **refuses(NotFound, LabelFormat)})  # fmt: skip
async def download_label(call: Here, parcel_id: UUID, asked: Annotated[LabelFilter, Query()]) -> Response:
    """The carrier's label, as the carrier gave it: nothing is converted, a format it did not give is refused.

    It shows the buyer's address in full, so the audit trail says who fetched it.
    """
    parcel = await _mine(call, parcel_id)
    if parcel.label_file_id is None:
        raise NotFound(thing="label")
    file = await get_file(call.tx, parcel.label_file_id)
    ending = label_format(file.media_type)
    if asked.format not in ("", ending):
        raise LabelFormat(has=ending.upper(), asked=asked.format.upper())
    await note_unmasked(call.tx, "labels", [parcel_id])
    headers = {"content-disposition": f'attachment; filename="{parcel.number}.{ending}"'}
    return Response(file.body, media_type=file.media_type, headers=headers)


@router.post(
    "/parcels/hand-over", dependencies=[needs("shipping", "hand_over")], responses=refuses(NotFound, ParcelNotLabelled)
)
async def hand_over(call: Here, body: Parcels) -> Count:
    """Says that the carrier took the parcels."""
    await _all_mine(call, body.ids)
    await shipping.hand_over(call.tx, list(dict.fromkeys(body.ids)))
    call.changed(_only(body.ids), after={"ids": body.ids, "state": "handed_over"})
    return Count(count=len(set(body.ids)))


@router.post("/parcels/pull", dependencies=[needs("shipping", "hand_over")], responses=refuses(NotFound))
async def pull(call: Here, body: Parcels) -> Count:
    """Says that cancelled parcels were taken out of the outgoing ones; their goods are free again."""
    await _all_mine(call, body.ids)
    await shipping.pull_parcels(call.tx, list(dict.fromkeys(body.ids)))
    call.changed(_only(body.ids), after={"ids": body.ids, "did": "pulled"})
    return Count(count=len(set(body.ids)))


@router.post("/parcels/{parcel_id}/release", dependencies=[needs("shipping", "release")],
             responses=refuses(NotFound, ParcelNotHeld, Conflict))  # fmt: skip
async def release(call: Here, parcel_id: UUID, body: Mend) -> Done:
    """Lets a held parcel ask for its label again, with what was corrected."""
    before = await _mine(call, parcel_id)
    if body.version is not None and body.version != before.version:
        raise Conflict
    await shipping.release_parcels(call.tx, [parcel_id], mended={parcel_id: body.mended()})
    fields = [name for name, value in body.model_dump(exclude={"version"}).items() if value]
    call.changed(parcel_id, before={"hold": before.hold_reason}, after={"mended": fields})
    return Done()


async def _mine(call: Call, parcel_id: UUID) -> Parcel:
    parcel = await shipping.get_parcel(call.tx, parcel_id)
    if not _is_mine(call, parcel):
        raise NotFound(thing="parcel")
    return parcel


async def _all_mine(call: Call, ids: list[UUID]) -> None:
    found = await get_parcels(call.tx, ids)
    if any(id_ not in found or not _is_mine(call, found[id_]) for id_ in ids):
        raise NotFound(thing="parcel")


def _is_mine(call: Call, parcel: Parcel) -> bool:
    return call.scope.allows(shop=parcel.shop_id, location=parcel.location_id)


def _only(ids: list[UUID]) -> UUID | None:
    return ids[0] if len(ids) == 1 else None


def _shown(call: Call, parcel: Parcel) -> ParcelShown:
    plain = dataclasses.asdict(parcel)
    shown = ParcelShown.model_validate({**plain, "has_label_file": parcel.label_file_id is not None})
    if not call.who.can("catalog", "see_cost"):
        shown.estimate_minor = shown.label_cost_minor = None
    return shown
