"""Ending a connection over HTTP: seen before, done, told in the audit log, and undone by connecting again."""

from __future__ import annotations

import pytest

from linkstar.connect import NewAccount, create_accounts
from linkstar.connect.accounts import get_account_row, get_accounts
from tests.world.access import code_of

CONNECT = "/api/v1/connect"
LAMPS = {
    "kind": "channel",
    "partner": "shopify",
    "external_id": "lamps.myshopify.com",
    "base_url": "https://lamps.myshopify.com",
}


@pytest.fixture
async def shop(company, vault):
    """The id of a connected Shopify shop."""
    new = NewAccount(**LAMPS, title="Lamps", secrets={"access_token": "shpat_1"})
    async with company.tx() as tx:
        return (await create_accounts(tx, [new], vault))[0]


async def test_a_shop_without_orders_leaves_nothing_behind(web, owner, shop):
    seen = (await web.get(f"{CONNECT}/accounts/{shop}/disconnect", headers=owner)).json()
    assert seen.pop("count_max") == 1000
    assert set(seen.values()) == {0}


async def test_a_disconnected_shop_has_no_keys_and_another_webhook_address(web, company, owner, vault, shop):
    url = f"{CONNECT}/accounts/{shop}"
    before = (await web.get(url, headers=owner)).json()
    assert (await web.post(f"{url}/disconnect", headers=owner)).status_code == 200
    after = (await web.get(url, headers=owner)).json()
    assert after["state"] == "disconnected"
    assert after["webhook_path"] != before["webhook_path"]
    async with company.tx() as tx:
        assert (await get_accounts(tx, [shop], vault))[shop].secrets == {}
    lines = (await web.get("/api/v1/audit", headers=owner)).json()["rows"]
    assert any(one["after"] == {"state": "disconnected"} for one in lines)


async def test_a_disconnected_shop_is_neither_resumed_nor_authorised_without_keys(web, owner, shop):
    url = f"{CONNECT}/accounts/{shop}"
    await web.post(f"{url}/disconnect", headers=owner)
    for verb in ("resume", "pause", "authorise"):
        assert code_of(await web.post(f"{url}/{verb}", headers=owner)) == "connect.disconnected"


async def test_connecting_again_gives_a_shop_its_past_back(web, company, owner, vault, shop):
    await web.post(f"{CONNECT}/accounts/{shop}/disconnect", headers=owner)
    made = await web.post(f"{CONNECT}/accounts", json=LAMPS | {"secrets": {"access_token": "shpat_2"}}, headers=owner)
    assert (made.status_code, made.json()["id"]) == (201, str(shop))
    async with company.tx() as tx:
        row = await get_account_row(tx, shop)
        assert (row.state, row.title) == ("connected", "Lamps")
        assert (await get_accounts(tx, [shop], vault))[shop].secrets == {"access_token": "shpat_2"}
    again = await web.post(f"{CONNECT}/accounts", json=LAMPS, headers=owner)
    assert code_of(again) == "connect.account_taken"


async def test_who_may_not_change_connections_may_not_end_one(web, company, shop):
    operator = await company.signed_in("operator")
    assert code_of(await web.post(f"{CONNECT}/accounts/{shop}/disconnect", headers=operator)) == "forbidden"
