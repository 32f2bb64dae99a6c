"""Lazada's signatures against the published vector."""

from __future__ import annotations

from linkstar.connect.alibaba import sign
from linkstar.connect.channels.lazada import ADAPTER
from linkstar.connect.wire import Request
from tests.connect import tally
from tests.connect.openapi import needs, vectors
from tests.contracts.accounts import NOW, stage

pytestmark = needs("lazada")


def test_requests_are_signed_as_the_published_vector_is() -> None:
    (one,) = [each for each in vectors("lazada") if each["system"] == "lazada"]
    asked = one["inputs"]
    assert sign.text_to_sign(asked["params"], asked["api_path"]) == one["string_to_sign"]
    assert sign.signature(asked["secret"], asked["params"], asked["api_path"]) == one["expected"]
    tally.vector("lazada", "lazada")


def test_each_call_names_application_time_and_token_and_signs_its_body_too() -> None:
    account = stage("lazada").account
    signed = ADAPTER.sign(Request("Pack", "POST", "/order/fulfill/pack", body=b"packReq=%7B%7D"), account, NOW)
    assert signed.query.keys() == {"app_key", "timestamp", "sign_method", "access_token", "sign"}
    assert (signed.query["timestamp"], signed.query["access_token"]) == ("1795176000000", "first")
    assert signed.headers["content-type"] == sign.FORM
    other = ADAPTER.sign(Request("Pack", "POST", "/order/fulfill/pack", body=b"packReq=%7B1%7D"), account, NOW)
    assert other.query["sign"] != signed.query["sign"]


def test_the_refresh_token_stands_in_a_body_and_only_when_it_is_sent() -> None:
    account = stage("lazada").account
    request = Request(
        "RefreshAccessToken", "POST", f"https://auth.lazada.com/rest{sign.REFRESH_TOKEN}", needs_token=False
    )
    signed = ADAPTER.sign(request, account, NOW)
    assert sign.fields_of(signed.body) == {"refresh_token": "refresh_first"}
    assert "access_token" not in signed.query
    here = ADAPTER.sign(Request("RefreshAccessToken", "POST", sign.REFRESH_TOKEN, needs_token=False), account, NOW)
    assert here.query["sign"] == signed.query["sign"], "the path behind /rest is signed, wherever it is called"
