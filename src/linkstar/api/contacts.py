"""Contacts (联系人): who a buyer is over all shops, why we think so, and decisions of people about it."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from linkstar import contacts
from linkstar.api.call import Call, Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import Asked, Done, Made, Moment, Shown, Unmask
from linkstar.contacts.errors import AlreadyLinked, NotUndoable, OneIdentity
from linkstar.contacts.queries import Identity, get_linked, get_shops
from linkstar.core.access import rules
from linkstar.kit.errors import NotFound

router: APIRouter = noun_router("/contacts", "contacts")


class IdentityShown(Shown):
    """What one platform told about a buyer; masked unless it was asked for in full."""

    id: UUID
    shop_id: UUID
    platform: str
    external_id: str
    name: str
    email: str
    phone: str
    country: str
    ship_name: str
    seen_at: Moment


class LinkShown(Shown):
    """A line of the log, with its evidence in words."""

    id: UUID
    at: Moment
    kind: str
    identity_a: UUID
    identity_b: UUID
    rule: str
    actor: str
    undone_by: UUID | None
    words: list[str]


class ContactShown(Shown):
    """A contact: its identities, and every line of the log about them."""

    contact_id: UUID
    identities: list[IdentityShown]
    log: list[LinkShown]


class Pair(Asked):
    """Two identities."""

    identity_a: UUID
    identity_b: UUID


@router.get("/{contact_id}", dependencies=[needs("contacts", "read")], responses=refuses(NotFound))
async def get_contact(call: Here, contact_id: UUID, unmask: Annotated[Unmask, Query()] = False) -> ContactShown:
    """Who a contact is, and why."""
    found = await contacts.explain(call.tx, contact_id)
    mine = [one for one in found.identities if call.scope.allows(shop=one.shop_id)]
    if found.identities and not mine:
        raise NotFound(thing="contact")
    in_full = await call.unmask(unmask, "contacts", contact_id, shops={one.shop_id for one in mine})
    shown = {one.id for one in mine}
    is_all = call.scope.shops is None
    log = [
        LinkShown(
            id=line.id, at=line.at, kind=line.kind, identity_a=line.identity_a, identity_b=line.identity_b, rule=line.rule,
            actor=line.actor, undone_by=line.undone_by, words=list(line.words(call.language)),
        )
        for line in found.log
        if is_all or {line.identity_a, line.identity_b} <= shown
    ]  # fmt: skip
    return ContactShown(contact_id=contact_id, identities=[_shown(one, in_full=in_full) for one in mine], log=log)


@router.post(
    "/merge", dependencies=[needs("contacts", "link")], responses=refuses(NotFound, OneIdentity, AlreadyLinked)
)
async def merge(call: Here, body: Pair) -> Made:
    """Says that two identities are one person; answers the line of the log, by which it can be undone."""
    await _mine(call, "identity", body.identity_a, body.identity_b)
    id_ = await contacts.merge(call.tx, body.identity_a, body.identity_b)
    call.changed(id_, after=body.model_dump())
    return Made(id=id_)


@router.post("/forbid", dependencies=[needs("contacts", "link")], responses=refuses(NotFound, OneIdentity))
async def forbid(call: Here, body: Pair) -> Made:
    """Says that two identities are never one person, whatever they share."""
    await _mine(call, "identity", body.identity_a, body.identity_b)
    id_ = await contacts.forbid(call.tx, body.identity_a, body.identity_b)
    call.changed(id_, after=body.model_dump())
    return Made(id=id_)


@router.post(
    "/links/{link_id}/undo", dependencies=[needs("contacts", "link")], responses=refuses(NotFound, NotUndoable)
)
async def unlink(call: Here, link_id: UUID) -> Done:
    """Undoes a link exactly, and keeps the two apart from now on."""
    await _mine(call, "link", *await get_linked(call.tx, link_id))
    await contacts.unlink(call.tx, link_id)
    return Done()


async def _mine(call: Call, thing: str, *identity_ids: UUID) -> None:
    """Raises NotFound unless all these identities were told by their shops."""
    shops = await get_shops(call.tx, identity_ids)
    if any(one not in shops or not call.scope.allows(shop=shops[one]) for one in identity_ids):
        raise NotFound(thing=thing)


def _shown(one: Identity, *, in_full: bool) -> IdentityShown:
    shown = IdentityShown.model_validate(one)
    if not in_full:
        shown.name, shown.ship_name = rules.mask_name(shown.name), rules.mask_name(shown.ship_name)
        shown.email, shown.phone = rules.mask_email(shown.email), rules.mask_phone(shown.phone)
        shown.external_id = rules.mask_email(shown.external_id) if "@" in shown.external_id else shown.external_id
    return shown
