"""Kit recipes. A recipe is never changed: a new version takes its place, and captured orders keep the old one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from linkstar.catalog.errors import KitNotAllowed
from linkstar.catalog.facts import KitChanged
from linkstar.catalog.queries import get_items
from linkstar.catalog.rules import Component, Item
from linkstar.core.db import Tx
from linkstar.kit.errors import Invalid, NotFound


@dataclass(frozen=True, slots=True)
class KitRecipe:
    """What one unit of a kit is made of."""

    kit_id: UUID
    components: Sequence[Component]


async def put_kits(tx: Tx, recipes: Sequence[KitRecipe]) -> None:
    """Gives kits a new recipe from now on; one that holds already is no change. Raises NotFound, KitNotAllowed, Invalid."""
    kit_ids = [recipe.kit_id for recipe in recipes]
    if len(set(kit_ids)) < len(kit_ids):
        raise Invalid("kit_id", "a kit has one recipe in one call")
    kits = await get_items(tx, kit_ids, lock=True)
    parts = await get_items(tx, sorted({part.item_id for recipe in recipes for part in recipe.components}))
    for recipe in recipes:
        _check(recipe, kits, parts)
    present = await _recipes(tx, kit_ids)
    fresh = [recipe for recipe in recipes if _plain(recipe) != present.get(recipe.kit_id)]
    versions = {recipe.kit_id: kits[recipe.kit_id].kit_version + 1 for recipe in fresh}
    rows = [(r.kit_id, versions[r.kit_id], part.item_id, part.quantity) for r in fresh for part in r.components]
    await tx.insert(
        "catalog.kit_components", {"kit_id": "uuid", "version": "bigint", "item_id": "uuid", "quantity": "bigint"}, rows
    )
    await tx.run(
        "UPDATE catalog.items SET kit_version = kit_version + 1, version = version + 1, changed_at = %(now)s"
        " WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)",
        {"ids": list(versions)},
    )
    tx.record(*(KitChanged(kit_id, version) for kit_id, version in versions.items()))


def _check(recipe: KitRecipe, kits: Mapping[UUID, Item], parts: Mapping[UUID, Item]) -> None:
    kit = kits.get(recipe.kit_id)
    ids = [part.item_id for part in recipe.components]
    if kit is None or any(id_ not in parts for id_ in ids):
        raise NotFound(thing="item")
    if not kit.is_kit:
        raise KitNotAllowed(sku=kit.sku, why="it is not a kit")
    if kit.id in ids:
        raise KitNotAllowed(sku=kit.sku, why="it contains itself")
    if any(parts[id_].is_kit for id_ in ids):
        raise KitNotAllowed(sku=kit.sku, why="a kit cannot contain a kit")
    if not ids or len(set(ids)) < len(ids) or min(part.quantity for part in recipe.components) < 1:
        raise KitNotAllowed(sku=kit.sku, why="each component once, at least one of each")


def _plain(recipe: KitRecipe) -> dict[UUID, int]:
    return {part.item_id: part.quantity for part in recipe.components}


async def _recipes(tx: Tx, kit_ids: Sequence[UUID]) -> dict[UUID, dict[UUID, int]]:
    """The recipes that hold now."""
    found: dict[UUID, dict[UUID, int]] = {}
    for row in await tx.rows(
        "SELECT c.kit_id, c.item_id, c.quantity FROM catalog.items i JOIN catalog.kit_components c"
        " ON c.tenant_id = %(tenant)s AND c.kit_id = i.id AND c.version = i.kit_version"
        " WHERE i.tenant_id = %(tenant)s AND i.id = ANY(%(ids)s)",
        {"ids": list(kit_ids)},
    ):
        found.setdefault(row.kit_id, {})[row.item_id] = row.quantity
    return found
