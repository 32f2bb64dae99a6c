"""Waves and the orders behind them: the packer of a parcel must not go on when its order may not."""

from __future__ import annotations

from linkstar.core import work
from linkstar.core.db import Tx
from linkstar.orders.facts import OrderHeld
from linkstar.shipping.actions.waves import leave_by_order


@work.step(on=OrderHeld, priority=3)
async def leave_held(tx: Tx, held: list[OrderHeld]) -> None:
    """Parcels of an order that a person has to look at fall out of their waves; the packer sees it at once."""
    await leave_by_order(tx, {one.order_id: "held" for one in held})
