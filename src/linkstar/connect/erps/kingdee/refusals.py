"""What K3Cloud declines as a whole, mostly with status 200; what it says of single documents is no error of the call."""

from __future__ import annotations

import re
from typing import Any

import orjson

from linkstar.connect import refusal_words
from linkstar.connect.answers import status_error
from linkstar.connect.erps.kingdee import wire
from linkstar.connect.wire import (
    Answer,
    PartnerDown,
    PartnerError,
    PartnerRefused,
    Request,
    Throttled,
    TokenRevoked,
    Unreadable,
)

_BROKEN = b"response_error:"  # how a service says that it failed, before its JSON
# Keys do not end by themselves, so only a person can mend what is said against them.
_KEYS = re.compile(
    r"会话信息已丢失|重新登录|签名|验证失败|授权|未授权|appid|app_id|signature|unauthori[sz]ed|\bsign\b", re.IGNORECASE
)
_DOWN = re.compile(r"超时|timeout|繁忙|稍后|deadlock|死锁", re.IGNORECASE)


def error_of(request: Request, answer: Answer) -> PartnerError | None:
    """The typed error in an answer; None if it says what became of the documents."""
    wrong = status_error(answer)
    if wrong is not None:
        return wrong
    body = answer.body.strip()
    if body.startswith((_BROKEN, b'"' + _BROKEN)):
        return declined(body.decode("utf-8", "replace"))
    try:
        said = orjson.loads(body)
    except ValueError as unreadable:
        return Unreadable(f"not JSON: {unreadable}", body=answer.body)
    if request.operation == wire.QUERY and isinstance(said, list):
        said = said[0][0] if said and isinstance(said[0], list) and said[0] and isinstance(said[0][0], dict) else None
        if said is None:
            return None
    status = _status(said)
    if status is None:
        return Unreadable("the answer does not say whether it succeeded", body=answer.body)
    if status.get("IsSuccess") is True or (request.operation == wire.SAVE and _is_of_documents(status)):
        return None
    first = (status.get("Errors") or [{}])[0]
    return declined(str(first.get("Message") or "refused without a reason"), str(status.get("ErrorCode") or ""))


def declined(message: str, code: str = "") -> PartnerError:
    """The error that the words of a refusal mean."""
    if refusal_words.is_busy(message):
        return Throttled(message, code=code)
    if _KEYS.search(message):
        return TokenRevoked(message, code=code)
    if _DOWN.search(message):
        return PartnerDown(message, code=code)
    return PartnerRefused(message, code=code)


def _status(said: Any) -> dict[str, Any] | None:
    result = said.get("Result") if isinstance(said, dict) else None
    status = result.get("ResponseStatus") if isinstance(result, dict) else None
    errors = status.get("Errors") if isinstance(status, dict) else None
    if not isinstance(status, dict) or not all(isinstance(one, dict) for one in errors or ()):
        return None
    return status


def _is_of_documents(status: dict[str, Any]) -> bool:
    """Whether a refusal is about documents, and not about who calls."""
    words = " ".join(str(one.get("Message") or "") for one in status.get("Errors") or ())
    return bool(words) and type(declined(words)) is PartnerRefused
