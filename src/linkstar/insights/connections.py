"""What waits at each connection: messages that nobody read, labels to buy, numbers and quantities that shops are to be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linkstar.connect.messages.actions import READ
from linkstar.core.db import Tx

# Each part walks an index of what is still open; only what waits is counted, never all there is.
_WAITING = """
SELECT w.account_id,
       coalesce(sum(w.n) FILTER (WHERE w.what = 'messages'), 0)::int AS messages,
       coalesce(sum(w.n) FILTER (WHERE w.what = 'labels'), 0)::int AS labels,
       coalesce(sum(w.n) FILTER (WHERE w.what = 'numbers'), 0)::int AS numbers,
       coalesce(sum(w.n) FILTER (WHERE w.what = 'stock'), 0)::int AS stock,
       min(w.since) AS since
FROM (
    SELECT account_id, 'messages' AS what, count(*) AS n, min(received_at) AS since FROM connect.messages
    WHERE tenant_id = %(tenant)s AND state = 'received' AND topic = ANY(%(read)s) GROUP BY account_id
    UNION ALL
    SELECT account_id, 'labels', count(*), min(created_at) FROM shipping.parcels
    WHERE tenant_id = %(tenant)s AND state IN ('planned', 'packed') AND hold_reason = '' AND box_id IS NULL GROUP BY account_id
    UNION ALL
    SELECT shop_id, 'numbers', count(*), min(changed_at) FROM shipping.parcels
    WHERE tenant_id = %(tenant)s AND confirm_state = 'pending' AND tracking_number <> '' AND state <> 'cancelled' GROUP BY shop_id
    UNION ALL
    SELECT shop_id, 'stock', count(*), min(changed_at) FROM inventory.listed
    WHERE tenant_id = %(tenant)s AND pushed_version < version GROUP BY shop_id
) AS w GROUP BY w.account_id
"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits at an account, and since when the oldest of it does; None: nothing waits."""

    messages: int = 0
    labels: int = 0
    numbers: int = 0
    stock: int = 0
    since: datetime | None = None


async def list_waiting(tx: Tx) -> Mapping[UUID, Waiting]:
    """What waits at each account of the company at which anything does; one statement."""
    rows = await tx.rows(_WAITING, {"read": sorted(READ)})
    return {row.account_id: Waiting(row.messages, row.labels, row.numbers, row.stock, row.since) for row in rows}
