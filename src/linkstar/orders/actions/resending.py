"""Sending goods again that were lost: an order of its own, without money, that goes the same way as all others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from linkstar.connect.channel import SeenBuyer, SeenLine, SeenOrder
from linkstar.core.db import Tx
from linkstar.kit.address import Address
from linkstar.kit.errors import Invalid, NotFound
from linkstar.orders import rules
from linkstar.orders.actions.capturing import capture
from linkstar.orders.actions.records import Capture, Mapped, Part
from linkstar.orders.errors import NoSuchLine, NothingLeft, TooMany
from linkstar.orders.facts import OrderResent

_BUYER = tuple(SeenBuyer.__dataclass_fields__)


async def resend(tx: Tx, order_id: UUID, units: Mapping[UUID, int], *, reason: str = "") -> UUID:
    """Sends units of lines (by id) that have left once more, without a new sale; returns the id of the order that does it.

    Its lines keep their worth, which customs ask for; its total is zero. Records OrderCaptured and OrderResent.
    Raises NotFound, NothingLeft, NoSuchLine, TooMany, Invalid.
    """
    order = await tx.row(
        "SELECT * FROM orders.orders WHERE tenant_id = %(tenant)s AND id = %(id)s FOR UPDATE", {"id": order_id}
    )
    if order is None:
        raise NotFound(thing="order")
    lines = {row.id: row for row in await _lines(tx, order_id)}
    resent = await tx.rows(
        "SELECT l.external_id, sum(l.ordered - l.cancelled)::bigint AS units, count(DISTINCT o.id) AS orders FROM orders.orders o"
        " JOIN orders.lines l ON l.tenant_id = o.tenant_id AND l.order_id = o.id"
        " WHERE o.tenant_id = %(tenant)s AND o.resend_of_id = %(id)s GROUP BY l.external_id",
        {"id": order_id},
    )
    _check(order, lines, units, Counter({row.external_id: row.units for row in resent}))
    mapped = await _mapped(tx, [lines[line_id] for line_id in units])
    number = 1 + await tx.value(
        "SELECT count(*) FROM orders.orders WHERE tenant_id = %(tenant)s AND resend_of_id = %(id)s", {"id": order_id}
    )
    seen = _seen(tx, order, [_line(lines[id_], count) for id_, count in units.items()], number, reason)
    done = await capture(tx, [Capture(order.shop_id, order.zone, seen, mapped, rules.RESEND)])
    (new_id,) = done.new.values()
    await tx.run(
        "UPDATE orders.orders SET resend_of_id = %(of)s WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"of": order_id, "id": new_id},
    )
    tx.record(OrderResent(order_id, new_id))
    return new_id


async def _lines(tx: Tx, order_id: UUID) -> list[Any]:
    return await tx.rows(
        "SELECT id, external_id, listing_id, sku, title, listing_row_id, shipped, price_minor, discount_minor,"
        " coalesce(ordered_at_channel, ordered) AS sold FROM orders.lines"
        " WHERE tenant_id = %(tenant)s AND order_id = %(id)s ORDER BY id",
        {"id": order_id},
    )


def _check(order: Any, lines: Mapping[UUID, Any], units: Mapping[UUID, int], resent: Counter[str]) -> None:
    if not units or any(count <= 0 for count in units.values()):
        raise Invalid("lines", "say which units, at least one")
    if order.fulfilled_by != "seller" or not any(line.shipped for line in lines.values()):
        raise NothingLeft(number=order.number)
    for line_id, count in units.items():
        if line_id not in lines:
            raise NoSuchLine(field="lines", number=order.number, line=line_id)
        left = lines[line_id].shipped - resent[lines[line_id].external_id]
        if count > left:
            raise TooMany(field="lines", sku=lines[line_id].sku, open=max(0, left), wanted=count)


async def _mapped(tx: Tx, lines: Sequence[Any]) -> dict[str, Mapped]:
    """The items of lines as they were frozen when the order was captured."""
    rows = await tx.rows(
        "SELECT line_id, item_id, per_line_unit, kit_version FROM orders.components"
        " WHERE tenant_id = %(tenant)s AND line_id = ANY(%(ids)s) ORDER BY id",
        {"ids": [line.id for line in lines]},
    )
    parts: dict[UUID, list[Part]] = defaultdict(list)
    for row in rows:
        parts[row.line_id].append(Part(row.item_id, row.per_line_unit, row.kit_version))
    return {line.external_id: Mapped(line.listing_row_id, tuple(parts[line.id])) for line in lines}


def _line(line: Any, units: int) -> SeenLine:
    price = rules.worth_of(line.price_minor - line.discount_minor, sold=line.sold, units=units)
    return SeenLine(line.external_id, line.listing_id, line.sku, line.title, units, price_minor=max(0, price))


def _seen(tx: Tx, order: Any, lines: Sequence[SeenLine], number: int, reason: str) -> SeenOrder:
    """The order as a channel would have told it, had somebody bought nothing more."""
    buyer = SeenBuyer(**{name: order.buyer[name] for name in _BUYER if name in order.buyer})
    return SeenOrder(
        f"{rules.RESEND}:{order.external_id}:{number}", f"{order.number}-R{number}", int(tx.now.timestamp() * 1_000_000),
        tx.now, tx.now, "open", "paid", "seller", order.currency, 0, lines, buyer, Address(**order.ship_to),
        paid_at=tx.now, service_level=order.service_level, ioss_number=order.ioss_number, is_business=order.is_business,
        note=reason,
    )  # fmt: skip
