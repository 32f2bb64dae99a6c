"""Incidents (异常): the inbox of everything that needs a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import Field

from linkstar.api.call import Call, Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import (
    After,
    Asked,
    Count,
    Ids,
    Limit,
    Moment,
    Rows,
    Search,
    Shown,
    Text,
    Words,
    page_shown,
)
from linkstar.core import incidents, work
from linkstar.core.access.rules.masks import STARS
from linkstar.core.incidents import COSTS, KINDS, Incident
from linkstar.core.incidents.actions import IncidentClosed
from linkstar.core.incidents.queries import page_key
from linkstar.flows.incident_shops import shops_about
from linkstar.kit.errors import NotFound
from linkstar.kit.paging import LIMIT_MAX, Page, page_of

router: APIRouter = noun_router("/incidents", "incidents")
State = Literal["open", "acknowledged", "waiting", "resolved", "ignored"]
OPEN: tuple[State, ...] = ("open", "acknowledged", "waiting")


class IncidentShown(Shown):
    """An incident, its cause in words, and what helps (`fix` names the page)."""

    id: UUID
    kind: str
    text: str
    fix: str
    subject: UUID | None
    params: dict[str, Any]
    state: str
    reason: str
    owner: str
    due_at: Moment
    is_overdue: bool
    can_replay: bool
    trace_id: str
    times: int
    opened_at: Moment
    changed_at: Moment
    version: int


class Acknowledge(Asked):
    """Whose it is; without a name: mine."""

    ids: Ids
    owner: Text = ""


class WaitFor(Asked):
    """Whom and what it waits for."""

    ids: Ids
    reason: Words


class Resolve(Asked):
    """What was done."""

    ids: Ids
    reason: Text = ""


class Ignore(Asked):
    """Why it does not matter."""

    ids: Ids
    reason: Words


class Replay(Asked):
    """The incidents whose parked work shall run again."""

    ids: Ids


class Counts(Shown):
    """How many are open, by kind."""

    by_kind: dict[str, int]


class IncidentFilter(Asked):
    """Which incidents: open ones unless states are asked for."""

    state: Annotated[list[State], Field(default_factory=lambda: list(OPEN), max_length=5)]
    kind: Search = ""
    subject: UUID | None = None
    owner: Annotated[Search, Field(description="a role or the name of a person")] = ""
    is_overdue: Annotated[bool, Field(description="only those whose time is over")] = False
    after: After = ""
    limit: Limit = 50


@router.get("", dependencies=[needs("incidents", "read")])
async def list_incidents(call: Here, asked: Annotated[IncidentFilter, Query()]) -> Rows[IncidentShown]:
    """Incidents, the most urgent first."""
    page = await _page(call, asked)
    return page_shown(page, lambda one: _shown(call, one))


@router.get("/count", dependencies=[needs("incidents", "read")])
async def count_open(call: Here) -> Counts:
    """How many incidents are open, by kind."""
    if (None, None) in call.scope.pairs:
        return Counts(by_kind=await incidents.count_open(call.tx))
    counts: Counter[str] = Counter()
    async for found in _mine_page_by_page(call, IncidentFilter(state=list(OPEN))):
        counts.update(one.kind for one in found)
    return Counts(by_kind=counts)


@router.get("/{incident_id}", dependencies=[needs("incidents", "read")], responses=refuses(NotFound))
async def get_incident(call: Here, incident_id: UUID) -> IncidentShown:
    """One incident."""
    found = (await _mine(call, [incident_id]))[0]
    call.tag(found.version)
    return _shown(call, found)


@router.post("/acknowledge", dependencies=[needs("incidents", "handle")], responses=refuses(NotFound, IncidentClosed))
async def acknowledge(call: Here, body: Acknowledge) -> Count:
    """Says who takes care of incidents."""
    await _mine(call, body.ids)
    await incidents.acknowledge(call.tx, body.ids, body.owner or call.who.name)
    return _done(call, body, "acknowledged")


@router.post("/wait", dependencies=[needs("incidents", "handle")], responses=refuses(NotFound, IncidentClosed))
async def wait_for(call: Here, body: WaitFor) -> Count:
    """Says that incidents wait for somebody else."""
    await _mine(call, body.ids)
    await incidents.wait_for(call.tx, body.ids, body.reason)
    return _done(call, body, "waiting")


@router.post("/resolve", dependencies=[needs("incidents", "handle")], responses=refuses(NotFound, IncidentClosed))
async def resolve(call: Here, body: Resolve) -> Count:
    """Says that incidents are mended."""
    await _mine(call, body.ids)
    await incidents.resolve(call.tx, body.ids, body.reason)
    return _done(call, body, "resolved")


@router.post("/ignore", dependencies=[needs("incidents", "handle")], responses=refuses(NotFound, IncidentClosed))
async def ignore(call: Here, body: Ignore) -> Count:
    """Says that incidents do not matter, and why."""
    await _mine(call, body.ids)
    await incidents.ignore(call.tx, body.ids, body.reason)
    return _done(call, body, "ignored")


@router.post("/replay", dependencies=[needs("incidents", "replay")], responses=refuses(NotFound, IncidentClosed))
async def replay(call: Here, body: Replay) -> Count:
    """Runs parked work again and closes its incidents; a cause that returns opens its own again."""
    parked = [one for one in await _mine(call, body.ids) if one.work_id]
    count = await work.replay(call.tx, [one.work_id for one in parked if one.work_id])
    still_open = [one.id for one in parked if one.state in OPEN]
    if still_open:
        await incidents.resolve(call.tx, still_open, "replayed")
    call.changed(body.ids[0] if len(body.ids) == 1 else None, after={"ids": body.ids, "did": "replayed"})
    return Count(count=count)


def _done(call: Call, body: Acknowledge | WaitFor | Resolve | Ignore, state: str) -> Count:
    said = getattr(body, "reason", "") or getattr(body, "owner", "")
    call.changed(body.ids[0] if len(body.ids) == 1 else None, after={"ids": body.ids, "state": state, "said": said})
    return Count(count=len(body.ids))


async def _mine(call: Call, ids: Sequence[UUID]) -> list[Incident]:
    """The incidents, if all are theirs. Raises NotFound."""
    wanted = list(dict.fromkeys(ids))
    found = await incidents.get_incidents(call.tx, wanted)
    if len(await _visible(call, found)) < len(wanted):
        raise NotFound(thing="incident")
    return found


async def _page(call: Call, asked: IncidentFilter) -> Page[Incident]:
    """A page of incidents that they may see. Its key names the last of them: it must not tell of one that they may not see."""
    if (None, None) in call.scope.pairs:
        return await incidents.list_incidents(
            call.tx,
            states=tuple(asked.state),
            after=asked.after,
            limit=asked.limit,
            **_about(call, asked),
        )
    rows: list[Incident] = []
    async for found in _mine_page_by_page(call, asked):
        rows += found
        if len(rows) > asked.limit:
            break
    return page_of(rows, asked.limit, page_key)


def _about(call: Call, asked: IncidentFilter) -> dict[str, Any]:
    due_before = call.tx.now if asked.is_overdue else None
    return {"kind": asked.kind, "subject": asked.subject, "owner": asked.owner, "due_before": due_before}


async def _mine_page_by_page(call: Call, asked: IncidentFilter) -> AsyncIterator[list[Incident]]:
    after: str | None = asked.after
    while after is not None:
        page = await incidents.list_incidents(
            call.tx, states=tuple(asked.state), after=after, limit=LIMIT_MAX, **_about(call, asked)
        )
        yield await _visible(call, page.rows)
        after = page.next


async def _visible(call: Call, found: Sequence[Incident]) -> list[Incident]:
    """Those about shops and locations that they may see, and those of the whole company."""
    if (None, None) in call.scope.pairs:
        return list(found)
    shop_of = await shops_about(call.tx, found)
    place_of = {one.id: UUID(one.params["location"]) for one in found if one.kind == "stock_diverged"}
    return [one for one in found if call.scope.allows(shop=shop_of.get(one.id), location=place_of.get(one.id))]


def _shown(call: Call, one: Incident) -> IncidentShown:
    if one.kind in COSTS and not call.who.can("catalog", "see_cost"):
        one = replace(one, params={**one.params, **dict.fromkeys(COSTS[one.kind], STARS)})
    plain = {name: getattr(one, name) for name in IncidentShown.model_fields if hasattr(one, name) and name != "text"}
    return IncidentShown(
        **plain, text=one.text(call.language), fix=KINDS[one.kind].fix,
        is_overdue=one.state in OPEN and one.due_at < call.tx.now, can_replay=one.work_id is not None and one.state in OPEN,
    )  # fmt: skip
