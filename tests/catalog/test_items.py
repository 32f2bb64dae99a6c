"""Items and kits in the database."""

from __future__ import annotations

import asyncio
from uuid import UUID

import pytest

from linkstar import catalog
from linkstar.catalog.errors import BarcodeTaken, KitNotAllowed, SkuTaken
from linkstar.catalog.facts import ItemChanged
from linkstar.core.db import Database, Tx
from linkstar.kit.errors import Conflict, Invalid, NotFound
from tests.world.catalog import a_kit, an_item, recipe


def facts(tx: Tx, kind: type) -> list[object]:
    return [one.fact for one in tx.recorded if isinstance(one.fact, kind)]


async def test_an_item_is_read_as_it_was_made(tx: Tx) -> None:
    new = catalog.NewItem(sku="A-1", title="Lamp", weight_g=450, has_battery=True, barcodes=("690", "401"))
    (id_,) = await catalog.create_items(tx, [new])
    item = (await catalog.get_items(tx, [id_, tx.new_id()]))[id_]
    assert (item.sku, item.title, item.weight_g, item.has_battery, item.barcodes) == (
        "A-1",
        "Lamp",
        450,
        True,
        ("401", "690"),
    )
    assert (item.version, item.kit_version, item.is_kit, item.state) == (1, 0, False, "active")


async def test_a_sku_belongs_to_one_item(tx: Tx) -> None:
    await an_item(tx, "A-1")
    with pytest.raises(SkuTaken, match="A-1"):
        await an_item(tx, "A-1")
    with pytest.raises(SkuTaken, match="B-1"):
        await catalog.create_items(tx, [catalog.NewItem(sku="B-1"), catalog.NewItem(sku="B-1")])


async def test_two_people_make_the_same_sku_at_once_and_one_is_told(database: Database, tenant_id: UUID) -> None:
    async def make() -> None:
        async with database.tx(tenant_id) as tx:
            await an_item(tx, "A-1")
            await asyncio.sleep(0.05)

    made = await asyncio.gather(make(), make(), return_exceptions=True)
    assert sorted(type(one).__name__ for one in made) == ["NoneType", "SkuTaken"]


async def test_a_barcode_belongs_to_one_item(tx: Tx) -> None:
    await an_item(tx, barcodes=("690",))
    with pytest.raises(BarcodeTaken, match="690"):
        await an_item(tx, barcodes=("690",))


async def test_an_edit_of_an_old_version_is_refused(tx: Tx) -> None:
    id_ = await an_item(tx, "A-1", title="Lamp")
    await catalog.update_items(
        tx, [catalog.ItemEdit(id_, 1, {"title": "Desk lamp", "weight_g": 500, "barcodes": ("690",)})]
    )
    with pytest.raises(Conflict):
        await catalog.update_items(tx, [catalog.ItemEdit(id_, 1, {"title": "Floor lamp"})])
    item = (await catalog.get_items(tx, [id_]))[id_]
    assert (item.title, item.weight_g, item.barcodes, item.version) == ("Desk lamp", 500, ("690",), 2)
    assert facts(tx, ItemChanged) == [ItemChanged(id_, ("title", "weight_g", "barcodes"), 2)]


async def test_an_edit_that_changes_nothing_is_no_change(tx: Tx) -> None:
    id_ = await an_item(tx, title="Lamp")
    await catalog.update_items(tx, [catalog.ItemEdit(id_, 1, {"title": "Lamp"})])
    assert (await catalog.get_items(tx, [id_]))[id_].version == 1
    assert facts(tx, ItemChanged) == []


async def test_edits_that_cannot_be_are_refused(tx: Tx) -> None:
    id_ = await an_item(tx, "A-1")
    await an_item(tx, "A-2")
    with pytest.raises(SkuTaken):
        await catalog.update_items(tx, [catalog.ItemEdit(id_, 1, {"sku": "A-2"})])
    with pytest.raises(Invalid, match="is_kit"):
        await catalog.update_items(tx, [catalog.ItemEdit(id_, 1, {"is_kit": True})])
    with pytest.raises(NotFound):
        await catalog.update_items(tx, [catalog.ItemEdit(tx.new_id(), 1, {})])


