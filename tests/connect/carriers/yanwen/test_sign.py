"""The signature of Yanwen."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from linkstar.connect.carriers.yanwen import ADAPTER, sign, wire
from tests.connect import tally
from tests.connect.carriers.builders import NOW, an_account

SHARED = Path(os.environ.get("LINKSTAR_SHARED", Path(__file__).resolve().parents[5] / "shared"))
VECTORS = SHARED / "contracts" / "_signing" / "test_vectors.json"


@pytest.mark.skipif(not VECTORS.exists(), reason=f"the signing vectors are not at {VECTORS}")
def test_signature_equals_the_published_vector() -> None:
    (one,) = [vector for vector in json.loads(VECTORS.read_text()) if vector["system"] == "yanwen"]
    inputs = one["inputs"]
    text = sign.text_to_sign(inputs, inputs["body"].encode(), inputs["apitoken"])
    assert text.decode() == one["string_to_sign"]
    assert sign.signature(text) == one["expected"]
    tally.vector("yanwen", "yanwen")


def test_a_call_carries_account_time_and_signature_and_never_the_key() -> None:
    account = an_account("yanwen", secrets={"user_id": "7", "apitoken": "hush"})
    asked = wire.call(wire.CANCEL, {"waybillNumber": "UM1"})
    query = ADAPTER.sign(asked, account, NOW).query
    assert {name: query[name] for name in ("user_id", "method", "format", "version")} == {
        "user_id": "7", "method": "express.order.cancel", "format": "json", "version": "V1.0",
    }  # fmt: skip
    assert query["timestamp"] == str(int(NOW.timestamp() * 1000))
    assert "hush" not in "".join(query.values())
    other = ADAPTER.sign(wire.call(wire.CANCEL, {"waybillNumber": "UM2"}), account, NOW).query
    assert other["sign"] != query["sign"]


def test_tracking_takes_the_accounts_number_in_a_header_and_no_signature() -> None:
    account = an_account("yanwen", secrets={"user_id": "7", "apitoken": "hush"})
    signed = ADAPTER.sign(wire.track_request(["UM1", "UM2"], "https://open.yw56.com.cn"), account, NOW)
    assert signed.path == "https://api.track.yw56.com.cn/api/tracking"
    assert (dict(signed.headers), dict(signed.query)) == ({"authorization": "7"}, {"nums": "UM1,UM2"})


@pytest.mark.parametrize("base", ["http://127.0.0.1:8900/yanwen", "https://yw56.com.cn.evil.example"])
def test_tracking_of_any_other_address_stays_there(base: str) -> None:
    assert wire.track_request(["UM1"], base).path == "/api/tracking"
