"""Connecting a shop by its platform's page: who began it ends it, once, in time; and browsers are sent nowhere else."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from linkstar.connect.wire import BadSignature, Tokens
from tests.world.access import a_key, a_session, a_user, code_of

BEGIN, CALLBACK = "/api/v1/connect/authorise", "/api/v1/connect/callback"
SHOP = {
    "kind": "channel", "partner": "shopify", "external_id": "linkstar-demo.myshopify.com",
    "secrets": {"client_id": "app", "client_secret": "hush"},
}  # fmt: skip


class Agreed:
    """A platform whose seller has said yes; `refuses`: whose answer was tampered with."""

    def __init__(self, *, refuses: bool = False) -> None:
        self.refuses, self.codes = refuses, []

    async def exchange_code(self, http, grant, query):
        self.codes.append(query.get("code", ""))
        if self.refuses:
            raise BadSignature("the callback was not signed by Shopify")
        return Tokens({"access_token": "t"}, external_id=grant.external_id)


@pytest.fixture
def platform(app, monkeypatch) -> Agreed:
    agreed = Agreed()
    monkeypatch.setattr(app.state.door.partners, "_adapter_of", lambda kind, name: agreed)
    return agreed


async def begun(web, headers, **changes) -> str:
    """Begins an authorisation; the state that the browser takes along."""
    answer = await web.post(BEGIN, json={**SHOP, **changes}, headers=headers)
    assert answer.status_code == 200, answer.text
    return parse_qs(urlsplit(answer.json()["url"]).query)["state"][0]


async def test_whoever_comes_back_is_sent_to_our_own_page_whatever_the_address_asks_for(web, owner, platform):
    for number, asked in enumerate(
        ({}, {"return_to": "https://evil.example/"}, {"redirect": "//evil.example"}, {"next": "javascript:alert(1)"})
    ):
        state = await begun(web, owner, external_id=f"shop-{number}.myshopify.com")
        answer = await web.get(CALLBACK, params={"state": state, "code": "c", **asked}, headers=owner)
        assert answer.status_code == 303, answer.text
        to = urlsplit(answer.headers["location"])
        assert (to.scheme, to.netloc, to.path.rpartition("/")[0]) == ("", "", "/connect")
        assert set(parse_qs(to.query)) == {"connected"}
    assert platform.codes == ["c"] * 4


async def test_a_state_works_once(web, owner, platform):
    state = await begun(web, owner)
    assert (await web.get(CALLBACK, params={"state": state, "code": "1"}, headers=owner)).status_code == 303
    again = await web.get(CALLBACK, params={"state": state, "code": "2"}, headers=owner)
    assert (again.status_code, code_of(again)) == (400, "connect.grant_unknown")
    assert platform.codes == ["1"]


async def test_a_state_that_failed_is_used_up_too(web, owner, platform):
    platform.refuses = True
    state = await begun(web, owner)
    assert code_of(await web.get(CALLBACK, params={"state": state}, headers=owner)) == "connect.partner_trouble"
    platform.refuses = False
    assert code_of(await web.get(CALLBACK, params={"state": state}, headers=owner)) == "connect.grant_unknown"


@pytest.mark.parametrize("state", ["", "guess", "A" * 48, "\x7f", "é", "x" * 5_000])
async def test_a_made_up_state_is_refused(web, owner, platform, state):
    answer = await web.get(CALLBACK, params={"state": state, "code": "c"}, headers=owner)
    assert (answer.status_code, code_of(answer)) == (400, "connect.grant_unknown")
    assert platform.codes == []


async def test_a_state_expires(web, owner, platform, clock):
    state = await begun(web, owner)
    clock.at += timedelta(minutes=31)
    assert (
        code_of(await web.get(CALLBACK, params={"state": state, "code": "c"}, headers=owner)) == "connect.grant_unknown"
    )


async def test_only_the_browser_that_began_can_end_it(web, company, found, owner, platform):
    """Else somebody is led to connect a stranger's shop to their company, or their shop to a stranger's."""
    state = await begun(web, owner)
    rival = await (await found("rival")).signed_in("owner")
    async with company.tx() as tx:
        colleague = await a_session(tx, await a_user(tx, "owner"))
        program = await a_key(tx)
    for other in (rival, colleague, program):
        answer = await web.get(CALLBACK, params={"state": state, "code": "theirs"}, headers=other)
        assert (answer.status_code, code_of(answer)) == (400, "connect.grant_unknown")
    assert (await web.get(CALLBACK, params={"state": state, "code": "theirs"})).status_code == 401
    assert platform.codes == []
    assert (await web.get(CALLBACK, params={"state": state, "code": "mine"}, headers=owner)).status_code == 303


@pytest.mark.parametrize(
    "path",
    ["//evil.example", "//evil.example/", "/\\evil.example", "/api/v1/orders/", "/health/", "/%2f%2fevil.example"],
)
async def test_no_address_of_ours_leads_to_another_site(web, owner, path):
    answer = await web.get(f"http://linkstar.test{path}", headers=owner)
    assert answer.status_code == 404
    assert "location" not in answer.headers


@pytest.mark.parametrize("asked", ["http://169.254.169.254/", "https://169.254.169.254/", "https://user@shop.example/"])
async def test_an_account_at_an_address_that_leads_inside_is_refused_by_name(web, owner, asked):
    for path in ("/api/v1/connect/accounts", BEGIN):
        answer = await web.post(path, json={**SHOP, "base_url": asked}, headers=owner)
        assert (answer.status_code, code_of(answer), answer.json()["field"]) == (
            422,
            "connect.address_refused",
            "base_url",
        )


async def test_where_only_the_internet_is_allowed_this_machine_is_refused(web, owner, app, monkeypatch):
    monkeypatch.delenv("LINKSTAR_REACH_OWN_NETWORK")
    from_settings = type(app.state.door.partners.outgoing)()
    monkeypatch.setattr(app.state.door.partners, "outgoing", from_settings)
    for asked in ("http://127.0.0.1:8090/shopify", "https://10.0.0.1", "http://shop.example"):
        answer = await web.post("/api/v1/connect/accounts", json={**SHOP, "base_url": asked}, headers=owner)
        assert code_of(answer) == "connect.address_refused", asked
    assert (
        await web.post("/api/v1/connect/accounts", json={**SHOP, "base_url": "https://shop.example"}, headers=owner)
    ).status_code == 201
