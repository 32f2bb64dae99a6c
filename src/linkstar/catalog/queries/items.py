"""Reading items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypedDict, Unpack
from uuid import UUID

from linkstar.catalog.rules import CUSTOMS_FIELDS, FIELDS, Item, NewItem
from linkstar.core.db import Tx
from linkstar.kit.paging import LIMIT_MAX, Page, key_of, page_of, values_of

_NAMES = ("id", *FIELDS, "kit_version", "version")
_BARCODES = (
    "ARRAY(SELECT b.code FROM catalog.barcodes b WHERE b.tenant_id = i.tenant_id AND b.item_id = i.id ORDER BY b.code)"
    " AS barcodes"
)
_COLUMNS = ", ".join(_BARCODES if name == "barcodes" else f"i.{name}" for name in _NAMES)
_EMPTY = {str: "''", int: "0"}
_GAPS = "(NOT i.is_kit AND ({}))".format(  # the same as rules.customs_missing
    " OR ".join(f"i.{name} = {_EMPTY[type(getattr(NewItem(sku='?'), name))]}" for name in CUSTOMS_FIELDS)
)
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


class ItemFilter(TypedDict, total=False):
    """Which items: `customs` is "missing" or "whole"."""

    state: str
    is_kit: bool | None
    customs: str
    ids: Sequence[UUID]


async def list_items(
    tx: Tx, search: str = "", *, after: str = "", limit: int = 50, **wanted: Unpack[ItemFilter]
) -> Page[Item]:
    """Items by SKU; `search` finds a part of SKU or title, or a whole barcode."""
    limit = max(1, min(limit, LIMIT_MAX))
    where = "i.tenant_id = %(tenant)s"
    params: dict[str, object] = {
        "limit": limit + 1, "state": wanted.get("state"), "is_kit": wanted.get("is_kit"), "only": list(wanted.get("ids", ())),
    }  # fmt: skip
    where += " AND i.state = %(state)s" if wanted.get("state") else ""
    where += " AND i.is_kit = %(is_kit)s" if wanted.get("is_kit") is not None else ""
    where += " AND i.id = ANY(%(only)s)" if wanted.get("ids") else ""
    where += {"missing": f" AND {_GAPS}", "whole": f" AND NOT {_GAPS}"}.get(wanted.get("customs", ""), "")
    if search:
        params |= {"part": f"%{literal(search)}%", "code": search.strip()}
        where += (
            " AND (i.sku ILIKE %(part)s OR i.title ILIKE %(part)s OR i.id IN"
            " (SELECT b.item_id FROM catalog.barcodes b WHERE b.tenant_id = %(tenant)s AND b.code = %(code)s))"
        )
    if after:
        params |= {"after": values_of(after, 1)[0]}
        where += " AND i.sku > %(after)s"
    rows = await tx.all(_item, f"{_SELECT} WHERE {where} ORDER BY i.sku LIMIT %(limit)s", params)
    return page_of(rows, limit, lambda item: key_of(item.sku))


async def find_by_barcode(tx: Tx, codes: Sequence[str]) -> dict[str, UUID]:
    """The items that these barcodes belong to; an unknown one is left out."""
    found = await tx.rows(
        "SELECT code, item_id FROM catalog.barcodes WHERE tenant_id = %(tenant)s AND code = ANY(%(codes)s)",
        {"codes": list(codes)},
    )
    return {row.code: row.item_id for row in found}


@dataclass(frozen=True, slots=True)
class Part:
    """Units of an item in a kit, with the kit's or the component's own name beside it."""

    item_id: UUID
    sku: str
    title: str
    quantity: int


async def list_components(tx: Tx, kit_id: UUID) -> list[Part]:
    """What one unit of a kit is made of by the recipe that holds now, by SKU."""
    return await tx.all(
        Part,
        "SELECT c.item_id, p.sku, p.title, c.quantity FROM catalog.items i JOIN catalog.kit_components c"
        " ON c.tenant_id = %(tenant)s AND c.kit_id = i.id AND c.version = i.kit_version"
        " JOIN catalog.items p ON p.tenant_id = %(tenant)s AND p.id = c.item_id"
        " WHERE i.tenant_id = %(tenant)s AND i.id = %(id)s ORDER BY p.sku",
        {"id": kit_id},
    )


async def list_kits_with(tx: Tx, item_id: UUID) -> list[Part]:
    """The kits that an item is a component of, by the recipes that hold now; `quantity` is what one kit needs of it."""
    return await tx.all(
        Part,
        "SELECT i.id, i.sku, i.title, c.quantity FROM catalog.kit_components c JOIN catalog.items i"
        " ON i.tenant_id = %(tenant)s AND i.id = c.kit_id AND i.kit_version = c.version"
        " WHERE c.tenant_id = %(tenant)s AND c.item_id = %(id)s ORDER BY i.sku",
        {"id": item_id},
    )


def literal(search: str) -> str:
    """The text with the wild cards of LIKE taken as letters."""
    return search.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


async def list_skus(tx: Tx) -> dict[str, UUID]:
    """All SKUs that are goods of their own, with their items; kits stand for others."""
    rows = await tx.rows("SELECT sku, id FROM catalog.items WHERE tenant_id = %(tenant)s AND NOT is_kit ORDER BY sku")
    return {row.sku: row.id for row in rows}
