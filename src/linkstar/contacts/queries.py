"""Reading who a contact is and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from linkstar.contacts.rules import Evidence, is_same_person
from linkstar.core.db import Tx
from linkstar.kit.errors import NotFound


@dataclass(frozen=True, slots=True)
class Identity:
    """What one platform told about a buyer."""

    id: UUID
    shop_id: UUID
    platform: str
    external_id: str
    name: str
    email: str
    phone: str
    country: str
    ship_name: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the log: link, must, cannot or unlink. `from_contact` went up in `to_contact`; `why` is the evidence."""

    id: UUID
    at: datetime
    kind: str
    identity_a: UUID
    identity_b: UUID
    from_contact: UUID | None
    to_contact: UUID | None
    rule: str
    why: Mapping[str, Any]
    actor: str
    undone_by: UUID | None

    def words(self, language: str = "en") -> tuple[str, ...]:
        """The evidence as sentences, in `zh*` or English; () for a person's decision."""
        return is_same_person([Evidence(**one) for one in self.why.get("shared", ())], language).why


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a contact is what it is: its identities, and every line of the log about them, in order."""

    contact_id: UUID
    identities: Sequence[Identity]
    log: Sequence[Line]


async def explain(tx: Tx, contact_id: UUID) -> Explanation:
    """The identities and the log of a contact; one that went up in another has no identities left. Raises NotFound."""
    known = await tx.value(
        "SELECT true FROM contacts.contacts WHERE tenant_id = %(tenant)s AND id = %(id)s", {"id": contact_id}
    )
    if not known:
        raise NotFound(thing="contact")
    identities = await tx.all(
        Identity,
        "SELECT i.id, shop_id, platform, external_id, name, email, phone, country, ship_name, seen_at FROM contacts.members m"
        " JOIN contacts.identities i ON i.tenant_id = %(tenant)s AND i.id = m.identity_id"
        " WHERE m.tenant_id = %(tenant)s AND m.contact_id = %(id)s ORDER BY i.seen_at, i.id",
        {"id": contact_id},
    )
    log = await tx.all(
        Line,
        "SELECT id, at, kind, identity_a, identity_b, from_contact, to_contact, rule, why, actor, undone_by"
        " FROM contacts.link_events WHERE tenant_id = %(tenant)s"
        " AND (identity_a = ANY(%(ids)s) OR identity_b = ANY(%(ids)s) OR from_contact = %(id)s)"
        " ORDER BY number",
        {"id": contact_id, "ids": [identity.id for identity in identities]},
    )
    return Explanation(contact_id, identities, log)


async def get_shops(tx: Tx, identity_ids: Sequence[UUID]) -> dict[UUID, UUID]:
    """The shop that told each identity: identity -> shop; unknown ones are left out."""
    rows = await tx.rows(
        "SELECT id, shop_id FROM contacts.identities WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)",
        {"ids": list(identity_ids)},
    )
    return {row.id: row.shop_id for row in rows}


async def get_linked(tx: Tx, link_id: UUID) -> tuple[UUID, UUID]:
    """The two identities that a line of the log is about. Raises NotFound."""
    row = await tx.row(
        "SELECT identity_a, identity_b FROM contacts.link_events WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": link_id},
    )
    if row is None:
        raise NotFound(thing="link")
    return row.identity_a, row.identity_b


async def list_members(tx: Tx, contact_ids: Sequence[UUID]) -> dict[UUID, UUID]:
    """The contact that each identity of these contacts belongs to now: identity -> contact."""
    rows = await tx.rows(
        "SELECT identity_id, contact_id FROM contacts.members WHERE tenant_id = %(tenant)s AND contact_id = ANY(%(ids)s)",
        {"ids": list(contact_ids)},
    )
    return {row.identity_id: row.contact_id for row in rows}
