"""People change an order on its way: what it will do is shown before, by doing it and taking it back.

Whatever a person does (units, address, cancelling), the same steps follow as when a channel had told it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from linkstar import inventory, orders, shipping
from linkstar.core import incidents
from linkstar.core.db import Tx
from linkstar.flows import order_to_door
from linkstar.inventory.facts import StockReserved
from linkstar.kit.address import Address
from linkstar.orders.facts import OrderCancelled, OrderChanged, OrderReleased
from linkstar.orders.queries import Line
from linkstar.orders.queries.holds import list_holds
from linkstar.shipping.actions.cancel import give_back_labels
from linkstar.shipping.queries import Parcel

ROUNDS = 4  # change, promise, route: nothing follows a route before a carrier is called


@dataclass(frozen=True, slots=True)
class Standing:
    """An order as it stands: its lines, where how many of which item are promised (location None: short), its parcels."""

    order: orders.Order
    lines: Sequence[Line]
    held: Mapping[tuple[UUID, UUID | None], int]
    parcels: Mapping[UUID, Parcel]
    holds: frozenset[str]
    is_stuck: bool  # a label says what is not so any more, and a person has to decide


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """An order before a change and as it would be afterwards."""

    before: Standing
    after: Standing


async def rehearse(tx: Tx, order_id: UUID, change: Callable[[], Awaitable[None]]) -> Rehearsed:
    """What a change of an order would do; nothing of it stays. Raises what the change refuses."""
    before = await _look(tx, order_id)
    async with tx.rehearsal():
        known = len(tx.recorded)
        await change()
        await _follow(tx, order_id, known)
        after = await _look(tx, order_id)
    return Rehearsed(before, after)


_FOLLOW: Sequence[tuple[type, Callable[[Tx, list[Any]], Awaitable[None]]]] = (
    (OrderCancelled, order_to_door.stop_cancelled),
    (OrderChanged, order_to_door.follow_change),
    (StockReserved, order_to_door.choose_route),
    (OrderReleased, order_to_door.choose_route),
)


async def _follow(tx: Tx, order_id: UUID, known: int) -> None:
    """Does at once what the worker would do about this order."""
    for _ in range(ROUNDS):
        facts = [one.fact for one in tx.recorded[known:]]
        known = len(tx.recorded)
        for kind, step in _FOLLOW:
            heard = [one for one in facts if isinstance(one, kind) and one.order_id == order_id]  # type: ignore[attr-defined]
            if heard:
                await step(tx, heard)


async def _look(tx: Tx, order_id: UUID) -> Standing:
    held = Counter[tuple[UUID, UUID | None]]()
    for one in await inventory.list_reserved(tx, [order_id]):
        held[one.item_id, one.location_id] += one.quantity
    parcels = (await shipping.list_parcels(tx, order_id=order_id, limit=200)).rows
    stuck = await incidents.list_incidents(tx, kind="change_after_label", subject=order_id, limit=1)
    return Standing(
        order=await orders.get_order(tx, order_id),
        lines=await orders.list_lines(tx, [order_id]),
        held=held,
        parcels={one.id: one for one in parcels},
        holds=frozenset(one.code for one in await list_holds(tx, order_id) if one.released_at is None),
        is_stuck=bool(stuck.rows),
    )


async def edit_lines(
    tx: Tx, order_id: UUID, open_units: Mapping[UUID, int], *, version: int, give_back: bool = False
) -> None:
    """As `orders.edit_lines`; with `give_back` bought labels are given back first, so that the order goes anew."""
    await orders.edit_lines(tx, order_id, open_units, version=version)
    if give_back:
        await _make_way(tx, order_id)


async def edit_address(tx: Tx, order_id: UUID, ship_to: Address, *, version: int, give_back: bool = False) -> None:
    """As `orders.edit_address`; with `give_back` bought labels are given back first, so that the order goes anew."""
    await orders.edit_address(tx, order_id, ship_to, version=version)
    if give_back:
        await _make_way(tx, order_id)


async def cancel_units(
    tx: Tx, order_id: UUID, lines: Mapping[UUID, int] | None, *, version: int | None, give_back: bool = False
) -> None:
    """As `orders.cancel`; with `give_back` what is left of the order goes anew, without the units that are off."""
    await orders.cancel(tx, order_id, lines=lines, version=version)
    if give_back:
        await _make_way(tx, order_id)


async def _make_way(tx: Tx, order_id: UUID) -> None:
    """Labels of an order of which something is left are given back; those of a cancelled one are by its own step."""
    if (await orders.get_order(tx, order_id)).state != "cancelled":
        await give_back_labels(tx, [order_id])
