"""One question to the Admin API and its answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from linkstar.connect.channels.shopify.queries import DOCUMENTS, PATH, cost_of
from linkstar.connect.wire import Http, Request, Unreadable


async def ask(http: Http, operation: str, variables: Mapping[str, Any], *, is_safe: bool = True) -> Any:
    """The `data` of an answer. Raises PartnerError."""
    said = {"query": DOCUMENTS[operation], "operationName": operation, "variables": variables}
    answer = await http.send(
        Request(
            operation=operation,
            method="POST",
            path=PATH,
            headers={"content-type": "application/json", "accept": "application/json"},
            body=orjson.dumps(said),
            cost=cost_of(operation, variables),
            is_safe=is_safe,
        )
    )
    got = answer.json()
    if not isinstance(got, dict) or not isinstance(got.get("data"), dict):
        raise Unreadable("the answer holds no data", body=answer.body)
    return got["data"]
