"""Signing in: kindly for people, hard for others."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pyotp
import pytest

from linkstar.api.session import attempts
from linkstar.core import access
from tests.world.access import PASSWORD, a_session, a_user, code_of

LOGIN = "/api/v1/session/login"
ME = "/api/v1/session"


@pytest.fixture
def database_name(fresh_name):
    """A database of its own: who signs in does not say at which company."""
    return fresh_name


@pytest.fixture(autouse=True)
def _fresh_attempts():
    attempts._hosts.clear()
    attempts._unknown.clear()


async def _user(company, email="erika@example.com"):
    async with company.tx() as tx:
        return await a_user(tx, email=email)


async def _try(web, password=PASSWORD, email="erika@example.com", **more):
    return await web.post(LOGIN, json={"email": email, "password": password, **more})


async def test_the_right_password_opens_a_session_with_a_safe_cookie(web, company):
    await _user(company)
    answer = await _try(web, email="  Erika@Example.com ")
    assert answer.status_code == 200, answer.text
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie
    me = (await web.get(ME)).json()
    assert me["email"] == "erika@example.com"
    assert me["company"] == "Acme"
    assert me["csrf"] == answer.json()["csrf"]
    assert me["permissions"]["company"] == ["own"]
    assert me["scopes"]["orders:read"] == {"shops": None, "locations": None}


async def test_behind_tls_the_cookie_is_secure(web, company):
    await _user(company)
    answer = await web.post(f"https://linkstar.test{LOGIN}", json={"email": "erika@example.com", "password": PASSWORD})
    assert "Secure" in answer.headers["set-cookie"]
    assert "max-age" in answer.headers["strict-transport-security"]


async def test_a_wrong_password_and_an_unknown_address_are_told_alike(web, company):
    await _user(company)
    wrong, unknown = await _try(web, "not this one"), await _try(web, "not this one", email="nobody@example.com")
    assert wrong.status_code == unknown.status_code == 401
    assert code_of(wrong) == code_of(unknown) == "access.login_failed"
    assert wrong.json()["detail"] == unknown.json()["detail"]


@pytest.mark.parametrize("email", ["erika@example.com", "nobody@example.com"])
async def test_after_five_wrong_passwords_the_account_rests_and_says_how_long(web, company, email):
    await _user(company)
    answers = [await _try(web, "wrong", email=email) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [401] * 5 + [429]
    assert code_of(answers[5]) == "access.login_locked"
    assert answers[5].headers["retry-after"] == "60"
    assert "1 minute" in answers[5].json()["detail"]
    assert (await _try(web, email=email)).status_code == 429


async def test_a_rested_account_opens_again_and_forgets_what_was_wrong(web, company, clock):
    user_id = await _user(company)
    for _ in range(5):
        await _try(web, "wrong")
    clock.forward(timedelta(seconds=61))
    assert (await _try(web)).status_code == 200
    async with company.tx() as tx:
        row = await tx.row("SELECT failed_logins, locked_until FROM core.users WHERE id = %(id)s", {"id": user_id})
    assert tuple(row) == (0, None)


async def test_an_administrator_unlocks_somebody(web, company, owner):
    user_id = await _user(company)
    for _ in range(5):
        await _try(web, "wrong")
    assert (await web.post(f"/api/v1/users/{user_id}/unlock", headers=owner)).status_code == 200
    assert (await _try(web)).status_code == 200


async def test_one_network_address_cannot_try_without_end(web, company, monkeypatch):
    monkeypatch.setattr("linkstar.api.attempts.PER_HOST", 3)
    answers = [await _try(web, "wrong", email=f"{n}@example.com") for n in range(4)]
    assert [code_of(answer) for answer in answers] == ["access.login_failed"] * 3 + ["access.too_many_attempts"]


async def test_a_disabled_user_cannot_come_in_and_is_thrown_out(web, company, owner):
    user_id = await _user(company)
    async with company.tx() as tx:
        theirs = await a_session(tx, user_id)
    assert (await web.get(ME, headers=theirs)).status_code == 200
    edited = await web.patch(f"/api/v1/users/{user_id}", json={"state": "disabled", "version": 1}, headers=owner)
    assert edited.status_code == 200, edited.text
    assert code_of(await web.get(ME, headers=theirs)) == "access.not_signed_in"
    assert code_of(await _try(web)) == "access.login_failed"


async def test_a_session_ends_by_logging_out_by_idling_and_by_age(web, company, clock):
    user_id = await _user(company)
    async with company.tx() as tx:
        first, second, third = [await a_session(tx, user_id) for _ in range(3)]
    assert (await web.post("/api/v1/session/logout", headers=first)).status_code == 200
    assert code_of(await web.get(ME, headers=first)) == "access.not_signed_in"
    clock.forward(timedelta(hours=11))
    assert (await web.get(ME, headers=second)).status_code == 200
    clock.forward(timedelta(hours=2))
    assert (await web.get(ME, headers=second)).status_code == 200
    assert code_of(await web.get(ME, headers=third)) == "access.not_signed_in"
    for _ in range(40):
        clock.forward(timedelta(hours=10))
        await web.get(ME, headers=second)
    assert code_of(await web.get(ME, headers=second)) == "access.not_signed_in"


async def test_a_change_without_the_csrf_token_is_refused(web, company, owner):
    without = {"Cookie": owner["Cookie"]}
    for headers in (without, {**without, "X-CSRF-Token": "guessed"}, {**without, "X-CSRF-Token": "é".encode()}):
        assert code_of(await web.post("/api/v1/session/logout", headers=headers)) == "access.csrf"
    assert (await web.get(ME, headers=without)).status_code == 200


async def test_the_same_address_at_two_companies_asks_which_one(web, company, found):
    other = await found("globex")
    await _user(company)
    await _user(other)
    answer = await _try(web)
    assert code_of(answer) == "access.choose_company"
    assert company.slug in answer.json()["detail"]
    assert other.slug in answer.json()["detail"]
    assert (await _try(web, company=other.slug)).status_code == 200
    assert (await web.get(ME)).json()["company"] == "Globex"


async def test_the_second_factor_is_set_up_asked_for_and_each_code_works_once(web, company, clock):
    user_id = await _user(company)
    async with company.tx() as tx:
        mine = await a_session(tx, user_id)
    begun = (await web.post("/api/v1/session/totp", json={"password": PASSWORD}, headers=mine)).json()
    assert begun["uri"].startswith("otpauth://totp/LinkStar:erika%40example.com")
    totp = pyotp.TOTP(begun["secret"])
    confirm = "/api/v1/session/totp/confirm"
    assert code_of(await web.post(confirm, json={"code": "000000"}, headers=mine)) == "access.code_wrong"
    recovery = (await web.post(confirm, json={"code": totp.at(clock.now())}, headers=mine)).json()["codes"]
    assert len(set(recovery)) == 10

    assert code_of(await _try(web)) == "access.code_needed"
    assert code_of(await _try(web, code=totp.at(clock.now()))) == "access.code_wrong"
    clock.forward(timedelta(seconds=30))
    assert (await _try(web, code=totp.at(clock.now()))).status_code == 200
    assert (await _try(web, code=recovery[0])).status_code == 200
    assert code_of(await _try(web, code=recovery[0])) == "access.code_wrong"
    clock.forward(timedelta(minutes=2))
    off = await web.post(
        "/api/v1/session/totp/off", json={"password": PASSWORD, "code": totp.at(clock.now())}, headers=mine
    )
    assert off.status_code == 200, off.text
    assert (await _try(web)).status_code == 200


async def test_the_secret_of_the_second_factor_and_its_recovery_codes_are_not_kept_in_the_open(web, company, clock):
    user_id = await _user(company)
    async with company.tx() as tx:
        mine = await a_session(tx, user_id)
    secret = (await web.post("/api/v1/session/totp", json={"password": PASSWORD}, headers=mine)).json()["secret"]
    async with company.tx() as tx:
        kept = await tx.value("SELECT totp FROM core.users WHERE id = %(id)s", {"id": user_id})
    assert secret.encode() not in bytes(kept)
    code = pyotp.TOTP(secret).at(clock.now())
    codes = (await web.post("/api/v1/session/totp/confirm", json={"code": code}, headers=mine)).json()["codes"]
    async with company.tx() as tx:
        kept = await tx.value("SELECT recovery FROM core.users WHERE id = %(id)s", {"id": user_id})
    assert len(kept) == 10
    assert all(one.startswith("argon2id$") for one in kept)
    assert not any(code in one for one in kept for code in codes)


async def test_recovery_codes_that_were_given_out_before_argon2id_go_on_working(web, company, clock):
    user_id = await _user(company)
    async with company.tx() as tx:
        mine = await a_session(tx, user_id)
    secret = (await web.post("/api/v1/session/totp", json={"password": PASSWORD}, headers=mine)).json()["secret"]
    code = pyotp.TOTP(secret).at(clock.now())
    codes = (await web.post("/api/v1/session/totp/confirm", json={"code": code}, headers=mine)).json()["codes"]
    old = hashlib.sha256(f"{user_id}:abcde-fghjk".encode()).hexdigest()
    async with company.tx() as tx:
        await tx.run(
            "UPDATE core.users SET recovery = recovery || to_jsonb(%(old)s::text) WHERE id = %(id)s",
            {"id": user_id, "old": old},
        )
    assert (await _try(web, code="abcde-fghjk")).status_code == 200
    assert code_of(await _try(web, code="abcde-fghjk")) == "access.code_wrong"
    assert (await _try(web, code=codes[3].upper())).status_code == 200


async def test_a_new_password_ends_all_other_sessions(web, company):
    user_id = await _user(company)
    async with company.tx() as tx:
        mine, other = await a_session(tx, user_id), await a_session(tx, user_id)
    change = {"old": PASSWORD, "new": "seven small bridges at night"}
    assert (
        code_of(await web.post("/api/v1/session/password", json=change | {"old": "no"}, headers=mine))
        == "access.login_failed"
    )
    same = await web.post("/api/v1/session/password", json=change | {"new": PASSWORD}, headers=mine)
    assert (same.status_code, code_of(same)) == (422, "access.password_same")
    assert (await web.post("/api/v1/session/password", json=change, headers=mine)).status_code == 200
    assert (await web.get(ME, headers=mine)).status_code == 200
    assert code_of(await web.get(ME, headers=other)) == "access.not_signed_in"
    assert (await _try(web, "seven small bridges at night")).status_code == 200


@pytest.mark.parametrize(("password", "code"), [
    ("short", "access.password_too_short"), ("password123", "access.password_too_easy"), ("aaaaaaaaaaaa", "access.password_too_easy"),
    ("erika2026!!", "access.password_too_easy"), ("x" * 201, "access.password_too_long"),
])  # fmt: skip
async def test_a_bad_password_is_refused_with_what_helps(web, company, owner, password, code):
    asked = {"email": "erika@example.com", "name": "Erika", "password": password, "grants": [{"role": "support"}]}
    answer = await web.post("/api/v1/users", json=asked, headers=owner)
    assert code_of(answer) == code
    assert answer.json()["field"] == "password"


async def test_sign_ins_and_failed_ones_are_in_the_audit_trail(web, company):
    user_id = await _user(company)
    await _try(web, "wrong")
    await _try(web)
    async with company.tx() as tx:
        trail = (await access.list_audit(tx, subject=user_id)).rows
    assert [row.verb for row in trail] == ["login", "login_failed"]
