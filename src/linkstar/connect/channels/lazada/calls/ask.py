"""One question to Lazada. An operation is called by the name that Lazada's documents give it."""

from __future__ import annotations

from collections.abc import Mapping

from linkstar.connect.alibaba.sign import form
from linkstar.connect.wire import Answer, Http, Request


async def get(http: Http, operation: str, path: str, **query: str) -> Answer:
    """The answer to a question that changes nothing. Raises PartnerError."""
    return await http.send(Request(operation, "GET", path, query=query))


def post(operation: str, path: str, fields: Mapping[str, str], *, is_safe: bool = False) -> Request:
    """A call that changes something; its parameters stand in the body."""
    return Request(operation, "POST", path, body=form(fields), is_safe=is_safe)
