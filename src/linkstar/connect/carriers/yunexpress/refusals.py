"""What YunExpress declines, also with status 200, as typed errors that name our field to mend."""

from __future__ import annotations

import re

from linkstar.connect import refusal_words
from linkstar.connect.answers import read_object
from linkstar.connect.carriers.yunexpress import wire
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
    Unreadable,
)

_TOKEN = re.compile(
    r"token.*(expire|invalid|illegal)|(expire|invalid|illegal).*token|令牌|token.*(过期|失效|无效)", re.IGNORECASE
)


def error_of(request: Request, answer: Answer) -> PartnerError | None:
    """The typed error in an answer; None if it says success."""
    message, code = _words(answer)
    if not request.needs_token and request.operation == wire.TOKEN:
        return _token_error(answer, message, code)
    if answer.status == 429:
        return Throttled(message or "too many calls", code=code or "429", retry_after_s=retry_after(answer.headers))
    if answer.status == 401:
        return TokenExpired(message or "the token is not taken", code=code or "401")
    if answer.status >= 500:
        return PartnerDown(message or f"status {answer.status}", code=code or str(answer.status))
    if answer.status >= 400:
        return PartnerRefused(
            message or f"status {answer.status}", code=code or str(answer.status), field=refusal_words.field_of(message)
        )
    if request.operation == wire.LABEL_FILE:
        return None
    return _inside(answer)


def _inside(answer: Answer) -> PartnerError | None:
    """The error in a body with status 200."""
    try:
        body = read_object(answer.body)
    except Unreadable as wrong:
        return wrong
    code, message = str(body.get("code") or ""), str(body.get("msg") or body.get("message") or "")
    said = body.get("success")
    if said is True:
        return None
    if said is None and not code and not message:
        return Unreadable("the answer does not say whether it succeeded", body=answer.body)
    if _TOKEN.search(message):
        return TokenExpired(message, code=code)
    return refusal_words.declined(message, code)


def _token_error(answer: Answer, message: str, code: str) -> PartnerError | None:
    """A refused token exchange means that the app's own key is no longer taken: only a person can mend that."""
    if answer.status == 429:
        return Throttled(message or "too many calls", code=code, retry_after_s=retry_after(answer.headers))
    if answer.status >= 500:
        return PartnerDown(message or f"status {answer.status}", code=code)
    if answer.status >= 400:
        return TokenRevoked(message or "the application key was refused", code=code or str(answer.status))
    try:
        body = read_object(answer.body)
    except Unreadable as wrong:
        return wrong
    return None if body.get("accessToken") else TokenRevoked(message or "no access token was given", code=code)


def _words(answer: Answer) -> tuple[str, str]:
    """Message and code of an error body, as far as there is one."""
    try:
        body = read_object(answer.body)
    except Unreadable:
        return "", ""
    return str(body.get("msg") or body.get("message") or ""), str(body.get("code") or "")
