"""Waves: parcels that are picked and packed together, chosen by filters."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Annotated, Any, Literal, TypeVar
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import Field

from linkstar import orders
from linkstar.api.call import Call, Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import After, Asked, Count, Ids, Limit, Moment, Rows, Shown, page_shown
from linkstar.connect.accounts import list_accounts
from linkstar.core.access.queries.names import get_actor_names
from linkstar.core.files import get_media_types
from linkstar.kit.errors import NotFound
from linkstar.kit.paging import Page
from linkstar.shipping.actions.waves import make_wave, put_back, take_out
from linkstar.shipping.errors import WaveEmpty
from linkstar.shipping.queries.manifests import Manifest
from linkstar.shipping.queries.waves import (
    Wave,
    WaveFilter,
    WaveParcel,
    count_waiting,
    get_wave,
    list_candidates,
    list_wave_parcels,
    list_waves,
)

router: APIRouter = noun_router("/shipping/waves", "shipping")
State = Literal["open", "picking", "picked", "packed", "closed"]
Kind = Literal["single", "same", "mixed"]
M = TypeVar("M", Wave, Manifest)
R = TypeVar("R")
DUE = timedelta(hours=24)
SPARE = 200  # candidates beyond those asked for, in place of orders that are on hold


class WaveAsked(Asked):
    """Which parcels a wave takes, the most urgent first. `kinds`: single (one unit), same (units of one item), mixed."""

    location_id: UUID
    account_id: UUID | None = None
    service: Annotated[str, Field(max_length=100)] = ""
    shop_id: UUID | None = None
    hand_over_until: Moment | None = None
    kinds: Annotated[list[Kind], Field(default_factory=list, max_length=3)]
    only_labelled: bool = False
    count: Annotated[int, Field(ge=1, le=2_000)] = 50


class WaveMade(Shown):
    """The wave that was made, and how many parcels it has."""

    id: UUID
    count: int


class ParcelsWaiting(Shown):
    """Parcels that wait to be taken into a wave; `due` of them have to leave within a day, `labelled` have their label."""

    location_id: UUID
    account_id: UUID
    carrier: str
    service: str
    kind: Kind
    count: int
    due: int
    labelled: int


class WaveShown(Shown):
    """A wave and its figures. `unlabelled` are packed and wait for their label; `out` fell out or were taken out."""

    id: UUID
    number: str
    location_id: UUID
    state: State
    chosen_by: dict[str, object]
    made_by: str
    created_at: Moment
    picked_at: Moment | None
    packed_at: Moment | None
    closed_at: Moment | None
    version: int
    waiting: int
    packed: int
    out: int
    unlabelled: int


class WaveParcelShown(Shown):
    """A parcel of a wave. `place` is its box, `packer` and `packed_by` are names; `label_format` is empty without a label."""

    id: UUID
    number: str
    order_id: UUID
    order_number: str
    place: int
    state: Literal["waiting", "packed", "out"]
    packer: str
    packed_at: Moment | None
    packed_by: str
    out_reason: str
    out_at: Moment | None
    parcel_state: str
    account_id: UUID
    service: str
    hand_over_by: Moment | None
    tracking_number: str
    hold_reason: str
    is_pulled: bool
    country: str
    label_format: Literal["", "pdf", "zpl", "png"]
    units: int
    packed_units: int


class WavesFilter(Asked):
    """Which waves."""

    location_id: UUID | None = None
    state: Annotated[list[State], Field(default_factory=list, max_length=5)]
    after: After = ""
    limit: Limit = 50


class WaveParcelsFilter(Asked):
    """Which parcels of a wave."""

    state: Annotated[list[Literal["waiting", "packed", "out"]], Field(default_factory=list, max_length=3)]
    after: After = ""
    limit: Limit = 100


class ParcelsOut(Asked):
    """Parcels to take out of a wave; without ids all that are not packed."""

    ids: Ids | None = None


class ParcelsBack(Asked):
    """Parcels that a person had taken out."""

    ids: Ids


@router.get("/waiting", dependencies=[needs("shipping", "read")])
async def list_waiting(call: Here) -> Rows[ParcelsWaiting]:
    """How many parcels wait to be taken into a wave, by location, carrier service and kind."""
    groups = await count_waiting(call.tx, call.tx.now + DUE, within=call.scope.pairs)
    return await with_carriers(call, groups, ParcelsWaiting)


@router.get("", dependencies=[needs("shipping", "read")])
async def list_all(call: Here, asked: Annotated[WavesFilter, Query()]) -> Rows[WaveShown]:
    """Waves, newest first."""
    page = await list_waves(
        call.tx, location_id=asked.location_id, states=asked.state, within=call.scope.pairs, after=asked.after,
        limit=asked.limit,
    )  # fmt: skip
    return await with_makers(call, page, _shown)


@router.post("", dependencies=[needs("shipping", "pack")], responses=refuses(WaveEmpty))
async def make(call: Here, body: WaveAsked) -> WaveMade:
    """Takes the most urgent parcels that fit into a new wave. A parcel is never in two waves; those on hold are left out."""
    asked = WaveFilter(**{field.name: getattr(body, field.name) for field in dataclasses.fields(WaveFilter)})
    found = await list_candidates(call.tx, asked, within=call.scope.pairs, limit=body.count + SPARE)
    states = await orders.get_orders(call.tx, list({one.order_id for one in found}))
    free = [one.id for one in found if one.order_id not in states or states[one.order_id].state != "on_hold"]
    chosen_by = body.model_dump(mode="json", exclude_defaults=True, exclude={"location_id"})
    wave_id, count = await make_wave(call.tx, body.location_id, free[: body.count], chosen_by=chosen_by)
    call.changed(wave_id, after={"count": count, **chosen_by})
    return WaveMade(id=wave_id, count=count)


@router.get("/{wave_id}", dependencies=[needs("shipping", "read")], responses=refuses(NotFound))
async def get_one(call: Here, wave_id: UUID) -> WaveShown:
    """One wave."""
    wave = await get_wave(call.tx, wave_id, within=call.scope.pairs)
    call.tag(wave.version)
    return _shown(wave, await get_actor_names(call.tx, [wave.made_by]))


@router.get("/{wave_id}/parcels", dependencies=[needs("shipping", "read")], responses=refuses(NotFound))
async def list_parcels(
    call: Here, wave_id: UUID, asked: Annotated[WaveParcelsFilter, Query()]
) -> Rows[WaveParcelShown]:
    """The parcels of a wave by their boxes."""
    await get_wave(call.tx, wave_id, within=call.scope.pairs)
    page = await list_wave_parcels(call.tx, wave_id, states=asked.state, after=asked.after, limit=asked.limit)
    shown = {one.id: one for one in await parcels_shown(call, page.rows)}
    return page_shown(page, lambda row: shown[row.id])


@router.post("/{wave_id}/take-out", dependencies=[needs("shipping", "pack")], responses=refuses(NotFound))
async def take_parcels_out(call: Here, wave_id: UUID, body: ParcelsOut) -> Count:
    """Takes parcels out of a wave, so that another wave may have them; what was in their boxes counts as put back."""
    await get_wave(call.tx, wave_id, within=call.scope.pairs)
    count = await take_out(call.tx, wave_id, body.ids)
    call.changed(wave_id, after={"did": "take_out", "ids": body.ids, "count": count})
    return Count(count=count)


@router.post("/{wave_id}/put-back", dependencies=[needs("shipping", "pack")], responses=refuses(NotFound))
async def put_parcels_back(call: Here, wave_id: UUID, body: ParcelsBack) -> Count:
    """Takes parcels back into a wave that a person had taken out of it, as long as no other wave has them."""
    await get_wave(call.tx, wave_id, within=call.scope.pairs)
    count = await put_back(call.tx, wave_id, body.ids)
    call.changed(wave_id, after={"did": "put_back", "ids": body.ids, "count": count})
    return Count(count=count)


async def parcels_shown(call: Call, rows: Iterable[WaveParcel]) -> list[WaveParcelShown]:
    """Parcels of waves with the names of those who packed them and the format of their labels."""
    given = list(rows)
    names = await get_actor_names(call.tx, {actor for row in given for actor in (row.packer, row.packed_by)})
    kinds = await get_media_types(call.tx, [row.label_file_id for row in given if row.label_file_id])
    return [
        WaveParcelShown.model_validate(
            dataclasses.asdict(row)
            | {"packer": names.get(row.packer, ""), "packed_by": names.get(row.packed_by, "")}
            | {"label_format": label_format(kinds.get(row.label_file_id, "") if row.label_file_id else "")}
        )
        for row in given
    ]


async def with_carriers(call: Call, groups: Iterable[Any], show: Callable[..., R]) -> Rows[R]:
    """Groups of parcels with what the company calls their carriers."""
    titles = await carrier_titles(call)
    return Rows[Any](
        rows=[show(carrier=titles.get(one.account_id, ""), **dataclasses.asdict(one)) for one in groups], next=None
    )


async def with_makers(call: Call, page: Page[M], show: Callable[[M, dict[str, str]], R]) -> Rows[R]:
    """A page of what people made, with their names."""
    names = await get_actor_names(call.tx, {row.made_by for row in page.rows})
    return page_shown(page, lambda row: show(row, names))


async def carrier_titles(call: Call) -> dict[UUID, str]:
    """What the company calls its carrier accounts."""
    return {row.id: row.title for row in await list_accounts(call.tx, kind="carrier")}


def label_format(media_type: str) -> Literal["", "pdf", "zpl", "png"]:
    """What a label is printed with."""
    if not media_type:
        return ""
    return "zpl" if "zpl" in media_type else "png" if "png" in media_type else "pdf"


def _shown(wave: Wave, names: dict[str, str]) -> WaveShown:
    return WaveShown.model_validate(dataclasses.asdict(wave) | {"made_by": names.get(wave.made_by, "")})
