"""The same done to many orders at once: each is done or refused by itself, so that one closed order does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from linkstar import orders
from linkstar.api.call import Call, Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.shapes import Asked, Ids, Shown, Words
from linkstar.kit.errors import NotFound, Refusal
from linkstar.orders.errors import OrderClosed
from linkstar.orders.rules import can_cancel

router: APIRouter = noun_router("/orders", "orders")


class HoldMany(Asked):
    """Which orders a person has to look at first, and why."""

    ids: Ids
    reason: Words


class ReleaseMany(Asked):
    """Which orders go on; without a code all their holds are lifted."""

    ids: Ids
    code: Annotated[str, Field(max_length=100)] = ""


class RefusedOrder(Shown):
    """An order to which it was not done, and why, in the reader's language."""

    id: UUID
    code: str
    detail: str


class Fate(Shown):
    """To how many orders it was done, which were refused, and which were so already."""

    done: int
    refused: list[RefusedOrder]
    same: list[UUID]


@router.post("/hold", dependencies=[needs("orders", "hold")])
async def hold_many(call: Here, body: HoldMany) -> Fate:
    """Holds orders until somebody releases them; closed ones are refused."""
    ids, refused = await sorted_out(call, body.ids, why_not_open)
    await orders.hold(call.tx, [(id_, "by_hand", body.reason) for id_ in ids])
    call.changed(None, after={"ids": ids, "did": "held", "reason": body.reason})
    return Fate(done=len(ids), refused=refused, same=[])


@router.post("/release", dependencies=[needs("orders", "release")])
async def release_many(call: Here, body: ReleaseMany) -> Fate:
    """Lifts the holds of orders, so that they go on; closed ones are refused."""
    ids, refused = await sorted_out(call, body.ids, why_not_open)
    await orders.release_holds(call.tx, ids, body.code)
    call.changed(None, after={"ids": ids, "did": "released", "code": body.code})
    return Fate(done=len(ids), refused=refused, same=[])


def why_not_open(order: orders.Order) -> Refusal | None:
    """The refusal of a closed order."""
    return None if can_cancel(order.state) else OrderClosed(number=order.number, state=order.state)


def refusal(call: Call, id_: UUID, wrong: Refusal) -> RefusedOrder:
    """A refusal as the reader is told it."""
    return RefusedOrder(id=id_, code=wrong.code, detail=wrong.text(call.language))


async def sorted_out(
    call: Call, asked: Sequence[UUID], why_not: Callable[[orders.Order], Refusal | None] = lambda _: None
) -> tuple[list[UUID], list[RefusedOrder]]:
    """Those that are theirs and have nothing against it, and the refusals of the others."""
    found = await orders.get_orders(call.tx, asked)
    ids: list[UUID] = []
    refused: list[RefusedOrder] = []
    for id_ in dict.fromkeys(asked):
        order = found.get(id_)
        is_theirs = order is not None and call.scope.allows(shop=order.shop_id)
        wrong = why_not(order) if order is not None and is_theirs else NotFound(thing="order")
        if wrong is None:
            ids.append(id_)
        else:
            refused.append(refusal(call, id_, wrong))
    return ids, refused
