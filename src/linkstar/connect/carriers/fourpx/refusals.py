"""What 4PX declines, mostly with status 200 and `result: 0`, as typed errors that name our field to mend."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from linkstar.connect import refusal_words
from linkstar.connect.carriers.fourpx import wire
from linkstar.connect.wire import (
    Answer,
    PartnerDown,
    PartnerError,
    PartnerRefused,
    Request,
    Throttled,
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
    if answer.status == 429:
        return Throttled("too many calls", code="429", retry_after_s=_seconds(answer))
    if answer.status >= 500:
        return PartnerDown(f"status {answer.status}", code=str(answer.status))
    if answer.status in (401, 403):
        return TokenRevoked("the application's keys are not taken", code=str(answer.status))
    if answer.status >= 400:
        return PartnerRefused(f"status {answer.status}", code=str(answer.status))
    if request.operation == wire.LABEL_FILE:
        return None
    return _inside(answer)


def _inside(answer: Answer) -> PartnerError | None:
    """The error in a body with status 200."""
    try:
        body = wire.read(answer.body)
    except Unreadable as wrong:
        return wrong
    if "result" not in body:
        return Unreadable("the answer does not say whether it succeeded", body=answer.body)
    if str(body["result"]) == "1":
        return None
    code, message = _told(body)
    if _KEYS.search(message):
        return TokenRevoked(message, code=code)
    if refusal_words.is_busy(message):
        return Throttled(message, code=code)
    if refusal_words.is_not_ready(message):
        return PartnerDown(message, code=code)
    field = _CODES.get(code) or ("ship_from" if _OURS.search(message) else refusal_words.field_of(message))
    return PartnerRefused(message or "refused without a reason", code=code, field=field)


def _told(body: Mapping[str, Any]) -> tuple[str, str]:
    """Code and words of the first error; older methods write errorCode and errorMsg."""
    errors = body.get("errors")
    first = errors[0] if isinstance(errors, list) and errors and isinstance(errors[0], dict) else {}
    code = str(first.get("error_code") or first.get("errorCode") or "")
    return code, str(first.get("error_msg") or first.get("errorMsg") or body.get("msg") or "")


def _seconds(answer: Answer) -> float | None:
    said = answer.headers.get("retry-after", "")
    return float(said) if said.isdigit() else None
