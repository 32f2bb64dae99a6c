"""Writing the lines of orders and the items inside them, frozen as they were when the order was captured."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from uuid import UUID

import orjson

from linkstar.connect.channel import SeenLine
from linkstar.core.db import Tx
from linkstar.orders.actions.records import Mapped


def units_of(line: SeenLine, *, is_cancelled: bool) -> tuple[int, int, int]:
    """(ordered, cancelled, shipped) of a line seen for the first time: what left before we knew it was not sent by us."""
    shipped = min(line.fulfilled, line.quantity)
    cancelled = min(line.quantity if is_cancelled else line.cancelled, line.quantity - shipped)
    return line.quantity, cancelled, shipped


async def insert_lines(tx: Tx, rows: Sequence[tuple[UUID, SeenLine, Mapped | None, bool]]) -> None:
    """Writes lines (order id, line, what it is linked to, whether the order is new) with their frozen components."""
    lines, parts = [], []
    for order_id, line, mapped, is_new in rows:
        line_id = tx.new_id()
        ordered, cancelled, shipped = units_of(line, is_cancelled=False)
        extra = {"customisation": line.customisation, "gift_message": line.gift_message}
        lines.append((
            line_id, order_id, line.external_id, line.listing_id, line.sku, line.title,
            mapped.listing_row_id if mapped else None, ordered, cancelled, shipped if is_new else 0, line.fulfilled,
            line.price_minor, line.tax_minor, line.discount_minor, line.fulfilment_id,
            as_json({key: value for key, value in extra.items() if value}),
        ))  # fmt: skip
        for part in mapped.parts if mapped else ():
            gone = part.per_line_unit * shipped if is_new else 0
            parts.append((tx.new_id(), order_id, line_id, part.item_id, part.per_line_unit, part.kit_version, gone))
    await tx.insert("orders.lines", _LINE_COLUMNS, lines)
    await insert_components(tx, parts)


_LINE_COLUMNS = {
    "id": "uuid", "order_id": "uuid", "external_id": "text", "listing_id": "text", "sku": "text", "title": "text",
    "listing_row_id": "uuid", "ordered": "bigint", "cancelled": "bigint", "shipped": "bigint", "shipped_at_channel": "bigint",
    "price_minor": "bigint", "tax_minor": "bigint", "discount_minor": "bigint", "fulfilment_id": "text", "extra": "jsonb",
}  # fmt: skip


async def insert_components(tx: Tx, rows: Sequence[tuple[Any, ...]]) -> None:
    """Writes components (id, order, line, item, units per line unit, kit version, units that have left)."""
    columns = {
        "id": "uuid",
        "order_id": "uuid",
        "line_id": "uuid",
        "item_id": "uuid",
        "per_line_unit": "bigint",
        "kit_version": "bigint",
        "shipped": "bigint",
    }
    await tx.insert("orders.components", columns, rows)


def as_json(value: Any) -> str:
    """JSON text of a record or mapping, without its empty fields."""
    kind: Any = type(value)
    fields = value if isinstance(value, Mapping) else {name: getattr(value, name) for name in _names(kind)}
    return orjson.dumps({key: each for key, each in fields.items() if each not in ("", None)}).decode()


@cache
def _names(record: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(record))
