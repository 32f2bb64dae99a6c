"""Goods, stock, incidents, shipping and accounts through the API."""

from __future__ import annotations

from uuid import uuid4

import pytest

from linkstar import catalog, inventory, orders
from linkstar.connect import NewAccount, create_accounts
from linkstar.core import access, files, incidents, work
from linkstar.core.access import Grant
from tests.world import catalog as goods
from tests.world.access import PASSWORD, code_of
from tests.world.orders import SHOP, a_capture, a_line, an_order


@pytest.fixture
async def order(company):
    async with company.tx() as tx:
        done = await orders.capture(tx, [a_capture(an_order("1001", a_line("MUG", 3)))])
        return await orders.get_order(tx, done.new[SHOP, "ext-1001"])


async def _trail(company, **asked):
    async with company.tx() as tx:
        return [(row.noun, row.verb) for row in (await access.list_audit(tx, **asked)).rows]


async def _shop(company, vault, kind="channel", partner="shopify", **more):
    async with company.tx() as tx:
        new = NewAccount(kind, partner, "A shop", "https://shop.example", "shop-1", **more)
        return (await create_accounts(tx, [new], vault))[0]


async def test_costs_are_hidden_from_those_who_may_not_see_them(web, company, owner):
    async with company.tx() as tx:
        item = await goods.an_item(tx, cost_minor=3200)
    path = f"/api/v1/catalog/items/{item}"
    assert (await web.get(path, headers=owner)).json()["cost_minor"] == 3200
    support = await company.signed_in("support")
    assert (await web.get(path, headers=support)).json()["cost_minor"] is None
    operator = await company.signed_in("operator")
    edit = {"cost_minor": 1, "version": 1}
    assert code_of(await web.patch(path, json=edit, headers=operator)) == "forbidden"
    assert (await web.patch(path, json={"title": "New", "version": 1}, headers=operator)).status_code == 200
    assert code_of(await web.patch(path, json={"title": "Newer", "version": 1}, headers=operator)) == "conflict"


async def test_a_listing_is_linked_and_suggested(web, company, owner):
    async with company.tx() as tx:
        item = await goods.an_item(tx, "MUG-77")
        _, row_id = await goods.a_listing(tx, sku="mug 77")
    path = f"/api/v1/catalog/listings/{row_id}"
    found = (await web.get(f"{path}/suggestions", headers=owner)).json()["rows"]
    assert found[0]["item_id"] == str(item)
    assert (await web.put(f"{path}/link", json={"item_id": str(item)}, headers=owner)).status_code == 200
    listed = (await web.get("/api/v1/catalog/listings", params={"state": "linked"}, headers=owner)).json()["rows"]
    assert [(row["id"], row["item_id"]) for row in listed] == [(str(row_id), str(item))]
    async with company.tx() as tx:
        assert await catalog.list_offers(tx, [item])


async def test_stock_is_received_moved_counted_and_corrected(web, company, owner):
    places = [uuid4(), uuid4()]
    async with company.tx() as tx:
        item = await goods.an_item(tx)
        await inventory.put_locations(tx, [inventory.Location(place, f"L{n}") for n, place in enumerate(places)])
    one, two, item = str(places[0]), str(places[1]), str(item)
    base = "/api/v1/inventory"

    async def post(path, body):
        return await web.post(base + path, json=body, headers=owner)

    assert (
        await post("/receive", {"rows": [{"item_id": item, "location_id": one, "quantity": 10}]})
    ).status_code == 200
    move = {"rows": [{"item_id": item, "from_location_id": one, "to_location_id": two, "quantity": 4}]}
    assert (await post("/transfer", move)).status_code == 200
    too_many = {"rows": [{"item_id": item, "from_location_id": one, "to_location_id": two, "quantity": 7}]}
    assert code_of(await post("/transfer", too_many)) == "inventory.not_enough_stock"
    broken = {"rows": [{"item_id": item, "location_id": one, "difference": -1}], "reason": "broken"}
    assert (await post("/adjust", broken)).status_code == 200
    count_id = (await post("/counts", {"location_id": two, "item_ids": [item]})).json()["id"]
    posted = await post(f"/counts/{count_id}/post", {"rows": [{"item_id": item, "units": 6}]})
    assert posted.json()["rows"] == [{"item_id": item, "difference": 2}]
    assert (
        code_of(await post(f"/counts/{count_id}/post", {"rows": [{"item_id": item, "units": 6}]}))
        == "inventory.count_closed"
    )
    levels = (await web.get(f"{base}/levels", headers=owner)).json()["rows"]
    assert {row["location_id"]: row["on_hand"] for row in levels} == {one: 5, two: 6}
    ledger = (await web.get(f"{base}/items/{item}/movements", headers=owner)).json()["rows"]
    assert [row["kind"] for row in ledger] == ["count", "adjust", "transfer_in", "transfer_out", "receive"] or len(
        ledger
    ) == 5

    there = await company.signed_in("", Grant("warehouse", None, (places[1],)))
    levels = (await web.get(f"{base}/levels", headers=there)).json()["rows"]
    assert [row["location_id"] for row in levels] == [two]
    outside = await web.post(
        f"{base}/receive", json={"rows": [{"item_id": item, "location_id": one, "quantity": 1}]}, headers=there
    )
    assert outside.status_code == 404


