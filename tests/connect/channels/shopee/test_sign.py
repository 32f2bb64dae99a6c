"""Shopee's signatures against the published form."""

from __future__ import annotations

from dataclasses import replace

import orjson

from linkstar.connect.channels.shopee import ADAPTER, sign
from linkstar.connect.wire import Request
from tests.connect import tally
from tests.connect.openapi import needs, vectors
from tests.contracts.accounts import NOW, stage

pytestmark = needs("shopee")


def test_requests_are_signed_as_the_vectors_are() -> None:
    found = [one for one in vectors("shopee") if one["system"] != "shopee-push"]
    assert [one["system"] for one in found] == ["shopee-shop", "shopee-merchant", "shopee-public"]
    for one in found:
        asked = one["inputs"]
        token, shop = asked["access_token"] or "", asked["id"] or ""
        text = sign.text_to_sign(asked["partner_id"], asked["path"], asked["timestamp"], token=token, shop=shop)
        assert text == one["string_to_sign"]
        assert sign.signature(asked["partner_key"], text) == one["expected"]
        tally.vector("shopee", one["system"])


def test_pushes_are_signed_as_the_vector_is() -> None:
    (one,) = vectors("shopee-push")
    asked = one["inputs"]
    assert sign.push_signature(asked["partner_key"], asked["url"], asked["body"].encode()) == one["expected"]
    tally.vector("shopee", one["system"])


def test_a_call_of_a_shop_names_partner_time_token_and_shop() -> None:
    account = stage("shopee").account
    request = Request("order.get_order_list", "GET", "/api/v2/order/get_order_list", query={"page_size": "5"})
    signed = ADAPTER.sign(request, account, NOW)
    assert signed.query.keys() == {"page_size", "partner_id", "timestamp", "access_token", "shop_id", "sign"}
    assert (signed.query["timestamp"], signed.query["shop_id"]) == (str(int(NOW.timestamp())), "14701711")
    other = ADAPTER.sign(replace(request, path="/api/v2/order/get_order_detail"), account, NOW)
    assert other.query["sign"] != signed.query["sign"]


def test_the_refresh_gets_its_secret_only_when_it_is_called() -> None:
    account = stage("shopee").account
    request = Request("public.refresh_access_token", "POST", sign.REFRESH_TOKEN, needs_token=False)
    signed = ADAPTER.sign(request, account, NOW)
    assert orjson.loads(signed.body) == {"refresh_token": "refresh_first", "partner_id": 2001887, "shop_id": 14701711}
    assert signed.query.keys() == {"partner_id", "timestamp", "sign"}
