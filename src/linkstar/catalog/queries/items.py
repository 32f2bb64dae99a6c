"""Reading items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from linkstar.catalog.rules import FIELDS, Item
from linkstar.core.db import Tx
from linkstar.kit.paging import LIMIT_MAX, Page, key_of, page_of, values_of

_NAMES = ("id", *FIELDS, "kit_version", "version")
_BARCODES = (
    "ARRAY(SELECT b.code FROM catalog.barcodes b WHERE b.tenant_id = i.tenant_id AND b.item_id = i.id ORDER BY b.code)"
    " AS barcodes"
)
_COLUMNS = ", ".join(_BARCODES if name == "barcodes" else f"i.{name}" for name in _NAMES)
_SELECT = f"SELECT {_COLUMNS} FROM catalog.items i"  # noqa: S608 - own names only


def _item(*values: Any) -> Item:
    read = dict(zip(_NAMES, values, strict=True))
    return Item(**read | {"barcodes": tuple(read["barcodes"])})


async def get_items(tx: Tx, ids: Sequence[UUID], *, lock: bool = False) -> dict[UUID, Item]:
    """The items of these ids; an unknown id is left out. `lock` keeps others from editing them, in id order."""
    if not ids:
        return {}
    sql = f"{_SELECT} WHERE i.tenant_id = %(tenant)s AND i.id = ANY(%(ids)s) ORDER BY i.id"
    found = await tx.all(_item, sql + (" FOR NO KEY UPDATE OF i" if lock else ""), {"ids": list(ids)})
    return {item.id: item for item in found}


async def find_by_sku(tx: Tx, skus: Sequence[str]) -> dict[str, UUID]:
    """The ids of the items with exactly these SKUs; an unknown SKU is left out."""
    found = await tx.rows(
        "SELECT sku, id FROM catalog.items WHERE tenant_id = %(tenant)s AND sku = ANY(%(skus)s)", {"skus": list(skus)}
    )
    return {row.sku: row.id for row in found}


async def list_items(tx: Tx, search: str = "", *, after: str = "", limit: int = 50) -> Page[Item]:
    """Items by SKU; `search` finds a part of SKU or title, or a whole barcode."""
    limit = max(1, min(limit, LIMIT_MAX))
    where = "i.tenant_id = %(tenant)s"
    params: dict[str, object] = {"limit": limit + 1}
    if search:
        params |= {"part": f"%{_literal(search)}%", "code": search.strip()}
        where += (
            " AND (i.sku ILIKE %(part)s OR i.title ILIKE %(part)s OR i.id IN"
            " (SELECT b.item_id FROM catalog.barcodes b WHERE b.tenant_id = %(tenant)s AND b.code = %(code)s))"
        )
    if after:
        params |= {"after": values_of(after, 1)[0]}
        where += " AND i.sku > %(after)s"
    rows = await tx.all(_item, f"{_SELECT} WHERE {where} ORDER BY i.sku LIMIT %(limit)s", params)
    return page_of(rows, limit, lambda item: key_of(item.sku))


def _literal(search: str) -> str:
    """The text with the wild cards of LIKE taken as letters."""
    return search.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
