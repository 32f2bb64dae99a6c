"""What ending a connection would leave behind: what is under way with a shop or carrier, counted before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from linkstar.core.db import Tx

COUNT_MAX = 1000  # a figure beyond it is shown as "1,000 and more"

_COUNTS = """
SELECT (SELECT count(*)::int FROM (SELECT 1 FROM orders.orders o WHERE o.tenant_id = %(tenant)s AND o.shop_id = %(id)s
            AND o.state IN ('awaiting_payment', 'unmapped', 'on_hold', 'ready', 'released', 'partly_shipped', 'cancel_requested')
            LIMIT %(max)s) AS n),
       (SELECT count(*)::int FROM (SELECT 1 FROM shipping.parcels p WHERE p.tenant_id = %(tenant)s AND p.shop_id = %(id)s
            AND p.confirm_state IN ('pending', 'refused') AND p.tracking_number <> '' AND p.state <> 'cancelled'
            LIMIT %(max)s) AS n),
       (SELECT count(*)::int FROM (SELECT 1 FROM inventory.listed l WHERE l.tenant_id = %(tenant)s AND l.shop_id = %(id)s
            LIMIT %(max)s) AS n),
       (SELECT count(*)::int FROM (SELECT 1 FROM shipping.parcels p WHERE p.tenant_id = %(tenant)s AND p.account_id = %(id)s
            AND p.state IN ('planned', 'packed') AND p.box_id IS NULL LIMIT %(max)s) AS n),
       (SELECT count(*)::int FROM (SELECT 1 FROM shipping.parcels p WHERE p.tenant_id = %(tenant)s AND p.account_id = %(id)s
            AND p.state IN ('labelled', 'handed_over', 'in_transit') LIMIT %(max)s) AS n),
       (SELECT count(*)::int FROM shipping.services s WHERE s.tenant_id = %(tenant)s AND s.account_id = %(id)s AND s.is_enabled),
       (SELECT count(*)::int FROM inventory.locations l WHERE l.tenant_id = %(tenant)s AND l.kept_by = %(id)s)
"""


@dataclass(frozen=True, slots=True)
class UnderWay:
    """What is under way with an account, each figure up to COUNT_MAX.

    Of a shop: orders still open, parcels with a number that it was not told, listings whose stock it is told.
    Of a carrier: parcels that wait for its label, labelled ones that it has still to deliver, services that routes choose from.
    Of a keeper of goods: places that it keeps.
    """

    open_orders: int
    untold: int
    listings: int
    unlabelled: int
    moving: int
    services: int
    places: int


async def count_under_way(tx: Tx, account_id: UUID) -> UnderWay:
    """What is under way with an account; one statement."""
    [found] = await tx.all(UnderWay, _COUNTS, {"id": account_id, "max": COUNT_MAX})
    return found
