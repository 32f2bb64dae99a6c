"""When two contacts turn out to be one person, or one turns out to be two, the orders of their identities follow."""

from __future__ import annotations

from linkstar import contacts, orders
from linkstar.contacts.facts import ContactsLinked, ContactsUnlinked
from linkstar.core import work
from linkstar.core.db import Tx


@work.step(on=(ContactsLinked, ContactsUnlinked), priority=7)
async def follow_contacts(tx: Tx, changed: list[ContactsLinked | ContactsUnlinked]) -> None:
    """Orders hang on identities; what they show as their contact is brought up to what is believed now."""
    ids = {one.contact_id for one in changed}
    ids |= {one.merged_id if isinstance(one, ContactsLinked) else one.split_id for one in changed}
    await orders.follow_contacts(tx, await contacts.list_members(tx, list(ids)))
