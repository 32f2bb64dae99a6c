"""The catalogue: items and kits, listings and what they stand for."""

from __future__ import annotations

from typing import Annotated, Any, Literal
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
    Made,
    Minor,
    Moment,
    Rows,
    Search,
    Shown,
    Some,
    Text,
    Units,
    Version,
    merged,
    page_shown,
)
from linkstar.catalog.errors import BarcodeTaken, KitNotAllowed, SkuTaken
from linkstar.catalog.queries.listings import get_listings
from linkstar.kit.errors import Conflict, Forbidden, Invalid, NotFound
from linkstar.kit.paging import key_of

router: APIRouter = noun_router("/catalog", "catalog")
COST = ("cost_minor", "cost_currency")
Sku = Annotated[str, Field(min_length=1, max_length=100)]
Barcodes = Annotated[list[Annotated[str, Field(min_length=1, max_length=100)]], Field(max_length=50)]


class ItemFields(Asked):
    """What an item is made of. Weight in grams, sizes in millimetres, money in minor units; a field left out is unchanged."""

    sku: Sku | None = None
    title: Text | None = None
    state: Literal["active", "archived"] | None = None
    weight_g: Units | None = None
    length_mm: Units | None = None
    width_mm: Units | None = None
    height_mm: Units | None = None
    cost_minor: Minor | None = None
    cost_currency: Text | None = None
    hs_code: Text | None = None
    origin: Text | None = None
    declared_name_en: Text | None = None
    declared_name_zh: Text | None = None
    declared_value_minor: Minor | None = None
    declared_currency: Text | None = None
    has_battery: bool | None = None
    has_liquid: bool | None = None
    is_dangerous: bool | None = None
    barcodes: Barcodes | None = None


class ItemAsked(ItemFields):
    """An item to make; `is_kit` never changes later."""

    is_kit: bool = False


class ItemEdit(ItemFields):
    """What shall be different about an item."""

    version: Version


class ItemShown(Shown):
    """An item. Its cost is null for those who may not see costs."""

    id: UUID
    sku: str
    title: str
    state: str
    is_kit: bool
    kit_version: int
    weight_g: int
    length_mm: int
    width_mm: int
    height_mm: int
    cost_minor: int | None
    cost_currency: str | None
    hs_code: str
    origin: str
    declared_name_en: str
    declared_name_zh: str
    declared_value_minor: int
    declared_currency: str
    has_battery: bool
    has_liquid: bool
    is_dangerous: bool
    barcodes: list[str]
    version: int


class Part(Asked):
    """Units of an item inside a kit."""

    item_id: UUID
    quantity: Some


class Recipe(Asked):
    """What one unit of a kit is made of."""

    components: Annotated[list[Part], Field(min_length=1, max_length=100)]


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
    first_seen_at: Moment
    item_id: UUID | None
    quantity: int | None


class LinkAsked(Asked):
    """One sold unit of the listing is `quantity` units of the item, from now on."""

    item_id: UUID
    quantity: Some = 1


class Terms(Asked):
    """How many units listings keep back, and at most show (null: no limit)."""

    listing_row_ids: Ids
    buffer: Units = 0
    cap: Units | None = None


class SuggestionShown(Shown):
    """An item that a listing may be; `why` is sku, barcode, plain_sku or title."""

    item_id: UUID
    sku: str
    title: str
    score: int
    why: str


class ItemFilter(Asked):
    """Which items: a part of SKU or title, or a whole barcode."""

    search: Search = ""
    after: After = ""
    limit: Limit = 50


class ListingFilter(Asked):
    """Which listings."""

    state: Literal["", "linked", "unlinked"] = ""
    shop_id: UUID | None = None
    after: After = ""
    limit: Limit = 50


@router.get("/items", dependencies=[needs("catalog", "read")])
async def list_items(call: Here, asked: Annotated[ItemFilter, Query()]) -> Rows[ItemShown]:
    """Items by SKU."""
    page = await catalog.list_items(call.tx, asked.search, after=asked.after, limit=asked.limit)
    return page_shown(page, lambda item: _shown(call, item))


@router.get("/items/{item_id}", dependencies=[needs("catalog", "read")], responses=refuses(NotFound))
async def get_item(call: Here, item_id: UUID) -> ItemShown:
    """One item."""
    item = await _item(call, item_id)
    call.tag(item.version)
    return _shown(call, item)


@router.post(
    "/items", dependencies=[needs("catalog", "edit")], status_code=201, responses=refuses(SkuTaken, BarcodeTaken)
)
async def create_item(call: Here, body: ItemAsked) -> Made:
    """Makes an item."""
    given = _given(call, body)
    if "sku" not in given:
        raise Invalid("sku", "an item has one")
    (id_,) = await catalog.create_items(call.tx, [catalog.NewItem(**given)])
    call.changed(id_, after=given)
    return Made(id=id_)


