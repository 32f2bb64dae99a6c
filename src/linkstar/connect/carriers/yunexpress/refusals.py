"""What YunExpress declines, also with status 200, as typed errors that name our field to mend."""

from __future__ import annotations

import re

from linkstar.connect.carriers.yunexpress import wire
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

# The contract lists no codes, so the field is read from the words: the one named first, of two there the upper here.
# Our names are those of LabelRequest, Address and CustomsLine.
_FIELDS = tuple(
    (re.compile(words, re.IGNORECASE), name)
    for words, name in (
        (r"ioss", "ioss_number"),
        (r"eori", "eori_number"),
        (r"\bvat\b|vat_|增值税", "vat_number"),
        (r"hs[_ ]?code|hscode|海关编码|税则", "hs_code"),
        (r"unit[_ ]?price|declared?[_ ](value|price|amount)|申报价|申报金额", "unit_value_minor"),
        (r"unit[_ ]?weight|单件重量|申报重量", "unit_weight_g"),
        (r"name[_ ]?en\b|english (item |product )?name|英文品名|英文名称", "name_en"),
        (r"name[_ ]?local|item name|product name in|中文品名|中文名称|品名", "name_zh"),
        (r"\borigin\b|原产", "origin"),
        (r"postal|post ?code|\bzip\b|邮编|邮政编码", "postcode"),
        (r"phone|mobile|telephone|电话|手机", "phone"),
        (r"e-?mail|邮箱", "email"),
        (r"province|\bstate\b|省份|州/省|省/州|州名", "state"),
        (r"\bcity\b|城市", "city"),
        (r"address|street|地址|街道", "line1"),
        (r"company|公司", "company"),
        (r"(first|last|receiver|recipient)[_ ]?name|姓名|收件人名", "name"),
        (r"certificate|id[_ ](type|number)|tax[_ ]number|证件|税号", "tax_id"),
        (r"product[_ ]?code|logistics product|物流产品|运输方式|渠道", "service"),
        (r"country|国家", "country"),
        (r"length|width|height|\bsize\b|dimension|尺寸|长度|宽度|高度", "length_mm"),
        (r"weight|重量", "weight_g"),
        (r"customer[_ ]?order|客户订单号|客户单号", "key"),
        (r"waybill|运单", "external_id"),
    )
)
_SERVED_TWICE = re.compile(r"exist|duplicat|repeat|重复|已存在", re.IGNORECASE)
_NOT_FOUND = re.compile(r"not (exist|found)|no (such|data|record)|不存在|未找到|查询不到|无数据", re.IGNORECASE)
_ALREADY_VOID = re.compile(r"already (been )?(cancel|void)|已(撤销|取消|作废)", re.IGNORECASE)
_TOKEN = re.compile(
    r"token.*(expire|invalid|illegal)|(expire|invalid|illegal).*token|令牌|token.*(过期|失效|无效)", re.IGNORECASE
)
_BUSY = re.compile(r"too (many|frequent)|rate limit|频繁|限流", re.IGNORECASE)
_NOT_READY = re.compile(r"label.*(not ready|being generated|generating)|(面单|标签).*(生成中|未生成)", re.IGNORECASE)


def error_of(request: Request, answer: Answer) -> PartnerError | None:
    """The typed error in an answer; None if it says success."""
    message, code = _words(answer)
    if not request.needs_token and request.operation == wire.TOKEN:
        return _token_error(answer, message, code)
    if answer.status == 429:
        return Throttled(message or "too many calls", code=code or "429", retry_after_s=_seconds(answer))
    if answer.status == 401:
        return TokenExpired(message or "the token is not taken", code=code or "401")
    if answer.status >= 500:
        return PartnerDown(message or f"status {answer.status}", code=code or str(answer.status))
    if answer.status >= 400:
        return PartnerRefused(
            message or f"status {answer.status}", code=code or str(answer.status), field=field_of(message)
        )
    if request.operation == wire.LABEL_FILE:
        return None
    return _inside(answer)


def is_duplicate(error: PartnerError) -> bool:
    """May the refusal mean that this order number has a parcel already? Generous: `find` checks the number itself."""
    return bool(_SERVED_TWICE.search(error.message)) and not is_not_found(error)


def is_not_found(error: PartnerError) -> bool:
    """Does the refusal say that there is no such parcel?"""
    return bool(_NOT_FOUND.search(error.message))


def is_already_void(error: PartnerError) -> bool:
    """Does the refusal of a void say that it was voided before?"""
    return bool(_ALREADY_VOID.search(error.message))


def field_of(message: str) -> str:
    """Our name of the field that a message speaks of first, or ""."""
    found = [(match.start(), name) for words, name in _FIELDS if (match := words.search(message))]
    return min(found, key=lambda pair: pair[0])[1] if found else ""


def _inside(answer: Answer) -> PartnerError | None:
    """The error in a body with status 200."""
    try:
        body = wire.read(answer.body)
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
    if _BUSY.search(message):
        return Throttled(message, code=code)
    if _NOT_READY.search(message):
        return PartnerDown(message, code=code)
    return PartnerRefused(message or "refused without a reason", code=code, field=field_of(message))


def _token_error(answer: Answer, message: str, code: str) -> PartnerError | None:
    """A refused token exchange means that the app's own key is no longer taken: only a person can mend that."""
    if answer.status == 429:
        return Throttled(message or "too many calls", code=code, retry_after_s=_seconds(answer))
    if answer.status >= 500:
        return PartnerDown(message or f"status {answer.status}", code=code)
    if answer.status >= 400:
        return TokenRevoked(message or "the application key was refused", code=code or str(answer.status))
    try:
        body = wire.read(answer.body)
    except Unreadable as wrong:
        return wrong
    return None if body.get("accessToken") else TokenRevoked(message or "no access token was given", code=code)


def _words(answer: Answer) -> tuple[str, str]:
    """Message and code of an error body, as far as there is one."""
    try:
        body = wire.read(answer.body)
    except Unreadable:
        return "", ""
    return str(body.get("msg") or body.get("message") or ""), str(body.get("code") or "")


def _seconds(answer: Answer) -> float | None:
    said = answer.headers.get("retry-after", "")
    return float(said) if said.isdigit() else None
