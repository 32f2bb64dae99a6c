"""What 17TRACK declines as a whole; what it says of single numbers stands in `rejected` and is no error of the call."""

from __future__ import annotations

from typing import Any

from linkstar.connect.answers import read_object, status_error
from linkstar.connect.wire import (
    Answer,
    PartnerDown,
    PartnerError,
    PartnerRefused,
    Throttled,
    TokenRevoked,
    Unreadable,
)

_KEYS = frozenset({-18010001, -18010002, -18010004, -18010005})  # address not listed, key, account disabled, no right
_BUSY = frozenset({-18010014, -18019907})  # too many requests; the day's are spent
_DOWN = frozenset({-18010003})
_DAY_S = 3600.0  # when the day's calls are spent: looked at again after an hour


def error_of(answer: Answer) -> PartnerError | None:
    """The typed error in an answer; None if it says success."""
    wrong = status_error(answer)
    if wrong is not None:
        return wrong
    try:
        said = read_object(answer.body)
    except Unreadable as unreadable:
        return unreadable
    code, message = _told(said)
    if code == 0 and isinstance(said.get("data"), dict):
        return None
    if not isinstance(code, int) or code == 0:
        return Unreadable("the answer does not say whether it succeeded", body=answer.body)
    if code in _KEYS:
        return TokenRevoked(message, code=str(code))
    if code in _BUSY:
        return Throttled(message, code=str(code), retry_after_s=_DAY_S if code == -18019907 else None)
    if code in _DOWN:
        return PartnerDown(message, code=str(code))
    return PartnerRefused(message, code=str(code))


def _told(said: dict[str, Any]) -> tuple[Any, str]:
    """Code and words: above, or in the first of `data.errors`, where `code` above may be 0 all the same."""
    data = said.get("data")
    errors = data.get("errors") if isinstance(data, dict) else None
    if isinstance(errors, list) and errors and isinstance(errors[0], dict):
        return errors[0].get("code"), str(errors[0].get("message") or "refused without a reason")
    return said.get("code"), str(said.get("message") or "refused without a reason")
