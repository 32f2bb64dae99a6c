"""Amazon's own models (Swagger 2.0) as a judge of requests and answers. Tests skip where the models are absent."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import orjson
import pytest
from jsonschema import Draft4Validator  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parents[4]
AMAZON = Path(os.environ.get("LINKSTAR_SHARED", ROOT.parent / "shared")) / "contracts" / "amazon"
MODELS = AMAZON / "models"
needs_models = pytest.mark.skipif(not MODELS.is_dir(), reason=f"Amazon's models are not at {MODELS}")

FILES = {
    "searchOrders": "orders_2026-01-01.json",
    "getOrder": "orders_2026-01-01.json",
    "confirmShipment": "ordersV0.json",
    "createRestrictedDataToken": "tokens_2021-03-01.json",
    "getListingsItem": "listingsItems_2021-08-01.json",
    "searchListingsItems": "listingsItems_2021-08-01.json",
    "patchListingsItem": "listingsItems_2021-08-01.json",
    "createFeedDocument": "feeds_2021-06-30.json",
    "createFeed": "feeds_2021-06-30.json",
    "getFeed": "feeds_2021-06-30.json",
    "getFeedDocument": "feeds_2021-06-30.json",
    "createReport": "reports_2021-06-30.json",
    "getReport": "reports_2021-06-30.json",
    "getReportDocument": "reports_2021-06-30.json",
    "getReports": "reports_2021-06-30.json",
    "listTransactions": "finances_2024-06-19.json",
    "getMessagingActionsForOrder": "messaging.json",
    "confirmCustomizationDetails": "messaging.json",
    "createConfirmDeliveryDetails": "messaging.json",
    "createConfirmOrderDetails": "messaging.json",
    "createConfirmServiceDetails": "messaging.json",
    "createUnexpectedProblem": "messaging.json",
    "createDigitalAccessKey": "messaging.json",
}
FBA_FILES = {"getInventorySummaries": "fbaInventory.json", "getShipmentItems": "fulfillmentInboundV0.json"}
WITHOUT_MODEL = frozenset({"refreshToken", "exchangeCode", "uploadFeed", "downloadDocument"})


@dataclass(frozen=True)
class Pair:
    """One request and answer of Amazon's static sandbox."""

    operation: str
    status: int
    asked: dict[str, Any]
    said: Any


def load(file: str) -> dict[str, Any]:
    """One model."""
    model: dict[str, Any] = orjson.loads((MODELS / file).read_bytes())
    return model


def pairs_of(file: str) -> Iterator[Pair]:
    """All sandbox pairs of a model."""
    for verbs in load(file)["paths"].values():
        for operation in verbs.values():
            if not isinstance(operation, dict) or "responses" not in operation:
                continue
            for status, response in operation["responses"].items():
                for pair in response.get("x-amzn-api-sandbox", {}).get("static", []):
                    asked = pair.get("request", {}).get("parameters", {})
                    yield Pair(operation["operationId"], int(status), asked, pair.get("response"))


class Operation:
    """One operation of a model: what it takes and what it answers."""

    def __init__(self, name: str) -> None:
        self.model = load((FILES | FBA_FILES)[name])
        found = [
            (verb, path, spec)
            for path, verbs in self.model["paths"].items()
            for verb, spec in verbs.items()
            if isinstance(spec, dict) and spec.get("operationId") == name
        ]
        self.verb, self.path, self.spec = found[0]
        self.parameters = {parameter["name"]: parameter for parameter in self.spec.get("parameters", [])}

    def wrong_with_request(self, method: str, path: str, query: Mapping[str, str], body: bytes) -> list[str]:
        """Everything in a request that the model does not allow."""
        wrong = [] if method.lower() == self.verb else [f"method {method}"]
        if not re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", self.path), path):
            wrong.append(f"path {unquote(path)}")
        known = {name: spec for name, spec in self.parameters.items() if spec["in"] == "query"}
        wrong += [f"query {name} is not known" for name in query.keys() - known.keys()]
        wrong += [
            f"query {name} is missing" for name, spec in known.items() if spec.get("required") and name not in query
        ]
        for name in query.keys() & known.keys():
            wrong += [f"query {name}: {what}" for what in _wrong_with_value(query[name], known[name])]
        schema = next((spec["schema"] for spec in self.parameters.values() if spec["in"] == "body"), None)
        if schema is not None:
            wrong += self._wrong(orjson.loads(body), schema)
        elif body:
            wrong.append("a body is not expected")
        return wrong

    def wrong_with_answer(self, status: int, body: object) -> list[str]:
        """Everything in an answer that the model does not allow."""
        response = self.spec["responses"].get(str(status))
        if response is None:
            return [f"status {status} is not in the model"]
        return self._wrong(body, response["schema"]) if "schema" in response else []

    def _wrong(self, value: object, schema: dict[str, Any]) -> list[str]:
        judge = Draft4Validator({**schema, "definitions": self.model["definitions"]})
        return [f"{list(error.absolute_path)}: {error.message}" for error in judge.iter_errors(value)]


def _wrong_with_value(text: str, spec: dict[str, Any]) -> list[str]:
    if spec["type"] == "array":
        values = text.split(",")
        wrong = [f"{value!r}" for value in values if value not in spec["items"].get("enum", [value])]
        return wrong + (["too many"] if len(values) > spec.get("maxItems", len(values)) else [])
    if spec["type"] == "integer":
        return [] if text.isdigit() and int(text) <= spec.get("maximum", 10**9) else [f"{text!r} is no number"]
    if spec.get("format") == "date-time":
        return [] if datetime.fromisoformat(text).tzinfo else [f"{text!r} has no zone"]
    return [] if text in spec.get("enum", [text]) else [f"{text!r} is not in {spec['enum']}"]
