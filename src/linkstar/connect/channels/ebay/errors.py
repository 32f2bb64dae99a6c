"""What eBay's answers say when they say no. Pure."""

from __future__ import annotations

from typing import Any

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

TOKEN_PATH = "/identity/v1/oauth2/token"  # noqa: S105 - a path, not a password
TOKEN_ERRORS = ("1001", "1002", "1003", "1004")
TOO_MANY = "2001"


def error_of(request: Request, answer: Answer) -> PartnerError | None:
    """The typed error in an answer; None if it succeeded."""
    if answer.status < 400:
        return None
    first, said = _first(answer.body)
    code = str(first.get("errorId") or said.get("error") or answer.status)
    message = str(
        first.get("longMessage") or first.get("message") or said.get("error_description") or f"status {answer.status}"
    )
    if answer.status == 429 or code == TOO_MANY:
        return Throttled(message, code=code, retry_after_s=retry_after(answer.headers))
    if request.path.endswith(TOKEN_PATH) and answer.status < 500:
        return TokenRevoked(message, code=code)
    if answer.status == 401:
        return TokenExpired(message, code=code)
    if answer.status >= 500:
        return PartnerDown(message, code=code)
    parameters = first.get("parameters") or []
    named = next((str(one.get("value") or "") for one in parameters if isinstance(one, dict)), "")
    return PartnerRefused(message, code=code, field=named)


def first_error(row: dict[str, Any]) -> tuple[str, str]:
    """Code and message of the first error of a row in a bulk answer."""
    one: dict[str, Any] = next(iter(row.get("errors") or ()), {})
    return str(one.get("errorId") or row.get("statusCode") or ""), str(
        one.get("longMessage") or one.get("message") or "not accepted"
    )


def _first(body: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    """The first of eBay's errors, and the whole object."""
    said = object_or_none(body) or {}
    listed = said.get("errors") if isinstance(said.get("errors"), list) else [said.get("error")]
    first = next((one for one in listed or () if isinstance(one, dict)), {})
    if not first and isinstance(said.get("errorMessage"), dict):  # Post-Order: {"errorMessage": {"error": [{...}]}}
        first = next((one for one in said["errorMessage"].get("error") or () if isinstance(one, dict)), {})
    return first, said
