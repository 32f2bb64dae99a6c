"""Listings, their links, and what stands behind them."""

from __future__ import annotations

import asyncio
from uuid import UUID

import pytest

from linkstar import catalog
from linkstar.catalog.facts import StockTermsChanged
from linkstar.core.db import Database, Tx
from linkstar.kit.clock import SetClock
from linkstar.kit.errors import Invalid, NotFound
from tests.world.catalog import a_kit, a_listing, an_item, recipe


def linked(tx: Tx) -> list[object]:
    return [one.fact for one in tx.recorded if isinstance(one.fact, catalog.ListingLinked)]


async def test_a_single_item_is_its_own_component(tx: Tx) -> None:
    lamp = await an_item(tx)
    sold, row_id = await a_listing(tx, lamp, quantity=3)
    assert await catalog.resolve(tx, [sold, sold]) == {
        sold: catalog.Resolved(row_id, lamp, 3, (catalog.Component(lamp, 3),)),
    }


async def test_a_kit_is_taken_apart_with_the_recipe_of_now(tx: Tx) -> None:
    lamp, bulb = await an_item(tx), await an_item(tx)
    kit = await a_kit(tx, {lamp: 1})
    await catalog.put_kits(tx, [catalog.KitRecipe(kit, recipe({lamp: 1, bulb: 2}))])
    sold, _ = await a_listing(tx, kit, quantity=5)
    found = (await catalog.resolve(tx, [sold]))[sold]
    assert (found.item_id, found.quantity) == (kit, 5)
    assert set(found.components) == {catalog.Component(lamp, 5, 2), catalog.Component(bulb, 10, 2)}


async def test_unknown_and_unlinked_listings_and_kits_without_a_recipe_are_left_out(tx: Tx) -> None:
    unlinked, _ = await a_listing(tx)
    empty, _ = await a_listing(tx, await an_item(tx, is_kit=True))
    unknown = catalog.Sold(tx.new_id(), "L", "sku")
    known, _ = await a_listing(tx, await an_item(tx))
    assert set(await catalog.resolve(tx, [unlinked, empty, unknown, known])) == {known}
    assert await catalog.resolve(tx, []) == {}


async def test_without_a_listing_id_the_sku_decides_inside_its_shop(tx: Tx) -> None:
    lamp, chair, shop = await an_item(tx), await an_item(tx), tx.new_id()
    await a_listing(tx, lamp, shop_id=shop, sku="S")
    await a_listing(tx, chair, sku="S")
    bare = catalog.Sold(shop, "", "S")
    assert (await catalog.resolve(tx, [bare]))[bare].item_id == lamp


async def test_a_sku_that_means_two_things_decides_nothing(tx: Tx) -> None:
    lamp, shop = await an_item(tx), tx.new_id()
    await a_listing(tx, lamp, shop_id=shop, sku="S")
    await a_listing(tx, lamp, shop_id=shop, sku="S", quantity=2)
    assert await catalog.resolve(tx, [catalog.Sold(shop, "", "S"), catalog.Sold(shop, "", "")]) == {}


async def test_a_listing_id_is_never_replaced_by_a_sku(tx: Tx) -> None:
    shop = tx.new_id()
    await a_listing(tx, await an_item(tx), shop_id=shop, sku="S")
    assert await catalog.resolve(tx, [catalog.Sold(shop, "another", "S")]) == {}


async def test_resolving_takes_one_statement_whatever_the_number(tx: Tx, monkeypatch: pytest.MonkeyPatch) -> None:
    sold = [(await a_listing(tx, await an_item(tx)))[0] for _ in range(20)]
    asked = []
    real = Tx.rows
    monkeypatch.setattr(Tx, "rows", lambda self, sql, params=None: asked.append(sql) or real(self, sql, params))
    assert len(await catalog.resolve(tx, sold)) == 20
    assert len(asked) == 1


async def test_repointing_closes_the_old_link_and_keeps_it(tx: Tx) -> None:
    lamp, chair = await an_item(tx), await an_item(tx)
    sold, row_id = await a_listing(tx, lamp)
    await catalog.link_listings(tx, [catalog.Link(row_id, chair)])
    assert (await catalog.resolve(tx, [sold]))[sold].item_id == chair
    history = await tx.rows(
        "SELECT item_id, valid_from, valid_to FROM catalog.listing_links WHERE tenant_id = %(tenant)s ORDER BY valid_to NULLS LAST, id"
    )
    assert [(row.item_id, row.valid_to is None) for row in history] == [(lamp, False), (chair, True)]
    assert linked(tx) == [catalog.ListingLinked(row_id, lamp), catalog.ListingLinked(row_id, chair)]


