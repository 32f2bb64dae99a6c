"""What 4PX declines, mostly with status 200 and `result: 0`, as typed errors that name our field to mend."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from linkstar.connect import refusal_words
from linkstar.connect.answers import read_object, status_error
from linkstar.connect.carriers.fourpx import wire
from linkstar.connect.wire import (
    Answer,
    PartnerError,
    Request,
    TokenRevoked,
    Unreadable,
)

# error_code -> our field, where a code is known to mean one thing; the whole list is behind the platform's login.
_CODES = {"DS000110": "service"}
_OURS = re.compile(r"shipper|sender|发件", re.IGNORECASE)  # the place that the parcel leaves from, and not the receiver
# Keys and signature do not end by themselves here, so only a person can mend what is said against them.
_KEYS = re.compile(
    r"\bsign\b|signature (is )?(wrong|invalid|error|verif)|app_?key|access_?token|签名|授权|unauthori[sz]ed",
    re.IGNORECASE,
)


def error_of(request: Request, answer: Answer) -> PartnerError | None:
    """The typed error in an answer; None if it says success."""
    wrong = status_error(answer)
    if wrong is not None or request.operation == wire.LABEL_FILE:
        return wrong
    return _inside(answer)


def _inside(answer: Answer) -> PartnerError | None:
    """The error in a body with status 200."""
    try:
        body = read_object(answer.body)
    except Unreadable as wrong:
        return wrong
    if "result" not in body:
        return Unreadable("the answer does not say whether it succeeded", body=answer.body)
    if str(body["result"]) == "1":
        return None
    code, message = _told(body)
    if _KEYS.search(message):
        return TokenRevoked(message, code=code)
    return refusal_words.declined(message, code, _CODES.get(code) or ("ship_from" if _OURS.search(message) else ""))


def _told(body: Mapping[str, Any]) -> tuple[str, str]:
    """Code and words of the first error; older methods write errorCode and errorMsg."""
    errors = body.get("errors")
    first = errors[0] if isinstance(errors, list) and errors and isinstance(errors[0], dict) else {}
    code = str(first.get("error_code") or first.get("errorCode") or "")
    return code, str(first.get("error_msg") or first.get("errorMsg") or body.get("msg") or "")
