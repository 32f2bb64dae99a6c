"""What adapters do with every answer before they look for what is theirs in it: its status, and its JSON. Pure."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import Any

from linkstar.connect.reading import exact, reading
from linkstar.connect.transport import retry_after
from linkstar.connect.wire import (
    Answer,
    PartnerDown,
    PartnerError,
    PartnerRefused,
    Throttled,
    TokenRevoked,
    Unreadable,
)


def status_error(answer: Answer) -> PartnerError | None:
    """The error of a status, of a partner whose keys do not end by themselves: 401 and 403 ask for a person. None below 400."""
    status = answer.status
    said = f"status {status}"
    if status < 400:
        return None
    if status == 429:
        return Throttled("too many calls", code="429", retry_after_s=retry_after(answer.headers))
    if status in (401, 403):
        return TokenRevoked("the account's keys are not taken", code=str(status))
    if status >= 500:
        return PartnerDown(said, code=str(status), retry_after_s=retry_after(answer.headers))
    return PartnerRefused(said, code=str(status))


def read_object(body: bytes) -> dict[str, Any]:
    """A JSON object, its decimals exact. Raises Unreadable."""
    with reading("a JSON object", body):
        return exact(body)


def objects(found: Any, body: bytes) -> Sequence[dict[str, Any]]:
    """A list of JSON objects. Raises Unreadable for anything else."""
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise Unreadable("not a list of objects", body=body)
    return found


def unpacked(text: str, body: bytes) -> bytes:
    """A document that was written as base64, also as a data address. Raises Unreadable."""
    try:
        return base64.b64decode(text.rpartition("base64,")[2], validate=True)
    except binascii.Error as wrong:
        raise Unreadable(f"the label is not base64: {wrong}", body=body) from wrong


def checked_zpl(document: bytes, body: bytes) -> bytes:
    """A label that has to be in the printer's own language. Raises Unreadable."""
    if b"^XA" not in document[:4096] or b"^XZ" not in document[-256:]:
        raise Unreadable("the label is not ZPL", body=body)
    return document


def checked_pdf(document: bytes, body: bytes) -> bytes:
    """A label that has to be a PDF. Raises Unreadable."""
    if b"%PDF" not in document[:1024]:
        raise Unreadable("the label is not a PDF", body=body)
    return document
