"""What dividing an order or putting orders into one box will do, seen before it is done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from linkstar import catalog, orders
from linkstar.api.call import Call, Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.order_bulk import sorted_out
from linkstar.api.order_edit import ParcelEffect, is_news, parcel_effect
from linkstar.api.order_parcels import REGROUPED, MergeOrders, SplitOrder, units_of
from linkstar.api.orders import mine, version_of
from linkstar.api.problems import refuses
from linkstar.api.shapes import Moment, Shown
from linkstar.flows import regroup
from linkstar.flows.regroup import Foreseen
from linkstar.kit.errors import Conflict, NotFound
from linkstar.orders.errors import NoSuchLine, TooMany
from linkstar.shipping.errors import CannotMerge
from linkstar.shipping.queries import Parcel

router: APIRouter = noun_router("/orders", "orders")


class UnitsIn(Shown):
    """Units of an item in a parcel."""

    sku: str
    quantity: int


class ParcelForeseen(ParcelEffect):
    """What becomes of a parcel, and what a new one holds."""

    order_number: str
    weight_g: int
    hand_over_by: Moment | None
    is_late: bool
    is_rider: Annotated[bool, Field(description="it travels in the box of another order, which buys the label")]
    items: list[UnitsIn]


class Regrouped(Shown):
    """What a split or merge will do; nothing of it is done yet.

    The freight of what stands, as it was estimated; null where there was none, in several currencies, or without the right.
    """

    parcels: list[ParcelForeseen]
    freight_before_minor: int | None
    freight_after_minor: int | None
    currency: str
    ship_by_at: Annotated[Moment | None, Field(description="the first moment by which an order of them has to leave")]


@router.post("/{order_id}/split/preview", dependencies=[needs("orders", "edit")],
             responses=refuses(Conflict, NoSuchLine, TooMany, *REGROUPED))  # fmt: skip
async def preview_split(call: Here, order_id: UUID, body: SplitOrder) -> Regrouped:
    """What dividing the order will do: which parcels, from where, by which service, at which price."""
    order = await mine(call, order_id)
    said, parts = version_of(call, body.version), [units_of(part.lines) for part in body.parts]
    version = order.version if said is None else said

    async def change() -> None:
        await regroup.split(call.tx, order_id, parts, version=version, give_back=body.give_back_labels)

    return await _shown(call, [order_id], await regroup.rehearse(call.tx, [order_id], change))


@router.post("/merge/preview", dependencies=[needs("orders", "edit")],
             responses=refuses(Conflict, CannotMerge, *REGROUPED))  # fmt: skip
async def preview_merge(call: Here, body: MergeOrders) -> Regrouped:
    """What one box for these orders will do: from where it leaves, by which service, at which price."""
    ids, refused = await sorted_out(call, body.ids)
    if refused:
        raise NotFound(thing="order")

    async def change() -> None:
        await regroup.merge(call.tx, ids, give_back=body.give_back_labels)

    return await _shown(call, ids, await regroup.rehearse(call.tx, ids, change))


async def _shown(call: Call, ids: list[UUID], seen: Foreseen) -> Regrouped:
    call.changed(ids[0], after={"did": "looked at what it will do", "ids": ids})
    found = await orders.get_orders(call.tx, ids)
    skus = {
        id_: item.sku
        for id_, item in (await catalog.get_items(call.tx, [one.item_id for one in seen.contents])).items()
    }
    held: dict[UUID, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one in seen.contents:
        held[one.parcel_id][skus.get(one.item_id, "")] += one.quantity
    known = {one.id: one for one in seen.before}
    currencies = {one.currency for one in (*seen.before, *seen.after)}
    is_known = len(currencies) == 1 and call.who.can("catalog", "see_cost")
    return Regrouped(
        parcels=[
            ParcelForeseen(
                **parcel_effect(call, one, known).model_dump(), order_number=found[one.order_id].number, weight_g=one.weight_g,
                hand_over_by=one.hand_over_by, is_late=one.is_late, is_rider=one.box_id is not None,
                items=[UnitsIn(sku=sku, quantity=units) for sku, units in sorted(held[one.id].items())],
            )
            for one in seen.after if is_news(one, known)
        ],
        freight_before_minor=_freight(seen.before) if is_known else None,
        freight_after_minor=_freight(seen.after) if is_known else None,
        currency=min(currencies, default=""),
        ship_by_at=min((one.ship_by_at for one in found.values() if one.ship_by_at), default=None),
    )  # fmt: skip


def _freight(parcels: Iterable[Parcel]) -> int | None:
    """What the parcels that stand were estimated at; None if there is none."""
    standing = [one.estimate_minor for one in parcels if one.state != "cancelled"]
    return sum(standing) if standing else None
