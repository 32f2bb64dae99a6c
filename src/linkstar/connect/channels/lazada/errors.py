"""What Lazada's answers say when they say no: a code in the envelope, in `result`, or beside `success`. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linkstar.connect.alibaba.answers import body_of, refusal_of, text
from linkstar.connect.alibaba.values import is_true
from linkstar.connect.wire import Answer, PartnerError, PartnerRefused, Request

NO_ORDER = frozenset({"16", "E016", "ORDER_NOT_FOUND"})
_WORDS: Mapping[str, str] = {  # Lazada's own numbers, as the platform's words
    "901": "ApiCallLimit", "E901": "ApiCallLimit", "1000": "InternalError", "E1000": "InternalError",
}  # fmt: skip


class BatchRefused(PartnerRefused):
    """Parts of a batch were wrong; `wrong` says why, by the seller's SKU."""

    def __init__(self, message: str, *, code: str, wrong: Mapping[str, str]) -> None:
        super().__init__(message, code=code)
        self.wrong = wrong


def error_of(request: Request, answer: Answer) -> PartnerError | None:
    """The typed error in an answer; None if it succeeded."""
    said = body_of(answer)
    code, message = _told(said)
    found = refusal_of(request, answer, _WORDS.get(code, code), message)
    details = [one for one in said.get("detail") or () if isinstance(one, dict) and one.get("seller_sku")]
    if found is not None and type(found) is PartnerRefused and details:
        wrong = {str(one["seller_sku"]): text(one.get("message")) or message for one in details}
        return BatchRefused(found.message, code=found.code, wrong=wrong)
    return found


def _told(said: Mapping[str, Any]) -> tuple[str, str]:
    """Code and message of a refusal, ("", "") of an answer without one."""
    code = text(said.get("code"))
    if code not in ("", "0"):
        return code, text(said.get("message"))
    for place in (said, said.get("result"), said.get("data")):
        if isinstance(place, dict) and "success" in place and not is_true(place["success"]):
            whole = place.get("error_code") or place.get("err_code") or place.get("errorCode")
            words = place.get("error_msg") or place.get("err_message") or place.get("errorMsg")
            if isinstance(whole, dict):
                words, whole = whole.get("displayMessage") or words, whole.get("code")
            number = text(whole)
            return (number if number not in ("", "0") else "refused"), text(words) or "Lazada declined"
    return "", ""
