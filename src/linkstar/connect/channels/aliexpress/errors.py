"""What AliExpress's answers say when they say no: `error_response`, or a result that did not succeed. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from linkstar.connect.alibaba.answers import body_of, refusal_of, text
from linkstar.connect.alibaba.values import is_true
from linkstar.connect.wire import Answer, PartnerError, PartnerRefused, Request

# The numbers of the older gateway (TOP), which some answers still have, as the platform's words.
_WORDS: Mapping[str, str] = {
    "7": "AppCallLimit", "10": "ServiceUnavailable", "26": "IllegalAccessToken", "27": "IllegalAccessToken",
}  # fmt: skip
_NO_ORDER = re.compile(
    r"(order|trade).*(not (exist|found)|no permission)|(not (exist|found)|no such) ?.*order", re.IGNORECASE
)


def error_of(request: Request, answer: Answer) -> PartnerError | None:
    """The typed error in an answer; None if it succeeded."""
    code, message = _told(body_of(answer))
    return refusal_of(request, answer, code, message)


def is_no_order(no: PartnerRefused) -> bool:
    """Whether a refusal says that the shop has no such order: no code of it is documented, so its words tell."""
    return bool(_NO_ORDER.search(no.message))


def _told(said: Mapping[str, Any]) -> tuple[str, str]:
    """Code and message of a refusal, ("", "") of an answer without one."""
    found = said.get("error_response")
    if isinstance(found, dict):
        code, sub = text(found.get("code")), text(found.get("sub_code"))
        message = ": ".join(filter(None, (text(found.get("msg")), text(found.get("sub_msg")))))
        word = _WORDS.get(code, code)
        return (word if word != code or not sub else sub) or "refused", message
    code = text(said.get("code"))  # the way of the system interfaces, which give tokens
    if code not in ("", "0"):
        return _WORDS.get(code, code), text(said.get("message"))
    for name, whole in said.items():
        result = whole.get("result") if name.endswith("_response") and isinstance(whole, dict) else None
        for flag in ("success", "result_success"):
            if isinstance(result, dict) and flag in result and not is_true(result[flag]):
                number = text(result.get("error_code") or result.get("result_error_code"))
                words = result.get("error_message") or result.get("error_msg") or result.get("result_error_desc")
                return (number if number not in ("", "0") else "refused"), text(words) or "AliExpress declined"
    return "", ""
