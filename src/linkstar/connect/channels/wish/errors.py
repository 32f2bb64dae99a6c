"""What Wish's answers say when they say no: {message, code, data}, where code 0 is success. Pure."""

from __future__ import annotations

import re

from linkstar.connect.reading import object_or_none
from linkstar.connect.wire import (
    Answer,
    Learned,
    PartnerDown,
    PartnerError,
    PartnerRefused,
    Request,
    Throttled,
    TokenExpired,
    TokenRevoked,
)

REFRESH, EXCHANGE = "oauthRefreshToken", "oauthAccessTokenPost"  # Wish's names of these operations
CALLS_LEFT = "wish-rate-limit-remaining"
NOT_FOUND = (
    "not_found"  # ours: the documents show the words, and the number 1008, which also stands for a revoked token
)
_EXPIRED = frozenset({"1007", "1008", "1012", "1016"})  # expired, revoked, missing, revoked as of the older version
_UNAUTHORISED = "1006"  # a token that does not exist, or a right that the application lacks: the words tell
_MISSING = re.compile(r"could not find|no such", re.IGNORECASE)
_NO_TOKEN = re.compile(r"no access token", re.IGNORECASE)


def error_of(request: Request, answer: Answer) -> PartnerError | None:
    """The typed error in an answer; None if it succeeded."""
    said = object_or_none(answer.body) or {}
    code = str(said.get("code") or 0)
    if answer.status < 400 and code == "0":
        return None
    words = str(said.get("message") or f"status {answer.status}")
    code = str(answer.status) if code == "0" else code
    if answer.status == 429:
        return Throttled(words, code=code)
    if answer.status >= 500:
        return PartnerDown(words, code=code)
    if request.operation in (REFRESH, EXCHANGE):
        return (TokenRevoked if request.operation == REFRESH else PartnerRefused)(words, code=code)
    if answer.status == 404 or _MISSING.search(words):
        return PartnerRefused(words, code=NOT_FOUND)
    if answer.status == 401 or code in _EXPIRED or (code == _UNAUTHORISED and _NO_TOKEN.search(words)):
        return TokenExpired(words, code=code)
    return PartnerRefused(words, code=code)


def learned(answer: Answer) -> Learned | None:
    """How many calls are left in the window; how long it lasts, Wish does not say."""
    left = answer.headers.get(CALLS_LEFT, "")
    return Learned(left=float(left)) if left.isdigit() else None
