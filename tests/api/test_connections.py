"""Shops and carriers as people look after them: names, budgets, one call of the log, and authorising again."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest

from linkstar.connect import NewAccount, create_accounts
from linkstar.connect.accounts import get_account_row
from linkstar.connect.call_log import Call, write_calls
from linkstar.connect.limits import Limits
from linkstar.connect.wire import Account, Budget
from linkstar.core.access import Grant
from linkstar.kit.ids import new_id
from tests.world.access import code_of

CONNECT = "/api/v1/connect"
KEYS = {"client_id": "app-1", "client_secret": "hush", "access_token": "shpat_1"}


@pytest.fixture
async def shop(company, vault) -> Account:
    """A connected Shopify shop."""
    new = NewAccount("channel", "shopify", "Lamps", "https://lamps.myshopify.com", "lamps.myshopify.com", secrets=KEYS)
    async with company.tx() as tx:
        (id_,) = await create_accounts(tx, [new], vault)
    return Account(id_, company.id, "channel", "shopify", new.base_url, new.external_id)


async def test_an_account_gets_another_name(web, company, owner, shop):
    url = f"{CONNECT}/accounts/{shop.id}"
    assert (await web.patch(url, json={"title": "Lamps US"}, headers=owner)).status_code == 200
    assert (await web.get(url, headers=owner)).json()["title"] == "Lamps US"
    assert code_of(await web.patch(url, json={"title": ""}, headers=owner)) == "invalid"
    support = await company.signed_in("operator")
    assert code_of(await web.patch(url, json={"title": "Mine"}, headers=support)) == "forbidden"


async def test_a_budget_tells_what_may_still_be_called_the_emptiest_first(web, app_database, owner, shop):
    limits = Limits(app_database)
    await limits.take(shop, "Orders", Budget(rate=0.5, burst=10), cost=1)
    await limits.take(shop, "SetStock", Budget(rate=0.5, burst=10), cost=8)
    rows = (await web.get(f"{CONNECT}/accounts/{shop.id}/budgets", headers=owner)).json()["rows"]
    assert [row["operation"] for row in rows] == ["SetStock", "Orders"]
    assert 2 <= rows[0]["calls"] < 10
    assert (rows[0]["burst"], rows[0]["rate"], rows[0]["spent"]) == (10, 0.5, 8)


async def test_a_call_is_read_by_those_of_its_shop(web, company, owner, shop, clock):
    call = Call(
        new_id(clock.now()), shop.id, "Orders", "POST", "/x", 200, 3, "t" * 32, "asked", "said", "", clock.now()
    )
    async with company.tx() as tx:
        await write_calls(tx, [call])
    answer = await web.get(f"{CONNECT}/calls/{call.id}", headers=owner)
    assert (answer.json()["request"], answer.json()["response"]) == ("asked", "said")
    elsewhere = await company.signed_in("", Grant("operator", (new_id(clock.now()),), None))
    assert (await web.get(f"{CONNECT}/calls/{call.id}", headers=elsewhere)).status_code == 404


async def test_a_shop_is_authorised_again_with_the_keys_that_it_has(web, company, owner, shop):
    answer = await web.post(f"{CONNECT}/accounts/{shop.id}/authorise", headers=owner)
    url = urlsplit(answer.json()["url"])
    said = dict(parse_qsl(url.query))
    assert (url.hostname, said["client_id"]) == ("lamps.myshopify.com", "app-1")
    assert "hush" not in answer.text
    assert said["redirect_uri"].endswith("/api/v1/connect/callback")


async def test_a_carrier_has_no_page_to_authorise_at(web, company, owner, vault):
    async with company.tx() as tx:
        (id_,) = await create_accounts(tx, [NewAccount("carrier", "ratesheet", "Post", "", "post-1")], vault)
        assert (await get_account_row(tx, id_)).state == "connected"
    answer = await web.post(f"{CONNECT}/accounts/{id_}/authorise", headers=owner)
    assert code_of(answer) == "connect.cannot_authorise"


async def test_a_person_who_comes_back_in_vain_sees_a_page_and_a_program_a_problem(web, owner):
    query = {"state": "unknown", "code": "1"}
    person = await web.get(f"{CONNECT}/callback", params=query, headers=owner | {"Accept": "text/html,*/*"})
    assert (person.status_code, person.headers["location"]) == (303, "/connect/new?refused=connect.grant_unknown")
    assert code_of(await web.get(f"{CONNECT}/callback", params=query, headers=owner)) == "connect.grant_unknown"


async def test_partners_say_which_keys_they_need(web, owner):
    rows = (await web.get(f"{CONNECT}/adapters", headers=owner)).json()["rows"]
    shopify = next(row for row in rows if row["name"] == "shopify")
    assert shopify["external_id"] == "{name}.myshopify.com"
    assert [key["name"] for key in shopify["keys"] if key["when"] == "keys"] == ["access_token"]
