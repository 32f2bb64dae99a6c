"""What Shopee's answers say when they say no: a word in `error`, with status 200 or 403. Pure."""

from __future__ import annotations

from linkstar.connect.channels.shopee.sign import TOKEN_PATHS
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

NO_ERROR = frozenset({"", "-", "success"})  # as documents and answers say it
EXPIRED = frozenset({"invalid_acceess_token", "invalid_access_token"})  # the first is Shopee's own spelling
REVOKED = frozenset({"shop_no_linked", "partner_shop_no_link", "shop_banned", "no_linked", "shop_access_expired"})
THROTTLED = frozenset({"error_rate_limit", "error_limit"})
TROUBLE = frozenset({"error_server", "error_network", "error_inner", "error_inner_server", "internal_error_server",
                     "error_system_busy"})  # fmt: skip


def error_of(request: Request, answer: Answer) -> PartnerError | None:
    """The typed error in an answer; None if it succeeded."""
    said = object_or_none(answer.body) or {}
    whole = str(said.get("error") or "").strip()
    if answer.status < 400 and whole in NO_ERROR:
        return None
    word, message = whole.rpartition(".")[2], str(said.get("message") or said.get("msg") or f"status {answer.status}")
    low = message.lower()
    if answer.status == 429 or word in THROTTLED:
        # error_limit is the application's day, which ends at midnight of UTC+8: asking sooner is of no use.
        return Throttled(message, code=whole, retry_after_s=3600.0 if word == "error_limit" else None)
    if answer.status >= 500 or word in TROUBLE or "system error" in low:
        return PartnerDown(message, code=whole)
    if request.path in TOKEN_PATHS or word in REVOKED:
        return TokenRevoked(message, code=whole)
    if word in EXPIRED or (word == "error_auth" and "access_token" in low):
        return TokenExpired(message, code=whole)
    return PartnerRefused(message, code=whole or str(answer.status))
