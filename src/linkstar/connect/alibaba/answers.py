"""What the platform's refusals mean, by their words and numbers; they come with status 200. Pure."""

from __future__ import annotations

import re
from typing import Any

from linkstar.connect.alibaba.sign import TOKEN_PATHS
from linkstar.connect.reading import object_or_none
from linkstar.connect.transport import retry_after
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

# The words are those of the platform's gateway; adapters turn the numbers of what stands behind it into these.
EXPIRED = frozenset({"IllegalAccessToken", "InvalidAccessToken", "AccessTokenExpired"})
REVOKED = frozenset(
    {"IllegalRefreshToken", "InvalidRefreshToken", "RefreshTokenExpired", "InvalidCode", "AuthorizationRevoked"}
)
THROTTLED = frozenset({"ApiCallLimit", "AppCallLimit", "SellerCallLimit"})
TROUBLE = frozenset({
    "ServiceTimeout", "ServiceUnavailable", "SystemError", "InternalError", "RemoteServiceError", "SYSTEM_ERROR",
    "SYSTEM_EXCEPTION",
})  # fmt: skip
_BAN = re.compile(r"last (\d+)")


def refusal_of(request: Request, answer: Answer, code: str, message: str) -> PartnerError | None:
    """The typed error of a code; None where the answer has none and its status is good."""
    if answer.status < 400 and code in ("", "0"):
        return None
    said = message or code or f"status {answer.status}"
    word = code if code not in ("", "0") else str(answer.status)
    if answer.status == 429 or word in THROTTLED:
        ban = _BAN.search(said)
        return Throttled(said, code=word, retry_after_s=float(ban[1]) if ban else retry_after(answer.headers))
    if answer.status >= 500 or word in TROUBLE or word.lower().startswith("isp."):
        return PartnerDown(said, code=word)
    if request.path.endswith(TOKEN_PATHS) or word in REVOKED:
        return TokenRevoked(said, code=word)
    if word in EXPIRED:
        return TokenExpired(said, code=word)
    return PartnerRefused(said, code=word)


def body_of(answer: Answer) -> dict[str, Any]:
    """The object in an answer; empty where it holds none."""
    return object_or_none(answer.body) or {}


def text(said: object) -> str:
    """A word that may be told as text or as number, "" for nothing."""
    return "" if said is None else str(said)
