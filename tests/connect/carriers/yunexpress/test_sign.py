"""The signature of YunExpress."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from linkstar.connect.carriers.yunexpress import ADAPTER, sign
from linkstar.connect.wire import Request
from tests.connect import tally
from tests.connect.carriers.builders import NOW, an_account

SHARED = Path(os.environ.get("LINKSTAR_SHARED", Path(__file__).resolve().parents[5] / "shared"))
VECTORS = SHARED / "contracts" / "_signing" / "test_vectors.json"


def vectors() -> list[dict[str, object]]:
    """The published vectors of YunExpress; none where the data is absent."""
    if not VECTORS.exists():
        return []
    return [one for one in json.loads(VECTORS.read_text()) if one["system"].startswith("yunexpress")]


@pytest.mark.skipif(not VECTORS.exists(), reason=f"the signing vectors are not at {VECTORS}")
def test_signature_equals_the_published_vectors() -> None:
    found = vectors()
    assert [one["system"] for one in found] == ["yunexpress", "yunexpress-post"]
    for one in found:
        inputs = one["inputs"]
        assert isinstance(inputs, dict)
        method, path = inputs.get("method", "POST"), inputs.get("uri", "/v1/order/package/create")
        text = sign.text_to_sign(method, path, inputs.get("date", "1711612800000"), inputs.get("body", "").encode())
        assert text.decode() == one["string_to_sign"]
        assert sign.signature(inputs["secret"], text) == one["expected"]
        tally.vector("yunexpress", str(one["system"]))


def test_query_is_not_signed_and_a_body_is() -> None:
    account = an_account("yunexpress", secrets={"app_secret": "s", "token": "t"})
    plain = ADAPTER.sign(Request("x", "GET", "/v1/a"), account, NOW).headers
    with_query = ADAPTER.sign(Request("x", "GET", "/v1/a", query={"order_number": "1"}), account, NOW).headers
    with_body = ADAPTER.sign(Request("x", "GET", "/v1/a", body=b"{}"), account, NOW).headers
    assert plain["sign"] == with_query["sign"] != with_body["sign"]
    assert (plain["token"], plain["date"]) == ("t", str(int(NOW.timestamp() * 1000)))


def test_token_request_carries_neither_token_nor_signature() -> None:
    account = an_account("yunexpress", secrets={"app_secret": "s", "token": "t"})
    headers = ADAPTER.sign(Request("token", "POST", sign.TOKEN_PATH, needs_token=False), account, NOW).headers
    assert not {"token", "sign", "date"} & set(headers)
