"""Today: the figures that an operations team begins its day with."""

from __future__ import annotations

from fastapi import APIRouter

from linkstar.api.call import Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.shapes import Moment, Shown
from linkstar.core import work
from linkstar.insights import today

router: APIRouter = noun_router("/today", "today")


class HourShown(Shown):
    """The last hour in twelve steps of five minutes, the oldest first."""

    since: Moment
    captured: list[int]
    labelled: list[int]
    handed_over: list[int]


class WaitingShown(Shown):
    """Open incidents of an owner, and those over their time."""

    owner: str
    count: int
    overdue: int


class BacklogShown(Shown):
    """Work of the program that waits: now, later (a retry or a date), and parked until a person looks."""

    ready: int
    later: int
    parked: int


class Today(Shown):
    """Figures up to `count_max` each. Those of the whole company are null for people whose right ends at some shops."""

    count_max: int
    states: dict[str, int]
    urgency: dict[str, int]
    oversold: int | None
    hour: HourShown | None
    waiting: list[WaitingShown] | None
    backlog: BacklogShown | None


@router.get("", dependencies=[needs("orders", "read")])
async def get_today(call: Here) -> Today:
    """Orders by state and by urgency, the last hour, incidents by owner, waiting work, and oversold units (which must be 0)."""
    allowed = call.scope.shops
    shops = None if allowed is None else sorted(allowed)
    shown = Today(
        count_max=today.COUNT_MAX, states=dict(await today.count_states(call.tx, shops)),
        urgency=dict(await today.count_urgency(call.tx, shops)), oversold=None, hour=None, waiting=None, backlog=None,
    )  # fmt: skip
    if (None, None) not in call.scope.pairs:
        return shown
    steps = await work.list_backlog(call.tx)
    shown.backlog = BacklogShown(
        ready=sum(one.ready for one in steps), later=sum(one.later for one in steps), parked=sum(one.parked for one in steps)
    )  # fmt: skip
    shown.hour = HourShown.model_validate(await today.get_hour(call.tx))
    if call.who.can("inventory", "read"):
        shown.oversold = await today.count_oversold(call.tx)
    if call.who.can("incidents", "read"):
        shown.waiting = [WaitingShown.model_validate(one) for one in await today.list_waiting(call.tx)]
    return shown
