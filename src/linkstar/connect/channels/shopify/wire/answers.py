"""Shopify's refusals and its budget -> our typed errors and what the bucket holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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
    Unreadable,
)

_BY_STATUS = {
    402: ("payment_required", "Shopify has frozen the shop until its bill is paid"),
    403: ("forbidden", "the app lacks a scope, or may not do this in the shop"),
    404: ("not_found", "there is no such shop or address"),
    423: ("locked", "Shopify has locked the shop"),
    430: ("rejected", "Shopify's security turned the request away"),
}
_WAIT_DEFAULT_S = 2.0


@dataclass(frozen=True, slots=True)
class UserError:
    """Why a mutation was declined: the input it is about, and the words."""

    code: str
    field: tuple[str, ...]
    message: str


def user_errors(payload: Mapping[str, Any]) -> list[UserError]:
    """The `userErrors` of a mutation. Where Shopify gives no code, the path of the field stands for it."""
    return [
        UserError(
            code=said.get("code") or ".".join(said.get("field") or ()) or "USER_ERROR",
            field=tuple(str(part) for part in said.get("field") or ()),
            message=said.get("message") or "",
        )
        for said in payload.get("userErrors") or ()
    ]


def refused(errors: Sequence[UserError]) -> PartnerRefused:
    """The first of several user errors as an exception; the others are in its message."""
    return PartnerRefused(
        "; ".join(error.message for error in errors), code=errors[0].code, field=".".join(errors[0].field)
    )


def learned(answer: Answer) -> Learned | None:
    """What the answer's `throttleStatus` tells; None where there is none."""
    if b'"throttleStatus"' not in answer.body:
        return None
    status = (_cost(answer) or {}).get("throttleStatus")
    if not isinstance(status, dict):
        return None
    return Learned(
        left=float(status["currentlyAvailable"]),
        rate=float(status["restoreRate"]),
        burst=float(status["maximumAvailable"]),
    )


def error_of(request: Request, answer: Answer) -> PartnerError | None:
    """The typed error in an answer: Shopify tells most of them with status 200."""
    if answer.status >= 400:
        return _by_status(request, answer)
    if b'"errors"' not in answer.body:
        return None
    try:
        said = answer.json()
    except Unreadable as wrong:
        return wrong
    errors = said.get("errors") if isinstance(said, dict) else None
    return _by_code(errors, answer) if errors else None


def _by_status(request: Request, answer: Answer) -> PartnerError:
    words = _words(answer)
    if not request.needs_token and 400 <= answer.status < 404:
        return (TokenRevoked if request.operation == "refresh_token" else PartnerRefused)(words, code="oauth")
    if answer.status == 401:
        return TokenExpired(words, code="unauthorized")
    if answer.status == 429:
        return Throttled(words, code="429", retry_after_s=_seconds(answer.headers.get("retry-after")))
    if answer.status >= 500 or answer.status == 408:
        return PartnerDown(words, code=str(answer.status))
    code, meaning = _BY_STATUS.get(answer.status, (str(answer.status), ""))
    return PartnerRefused(f"{meaning}: {words}" if meaning else words, code=code)


def _by_code(errors: Any, answer: Answer) -> PartnerError:
    is_list = isinstance(errors, list) and isinstance(errors[0], dict)
    first: dict[str, Any] = errors[0] if is_list else {"message": str(errors)}
    code = str((first.get("extensions") or {}).get("code") or "")
    words = str(first.get("message") or "")
    if code == "THROTTLED":
        return Throttled(words, code=code, retry_after_s=_wait_s(answer))
    if code == "INTERNAL_SERVER_ERROR":
        return PartnerDown(words, code=code)
    path = ".".join(str(part) for part in first.get("path") or ())
    return PartnerRefused(words, code=code or "GRAPHQL", field=path)


def _wait_s(answer: Answer) -> float:
    """Seconds until the bucket holds what the query asks for."""
    cost = _cost(answer) or {}
    status = cost.get("throttleStatus") or {}
    rate = float(status.get("restoreRate") or 0)
    if not rate:
        return _WAIT_DEFAULT_S
    missing = float(cost.get("requestedQueryCost") or 0) - float(status.get("currentlyAvailable") or 0)
    return max(missing / rate, 1 / rate)


def _cost(answer: Answer) -> dict[str, Any] | None:
    try:
        said = answer.json()
    except Unreadable:  # whoever reads the answer itself will raise it
        return None
    cost = (said.get("extensions") or {}).get("cost") if isinstance(said, dict) else None
    return cost if isinstance(cost, dict) else None


def _words(answer: Answer) -> str:
    try:
        said = answer.json()
    except Unreadable:
        return answer.body[:200].decode("utf-8", "replace")
    if not isinstance(said, dict):
        return str(said)[:200]
    return str(said.get("error_description") or said.get("errors") or said.get("error") or "")


def _seconds(text: str | None) -> float:
    try:
        return float(text) if text else _WAIT_DEFAULT_S
    except ValueError:
        return _WAIT_DEFAULT_S
