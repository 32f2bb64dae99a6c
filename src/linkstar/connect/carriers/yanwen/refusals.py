"""What Yanwen declines, mostly with status 200 and `success: false`, as typed errors that name our field to mend."""

from __future__ import annotations

import re

from linkstar.connect import refusal_words
from linkstar.connect.answers import read_object, status_error
from linkstar.connect.carriers.yanwen import wire
from linkstar.connect.wire import (
    Answer,
    PartnerError,
    Request,
    TokenRevoked,
    Unreadable,
)

_OURS = re.compile(r"sender|shipper|发件", re.IGNORECASE)  # the place that the parcel leaves from, and not the receiver
# Account and key do not end by themselves here, so only a person can mend what is said against them.
_KEYS = re.compile(r"\bsign\b|signature|user_?id|api_?token|签名|验签|授权|冻结|账号|frozen", re.IGNORECASE)


def error_of(request: Request, answer: Answer) -> PartnerError | None:
    """The typed error in an answer; None if it says success."""
    return status_error(answer) or _inside(request, answer)


def _inside(request: Request, answer: Answer) -> PartnerError | None:
    """The error in a body with status 200."""
    try:
        body = read_object(answer.body)
    except Unreadable as wrong:
        return wrong
    if "code" not in body or ("success" not in body and request.operation != wire.TRACK):
        return Unreadable("the answer does not say whether it succeeded", body=answer.body)
    code, message = str(body["code"]), str(body.get("message") or "")
    if code == "0" and body.get("success", True) is True:
        return _label_error(request, body.get("data"))
    if _KEYS.search(message):
        return TokenRevoked(message, code=code)
    return _declined(message, code)


def _label_error(request: Request, data: object) -> PartnerError | None:
    """A label may be refused inside a success: `isSuccess` beside it says so."""
    if (
        request.operation != wire.LABEL
        or not isinstance(data, dict)
        or data.get("isSuccess", True) in (True, 1, "true")
    ):
        return None
    return _declined(str(data.get("errorMsg") or data.get("errorMessage") or "the label was refused"), "label")


def _declined(message: str, code: str) -> PartnerError:
    return refusal_words.declined(message, code, "ship_from" if _OURS.search(message) else "")
