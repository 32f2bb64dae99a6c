"""What people and programs do through the API, with orders, users, roles and keys: it is done, it is in the audit trail, and nobody sees too much."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from linkstar import orders
from linkstar.connect import NewAccount, create_accounts
from linkstar.core import access
from linkstar.core.access import Grant
from tests.world import catalog as goods
from tests.world.access import a_key, code_of
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


async def test_personal_data_is_masked_unless_asked_for_and_then_the_trail_says_so(web, company, owner, order):
    path = f"/api/v1/orders/{order.id}"
    masked = (await web.get(path, headers=owner)).json()
    assert masked["ship_to"]["name"] == "E*** M***"
    assert masked["ship_to"]["line1"] == "***"
    assert masked["ship_to"]["country"] == "DE"
    assert masked["buyer"]["email"] == "e***@example.com"
    assert "Lindenstr" not in str(masked)
    assert await _trail(company, subject=order.id) == []
    full = (await web.get(path, params={"unmask": True}, headers=owner)).json()
    assert full["ship_to"]["line1"] == "Lindenstr. 5"
    assert full["buyer"]["name"] == "Erika Muster"
    assert await _trail(company, subject=order.id) == [("orders", "read_unmasked")]


@pytest.mark.parametrize("role", ["warehouse", "finance", "auditor"])
async def test_who_may_not_see_personal_data_cannot_ask_for_it(web, company, order, role):
    headers = await company.signed_in(role)
    answer = await web.get(f"/api/v1/orders/{order.id}", params={"unmask": True}, headers=headers)
    assert code_of(answer) == "forbidden"
    assert "Lindenstr" not in (await web.get(f"/api/v1/orders/{order.id}", headers=headers)).text


async def test_the_audit_trail_cannot_be_changed_by_the_product_itself(company, order):
    async with company.tx() as tx:
        await access.add_audit(tx, [access.Entry("orders", "cancel", order.id)])
    for sql in ("UPDATE core.audit SET verb = 'read'", "DELETE FROM core.audit"):
        with pytest.raises(Exception, match="permission denied"):
            async with company.tx() as tx:
                await tx.run(sql)


async def test_an_order_is_cancelled_by_lines_and_then_as_a_whole(web, company, owner, order):
    path = f"/api/v1/orders/{order.id}"
    whole = (await web.get(path, headers=owner)).json()
    line = whole["lines"][0]["id"]
    part = await web.post(f"{path}/cancel", json={"lines": [{"line_id": line, "quantity": 1}]}, headers=owner)
    assert part.status_code == 200, part.text
    too_many = await web.post(f"{path}/cancel", json={"lines": [{"line_id": line, "quantity": 3}]}, headers=owner)
    assert code_of(too_many) == "orders.too_many"
    assert (await web.post(f"{path}/cancel", json={}, headers=owner)).status_code == 200
    after = (await web.get(path, headers=owner)).json()
    assert after["state"] == "cancelled"
    assert after["lines"][0]["cancelled"] == 3
    names = [event["name"] for event in after["timeline"]]
    assert names == ["orders.OrderCaptured", "orders.OrderChanged", "orders.OrderCancelled"]
    assert await _trail(company, subject=order.id) == [("orders", "cancel"), ("orders", "cancel")]


async def test_an_order_is_held_and_released(web, owner, order):
    path = f"/api/v1/orders/{order.id}"
    assert (await web.post(f"{path}/hold", json={"reason": "call the buyer"}, headers=owner)).status_code == 200
    assert (await web.get(path, headers=owner)).json()["state"] == "on_hold"
    assert (await web.post(f"{path}/release", json={}, headers=owner)).status_code == 200
    assert (await web.get(path, headers=owner)).json()["state"] == "ready"


async def test_an_edited_address_is_audited_without_the_address(web, company, owner, order):
    new = {"name": "Max Neu", "line1": "Geheimweg 7", "city": "Berlin", "postcode": "10115", "country": "DE"}
    answer = await web.patch(
        f"/api/v1/orders/{order.id}/address", json={"ship_to": new, "version": order.version}, headers=owner
    )
    assert answer.status_code == 200, answer.text
    async with company.tx() as tx:
        row = (await access.list_audit(tx, subject=order.id)).rows[0]
    assert row.after["postcode"] == "10***"
    assert "Geheimweg" not in str(row)


async def test_an_order_typed_in_by_hand_is_captured_once(web, company, owner, vault):
    shop = await _shop(company, vault)
    async with company.tx() as tx:
        item = await goods.an_item(tx, "MUG-1")
        sold, _ = await goods.a_listing(tx, item, shop_id=shop, sku="MUG-1")
    asked = {"shop_id": str(shop), "number": "T-1", "currency": "EUR", "ship_to": {"country": "DE", "name": "Anna"},
             "lines": [{"sku": sold.sku, "quantity": 2, "price_minor": 2400}]}  # fmt: skip
    first = await web.post("/api/v1/orders", json=asked, headers=owner)
    again = await web.post("/api/v1/orders", json=asked, headers=owner)
    assert first.status_code == 201, first.text
    whole = (await web.get(f"/api/v1/orders/{first.json()['id']}", headers=owner)).json()
    assert (whole["state"], whole["total_minor"], whole["source"]) == ("ready", 2400, "manual")
    assert code_of(again) == "orders.number_taken"
    assert len((await web.get("/api/v1/orders", headers=owner)).json()["rows"]) == 1
    unknown = asked | {"number": "T-2", "lines": [{"sku": "NOBODY", "quantity": 1}]}
    made = await web.post("/api/v1/orders", json=unknown, headers=owner)
    assert (await web.get(f"/api/v1/orders/{made.json()['id']}", headers=owner)).json()["state"] == "unmapped"


async def test_scopes_of_a_key_narrow_its_role(web, company, order):
    async with company.tx() as tx:
        reader = await a_key(tx, "operator", ["orders:read"])
    assert (await web.get(f"/api/v1/orders/{order.id}", headers=reader)).status_code == 200
    assert code_of(await web.post(f"/api/v1/orders/{order.id}/cancel", json={}, headers=reader)) == "forbidden"
    assert code_of(await web.get("/api/v1/catalog/items", headers=reader)) == "forbidden"


async def test_a_key_ends_by_its_date_and_by_being_revoked(web, company, owner, clock):
    until = clock.now() + timedelta(hours=1)
    made = await web.post(
        "/api/v1/api-keys", json={"name": "robot", "role": "auditor", "expires_at": until.isoformat()}, headers=owner
    )
    key = {"Authorization": f"Bearer {made.json()['key']}"}
    assert (await web.get("/api/v1/orders", headers=key)).status_code == 200
    listed = (await web.get("/api/v1/api-keys", headers=owner)).json()["rows"][0]
    assert made.json()["key"].split("_")[2] == listed["prefix"]
    assert listed["last_used_at"] is not None
    assert made.json()["key"].split("_")[3] not in str(listed)
    clock.forward(timedelta(hours=2))
    assert code_of(await web.get("/api/v1/orders", headers=key)) == "access.not_signed_in"
    second = (await web.post("/api/v1/api-keys", json={"name": "robot", "role": "auditor"}, headers=owner)).json()
    key = {"Authorization": f"Bearer {second['key']}"}
    assert (await web.delete(f"/api/v1/api-keys/{second['id']}", headers=owner)).status_code == 200
    assert code_of(await web.get("/api/v1/orders", headers=key)) == "access.not_signed_in"


async def test_nobody_gives_rights_that_they_do_not_have(web, company):
    admin = await company.signed_in("admin")
    grants = {"email": "new@example.com", "password": "seven small bridges", "grants": [{"role": "owner"}]}
    assert code_of(await web.post("/api/v1/users", json=grants, headers=admin)) == "access.too_many_rights"
    assert (
        code_of(await web.post("/api/v1/api-keys", json={"name": "k", "role": "owner"}, headers=admin))
        == "access.too_many_rights"
    )
    one_shop = await company.signed_in("", Grant("admin", (SHOP,)))
    wide = {"name": "k", "role": "support"}
    assert code_of(await web.post("/api/v1/api-keys", json=wide, headers=one_shop)) == "access.too_many_rights"
    narrow = await web.post("/api/v1/api-keys", json=wide | {"shop_ids": [str(SHOP)]}, headers=one_shop)
    assert narrow.status_code == 201
    role = {"permissions": {"orders": ["read"], "audit": ["read"]}}
    assert code_of(await web.put("/api/v1/roles/peek", json=role, headers=one_shop)) == "access.too_many_rights"


async def test_an_administrator_cannot_take_over_an_owner(web, company, owner):
    admin = await company.signed_in("admin")
    users = (await web.get("/api/v1/users", headers=admin)).json()["rows"]
    boss = next(user for user in users if user["grants"][0]["role"] == "owner")
    path = f"/api/v1/users/{boss['id']}"
    for method, where, body in (
        ("POST", "/password", {"password": "seven small bridges"}), ("PATCH", "", {"state": "disabled", "version": 1}),
        ("PUT", "/grants", {"grants": [], "version": 1}), ("DELETE", "/totp", None),
    ):  # fmt: skip
        answer = await web.request(method, path + where, json=body, headers=admin)
        assert code_of(answer) == "access.too_many_rights", where


async def test_the_last_owner_stays(web, company, owner):
    me = (await web.get("/api/v1/session", headers=owner)).json()["actor"].partition(":")[2]
    disabled = await web.patch(f"/api/v1/users/{me}", json={"state": "disabled", "version": 1}, headers=owner)
    reduced = await web.put(
        f"/api/v1/users/{me}/grants", json={"grants": [{"role": "support"}], "version": 1}, headers=owner
    )
    assert code_of(disabled) == code_of(reduced) == "access.last_owner"
    await company.signed_in("owner", Grant("owner"))
    assert (
        await web.patch(f"/api/v1/users/{me}", json={"state": "disabled", "version": 1}, headers=owner)
    ).status_code == 200


async def test_a_user_is_made_and_can_sign_in(web, company, owner):
    email = f"{uuid4().hex}@example.com"
    asked = {"email": email, "name": "Li Lei", "password": "seven small bridges", "grants": [{"role": "support"}]}
    made = await web.post("/api/v1/users", json=asked, headers=owner)
    assert made.status_code == 201, made.text
    assert code_of(await web.post("/api/v1/users", json=asked, headers=owner)) == "access.email_taken"
    assert code_of(await web.post("/api/v1/users", json=asked | {"email": "no address"}, headers=owner)) == "invalid"
    signed_in = await web.post("/api/v1/session/login", json={"email": email, "password": "seven small bridges"})
    assert signed_in.status_code == 200, signed_in.text
    async with company.tx() as tx:
        kept = await tx.value("SELECT password FROM core.users WHERE email = %(email)s", {"email": email})
    assert kept.startswith("$argon2id$")


async def test_a_custom_role_is_made_used_changed_and_dropped(web, company, owner):
    asked = {"title": "Gardener", "permissions": {"orders": ["read", "hold"]}}
    assert (await web.put("/api/v1/roles/gardener", json=asked, headers=owner)).json() == {"version": 1}
    gardener = await company.signed_in("", Grant("gardener"))
    assert (await web.get("/api/v1/orders", headers=gardener)).status_code == 200
    assert code_of(await web.get("/api/v1/catalog/items", headers=gardener)) == "forbidden"
    assert code_of(await web.put("/api/v1/roles/gardener", json=asked, headers=owner)) == "conflict"
    changed = await web.put(
        "/api/v1/roles/gardener", json=asked | {"permissions": {"catalog": ["read"]}, "version": 1}, headers=owner
    )
    assert changed.json() == {"version": 2}
    assert (await web.get("/api/v1/catalog/items", headers=gardener)).status_code == 200
    assert code_of(await web.delete("/api/v1/roles/gardener", headers=owner)) == "access.role_in_use"
    assert code_of(await web.delete("/api/v1/roles/owner", headers=owner)) == "access.role_built_in"
    wrong = await web.put("/api/v1/roles/bad", json={"permissions": {"orders": ["fly"]}}, headers=owner)
    assert wrong.json()["field"] == "permissions"


async def test_orders_are_tagged_many_at_once_and_what_was_so_already_is_told_apart(web, owner, order):
    said = {"ids": [str(order.id)], "add": ["vip", "gift"]}
    assert (await web.post("/api/v1/orders/tag", json=said, headers=owner)).json() == {
        "done": 1,
        "refused": [],
        "same": [],
    }
    unknown = str(uuid4())
    again = (await web.post("/api/v1/orders/tag", json=said | {"ids": [str(order.id), unknown]}, headers=owner)).json()
    assert (again["done"], again["same"]) == (1, [str(order.id)])
    assert [(one["id"], one["code"]) for one in again["refused"]] == [(unknown, "not_found")]
    found = (await web.get("/api/v1/orders", params={"tag": "vip"}, headers=owner)).json()["rows"]
    assert [one["tags"] for one in found] == [["gift", "vip"]]
    assert (await web.get("/api/v1/orders/tags", headers=owner)).json() == {"rows": ["gift", "vip"]}
    comma = await web.post("/api/v1/orders/tag", json=said | {"add": ["a,b"]}, headers=owner)
    assert (comma.status_code, comma.json()["field"]) == (422, "tag")


async def test_an_order_is_given_to_a_colleague_and_nobody_else(web, company, owner, order):
    people = (await web.get("/api/v1/orders/people", headers=owner)).json()["rows"]
    said = {"ids": [str(order.id)], "assignee_id": people[0]["id"]}
    done = (await web.post("/api/v1/orders/assign", json=said, headers=owner)).json()
    assert done["before"] == {str(order.id): None}
    mine = {"assignee_id": people[0]["id"]}
    assert len((await web.get("/api/v1/orders", params=mine, headers=owner)).json()["rows"]) == 1
    stranger = await web.post("/api/v1/orders/assign", json=said | {"assignee_id": str(uuid4())}, headers=owner)
    assert code_of(stranger) == "not_found"
    free = await web.post("/api/v1/orders/assign", json=said | {"assignee_id": None}, headers=owner)
    assert free.json()["before"] == {str(order.id): people[0]["id"]}
    assert ("orders", "edit") in await _trail(company)


async def test_a_note_stands_with_its_order_and_not_in_the_trail(web, company, owner, order):
    path = f"/api/v1/orders/{order.id}"
    assert (await web.post(f"{path}/notes", json={"words": "Erika rang"}, headers=owner)).status_code == 200
    whole = (await web.get(path, headers=owner)).json()
    assert [one["words"] for one in whole["notes"]] == ["Erika rang"]
    assert "Erika rang" not in str(whole["timeline"])
    async with company.tx() as tx:
        assert "Erika" not in str((await access.list_audit(tx, subject=order.id)).rows)
