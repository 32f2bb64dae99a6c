"""A company that lets nobody work without a second factor, and what a browser that was left open does not give away."""

from __future__ import annotations

import pyotp

from tests.api.conftest import Company
from tests.world.access import PASSWORD, a_key, a_session, a_user, code_of

COMPANY, ME, ORDERS = "/api/v1/company", "/api/v1/session", "/api/v1/orders"


async def _ask_everybody(web, owner) -> None:
    version = (await web.get(COMPANY, headers=owner)).json()["version"]
    asked = await web.patch(COMPANY, json={"needs_totp": True, "version": version}, headers=owner)
    assert asked.status_code == 200, asked.text


async def test_nobody_works_without_a_second_factor_where_the_company_asks_for_it(web, company: Company, owner, clock):
    operator = await company.signed_in("operator")
    async with company.tx() as tx:
        key = await a_key(tx, "operator")
    assert (await web.get(ME, headers=operator)).json()["lacks_totp"] is False
    await _ask_everybody(web, owner)

    assert (await web.get(ME, headers=operator)).json()["lacks_totp"] is True
    for headers in (operator, owner):
        refused = await web.get(ORDERS, headers=headers)
        assert (refused.status_code, code_of(refused)) == (403, "access.second_factor_needed")
    assert (await web.get(ORDERS, headers=key)).status_code == 200  # a program has none

    begun = await web.post("/api/v1/session/totp", json={"password": PASSWORD}, headers=operator)
    code = pyotp.TOTP(begun.json()["secret"]).at(clock.now())
    done = await web.post("/api/v1/session/totp/confirm", json={"code": code}, headers=operator)
    assert done.status_code == 200, done.text
    assert (await web.get(ORDERS, headers=operator)).status_code == 200


async def test_another_company_is_not_asked(web, owner, found):
    await _ask_everybody(web, owner)
    other = await (await found("globex")).signed_in("owner")
    assert (await web.get(ORDERS, headers=other)).status_code == 200


async def test_signing_out_elsewhere_asks_for_the_password(web, company: Company):
    async with company.tx() as tx:
        user_id = await a_user(tx)
        mine, other = await a_session(tx, user_id), await a_session(tx, user_id)
    end = "/api/v1/session/all/end"
    assert code_of(await web.post(end, json={"password": "somebody else"}, headers=mine)) == "access.login_failed"
    assert (await web.get(ME, headers=other)).status_code == 200
    assert (await web.post(end, json={"password": PASSWORD}, headers=mine)).status_code == 200
    assert (await web.get(ME, headers=other)).status_code == 401
    assert (await web.get(ME, headers=mine)).status_code == 200


async def test_leaving_lets_the_browser_forget_what_it_kept(web, owner):
    left = await web.post("/api/v1/session/logout", headers=owner)
    assert left.headers["clear-site-data"] == '"cache"'
    assert (await web.get(ME, headers=owner)).status_code == 401
