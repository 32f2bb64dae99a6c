"""What the catalog refuses."""

from __future__ import annotations

from linkstar.kit.errors import Refusal


class SkuTaken(Refusal):
    """Another item of the company has this SKU."""

    code = "catalog.sku_taken"
    status = 409
    en = "There is an item with the SKU {sku} already."
    zh = "SKU {sku} 已存在。"


class BarcodeTaken(Refusal):
    """Another item of the company has this barcode."""

    code = "catalog.barcode_taken"
    status = 409
    en = "The barcode {barcode} belongs to another item already."
    zh = "条码 {barcode} 已属于其他商品。"


class KitNotAllowed(Refusal):
    """The recipe cannot be: not a kit, a kit inside a kit, a kit inside itself, or nothing inside."""

    code = "catalog.kit_not_allowed"
    status = 422
    en = "The recipe of {sku} cannot be used: {why}."
    zh = "{sku} 的组合配方不可用：{why}。"
