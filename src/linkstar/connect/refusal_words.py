"""What the words of a carrier's refusal mean, where no code says it: which field is wrong, and which kind of no it is. Pure."""

from __future__ import annotations

import re

from linkstar.connect.wire import PartnerDown, PartnerError, PartnerRefused, Throttled

# Where no code says it, the field is read from the words: the one named first, of two there the upper here.
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
        (r"name[_ ]?(local|cn)|item name|product name in|中文品名|中文名称|品名", "name_zh"),
        (r"\borigin\b|原产", "origin"),
        (r"postal|post[ _]?code|\bzip\b|邮编|邮政编码", "postcode"),
        (r"phone|mobile|telephone|电话|手机", "phone"),
        (r"e-?mail|邮箱", "email"),
        (r"province|\bstate\b|省份|州/省|省/州|州名", "state"),
        (r"\bcity\b|城市", "city"),
        (r"address|street|地址|街道", "line1"),
        (r"company|公司", "company"),
        (r"(first|last|receiver|recipient|consignee)('s)?[_ ]?name|姓名|收件人名", "name"),
        (r"certificate|id[_ ](type|number)|tax[_ ]number|证件|税号", "tax_id"),
        (r"product[_ ]?code|channel_?id|产品编号|logistics product|物流产品|运输方式|渠道", "service"),
        (r"country|国家", "country"),
        (r"length|width|height|\bsize\b|dimension|尺寸|长度|宽度|高度", "length_mm"),
        (r"weight|重量", "weight_g"),
        (r"customer[_ ]?order|ref_?no|reference (no|number)|客户订单号|客户单号", "key"),
        (r"waybill|运单", "external_id"),
        (r"currency|币种|币别", "currency"),
    )
)
_SERVED_TWICE = re.compile(r"exist|duplicat|repeat|重复|已存在", re.IGNORECASE)
_NOT_FOUND = re.compile(r"not (exist|found)|no (such|data|record)|不存在|未找到|查询不到|无数据", re.IGNORECASE)
_ALREADY_VOID = re.compile(r"already (been )?(cancel|void)|已(撤销|取消|作废)", re.IGNORECASE)
_BUSY = re.compile(r"too (many|frequent)|rate limit|频繁|限流", re.IGNORECASE)
_NOT_READY = re.compile(r"label.*(not ready|being generated|generating)|(面单|标签).*(生成中|未生成)", re.IGNORECASE)


def is_duplicate(message: str) -> bool:
    """May the refusal mean that this order number has a parcel already? Generous: `find` checks the number itself."""
    return bool(_SERVED_TWICE.search(message)) and not is_not_found(message)


def is_not_found(message: str) -> bool:
    """Does the refusal say that there is no such parcel?"""
    return bool(_NOT_FOUND.search(message))


def is_already_void(message: str) -> bool:
    """Does the refusal of a void say that it was voided before?"""
    return bool(_ALREADY_VOID.search(message))


def field_of(message: str) -> str:
    """Our name of the field that a message speaks of first, or ""."""
    found = [(match.start(), name) for words, name in _FIELDS if (match := words.search(message))]
    return min(found, key=lambda pair: pair[0])[1] if found else ""


def is_busy(message: str) -> bool:
    """Does it say that too much was asked?"""
    return bool(_BUSY.search(message))


def is_not_ready(message: str) -> bool:
    """Does it say that the label is still being made?"""
    return bool(_NOT_READY.search(message))


def declined(message: str, code: str, field: str = "") -> PartnerError:
    """The typed error of a refusal, by its words; `field` is ours, where it is known otherwise."""
    if is_busy(message):
        return Throttled(message, code=code)
    if is_not_ready(message):
        return PartnerDown(message, code=code)
    return PartnerRefused(message or "refused without a reason", code=code, field=field or field_of(message))
