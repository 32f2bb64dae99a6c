"""The first company of an installation: founded once, by somebody at the machine or with its code; and the demo company."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from linkstar.api.app import create_app
from linkstar.api.demo_people import DEMO_LOGINS, SLUG
from linkstar.api.session import attempts
from linkstar.core import access
from linkstar.core.access.first_run import setup_code
from linkstar.core.settings import Settings, secret_key
from linkstar.core.tenants import create_tenant, list_tenants
from linkstar.kit.ids import new_id
from tests.world.access import code_of

FIRST = "/api/v1/session/first-run"
DEMO = "/api/v1/session/demo"
OWNER = {
    "company": "Lampen & Licht 灯具", "zone": "Europe/Berlin", "currency": "EUR", "name": "Erika", "email": "Erika@example.com",
    "password": "seven small bridges",
}  # fmt: skip


@pytest.fixture
def database_name(fresh_name):
    """An installation that nobody has used yet."""
    return fresh_name


@pytest.fixture(autouse=True)
def _fresh_attempts():
    attempts._hosts.clear()
    attempts._unknown.clear()


def _at(app, host="127.0.0.1", url="http://127.0.0.1:8080", **headers):
    transport = httpx.ASGITransport(app=app, client=(host, 5000))
    return httpx.AsyncClient(transport=transport, base_url=url, headers=headers)


async def test_somebody_at_the_machine_founds_the_first_company_and_is_signed_in(app, app_database):
    async with _at(app) as here:
        assert (await here.get(FIRST)).json() == {"is_open": True, "needs_code": False, "demo": []}
        answer = await here.post(FIRST, json=OWNER)
        assert answer.status_code == 201, answer.text
        me = (await here.get("/api/v1/session")).json()
    assert (me["company"], me["email"], me["name"]) == ("Lampen & Licht 灯具", "erika@example.com", "Erika")
    assert "own" in me["permissions"]["company"]
    (company,) = await list_tenants(app_database)
    assert (company.slug, company.zone, company.currency) == ("lampen-licht", "Europe/Berlin", "EUR")


async def test_it_works_a_single_time(app, app_database):
    async with _at(app) as here:
        assert (await here.post(FIRST, json=OWNER)).status_code == 201
        again = await here.post(FIRST, json=OWNER | {"email": "other@example.com"})
        assert (again.status_code, code_of(again)) == (409, "tenants.not_first")
        assert (await here.get(FIRST)).json() == {"is_open": False, "needs_code": False, "demo": []}
    assert len(await list_tenants(app_database)) == 1


async def test_of_browsers_at_once_one_wins(app, app_database):
    async with _at(app) as here:
        asked = [here.post(FIRST, json=OWNER | {"company": f"Company {n}"}) for n in range(5)]
        answers = await asyncio.gather(*asked)
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409]
    assert len(await list_tenants(app_database)) == 1


async def test_a_password_that_is_refused_leaves_the_installation_open(app, app_database):
    async with _at(app) as here:
        answer = await here.post(FIRST, json=OWNER | {"password": "short"})
        assert (answer.status_code, code_of(answer)) == (422, "access.password_too_short")
        assert (await here.post(FIRST, json=OWNER | {"zone": "Berlin"})).status_code == 422
        assert (await here.get(FIRST)).json()["is_open"]
    assert await list_tenants(app_database) == []


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"host": "192.0.2.7"},
        {"X-Forwarded-For": "127.0.0.1"},
        {"X-Real-IP": "192.0.2.7"},
        {"Via": "1.1 a proxy"},
        {"url": "http://linkstar.example"},  # a strange page whose name leads here
    ],
)
async def test_from_elsewhere_it_takes_the_code_that_the_machine_printed(app, app_database, elsewhere):
    async with _at(app, **elsewhere) as there:
        assert (await there.get(FIRST)).json()["needs_code"]
        for code in ("", "AAAA-AAAA-AAAA-AAAA"):
            answer = await there.post(FIRST, json=OWNER | {"code": code})
            assert (answer.status_code, code_of(answer)) == (403, "access.setup_code_wrong")
        assert await list_tenants(app_database) == []
        code = setup_code(secret_key(app.state.door.settings))
        assert (await there.post(FIRST, json=OWNER | {"code": code.lower().replace("-", " ")})).status_code == 201


async def test_the_code_cannot_be_guessed_by_many_tries(app):
    async with _at(app, host="192.0.2.7") as there:
        said = {code_of(await there.post(FIRST, json=OWNER | {"code": f"{n}"})) for n in range(61)}
    assert said == {"access.setup_code_wrong", "access.too_many_attempts"}


async def _demo(app_database):
    tenant_id = new_id(app_database.clock.now())
    async with app_database.tx(tenant_id) as tx:
        await create_tenant(tx, SLUG, "Demo")
        email, password, role = DEMO_LOGINS[2]
        user_id = await access.create_user(tx, access.NewUser(email, "Wang Fang", password, (access.Grant(role),)))
    return tenant_id, user_id


async def test_the_demo_company_is_entered_by_a_click_where_there_is_one(app_database, vault, tmp_path):
    tenant_id, user_id = await _demo(app_database)
    app = create_app(app_database, vault, settings=Settings(home=tmp_path, demo=True))
    async with _at(app) as here:
        told = (await here.get(FIRST)).json()
        assert {"role": "operator", "name": "Wang Fang 王芳"} in told["demo"]
        assert (await here.post(DEMO, json={"role": "operator"})).status_code == 200
        assert (await here.get("/api/v1/session")).json()["company"] == "Demo"
        async with app_database.tx(tenant_id) as tx:
            await access.actions.users.set_password(tx, user_id, "a password of our own")
        answer = await here.post(DEMO, json={"role": "operator"})
        assert (answer.status_code, code_of(answer)) == (401, "access.login_failed")
    await app.state.door.partners.close()


async def test_without_the_setting_the_demo_company_asks_for_its_passwords(app, app_database):
    await _demo(app_database)
    async with _at(app) as here:
        assert (await here.get(FIRST)).json()["demo"] == []
        answer = await here.post(DEMO, json={"role": "operator"})
        assert (answer.status_code, code_of(answer)) == (404, "not_found")


async def test_who_belongs_to_several_companies_is_told_their_names(app, app_database, found):
    for slug in ("north", "south"):
        company = await found(slug)
        async with company.tx() as tx:
            await access.create_owner(tx, "both@example.com", "Both", "seven small bridges")
    asked = {"email": "both@example.com", "password": "seven small bridges"}
    async with _at(app) as here:
        answer = await here.post("/api/v1/session/login", json=asked)
        assert code_of(answer) == "access.choose_company"
        choices = answer.json()["errors"]
        assert sorted(one["detail"] for one in choices) == ["North", "South"]
        south = next(one["code"] for one in choices if one["detail"] == "South")
        assert (await here.post("/api/v1/session/login", json=asked | {"company": south})).status_code == 200
        assert (await here.get("/api/v1/session")).json()["company"] == "South"
