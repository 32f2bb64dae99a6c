"""What a newer message changes in an order that we know: nothing is lowered, nothing that has left is taken back."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import orjson

from linkstar.connect.channel import SeenLine, SeenOrder
from linkstar.core.db import Tx
from linkstar.orders import rules
from linkstar.orders.actions.lines import insert_lines
from linkstar.orders.actions.records import Capture
from linkstar.orders.actions.states import refresh_states
from linkstar.orders.facts import OrderChanged, OrderPaid

_WATCHED = ("ship_to", "ship_by_at", "deliver_by_at", "service_level", "ioss_number")


async def change(tx: Tx, newer: Mapping[UUID, Capture]) -> None:
    """Applies newer messages to locked orders (by our id)."""
    if not newer:
        return
    stored = await tx.rows(
        "SELECT id, payment, commercial, ship_to, ship_to_at_channel, ship_by_at, deliver_by_at, service_level, ioss_number"
        " FROM orders.orders WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) ORDER BY id",
        {"ids": list(newer)},
    )
    changed = await _change_lines(tx, newer)
    for row in stored:
        changed[row.id] += _differences(row, newer[row.id].seen)
    await _keep_former_addresses(tx, [row for row in stored if "ship_to" in changed[row.id]])
    await _update(tx, stored, newer)
    moved = await refresh_states(tx, newer)
    for row in stored:
        after = rules.payment_after(row.payment, newer[row.id].seen.payment)
        if after in rules.PAID and row.payment not in rules.PAID:
            tx.record(OrderPaid(row.id))
        if changed[row.id] and moved.get(row.id, ("", ""))[1] != "cancelled":
            tx.record(OrderChanged(row.id, ",".join(dict.fromkeys(changed[row.id]))))


def _differences(row: Any, seen: SeenOrder) -> list[str]:
    after = {
        "ship_to": _ship_to_after(row, seen),
        "ship_by_at": seen.ship_by_at or row.ship_by_at,
        "deliver_by_at": seen.deliver_by_at or row.deliver_by_at,
        "service_level": seen.service_level or row.service_level,
        "ioss_number": seen.ioss_number or row.ioss_number,
    }
    is_wanted_again = (
        row.commercial == "cancel_requested" and seen.commercial == "open"
    )  # nobody has sought a way meanwhile
    return [*rules.changes(row._asdict(), after, _WATCHED), *(["commercial"] if is_wanted_again else [])]


def _ship_to_after(row: Any, seen: SeenOrder) -> Mapping[str, Any]:
    """The address after a message: what a person wrote stays until the channel itself tells another one."""
    ship_to = {key: value for key, value in dataclasses.asdict(seen.ship_to).items() if value}
    # a platform that masks or withholds the address later does not take away the one we have
    is_news = _is_better(row.ship_to, ship_to) and ship_to != row.ship_to_at_channel
    return ship_to if is_news else row.ship_to


def _is_better(stored: Mapping[str, Any], seen: Mapping[str, Any]) -> bool:
    return bool(seen.get("country")) and (not stored.get("line1") or bool(seen.get("line1")))


async def _keep_former_addresses(tx: Tx, rows: Sequence[Any]) -> None:
    await tx.insert(
        "orders.addresses",
        {"id": "uuid", "order_id": "uuid", "ship_to": "jsonb", "actor": "text", "replaced_at": "timestamptz"},
        [(tx.new_id(), row.id, orjson.dumps(row.ship_to).decode(), tx.actor, tx.now) for row in rows if row.ship_to],
    )


async def _update(tx: Tx, stored: Sequence[Any], newer: Mapping[UUID, Capture]) -> None:
    rows = []
    for row in stored:
        seen = newer[row.id].seen
        kept = _ship_to_after(row, seen)
        at_channel = row.ship_to_at_channel if kept == row.ship_to else {}
        buyer = {key: value for key, value in dataclasses.asdict(seen.buyer).items() if value}
        rows.append((
            row.id, seen.version, rules.commercial_after(row.commercial, seen.commercial),
            rules.payment_after(row.payment, seen.payment), seen.total_minor, seen.paid_at, seen.updated_at,
            seen.ship_by_at or row.ship_by_at, seen.deliver_by_at or row.deliver_by_at,
            seen.service_level or row.service_level, seen.ioss_number or row.ioss_number, kept.get("country", ""),
            orjson.dumps(kept).decode(), orjson.dumps(buyer).decode(), seen.channel_state, orjson.dumps(at_channel).decode(),
        ))  # fmt: skip
    names = "abcdefghijklmnop"
    await tx.run(
        """
        UPDATE orders.orders o SET seen_version = u.seen_version, commercial = u.commercial, payment = u.payment,
               total_minor = u.total_minor, paid_at = coalesce(o.paid_at, u.paid_at), seen_at = u.seen_at,
               ship_by_at = u.ship_by_at, deliver_by_at = u.deliver_by_at, service_level = u.service_level,
               ioss_number = u.ioss_number, country = u.country, ship_to = u.ship_to::jsonb,
               ship_to_at_channel = u.at_channel::jsonb, buyer = o.buyer || u.buyer::jsonb,
               channel_state = u.channel_state, version = o.version + 1, changed_at = %(now)s
        FROM unnest(%(a)s::uuid[], %(b)s::bigint[], %(c)s::text[], %(d)s::text[], %(e)s::bigint[], %(f)s::timestamptz[],
                    %(g)s::timestamptz[], %(h)s::timestamptz[], %(i)s::timestamptz[], %(j)s::text[], %(k)s::text[],
                    %(l)s::text[], %(m)s::text[], %(n)s::text[], %(o)s::text[], %(p)s::text[])
             AS u (id, seen_version, commercial, payment, total_minor, paid_at, seen_at, ship_by_at, deliver_by_at, service_level,
                   ioss_number, country, ship_to, buyer, channel_state, at_channel)
        WHERE o.tenant_id = %(tenant)s AND o.id = u.id""",
        {name: list(values) for name, values in zip(names, zip(*rows, strict=True), strict=True)},
    )


async def _change_lines(tx: Tx, newer: Mapping[UUID, Capture]) -> dict[UUID, list[str]]:
    """Brings lines to what the channel says now; returns what changed by order."""
    stored = await tx.rows(
        "SELECT id, order_id, external_id, ordered, ordered_at_channel, cancelled, shipped, shipped_at_channel FROM orders.lines"
        " WHERE tenant_id = %(tenant)s AND order_id = ANY(%(ids)s) ORDER BY id FOR UPDATE",
        {"ids": list(newer)},
    )
    by_key = {(row.order_id, row.external_id): row for row in stored}
    changed: dict[UUID, list[str]] = defaultdict(list)
    rows, added = [], []
    for order_id, one in newer.items():
        gone = one.seen.commercial == "cancelled"
        for line in one.seen.lines:
            row = by_key.pop((order_id, line.external_id), None)
            if row is None:
                added.append((order_id, line, one.mapped.get(line.external_id), False))
                changed[order_id].append("lines")
                continue
            rows.append(_line_after(row, line, gone))
            if rows[-1][1:3] != (row.ordered, row.cancelled):
                changed[order_id].append("quantity")
    for (order_id, _), row in by_key.items():  # a line that the channel does not tell of any more is off, not forgotten
        seen_lines = newer[order_id].seen.lines
        if seen_lines and row.cancelled < row.ordered - row.shipped:
            rows.append(
                (row.id, row.ordered, row.ordered - row.shipped, row.shipped_at_channel, row.ordered_at_channel)
            )
            changed[order_id].append("quantity")
    await _update_lines(tx, rows)
    await insert_lines(tx, added)
    return changed


LineRow = tuple[UUID, int, int, int, int | None]  # id, ordered, cancelled, shipped and ordered at the channel


def _line_after(row: Any, line: SeenLine, is_cancelled: bool) -> LineRow:
    ordered = rules.ordered_after(
        row.ordered, shipped=row.shipped, at_channel=row.ordered_at_channel, seen=line.quantity
    )
    cancelled = rules.cancelled_after(
        ordered, shipped=row.shipped, stored=row.cancelled, seen=line.cancelled, is_cancelled=is_cancelled
    )
    at_channel = None if row.ordered_at_channel is None else line.quantity
    return row.id, ordered, cancelled, max(row.shipped_at_channel, line.fulfilled), at_channel


async def _update_lines(tx: Tx, rows: Sequence[LineRow]) -> None:
    if rows:
        columns = {name: list(values) for name, values in zip("abcde", zip(*rows, strict=True), strict=True)}
        await tx.run(
            """
            UPDATE orders.lines l SET ordered = u.ordered, cancelled = u.cancelled, shipped_at_channel = u.shipped,
                   ordered_at_channel = u.at_channel
            FROM unnest(%(a)s::uuid[], %(b)s::bigint[], %(c)s::bigint[], %(d)s::bigint[], %(e)s::bigint[])
                 AS u (id, ordered, cancelled, shipped, at_channel) WHERE l.tenant_id = %(tenant)s AND l.id = u.id""",
            columns,
        )
