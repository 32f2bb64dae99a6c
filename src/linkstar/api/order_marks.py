"""What people put on orders for each other: tags, who looks after it, notes."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from linkstar.api.call import Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.order_bulk import Fate, sorted_out
from linkstar.api.orders import mine
from linkstar.api.problems import refuses
from linkstar.api.shapes import Asked, Done, Ids, Shown, Words
from linkstar.core.access.queries.users import list_people
from linkstar.kit.errors import Invalid, NotFound
from linkstar.orders.actions import marking
from linkstar.orders.queries.marks import list_tags
from linkstar.orders.rules import TAG_LENGTH_MAX

router: APIRouter = noun_router("/orders", "orders")
Tag = Annotated[str, Field(min_length=1, max_length=TAG_LENGTH_MAX)]
Tags = Annotated[list[Tag], Field(default_factory=list, max_length=20)]


class TagMany(Asked):
    """Which orders, which tags they bear from now on, and which no more."""

    ids: Ids
    add: Tags
    remove: Tags


class AssignMany(Asked):
    """Which orders, and who looks after them (null: nobody)."""

    ids: Ids
    assignee_id: UUID | None


class NoteAsked(Asked):
    """What colleagues shall know."""

    words: Words


class Person(Shown):
    """A colleague."""

    id: UUID
    name: str


class People(Shown):
    """Colleagues who may look after orders."""

    rows: list[Person]


class TagsKnown(Shown):
    """The tags that orders bear."""

    rows: list[str]


class Assigned(Fate):
    """As Fate, and who looked after each order before: to take it back."""

    before: dict[UUID, UUID | None]


@router.get("/tags", dependencies=[needs("orders", "read")])
async def list_known_tags(call: Here) -> TagsKnown:
    """The tags that orders bear, to choose from."""
    allowed = call.scope.shops
    return TagsKnown(rows=await list_tags(call.tx, shop_ids=None if allowed is None else sorted(allowed)))


@router.get("/people", dependencies=[needs("orders", "read")])
async def list_colleagues(call: Here) -> People:
    """Colleagues who may look after orders, by name."""
    return People(rows=[Person.model_validate(one) for one in await list_people(call.tx)])


@router.post("/tag", dependencies=[needs("orders", "edit")], responses=refuses(Invalid))
async def tag_many(call: Here, body: TagMany) -> Fate:
    """Puts tags on orders, closed ones too, and takes others off."""
    ids, refused = await sorted_out(call, body.ids)
    changed = set(await marking.tag(call.tx, ids, add=body.add, remove=body.remove))
    call.changed(None, after={"ids": sorted(changed), "added": body.add, "removed": body.remove})
    return Fate(done=len(ids), refused=refused, same=[id_ for id_ in ids if id_ not in changed])


@router.post("/assign", dependencies=[needs("orders", "edit")], responses=refuses(NotFound))
async def assign_many(call: Here, body: AssignMany) -> Assigned:
    """Says who looks after orders."""
    if body.assignee_id and body.assignee_id not in {one.id for one in await list_people(call.tx)}:
        raise NotFound(thing="user")
    ids, refused = await sorted_out(call, body.ids)
    before = await marking.assign(call.tx, ids, body.assignee_id)
    call.changed(None, after={"ids": sorted(before), "assignee": body.assignee_id})
    return Assigned(done=len(ids), refused=refused, same=[id_ for id_ in ids if id_ not in before], before=before)


@router.post("/{order_id}/notes", dependencies=[needs("orders", "edit")], responses=refuses(NotFound))
async def write_note(call: Here, order_id: UUID, body: NoteAsked) -> Done:
    """Writes a note on the order, for colleagues only."""
    await mine(call, order_id)
    await marking.note(call.tx, [(order_id, body.words)])
    call.changed(order_id, after={"did": "noted"})
    return Done()
