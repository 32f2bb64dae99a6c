"""What Walmart's answers say when they say no, also with status 200. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from linkstar.connect.channels.walmart.sign import TOKEN_PATH
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

TOKENS_LEFT, NEXT_TOKENS = "x-current-token-count", "x-next-replenishment-time"


def error_of(request: Request, answer: Answer) -> PartnerError | None:
    """The typed error in an answer; None if it succeeded."""
    first = _first(answer.body)
    if answer.status < 400 and not first:
        return None
    code = str(first.get("code") or answer.status)
    words = (first.get("description"), first.get("info"), first.get("message"), f"status {answer.status}")
    message = str(next(filter(None, words)))
    if answer.status == 429 or code.startswith("REQUEST_THRESHOLD_VIOLATED"):
        return Throttled(message, code=code, retry_after_s=_wait_s(answer))
    if request.path == TOKEN_PATH and answer.status < 500:
        return TokenRevoked(message, code=code)
    if answer.status == 401 or code.startswith("UNAUTHORIZED"):
        return TokenExpired(message, code=code)
    if answer.status >= 500 or first.get("category") == "SYSTEM":
        return PartnerDown(message, code=code)
    return PartnerRefused(message, code=code, field=str(first.get("field") or ""))


def learned(answer: Answer) -> Learned | None:
    """What is left of the operation's tokens, as the headers tell."""
    left = answer.headers.get(TOKENS_LEFT, "")
    return Learned(left=float(left)) if left.isdigit() else None


def _wait_s(answer: Answer) -> float | None:
    """Seconds until there are tokens again: Walmart tells the moment in milliseconds, beside its own time."""
    until = answer.headers.get(NEXT_TOKENS, "")
    if not until.isdigit():
        return None
    try:
        now = datetime.strptime(answer.headers.get("date", ""), "%a, %d %b %Y %H:%M:%S %Z").replace(tzinfo=UTC)
    except ValueError:
        return None
    return max(0.0, int(until) / 1000 - now.timestamp())


def _first(body: bytes) -> dict[str, Any]:
    """The first error that is one: {"errors": {"error": [..]}}, {"error": [..]} or {"errors": [..]}; warnings are none."""
    said = object_or_none(body) or {}
    listed: Any = (
        said.get("errors")
        or said.get("error")
        or (said.get("list") or {} if isinstance(said.get("list"), dict) else {}).get("errors")
    )
    if isinstance(listed, dict):
        listed = listed.get("error") or [listed]
    if not isinstance(listed, list):
        return {}
    rows = [one for one in listed if isinstance(one, dict)]
    return next(
        (
            one
            for one in rows
            if one.get("severity", "ERROR") == "ERROR" and (one.get("code") or one.get("description"))
        ),
        {},
    )
