"""Listings: what shops offer, which item each of them stands for, and how much of the stock it may show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import Field

from linkstar import catalog
from linkstar.api.call import Call, Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import (
    After,
    Asked,
    Done,
    Ids,
    Limit,
    Moment,
    Rows,
    Search,
    Shown,
    Some,
    Units,
    merged,
    page_shown,
)
from linkstar.catalog.actions.listings import unlink_listings
from linkstar.catalog.queries.listings import Listing, get_listings
from linkstar.insights.listings import list_unlinked
from linkstar.kit.errors import NotFound, Refusal
from linkstar.kit.paging import key_of

router: APIRouter = noun_router("/catalog/listings", "catalog")


class ListingShown(Shown):
    """What a shop offers, and the item it stands for (null: not linked)."""

    id: UUID
    shop_id: UUID
    listing_id: str
    sku: str
    title: str
    fulfilled_by: str
    state: str
    location_id: str
    buffer: int
    cap: int | None
    share_percent: int
    first_seen_at: Moment
    item_id: UUID | None
    quantity: int | None
    item_sku: str = ""
    item_title: str = ""


class SuggestionShown(Shown):
    """An item that a listing may be; `why` is sku, barcode, plain_sku or title."""

    item_id: UUID
    sku: str
    title: str
    score: int
    why: str


class UnlinkedShown(Shown):
    """A listing that stands for no item yet, how many orders wait for it (up to 1,000), and what it probably is."""

    id: UUID
    shop_id: UUID
    listing_id: str
    sku: str
    title: str
    first_seen_at: Moment
    orders: int
    suggestions: Annotated[list[SuggestionShown], Field(default_factory=list)]


class LinkAsked(Asked):
    """One sold unit of the listing is `quantity` units of the item, from now on."""

    item_id: UUID
    quantity: Some = 1


class LinkOne(LinkAsked):
    """A listing to link."""

    listing_row_id: UUID


class LinkMany(Asked):
    """Listings to link; each is linked or refused by itself."""

    rows: Annotated[list[LinkOne], Field(min_length=1, max_length=500)]


class UnlinkMany(Asked):
    """Listings that stand for nothing from now on."""

    ids: Ids


class RefusedListing(Shown):
    """A listing that was not linked, and why, in the reader's language."""

    id: UUID
    code: str
    detail: str


class LinkFate(Shown):
    """How many listings were linked, and which were refused."""

    done: int
    refused: list[RefusedListing]


class Terms(Asked):
    """The share of the free units that listings offer, the units they keep back, and the most they show (null: no limit)."""

    listing_row_ids: Ids
    buffer: Units = 0
    cap: Units | None = None
    share_percent: Annotated[int, Field(ge=0, le=100)] = 100


class ListingAsked(Asked):
    """Which listings; `search` is a part of SKU or title, or the channel's whole id."""

    state: Literal["", "linked", "unlinked"] = ""
    shop_id: UUID | None = None
    item_id: UUID | None = None
    listing_row_id: Annotated[list[UUID], Field(default_factory=list, max_length=200)]
    search: Search = ""
    after: After = ""
    limit: Limit = 50


class UnlinkedAsked(Asked):
    """Which unknown listings; `is_waiting`: only those that hold up orders."""

    shop_id: UUID | None = None
    search: Search = ""
    is_waiting: bool = False
    after: After = ""
    limit: Limit = 50


@router.get("", dependencies=[needs("catalog", "read")])
async def list_listings(call: Here, asked: Annotated[ListingAsked, Query()]) -> Rows[ListingShown]:
    """Listings in the order they were first seen."""
    pages = [
        await catalog.list_listings(
            call.tx, state=asked.state, shop_id=shop, item_id=asked.item_id, ids=asked.listing_row_id, search=asked.search,
            after=asked.after, limit=asked.limit,
        )
        for shop in call.shops_of(asked.shop_id)
    ]  # fmt: skip
    page = merged(pages, asked.limit, lambda row: row.id.int, key=lambda row: key_of(str(row.id)))
    shown = page_shown(page, ListingShown.model_validate)
    items = await catalog.get_items(call.tx, list({row.item_id for row in shown.rows if row.item_id}))
    for row in shown.rows:
        if row.item_id in items:
            row.item_sku, row.item_title = items[row.item_id].sku, items[row.item_id].title
    return shown


