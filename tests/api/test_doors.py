"""The doors that need no login: health, figures, partners' webhooks, pages."""

from __future__ import annotations

import base64
import hashlib
import hmac

import httpx
import orjson
import pytest

from linkstar.api.app import create_app
from linkstar.connect import NewAccount, create_accounts
from linkstar.connect.accounts import get_account_row
from linkstar.core import incidents
from linkstar.core.settings import Settings
from tests.world.access import code_of


@pytest.fixture
def database_name(fresh_name):
    """A database of its own: figures are of all companies."""
    return fresh_name


def _from(app, host):
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app, client=(host, 5000)), base_url="http://linkstar.test"
    )


async def test_it_lives_and_is_ready(web):
    assert (await web.get("/health")).json()["status"] == "ok"
    assert (await web.get("/ready")).json()["status"] == "ready"


async def test_without_its_database_it_lives_but_is_not_ready(web, app_database, monkeypatch):
    monkeypatch.setattr(app_database.pool, "timeout", 0.05)
    await app_database.pool.close()
    assert (await web.get("/health")).status_code == 200
    answer = await web.get("/ready")
    assert (answer.status_code, code_of(answer)) == (503, "busy")
    assert answer.headers["retry-after"] == "2"


async def test_figures_are_for_this_machine_only(app, company):
    async with company.tx() as tx:
        await incidents.open_many(tx, [incidents.New("shop_silent", "a")])
        await tx.run(
            "INSERT INTO core.work (tenant_id, id, step, fact_ids, size, due_at) VALUES"
            " (%(tenant)s, %(id)s, 'a.step', %(facts)s, 3, %(now)s - interval '90 seconds')",
            {"id": tx.new_id(), "facts": tx.new_ids(3)},
        )
    async with _from(app, "127.0.0.1") as here, _from(app, "192.0.2.7") as there:
        said = (await here.get("/metrics")).text
        assert f'linkstar_work_ready{{company="{company.slug}",step="a.step"}} 3' in said
        assert f'linkstar_work_oldest_seconds{{company="{company.slug}",step="a.step"}} 90' in said
        assert f'linkstar_incidents_open{{company="{company.slug}",kind="shop_silent"}} 1' in said
        assert "# TYPE linkstar_workers gauge\nlinkstar_workers 0" in said
        assert (await there.get("/metrics")).status_code == 404
        assert (await here.get("/metrics", headers={"X-Forwarded-For": "198.51.100.1"})).status_code == 404


async def test_figures_from_elsewhere_need_the_token(app_database, vault, tmp_path):
    app = create_app(app_database, vault, settings=Settings(home=tmp_path, metrics_token="scrape me"))
    try:
        async with _from(app, "192.0.2.7") as there:
            assert (await there.get("/metrics")).status_code == 404
            assert (await there.get("/metrics", headers={"Authorization": "Bearer scrape me"})).status_code == 200
    finally:
        await app.state.door.partners.close()


@pytest.fixture
async def shop(company, vault):
    """A Shopify shop whose webhooks are signed with "hush"."""
    async with company.tx() as tx:
        new = NewAccount("channel", "shopify", "Shop", "http://127.0.0.1:1", "a.myshopify.com",
                         secrets={"access_token": "t", "client_secret": "hush", "webhook_secret": "hush"})  # fmt: skip
        (id_,) = await create_accounts(tx, [new], vault)
        return await get_account_row(tx, id_)


def _signed(body: bytes, secret: bytes = b"hush") -> dict[str, str]:
    mark = base64.b64encode(hmac.new(secret, body, hashlib.sha256).digest()).decode()
    return {
        "X-Shopify-Hmac-Sha256": mark, "X-Shopify-Topic": "orders/create", "X-Shopify-Shop-Domain": "a.myshopify.com",
        "X-Shopify-Webhook-Id": "w-1", "X-Shopify-Event-Id": "e-1", "X-Shopify-Triggered-At": "2026-11-20T12:00:00Z",
    }  # fmt: skip


BODY = orjson.dumps({"id": 1, "admin_graphql_api_id": "gid://shopify/Order/1", "updated_at": "2026-11-20T12:00:00Z"})


async def test_a_signed_webhook_is_kept_once_before_it_is_acknowledged(web, company, shop):
    answers = [await web.post(f"/webhooks/{shop.webhook_token}", content=BODY, headers=_signed(BODY)) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200], answers[0].text
    assert [answer.json() for answer in answers] == [{"new": 1, "duplicates": 0}, {"new": 0, "duplicates": 1}]
    async with company.tx() as tx:
        assert await tx.value("SELECT count(*) FROM connect.messages WHERE body = %(body)s", {"body": BODY}) == 1


async def test_an_unsigned_webhook_or_one_to_a_made_up_address_is_refused_and_not_kept(web, company, shop):
    forged = await web.post(f"/webhooks/{shop.webhook_token}", content=BODY, headers=_signed(BODY, b"guess"))
    assert (forged.status_code, code_of(forged)) == (401, "webhooks.not_signed")
    other = shop.webhook_token[:-4] + "AAAA"
    for token in (other, "nonsense", "é"):
        assert (await web.post(f"/webhooks/{token}", content=BODY, headers=_signed(BODY))).status_code == 404
    async with company.tx() as tx:
        assert await tx.value("SELECT count(*) FROM connect.messages") == 0


async def test_a_webhook_is_not_acknowledged_while_the_database_is_away(web, shop, app_database, monkeypatch):
    await web.post(f"/webhooks/{shop.webhook_token}", content=BODY, headers=_signed(BODY))
    monkeypatch.setattr(app_database.pool, "timeout", 0.05)
    await app_database.pool.close()
    answer = await web.post(f"/webhooks/{shop.webhook_token}", content=BODY, headers=_signed(BODY))
    assert answer.status_code == 503


async def test_raw_messages_are_shown_and_read_again(web, company, shop, owner):
    await web.post(f"/webhooks/{shop.webhook_token}", content=BODY, headers=_signed(BODY))
    base = "/api/v1/connect/messages"
    (row,) = (await web.get(base, params={"account_id": str(shop.id)}, headers=owner)).json()["rows"]
    assert (await web.get(f"{base}/{row['id']}", headers=owner)).json()["body"] is None
    assert (await web.get(f"{base}/{row['id']}", params={"unmask": True}, headers=owner)).json()[
        "body"
    ] == BODY.decode()
    assert (await web.post(f"{base}/replay", json={"ids": [row["id"]]}, headers=owner)).json() == {"count": 1}
    trail = (await web.get("/api/v1/audit", params={"subject": row["id"]}, headers=owner)).json()["rows"]
    assert [(one["noun"], one["verb"]) for one in trail] == [("connect", "replay"), ("messages", "read_unmasked")]


async def test_the_pages_for_people_work_without_scripts_and_without_the_internet(web):
    problem, docs = await web.get("/problems/orders.closed"), await web.get("/docs")
    assert "orders.closed" in problem.text
    assert "/api/v1/orders/{order_id}/cancel" in docs.text
    assert "orders:cancel" in docs.text
    for page in (problem.text, docs.text):
        assert "<script" not in page
        assert "src='http" not in page
        assert "<style" not in page
