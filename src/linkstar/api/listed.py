"""What listings shall offer against what their channels show, and telling the channels once more."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import Field

from linkstar import inventory
from linkstar.api.call import Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import After, Asked, Count, Ids, Limit, Rows, Search, page_shown
from linkstar.insights.listings import Offered, Standing, list_offered
from linkstar.inventory.queries import get_listed
from linkstar.kit.errors import NotFound

router: APIRouter = noun_router("/inventory", "inventory")


class ListedFilter(Asked):
    """Which listings; without ids all of them, page by page."""

    listing_row_id: Annotated[list[UUID], Field(default_factory=list, max_length=200)]
    item_id: UUID | None = None
    shop_id: UUID | None = None
    standing: Standing = ""
    search: Search = ""
    after: After = ""
    limit: Limit = 100


class PushAgain(Asked):
    """Listings (by row id) whose quantity shall be told to their channels once more."""

    listing_row_ids: Ids


@router.get("/listed", dependencies=[needs("inventory", "read")])
async def list_listed(call: Here, asked: Annotated[ListedFilter, Query()]) -> Rows[Offered]:
    """What listings shall offer against what their channels show, in the order the listings were first seen."""
    shops = call.shops_of(asked.shop_id)
    page = await list_offered(
        call.tx, ids=asked.listing_row_id, item_id=asked.item_id, standing=asked.standing, search=asked.search,
        shops=None if shops == [None] else [shop for shop in shops if shop], after=asked.after, limit=asked.limit,
    )  # fmt: skip
    return page_shown(page, lambda row: row)


@router.post("/push", dependencies=[needs("inventory", "push")], responses=refuses(NotFound))
async def push_again(call: Here, body: PushAgain) -> Count:
    """Tells channels the quantities of listings once more, also where nothing changed."""
    found = await get_listed(call.tx, body.listing_row_ids)
    if any(not call.scope.allows(shop=row.shop_id) for row in found.values()) or not found:
        raise NotFound(thing="listing")
    await inventory.listed.set_listed(
        call.tx, {id_: (row.shop_id, row.quantity) for id_, row in found.items()}, again=True
    )
    call.changed(None, after={"listings": body.listing_row_ids[:20]})
    return Count(count=len(found))
