"""Places that partners keep, through the API: announcing goods there, and what the keeper told."""

from __future__ import annotations

from uuid import uuid4

from linkstar import inventory
from linkstar.connect import NewAccount, create_accounts
from linkstar.core.access import Grant
from linkstar.inventory.actions.kept_events import note_events
from linkstar.inventory.queries.kept import Befallen
from tests.world import catalog as goods
from tests.world.access import code_of


async def a_kept_place(company, vault):
    """A place that a warehouse keeps whose system speaks Qimen, one of our own, and an item."""
    async with company.tx() as tx:
        (keeper,) = await create_accounts(
            tx, [NewAccount("warehouse", "qimen", "WMS", "https://wms.example", "Q1")], vault
        )
        kept, own = tx.new_id(), tx.new_id()
        await inventory.put_locations(tx, [
            inventory.Location(kept, "WMS", "WMS", "third_party", kept_by=keeper), inventory.Location(own, "SZX"),
        ])  # fmt: skip
        return keeper, kept, own, await goods.an_item(tx, "JAR")


async def test_goods_are_announced_where_a_partner_waits_for_them_only(web, company, owner, vault):
    _, kept, own, item = await a_kept_place(company, vault)
    places = (await web.get("/api/v1/inventory/locations", headers=owner)).json()["rows"]
    assert {row["code"]: (row["is_kept"], row["announces"]) for row in places} == {
        "WMS": (True, True),
        "SZX": (False, False),
    }
    rows = [{"item_id": str(item), "quantity": 2}, {"item_id": str(item), "quantity": 3}]
    body = {"location_id": str(kept), "number": " PO-7 ", "supplier": "Jar Works", "rows": rows}
    post = "/api/v1/inventory/inbounds"
    made = await web.post(post, json=body, headers=owner)
    assert made.status_code == 201
    assert code_of(await web.post(post, json=body, headers=owner)) == "inventory.inbound_known"
    assert (
        code_of(await web.post(post, json=body | {"location_id": str(own)}, headers=owner)) == "inventory.not_announced"
    )
    [one] = (await web.get(f"/api/v1/inventory/locations/{kept}/inbounds", headers=owner)).json()["rows"]
    assert (one["id"], one["number"], one["state"]) == (made.json()["id"], "PO-7", "announced")
    assert [(line["sku"], line["expected"], line["sound"]) for line in one["lines"]] == [("JAR", 5, 0)]


async def test_amounts_of_a_keeper_are_for_those_who_see_costs_of_their_places(web, company, owner, vault):
    keeper, kept, own, item = await a_kept_place(company, vault)
    async with company.tx() as tx:
        told = Befallen(
            keeper, "reimbursement", "900001:JAR", "JAR", item, 1, 0, "", "Lost", "", "EUR", 1299, tx.now, uuid4()
        )
        await note_events(tx, [told])
    path = f"/api/v1/inventory/locations/{kept}/events"
    assert (await web.get(path, headers=owner)).json()["rows"][0]["amount_minor"] == 1299
    support = await company.signed_in("support")
    [seen] = (await web.get(path, headers=support)).json()["rows"]
    assert (seen["kind"], seen["amount_minor"]) == ("reimbursement", None)
    assert (await web.get(path, params={"kind": "removal"}, headers=owner)).json()["rows"] == []
    elsewhere = await company.signed_in("warehouse", Grant("warehouse", (), (own,)))
    assert (await web.get(path, headers=elsewhere)).status_code == 404
