"""Automations: what a company's people configured. Making, trying and switching them, and what they did."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import Field

from linkstar import orders
from linkstar.api.automation_shapes import (
    AutomationShown,
    ChangeShown,
    Checked,
    DoneShown,
    DraftAsked,
    TriedRow,
    TriedShown,
    change_shown,
    changed_shown,
    checked,
    shown,
)
from linkstar.api.call import Call, Here, asks, needs
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import After, Asked, Done, Ids, Limit, Made, Rows, Version
from linkstar.core import automations
from linkstar.core.automations.errors import ActionNotHere, NotACondition, TooManyAutomations
from linkstar.flows.dry_run import try_draft
from linkstar.flows.judged_orders import names_of
from linkstar.kit.errors import Conflict, Invalid, NotFound

router: APIRouter = noun_router("/automations", "automations")
TRY_MAX = 500
_REFUSED = (Invalid, NotACondition, ActionNotHere)


class EditAsked(DraftAsked):
    """What it shall say instead."""

    version: Version


class SwitchAsked(Asked):
    """On for a share of all orders, or off. The same orders belong to a share each time, and to every larger one."""

    state: Literal["on", "off"]
    percent: Annotated[int, Field(ge=1, le=100)] = 100


class ArrangeAsked(Asked):
    """The order in which they decide, the first one first."""

    ids: Ids


class TakeBackAsked(Asked):
    """The earlier version that shall hold again."""

    to: Annotated[int, Field(ge=1, le=2**31)]
    version: Version


class TryAsked(DraftAsked):
    """A draft, and the orders that it is tried on: those of the last days, a part at a time, the newest first."""

    automation_id: UUID | None = None
    days: Annotated[int, Field(ge=1, le=31)] = 7
    after: After = ""
    limit: Annotated[int, Field(ge=1, le=TRY_MAX)] = 200


class PageAsked(Asked):
    """Which page."""

    after: After = ""
    limit: Limit = 50


@router.get("", dependencies=[needs("automations", "read")])
async def list_all(call: Here) -> Rows[AutomationShown]:
    """All automations, in the order in which they decide, each with how it fared since it says what it says."""
    call.check_whole()
    found = await automations.list_automations(call.tx)
    counts = await automations.count_effects(call.tx, [one.id for one in found])
    names = await names_of(call.tx)
    rows = [shown(one, counts.get(one.id, automations.Counts()), call.language, names) for one in found]
    return Rows[AutomationShown](rows=rows, next=None)


@router.post("", dependencies=[needs("automations", "edit")], status_code=201,
             responses=refuses(*_REFUSED, TooManyAutomations))  # fmt: skip
async def make(call: Here, body: DraftAsked) -> Made:
    """Makes an automation. It is switched off, and the last in the list."""
    call.check_whole()
    id_ = await automations.make(call.tx, body.draft())
    call.changed(id_, after={"title": body.title})
    return Made(id=id_)


@router.post("/check", dependencies=[asks("automations", "read")])
async def check(call: Here, body: DraftAsked) -> Checked:
    """What a draft reads as: the sentence, the expression, and the lines it can be chosen by; or what is wrong with it."""
    call.check_whole()
    return checked(body, call.language, await names_of(call.tx))


@router.post("/try", dependencies=[asks("automations", "read")], responses=refuses(*_REFUSED, NotFound))
async def dry_run(call: Here, body: TryAsked) -> TriedShown:
    """What a draft would have done to the orders of the last days, beside all that is switched on; it changes nothing."""
    call.check_whole()
    if body.automation_id:
        await automations.get_automation(call.tx, body.automation_id)
    tried = await try_draft(
        call.tx, body.draft(), automation_id=body.automation_id, days=body.days, after=body.after, limit=body.limit
    )
    names, readable = await names_of(call.tx), call.who.scope("orders", "read")
    rows = [
        TriedRow(order_id=order.id, number=order.number, shop_id=order.shop_id, state=order.state, lost=list(effect.lost),
                 changes=[changed_shown(one, call.language, names) for one in effect.changes],
                 told=list(tried.told.get(order.id, ())))
        for order, effect in tried.rows
        if readable.allows(shop=order.shop_id)
    ]  # fmt: skip
    tally = tried.tally
    return TriedShown(
        rows=rows, seen=tally.seen, fitted=tally.fitted, failed=tally.failed, reached_at=tried.reached_at, next=tried.next,
        failures=sorted({one.why for one in tried.failures})[:5],
    )  # fmt: skip


@router.put("/order", dependencies=[needs("automations", "edit")], responses=refuses(NotFound))
async def arrange(call: Here, body: ArrangeAsked) -> Done:
    """Puts automations into order; those that are not named come after them."""
    call.check_whole()
    await automations.arrange(call.tx, body.ids)
    call.changed(None, after={"order": body.ids})
    return Done()


@router.get("/{automation_id}", dependencies=[needs("automations", "read")], responses=refuses(NotFound))
async def get_one(call: Here, automation_id: UUID) -> AutomationShown:
    """One automation."""
    call.check_whole()
    return await _one(call, automation_id)


@router.put("/{automation_id}", dependencies=[needs("automations", "edit")],
            responses=refuses(NotFound, Conflict, *_REFUSED))  # fmt: skip
async def edit(call: Here, automation_id: UUID, body: EditAsked) -> AutomationShown:
    """Replaces what an automation says. One that is on stays on; what it did before stays told with its former version."""
    call.check_whole()
    before = await automations.get_automation(call.tx, automation_id)
    version = await automations.edit(call.tx, automation_id, body.draft(), version=call.version(body.version))
    call.changed(automation_id, before=_said(before.draft), after=_said(body.draft()) | {"version": version})
    return await _one(call, automation_id)


@router.delete("/{automation_id}", dependencies=[needs("automations", "edit")], responses=refuses(NotFound))
async def remove(call: Here, automation_id: UUID) -> Done:
    """Takes an automation off the list; what it did stays told."""
    call.check_whole()
    await automations.remove(call.tx, automation_id)
    call.changed(automation_id, after={"removed": True})
    return Done()


@router.post("/{automation_id}/switch", dependencies=[needs("automations", "edit")],
             responses=refuses(NotFound, *_REFUSED))  # fmt: skip
async def switch(call: Here, automation_id: UUID, body: SwitchAsked) -> AutomationShown:
    """Switches an automation on for a share of all orders, or off."""
    call.check_whole()
    before = await automations.get_automation(call.tx, automation_id)
    await automations.switch(call.tx, automation_id, body.state, percent=body.percent)
    call.changed(automation_id, before={"state": before.state, "percent": before.percent}, after=body.model_dump())
    return await _one(call, automation_id)


@router.post("/{automation_id}/take-back", dependencies=[needs("automations", "edit")],
             responses=refuses(NotFound, Conflict, *_REFUSED))  # fmt: skip
async def take_back(call: Here, automation_id: UUID, body: TakeBackAsked) -> AutomationShown:
    """Lets an automation say again what an earlier version said."""
    call.check_whole()
    version = await automations.take_back(call.tx, automation_id, body.to, version=call.version(body.version))
    call.changed(automation_id, after={"taken_back_to": body.to, "version": version})
    return await _one(call, automation_id)


@router.get("/{automation_id}/changes", dependencies=[needs("automations", "read")], responses=refuses(NotFound))
async def list_changes(call: Here, automation_id: UUID, asked: Annotated[PageAsked, Query()]) -> Rows[ChangeShown]:
    """What became of an automation and who did it, the newest first, with what it said from then on."""
    call.check_whole()
    await automations.get_automation(call.tx, automation_id)
    page = await automations.list_changes(call.tx, automation_id, after=asked.after, limit=asked.limit)
    names = await names_of(call.tx)
    return Rows[ChangeShown](rows=[change_shown(one, call.language, names) for one in page.rows], next=page.next)


@router.get("/{automation_id}/done", dependencies=[needs("automations", "read")], responses=refuses(NotFound))
async def list_done(call: Here, automation_id: UUID, asked: Annotated[PageAsked, Query()]) -> Rows[DoneShown]:
    """What an automation did to orders, the newest order first."""
    call.check_whole()
    await automations.get_automation(call.tx, automation_id)
    page = await automations.list_done(call.tx, automation_id, after=asked.after, limit=asked.limit)
    found = await orders.get_orders(call.tx, [one.order_id for one in page.rows])
    names, readable = await names_of(call.tx), call.who.scope("orders", "read")
    rows = [
        DoneShown(order_id=one.order_id, number=found[one.order_id].number, version=one.version, done_at=one.done_at,
                  changes=[changed_shown(each, call.language, names) for each in one.changes])
        for one in page.rows
        if one.order_id in found and readable.allows(shop=found[one.order_id].shop_id)
    ]  # fmt: skip
    return Rows[DoneShown](rows=rows, next=page.next)


async def _one(call: Call, automation_id: UUID) -> AutomationShown:
    one = await automations.get_automation(call.tx, automation_id)
    counts = await automations.count_effects(call.tx, [automation_id])
    call.tag(one.version)
    return shown(one, counts.get(automation_id, automations.Counts()), call.language, await names_of(call.tx))


def _said(draft: automations.Draft) -> dict[str, Any]:
    return {"title": draft.title, "trigger": draft.trigger, "source": draft.source}
