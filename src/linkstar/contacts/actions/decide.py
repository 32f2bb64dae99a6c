"""People's decisions: these two are one, these two are not, this link was wrong. The groups follow from the log again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from linkstar.contacts.actions.log import Line, add_contacts, append, lock_groups
from linkstar.contacts.errors import AlreadyLinked, NotUndoable, OneIdentity
from linkstar.contacts.facts import ContactsLinked, ContactsUnlinked
from linkstar.contacts.rules import Event, derive
from linkstar.core.db import Tx
from linkstar.kit.errors import NotFound

_EVENTS = (
    "SELECT number, kind, identity_a, identity_b, undone_by IS NOT NULL FROM contacts.link_events"
    " WHERE tenant_id = %(tenant)s"
)


async def merge(tx: Tx, identity_a: UUID, identity_b: UUID) -> UUID:
    """A person says that the two are one; returns the event. Raises OneIdentity, AlreadyLinked, NotFound."""
    one, other = await _contacts_of(tx, identity_a, identity_b)
    if one == other:
        raise AlreadyLinked
    (event_id,) = await append(tx, [Line("must", identity_a, identity_b, "person", other, one)])
    await _follow(tx, [identity_a, identity_b])
    return event_id


async def forbid(tx: Tx, identity_a: UUID, identity_b: UUID) -> UUID:
    """A person says that the two are never one, whatever they share; returns the event. Raises OneIdentity, NotFound."""
    await _contacts_of(tx, identity_a, identity_b)
    (event_id,) = await append(tx, [Line("cannot", identity_a, identity_b, "person")])
    await _follow(tx, [identity_a, identity_b])
    return event_id


async def unlink(tx: Tx, event_id: UUID) -> None:
    """Undoes a link or a merge as if it had never been, and keeps the two apart from now on. Raises NotFound, NotUndoable."""
    await lock_groups(tx)
    event = await tx.row(
        "SELECT kind, identity_a, identity_b, from_contact, to_contact, undone_by FROM contacts.link_events"
        " WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": event_id},
    )
    if event is None:
        raise NotFound(thing="link")
    if event.kind not in ("link", "must") or event.undone_by:
        raise NotUndoable
    a, b = event.identity_a, event.identity_b
    (undoing,) = await append(tx, [Line("unlink", a, b, "person", why={"undoes": event_id})])
    await tx.run(
        "UPDATE contacts.link_events SET undone_by = %(by)s WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": event_id, "by": undoing},
    )
    await _follow(tx, [a, b])


async def rebuild(tx: Tx) -> int:
    """Derives all groups from the log anew and mends the cache; returns how many identities stood in a wrong contact."""
    await lock_groups(tx)
    before = await tx.rows(
        "SELECT i.id, m.contact_id, c.number FROM contacts.identities i"
        " LEFT JOIN contacts.members m ON m.tenant_id = %(tenant)s AND m.identity_id = i.id"
        " LEFT JOIN contacts.contacts c ON c.tenant_id = %(tenant)s AND c.id = i.id WHERE i.tenant_id = %(tenant)s"
    )
    rank = {row.id: row.number for row in before if row.number}
    after = derive([row.id for row in before], await tx.all(Event, _EVENTS), rank)
    return len(await _put(tx, {row.id: row.contact_id for row in before}, after))


async def _contacts_of(tx: Tx, a: UUID, b: UUID) -> tuple[UUID, UUID]:
    """The contacts of two identities, the older first, under the lock."""
    if a == b:
        raise OneIdentity
    await lock_groups(tx)
    rows = await tx.rows(
        "SELECT c.id FROM contacts.members m JOIN contacts.contacts c ON c.tenant_id = %(tenant)s AND c.id = m.contact_id"
        " WHERE m.tenant_id = %(tenant)s AND m.identity_id = ANY(%(ids)s) ORDER BY c.number",
        {"ids": [a, b]},
    )
    if len(rows) < 2:
        raise NotFound(thing="identity")
    return rows[0].id, rows[1].id


# All identities that any link could bring together with the given ones: outside of it nothing can change.
_NEAR = """
WITH RECURSIVE near (id) AS (
    SELECT unnest(%(ids)s::uuid[])
    UNION
    SELECT e.id FROM near n CROSS JOIN LATERAL (
        SELECT identity_b AS id FROM contacts.link_events
        WHERE tenant_id = %(tenant)s AND identity_a = n.id AND kind IN ('link', 'must') AND undone_by IS NULL
        UNION ALL
        SELECT identity_a FROM contacts.link_events
        WHERE tenant_id = %(tenant)s AND identity_b = n.id AND kind IN ('link', 'must') AND undone_by IS NULL
    ) e
)
SELECT m.identity_id, m.contact_id, c.number FROM near
JOIN contacts.members m ON m.tenant_id = %(tenant)s AND m.identity_id = near.id
LEFT JOIN contacts.contacts c ON c.tenant_id = %(tenant)s AND c.id = near.id"""


async def _follow(tx: Tx, identities: Sequence[UUID]) -> None:
    """Brings the groups around these identities to what the log says now, and announces what became one or two."""
    rows = await tx.rows(_NEAR, {"ids": list(identities)})
    before = {row.identity_id: row.contact_id for row in rows}
    events = await tx.all(
        Event, _EVENTS + " AND identity_a = ANY(%(ids)s) AND identity_b = ANY(%(ids)s)", {"ids": list(before)}
    )
    after = derive(before, events, {row.identity_id: row.number for row in rows if row.number})
    moved = await _put(tx, before, after)
    stayed = {after[id_] for id_ in before if after[id_] == before[id_]}
    for old, new in sorted({(before[id_], after[id_]) for id_ in moved}):
        is_whole = old not in after.values()
        tx.record(ContactsLinked(new, old) if is_whole and new in stayed else ContactsUnlinked(old, new))


async def _put(tx: Tx, before: Mapping[UUID, UUID], after: Mapping[UUID, UUID]) -> Mapping[UUID, UUID]:
    moved = {id_: contact for id_, contact in after.items() if before[id_] != contact}
    if moved:
        await add_contacts(tx, list(moved.values()))
        await tx.run(
            "INSERT INTO contacts.members (tenant_id, identity_id, contact_id) SELECT %(tenant)s, u.*"
            " FROM unnest(%(ids)s::uuid[], %(contacts)s::uuid[]) AS u"
            " ON CONFLICT (tenant_id, identity_id) DO UPDATE SET contact_id = excluded.contact_id",
            {"ids": list(moved), "contacts": list(moved.values())},
        )
    return moved
