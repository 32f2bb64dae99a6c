"""Bins: where on the shelves items lie, so that pickers walk one way."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from linkstar import catalog
from linkstar.api.call import Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import Asked, Count
from linkstar.inventory.actions.bins import put_bins
from linkstar.kit.errors import NotFound

router: APIRouter = noun_router("/inventory", "inventory")


class BinAsked(Asked):
    """Where an item lies at a location; empty: nowhere in particular."""

    item_id: UUID
    location_id: UUID
    bin: Annotated[str, Field(max_length=40)]


class BinsAsked(Asked):
    """Where items lie."""

    rows: Annotated[list[BinAsked], Field(min_length=1, max_length=500)]


@router.put("/bins", dependencies=[needs("inventory", "adjust")], responses=refuses(NotFound))
async def put(call: Here, body: BinsAsked) -> Count:
    """Writes where items lie on the shelves of locations."""
    for place in {row.location_id for row in body.rows}:
        call.check_scope("location", location=place)
    ids = {row.item_id for row in body.rows}
    if len(await catalog.get_items(call.tx, list(ids))) < len(ids):
        raise NotFound(thing="item")
    await put_bins(call.tx, {(row.item_id, row.location_id): row.bin.strip() for row in body.rows})
    call.changed(None, after={"bins": [[row.item_id, row.location_id, row.bin] for row in body.rows[:20]]})
    return Count(count=len(body.rows))
