"""A partner's OpenAPI as judge of our requests and of the pretend partner's answers.

Stricter than the document: where an object names its fields and does not say that there may be others, a field that it does
not name is wrong; that is how a misspelt field is found.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import orjson
import pytest
from jsonschema import Draft202012Validator

from linkstar.connect.wire import Answer, Request

CONTRACTS = Path(os.environ.get("LINKSTAR_SHARED", Path(__file__).resolve().parents[3] / "shared")) / "contracts"


def needs(folder: str) -> pytest.MarkDecorator:
    """Skips a test where a partner's contract is not at hand."""
    return pytest.mark.skipif(not (CONTRACTS / folder).is_dir(), reason=f"the contract is not at {CONTRACTS / folder}")


@lru_cache(maxsize=64)
def load(path: str) -> dict[str, Any]:
    """A document below the shared contracts, made strict."""
    said = _strict(orjson.loads((CONTRACTS / path).read_bytes()))
    assert isinstance(said, dict)
    return said


def vectors(prefix: str) -> list[dict[str, Any]]:
    """The signing vectors of a partner."""
    known: list[dict[str, Any]] = orjson.loads((CONTRACTS / "_signing" / "test_vectors.json").read_bytes())
    return [one for one in known if one["system"].startswith(prefix)]


class Operation:
    """One operation of a document, below `base`."""

    def __init__(self, document: str, name: str, base: str = "", path: str = "") -> None:
        self.document = load(document)
        found = [
            (verb, place, spec)
            for place, verbs in self.document["paths"].items()
            for verb, spec in verbs.items()
            if isinstance(spec, dict) and spec.get("operationId") == name and path in ("", place)
        ]
        assert len(found) == 1, f"{name} stands {len(found)} times in {document}"
        self.verb, place, self.spec = found[0]
        self.pattern = re.sub(r"\\\{[^}]+\\\}", "[^/]+", re.escape(base + place.partition("?")[0]))
        shared = self.document["paths"][place].get("parameters", ())
        listed = [self._ref(one) for one in [*shared, *self.spec.get("parameters", ())]]
        self.query = {one["name"]: one for one in listed if one["in"] == "query"}

    def wrong_with_request(self, request: Request, *, ignore: Sequence[str] = ()) -> list[str]:
        """Everything in a request that the document does not allow."""
        wrong = [] if request.method.lower() == self.verb else [f"method {request.method}"]
        if not re.fullmatch(self.pattern, request.path):
            wrong.append(f"path {unquote(request.path)} is not {self.pattern}")
        wrong += [f"query {name} is not known" for name in request.query.keys() - self.query.keys() - set(ignore)]
        wrong += [
            f"query {name} is missing"
            for name, one in self.query.items()
            if one.get("required") and name not in request.query
        ]
        for name in request.query.keys() & self.query.keys():
            wrong += [f"query {name}: {what}" for what in self._wrong_with_text(request.query[name], self.query[name])]
        content = self._ref(self.spec.get("requestBody") or {}).get("content") or {}
        if "application/json" in content and (request.body or self.spec["requestBody"].get("required")):
            wrong += self.wrong(orjson.loads(request.body or b"null"), content["application/json"].get("schema") or {})
        elif request.body and not content:
            wrong.append("a body is not expected")
        return wrong

    def wrong_with_answer(self, answer: Answer) -> list[str]:
        """Everything in an answer that the document does not allow; of a refusal only its status is described everywhere."""
        responses = self.spec["responses"]
        response = responses.get(str(answer.status)) or responses.get("default")
        if response is None and answer.status >= 400 and not any(status >= "4" for status in responses):
            return []  # the document describes no refusals at all
        if response is None:
            return [f"status {answer.status} is not in the document"]
        content = self._ref(response).get("content") or {}
        schema = next(
            (one.get("schema") for kind, one in content.items() if kind.startswith(("application/json", "*/*"))), None
        )
        if schema is None or answer.status >= 400 or not answer.body:
            return []
        return self.wrong(orjson.loads(answer.body), schema)

    def wrong(self, value: object, schema: Mapping[str, Any]) -> list[str]:
        """What a value has against a schema of the document."""
        judge = Draft202012Validator({**schema, "components": self.document.get("components", {})})
        return [f"{list(error.absolute_path)}: {error.message[:300]}" for error in judge.iter_errors(value)]

    def _wrong_with_text(self, text: str, one: Mapping[str, Any]) -> list[str]:
        schema = one.get("schema") or {}
        kind = self._ref(schema).get("type")
        value: Any = text
        if kind in ("integer", "number"):
            value = float(text) if kind == "number" else int(text) if text.lstrip("-").isdigit() else text
        elif kind == "boolean":
            value = {"true": True, "false": False}.get(text, text)
        elif kind == "array":
            value = text.split(",")
        return self.wrong(value, schema)

    def _ref(self, said: Mapping[str, Any]) -> Mapping[str, Any]:
        while "$ref" in said:
            place: Any = self.document
            for word in said["$ref"].removeprefix("#/").split("/"):
                place = place[word]
            said = place
        return said


def _strict(said: Any) -> Any:
    if isinstance(said, list):
        return [_strict(one) for one in said]
    if not isinstance(said, dict):
        return said
    made = {
        name: _strict(value)
        for name, value in said.items()
        if name not in ("example", "examples", "xml", "discriminator")
    }
    if isinstance(made.get("properties"), dict) and "additionalProperties" not in made and not _is_property_map(said):
        made["additionalProperties"] = False
    for name in ("exclusiveMinimum", "exclusiveMaximum"):
        if isinstance(made.get(name), bool):
            made.pop(name)
    if made.pop("nullable", False) and isinstance(made.get("type"), str):
        made["type"] = [made["type"], "null"]
        if "enum" in made:
            made["enum"] = [*made["enum"], None]
    return made


def _is_property_map(said: Mapping[str, Any]) -> bool:
    """Whether this is not a schema but a map of properties, one of which is called `properties`."""
    return isinstance(said["properties"].get("$ref"), str) or isinstance(said["properties"].get("type"), str)
