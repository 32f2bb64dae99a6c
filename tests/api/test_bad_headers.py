"""What browsers are told with every answer, and what is believed of what they and proxies tell us."""

from __future__ import annotations

import httpx
import pytest
import structlog
from starlette.datastructures import Headers

from linkstar.api.app import create_app
from linkstar.api.guard import cookie_name
from linkstar.api.proxies import believe, networks_of
from linkstar.api.session import attempts
from linkstar.core.settings import Settings
from tests.world.access import PASSWORD, a_key, a_session, a_user, code_of

PROOF = {"password": PASSWORD}
LOGIN, ORDERS = "/api/v1/session/login", "/api/v1/orders"


def at(app, *, base="http://linkstar.test", host="192.0.2.7") -> httpx.AsyncClient:
    """Somebody who reaches the door at `base` from `host`."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app, client=(host, 5000)), base_url=base)


@pytest.fixture(autouse=True)
def _no_counts(monkeypatch):
    monkeypatch.setattr(attempts, "_hosts", type(attempts._hosts)())


@pytest.fixture
async def erika(company) -> dict[str, str]:
    """What somebody signs in with."""
    async with company.tx() as tx:
        await a_user(tx, email=f"erika-{company.slug}@example.com")
    return {"email": f"erika-{company.slug}@example.com", "password": PASSWORD}


async def test_every_answer_good_or_bad_carries_the_same_protection(web, owner):
    answers = [
        await web.get("/"), await web.get("/docs"), await web.get("/page.css"), await web.get("/health"), await web.get("/nothing"),
        await web.get("/%00"), await web.put("/health"), await web.get(ORDERS), await web.get(ORDERS, headers=owner),
        await web.post(LOGIN, content=b"{"), await web.post(LOGIN, content=b"", headers={"content-encoding": "gzip"}),
        await web.post("/webhooks/x"), await web.get("/problems/orders.closed"),
    ]  # fmt: skip
    for answer in answers:
        said = answer.headers
        policy = dict(part.strip().partition(" ")[::2] for part in said["content-security-policy"].split(";"))
        assert policy["default-src"] == policy["script-src"] == "'self'"
        # The component library of the web page writes its styles at run time, some of them without a nonce; scripts never.
        is_web_page = said["content-type"].startswith("text/html") and "'unsafe-inline'" in policy["style-src"]
        assert policy["style-src"] == ("'self' 'unsafe-inline'" if is_web_page else "'self'")
        assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
        assert policy["form-action"] == "'self'"
        assert "unsafe-eval" not in said["content-security-policy"]
        assert [name for name, value in policy.items() if "unsafe" in value] == (["style-src"] if is_web_page else [])
        assert said["x-content-type-options"] == "nosniff"
        assert said["x-frame-options"] == "DENY"
        assert said["referrer-policy"] == "strict-origin-when-cross-origin"
        assert said["cross-origin-opener-policy"] == said["cross-origin-resource-policy"] == "same-origin"
        assert "microphone=(), geolocation=()" in said["permissions-policy"]
        assert said["server"] == "LinkStar"
        assert "access-control-allow-origin" not in said
        assert "strict-transport-security" not in said  # over plain HTTP it would mean nothing
        assert not answer.content or "charset" in said["content-type"] or "json" in said["content-type"]


async def test_what_is_private_is_kept_by_no_cache(web, owner, company):
    for path in (ORDERS, "/api/v1/session", "/api/v1/nothing", "/webhooks/x", "/metrics"):
        assert (await web.get(path, headers=owner)).headers["cache-control"] == "no-store", path
    assert (await web.get("/docs")).headers["cache-control"] == "no-cache"


async def test_a_page_of_another_origin_may_not_ask_before_it_asks(web, owner):
    """No CORS: the browser's question whether it may is answered by no."""
    asked = {
        "Origin": "https://evil.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "x-csrf-token",
    }
    answer = await web.options(ORDERS, headers=asked)
    assert answer.status_code == 405
    assert not [name for name in answer.headers if name.startswith("access-control-")]


async def test_behind_tls_browsers_are_told_to_stay_there(app):
    async with at(app, base="https://linkstar.test") as secure:
        assert (await secure.get("/health")).headers[
            "strict-transport-security"
        ] == "max-age=31536000; includeSubDomains"


