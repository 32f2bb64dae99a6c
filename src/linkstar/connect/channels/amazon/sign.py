"""What goes onto a request and what an answer says besides its content: token header, budgets, errors, webhook key."""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import orjson

from linkstar.connect.channel import WebhookRequest
from linkstar.connect.wire import (
    Account,
    Answer,
    BadSignature,
    Learned,
    PartnerDown,
    PartnerError,
    PartnerRefused,
    Request,
    Throttled,
    TokenExpired,
    TokenRevoked,
)

TOKEN_HEADER = "x-amz-access-token"  # noqa: S105 - the name of a header
REFRESH = "refreshToken"  # our names of the two LWA calls
EXCHANGE = "exchangeCode"
AGENT = "LinkStar/1.0 (Language=Python)"
WEBHOOK_HEADER = "x-api-key"
_FIELD = re.compile(r"\[([\w.\[\]]+)\]")


def sign(request: Request, account: Account, at: datetime) -> Request:
    """Adds the access token, unless the call brings a restricted one, and Amazon's date and agent headers."""
    headers = {"user-agent": AGENT, **request.headers}
    if request.needs_token:
        headers.setdefault(TOKEN_HEADER, account.secrets.get("access_token", ""))
        headers["x-amz-date"] = at.strftime("%Y%m%dT%H%M%SZ")
    return replace(request, headers=headers)


def learn(request: Request, answer: Answer) -> Learned | None:
    """Amazon tells the rate that it applies to this seller; a refusal for quota says that the bucket is empty."""
    rate = _rate_of(answer)
    left = 0.0 if answer.status == 429 else None
    return None if rate is None and left is None else Learned(left=left, rate=rate)


def error_of(request: Request, answer: Answer) -> PartnerError | None:
    """The typed error of an answer; Amazon's refusals always have a status of 400 or more."""
    if answer.status < 400:
        return None
    said = _said(answer)
    if request.operation in (REFRESH, EXCHANGE) and "error" in said:
        return _token_error(request, said)
    first = (said.get("errors") or [{}])[0]
    code = str(first.get("code") or answer.status)
    message = str(first.get("message") or f"status {answer.status}")
    details = str(first.get("details") or "")
    if answer.status == 429:
        rate = _rate_of(answer)
        return Throttled(message, code=code, retry_after_s=1 / rate if rate else None)
    if answer.status >= 500 or answer.status == 408:
        return PartnerDown(message, code=code)
    if answer.status == 401 or (answer.status == 403 and "token" in f"{message} {details}".lower()):
        return TokenExpired(details or message, code=code)
    named = _FIELD.search(message) or _FIELD.search(details)
    told = f"{message} {details}".strip() if details and details != message else message
    return PartnerRefused(told, code=code, field=named.group(1) if named else "")


def check_webhook(request: WebhookRequest, account: Account) -> None:
    """Compares the API key that our EventBridge destination sends with the account's. Raises BadSignature."""
    expected = account.secrets.get("webhook_key", "")
    header = account.config.get("webhook_header", WEBHOOK_HEADER)
    if not expected or not hmac.compare_digest(request.headers.get(header, "").encode(), expected.encode()):
        raise BadSignature("the webhook does not carry this account's key")


def _token_error(request: Request, said: Mapping[str, Any]) -> PartnerError:
    code, message = str(said["error"]), str(said.get("error_description") or said["error"])
    if code == "invalid_grant" and request.operation == REFRESH:
        return TokenRevoked(message, code=code)
    return PartnerRefused(message, code=code)


def _said(answer: Answer) -> Mapping[str, Any]:
    """The body of a refusal; gateways and document storage answer with XML or nothing, which is no reason to fail."""
    try:
        body = orjson.loads(answer.body)
    except ValueError:
        return {}
    if isinstance(body, list):  # some operations leave the wrapping out
        body = {"errors": body}
    if not isinstance(body, dict):
        return {}
    errors = body.get("errors")
    well_formed = isinstance(errors, list) and all(isinstance(error, dict) for error in errors)
    return body if well_formed or "error" in body else {}


def _rate_of(answer: Answer) -> float | None:
    try:
        rate = float(answer.headers["x-amzn-ratelimit-limit"])
    except (KeyError, ValueError):
        return None
    return rate if rate > 0 else None