async def test_incidents_are_led_to_their_end_and_parked_work_runs_again(web, company, owner):
    async with company.tx() as tx:
        ids = tx.new_ids(2)
        await tx.run(
            "INSERT INTO core.work (tenant_id, id, step, fact_ids, size, due_at, parked_at) VALUES (%(tenant)s, %(id)s, 'some.step',"
            " %(facts)s, 1, %(now)s, %(now)s)", {"id": ids[0], "facts": [ids[1]]},
        )  # fmt: skip
        await incidents.open_many(tx, [
            incidents.New("work_parked", "a", params={"step": "some.step", "error": "it broke"}, work_id=ids[0]),
            incidents.New("stock_short", "b", params={"sku": "MUG", "quantity": 2, "order": "7"}),
        ])  # fmt: skip
    base = "/api/v1/incidents"
    rows = {
        row["kind"]: row for row in (await web.get(base, headers={**owner, "Accept-Language": "zh"})).json()["rows"]
    }
    assert rows["stock_short"]["text"] == "订单 7 缺货：MUG 少 2 件"
    assert rows["work_parked"]["can_replay"]
    assert not rows["stock_short"]["can_replay"]
    both = [row["id"] for row in rows.values()]
    assert (await web.post(f"{base}/acknowledge", json={"ids": both}, headers=owner)).json() == {"count": 2}
    one = (await web.get(f"{base}/{both[0]}", headers=owner)).json()
    assert one["state"] == "acknowledged"
    assert one["owner"].startswith("Owner-")
    assert (
        await web.post(f"{base}/wait", json={"ids": both, "reason": "the carrier"}, headers=owner)
    ).status_code == 200
    replayed = await web.post(f"{base}/replay", json={"ids": [rows["work_parked"]["id"]]}, headers=owner)
    assert replayed.json() == {"count": 1}
    async with company.tx() as tx:
        assert [row.parked for row in await work.list_backlog(tx) if row.step == "some.step"] == [0]
    ignored = await web.post(
        f"{base}/ignore", json={"ids": [rows["stock_short"]["id"]], "reason": "a test"}, headers=owner
    )
    assert ignored.status_code == 200
    assert code_of(await web.post(f"{base}/resolve", json={"ids": both}, headers=owner)) == "incidents.closed"
    assert (await web.get(base, headers=owner)).json()["rows"] == []


async def test_an_incident_about_another_shops_order_is_not_theirs(web, company, order):
    async with company.tx() as tx:
        await incidents.open_many(tx, [incidents.New("stock_short", "a", order.id), incidents.New("shop_silent", "b")])
    mine, others = (
        await company.signed_in("", Grant("support", (SHOP,))),
        await company.signed_in("", Grant("support", (uuid4(),))),
    )
    assert len((await web.get("/api/v1/incidents", headers=mine)).json()["rows"]) == 2
    seen = (await web.get("/api/v1/incidents", headers=others)).json()["rows"]
    assert [row["kind"] for row in seen] == ["shop_silent"]


