"""What Stripe's answers say when they say no. Pure."""

from __future__ import annotations

from typing import Any

from linkstar.connect.reading import object_or_none
from linkstar.connect.transport import retry_after
from linkstar.connect.wire import Answer, PartnerDown, PartnerError, PartnerRefused, Throttled, TokenRevoked


def error_of(answer: Answer) -> PartnerError | None:
    """The typed error in an answer; None if it succeeded."""
    if answer.status < 400:
        return None
    said = _error(answer.body)
    code = str(said.get("code") or said.get("type") or answer.status)
    message = str(said.get("message") or f"status {answer.status}")
    if answer.status == 429:  # too many calls, or an object that another call holds (lock_timeout)
        return Throttled(message, code=code, retry_after_s=retry_after(answer.headers))
    if answer.status == 401:  # keys do not expire by themselves: a person has to bring another
        return TokenRevoked(message, code=code)
    if answer.status >= 500 or answer.status == 409:  # 409: a call with this key is under way; nobody knows how it ends
        return PartnerDown(message, code=code)
    return PartnerRefused(message, code=code, field=str(said.get("param") or ""))


def _error(body: bytes) -> dict[str, Any]:
    error = (object_or_none(body) or {}).get("error")
    return error if isinstance(error, dict) else {}