@pytest.mark.parametrize(("host", "said", "is_tls"), [
    ("127.0.0.1", "https", True), ("::1", "https", True), ("127.0.0.1", "http", False), ("127.0.0.1", "http, https", True),
    ("127.0.0.1", "https, http", False), ("127.0.0.1", "javascript", False), ("127.0.0.1", "", False), ("192.0.2.7", "https", False),
])  # fmt: skip
async def test_only_a_trusted_proxy_is_believed_that_there_was_tls(app, erika, host, said, is_tls):
    async with at(app, host=host) as browser:
        answer = await browser.post(LOGIN, json=erika, headers={"X-Forwarded-Proto": said})
    cookie = answer.headers["set-cookie"]
    assert ("strict-transport-security" in answer.headers) is is_tls
    assert cookie.startswith("__Host-linkstar_session=") is is_tls
    assert ("; Secure" in cookie) is is_tls


async def test_the_session_cookie_is_bound_to_this_host_and_hidden_from_scripts(app, erika):
    async with at(app, base="https://linkstar.test") as secure:
        answer = await secure.post(LOGIN, json=erika)
        name, *marks = [part.strip() for part in answer.headers["set-cookie"].split(";")]
        assert name.startswith("__Host-linkstar_session=")
        assert {"HttpOnly", "Secure", "SameSite=lax", "Path=/"} <= set(marks)
        assert not [mark for mark in marks if mark.startswith("Domain")]
        assert len(name) < 4096
        assert (await secure.get("/api/v1/session")).status_code == 200
        out = await secure.post("/api/v1/session/logout", headers={"X-CSRF-Token": answer.json()["csrf"]})
        assert out.headers["set-cookie"].startswith('__Host-linkstar_session="";')
        assert "Secure" in out.headers["set-cookie"]
        assert (await secure.get("/api/v1/session")).status_code == 401


async def test_behind_tls_a_cookie_that_another_host_could_have_set_is_nobody(app, company):
    """A page on a sibling host may set `linkstar_session` for the whole domain; it cannot set the prefixed one."""
    async with company.tx() as tx:
        headers = await a_session(tx, await a_user(tx))
    async with at(app, base="https://linkstar.test") as secure:
        assert (await secure.get("/api/v1/session", headers=headers)).status_code == 401
        prefixed = {"Cookie": f"__Host-{headers['Cookie']}"}
        assert (await secure.get("/api/v1/session", headers=prefixed)).status_code == 200
        assert cookie_name.__doc__


@pytest.mark.parametrize(("headers", "status"), [
    ({}, 200), ({"Sec-Fetch-Site": "same-origin"}, 200), ({"Sec-Fetch-Site": "none"}, 200), ({"Sec-Fetch-Site": "cross-site"}, 403),
    ({"Sec-Fetch-Site": "same-site"}, 403), ({"Sec-Fetch-Site": "nonsense"}, 403), ({"Origin": "http://linkstar.test"}, 200),
    ({"Origin": "https://linkstar.test"}, 403), ({"Origin": "http://evil.example"}, 403), ({"Origin": "null"}, 403),
    ({"Origin": "http://linkstar.test.evil.example"}, 403), ({"Origin": "http://linkstar.test:8080"}, 403),
    ({"Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"}, 403), ({"Origin": "HTTP://LINKSTAR.test"}, 200),
])  # fmt: skip
async def test_a_change_comes_from_our_own_pages(web, owner, headers, status):
    answer = await web.post("/api/v1/session/all/end", json=PROOF, headers={**owner, **headers})
    assert answer.status_code == status, answer.text
    assert status == 200 or code_of(answer) == "access.csrf"


async def test_without_the_token_no_origin_helps(web, owner):
    cookie = {"Cookie": owner["Cookie"], "Sec-Fetch-Site": "same-origin", "Origin": "http://linkstar.test"}
    for token in ({}, {"X-CSRF-Token": ""}, {"X-CSRF-Token": "guess"}, {"X-CSRF-Token": owner["X-CSRF-Token"][:-1]}):
        assert (
            code_of(await web.post("/api/v1/session/all/end", json=PROOF, headers={**cookie, **token})) == "access.csrf"
        )


