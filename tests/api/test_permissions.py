"""Every endpoint declares a permission, and every role gets exactly what the table gives it."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from linkstar import orders
from linkstar.api.app import routes
from linkstar.api.guard import need_of
from linkstar.core import incidents
from linkstar.core.access import Grant, rules
from tests.world import catalog as goods
from tests.world.access import a_key, a_user, code_of
from tests.world.orders import SHOP, a_capture, an_item, an_order

GUARDED = [route for route in routes() if not need_of(route).is_public and need_of(route).noun]
PUBLIC = {
    "GET /", "GET /docs", "GET /health", "GET /metrics", "GET /page.css", "GET /problems/{code}", "GET /ready",
    "POST /api/v1/session/login", "GET /api/v1/session/first-run", "POST /api/v1/session/first-run", "POST /api/v1/session/demo", "POST /webhooks/{token}",
    "GET /callbacks/{token}", "POST /callbacks/{token}",
}  # fmt: skip


def _address(route) -> str:
    path = route.path
    while "{" in path:
        name = path[path.index("{") : path.index("}") + 1]
        path = path.replace(name, str(uuid4()) if name.endswith("_id}") else "nothing")
    return path


@pytest.mark.parametrize("role", rules.ROLES)
async def test_a_role_gets_what_the_table_says_and_nothing_else(web, company, role):
    headers = await company.signed_in(role)
    wrong = []
    for route in GUARDED:
        need = need_of(route)
        (method,) = route.methods
        answer = await web.request(method, _address(route), headers=headers, json={} if method != "GET" else None)
        is_refused = answer.status_code == 403 and code_of(answer) == "forbidden"
        is_allowed = need.verb in rules.ROLES[role].get(need.noun, ())
        if is_refused == is_allowed or answer.status_code >= 500:
            wrong.append(f"{method} {route.path} {need.noun}:{need.verb} -> {answer.status_code}")
    assert wrong == []


async def test_without_signing_in_every_endpoint_but_the_public_ones_answers_401(web):
    wrong, public = [], set()
    for route in routes():
        (method,) = route.methods
        if need_of(route).is_public:
            public.add(f"{method} {route.path}")
            continue
        answer = await web.request(method, _address(route))
        if answer.status_code != 401:
            wrong.append(f"{method} {route.path} -> {answer.status_code}")
    assert wrong == []
    assert public == PUBLIC


def test_every_permission_is_asked_for_by_some_endpoint_or_says_why_not():
    asked = {f"{need_of(route).noun}:{need_of(route).verb}" for route in GUARDED}
    by_rule = {"company:own", "catalog:see_cost", "contacts:unmask"}  # asked for inside endpoints
    assert rules.flat({noun: frozenset(verbs) for noun, verbs in rules.PERMISSIONS.items()}) == asked | by_rule


def test_an_auditor_reads_everything_and_changes_nothing():
    verbs = {verb for verbs in rules.ROLES["auditor"].values() for verb in verbs}
    assert verbs == {"read", "see_cost"}
    assert set(rules.ROLES["auditor"]) == {noun for noun, verbs in rules.PERMISSIONS.items() if "read" in verbs}


async def test_a_thing_of_another_company_is_not_there_for_anybody(web, company, found):
    other = await found("globex")
    theirs = await _things(other)
    headers = await company.signed_in("owner")
    answers = {}
    for path in theirs:
        for method in ("GET", "POST", "PATCH", "PUT", "DELETE"):
            answer = await web.request(
                method, path, headers=headers, json=BODIES.get(path.rsplit("/", 1)[-1], {"version": 1})
            )
            if answer.status_code != 405:
                answers[f"{method} {path}"] = answer.status_code
    assert set(answers.values()) == {404}, answers
    assert len(answers) >= 15


BODIES = {
    "cancel": {}, "address": {"ship_to": {"country": "DE"}, "version": 1}, "hold": {"reason": "wait"}, "release": {},
    "grants": {"grants": [], "version": 1}, "password": {"password": "seven small bridges"}, "recipe": None,
}  # fmt: skip


async def _things(company) -> list[str]:
    """Addresses of one thing of each noun at a company."""
    async with company.tx() as tx:
        order_id = next(iter((await orders.capture(tx, [a_capture()])).new.values()))
        user_id, item_id = await a_user(tx), await goods.an_item(tx)
        await incidents.open_many(tx, [incidents.New("stock_short", "a cause")])
        incident_id = (await incidents.list_incidents(tx)).rows[0].id
        key_id: UUID = (await tx.row("INSERT INTO core.api_keys (tenant_id, id, name, prefix, secret_hash, role, created_at)"
                                     " VALUES (%(tenant)s, %(id)s, 'k', 'p', 'h', 'owner', %(now)s) RETURNING id", {"id": tx.new_id()}))[0]  # fmt: skip
    order, user = f"/api/v1/orders/{order_id}", f"/api/v1/users/{user_id}"
    return [
        order, f"{order}/route", f"{order}/cancel", f"{order}/address", f"{order}/hold", f"{order}/release", user,
        f"{user}/grants", f"{user}/unlock", f"{user}/totp", f"{user}/sessions", f"{user}/password",
        f"/api/v1/catalog/items/{item_id}", f"/api/v1/incidents/{incident_id}", f"/api/v1/api-keys/{key_id}",
    ]  # fmt: skip


async def test_a_key_is_bound_to_its_company_and_a_forged_company_opens_nothing(web, company, found):
    other = await found("globex")
    async with company.tx() as tx:
        key = (await a_key(tx))["Authorization"]
    forged = key.replace(company.id.hex, other.id.hex)
    assert (await web.get("/api/v1/orders", headers={"Authorization": key})).status_code == 200
    assert code_of(await web.get("/api/v1/orders", headers={"Authorization": forged})) == "access.not_signed_in"


async def test_a_session_cookie_is_bound_to_its_company(web, company, found, owner):
    other = await found("globex")
    forged = {"Cookie": owner["Cookie"].replace(company.id.hex, other.id.hex)}
    assert code_of(await web.get("/api/v1/session", headers=forged)) == "access.not_signed_in"


async def test_somebody_with_one_shop_sees_only_its_orders(web, company):
    other_shop = an_item("another shop")
    async with company.tx() as tx:
        done = await orders.capture(tx, [a_capture(an_order("1")), a_capture(an_order("2"), shop_id=other_shop)])
    mine, theirs = done.new[SHOP, "ext-1"], done.new[other_shop, "ext-2"]
    support = await company.signed_in("", Grant("support", (SHOP,)))
    assert [row["id"] for row in (await web.get("/api/v1/orders", headers=support)).json()["rows"]] == [str(mine)]
    asked = await web.get("/api/v1/orders", params={"shop_id": str(other_shop)}, headers=support)
    assert asked.json()["rows"] == []
    assert (await web.get(f"/api/v1/orders/{mine}", headers=support)).status_code == 200
    for method, path, body in (("GET", "", None), ("POST", "/cancel", {}), ("POST", "/hold", {"reason": "x"})):
        answer = await web.request(method, f"/api/v1/orders/{theirs}{path}", headers=support, json=body)
        assert answer.status_code == 404, path
    nobody = await company.signed_in("", Grant("support", ()))
    assert (await web.get("/api/v1/orders", headers=nobody)).json()["rows"] == []


async def test_two_grants_do_not_mix_their_shops_and_verbs(web, company):
    """Manager of one shop and auditor of all: reads everywhere, cancels in one."""
    other_shop = an_item("another shop")
    async with company.tx() as tx:
        done = await orders.capture(tx, [a_capture(an_order("1")), a_capture(an_order("2"), shop_id=other_shop)])
    both = await company.signed_in("", Grant("manager", (SHOP,)), Grant("auditor"))
    assert len((await web.get("/api/v1/orders", headers=both)).json()["rows"]) == 2
    assert (await web.get(f"/api/v1/orders/{done.new[other_shop, 'ext-2']}", headers=both)).status_code == 200
    assert (
        await web.post(f"/api/v1/orders/{done.new[other_shop, 'ext-2']}/cancel", json={}, headers=both)
    ).status_code == 404
    assert (
        await web.post(f"/api/v1/orders/{done.new[SHOP, 'ext-1']}/cancel", json={}, headers=both)
    ).status_code == 200
