"""Picking and packing a wave: what is taken from which bin, and what a scanner says."""

from __future__ import annotations

import re
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field, model_validator

from linkstar import catalog
from linkstar.api.call import Call, Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import Asked, Count, Done, Ids, Rows, Shown, Some
from linkstar.api.waves import WaveParcelShown, parcels_shown
from linkstar.catalog.queries.codes import find_by_code
from linkstar.core.access.queries.names import get_actor_names
from linkstar.inventory.queries import get_bins
from linkstar.kit.errors import Conflict, NotFound, Refusal
from linkstar.shipping.actions.packing import Unit, open_parcel, pack_unit, pack_whole, read_needs, unpack
from linkstar.shipping.actions.picking import miss, pick, pick_all
from linkstar.shipping.errors import (
    CodeUnknown,
    ItemNotInWave,
    ParcelNotInWave,
    ParcelOnManifest,
    ParcelOut,
    ParcelPackedAlready,
    PickTooMany,
)
from linkstar.shipping.queries.waves import find_in_wave, find_parcel_number, get_wave, list_picks, list_wave_parcels
from linkstar.shipping.rules.packing import codes_meant

router: APIRouter = noun_router("/shipping/waves/{wave_id}", "shipping")
Code = Annotated[str, Field(min_length=1, max_length=200)]


class PickShown(Shown):
    """Units of an item that a wave needs, and where they lie; `places`: [box, units] of the parcels that need them."""

    item_id: UUID
    sku: str
    title: str
    barcodes: list[str]
    bin: str
    needed: int
    picked: int
    missing: int
    picked_by: str
    places: list[tuple[int, int]]


class Picked(Asked):
    """Units of an item that were taken from the shelf; negative: put back."""

    item_id: UUID
    units: Annotated[int, Field(ge=-1_000_000, le=1_000_000)]


class PickedRows(Asked):
    """Units that were taken from the shelves."""

    rows: Annotated[list[Picked], Field(min_length=1, max_length=500)]


class Missing(Asked):
    """Units that the shelf does not hold."""

    item_id: UUID
    units: Some


class LineShown(Shown):
    """Units of an item that a parcel needs, and those in the box."""

    item_id: UUID
    sku: str
    title: str
    barcodes: list[str]
    needed: int
    packed: int


class BoxShown(Shown):
    """The parcel on the table and what is in its box."""

    parcel: WaveParcelShown
    lines: list[LineShown]


class Scanned(Asked):
    """What a scanner read, or an item that was tapped. `parcel_id` is the parcel on the table, if there is one."""

    code: Code | None = None
    item_id: UUID | None = None
    parcel_id: UUID | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Scanned:
        if (self.code is None) == (self.item_id is None):
            raise ValueError("a code or an item, one of both")
        return self


class ScanAnswer(Shown):
    """Whether the scan was taken; if not, `code` and `detail` say why and nothing changed. `box` is what lies on the table."""

    is_taken: bool
    code: str
    detail: str
    box: BoxShown | None
    waiting: int
    packed: int
    out: int


class Boxes(Asked):
    """Some parcels of the wave."""

    ids: Ids


@router.get("/picks", dependencies=[needs("shipping", "read")], responses=refuses(NotFound))
async def list_to_pick(call: Here, wave_id: UUID) -> Rows[PickShown]:
    """What is to be taken from the shelves, in the order of the bins (A-2 before A-10), then of those without a bin."""
    wave = await get_wave(call.tx, wave_id, within=call.scope.pairs)
    picks = await list_picks(call.tx, wave_id)
    ids = [one.item_id for one in picks]
    items, bins = await catalog.get_items(call.tx, ids), await get_bins(call.tx, wave.location_id, ids)
    names = await get_actor_names(call.tx, {one.picked_by for one in picks})
    rows = [
        PickShown(
            item_id=one.item_id, sku=items[one.item_id].sku if one.item_id in items else one.sku or "",
            title=items[one.item_id].title if one.item_id in items else "",
            barcodes=list(items[one.item_id].barcodes) if one.item_id in items else [], bin=bins.get(one.item_id, ""),
            needed=one.needed, picked=one.picked, missing=one.missing, picked_by=names.get(one.picked_by, ""),
            places=one.places,
        )
        for one in picks if one.needed or one.picked or one.missing
    ]  # fmt: skip
    rows.sort(key=lambda row: (not row.bin, _as_people_count(row.bin), row.sku))
    return Rows[PickShown](rows=rows, next=None)


@router.post("/pick", dependencies=[needs("shipping", "pack")], responses=refuses(NotFound, ItemNotInWave, PickTooMany))
async def take_from_shelf(call: Here, wave_id: UUID, body: PickedRows) -> Done:
    """Says that units were taken from the shelves. When all are, every parcel's timeline says who picked."""
    await get_wave(call.tx, wave_id, within=call.scope.pairs)
    await pick(call.tx, wave_id, [(row.item_id, row.units) for row in body.rows])
    call.changed(wave_id, after={"picked": [[row.item_id, row.units] for row in body.rows]})
    return Done()


@router.post("/pick-all", dependencies=[needs("shipping", "pack")], responses=refuses(NotFound))
async def take_all_from_shelves(call: Here, wave_id: UUID) -> Done:
    """Says that everything the wave needs was taken from the shelves."""
    await get_wave(call.tx, wave_id, within=call.scope.pairs)
    await pick_all(call.tx, wave_id)
    call.changed(wave_id, after={"did": "pick_all"})
    return Done()


