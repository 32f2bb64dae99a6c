"""Pure decisions of the catalog: about items (`items`), and what becomes of the lines of a sheet (`sheets`)."""

from linkstar.catalog.rules.items import (
    CUSTOMS_FIELDS,
    EDITABLE,
    EU,
    FIELDS,
    HS_CODE,
    LETTERS,
    SKU_LENGTH_MAX,
    Component,
    Item,
    NewItem,
    customs_missing,
    is_customs_complete,
    kit_quantity,
    listed_quantity,
    normalise_sku,
    why_not_editable,
    why_unusable,
)

__all__ = [
    "CUSTOMS_FIELDS", "EDITABLE", "EU", "FIELDS", "HS_CODE", "LETTERS", "SKU_LENGTH_MAX", "Component", "Item", "NewItem",
    "customs_missing", "is_customs_complete", "kit_quantity", "listed_quantity", "normalise_sku", "why_not_editable",
    "why_unusable",
]  # fmt: skip
