"""What a condition may ask of an order: the documented, typed context of every expression.

A field that costs a look into another module is only filled where an automation names it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["money", "number", "choice", "choices", "text", "flag", "words"]


@dataclass(frozen=True, slots=True)
class Field:
    """Something that is known of an order. `of` says what its values are: shops, countries, grams ..."""

    name: str
    kind: Kind
    en: str
    zh: str
    of: str = ""
    example: object = ""
    unless: tuple[str, str] = ("", "")  # how a flag reads where it is not so


FIELDS: tuple[Field, ...] = (
    Field("order.total_in", "money", "order total", "订单金额", example={"EUR": 12_000, "USD": 13_000, "CNY": 94_000}),
    Field("order.country", "choice", "destination country", "收货国家", "countries", "DE"),
    Field("order.postcode", "text", "postcode", "邮编", example="10969"),
    Field("order.shop", "choice", "shop", "店铺", "shops", "0"),
    Field("order.channel", "choice", "channel", "平台", "channels", "shopify"),
    Field("order.skus", "words", "SKUs", "商品 SKU", example=["MUG-01", "CUP-02"]),
    Field("order.units", "number", "number of units", "商品件数", example=3),
    Field("order.line_count", "number", "number of lines", "商品行数", example=2),
    Field("order.weight_g", "number", "total weight", "总重量", "g", 850),
    Field(
        "order.has_battery",
        "flag",
        "contains batteries",
        "含带电商品",
        example=False,
        unless=("contains no batteries", "不含带电商品"),
    ),
    Field(
        "order.has_liquid",
        "flag",
        "contains liquids",
        "含液体商品",
        example=False,
        unless=("contains no liquids", "不含液体商品"),
    ),
    Field("order.tags", "words", "tags", "标签", "tags", ["gift"]),
    Field("order.hours_to_ship_by", "number", "hours until ship-by", "距最晚发货", "h", 40),
    Field("order.payment", "choice", "payment", "付款状态", "payments", "paid"),
    Field(
        "order.is_business",
        "flag",
        "is for a business",
        "为企业买家",
        example=False,
        unless=("is for a person", "非企业买家"),
    ),
    Field("order.service_level", "text", "delivery the buyer chose", "买家所选配送方式", example="standard"),
    Field("order.note", "text", "note of the buyer", "买家留言", example=""),
    Field("order.carriers", "choices", "carrier", "物流商", "carriers", ["0"]),
    Field("order.warehouses", "choices", "warehouse", "发货仓库", "locations", ["0"]),
    Field("event.code", "text", "code of the hold or trouble", "挂起或异常代码", example=""),
)
BY_NAME = {one.name: one for one in FIELDS}
NO_DEADLINE_H = 99_999  # hours until ship-by of an order without one

# Only for experts: {"sku", "title", "units", "price_minor"} of each line.
LINES = "lines"
EXAMPLE_LINE = {"sku": "MUG-01", "title": "A mug", "units": 2, "price_minor": 2_000}

PAYMENTS = {
    "pending": ("pending", "待付款"), "authorised": ("authorised", "已授权"), "paid": ("paid", "已付款"),
    "partly_refunded": ("partly refunded", "部分退款"), "refunded": ("refunded", "已退款"),
    "charged_back": ("charged back", "已拒付"),
}  # fmt: skip

# comparison -> (English, Chinese); which of them a kind of field has
COMPARISONS: dict[str, tuple[str, str]] = {
    "gt": ("is more than", "大于"), "ge": ("is at least", "不少于"), "lt": ("is less than", "小于"),
    "le": ("is at most", "不超过"), "eq": ("is exactly", "等于"), "in": ("is one of", "属于"),
    "not_in": ("is none of", "不属于"), "is": ("is", "是"), "is_not": ("is not", "不是"),
    "contains": ("contains", "包含"), "not_contains": ("does not contain", "不包含"), "starts": ("begins with", "开头为"),
    "yes": ("yes", "是"), "no": ("no", "否"), "has_any": ("contain any of", "包含任一"),
    "has_none": ("contain none of", "均不包含"), "any_starts": ("contain one that begins with", "有以此开头的"),
}  # fmt: skip
_ORDERED = ("gt", "ge", "lt", "le", "eq")
OF_KIND: dict[str, tuple[str, ...]] = {
    "money": _ORDERED, "number": _ORDERED, "choice": ("in", "not_in"), "choices": ("has_any", "has_none"),
    "text": ("is", "is_not", "contains", "not_contains", "starts"), "flag": ("yes", "no"),
    "words": ("has_any", "has_none", "any_starts"),
}  # fmt: skip


def needs_of(source: str) -> frozenset[str]:
    """The fields that an expression names."""
    bare = "".join(source.split())
    return frozenset(one.name for one in FIELDS if one.name in bare) | ({LINES} if LINES in bare else frozenset())
