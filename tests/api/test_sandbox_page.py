"""The sandbox as a page of the product: pretend shops, orders and faults of one's own company, at the sandbox and nowhere else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from urllib.parse import parse_qsl, urlsplit
from uuid import uuid4

import httpx
import pytest

from linkstar.api.app import create_app
from linkstar.api.pretend_orders import KINDS, Offered, Till, pretend_orders
from linkstar.api.sandbox import received_rows
from linkstar.connect import NewAccount, Partners, create_accounts
from linkstar.connect.outgoing import Outgoing
from linkstar.core.settings import Settings
from linkstar.sandbox import open_sandbox
from tests.conftest import NOON
from tests.world import catalog as goods
from tests.world.access import code_of

SANDBOX = "/api/v1/sandbox"


@pytest.fixture
async def sandbox(clock) -> AsyncIterator[str]:
    """The address of a sandbox in memory, with all partners."""
    async with open_sandbox(clock=clock) as url:
        yield url


@pytest.fixture
async def web(app_database, vault, tmp_path, sandbox) -> AsyncIterator[httpx.AsyncClient]:
    """The web door of an installation that reaches this sandbox."""
    place = urlsplit(sandbox)
    partners = Partners(app_database, vault, outgoing=Outgoing((place.hostname, place.port)))
    app = create_app(app_database, vault, partners=partners, settings=Settings(database_url=None, home=tmp_path))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://linkstar.test") as client:
        yield client
    await partners.close()


@pytest.fixture
async def raw(sandbox) -> AsyncIterator[httpx.AsyncClient]:
    """The sandbox itself."""
    async with httpx.AsyncClient(base_url=sandbox) as client:
        yield client


async def _connected(web, headers) -> str:
    """A pretend Shopify shop, connected by its own page as a person would; its account."""
    opened = (await web.post(f"{SANDBOX}/shops", json={"partner": "shopify"}, headers=headers)).json()
    asked = {
        **opened,
        "kind": "channel",
        "partner": "shopify",
        "site": "DE",
        "currency": "EUR",
        "zone": "Europe/Berlin",
    }
    url = (await web.post("/api/v1/connect/authorise", json=asked, headers=headers)).json()["url"]
    async with httpx.AsyncClient() as browser:
        back = urlsplit((await browser.get(url)).headers["location"])
    answer = await web.get(back.path, params=dict(parse_qsl(back.query)), headers=headers)
    assert answer.status_code == 303, answer.text
    return urlsplit(answer.headers["location"]).path.rpartition("/")[2]


async def test_a_pretend_shop_is_connected_by_its_own_page_and_orders_are_placed_there(web, company, owner, raw):
    account_id = await _connected(web, owner)
    told = (await web.get(f"/api/v1/connect/accounts/{account_id}", headers=owner)).json()
    assert (told["is_pretend"], told["state"], told["partner"]) == (True, "connected", "shopify")
    async with company.tx() as tx:
        await goods.an_item(tx, "LAMP", title="Lamp")
    placed = await web.post(f"{SANDBOX}/orders", json={"account_id": account_id, "kinds": list(KINDS)}, headers=owner)
    assert len(placed.json()["numbers"]) == len(KINDS)
    partners = {one["name"]: one for one in (await raw.get("/_sandbox/summary")).json()["partners"]}
    assert [one["external_id"] for one in partners["shopify"]["shops"]] == [told["external_id"]]


async def test_orders_are_placed_at_ones_own_pretend_shops_only(web, company, owner, found, vault):
    other = await found("globex")
    theirs = await _connected(web, await other.signed_in())
    async with company.tx() as tx:
        (real,) = await create_accounts(tx, [NewAccount("channel", "shopify", "Real", "https://a.example", "a")], vault)
    for account_id in (theirs, str(real)):
        for path, asked in (("orders", {"kinds": ["plain"]}), ("faults", {"kind": "revoked"})):
            answer = await web.post(f"{SANDBOX}/{path}", json=asked | {"account_id": account_id}, headers=owner)
            assert (answer.status_code, code_of(answer)) == (404, "not_found"), path
    accounts = [id_ for one in (await web.get(SANDBOX, headers=owner)).json()["partners"] for id_ in one["accounts"]]
    assert accounts == []


async def test_a_fault_strikes_and_is_ended(web, owner, raw):
    await _connected(web, owner)
    asked = {"kind": "500", "partner": "shopify", "count": 2}
    assert (await web.post(f"{SANDBOX}/faults", json=asked, headers=owner)).json() == {"count": 1}
    assert (await raw.post("/shopify/admin/api/2026-10/graphql.json")).status_code == 500
    (fault,) = (await web.get(SANDBOX, headers=owner)).json()["faults"]
    assert (fault["kind"], fault["seen"], fault["struck"]) == ("500", 1, 1)
    ended = await web.delete(f"{SANDBOX}/faults", params={"fault_id": fault["id"]}, headers=owner)
    assert ended.json() == {"count": 1}
    assert (await web.get(SANDBOX, headers=owner)).json()["faults"] == []


def test_what_partners_received_is_told_without_buyers_and_without_other_companies():
    ours, theirs = uuid4(), {"customer": "C-2", "tracking_number": "LX9"}
    label = {
        "customer": "C-1",
        "tracking_number": "LX1",
        "status": "A",
        "asked": {"receiver": "Zoe"},
        "receiver_name": "Zoe",
    }
    confirmation = {"shop": "C-1", "order_number": "#1", "lines": [{"quantity": 2}, {"quantity": 1}], "buyer": "Zoe"}
    told = {"labels": [theirs, label], "confirmations": [confirmation], "stock": {"C-1/77": 5, "C-2/77": 9}}
    rows = received_rows("toy", told, {"C-1": ours})
    assert [(one.kind, one.account_id, one.told) for one in rows] == [
        ("label", ours, {"tracking_number": "LX1", "status": "A"}),
        ("confirmation", ours, {"order_number": "#1", "units": "3"}),
        ("stock", ours, {"listing": "77", "quantity": "5"}),
    ]


async def test_a_role_without_the_right_does_not_reach_the_sandbox(web, company):
    answer = await web.get(SANDBOX, headers=await company.signed_in("support"))
    assert (answer.status_code, code_of(answer)) == (403, "forbidden")


async def test_where_the_installation_reaches_no_sandbox_nobody_has_the_right(app, company, owner):
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://linkstar.test") as plain:
        assert "sandbox" not in (await plain.get("/api/v1/session", headers=owner)).json()["permissions"]
        assert code_of(await plain.get(SANDBOX, headers=owner)) == "sandbox.off"


def test_each_kind_of_pretend_order_is_what_it_says():
    till = Till("DE", "EUR", [Offered("1", "A", "a"), Offered("2", "B", "b"), Offered("3", "C", "c")])
    told = dict(zip(KINDS, pretend_orders(till, KINDS, NOON), strict=True))
    assert len(told["multi_line"]["lines"]) == 3
    assert told["ioss"]["ioss_number"].startswith("IM")
    assert told["short"]["lines"][0]["quantity"] > 1000
    assert told["unknown_listing"]["lines"][0]["sku"] not in {"A", "B", "C"}
    assert (told["unpaid"]["payment"], told["unpaid"]["paid_at"]) == ("pending", None)
    assert told["bad_address"]["ship_to"]["line1"] == ""
    assert len({one["external_id"] for one in told.values()}) == len(KINDS)
    assert all(one["total_minor"] == sum(line["price_minor"] for line in one["lines"]) for one in told.values())
