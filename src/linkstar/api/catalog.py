"""The catalogue: items and kits."""

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
    Limit,
    Made,
    Minor,
    Rows,
    Search,
    Shown,
    Some,
    Text,
    Units,
    Version,
    page_shown,
)
from linkstar.catalog.errors import BarcodeTaken, KitNotAllowed, SkuTaken
from linkstar.catalog.queries.items import list_components, list_kits_with
from linkstar.catalog.rules import customs_missing
from linkstar.kit.errors import Conflict, Forbidden, Invalid, NotFound

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
    """An item. Its cost is null for those who may not see costs; `customs_missing` names what customs abroad would ask for."""

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
    customs_missing: Annotated[list[str], Field(default_factory=list)]


class PartShown(Shown):
    """Units of an item in a kit."""

    item_id: UUID
    sku: str
    title: str
    quantity: int


class RecipeShown(Shown):
    """What one unit of a kit is made of, and the kits that an item is a part of; `version` 0: no recipe yet."""

    version: int
    components: list[PartShown]
    used_in: list[PartShown]


class Part(Asked):
    """Units of an item inside a kit."""

    item_id: UUID
    quantity: Some


class Recipe(Asked):
    """What one unit of a kit is made of."""

    components: Annotated[list[Part], Field(min_length=1, max_length=100)]


class ItemFilter(Asked):
    """Which items: a part of SKU or title, or a whole barcode. `customs`: missing (some field is) or whole."""

    search: Search = ""
    state: Literal["", "active", "archived"] = ""
    is_kit: bool | None = None
    customs: Literal["", "missing", "whole"] = ""
    item_id: Annotated[list[UUID], Field(default_factory=list, max_length=200)]
    after: After = ""
    limit: Limit = 50


@router.get("/items", dependencies=[needs("catalog", "read")])
async def list_items(call: Here, asked: Annotated[ItemFilter, Query()]) -> Rows[ItemShown]:
    """Items by SKU."""
    page = await catalog.list_items(
        call.tx, asked.search, state=asked.state, is_kit=asked.is_kit, customs=asked.customs, ids=asked.item_id,
        after=asked.after, limit=asked.limit,
    )  # fmt: skip
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


@router.get("/items/{item_id}/recipe", dependencies=[needs("catalog", "read")], responses=refuses(NotFound))
async def get_recipe(call: Here, item_id: UUID) -> RecipeShown:
    """The recipe of a kit as it holds now, and the kits that need this item."""
    item = await _item(call, item_id)
    return RecipeShown(
        version=item.kit_version,
        components=[PartShown.model_validate(one) for one in await list_components(call.tx, item_id)],
        used_in=[PartShown.model_validate(one) for one in await list_kits_with(call.tx, item_id)],
    )


@router.put(
    "/items/{item_id}/recipe", dependencies=[needs("catalog", "edit")], responses=refuses(NotFound, KitNotAllowed)
)
async def put_recipe(call: Here, item_id: UUID, body: Recipe) -> Done:
    """Gives a kit another recipe from now on; captured orders keep the old one."""
    parts = [catalog.Component(part.item_id, part.quantity) for part in body.components]
    await catalog.put_kits(call.tx, [catalog.KitRecipe(item_id, parts)])
    call.changed(item_id, after={"components": [part.model_dump() for part in body.components]})
    return Done()


async def _item(call: Call, item_id: UUID) -> catalog.Item:
    found = await catalog.get_items(call.tx, [item_id])
    if item_id not in found:
        raise NotFound(thing="item")
    return found[item_id]


def _given(call: Call, body: ItemFields) -> dict[str, Any]:
    """The fields that were said. Raises Forbidden for a cost from somebody who may not see costs."""
    given = {name: value for name, value in body.model_dump(exclude={"version"}).items() if value is not None}
    if any(name in given for name in COST) and not call.who.can("catalog", "see_cost"):
        raise Forbidden(noun="catalog", verb="see_cost")
    return given | ({"barcodes": tuple(given["barcodes"])} if "barcodes" in given else {})


def _shown(call: Call, item: catalog.Item) -> ItemShown:
    shown = ItemShown.model_validate(item)
    shown.customs_missing = customs_missing(item)
    if not call.who.can("catalog", "see_cost"):
        shown.cost_minor = shown.cost_currency = None
    return shown
