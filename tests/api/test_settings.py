"""Settings over HTTP: the company, people and their one-time passwords, the trail and its file, rates, calendars, printers."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from uuid import uuid4

import pytest

from linkstar import shipping
from linkstar.connect import NewAccount, create_accounts
from linkstar.core import access, incidents
from linkstar.core.access import Grant
from tests.world.access import a_session, code_of
from tests.world.shipping import ACCOUNT, a_rate

API = "/api/v1"
WHERE = {"country": "DE", "city": "Leipzig", "line1": "Messeallee 1", "postcode": "04356", "name": "Lager"}


async def test_the_company_is_renamed_once_by_those_who_read_the_same_of_it(web, company, owner):
    was = (await web.get(f"{API}/company", headers=owner)).json()
    said = {
        "name": "Acme Outbound",
        "currency": "USD",
        "zone": "Asia/Hong_Kong",
        "language": "en",
        "version": was["version"],
    }
    assert (await web.patch(f"{API}/company", headers=owner, json=said)).status_code == 200
    now = (await web.get(f"{API}/company", headers=owner)).json()
    assert (now["name"], now["currency"], now["zone"], now["language"]) == (
        "Acme Outbound",
        "USD",
        "Asia/Hong_Kong",
        "en",
    )
    assert code_of(await web.patch(f"{API}/company", headers=owner, json=said)) == "conflict"
    me = (await web.get(f"{API}/session", headers=owner)).json()
    assert (me["company"], me["language"]) == ("Acme Outbound", "en")


@pytest.mark.parametrize("wrong", [{"zone": "Mars/Olympus"}, {"currency": "euro"}, {"name": "  "}, {"language": "de"}])
async def test_a_company_nowhere_is_refused(web, owner, wrong):
    assert code_of(await web.patch(f"{API}/company", headers=owner, json={**wrong, "version": 1})) == "invalid"


async def test_an_admin_of_one_shop_does_not_rename_the_company(web, company):
    narrow = await company.signed_in("admin", Grant("admin", (uuid4(),), None))
    assert (
        code_of(await web.patch(f"{API}/company", headers=narrow, json={"name": "Mine", "version": 1})) == "forbidden"
    )


async def test_a_password_that_was_made_opens_nothing_but_choosing_ones_own(web, company, owner):
    email = f"mei-{uuid4().hex[:6]}@example.com"
    new = {"email": email, "name": "Mei", "grants": [{"role": "operator"}]}
    made = (await web.post(f"{API}/users", headers=owner, json=new)).json()
    assert len(made["password"]) >= 16
    hers = f"{API}/users/{made['id']}"
    assert (await web.get(hers, headers=owner)).json()["is_password_once"] is True
    assert made["password"] not in (await web.get(f"{API}/audit", headers=owner)).text
    async with company.tx() as tx:
        mei = await a_session(tx, made["id"])
    assert (await web.get(f"{API}/session", headers=mei)).json()["is_password_once"] is True
    assert code_of(await web.get(f"{API}/orders", headers=mei)) == "access.password_change_needed"
    own = {"old": made["password"], "new": "seven small bridges"}
    assert (await web.post(f"{API}/session/password", headers=mei, json=own)).status_code == 200
    assert (await web.get(f"{API}/orders", headers=mei)).status_code == 200
    seen = (await web.get(hers, headers=owner)).json()
    assert (seen["is_password_once"], seen["sessions"]) == (False, 1)


async def test_a_password_that_an_admin_gives_is_to_be_changed_too(web, company, owner):
    async with company.tx() as tx:
        user_id = await access.create_user(tx, access.NewUser("li@example.com", "Li", "a garden of foxgloves"))
    given = await web.post(f"{API}/users/{user_id}/password", headers=owner, json={"password": "seven small bridges"})
    assert given.json() == {"password": None}
    made = await web.post(f"{API}/users/{user_id}/password", headers=owner, json={})
    assert made.json()["password"]
    assert (await web.get(f"{API}/users/{user_id}", headers=owner)).json()["is_password_once"] is True


async def test_users_are_found_by_name_role_and_state(web, company, owner):
    async with company.tx() as tx:
        for name, role in (("Ming Zhao", "support"), ("Otto", "finance")):
            await access.create_user(
                tx, access.NewUser(f"{role}@find.example", name, "a garden of foxgloves", (Grant(role),))
            )

    async def found(**asked):
        return [one["name"] for one in (await web.get(f"{API}/users", headers=owner, params=asked)).json()["rows"]]

    assert await found(search="zhao") == ["Ming Zhao"]
    assert await found(role="finance") == ["Otto"]
    assert await found(state="disabled") == []


async def test_a_role_tells_how_many_have_it(web, company, owner):
    await web.put(f"{API}/roles/packer", headers=owner, json={"permissions": {"orders": ["read"]}, "version": 0})
    async with company.tx() as tx:
        await access.create_user(tx, access.NewUser("p@example.com", "P", "a garden of foxgloves", (Grant("packer"),)))
    rows = {one["name"]: one for one in (await web.get(f"{API}/roles", headers=owner)).json()["rows"]}
    assert (rows["packer"]["users"], rows["packer"]["keys"]) == (1, 0)


async def test_the_trail_is_filtered_by_who_what_and_when(web, company, owner, clock):
    await web.patch(f"{API}/company", headers=owner, json={"name": "First", "version": 1})
    clock.forward(timedelta(hours=1))
    await web.patch(f"{API}/company", headers=owner, json={"name": "Second", "version": 2})
    noon = clock.now().isoformat()

    async def told(**asked):
        rows = (await web.get(f"{API}/audit", headers=owner, params=asked)).json()["rows"]
        return [one["after"].get("name") for one in rows]

    assert await told(noun="settings", verb="edit") == ["Second", "First"]
    assert await told(noun="settings", since=noon) == ["Second"]
    assert await told(noun="settings", until=noon) == ["First"]
    assert await told(noun="settings", verb="read") == []
    line = (await web.get(f"{API}/audit", headers=owner, params={"noun": "settings"})).json()["rows"][0]
    assert (await web.get(f"{API}/audit/{line['id']}", headers=owner)).json() == line
    assert line["before"] == {"name": "First"}


async def test_the_trail_as_a_file_is_whole_and_runs_no_formula(web, company, owner, monkeypatch):
    monkeypatch.setattr("linkstar.api.audit.ROWS_AT_ONCE", 2)  # so that it takes several pages
    async with company.tx() as tx:
        await access.add_audit(tx, [access.Entry("orders", "=1+1", None, after={"n": n}) for n in range(5)])
    answer = await web.get(f"{API}/audit/export", headers=owner, params={"noun": "orders"})
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert [row["verb"] for row in rows] == ["'=1+1"] * 5
    assert {row["after"] for row in rows} == {f'{{"n":{n}}}' for n in range(5)}
    last = (await web.get(f"{API}/audit", headers=owner)).json()["rows"][0]
    assert (last["verb"], last["after"]) == ("export", {"noun": "orders"})


async def test_rates_are_told_in_the_home_currency_and_what_lacks_one(web, company, owner):
    async with company.tx() as tx:
        await shipping.put_rates(tx, ACCOUNT, [a_rate(currency="PLN")])
    rates = f"{API}/finance/exchange-rates"
    before = {one["currency"]: one for one in (await web.get(rates, headers=owner)).json()["rows"]}
    assert (before["PLN"]["is_missing"], before["PLN"]["price_rows"]) == (True, 1)
    said = {"on": "2026-11-01", "base": "CNY", "rates": {"EUR": "8", "PLN": "1.84"}, "source": "bank"}
    assert (await web.put(rates, headers=owner, json=said)).json() == {"count": 2}
    after = {one["currency"]: one for one in (await web.get(rates, headers=owner)).json()["rows"]}
    assert (after["PLN"]["worth"], after["PLN"]["source"], after["PLN"]["is_missing"]) == ("1.84", "bank", False)
    assert after["EUR"]["worth"] == "8"
    assert after["PLN"]["is_old"] is True  # the clock of the tests stands weeks later
    assert code_of(await web.put(rates, headers=owner, json={**said, "rates": {"USD": "NaN"}})) == "invalid"


async def test_a_locations_calendar_carriers_and_printer_are_kept(web, company, owner, vault):
    async with company.tx() as tx:
        (carrier,) = await create_accounts(tx, [NewAccount("carrier", "ratesheet", "Own", "", "own")], vault)
    place = f"{API}/shipping/locations/{uuid4()}"
    said = {
        "code": "LEJ", "title": "Leipzig", "address": WHERE, "zone": "Europe/Berlin", "cut_off": "15:00",
        "holidays": ["2026-12-25"], "is_enabled": False, "label": {"format": "ZPL", "size": "4x6", "dpi": 300},
        "pickups": [{"account_id": str(carrier), "cut_off": "18:30", "working_days": 31, "holidays": ["2026-12-24"]}],
    }  # fmt: skip
    assert (await web.put(place, headers=owner, json=said)).status_code == 200
    (kept,) = (await web.get(f"{API}/shipping/locations", headers=owner)).json()["shipping"]
    assert kept["pickups"] == [{**said["pickups"][0], "cut_off": "18:30:00"}]
    assert (kept["label"], kept["is_enabled"]) == (said["label"], False)  # switched off, and still there to be edited
    later = {name: value for name, value in said.items() if name not in ("pickups", "label")}
    await web.put(place, headers=owner, json={**later, "cut_off": "14:00"})
    (again,) = (await web.get(f"{API}/shipping/locations", headers=owner)).json()["shipping"]
    assert again == {**kept, "cut_off": "14:00:00"}  # what is not said stays
    other = {**said, "pickups": [{"account_id": str(uuid4()), "cut_off": "18:30"}]}
    assert code_of(await web.put(place, headers=owner, json=other)) == "not_found"


async def test_public_holidays_can_be_looked_up(web, owner):
    asked = {"country": "CN", "year": 2026}
    told = (await web.get(f"{API}/shipping/holidays", headers={**owner, "accept-language": "zh"}, params=asked)).json()
    assert {"on": "2026-10-01", "name": "国庆节"} in [{**one, "name": one["name"][:3]} for one in told["rows"]]
    assert code_of(await web.get(f"{API}/shipping/holidays", headers=owner, params={"country": "XX"})) == "invalid"


async def test_incidents_are_found_by_owner_and_by_time(web, company, owner, clock):
    async with company.tx() as tx:
        news = [incidents.New(kind, f"{kind}:1", None, {}) for kind in ("ship_by_at_risk", "freight_over")]
        await incidents.open_many(tx, news)
    clock.forward(timedelta(hours=3))  # past the two hours of the first

    async def found(**asked):
        rows = (await web.get(f"{API}/incidents", headers=owner, params=asked)).json()["rows"]
        return [one["kind"] for one in rows]

    assert await found(owner="finance") == ["freight_over"]
    assert await found(is_overdue=True) == ["ship_by_at_risk"]
    assert await found(owner="nobody") == []
