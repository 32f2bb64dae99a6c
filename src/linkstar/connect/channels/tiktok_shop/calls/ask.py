"""One question to TikTok Shop and what stands in its envelope."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from linkstar.connect.channels.tiktok_shop.wire.values import data
from linkstar.connect.wire import Http, Request


async def ask(
    http: Http, operation: str, path: str, *, query: Mapping[str, str] | None = None, body: Mapping[str, Any] | None = None,
    method: str = "",
) -> dict[str, Any]:  # fmt: skip
    """The `data` of an answer that changes nothing. Raises PartnerError."""
    return data(await http.send(request_of(operation, path, query=query, body=body, method=method)))


def request_of(
    operation: str, path: str, *, query: Mapping[str, str] | None = None, body: Mapping[str, Any] | None = None,
    method: str = "", is_safe: bool = True,
) -> Request:  # fmt: skip
    """A request: GET without a body, POST with one."""
    packed = b"" if body is None else orjson.dumps(body)
    return Request(
        operation, method or ("GET" if body is None else "POST"), path, query=query or {}, body=packed, is_safe=is_safe
    )
