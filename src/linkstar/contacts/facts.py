"""What contacts announce."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from linkstar.core.facts import Fact


@dataclass(frozen=True, slots=True)
class ContactsLinked(Fact):
    """Two contacts turned out to be one person: all identities of `merged_id` belong to `contact_id` now."""

    contact_id: UUID
    merged_id: UUID


@dataclass(frozen=True, slots=True)
class ContactsUnlinked(Fact):
    """A contact turned out to be two: some of its identities belong to `split_id` now."""

    contact_id: UUID
    split_id: UUID
