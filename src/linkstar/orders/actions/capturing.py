"""Capturing orders as channels tell them: each order once, whatever comes twice, late or in the wrong order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.orders import rules
from linkstar.orders.actions.changing import change
from linkstar.orders.actions.lines import as_json, insert_lines, units_of
from linkstar.orders.actions.records import Capture
from linkstar.orders.facts import OrderCaptured, OrderUnmapped

Key = tuple[UUID, str]  # shop, external id


@dataclass(slots=True)
class Captured:
    """What became of each message: new orders, changed ones, and messages that told nothing new, by (shop, external id).

    `counted` are the versions that were looked at: of several messages about one order only the newest is.
    """

    new: dict[Key, UUID] = field(default_factory=dict)
    changed: dict[Key, UUID] = field(default_factory=dict)
    stale: set[Key] = field(default_factory=set)
    counted: dict[Key, int] = field(default_factory=dict)


async def capture(tx: Tx, captures: Sequence[Capture]) -> Captured:
    """Captures orders: new ones are written with their lines and frozen components, known ones take what is newer.

    Records OrderCaptured (and OrderUnmapped) for new ones; OrderPaid, OrderChanged, OrderCancelled for known ones.
    """
    newest: dict[Key, Capture] = {}
    for one in captures:
        key = (one.shop_id, one.seen.external_id)
        if key not in newest or one.seen.version > newest[key].seen.version:
            newest[key] = one
    done = Captured(counted={key: one.seen.version for key, one in newest.items()})
    # Insert first, in key order, then lock, in id order: whoever waits for a row inserts nothing more, so no circle can form.
    known = await _find_known(tx, list(newest))
    done.new = await _insert(tx, [newest[key] for key in sorted(newest) if key not in known])
    newer = {}
    # What is neither new nor was known a moment ago was captured by another worker in between.
    for key, row in (await _lock_known(tx, [key for key in newest if key not in done.new])).items():
        if rules.is_newer(newest[key].seen.version, row.seen_version):
            newer[row.id] = newest[key]
            done.changed[key] = row.id
        else:
            done.stale.add(key)
    await change(tx, newer)
    return done


async def _find_known(tx: Tx, keys: Sequence[Key]) -> set[Key]:
    rows = await tx.rows(
        "SELECT shop_id, external_id FROM orders.orders WHERE tenant_id = %(tenant)s"
        " AND (shop_id, external_id) IN (SELECT * FROM unnest(%(shops)s::uuid[], %(ids)s::text[]))",
        {"shops": [shop for shop, _ in keys], "ids": [external for _, external in keys]},
    )
    return {(row.shop_id, row.external_id) for row in rows}


async def _lock_known(tx: Tx, keys: Sequence[Key]) -> dict[Key, Any]:
    if not keys:
        return {}
    rows = await tx.rows(
        """
        SELECT id, shop_id, external_id, seen_version FROM orders.orders
        WHERE tenant_id = %(tenant)s AND (shop_id, external_id) IN (SELECT * FROM unnest(%(shops)s::uuid[], %(ids)s::text[]))
        ORDER BY id FOR UPDATE""",
        {"shops": [shop for shop, _ in keys], "ids": [external for _, external in keys]},
    )
    return {(row.shop_id, row.external_id): row for row in rows}


async def _insert(tx: Tx, fresh: Sequence[Capture]) -> dict[Key, UUID]:
    written = await tx.insert_new(
        "orders.orders", _ORDER_COLUMNS, [_order_row(tx, one) for one in fresh],
        key="tenant_id, shop_id, external_id", returning="id, shop_id, external_id",
    )  # fmt: skip
    ids = {(row.shop_id, row.external_id): row.id for row in written}
    mine = [
        (one, ids[one.shop_id, one.seen.external_id]) for one in fresh if (one.shop_id, one.seen.external_id) in ids
    ]
    await insert_lines(
        tx, [(id_, line, one.mapped.get(line.external_id), True) for one, id_ in mine for line in one.seen.lines]
    )
    for one, id_ in mine:
        tx.record(OrderCaptured(id_, one.shop_id))
        if one.seen.fulfilled_by == "seller" and any(line.external_id not in one.mapped for line in one.seen.lines):
            tx.record(OrderUnmapped(id_))
    return ids


_ORDER_COLUMNS = {
    "id": "uuid", "shop_id": "uuid", "external_id": "text", "number": "text", "seen_version": "bigint", "state": "text",
    "commercial": "text", "payment": "text", "fulfilled_by": "text", "currency": "text", "total_minor": "bigint",
    "shipping_minor": "bigint", "tax_minor": "bigint", "discount_minor": "bigint", "placed_at": "timestamptz",
    "paid_at": "timestamptz", "seen_at": "timestamptz", "ship_by_at": "timestamptz", "deliver_by_at": "timestamptz",
    "zone": "text", "country": "text", "ship_to": "jsonb", "buyer": "jsonb", "service_level": "text", "ioss_number": "text",
    "is_business": "boolean", "note": "text", "channel_state": "text", "source": "text", "is_late": "boolean",
    "captured_at": "timestamptz", "changed_at": "timestamptz",
}  # fmt: skip


def _order_row(tx: Tx, one: Capture) -> tuple[Any, ...]:
    seen = one.seen
    late_s = (tx.now - max(seen.placed_at, seen.updated_at)).total_seconds()
    return (
        tx.new_id(), one.shop_id, seen.external_id, seen.number, seen.version, rules.state_of(_standing(one)),
        seen.commercial, seen.payment, seen.fulfilled_by, seen.currency, seen.total_minor, seen.shipping_minor, seen.tax_minor,
        seen.discount_minor, seen.placed_at, seen.paid_at, seen.updated_at, seen.ship_by_at, seen.deliver_by_at, one.zone,
        seen.ship_to.country, as_json(seen.ship_to), as_json(seen.buyer), seen.service_level, seen.ioss_number,
        seen.is_business, seen.note, seen.channel_state, one.source, rules.is_late(late_s, one.source), tx.now, tx.now,
    )  # fmt: skip


def _standing(one: Capture) -> rules.Standing:
    seen, gone = one.seen, one.seen.commercial == "cancelled"
    units = [units_of(line, is_cancelled=gone) for line in seen.lines]
    return rules.Standing(
        seen.commercial, seen.payment, seen.fulfilled_by, sum(u[0] for u in units), sum(u[1] for u in units),
        sum(u[2] for u in units), any(line.external_id not in one.mapped for line in seen.lines), 0,
    )  # fmt: skip
