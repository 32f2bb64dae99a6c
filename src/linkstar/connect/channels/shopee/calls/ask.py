"""One question to Shopee and what stands in its envelope. An operation is called by the partner's name: order.get_order_list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from linkstar.connect.channels.shopee.wire.values import data
from linkstar.connect.wire import Http, Request


async def ask(
    http: Http, operation: str, query: Mapping[str, str] | None = None, *, body: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The `response` of an answer that changes nothing. Raises PartnerError."""
    return data(await http.send(request_of(operation, query, body=body)))


def request_of(
    operation: str,
    query: Mapping[str, str] | None = None,
    *,
    body: Mapping[str, Any] | None = None,
    is_safe: bool = True,
) -> Request:
    """A request: GET without a body, POST with one."""
    path = f"/api/v2/{operation.replace('.', '/')}"
    packed = b"" if body is None else orjson.dumps(body)
    return Request(operation, "GET" if body is None else "POST", path, query=query or {}, body=packed, is_safe=is_safe)