async def test_another_site_cannot_sign_somebody_in(web, erika):
    answer = await web.post(
        LOGIN, json=erika, headers={"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    )
    assert (answer.status_code, code_of(answer)) == (403, "access.csrf")
    assert "set-cookie" not in answer.headers


async def test_a_form_cannot_sign_somebody_in(web, erika):
    """Forms need no question beforehand; ours takes JSON only."""
    for kind in ("application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=a"):
        answer = await web.post(
            LOGIN, content=b'{"email": "a@example.com", "password": "b"}', headers={"Content-Type": kind}
        )
        assert answer.status_code == 422, kind


async def test_a_program_with_a_key_needs_no_origin(web, company):
    async with company.tx() as tx:
        key = await a_key(tx)
    answer = await web.post(
        "/api/v1/api-keys", json={"name": "r", "role": "auditor"}, headers={**key, "Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 201


async def test_the_public_address_counts_as_ours(app_database, vault, tmp_path, company):
    settings = Settings(home=tmp_path, database_url=None, public_url="https://shop.example/")
    app = create_app(app_database, vault, settings=settings)
    async with company.tx() as tx:
        headers = await a_session(tx, await a_user(tx))
    try:
        async with at(app) as browser:
            for origin, status in (("https://shop.example", 200), ("https://evil.example", 403)):
                answer = await browser.post(
                    "/api/v1/session/all/end", json=PROOF, headers={**headers, "Origin": origin}
                )
                assert answer.status_code == status
    finally:
        await app.state.door.partners.close()


@pytest.mark.parametrize(("client", "forwarded", "who"), [
    ("192.0.2.7", "198.51.100.1", "192.0.2.7"), ("127.0.0.1", "198.51.100.1", "198.51.100.1"), ("127.0.0.1", "", "127.0.0.1"),
    ("127.0.0.1", "10.0.0.1, 198.51.100.1", "198.51.100.1"), ("127.0.0.1", "198.51.100.9, 127.0.0.1", "198.51.100.9"),
    ("127.0.0.1", "nonsense", "127.0.0.1"), ("127.0.0.1", "198.51.100.1, nonsense", "127.0.0.1"), ("::ffff:127.0.0.1", "2001:db8::1", "2001:db8::1"),
    ("127.0.0.1", ", ,", "127.0.0.1"), ("unix", "198.51.100.1", "unix"),
])  # fmt: skip
def test_who_asks_is_told_by_the_nearest_proxy_that_is_ours(client, forwarded, who):
    headers = Headers({"x-forwarded-for": forwarded} if forwarded else {})
    scope = {"type": "http", "scheme": "http", "client": (client, 1), "headers": headers.raw}
    believe(scope, "127.0.0.1, ::1")
    assert scope["client"][0] == who


def test_networks_are_trusted_as_written_and_a_slip_is_told():
    assert networks_of("") == ()
    scope = {
        "type": "http",
        "scheme": "http",
        "client": ("10.1.2.3", 1),
        "headers": Headers({"x-forwarded-proto": "https"}).raw,
    }
    believe(scope, "10.0.0.0/8")
    assert scope["scheme"] == "https"
    with pytest.raises(ValueError, match="does not appear"):
        networks_of("proxy.internal")


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "gzip, gzip", "x" * 3_000])
async def test_a_packed_request_is_refused_before_it_is_read(web, owner, coding):
    answer = await web.post(f"{ORDERS}/x/hold", content=b"\x1f\x8b", headers={**owner, "Content-Encoding": coding})
    assert (answer.status_code, code_of(answer)) == (415, "body_packed")


async def test_the_log_says_who_was_refused_and_no_path_forges_a_line_of_it(web, company):
    support = await company.signed_in("auditor")
    with structlog.testing.capture_logs() as lines:
        assert (
            await web.post("/api/v1/api-keys", json={"name": "r", "role": "owner"}, headers=support)
        ).status_code == 403
        await web.get("/a%0d%0a2026-01-01 [info] forged%1b[2J%e2%80%ae", headers=support)
    refused, forged = [line for line in lines if line["event"] == "request"]
    assert refused["actor"].startswith("user:")
    assert (refused["status"], refused["path"]) == (403, "/api/v1/api-keys")
    assert forged["path"].startswith("/a")
    assert forged["path"].isprintable()
    assert forged["path"].endswith("forged\\u001b[2J\\u202e")
