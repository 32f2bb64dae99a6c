"""Our calls held against the description of version 1 that there is: what version 2 still shares with it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import orjson
import pytest
import yaml
from jsonschema import Draft7Validator

from linkstar.connect.carrier import TrackingEvent
from linkstar.connect.carriers.track17 import ADAPTER, sign, track, wire
from tests.connect import tally
from tests.connect.carriers.builders import NOW
from tests.connect.carriers.track17.test_adapter import NUMBER, a_customer

SHARED = Path(os.environ.get("LINKSTAR_SHARED", Path(__file__).resolve().parents[5] / "shared")) / "contracts"
PLACE = SHARED / "17track"
pytestmark = pytest.mark.skipif(not PLACE.is_dir(), reason=f"the contract is not at {PLACE}")

tally.cannot(
    "track17",
    "answers of version 2",
    "the description is of version 1; `track_info` stands in no document that was found",
)
tally.cannot("track17", "17track-webhook's form", "the vector is self-made; public clients sign in the same way")


def schema(name: str) -> dict[str, Any]:
    """A schema of version 1, strict: fields that it does not name are wrong."""
    said: dict[str, Any] = orjson.loads((PLACE / "json-schema" / f"{name}.json").read_bytes())
    return said


async def test_requests_are_lists_of_numbers_as_described() -> None:
    fake, http, _ = a_customer(carrier="3011")
    fake.move([TrackingEvent(NUMBER, "in_transit", NOW)])
    await ADAPTER.register(http, [NUMBER])
    await ADAPTER.track(http, [NUMBER])
    judges = {wire.REGISTER: schema("RegisterRequest"), wire.INFO: schema("TrackNumberRequest")}
    document = yaml.safe_load((PLACE / "openapi" / "17track-tracking-api-openapi.yml").read_text())
    for asked, answer in zip(http.asked, http.answers, strict=True):
        assert "post" in document["paths"][asked.path]
        assert asked.method == "POST"
        body = orjson.loads(asked.body)
        assert 1 <= len(body) <= wire.TOGETHER
        assert [
            wrong.message for one in body for wrong in Draft7Validator(judges[asked.operation]).iter_errors(one)
        ] == []
        assert list(Draft7Validator(schema("BatchResponse")).iter_errors(orjson.loads(answer.body))) == []
    tally.checked("track17", {asked.operation for asked in http.asked})


@pytest.mark.parametrize("name", ["get-track-info", "register-tracking", "stop-tracking", "webhook-push-payload"])
def test_every_example_is_read(name: str) -> None:
    told = orjson.loads((PLACE / "examples" / f"{name}.json").read_bytes())
    if "payload" in told:
        events = track.read_body(orjson.dumps(told["payload"]))
        assert [one.status for one in events] == ["out_for_delivery", "delivered"]
    else:
        body = orjson.dumps(told["response"]["body"])
        answer = wire.Answer(200, {}, body)
        assert ADAPTER.error_of(wire.call(wire.INFO, [NUMBER]), answer) is None
        taken = wire.read_registered(answer)
        assert [one.tracking_number for one in taken] == [one["number"] for one in told["request"]["body"]]
        parcels, unknown = wire.read_tracked(answer)
        assert unknown == []
        scans = track.read_parcels(parcels, body)
        assert [one.status for one in scans] == (
            ["pending", "in_transit", "in_transit", "out_for_delivery"] if name == "get-track-info" else []
        )
    tally.sample("track17", name)


def test_the_signature_is_that_of_the_vector() -> None:
    known = orjson.loads((SHARED / "_signing" / "test_vectors.json").read_bytes())
    (vector,) = [one for one in known if one["system"] == "17track-webhook"]
    given = vector["inputs"]
    assert sign.signature(given["body"].encode(), given["key"]) == vector["expected"]
    assert sign.is_genuine(given["body"].encode(), given["key"], vector["expected"].upper())
    assert not sign.is_genuine(given["body"].encode() + b" ", given["key"], vector["expected"])
    tally.vector("track17", "17track-webhook")


def test_the_budget_is_that_of_the_description() -> None:
    limits = orjson.loads((SHARED / "_limits" / "limits.json").read_bytes())["17track"]
    assert (ADAPTER.budgets["*"].rate, wire.TOGETHER) == (limits["rps"], limits["batch"])
