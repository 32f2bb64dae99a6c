"""What Qimen declines: status 200 with `flag` failure, or the gateway's own `error_response`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from linkstar.connect import refusal_words
from linkstar.connect.answers import status_error
from linkstar.connect.warehouses.qimen.xml import read
from linkstar.connect.wire import (
    Answer,
    PartnerDown,
    PartnerError,
    PartnerRefused,
    Throttled,
    TokenRevoked,
    Unreadable,
)

# Keys do not end by themselves, so only a person can mend what is said against them.
_KEYS = re.compile(
    r"sign-?check|\bsign\b|signature|app_?key|session|customer_?id|签名|验签|授权|客户.*不存在", re.IGNORECASE
)
_BUSY = frozenset({"7", "isv.call-limited", "isp.call-limited"})
_FIELDS: Mapping[str, str] = {
    "receiverInfo.name": "name", "receiverInfo.mobile": "phone", "receiverInfo.province": "state",
    "receiverInfo.city": "city", "receiverInfo.detailAddress": "line1", "logisticsCode": "service",
    "itemCode": "sku",
}  # fmt: skip


def error_of(answer: Answer) -> PartnerError | None:
    """The typed error in an answer; None if it says success."""
    wrong = status_error(answer)
    if wrong is not None:
        return wrong
    try:
        said = read(answer.body)
    except Unreadable as unreadable:
        return unreadable
    flag = str(said.get("flag") or "")
    if flag == "success":
        return None
    code = str(said.get("sub_code") or said.get("code") or "")
    message = str(said.get("message") or said.get("sub_msg") or said.get("msg") or "refused without a reason")
    if not flag and not code:
        return Unreadable("the answer does not say whether it succeeded", body=answer.body)
    return declined(code, message)


def declined(code: str, message: str) -> PartnerError:
    """The error that a code and its words mean."""
    if code in _BUSY or refusal_words.is_busy(message):
        return Throttled(message, code=code)
    if code.startswith("isp."):  # the service behind the gateway did not answer
        return PartnerDown(message, code=code)
    if _KEYS.search(f"{code} {message}"):
        return TokenRevoked(message, code=code)
    named = next((ours for theirs, ours in _FIELDS.items() if theirs in message), "")
    return PartnerRefused(message, code=code, field=named or refusal_words.field_of(message))