async def test_a_price_list_is_taken_whole_or_not_at_all(web, company, owner, vault):
    account = await _shop(company, vault, "carrier", "ratesheet")
    path = f"/api/v1/shipping/accounts/{account}/rates"
    headers = {**owner, "Content-Type": "text/csv"}
    good = "service,country,over_g,up_to_g,currency,base\nSTD,DE,0,2000,EUR,4.50\nSTD,FR,0,2000,EUR,5.50\n"
    answer = await web.put(path, content=good, headers=headers)
    assert answer.status_code == 200, answer.text
    bad = await web.put(path, content=good + "STD,GB,0,x,EUR,1\n", headers=headers)
    assert code_of(bad) == "shipping.sheet_broken"
    assert "4" in bad.json()["detail"]
    rows = (await web.get("/api/v1/shipping/rates", params={"country": "DE"}, headers=owner)).json()["rows"]
    assert [(row["service"], row["base_minor"]) for row in rows] == [("STD", 450)]
    services = (await web.get("/api/v1/shipping/services", headers=owner)).json()["rows"]
    assert [row["code"] for row in services] == ["STD"]


async def test_a_location_is_put_for_stock_and_shipping_and_a_rule_is_made(web, company, owner):
    id_ = str(uuid4())
    asked = {
        "code": "SZ",
        "title": "Shenzhen",
        "address": {"country": "CN", "city": "Shenzhen"},
        "zone": "Asia/Shanghai",
        "cut_off": "16:00",
    }
    assert (await web.put(f"/api/v1/shipping/locations/{id_}", json=asked, headers=owner)).status_code == 200
    wrong = await web.put(f"/api/v1/shipping/locations/{id_}", json=asked | {"zone": "Mars/Base"}, headers=owner)
    assert wrong.json()["field"] == "zone"
    twice = await web.put(f"/api/v1/shipping/locations/{uuid4()}", json=asked, headers=owner)
    assert code_of(twice) == "taken"
    shown = (await web.get("/api/v1/shipping/locations", headers=owner)).json()
    assert shown["stock"][0]["code"] == "SZ"
    assert shown["shipping"][0]["cut_off"] == "16:00:00"
    rule = {"kind": "forbid", "title": "no DE by post", "countries": ["DE"]}
    made = await web.post("/api/v1/shipping/rules", json=rule, headers=owner)
    assert made.status_code == 201, made.text
    assert (await web.get("/api/v1/shipping/rules", headers=owner)).json()["rows"][0]["countries"] == ["DE"]
    await web.put(f"/api/v1/shipping/rules/{made.json()['id']}", json=rule | {"is_enabled": False}, headers=owner)
    assert (await web.get("/api/v1/shipping/rules", headers=owner)).json()["rows"] == []


async def test_accounts_are_connected_paused_and_never_show_their_secrets(web, company, owner):
    asked = {"kind": "channel", "partner": "shopify", "external_id": "a.myshopify.com", "base_url": "http://127.0.0.1:1",
             "secrets": {"access_token": "very secret"}}  # fmt: skip
    made = await web.post("/api/v1/connect/accounts", json=asked, headers=owner)
    assert made.status_code == 201, made.text
    path = f"/api/v1/connect/accounts/{made.json()['id']}"
    assert code_of(await web.post("/api/v1/connect/accounts", json=asked, headers=owner)) == "connect.account_taken"
    unknown = await web.post("/api/v1/connect/accounts", json=asked | {"partner": "nobody"}, headers=owner)
    assert code_of(unknown) == "connect.unknown_adapter"
    assert (await web.post(f"{path}/pause", headers=owner)).status_code == 200
    assert (await web.get(path, headers=owner)).json()["state"] == "paused"
    assert (await web.post(f"{path}/resume", headers=owner)).status_code == 200
    assert (
        await web.put(f"{path}/secrets", json={"secrets": {"access_token": "another secret"}}, headers=owner)
    ).status_code == 200
    everything = (await web.get(path, headers=owner)).text + str(await web.get("/api/v1/audit", headers=owner))
    assert "secret" not in everything.replace("secrets", "")
    auditor = (await web.get(path, headers=await company.signed_in("auditor"))).json()
    assert auditor["webhook_path"] is None
    health = (await web.get("/api/v1/connect/health", headers=owner)).json()["rows"]
    assert health[0]["state"] == "connected"


