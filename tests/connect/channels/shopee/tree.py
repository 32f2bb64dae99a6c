"""Shopee's own documents of parameters as judge of requests and answers: one file for each operation.

A field that the document does not name is wrong, and so is one of another type; null is allowed everywhere, as Shopee
leaves fields out and empty at will.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import orjson

from linkstar.connect.wire import Answer, Request
from tests.connect.openapi import CONTRACTS

FOLDER = CONTRACTS / "shopee" / "api"
COMMON = {"partner_id", "timestamp", "access_token", "shop_id", "sign"}
_WHOLE = ("int", "int32", "int64", "uint64", "timestamp")
# Where documents contradict themselves: what they say, and what the sample beside it shows.
LISTS_CALLED_OBJECTS = {"payout_list", "transactions"}
POST = 1


def names() -> list[str]:
    """All operations that have a document."""
    return sorted(path.name.removeprefix("v2.").removesuffix(".json") for path in FOLDER.glob("v2.*.json"))


@lru_cache(maxsize=300)
def load(operation: str) -> dict[str, Any]:
    """The document of an operation."""
    said = orjson.loads((FOLDER / f"v2.{operation}.json").read_bytes())
    assert isinstance(said, dict)
    if (
        operation == "product.get_item_base_info"
    ):  # some fields of an item stand a level too high; the sample shows where
        (response,) = [one for one in said["params"]["response_params"] if one["name"] == "response"]
        items, *others = response["children"]
        items["children"] += others
    return said


def wrong_with_request(request: Request) -> list[str]:
    """Everything in a request that the document does not allow."""
    said = load(request.operation)
    wrong = [] if request.path == said["path"] else [f"path {request.path}"]
    wrong += [] if (request.method == "POST") == (said["method"] == POST) else [f"method {request.method}"]
    known = {one["name"]: one for one in said["params"]["request_params"] or ()}
    if request.method == "POST":
        wrong += [f"query {name}" for name in request.query.keys() - COMMON]
        return wrong + _wrong_fields(orjson.loads(request.body or b"{}"), list(known.values()), "", is_request=True)
    given = {name: text for name, text in request.query.items() if name not in COMMON}
    wrong += [f"query {name} is not known" for name in given.keys() - known.keys()]
    wrong += [f"query {name} is missing" for name, one in known.items() if _is_required(one) and name not in given]
    for name in given.keys() & known.keys():
        if known[name]["type"] in _WHOLE and not given[name].isdigit():
            wrong.append(f"query {name}={given[name]} is no number")
    return wrong


def wrong_with_answer(operation: str, answer: Answer | Mapping[str, Any]) -> list[str]:
    """Everything in an answer that the document does not allow."""
    said = answer.json() if isinstance(answer, Answer) else answer
    documented = list(load(operation)["params"]["response_params"] or ())
    named = {one["name"] for one in documented}
    documented += [{"name": name, "type": "string"} for name in {"error", "message", "request_id", "warning"} - named]
    return _wrong_fields(said, documented, "", is_request=False)


def _wrong_fields(said: Any, known: Sequence[Mapping[str, Any]], place: str, *, is_request: bool) -> list[str]:
    if not isinstance(said, dict):
        return [f"{place} is no object"]
    fields = {one["name"]: one for one in known}
    wrong = [f"{place}{name} is not known" for name in said.keys() - fields.keys()]
    if is_request:
        wrong += [f"{place}{name} is missing" for name, one in fields.items() if _is_required(one) and name not in said]
    for name in said.keys() & fields.keys():
        wrong += _wrong_value(said[name], fields[name], f"{place}{name}", is_request=is_request)
    return wrong


def _wrong_value(said: Any, one: Mapping[str, Any], place: str, *, is_request: bool) -> list[str]:
    kind, children = str(one["type"]), one.get("children") or ()
    if said is None and not is_request:
        return []
    if kind.endswith("[]") or (one["name"] in LISTS_CALLED_OBJECTS and isinstance(said, list)):
        if not isinstance(said, list):
            return [f"{place} is no list"]
        own = {**one, "type": kind.removesuffix("[]"), "name": ""}
        return [what for each in said for what in _wrong_value(each, own, f"{place}[]", is_request=is_request)]
    if kind == "object":
        return _wrong_fields(said, children, f"{place}.", is_request=is_request)
    right: dict[str, type | tuple[type, ...]] = {"string": str, "boolean": bool, "bool": bool, "float": (int, float)}
    wanted = int if kind in _WHOLE else right[kind]
    is_right = isinstance(said, wanted) and (not isinstance(said, bool) or wanted is bool)
    return [] if is_right else [f"{place} is {said!r}, not {kind}"]


def _is_required(one: Mapping[str, Any]) -> bool:
    return str(one.get("required")) == "True"
