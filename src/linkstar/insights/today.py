"""The day at a glance: orders by state and urgency, what came and left in the last hour, incidents by owner, oversold units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.kit.ids import lowest_id

COUNT_MAX = 10_000  # a figure beyond it is shown as "10,000 and more": nobody waits for a count of everything
SOON_H = 4
STEP_MIN = 5
OPEN_STATES = ("awaiting_payment", "unmapped", "on_hold", "ready", "released", "partly_shipped", "cancel_requested")
_TO_SEND = "state IN ('ready', 'unmapped', 'on_hold', 'released', 'partly_shipped')"


@dataclass(frozen=True, slots=True)
class Hour:
    """The last hour in steps of five minutes, the oldest first: orders captured, labels bought, parcels handed over."""

    since: datetime
    captured: Sequence[int]
    labelled: Sequence[int]
    handed_over: Sequence[int]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Incidents that wait at an owner, and how many of them are over their time."""

    owner: str
    count: int
    overdue: int


async def count_states(tx: Tx, shops: Sequence[UUID] | None) -> Mapping[str, int]:
    """Open orders by state, each up to COUNT_MAX; None: of all shops."""
    rows = await tx.rows(
        """SELECT s.state, n.count FROM unnest(%(states)s::text[]) AS s (state), LATERAL (
               SELECT count(*)::int AS count FROM (
                   SELECT 1 FROM orders.orders o WHERE o.tenant_id = %(tenant)s AND o.state = s.state
                     AND (%(shops)s::uuid[] IS NULL OR o.shop_id = ANY(%(shops)s)) LIMIT %(max)s) AS found) AS n""",
        {"states": list(OPEN_STATES), "shops": _list(shops), "max": COUNT_MAX},
    )
    return {row.state: row.count for row in rows}


async def count_urgency(tx: Tx, shops: Sequence[UUID] | None) -> Mapping[str, int]:
    """Orders still to be sent by how long there is until their ship-by moment: overdue, soon (4 h), day (24 h), later."""
    bounds = [None, tx.now, tx.now + timedelta(hours=SOON_H), tx.now + timedelta(hours=24), None]
    names = ("overdue", "soon", "day", "later")
    rows = await tx.rows(
        f"""SELECT b.name, n.count FROM unnest(%(names)s::text[], %(from)s::timestamptz[], %(to)s::timestamptz[])
                AS b (name, since, until), LATERAL (
               SELECT count(*)::int AS count FROM (
                   SELECT 1 FROM orders.orders o WHERE o.tenant_id = %(tenant)s AND {_TO_SEND} AND o.ship_by_at IS NOT NULL
                     AND (b.since IS NULL OR o.ship_by_at >= b.since) AND (b.until IS NULL OR o.ship_by_at < b.until)
                     AND (%(shops)s::uuid[] IS NULL OR o.shop_id = ANY(%(shops)s)) LIMIT %(max)s) AS found) AS n""",  # noqa: S608 - own text only
        {"names": list(names), "from": bounds[:-1], "to": bounds[1:], "shops": _list(shops), "max": COUNT_MAX},
    )
    return {row.name: row.count for row in rows}


async def count_oversold(tx: Tx) -> int:
    """Levels on which more is promised than there is. The database forbids it, so this is 0 or the house is on fire."""
    count: int = await tx.value(
        "SELECT count(*)::int FROM inventory.levels WHERE tenant_id = %(tenant)s AND reserved > on_hand"
    )
    return count


async def get_hour(tx: Tx) -> Hour:
    """The last hour of the company, from its facts."""
    since = tx.now - timedelta(hours=1)
    rows = await tx.rows(
        "SELECT name, least(11, floor(extract(epoch FROM recorded_at - %(since)s) / %(step)s))::int AS step, count(*)::int AS n"
        " FROM core.facts WHERE tenant_id = %(tenant)s AND id >= %(first)s AND recorded_at >= %(since)s"
        " AND name IN ('orders.OrderCaptured', 'shipping.LabelBought', 'shipping.ParcelHandedOver') GROUP BY 1, 2",
        {"since": since, "first": lowest_id(since), "step": STEP_MIN * 60},
    )
    found = {(row.name, row.step): row.n for row in rows}
    captured, labelled, handed_over = (
        tuple(found.get((name, step), 0) for step in range(60 // STEP_MIN))
        for name in ("orders.OrderCaptured", "shipping.LabelBought", "shipping.ParcelHandedOver")
    )
    return Hour(since, captured, labelled, handed_over)


async def list_waiting(tx: Tx) -> list[Waiting]:
    """Open incidents by owner, those of the busiest owner first."""
    return await tx.all(
        Waiting,
        "SELECT owner, count(*)::int, (count(*) FILTER (WHERE due_at < %(now)s))::int FROM core.incidents"
        " WHERE tenant_id = %(tenant)s AND state IN ('open', 'acknowledged', 'waiting') GROUP BY owner ORDER BY 2 DESC, 1",
    )


def _list(shops: Sequence[UUID] | None) -> list[UUID] | None:
    return None if shops is None else list(shops)
