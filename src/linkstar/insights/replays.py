"""What a replay reads of the product: the rows themselves, not what the product's own reports say of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from linkstar.core.db import Tx


@dataclass(frozen=True, slots=True)
class Waiting:
    """Facts that are ready for a step, those that wait for another try, and timetable steps that are due."""

    ready: int
    retrying: int
    polls_due: int


async def count_waiting(tx: Tx) -> Waiting:
    """What is still to be done at this moment; facts of a later date and parked ones apart."""
    row = await tx.row(
        """
        SELECT coalesce(sum(size) FILTER (WHERE retry_at IS NULL), 0)::int AS ready,
               coalesce(sum(size) FILTER (WHERE retry_at IS NOT NULL), 0)::int AS retrying,
               count(*) FILTER (WHERE size = 0 AND retry_at IS NULL)::int AS polls_due
        FROM core.work WHERE tenant_id = %(tenant)s AND parked_at IS NULL AND due_at <= %(now)s"""
    )
    assert row is not None  # noqa: S101 - an aggregate always answers
    return Waiting(*row)


async def list_ready_parcels(tx: Tx) -> list[UUID]:
    """Parcels with a label that their channel has been told of and that have not left."""
    rows = await tx.rows(
        "SELECT id FROM shipping.parcels WHERE tenant_id = %(tenant)s AND state = 'labelled' AND confirm_state = 'confirmed'"
        " ORDER BY id"
    )
    return [row.id for row in rows]


async def list_orders(tx: Tx) -> list[Any]:
    """Every order with its lines as JSON."""
    return await tx.rows(
        """
        SELECT o.id, o.shop_id, o.external_id, o.commercial, o.payment, o.currency, o.total_minor, o.contact_id, o.state,
               o.ship_to->>'postcode' AS postcode, o.ship_to->>'line2' AS line2,
               (SELECT json_agg(json_build_array(l.listing_id, l.sku, l.ordered, l.cancelled, l.external_id, l.price_minor))
                FROM orders.lines l WHERE l.tenant_id = o.tenant_id AND l.order_id = o.id) AS lines
        FROM orders.orders o WHERE o.tenant_id = %(tenant)s"""
    )


async def count_subjects(tx: Tx) -> dict[str, set[UUID]]:
    """For each fact of the story, the orders that it was told of."""
    rows = await tx.rows(
        "SELECT name, array_agg(DISTINCT subject) AS subjects FROM core.facts"
        " WHERE tenant_id = %(tenant)s AND name = ANY(%(names)s) GROUP BY name",
        {"names": list(STORY)},
    )
    return {row.name: set(row.subjects) for row in rows}


STORY = (
    "orders.OrderCaptured",
    "orders.CustomerLinked",
    "inventory.StockReserved",
    "inventory.StockShort",
    "shipping.RouteChosen",
    "shipping.LabelBought",
    "shipping.ParcelReady",
    "shipping.TrackingPushed",
)


async def count_messages(tx: Tx, account_ids: Sequence[UUID]) -> dict[str, int]:
    """Order messages of these shops: how many orders they tell of, how often one came that was known, how many cannot be read."""
    row = await tx.row(
        """
        SELECT count(DISTINCT (account_id, external_id))::int AS orders, coalesce(sum(times - 1), 0)::int AS again,
               count(*) FILTER (WHERE state = 'failed')::int AS failed, count(*) FILTER (WHERE state = 'received')::int AS unread,
               count(*) FILTER (WHERE source = 'webhook')::int AS webhooks, count(*) FILTER (WHERE source = 'poll')::int AS polls,
               count(*) FILTER (WHERE state = 'stale')::int AS stale
        FROM connect.messages WHERE tenant_id = %(tenant)s AND topic = 'orders' AND account_id = ANY(%(ids)s)""",
        {"ids": list(account_ids)},
    )
    assert row is not None  # noqa: S101 - an aggregate always answers
    return row._asdict()  # type: ignore[no-any-return]


async def list_labels(tx: Tx) -> list[Any]:
    """Every label with its parcel and what the parcel holds, by order line component."""
    return await tx.rows(
        """
        SELECT b.id, b.parcel_id, b.external_id, b.tracking_number, b.state, p.order_id, p.account_id, p.state AS parcel_state,
               p.estimate_minor, p.currency, b.bought_at,
               (SELECT json_agg(json_build_array(coalesce(l.component_id, l.order_line_id), l.quantity))
                FROM shipping.fulfilment_lines l
                WHERE l.tenant_id = p.tenant_id AND l.fulfilment_order_id = p.fulfilment_order_id) AS contents
        FROM shipping.labels b JOIN shipping.parcels p ON p.tenant_id = b.tenant_id AND p.id = b.parcel_id
        WHERE b.tenant_id = %(tenant)s"""
    )


async def list_components(tx: Tx) -> list[Any]:
    """Units that each component of an order line needs in all, cancelled ones apart."""
    return await tx.rows(
        """
        SELECT c.id, c.order_id, c.item_id, c.per_line_unit * l.ordered AS ordered,
               c.per_line_unit * (l.ordered - l.cancelled) AS wanted
        FROM orders.components c JOIN orders.lines l ON l.tenant_id = c.tenant_id AND l.id = c.line_id
        WHERE c.tenant_id = %(tenant)s"""
    )


async def list_stock(tx: Tx) -> list[Any]:
    """For each item and place: the level, the sum of the ledger, its lowest point ever, and the units of all promises."""
    return await tx.rows(
        """
        WITH m AS (
            SELECT item_id, location_id, sum(on_hand_diff)::bigint AS total, min(running)::bigint AS lowest FROM (
                SELECT item_id, location_id, on_hand_diff,
                       sum(on_hand_diff) OVER (PARTITION BY item_id, location_id ORDER BY posted_at, id) AS running
                FROM inventory.movements WHERE tenant_id = %(tenant)s AND pool = 'sellable') AS s GROUP BY item_id, location_id
        ), r AS (
            SELECT item_id, location_id, sum(quantity)::bigint AS units FROM inventory.reservations
            WHERE tenant_id = %(tenant)s AND state IN ('held', 'committed') AND location_id IS NOT NULL
            GROUP BY item_id, location_id
        )
        SELECT coalesce(l.item_id, m.item_id, r.item_id) AS item_id,
               coalesce(l.location_id, m.location_id, r.location_id) AS location_id,
               coalesce(l.on_hand, 0) AS on_hand, coalesce(l.reserved, 0) AS reserved, coalesce(m.total, 0) AS ledger,
               coalesce(m.lowest, 0) AS lowest, coalesce(r.units, 0) AS promised
        FROM (SELECT * FROM inventory.levels WHERE tenant_id = %(tenant)s AND pool = 'sellable') l
        FULL JOIN m ON m.item_id = l.item_id AND m.location_id = l.location_id
        FULL JOIN r ON r.item_id = coalesce(l.item_id, m.item_id) AND r.location_id = coalesce(l.location_id, m.location_id)"""
    )


async def list_stock_checks(tx: Tx) -> set[str]:
    """The names of the validated CHECKs on stock levels."""
    rows = await tx.rows(
        "SELECT conname FROM pg_constraint WHERE conrelid = 'inventory.levels'::regclass AND contype = 'c' AND convalidated"
    )
    return {row.conname for row in rows}


async def list_incidents(tx: Tx) -> dict[str, int]:
    """Open incidents by kind."""
    rows = await tx.rows(
        "SELECT kind, count(*)::int AS n FROM core.incidents"
        " WHERE tenant_id = %(tenant)s AND state NOT IN ('resolved', 'ignored') GROUP BY kind ORDER BY kind"
    )
    return {row.kind: row.n for row in rows}


async def count_parked(tx: Tx) -> dict[str, str]:
    """Parked work by step, with one of its errors."""
    rows = await tx.rows(
        "SELECT step, count(*)::int AS n, min(error) AS error FROM core.work WHERE tenant_id = %(tenant)s"
        " AND (parked_at IS NOT NULL OR retry_at IS NOT NULL) GROUP BY step"
    )
    return {row.step: f"{row.n} x {row.error[:300]}" for row in rows}


async def list_told(tx: Tx) -> list[Any]:
    """When each order was told of each fact of the story for the first time."""
    return await tx.rows(
        "SELECT subject, name, min(recorded_at) AS at FROM core.facts WHERE tenant_id = %(tenant)s AND name = ANY(%(names)s)"
        " GROUP BY subject, name",
        {"names": list(STORY)},
    )
