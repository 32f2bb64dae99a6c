"""Lazada's operations as two lists know them: parameters and fields of 2022, paths of 2026; the judge of requests and answers.

The fields of 2022 are complete for their time: what Lazada's own documents named since then is said here, and nothing else may be told.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import orjson

from linkstar.connect.alibaba import sign
from linkstar.connect.wire import Answer, Request
from tests.connect.openapi import CONTRACTS

FOLDER = CONTRACTS / "lazada"
COMMON = {"app_key", "timestamp", "sign_method", "sign", "access_token"}
# Parameters and fields that came after 2022, as Lazada's API documents of 2026 have them.
LATER_PARAMETERS = {"GetReverseOrdersForSeller": {
    "ReverseOrderLineModifiedTimeRangeStart", "ReverseOrderLineModifiedTimeRangeEnd",
}}  # fmt: skip
LATER_FIELDS = {"GetReverseOrdersForSellerReverseOrderLinesResponseEntity": {
    "return_order_line_gmt_create", "return_order_line_gmt_modified", "refund_amount", "reason_text", "reason_code",
    "refund_payment_method", "trade_order_gmt_create", "is_dispute", "item_unit_price", "whqc_decision", "seller_sku_id",
    "platform_sku_id", "tracking_number",
}}  # fmt: skip
_KINDS: Mapping[str, tuple[type, ...]] = {
    "string": (str, int, float), "int": (int, str), "int64": (int, str), "float32": (int, float, str), "bool": (bool, str),
}  # fmt: skip  # the public example tells numbers and truths as texts


@lru_cache(maxsize=4)
def load(name: str) -> Any:
    """A list."""
    return orjson.loads((FOLDER / name).read_bytes())


def operation(name: str, file: str = "endpoints.json") -> dict[str, Any]:
    """An operation in a list, {} if it is not there or has no path there."""
    return next((one for one in load(file) if one["name"] == name and one["path"]), {})


def wrong_with_request(request: Request) -> list[str]:
    """Everything in a request that the lists do not know. GET stands in them for GET and POST."""
    old, new = operation(request.operation), operation(request.operation, "endpoints-2026.json")
    said = old or new
    wrong = [] if said and sign.signed_path(request.path) == said["path"] else [f"path {request.path}"]
    wrong += [f"method {request.method}"] if said and said["http"] == "POST" != request.method else []
    if old:
        known = set(old["params"]) | LATER_PARAMETERS.get(request.operation, set()) | COMMON
        wrong += [f"parameter {name}" for name in {**request.query, **sign.fields_of(request.body)}.keys() - known]
    return wrong


def wrong_with_answer(name: str, answer: Answer) -> list[str]:
    """Everything in an answer that the fields of 2022 do not have."""
    said = answer.json()
    return _wrong(said, operation(name)["response_type"], name) if str(said.get("code")) == "0" else []


def fields(kind: str) -> set[str]:
    """The names of an object's fields."""
    return {one["name"] for one in load("response_types.json")[kind]}


def _wrong(said: Any, kind: str, place: str) -> list[str]:
    if kind.startswith("[]"):
        if not isinstance(said, list):
            return [f"{place} is no list"]
        return [what for one in said for what in _wrong(one, kind[2:], f"{place}[]")]
    if kind in _KINDS:
        return [] if isinstance(said, _KINDS[kind]) else [f"{place} is {said!r}, not {kind}"]
    known = {one["name"]: one["type"] for one in load("response_types.json").get(kind, ())}
    if not known:
        return []  # an object that the list does not describe
    if not isinstance(said, dict):
        return [f"{place} is no object"]
    wrong = [f"{place}.{name} is not known" for name in said.keys() - known.keys() - LATER_FIELDS.get(kind, set())]
    return wrong + [
        what for name in said.keys() & known.keys() for what in _wrong(said[name], known[name], f"{place}.{name}")
    ]