async def test_a_shop_is_authorised_by_its_platforms_page(web, company, owner):
    asked = {"kind": "channel", "partner": "shopify", "external_id": "a.myshopify.com", "base_url": "http://127.0.0.1:1",
             "secrets": {"client_id": "id", "client_secret": "shh"}}  # fmt: skip
    begun = await web.post("/api/v1/connect/authorise", json=asked, headers=owner)
    assert begun.status_code == 200, begun.text
    assert "state=" in begun.json()["url"]
    assert "linkstar.test%2Fapi%2Fv1%2Fconnect%2Fcallback" in begun.json()["url"]
    wrong = await web.get("/api/v1/connect/callback", params={"state": "made up", "code": "x"}, headers=owner)
    assert code_of(wrong) == "connect.grant_unknown"


async def test_a_label_is_fetched_and_the_trail_says_by_whom(web, company, owner, monkeypatch):
    async with company.tx() as tx:
        (file_id,) = await files.put_files(tx, [("application/pdf", b"%PDF-1.4 label")])

    class Found:
        """A parcel with a label."""

        id, number, shop_id, location_id, label_file_id = uuid4(), "P-1", SHOP, uuid4(), file_id

    async def get_parcel(*_):
        return Found

    monkeypatch.setattr("linkstar.shipping.get_parcel", get_parcel)
    answer = await web.get(f"/api/v1/shipping/parcels/{Found.id}/label", headers=owner)
    assert answer.content == b"%PDF-1.4 label"
    assert answer.headers["content-type"] == "application/pdf"
    assert 'filename="P-1.pdf"' in answer.headers["content-disposition"]
    assert await _trail(company, subject=Found.id) == [("labels", "read_unmasked")]
    assert (
        code_of(await web.get(f"/api/v1/shipping/parcels/{Found.id}/label", headers=await company.signed_in("auditor")))
        == "forbidden"
    )


async def test_password_is_never_in_the_trail(web, company, owner):
    await web.post("/api/v1/session/password", json={"old": PASSWORD, "new": "seven small bridges"}, headers=owner)
    async with company.tx() as tx:
        rows = (await access.list_audit(tx)).rows
    assert [row.verb for row in rows if row.noun == "session"] == ["post", "login"]
    assert "bridges" not in str(rows)


async def test_a_place_that_a_partner_keeps_is_linked_shown_and_changed_by_nobody(web, company, owner):
    account = {"kind": "warehouse", "partner": "qimen", "title": "WMS", "external_id": "Q1", "base_url": "https://wms.example.com",
               "secrets": {"app_key": "k", "app_secret": "s", "customer_id": "C"}}  # fmt: skip
    made = await web.post("/api/v1/connect/accounts", json=account, headers=owner)
    assert made.status_code == 201, made.text
    keeper, id_ = made.json()["id"], str(uuid4())
    asked = {
        "code": "WMS",
        "address": {"country": "DE"},
        "zone": "Europe/Berlin",
        "cut_off": "15:00",
        "type": "third_party",
    }
    url = f"/api/v1/shipping/locations/{id_}"
    assert (await web.put(url, json=asked | {"kept_by": str(uuid4())}, headers=owner)).status_code == 404
    assert (await web.put(url, json=asked | {"kept_by": keeper}, headers=owner)).status_code == 200
    assert (await web.put(url, json=asked | {"title": "Kept"}, headers=owner)).status_code == 200
    [shown] = (await web.get("/api/v1/shipping/locations", headers=owner)).json()["stock"]
    assert (shown["title"], shown["kept_by"]) == ("Kept", keeper)
    item = (await web.post("/api/v1/catalog/items", json={"sku": "KEPT-1", "title": "Jar"}, headers=owner)).json()["id"]
    rows = {"rows": [{"item_id": item, "location_id": id_, "quantity": 5}]}
    refused = await web.post("/api/v1/inventory/receive", json=rows, headers=owner)
    assert (refused.status_code, code_of(refused)) == (409, "inventory.kept_elsewhere")
    assert (await web.get(f"/api/v1/inventory/items/{item}/mirrored", headers=owner)).json()["rows"] == []
    assert (await web.put(url, json=asked | {"kept_by": None}, headers=owner)).status_code == 200
    assert (await web.post("/api/v1/inventory/receive", json=rows, headers=owner)).status_code == 200
