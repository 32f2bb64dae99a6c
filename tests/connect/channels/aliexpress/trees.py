"""AliExpress's trees of parameters as judge of requests and answers: one file for each operation.

A field that the tree does not name is wrong, and so is one of another kind. Lists stand in an object under the name of their kind
("OrderDto[]" in "order_dto"); the trees call every field of an answer required, which public answers do not keep to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import orjson

from linkstar.connect.alibaba import sign
from linkstar.connect.channels.aliexpress.wire.values import response_name
from linkstar.connect.wire import Answer, Request
from tests.connect.openapi import CONTRACTS

FOLDER = CONTRACTS / "aliexpress" / "top-metadata" / "aesolution"
_KINDS: Mapping[str, tuple[type, ...]] = {
    "String": (str,), "Number": (int, float), "Boolean": (bool,), "Date": (str,), "Currency": (dict,),
}  # fmt: skip


@lru_cache(maxsize=20)
def load(operation: str) -> dict[str, Any]:
    """The tree of an operation."""
    said = orjson.loads((FOLDER / f"{operation.replace('.', '_')}.json").read_bytes())
    assert isinstance(said, dict)
    return said


def wrong_with_request(request: Request) -> list[str]:
    """Everything in a request that the tree does not allow."""
    tree = load(request.operation)
    wrong = [] if request.query.get("method") == tree["name"] == request.operation else ["method"]
    given = {name: _read(text) for name, text in sign.fields_of(request.body).items()}
    return wrong + _fields(given, tree["requestParams"], "", is_request=True)


def wrong_with_answer(operation: str, answer: Answer) -> list[str]:
    """Everything in an answer that the tree does not allow; refusals are in no tree."""
    said = answer.json()
    if "error_response" in said:
        return []
    whole = {name: value for name, value in said[response_name(operation)].items() if name != "request_id"}
    return _fields(whole, load(operation)["responseParams"], "", is_request=False)


def names(operation: str, *path: str) -> set[str]:
    """The names of an object's fields in an answer."""
    found = load(operation)["responseParams"]
    for step in path:
        found = next(one for one in found if one["name"] == step)["subParams"]
    return {one["name"] for one in found}


def _read(text: str) -> Any:
    try:
        return orjson.loads(text) if text[:1] in "[{" else text
    except ValueError:
        return text


def _fields(said: Any, known: Sequence[Mapping[str, Any]], place: str, *, is_request: bool) -> list[str]:
    if not isinstance(said, dict):
        return [f"{place} is no object"]
    tree = {one["name"]: one for one in known}
    wrong = [f"{place}{name} is not known" for name in said.keys() - tree.keys()]
    if is_request:
        wrong += [f"{place}{name} is missing" for name, one in tree.items() if one.get("required") and name not in said]
    for name in said.keys() & tree.keys():
        wrong += _value(said[name], tree[name], f"{place}{name}", is_request=is_request)
    return wrong


def _value(said: Any, one: Mapping[str, Any], place: str, *, is_request: bool) -> list[str]:
    kind, children = str(one["type"]).strip(), one.get("subParams") or ()
    if kind.endswith("[]"):
        element = kind.removesuffix("[]").strip()
        if not is_request and isinstance(said, dict):
            if said.keys() - {_snake(element)}:
                return [f"{place} is a list of {sorted(said)}, not of {_snake(element)}"]
            said = next(iter(said.values()), [])
        if not isinstance(said, list):
            return [f"{place} is no list"]
        own = {**one, "type": element}
        return [what for each in said for what in _value(each, own, f"{place}[]", is_request=is_request)]
    if children:
        return _fields(said, children, f"{place}.", is_request=is_request)
    wanted = _KINDS.get(kind, (object,))
    if is_request and kind == "Number" and isinstance(said, str) and said.isdigit():
        return []  # in a form all is text
    is_right = isinstance(said, wanted) and (not isinstance(said, bool) or bool in wanted)
    return [] if is_right else [f"{place} is {said!r}, not {kind}"]


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()