async def test_a_link_that_holds_already_is_no_change(tx: Tx) -> None:
    lamp = await an_item(tx)
    _, row_id = await a_listing(tx, lamp)
    await catalog.link_listings(tx, [catalog.Link(row_id, lamp)])
    assert len(linked(tx)) == 1
    assert await tx.value("SELECT count(*) FROM catalog.listing_links WHERE tenant_id = %(tenant)s") == 1


async def test_links_to_nothing_are_refused(tx: Tx) -> None:
    lamp = await an_item(tx)
    _, row_id = await a_listing(tx)
    with pytest.raises(NotFound):
        await catalog.link_listings(tx, [catalog.Link(tx.new_id(), lamp)])
    with pytest.raises(NotFound):
        await catalog.link_listings(tx, [catalog.Link(row_id, tx.new_id())])
    with pytest.raises(Invalid):
        await catalog.link_listings(tx, [catalog.Link(row_id, lamp, 0)])
    with pytest.raises(Invalid):
        await catalog.link_listings(tx, [catalog.Link(row_id, lamp), catalog.Link(row_id, lamp, 2)])


async def test_two_people_link_one_listing_at_once_and_one_link_is_open(database: Database, tenant_id: UUID) -> None:
    async with database.tx(tenant_id) as tx:
        lamp, chair = await an_item(tx), await an_item(tx)
        _, row_id = await a_listing(tx)

    async def link(item_id: UUID) -> None:
        async with database.tx(tenant_id) as tx:
            await catalog.link_listings(tx, [catalog.Link(row_id, item_id)])
            await asyncio.sleep(0.02)

    await asyncio.gather(link(lamp), link(chair), link(lamp), link(chair))
    async with database.tx(tenant_id) as tx:
        assert len(await catalog.list_offers(tx, [lamp, chair])) == 1


async def test_two_workers_note_the_same_listings_at_once(database: Database, tenant_id: UUID) -> None:
    async with database.tx(tenant_id) as tx:
        shop = tx.new_id()
    seen = [catalog.ListingSeen(catalog.Sold(shop, f"L{n}", "S"), title="Lamp") for n in range(30)]

    async def note(some: list[catalog.ListingSeen]) -> dict[catalog.Sold, UUID]:
        async with database.tx(tenant_id) as tx:
            return await catalog.note_listings(tx, some)

    one, other = await asyncio.gather(note(seen), note(seen[::-1]))
    assert one == other
    assert len(one) == 30


async def test_noting_again_adds_what_is_told_and_forgets_nothing(tx: Tx) -> None:
    sold, row_id = await a_listing(
        tx, title="Lamp", fulfilled_by="channel", location_id="7", extra={"inventory_item_id": "9"}
    )
    again = await catalog.note_listings(tx, [catalog.ListingSeen(sold, title="Desk lamp", extra={"barcode": "690"})])
    assert again == {sold: row_id}
    (listing,) = (await catalog.list_listings(tx)).rows
    assert (listing.title, listing.fulfilled_by, listing.location_id) == ("Desk lamp", "channel", "7")
    assert listing.extra == {"inventory_item_id": "9", "barcode": "690"}


async def test_listings_are_listed_by_state_and_shop_page_after_page(tx: Tx) -> None:
    lamp, shop = await an_item(tx), tx.new_id()
    for _ in range(3):
        await a_listing(tx, shop_id=shop)
    _, row_id = await a_listing(tx, lamp, quantity=2, shop_id=shop)
    await a_listing(tx, lamp)
    (one,) = (await catalog.list_listings(tx, state="linked", shop_id=shop)).rows
    assert (one.id, one.item_id, one.quantity, one.state) == (row_id, lamp, 2, "linked")
    first = await catalog.list_listings(tx, state="unlinked", limit=2)
    second = await catalog.list_listings(tx, state="unlinked", limit=2, after=first.next or "")
    assert [len(first.rows), len(second.rows), second.next] == [2, 1, None]