@router.get("/unlinked", dependencies=[needs("catalog", "read")])
async def list_inbox(call: Here, asked: Annotated[UnlinkedAsked, Query()]) -> Rows[UnlinkedShown]:
    """Listings that nobody linked yet, with the orders that wait for them and the items that they probably are."""
    shops = call.shops_of(asked.shop_id)
    page = await list_unlinked(
        call.tx, shops=None if shops == [None] else [shop for shop in shops if shop], search=asked.search,
        only_waiting=asked.is_waiting, after=asked.after, limit=asked.limit,
    )  # fmt: skip
    shown = page_shown(page, UnlinkedShown.model_validate)
    found = await catalog.suggest_items(call.tx, [row.id for row in shown.rows])
    for row in shown.rows:
        row.suggestions = [SuggestionShown.model_validate(one) for one in found.get(row.id, [])]
    return shown


@router.get("/{listing_row_id}/suggestions", dependencies=[needs("catalog", "read")], responses=refuses(NotFound))
async def suggest(call: Here, listing_row_id: UUID) -> Rows[SuggestionShown]:
    """The items that a listing probably is, best first."""
    await _listings(call, [listing_row_id])
    found = (await catalog.suggest_items(call.tx, [listing_row_id])).get(listing_row_id, [])
    return Rows[SuggestionShown](rows=[SuggestionShown.model_validate(one) for one in found], next=None)


@router.put("/{listing_row_id}/link", dependencies=[needs("catalog", "link")], responses=refuses(NotFound))
async def link(call: Here, listing_row_id: UUID, body: LinkAsked) -> Done:
    """Says what a listing stands for; orders that waited for it go on."""
    (before,) = await _listings(call, [listing_row_id])
    await catalog.link_listings(call.tx, [catalog.Link(listing_row_id, body.item_id, body.quantity)])
    call.changed(
        listing_row_id, before={"item": before.item_id, "quantity": before.quantity}, after=body.model_dump()
    )  # fmt: skip
    return Done()


@router.post("/link", dependencies=[needs("catalog", "link")])
async def link_many(call: Here, body: LinkMany) -> LinkFate:
    """Says what listings stand for; orders that waited for them go on. Of a listing that is named twice the last word counts."""
    asked = {row.listing_row_id: row for row in body.rows}
    known = await get_listings(call.tx, list(asked))
    items = await catalog.get_items(call.tx, list({row.item_id for row in asked.values()}))
    links, refused = [], []
    for id_, row in asked.items():
        thing = "listing" if not _is_theirs(call, known.get(id_)) else "item" if row.item_id not in items else ""
        if thing:
            refused.append(_refused(call, id_, NotFound(thing=thing)))
        else:
            links.append(catalog.Link(id_, row.item_id, row.quantity))
    await catalog.link_listings(call.tx, links)
    call.changed(None, after={"linked": [one.listing_row_id for one in links[:50]], "count": len(links)})
    return LinkFate(done=len(links), refused=refused)


@router.post("/unlink", dependencies=[needs("catalog", "link")])
async def unlink_many(call: Here, body: UnlinkMany) -> LinkFate:
    """Takes links back. Orders that were captured keep what they meant; new ones wait, and the channel is told nothing more."""
    known = await get_listings(call.tx, body.ids)
    mine = [id_ for id_ in dict.fromkeys(body.ids) if _is_theirs(call, known.get(id_))]
    await unlink_listings(call.tx, mine)
    call.changed(None, before={str(id_): known[id_].item_id for id_ in mine[:50]}, after={"count": len(mine)})
    lost = [id_ for id_ in dict.fromkeys(body.ids) if id_ not in set(mine)]
    return LinkFate(done=len(mine), refused=[_refused(call, id_, NotFound(thing="listing")) for id_ in lost])


@router.put("/terms", dependencies=[needs("catalog", "edit")], responses=refuses(NotFound))
async def set_terms(call: Here, body: Terms) -> Done:
    """Sets how much of the stock listings may offer."""
    await _listings(call, body.listing_row_ids)
    await catalog.set_stock_terms(
        call.tx, body.listing_row_ids, buffer=body.buffer, cap=body.cap, share_percent=body.share_percent
    )
    call.changed(None, after=body.model_dump())
    return Done()


async def _listings(call: Call, ids: Sequence[UUID]) -> list[Listing]:
    """The listings, if all are of their shops. Raises NotFound."""
    found = await get_listings(call.tx, ids)
    if not all(_is_theirs(call, found.get(id_)) for id_ in ids):
        raise NotFound(thing="listing")
    return [found[id_] for id_ in ids]


def _is_theirs(call: Call, listing: Listing | None) -> bool:
    return listing is not None and call.scope.allows(shop=listing.shop_id)


def _refused(call: Call, id_: UUID, wrong: Refusal) -> RefusedListing:
    return RefusedListing(id=id_, code=wrong.code, detail=wrong.text(call.language))
