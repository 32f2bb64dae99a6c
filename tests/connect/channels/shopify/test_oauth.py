"""Connecting a shop, and its tokens' life."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest

from linkstar.connect.channel import Cursor, Grant
from linkstar.connect.channels.shopify import ADAPTER, sign
from linkstar.connect.fake import FakeRequest
from linkstar.connect.wire import BadSignature, PartnerRefused, TokenRevoked

from .builders import NOON, SHOP, a_shop

GRANT = Grant("state-1", "https://linkstar.example/back", external_id=SHOP, client_id="app", client_secret="hush")


async def _said_yes(fake, grant: Grant = GRANT) -> dict[str, str]:
    """What the browser brings back from the shop's page."""
    url = urlsplit(ADAPTER.authorise_url(grant))
    answer = await fake.answer(FakeRequest("GET", url.path, dict(parse_qsl(url.query)), {}, b""))
    assert answer.status == 302
    assert answer.headers["location"].startswith(grant.redirect_uri)
    return dict(parse_qsl(urlsplit(answer.headers["location"]).query))


def test_the_browser_is_sent_to_the_shop_with_our_scopes():
    url = urlsplit(ADAPTER.authorise_url(replace(GRANT, external_id="LinkStar-Demo")))
    query = dict(parse_qsl(url.query))
    assert (url.hostname, url.path) == (SHOP, "/admin/oauth/authorize")
    assert (query["state"], query["redirect_uri"], query["client_id"]) == ("state-1", GRANT.redirect_uri, "app")
    assert {"read_orders", "write_inventory", "write_merchant_managed_fulfillment_orders"} <= set(
        query["scope"].split(",")
    )
    assert "grant_options[]" not in query, "an offline token: no person has to be there"


def test_in_the_sandbox_the_shop_is_named_in_the_query():
    url = urlsplit(ADAPTER.authorise_url(replace(GRANT, base_url="http://127.0.0.1:9000/shopify")))
    assert (url.netloc, url.path) == ("127.0.0.1:9000", "/shopify/admin/oauth/authorize")
    assert dict(parse_qsl(url.query))["shop"] == SHOP


async def test_a_code_becomes_a_token_that_opens_the_shop():
    http, fake, _ = a_shop()
    http.account = replace(http.account, secrets={})
    tokens = await ADAPTER.exchange_code(http, GRANT, await _said_yes(fake))
    assert (tokens.external_id, tokens.expires_at) == (SHOP, NOON + timedelta(hours=1))
    assert "write_inventory" in tokens.config["scope"]
    http.renew(tokens.secrets)
    assert (await ADAPTER.orders_since(http, Cursor(NOON))).messages == []
    assert http.account.secrets["client_secret"] == "hush", "webhooks are verified with it"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"code": "another"}, "hmac"),
        ({"hmac": ""}, "hmac"),
        ({"shop": "evil.myshopify.com"}, "hmac"),
    ],
)
async def test_a_callback_that_was_tampered_with_is_refused(change, code):
    http, fake, _ = a_shop()
    with pytest.raises(BadSignature) as caught:
        await ADAPTER.exchange_code(http, GRANT, await _said_yes(fake) | change)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("grant", "code"),
    [
        (replace(GRANT, state="state-2"), "state"),
        (replace(GRANT, external_id="other"), "shop"),
    ],
)
async def test_a_callback_of_another_authorisation_or_shop_is_refused(grant, code):
    http, fake, _ = a_shop()
    with pytest.raises(BadSignature) as caught:
        await ADAPTER.exchange_code(http, grant, await _said_yes(fake))
    assert caught.value.code == code


async def test_a_shop_nobody_named_must_at_least_be_a_shop():
    http, _, _ = a_shop()
    query = {"code": "x", "shop": "evil.example", "state": "state-1"}
    query["hmac"] = sign.query_hmac("hush", query)
    with pytest.raises(BadSignature) as caught:
        await ADAPTER.exchange_code(http, replace(GRANT, external_id=""), query)
    assert caught.value.code == "shop"


async def test_a_code_is_good_once():
    http, fake, _ = a_shop()
    query = await _said_yes(fake)
    await ADAPTER.exchange_code(http, GRANT, query)
    with pytest.raises(PartnerRefused, match="already used"):
        await ADAPTER.exchange_code(http, GRANT, query)


async def test_an_expired_token_is_refreshed_and_the_call_goes_on():
    http, fake, world = a_shop()
    tokens = await ADAPTER.exchange_code(http, GRANT, await _said_yes(fake))
    http.renew(tokens.secrets)
    world.forward(3601)
    assert (await ADAPTER.orders_since(http, Cursor(NOON))).messages == []
    assert http.account.secrets["access_token"] != tokens.secrets["access_token"]
    assert http.account.secrets["refresh_token"] != tokens.secrets["refresh_token"], "the refresh token rotates"


async def test_a_seller_who_removed_the_app_has_to_authorise_again():
    http, fake, _ = a_shop()
    http.renew((await ADAPTER.exchange_code(http, GRANT, await _said_yes(fake))).secrets)
    fake.revoke(SHOP)
    with pytest.raises(TokenRevoked):
        await ADAPTER.orders_since(http, Cursor(NOON))
    http.renew((await ADAPTER.exchange_code(http, GRANT, await _said_yes(fake))).secrets)
    assert (await ADAPTER.orders_since(http, Cursor(NOON))).messages == []


async def test_a_token_that_never_expires_has_nothing_to_refresh():
    http, fake, _ = a_shop()
    assert await ADAPTER.refresh(http) is None
    fake.revoke(SHOP)
    with pytest.raises(TokenRevoked):
        await ADAPTER.orders_since(http, Cursor(NOON))


async def test_a_wrong_client_secret_gets_no_token():
    http, fake, _ = a_shop()
    query = await _said_yes(fake)
    query["hmac"] = sign.query_hmac("guess", query)
    with pytest.raises(PartnerRefused):
        await ADAPTER.exchange_code(http, replace(GRANT, client_secret="guess"), query)
