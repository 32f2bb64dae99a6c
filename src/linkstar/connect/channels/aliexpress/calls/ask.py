"""One question to AliExpress: all go to the same address, the operation is a parameter, and structures are JSON in a form."""

from __future__ import annotations

import orjson

from linkstar.connect.alibaba.sign import form
from linkstar.connect.wire import Request

PATH = "/sync"


def request_of(operation: str, fields: dict[str, object], *, is_safe: bool = True) -> Request:
    """A call of an operation; its parameters stand in the body."""
    told = {name: value if isinstance(value, str) else orjson.dumps(value).decode() for name, value in fields.items()}
    return Request(operation, "POST", PATH, query={"method": operation}, body=form(told), is_safe=is_safe)
