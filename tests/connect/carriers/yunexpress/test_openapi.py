"""Our requests, the pretend platform's answers and the published examples, held against YunExpress's OpenAPI."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
import yaml
from jsonschema import Draft202012Validator

from linkstar.connect.carrier import QuoteRequest, TrackingEvent
from linkstar.connect.carriers.yunexpress import ADAPTER, refusals, track, wire
from linkstar.connect.wire import Answer, PartnerRefused, Request
from tests.connect import tally
from tests.connect.carriers.builders import NOW, a_request
from tests.connect.carriers.yunexpress.builders import a_customer
from tests.connect.world import DirectHttp

SHARED = Path(os.environ.get("LINKSTAR_SHARED", Path(__file__).resolve().parents[5] / "shared"))
CONTRACT = SHARED / "contracts" / "yunexpress" / "openapi.yaml"
pytestmark = pytest.mark.skipif(not CONTRACT.exists(), reason=f"the OpenAPI is not at {CONTRACT}")

tally.cannot("yunexpress", wire.TOKEN, "the OpenAPI has no operation for tokens")
READERS: dict[str, Callable[[Answer], Any]] = {
    wire.CREATE: wire.read_parcel,
    wire.INFO: wire.read_parcel,
    wire.LABEL: wire.read_label,
    wire.TRACK: lambda answer: track.read_events(answer, "YT1"),
    wire.PRICE: wire.read_quotes,
}


@pytest.fixture(scope="module")
def contract() -> dict[str, Any]:
    """The OpenAPI document."""
    document: dict[str, Any] = yaml.safe_load(CONTRACT.read_text())
    return document


def operations(contract: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Method, path and description of every operation."""
    for path, methods in contract["paths"].items():
        for method, told in methods.items():
            yield method.upper(), path, told


def errors(contract: dict[str, Any], schema: dict[str, Any], value: Any) -> list[str]:
    """What a value has against a schema of the document."""
    validator = Draft202012Validator({**schema, "components": contract["components"]})
    return [f"{list(wrong.absolute_path)}: {wrong.message}" for wrong in validator.iter_errors(value)]


def parameter(told: dict[str, Any], text: str) -> Any:
    """A query value as its schema's type wants it."""
    kind = told["schema"]["type"]
    return float(text) if kind in ("number", "integer") else text


def complaints(contract: dict[str, Any], request: Request) -> list[str]:
    """What a request has against the document; its operation must be there by its own name."""
    found = [told for method, path, told in operations(contract) if (method, path) == (request.method, request.path)]
    if not found or found[0]["operationId"] != request.operation:
        return [f"{request.method} {request.path} is not {request.operation}"]
    known = {one["name"]: one for one in found[0].get("parameters", ())}
    wrong = [f"query {name} is not known" for name in request.query if name not in known]
    wrong += [
        f"query {name} is missing" for name, one in known.items() if one.get("required") and name not in request.query
    ]
    for name, text in request.query.items():
        if name in known:
            wrong += errors(contract, known[name]["schema"], parameter(known[name], text))
    if "requestBody" in found[0]:
        schema = found[0]["requestBody"]["content"]["application/json"]["schema"]
        wrong += errors(contract, schema, orjson.loads(request.body))
    return wrong


async def every_verb(http: DirectHttp, fake: Any) -> None:
    """Speaks every verb once, to the end of a parcel and of a cancelled one."""
    await ADAPTER.services(http)
    await ADAPTER.rates(http, ["DE", "US"])
    await ADAPTER.quote(http, QuoteRequest("US", "90001", 1299, 300, 200, 100, has_battery=True))
    label = await ADAPTER.buy_label(http, a_request("one", format="ZPL", vat_number="DE1", eori_number="GB1"))
    await ADAPTER.buy_label(http, a_request("x" * 80))
    assert await ADAPTER.find(http, "one") == label
    fake.move(
        [TrackingEvent(label.tracking_number, "picked_up", NOW), TrackingEvent(label.tracking_number, "unknown", NOW)]
    )
    await ADAPTER.track(http, [label.tracking_number])
    voided = await ADAPTER.buy_label(http, a_request("two"))
    await ADAPTER.void(http, voided.external_id)


