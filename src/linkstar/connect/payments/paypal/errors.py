"""What PayPal's answers say when they say no. Pure."""

from __future__ import annotations

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

TOKEN_PATH = "/v1/oauth2/token"  # noqa: S105 - a path, not a password


def error_of(request: Request, answer: Answer) -> PartnerError | None:
    """The typed error in an answer; None if it succeeded. Its code is the issue, where PayPal names one."""
    if answer.status < 400:
        return None
    said = object_or_none(answer.body) or {}
    details = said.get("details")
    detail = next((one for one in details if isinstance(one, dict)), {}) if isinstance(details, list) else {}
    code = str(detail.get("issue") or said.get("name") or said.get("error") or answer.status)
    told = detail.get("description") or said.get("message") or said.get("error_description")
    message = str(told or f"status {answer.status}")
    if answer.status == 429:
        return Throttled(message, code=code, retry_after_s=retry_after(answer.headers))
    if request.path.endswith(TOKEN_PATH) and answer.status < 500:
        return TokenRevoked(message, code=code)
    if answer.status == 401:
        return TokenExpired(message, code=code)
    if answer.status >= 500 or answer.status == 409:  # 409: a call with this key is under way
        return PartnerDown(message, code=code)
    return PartnerRefused(message, code=code, field=str(detail.get("field") or ""))