@router.post("/miss", dependencies=[needs("shipping", "pack")], responses=refuses(NotFound, ItemNotInWave, Conflict))
async def miss_on_shelf(call: Here, wave_id: UUID, body: Missing) -> Count:
    """Says that a shelf holds too little: the parcels it does not suffice for fall out, each with an incident."""
    await get_wave(call.tx, wave_id, within=call.scope.pairs)
    out = await miss(call.tx, wave_id, body.item_id, body.units)
    call.changed(wave_id, after={"item_id": body.item_id, "missing": body.units, "out": out})
    return Count(count=len(out))


@router.get("/boxes/{parcel_id}", dependencies=[needs("shipping", "read")], responses=refuses(NotFound))
async def get_box(call: Here, wave_id: UUID, parcel_id: UUID) -> BoxShown:
    """A parcel of the wave and what is in its box."""
    await get_wave(call.tx, wave_id, within=call.scope.pairs)
    return await _box(call, wave_id, parcel_id)


@router.post("/scan", dependencies=[needs("shipping", "pack")], responses=refuses(NotFound))
async def scan(call: Here, wave_id: UUID, body: Scanned) -> ScanAnswer:
    """One scan of a packer: a parcel's number puts it onto the table, an item's barcode or SKU puts one unit into its box.

    Without a parcel on the table the unit goes into the next box that needs it. A scan that is not taken changes nothing.
    """
    await get_wave(call.tx, wave_id, within=call.scope.pairs)
    code, detail, parcel_id = "", "", body.parcel_id
    try:
        parcel_id = await _taken(call, wave_id, body)
    except (NotFound, Conflict):
        raise
    except Refusal as wrong:
        code, detail = wrong.code, wrong.text(call.language)
    call.changed(wave_id, after={"scanned": body.code or body.item_id, "refused": code})
    wave = await get_wave(call.tx, wave_id)
    box = await _box(call, wave_id, parcel_id) if parcel_id else None
    return ScanAnswer(
        is_taken=not code, code=code, detail=detail, box=box, waiting=wave.waiting, packed=wave.packed, out=wave.out
    )


@router.post(
    "/pack", dependencies=[needs("shipping", "pack")], responses=refuses(NotFound, ParcelOut, ParcelPackedAlready)
)
async def pack(call: Here, wave_id: UUID, body: Boxes) -> Count:
    """Says that parcels are packed without scanning every unit; their timelines tell so."""
    await get_wave(call.tx, wave_id, within=call.scope.pairs)
    await pack_whole(call.tx, wave_id, body.ids)
    call.changed(wave_id, after={"packed": body.ids, "is_scanned": False})
    return Count(count=len(set(body.ids)))


@router.post(
    "/unpack", dependencies=[needs("shipping", "pack")], responses=refuses(NotFound, ParcelOut, ParcelOnManifest)
)
async def unpack_boxes(call: Here, wave_id: UUID, body: Boxes) -> Count:
    """Opens boxes again: everything in them counts as taken out."""
    await get_wave(call.tx, wave_id, within=call.scope.pairs)
    await unpack(call.tx, wave_id, body.ids)
    call.changed(wave_id, after={"unpacked": body.ids})
    return Count(count=len(set(body.ids)))


async def _taken(call: Call, wave_id: UUID, body: Scanned) -> UUID:
    """Does what a scan says and returns the parcel that is on the table then. Raises refusals of packing."""
    if body.item_id:
        sku = (await catalog.get_items(call.tx, [body.item_id])).get(body.item_id)
        return await pack_unit(call.tx, wave_id, Unit(body.item_id, sku.sku if sku else "?", body.parcel_id))
    codes = codes_meant(body.code or "")
    parcel_id = await find_in_wave(call.tx, wave_id, codes)
    if parcel_id:
        await open_parcel(call.tx, wave_id, parcel_id)
        return parcel_id
    item = await find_by_code(call.tx, codes)
    if item:
        return await pack_unit(call.tx, wave_id, Unit(*item, body.parcel_id))
    number = await find_parcel_number(call.tx, codes, within=call.scope.pairs)
    raise ParcelNotInWave(number=number) if number else CodeUnknown(code=codes[0])


async def _box(call: Call, wave_id: UUID, parcel_id: UUID) -> BoxShown:
    """Raises NotFound for a parcel that is not in the wave."""
    rows = (await list_wave_parcels(call.tx, wave_id, ids=[parcel_id])).rows
    if not rows:
        raise NotFound(thing="parcel")
    needs = (await read_needs(call.tx, [parcel_id])).get(parcel_id, [])
    items = await catalog.get_items(call.tx, [one.item_id for one in needs])
    lines = [
        LineShown(
            item_id=one.item_id, sku=items[one.item_id].sku if one.item_id in items else "",
            title=items[one.item_id].title if one.item_id in items else "",
            barcodes=list(items[one.item_id].barcodes) if one.item_id in items else [], needed=one.needed, packed=one.packed,
        )
        for one in needs
    ]  # fmt: skip
    return BoxShown(parcel=(await parcels_shown(call, rows))[0], lines=lines)


def _as_people_count(text: str) -> list[tuple[int, int, str]]:
    """A bin in an order that people expect: A-2 stands before A-10."""
    parts = re.findall(r"[0-9]{1,18}|[^0-9]+", text.lower())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]
