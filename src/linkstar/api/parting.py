"""Ending a connection, with what it leaves behind shown before."""

from __future__ import annotations

from dataclasses import asdict
from uuid import UUID

from fastapi import APIRouter

from linkstar.api.call import Here, needs
from linkstar.api.connect import mine
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import Done, Shown
from linkstar.flows import parting
from linkstar.insights.parting import COUNT_MAX, count_under_way
from linkstar.kit.errors import NotFound

router: APIRouter = noun_router("/connect", "connect")


class Leaving(Shown):
    """What disconnecting an account will leave behind; each figure up to `count_max`.

    Of a shop: open orders, parcels with a number that it was not told yet, listings whose stock it is told. Of a carrier: parcels
    that wait for its label, labelled ones that it has still to deliver, services. Of a keeper of goods: its places.
    """

    count_max: int
    open_orders: int
    untold: int
    listings: int
    unlabelled: int
    moving: int
    services: int
    places: int


@router.get("/accounts/{account_id}/disconnect", dependencies=[needs("connect", "edit")], responses=refuses(NotFound))
async def foresee_leaving(call: Here, account_id: UUID) -> Leaving:
    """What disconnecting an account will leave behind. Nothing is done."""
    await mine(call, account_id)
    return Leaving(count_max=COUNT_MAX, **asdict(await count_under_way(call.tx, account_id)))


@router.post("/accounts/{account_id}/disconnect", dependencies=[needs("connect", "edit")], responses=refuses(NotFound))
async def disconnect_one(call: Here, account_id: UUID) -> Done:
    """Ends a connection: nothing is asked of it or told to it, its keys are deleted. Its past stays."""
    before = await mine(call, account_id)
    await parting.disconnect(call.tx, before, vault=call.door.vault)
    call.door.partners.forget(account_id)
    call.changed(account_id, before={"state": before.state}, after={"state": "disconnected"})
    return Done()
