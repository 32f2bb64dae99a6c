"""What TikTok Shop's answers say when they say no; most of them with status 200. Pure."""

from __future__ import annotations

from linkstar.connect.channels.tiktok_shop.sign import TOKEN_PATHS
from linkstar.connect.reading import object_or_none
from linkstar.connect.wire import (
    Answer,
    PartnerDown,
    PartnerError,
    PartnerRefused,
    Request,
    Throttled,
    TokenExpired,
    TokenRevoked,
)

EXPIRED = frozenset({105001, 105002})  # the token is not valid; it has run out
REVOKED = frozenset({105003, 105005})  # the seller took the right back, or never gave it
THROTTLED = frozenset({36009002, 429})
TROUBLE = frozenset({36009001, 36009003, 98001004, 12052048})  # TikTok Shop's own
NO_ORDER = frozenset({21011002, 11021001})


def error_of(request: Request, answer: Answer) -> PartnerError | None:
    """The typed error in an answer; None if it succeeded."""
    said = object_or_none(answer.body) or {}
    code = said.get("code", 0)
    if answer.status < 400 and code in (0, None):
        return None
    number = code if isinstance(code, int) and code else answer.status
    message = str(said.get("message") or f"status {answer.status}")
    if answer.status == 429 or number in THROTTLED or "too many requests" in message.lower():
        return Throttled(message, code=str(number))
    if request.path.endswith(TOKEN_PATHS) and answer.status < 500 and number not in TROUBLE:
        return TokenRevoked(message, code=str(number))
    if number in REVOKED:
        return TokenRevoked(message, code=str(number))
    if number in EXPIRED or (answer.status == 401 and number == 401):
        return TokenExpired(message, code=str(number))
    if answer.status >= 500 or number in TROUBLE:
        return PartnerDown(message, code=str(number))
    return PartnerRefused(message, code=str(number))
