"""Holds: free units kept for a buyer who is about to order, decided at once and together with all who ask in that moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated
from uuid import UUID, uuid5

from fastapi import APIRouter
from pydantic import Field
from starlette.requests import Request

from linkstar import inventory
from linkstar.api.call import Here, needs, needs_joined
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import Asked, Done, Moment, Shown, Some
from linkstar.api.together import Together
from linkstar.core import access
from linkstar.core.access.errors import KeyReused
from linkstar.core.db import Database
from linkstar.inventory.actions.records import Held, Hold
from linkstar.inventory.errors import HoldUnknown, SoldOut
from linkstar.kit.errors import Invalid
from linkstar.kit.ids import new_id

router: APIRouter = noun_router("/inventory/reservations", "inventory")


class HoldAsked(Asked):
    """Units of an item, all or none, for so many minutes; from one location, or from wherever they are free."""

    item_id: UUID
    quantity: Some = 1
    location_id: UUID | None = None
    minutes: Annotated[int, Field(ge=1, le=1440)] = 45


class HoldShown(Shown):
    """Units that are held until a moment. `id` ends the hold."""

    id: UUID
    item_id: UUID
    location_id: UUID | None
    quantity: int
    expires_at: Moment | None


@dataclass(frozen=True, slots=True)
class Wish:
    """What one request wants held."""

    hold: Hold
    trace_id: str


Holds = Together[tuple[UUID, str], Wish, Held]


def holds_of(database: Database) -> Holds:
    """The one place of a process where holds are decided."""

    async def decide(key: tuple[UUID, str], wishes: Sequence[Wish]) -> Sequence[Held | Exception]:
        tenant_id, actor = key
        async with database.tx(tenant_id, actor=actor, trace_id=wishes[0].trace_id) as tx:
            given = await inventory.holding.hold(tx, [one.hold for one in wishes])
            await access.add_audit(
                tx,
                [
                    access.Entry("inventory", "reserve", held.id, {},
                                 {"item": held.item_id, "quantity": held.quantity}, wish.trace_id)
                    for wish, held in zip(wishes, given, strict=True)
                    if held
                ],
            )  # fmt: skip
        return [_answer(wish.hold, held) for wish, held in zip(wishes, given, strict=True)]

    return Together(decide)


def _answer(wanted: Hold, held: Held | None) -> Held | Exception:
    if held is None:
        return SoldOut(field="quantity", wanted=wanted.quantity)
    is_same = (held.item_id, held.quantity) == (wanted.item_id, wanted.quantity)
    return held if is_same else KeyReused(field="Idempotency-Key")


@router.post(
    "", dependencies=[needs_joined("inventory", "reserve")], status_code=201, responses=refuses(SoldOut, KeyReused)
)
async def hold(request: Request, call: Here, body: HoldAsked) -> HoldShown:
    """Holds free units. A repeated Idempotency-Key is told what the first request with it was given."""
    places = [place for place in call.locations_of(body.location_id) if place]
    allowed = None if body.location_id is None and call.scope.locations is None else tuple(places)
    key = request.headers.get("idempotency-key", "")
    if len(key) > 200 or not key.isascii() or not key.isprintable():
        raise Invalid("Idempotency-Key", "1 to 200 printable ASCII characters")
    now = call.door.database.clock.now()
    owner = uuid5(call.who.tenant_id, f"hold:{call.who.actor}:{key}") if key else new_id(now)
    wanted = Hold(owner, body.item_id, body.quantity, now + timedelta(minutes=body.minutes), allowed)
    held = await call.door.holds.ask((call.who.tenant_id, call.who.actor), Wish(wanted, request.state.trace_id))
    return HoldShown.model_validate(held)


@router.delete("/{hold_id}", dependencies=[needs("inventory", "reserve")], responses=refuses(HoldUnknown))
async def end(call: Here, hold_id: UUID) -> Done:
    """Gives held units back before their time is over."""
    held = await inventory.holding.find(call.tx, hold_id)
    if held is None or not call.scope.allows(location=held.location_id):
        raise HoldUnknown
    await inventory.holding.end(call.tx, hold_id)
    call.changed(hold_id, after={"item": held.item_id, "quantity": held.quantity})
    return Done()
