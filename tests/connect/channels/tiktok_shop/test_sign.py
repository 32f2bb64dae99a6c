"""TikTok Shop's signatures against published vectors."""

from __future__ import annotations

from dataclasses import replace

from linkstar.connect.channels.tiktok_shop import ADAPTER, sign
from linkstar.connect.wire import Request
from tests.connect import tally
from tests.connect.openapi import needs, vectors
from tests.contracts.accounts import NOW, stage

pytestmark = needs("tiktok-shop")


def test_requests_are_signed_as_the_published_vectors_are() -> None:
    found = [one for one in vectors("tiktok-shop") if one["system"] != "tiktok-shop-webhook"]
    assert [one["system"] for one in found] == ["tiktok-shop", "tiktok-shop-public"]
    for one in found:
        asked = one["inputs"]
        body = asked.get("body", "").encode()
        text = sign.text_to_sign(asked["app_secret"], asked["path"], asked["query"], body)
        assert text == one["string_to_sign"]
        assert sign.signature(asked["app_secret"], asked["path"], asked["query"], body) == one["expected"]
        tally.vector("tiktok_shop", one["system"])


def test_webhooks_are_signed_as_the_published_vector_is() -> None:
    (one,) = vectors("tiktok-shop-webhook")
    asked = one["inputs"]
    assert sign.webhook_signature(asked["app_key"], asked["app_secret"], asked["body"].encode()) == one["expected"]
    tally.vector("tiktok_shop", one["system"])


def test_each_call_names_application_shop_and_time_and_its_token_is_a_header() -> None:
    account = stage("tiktok_shop").account
    signed = ADAPTER.sign(Request("getOrderDetail", "GET", "/order/202507/orders", query={"ids": "1"}), account, NOW)
    assert signed.query.keys() == {"ids", "app_key", "timestamp", "shop_cipher", "sign"}
    assert (signed.query["timestamp"], signed.headers[sign.TOKEN_HEADER]) == (str(int(NOW.timestamp())), "first")
    other = ADAPTER.sign(Request("getOrderDetail", "GET", "/order/202507/orders", query={"ids": "2"}), account, NOW)
    assert other.query["sign"] != signed.query["sign"]
    seller = ADAPTER.sign(Request("getAuthorizedShops", "GET", "/authorization/202309/shops"), account, NOW)
    assert "shop_cipher" not in seller.query


def test_the_token_endpoint_gets_its_secrets_only_when_it_is_called() -> None:
    account = stage("tiktok_shop").account
    request = Request(
        "refreshToken", "GET", sign.TOKEN_PATHS[1], query={"grant_type": "refresh_token"}, needs_token=False
    )
    signed = ADAPTER.sign(request, account, NOW)
    assert signed.query["app_secret"] == "c0ffee"
    assert signed.query["refresh_token"] == "TTP_first"
    assert "sign" not in signed.query
    assert sign.TOKEN_HEADER not in signed.headers
    real = ADAPTER.sign(replace(request, path=f"https://auth.tiktok-shops.com{request.path}"), account, NOW)
    assert real.query == signed.query