async def test_all_offers_of_an_item_are_found_also_inside_kits(tx: Tx) -> None:
    lamp, bulb, chair = await an_item(tx), await an_item(tx), await an_item(tx)
    kit = await a_kit(tx, {lamp: 1, bulb: 2})
    _, direct = await a_listing(tx, lamp, quantity=2, location_id="7", extra={"inventory_item_id": "9"})
    _, inside = await a_listing(tx, kit, quantity=3)
    await a_listing(tx, chair)
    await a_listing(tx, lamp, fulfilled_by="channel")
    await catalog.set_stock_terms(tx, [direct], buffer=1, cap=10)
    offers = {offer.listing_row_id: offer for offer in await catalog.list_offers(tx, [lamp])}
    assert set(offers) == {direct, inside}
    assert offers[direct].components == (catalog.Component(lamp, 2),)
    assert (offers[direct].quantity, offers[direct].buffer, offers[direct].cap) == (2, 1, 10)
    assert (offers[direct].location_id, offers[direct].extra) == ("7", {"inventory_item_id": "9"})
    assert set(offers[inside].components) == {catalog.Component(lamp, 3, 1), catalog.Component(bulb, 6, 1)}


async def test_a_component_that_left_the_recipe_no_longer_moves_the_kit(tx: Tx) -> None:
    lamp, bulb = await an_item(tx), await an_item(tx)
    kit = await a_kit(tx, {lamp: 1, bulb: 1})
    await a_listing(tx, kit)
    await catalog.put_kits(tx, [catalog.KitRecipe(kit, recipe({lamp: 1}))])
    assert await catalog.list_offers(tx, [bulb]) == []
    assert len(await catalog.list_offers(tx, [lamp, kit])) == 1


async def test_changed_terms_are_announced_once(tx: Tx) -> None:
    _, row_id = await a_listing(tx)
    await catalog.set_stock_terms(tx, [row_id], buffer=2)
    await catalog.set_stock_terms(tx, [row_id], buffer=2)
    assert [one.fact for one in tx.recorded if isinstance(one.fact, StockTermsChanged)] == [StockTermsChanged(row_id)]
    with pytest.raises(Invalid):
        await catalog.set_stock_terms(tx, [row_id], buffer=-1)
    with pytest.raises(NotFound):
        await catalog.set_stock_terms(tx, [tx.new_id()], buffer=1)


async def test_suggestions_say_why_and_the_surest_is_first(tx: Tx) -> None:
    exact = await an_item(tx, "AB-12", title="Chair")
    plain = await an_item(tx, "ab12", title="Table")
    coded = await an_item(tx, "C-1", title="Shelf", barcodes=("6901234567892",))
    alike = await an_item(tx, "D-1", title="Solar garden light with motion sensor")
    _, by_sku = await a_listing(tx, sku="AB-12", title="Solar garden light with motion sensor")
    _, by_code = await a_listing(tx, sku="x1", extra={"barcode": "6901234567892"})
    _, by_title = await a_listing(tx, sku="x2", title="Garden solar light, motion sensor, black")
    _, nothing = await a_listing(tx, sku="x3", title="qqq")
    found = await catalog.suggest_items(tx, [by_sku, by_code, by_title, nothing])
    assert [(one.item_id, one.score, one.why) for one in found[by_sku]] == [
        (exact, 100, "sku"),
        (plain, 90, "plain_sku"),
    ]
    assert [(one.item_id, one.why) for one in found[by_code]] == [(coded, "barcode")]
    assert [(one.item_id, one.why) for one in found[by_title]] == [(alike, "title")]
    assert 24 <= found[by_title][0].score <= 80
    assert nothing not in found


async def test_an_archived_item_is_not_suggested(tx: Tx) -> None:
    await an_item(tx, "AB-12", state="archived")
    _, row_id = await a_listing(tx, sku="AB-12")
    assert await catalog.suggest_items(tx, [row_id]) == {}


async def test_a_link_says_since_when_it_holds(tx: Tx, clock: SetClock) -> None:
    await a_listing(tx, await an_item(tx))
    row = await tx.row("SELECT valid_from, actor FROM catalog.listing_links WHERE tenant_id = %(tenant)s")
    assert row is not None
    assert (row.valid_from, row.actor) == (clock.now(), "test")
