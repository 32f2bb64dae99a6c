"""The signature of 4PX."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from linkstar.connect.carriers.fourpx import ADAPTER, sign, wire
from linkstar.connect.wire import Request
from tests.connect import tally
from tests.connect.carriers.builders import NOW, an_account

SHARED = Path(os.environ.get("LINKSTAR_SHARED", Path(__file__).resolve().parents[5] / "shared"))
VECTORS = SHARED / "contracts" / "_signing" / "test_vectors.json"


@pytest.mark.skipif(not VECTORS.exists(), reason=f"the signing vectors are not at {VECTORS}")
def test_signature_equals_the_published_vector() -> None:
    (one,) = [vector for vector in json.loads(VECTORS.read_text()) if vector["system"] == "4px"]
    inputs = one["inputs"]
    parameters = {**inputs, "format": "json"}
    text = sign.text_to_sign(parameters, inputs["body"].encode(), inputs["app_secret"])
    assert text.decode() == one["string_to_sign"]
    assert sign.signature(text) == one["expected"].lower()
    tally.vector("fourpx", "4px")


def test_a_call_carries_keys_time_and_signature_in_its_query_and_never_the_secret() -> None:
    account = an_account("fourpx", secrets={"app_key": "k", "app_secret": "hush"})
    query = ADAPTER.sign(wire.call(wire.ORDER, {"request_no": "1"}), account, NOW).query
    assert {name: query[name] for name in ("app_key", "format", "language", "method", "v")} == {
        "app_key": "k", "format": "json", "language": "en", "method": "ds.xms.order.get", "v": "1.1.0",
    }  # fmt: skip
    assert query["timestamp"] == str(int(NOW.timestamp() * 1000))
    assert "hush" not in "".join(query.values())


def test_an_access_token_is_sent_and_not_signed() -> None:
    own = an_account("fourpx", secrets={"app_key": "k", "app_secret": "s"})
    lent = an_account("fourpx", secrets={"app_key": "k", "app_secret": "s", "access_token": "t"})
    asked = wire.call(wire.ORDER, {"request_no": "1"})
    alone, with_token = ADAPTER.sign(asked, own, NOW).query, ADAPTER.sign(asked, lent, NOW).query
    assert with_token["access_token"] == "t"
    assert "access_token" not in alone
    assert with_token["sign"] == alone["sign"]


def test_the_body_is_signed_as_it_is_sent() -> None:
    account = an_account("fourpx", secrets={"app_key": "k", "app_secret": "s"})
    one, two = (ADAPTER.sign(wire.call(wire.ORDER, {"request_no": n}), account, NOW).query["sign"] for n in "12")
    assert one != two


def test_a_label_file_is_fetched_without_keys() -> None:
    account = an_account("fourpx", secrets={"app_key": "k", "app_secret": "s"})
    file = Request(wire.LABEL_FILE, "GET", "https://bss-fss.4px.com/l.pdf", needs_token=False)
    assert ADAPTER.sign(file, account, NOW) == file
