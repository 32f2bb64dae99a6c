"""Making and editing items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from uuid import UUID

from psycopg.errors import UniqueViolation

from linkstar.catalog.errors import BarcodeTaken, SkuTaken
from linkstar.catalog.facts import ItemChanged, ItemCreated
from linkstar.catalog.queries import find_by_sku, get_items
from linkstar.catalog.rules import EDITABLE, FIELDS, Item, NewItem, normalise_sku, why_not_editable, why_unusable
from linkstar.core.db import Tx
from linkstar.kit.errors import Conflict, Invalid, NotFound

_TYPES = {"str": "text", "int": "bigint", "bool": "boolean"}
_COLUMNS = {name: _TYPES[type(getattr(NewItem(sku="?"), name)).__name__] for name in FIELDS if name != "barcodes"}
_EDITED = {name: kind for name, kind in _COLUMNS.items() if name in EDITABLE}


@dataclass(frozen=True, slots=True)
class ItemEdit:
    """New values for fields of an item that was read at `version`."""

    id: UUID
    version: int
    changes: Mapping[str, object]


async def create_items(tx: Tx, news: Sequence[NewItem]) -> list[UUID]:
    """Makes items and returns their ids in order. Raises Invalid, SkuTaken, BarcodeTaken."""
    for new in news:
        _check(new)
    ids = tx.new_ids(len(news))
    await _refuse_taken(tx, {id_: new.sku for id_, new in zip(ids, news, strict=True)})
    columns = {"id": "uuid", "sku_plain": "text", "created_at": "timestamptz", "changed_at": "timestamptz", **_COLUMNS}
    rows = [
        (id_, normalise_sku(new.sku), tx.now, tx.now, *(getattr(new, name) for name in _COLUMNS))
        for id_, new in zip(ids, news, strict=True)
    ]
    try:
        await tx.insert("catalog.items", columns, rows)
    except UniqueViolation as lost:  # somebody else made it between the look and the write
        raise SkuTaken(sku=news[0].sku if len(news) == 1 else "?", field="sku") from lost
    await _put_barcodes(tx, [(code, id_) for id_, new in zip(ids, news, strict=True) for code in new.barcodes])
    tx.record(*(ItemCreated(id_) for id_ in ids))
    return ids


async def update_items(tx: Tx, edits: Sequence[ItemEdit]) -> None:
    """Edits items; an edit that changes nothing is no change. Raises NotFound, Conflict, Invalid, SkuTaken, BarcodeTaken."""
    edit_of = {edit.id: edit for edit in edits}
    if len(edit_of) < len(edits):
        raise Invalid("id", "an item is edited once in one call")
    before = await get_items(tx, list(edit_of), lock=True)
    if len(before) < len(edit_of):
        raise NotFound(thing="item")
    after = {id_: _edited(item, edit_of[id_]) for id_, item in before.items()}
    changed = [item for id_, item in after.items() if item != before[id_]]
    await _refuse_taken(tx, {item.id: item.sku for item in changed if item.sku != before[item.id].sku})
    await _write(tx, changed)
    await _replace_barcodes(tx, [item for item in changed if item.barcodes != before[item.id].barcodes])
    for item in changed:
        fields = tuple(name for name in FIELDS if getattr(item, name) != getattr(before[item.id], name))
        tx.record(ItemChanged(item.id, fields, item.version + 1))


def _edited(item: Item, edit: ItemEdit) -> Item:
    if item.version != edit.version:
        raise Conflict
    wrong = why_not_editable(item, edit.changes)
    if wrong:
        raise Invalid(*wrong)
    changes = dict(edit.changes)
    if "barcodes" in changes:
        changes["barcodes"] = tuple(sorted(set(changes["barcodes"])))  # type: ignore[call-overload]  # checked above
    edited: Item = replace(item, **changes)  # type: ignore[arg-type]  # names and kinds are checked above
    _check(edited)
    return edited


def _check(item: NewItem) -> None:
    wrong = why_unusable(item)
    if wrong:
        raise Invalid(*wrong)


async def _write(tx: Tx, items: Sequence[Item]) -> None:
    if not items:
        return
    arrays: dict[str, list[object]] = {name: [getattr(item, name) for item in items] for name in ("id", *_EDITED)}
    arrays["sku_plain"] = [normalise_sku(item.sku) for item in items]
    kinds = {"id": "uuid", "sku_plain": "text", **_EDITED}
    sets = ", ".join(f"{name} = u.{name}" for name in kinds if name != "id")
    unnest = ", ".join(f"%({name})s::{kind}[]" for name, kind in kinds.items())
    await tx.run(
        f"UPDATE catalog.items i SET {sets}, version = i.version + 1, changed_at = %(now)s"  # noqa: S608 - own names only
        f" FROM unnest({unnest}) AS u ({', '.join(kinds)}) WHERE i.tenant_id = %(tenant)s AND i.id = u.id",
        arrays,
    )


async def _refuse_taken(tx: Tx, sku_of: Mapping[UUID, str]) -> None:
    skus = sorted(sku_of.values())
    doubled = next((sku for sku, other in pairwise(skus) if sku == other), None)
    taken = doubled or next(iter(await find_by_sku(tx, skus)), None)
    if taken:
        raise SkuTaken(sku=taken, field="sku")


async def _replace_barcodes(tx: Tx, items: Sequence[Item]) -> None:
    if not items:
        return
    await tx.run(
        "DELETE FROM catalog.barcodes WHERE tenant_id = %(tenant)s AND item_id = ANY(%(ids)s)",
        {"ids": [item.id for item in items]},
    )
    await _put_barcodes(tx, [(code, item.id) for item in items for code in item.barcodes])


async def _put_barcodes(tx: Tx, barcodes: Sequence[tuple[str, UUID]]) -> None:
    codes = sorted(set(barcodes))
    if not codes:
        return
    kept = await tx.rows(
        "INSERT INTO catalog.barcodes (tenant_id, code, item_id)"
        " SELECT %(tenant)s, u.* FROM unnest(%(codes)s::text[], %(ids)s::uuid[]) AS u"
        " ON CONFLICT (tenant_id, code) DO NOTHING RETURNING code",
        {"codes": [code for code, _ in codes], "ids": [id_ for _, id_ in codes]},
    )
    if len(kept) < len(codes):
        lost = {code for code, _ in codes} - {row.code for row in kept}
        raise BarcodeTaken(barcode=min(lost or {codes[0][0]}), field="barcodes")
