"""What the pages about stock, items and listings read and do."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from linkstar import catalog, flows, inventory, orders
from linkstar.catalog.facts import ListingUnlinked
from linkstar.connect import NewAccount, create_accounts
from linkstar.core.access import Grant
from linkstar.flows import sync_stock
from linkstar.inventory.queries import get_listed
from tests.world import catalog as goods
from tests.world.access import code_of
from tests.world.orders import SHOP, a_capture, a_line, an_order

BASE = "/api/v1"


@pytest.fixture
async def place(company):
    """A location of our own and one that is not sold from."""
    ids = sorted([uuid4(), uuid4()])  # equals are shown by id
    async with company.tx() as tx:
        await inventory.put_locations(tx, [
            inventory.Location(ids[0], "OWN", "Own store"), inventory.Location(ids[1], "FBA", "Theirs", type="fba"),
        ])  # fmt: skip
    return ids


async def _order(company, item: UUID, quantity: int, number: str) -> UUID:
    """An order whose goods are promised."""
    flows.load()
    async with company.tx() as tx:
        line = a_line("MUG", quantity)
        capture = a_capture(an_order(number, line), parts={"MUG": (orders.records.Part(item, 1),)})
        done = await orders.capture(tx, [capture])
        (order_id,) = done.new.values()
        wanted = await orders.open_demand(tx, [order_id])
        await inventory.reserve(tx, [
            inventory.records.Demand(one.owner_id, one.order_id, one.item_id, one.quantity) for one in wanted
        ])  # fmt: skip
    return order_id


async def _arrive(company, item, place, units, pool="sellable"):
    async with company.tx() as tx:
        await inventory.receive(tx, [inventory.records.Arrival(item, place, units, pool=pool)])


async def test_what_may_be_promised_adds_up_at_each_place(web, company, owner, place):
    async with company.tx() as tx:
        item = await goods.an_item(tx, "MUG")
        await goods.an_item(tx, "EMPTY")
    await _arrive(company, item, place[0], 10)
    await _arrive(company, item, place[0], 2, "damaged")
    await _arrive(company, item, place[1], 7)
    order_id = await _order(company, item, 3, "1001")
    (row,) = (await web.get(f"{BASE}/inventory/stock", params={"which": "free"}, headers=owner)).json()["rows"]
    own, theirs = row["places"]
    parts = ("reserved", "hold", "damaged", "qc", "not_offered", "atp")
    assert [own["on_hand"], *(own[name] for name in parts)] == [12, 3, 0, 2, 0, 0, 7]
    assert [theirs["on_hand"], *(theirs[name] for name in parts)] == [7, 0, 0, 0, 0, 7, 0]
    rows = (await web.get(f"{BASE}/inventory/stock", params={"which": "none"}, headers=owner)).json()["rows"]
    assert [one["sku"] for one in rows] == ["EMPTY"]
    (promise,) = (await web.get(f"{BASE}/inventory/items/{item}/promises", headers=owner)).json()["rows"]
    assert (promise["order_id"], promise["order_number"], promise["quantity"]) == (str(order_id), "1001", 3)
    blind = await company.signed_in("", Grant("support", (uuid4(),), None))
    (promise,) = (await web.get(f"{BASE}/inventory/items/{item}/promises", headers=blind)).json()["rows"]
    assert (promise["order_id"], promise["order_number"], promise["quantity"]) == (None, None, 3)


async def test_a_count_says_who_goes_short_before_it_is_posted(web, company, owner, place):
    async with company.tx() as tx:
        item = await goods.an_item(tx, "MUG")
    await _arrive(company, item, place[0], 5)
    await _order(company, item, 2, "1001")
    await _order(company, item, 3, "1002")
    foreseen = {"location_id": str(place[0]), "on_hand": 4}
    rows = (await web.get(f"{BASE}/inventory/items/{item}/foresee", params=foreseen, headers=owner)).json()["rows"]
    assert [(one["order_number"], one["quantity"]) for one in rows] == [("1002", 1)]
    start = {"location_id": str(place[0]), "item_ids": [str(item)]}
    count = (await web.post(f"{BASE}/inventory/counts", json=start, headers=owner)).json()["id"]
    path = f"{BASE}/inventory/counts/{count}"
    whole = (await web.put(f"{path}/lines", json={"rows": [{"item_id": str(item), "units": 3}]}, headers=owner)).json()
    assert [(one["order_number"], one["quantity"]) for one in whole["shortened"]] == [("1002", 2)]
    assert (whole["rows"][0]["after"], whole["rows"][0]["on_hand"], whole["counted"]) == (3, 5, 1)
    posted = await web.post(f"{path}/post", json={"rows": [{"item_id": str(item), "units": 3}]}, headers=owner)
    assert posted.json()["rows"][0]["difference"] == -2
    rows = (await web.get(f"{BASE}/inventory/items/{item}/promises", headers=owner)).json()["rows"]
    assert sorted((one["order_number"], one["quantity"], one["location_id"] is None) for one in rows) == [
        ("1001", 2, False), ("1002", 1, False), ("1002", 2, True),
    ]  # fmt: skip
    after = (await web.get(path, headers=owner)).json()
    assert (after["state"], after["shortened"]) == ("posted", [])
    assert code_of(await web.post(f"{path}/cancel", headers=owner)) == "inventory.count_closed"


async def test_a_cancelled_count_changes_nothing_and_ends(web, company, owner, place):
    async with company.tx() as tx:
        item = await goods.an_item(tx, "MUG")
    start = {"location_id": str(place[0]), "item_ids": [str(item)]}
    count = (await web.post(f"{BASE}/inventory/counts", json=start, headers=owner)).json()["id"]
    await web.post(f"{BASE}/inventory/counts/{count}/cancel", headers=owner)
    rows = (await web.get(f"{BASE}/inventory/counts", params={"state": "cancelled"}, headers=owner)).json()["rows"]
    assert [one["id"] for one in rows] == [count]
    elsewhere = await company.signed_in("", Grant("warehouse", None, (place[1],)))
    assert (await web.get(f"{BASE}/inventory/counts/{count}", headers=elsewhere)).status_code == 404


async def test_listings_are_linked_together_and_the_links_taken_back(web, company, owner):
    async with company.tx() as tx:
        item = await goods.an_item(tx, "MUG-1")
        _, first = await goods.a_listing(tx, sku="mug 1")
        _, second = await goods.a_listing(tx, sku="other")
    found = (await web.get(f"{BASE}/catalog/listings/unlinked", headers=owner)).json()["rows"]
    best = {one["id"]: [each["sku"] for each in one["suggestions"]] for one in found}
    assert best == {str(first): ["MUG-1"], str(second): []}
    body = {"rows": [{"listing_row_id": str(first), "item_id": str(item), "quantity": 2},
                     {"listing_row_id": str(second), "item_id": str(uuid4())}]}  # fmt: skip
    fate = (await web.post(f"{BASE}/catalog/listings/link", json=body, headers=owner)).json()
    assert (fate["done"], [one["id"] for one in fate["refused"]]) == (1, [str(second)])
    (row,) = (await web.get(f"{BASE}/catalog/listings", params={"item_id": str(item)}, headers=owner)).json()["rows"]
    assert (row["item_sku"], row["quantity"]) == ("MUG-1", 2)
    await web.post(f"{BASE}/catalog/listings/unlink", json={"ids": [str(first)]}, headers=owner)
    async with company.tx() as tx:
        assert await catalog.list_offers(tx, [item]) == []
        await inventory.listed.set_listed(tx, {first: (SHOP, 7)})
        await sync_stock.leave_alone(tx, [ListingUnlinked(first, item)])
        assert await get_listed(tx, [first]) == {}


async def test_unknown_listings_tell_how_many_orders_wait(web, company, owner):
    async with company.tx() as tx:
        line = a_line("NOBODY", 1)
        await orders.capture(tx, [a_capture(an_order("1001", line), parts={"NOBODY": ()})])
        sold = catalog.Sold(SHOP, line.listing_id, line.sku)
        await catalog.note_listings(tx, [catalog.ListingSeen(sold)])
        await goods.a_listing(tx, sku="nobody waits")
    rows = (await web.get(f"{BASE}/catalog/listings/unlinked", params={"is_waiting": True}, headers=owner)).json()[
        "rows"
    ]
    assert [(one["sku"], one["orders"]) for one in rows] == [(line.sku, 1)]


async def test_a_sheet_tells_the_fate_of_each_line_before_it_is_applied(web, company, owner):
    async with company.tx() as tx:
        await goods.an_item(tx, "MUG", title="Mug")
    text = "sku,title,weight_g,colour\nMUG,Big mug,,red\nCUP,Cup,200,red\nBAD,Bad,heavy,red\n"
    path = f"{BASE}/catalog/items/sheet"
    for is_applied in (False, True):
        said = await web.post(
            path, params={"apply": is_applied}, content=text, headers={**owner, "Accept-Language": "zh"}
        )
        fate = said.json()
        assert [one["outcome"] for one in fate["lines"]] == ["changed", "new", "refused"]
        assert (fate["lines"][2]["field"], fate["lines"][2]["detail"]) == ("weight_g", "应为不小于 0 的整数")
        assert fate["ignored"] == ["colour"]
    assert [one["outcome"] for one in (await web.post(path, content=text, headers=owner)).json()["lines"]] == [
        "unchanged", "unchanged", "refused",
    ]  # fmt: skip
    rows = (await web.get(f"{BASE}/catalog/items", params={"customs": "missing"}, headers=owner)).json()["rows"]
    assert [(one["sku"], "weight_g" in one["customs_missing"]) for one in rows] == [("CUP", False)]
    operator = await company.signed_in("operator")
    assert code_of(await web.post(path, content="sku,cost\nMUG,1", headers=operator)) == "forbidden"
    assert (await web.post(path, content="title\nx", headers=owner)).status_code == 422


async def test_a_sheet_of_listings_links_and_limits_them(web, company, owner, vault):
    async with company.tx() as tx:
        item = await goods.an_item(tx, "MUG")
        new = NewAccount("channel", "shopify", "Star shop", "https://shop.example", "shop-1")
        (shop,) = await create_accounts(tx, [new], vault)
        _, row_id = await goods.a_listing(tx, shop_id=shop, listing_id="L1", sku="MUG-EU")
    text = "shop,sku,item_sku,quantity,buffer,share_percent\nstar shop,MUG-EU,MUG,2,3,50\nStar shop,NEW,MUG,,,\n"
    fate = (await web.post(f"{BASE}/catalog/listings/sheet?apply=true", content=text, headers=owner)).json()
    assert [one["outcome"] for one in fate["lines"]] == ["changed", "new"]
    async with company.tx() as tx:
        offers = {one.listing_row_id: one for one in await catalog.list_offers(tx, [item])}
    assert (offers[row_id].quantity, offers[row_id].buffer, offers[row_id].share_percent) == (2, 3, 50)
    assert len(offers) == 2
    back = "shop,sku,item_sku\nStar shop,MUG-EU,-\n"
    await web.post(f"{BASE}/catalog/listings/sheet?apply=true", content=back, headers=owner)
    async with company.tx() as tx:
        assert row_id not in {one.listing_row_id for one in await catalog.list_offers(tx, [item])}


async def test_what_channels_show_is_set_against_what_they_should(web, company, owner):
    async with company.tx() as tx:
        item = await goods.an_item(tx, "MUG")
        sold, row_id = await goods.a_listing(tx, item, sku="MUG-EU")
        await inventory.listed.set_listed(tx, {row_id: (sold.shop_id, 5)})
    path = f"{BASE}/inventory/listed"
    assert [one["standing"] for one in (await web.get(path, headers=owner)).json()["rows"]] == ["waiting"]
    async with company.tx() as tx:
        await inventory.listed.mark_pushed(tx, [inventory.listed.Pushed(row_id, 1, 5)])
    async with company.tx() as tx:
        await inventory.listed.mark_shown(tx, {row_id: 9})
    (row,) = (await web.get(path, params={"standing": "drift", "item_id": str(item)}, headers=owner)).json()["rows"]
    assert (row["sku"], row["quantity"], row["shown_quantity"], row["standing"]) == ("MUG-EU", 5, 9, "drift")
    assert (await web.get(path, params={"standing": "refused"}, headers=owner)).json()["rows"] == []


async def test_a_kit_shows_its_parts_and_a_part_its_kits(web, company, owner):
    async with company.tx() as tx:
        item = await goods.an_item(tx, "MUG")
        kit = await goods.a_kit(tx, {item: 3}, "SET")
    recipe = (await web.get(f"{BASE}/catalog/items/{kit}/recipe", headers=owner)).json()
    assert [(one["sku"], one["quantity"]) for one in recipe["components"]] == [("MUG", 3)]
    used = (await web.get(f"{BASE}/catalog/items/{item}/recipe", headers=owner)).json()["used_in"]
    assert [(one["sku"], one["quantity"]) for one in used] == [("SET", 3)]