@router.patch("/items/{item_id}", dependencies=[needs("catalog", "edit")],
              responses=refuses(NotFound, Conflict, SkuTaken, BarcodeTaken))  # fmt: skip
async def edit_item(call: Here, item_id: UUID, body: ItemEdit) -> Done:
    """Edits an item."""
    before, given = await _item(call, item_id), _given(call, body)
    version = call.version(body.version)
    await catalog.update_items(call.tx, [catalog.ItemEdit(item_id, version, given)])
    call.changed(item_id, before={name: getattr(before, name) for name in given}, after=given)
    return Done()


@router.put(
    "/items/{item_id}/recipe", dependencies=[needs("catalog", "edit")], responses=refuses(NotFound, KitNotAllowed)
)
async def put_recipe(call: Here, item_id: UUID, body: Recipe) -> Done:
    """Gives a kit another recipe from now on; captured orders keep the old one."""
    parts = [catalog.Component(part.item_id, part.quantity) for part in body.components]
    await catalog.put_kits(call.tx, [catalog.KitRecipe(item_id, parts)])
    call.changed(item_id, after={"components": [part.model_dump() for part in body.components]})
    return Done()


@router.get("/listings", dependencies=[needs("catalog", "read")])
async def list_listings(call: Here, asked: Annotated[ListingFilter, Query()]) -> Rows[ListingShown]:
    """Listings in the order they were first seen."""
    pages = [
        await catalog.list_listings(call.tx, state=asked.state, shop_id=shop, after=asked.after, limit=asked.limit)
        for shop in call.shops_of(asked.shop_id)
    ]
    page = merged(pages, asked.limit, lambda row: row.id.int, key=lambda row: key_of(str(row.id)))
    return page_shown(page, ListingShown.model_validate)


@router.get(
    "/listings/{listing_row_id}/suggestions", dependencies=[needs("catalog", "read")], responses=refuses(NotFound)
)
async def suggest(call: Here, listing_row_id: UUID) -> Rows[SuggestionShown]:
    """The items that a listing probably is, best first."""
    await _listings(call, [listing_row_id])
    found = (await catalog.suggest_items(call.tx, [listing_row_id])).get(listing_row_id, [])
    return Rows[SuggestionShown](rows=[SuggestionShown.model_validate(one) for one in found], next=None)


@router.put("/listings/{listing_row_id}/link", dependencies=[needs("catalog", "link")], responses=refuses(NotFound))
async def link(call: Here, listing_row_id: UUID, body: LinkAsked) -> Done:
    """Says what a listing stands for; orders that waited for it go on."""
    (before,) = await _listings(call, [listing_row_id])
    await catalog.link_listings(call.tx, [catalog.Link(listing_row_id, body.item_id, body.quantity)])
    call.changed(
        listing_row_id, before={"item": before.item_id, "quantity": before.quantity}, after=body.model_dump()
    )  # fmt: skip
    return Done()


@router.put("/listings/terms", dependencies=[needs("catalog", "edit")], responses=refuses(NotFound))
async def set_terms(call: Here, body: Terms) -> Done:
    """Sets how much of the stock listings may offer."""
    await _listings(call, body.listing_row_ids)
    await catalog.set_stock_terms(call.tx, body.listing_row_ids, buffer=body.buffer, cap=body.cap)
    call.changed(None, after=body.model_dump())
    return Done()


async def _item(call: Call, item_id: UUID) -> catalog.Item:
    found = await catalog.get_items(call.tx, [item_id])
    if item_id not in found:
        raise NotFound(thing="item")
    return found[item_id]


async def _listings(call: Call, ids: list[UUID]) -> list[Any]:
    """The listings, if all are of their shops. Raises NotFound."""
    found = await get_listings(call.tx, ids)
    if any(id_ not in found or not call.scope.allows(shop=found[id_].shop_id) for id_ in ids):
        raise NotFound(thing="listing")
    return [found[id_] for id_ in ids]


def _given(call: Call, body: ItemFields) -> dict[str, Any]:
    """The fields that were said. Raises Forbidden for a cost from somebody who may not see costs."""
    given = {name: value for name, value in body.model_dump(exclude={"version"}).items() if value is not None}
    if any(name in given for name in COST) and not call.who.can("catalog", "see_cost"):
        raise Forbidden(noun="catalog", verb="see_cost")
    return given | ({"barcodes": tuple(given["barcodes"])} if "barcodes" in given else {})


def _shown(call: Call, item: catalog.Item) -> ItemShown:
    shown = ItemShown.model_validate(item)
    if not call.who.can("catalog", "see_cost"):
        shown.cost_minor = shown.cost_currency = None
    return shown