async def test_a_new_sku_is_found_and_the_old_one_is_not(tx: Tx) -> None:
    id_ = await an_item(tx, "A-1")
    await catalog.update_items(tx, [catalog.ItemEdit(id_, 1, {"sku": "A-9"})])
    assert await catalog.find_by_sku(tx, ["A-1", "A-9"]) == {"A-9": id_}


async def test_a_new_recipe_is_a_new_version_and_the_same_one_is_not(tx: Tx) -> None:
    lamp, bulb = await an_item(tx), await an_item(tx)
    kit = await a_kit(tx, {lamp: 1, bulb: 2})
    await catalog.put_kits(tx, [catalog.KitRecipe(kit, recipe({bulb: 2, lamp: 1}))])
    await catalog.put_kits(tx, [catalog.KitRecipe(kit, recipe({lamp: 1, bulb: 3}))])
    assert (await catalog.get_items(tx, [kit]))[kit].kit_version == 2
    assert facts(tx, catalog.KitChanged) == [catalog.KitChanged(kit, 1), catalog.KitChanged(kit, 2)]
    old = await tx.rows(
        "SELECT item_id, quantity FROM catalog.kit_components WHERE tenant_id = %(tenant)s AND kit_id = %(kit)s AND version = 1",
        {"kit": kit},
    )
    assert {row.item_id: row.quantity for row in old} == {lamp: 1, bulb: 2}


async def test_recipes_that_cannot_be_built_are_refused(tx: Tx) -> None:
    lamp = await an_item(tx)
    kit = await a_kit(tx, {lamp: 1})
    other = await an_item(tx, is_kit=True)
    for wrong in ({other: 1}, {kit: 1}, {}, {lamp: 0}):
        with pytest.raises(KitNotAllowed):
            await catalog.put_kits(tx, [catalog.KitRecipe(other, recipe(wrong))])
    with pytest.raises(KitNotAllowed, match="a kit cannot contain a kit"):
        await catalog.put_kits(tx, [catalog.KitRecipe(other, recipe({kit: 1}))])
    with pytest.raises(KitNotAllowed, match="not a kit"):
        await catalog.put_kits(tx, [catalog.KitRecipe(lamp, recipe({lamp: 1}))])
    with pytest.raises(NotFound):
        await catalog.put_kits(tx, [catalog.KitRecipe(other, recipe({tx.new_id(): 1}))])


async def test_items_are_listed_by_sku_page_after_page(tx: Tx) -> None:
    for number in range(5):
        await an_item(tx, f"A-{number}")
    seen, after = [], ""
    while True:
        page = await catalog.list_items(tx, after=after, limit=2)
        seen += [item.sku for item in page.rows]
        if page.next is None:
            break
        after = page.next
    assert seen == [f"A-{number}" for number in range(5)]


async def test_items_are_found_by_part_of_sku_or_title_and_by_barcode(tx: Tx) -> None:
    await an_item(tx, "RED_100%", title="Chair")
    await an_item(tx, "BLUE-1", title="Lampe rouge", barcodes=("690",))

    async def found(search: str) -> list[str]:
        return [item.sku for item in (await catalog.list_items(tx, search)).rows]

    assert await found("d_100%") == ["RED_100%"]
    assert await found("ROUGE") == ["BLUE-1"]
    assert await found("690") == ["BLUE-1"]
    assert await found("%") == ["RED_100%"]


async def test_another_company_has_its_own_skus(database: Database, tenant_id: UUID) -> None:
    async with database.tx(tenant_id) as tx:
        id_ = await an_item(tx, "A-1")
        stranger = tx.new_id()
    async with database.tx(stranger) as tx:
        assert await catalog.get_items(tx, [id_]) == {}
        assert await catalog.find_by_sku(tx, ["A-1"]) == {}
        await an_item(tx, "A-1")
