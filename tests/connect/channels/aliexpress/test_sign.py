"""AliExpress's signatures against the vector that there is."""

from __future__ import annotations

from linkstar.connect.alibaba import sign
from linkstar.connect.channels.aliexpress import ADAPTER
from linkstar.connect.channels.aliexpress.calls.ask import request_of
from linkstar.connect.wire import Request
from tests.connect import tally
from tests.connect.openapi import needs, vectors
from tests.contracts.accounts import NOW, stage

pytestmark = needs("aliexpress")


def test_requests_are_signed_as_the_vector_is() -> None:
    (one,) = vectors("aliexpress-iop-sha256-business")
    asked = one["inputs"]
    assert sign.text_to_sign(asked["params"], "") == one["string_to_sign"]
    assert sign.signature(asked["secret"], asked["params"], "") == one["expected"]
    tally.vector("aliexpress", one["system"])


def test_a_call_signs_its_method_and_its_body_and_no_path() -> None:
    account = stage("aliexpress").account
    signed = ADAPTER.sign(request_of("aliexpress.solution.order.get", {"param0": {"page_size": 20}}), account, NOW)
    assert signed.query.keys() == {"method", "app_key", "timestamp", "sign_method", "session", "sign"}
    words = {**signed.query, "param0": '{"page_size":20}'}
    assert signed.query["sign"] == sign.signature("c0ffee", words, "")
    assert sign.signed_path("/sync") == ""


def test_the_system_interfaces_sign_the_path_behind_rest() -> None:
    account = stage("aliexpress").account
    request = Request("RefreshAccessToken", "POST", "/rest/auth/token/refresh", needs_token=False)
    signed = ADAPTER.sign(request, account, NOW)
    fields = sign.fields_of(signed.body)
    assert fields == {"refresh_token": "refresh_first"}
    assert signed.query["sign"] == sign.signature("c0ffee", {**signed.query, **fields}, "/auth/token/refresh")
    assert "session" not in signed.query
