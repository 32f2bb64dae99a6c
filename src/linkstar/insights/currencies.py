"""Which currencies a company deals in, so that it is seen which exchange rates are missing and what that holds up."""

from __future__ import annotations

from dataclasses import dataclass

from linkstar.core.db import Tx


@dataclass(frozen=True, slots=True)
class Dealt:
    """A currency and what is kept in it: shops, price rows of carriers, items with a cost."""

    currency: str
    shops: int
    price_rows: int
    items: int


async def list_currencies(tx: Tx) -> list[Dealt]:
    """The currencies of connected shops, of carriers' prices and of items' costs, by code."""
    return await tx.all(
        Dealt,
        """
        SELECT currency, sum(shops)::int, sum(price_rows)::int, sum(items)::int FROM (
            SELECT currency, count(*) AS shops, 0 AS price_rows, 0 AS items FROM connect.accounts
            WHERE tenant_id = %(tenant)s AND kind = 'channel' AND state <> 'revoked' GROUP BY currency
            UNION ALL SELECT currency, 0, count(*), 0 FROM shipping.rates WHERE tenant_id = %(tenant)s GROUP BY currency
            UNION ALL SELECT cost_currency, 0, 0, count(*) FROM catalog.items
            WHERE tenant_id = %(tenant)s AND state <> 'archived' AND cost_minor > 0 GROUP BY cost_currency) AS used
        WHERE currency <> '' GROUP BY currency ORDER BY currency""",
    )