async def test_every_request_fits_the_contract(contract: dict[str, Any]) -> None:
    fake, http, _ = a_customer()
    await every_verb(http, fake)
    asked = [request for request in http.asked if request.operation != wire.TOKEN]
    assert {request.operation for request in asked} == {*READERS, wire.CANCEL, wire.PRODUCTS}
    assert [
        (request.operation, complaints(contract, request)) for request in asked if complaints(contract, request)
    ] == []


async def test_a_request_outside_the_contract_is_noticed(contract: dict[str, Any]) -> None:
    good = wire.create_request(a_request())
    bad = orjson.loads(good.body) | {"weight_unit": "STONE"}
    assert complaints(contract, good) == []
    assert complaints(contract, Request(good.operation, "POST", good.path, body=orjson.dumps(bad)))


async def test_the_pretend_platform_answers_as_the_contract_says(contract: dict[str, Any]) -> None:
    fake, http, _ = a_customer()
    await every_verb(http, fake)
    schemas = {told["operationId"]: told["responses"]["200"] for _, _, told in operations(contract)}
    for request, answer in zip(http.asked, http.answers, strict=True):
        if request.operation == wire.TOKEN or answer.status != 200:
            continue
        schema = schemas[request.operation]["content"]["application/json"]["schema"]
        assert errors(contract, schema, orjson.loads(answer.body)) == [], request.operation
        assert complaints(contract, request) == []
        tally.checked("yunexpress", [request.operation])


def test_every_published_example_of_our_operations_is_read(contract: dict[str, Any]) -> None:
    read = []
    for _, _, told in operations(contract):
        example = told["responses"]["200"]["content"]["application/json"].get("example")
        if told["operationId"] in READERS and example is not None:
            answer = Answer(200, {}, orjson.dumps(example, default=str))
            assert refusals.error_of(Request(told["operationId"], "GET", "/"), answer) is None
            read.append((told["operationId"], READERS[told["operationId"]](answer)))
    found = dict(read)
    assert set(found) == set(READERS)
    tally.sample("yunexpress", *found)
    assert found[wire.CREATE].tracking == "LE339614461CN"
    assert found[wire.INFO].tracking == found[wire.INFO].waybill == "YT2233621266010029"  # none of its own yet
    assert found[wire.LABEL] == (b"", "application/pdf", "https://label.yunexpress.cn/label.pdf")
    assert [event.status for event in found[wire.TRACK]] == ["delivered"]
    assert [(q.service, q.cost_minor, q.currency, q.days_min, q.days_max) for q in found[wire.PRICE]] == [
        ("BKZXR", 800, "CNY", 3, 8)
    ]


def examples_of(contract: dict[str, Any], schema: dict[str, Any]) -> Any:
    """A value made of the examples that a schema's properties carry."""
    if "$ref" in schema:
        return examples_of(contract, contract["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
    if "example" in schema:
        return schema["example"]
    if schema.get("type") == "array":
        one = examples_of(contract, schema["items"])
        return [one] if one is not None else []
    if "properties" in schema:
        made = {name: examples_of(contract, told) for name, told in schema["properties"].items()}
        return {name: value for name, value in made.items() if value is not None}
    return None


def test_examples_beside_the_fields_are_read_too(contract: dict[str, Any]) -> None:
    scan = examples_of(contract, {"$ref": "#/components/schemas/TrackEvent"})
    event = track.read_event(scan, "YT1")
    assert (event.status, event.place, event.happened_at.isoformat()) == (
        "delivered",
        "New York",
        "2023-03-10T06:30:00+00:00",
    )
    refused = examples_of(contract, {"$ref": "#/components/schemas/ErrorResponse"})
    assert refused == {"success": False}
    tally.sample("yunexpress", "TrackEvent", "ErrorResponse")
    assert isinstance(
        refusals.error_of(Request(wire.CREATE, "POST", "/"), Answer(200, {}, orjson.dumps(refused))), PartnerRefused
    )


@pytest.mark.parametrize("letter", ["A", "B", "C", "D", "E", "Y", "Q", None])
def test_any_state_letter_of_a_parcel_is_read(letter: str | None) -> None:
    said = {"success": True, "result": {"waybill_number": "YT1", "status": letter}}
    assert wire.read_parcel(Answer(200, {}, orjson.dumps(said))).is_cancelled == (letter == "E")
