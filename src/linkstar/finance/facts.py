"""What finance announces."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from linkstar.core.facts import Fact


@dataclass(frozen=True, slots=True)
class DocumentAsked(Fact):
    """A person wants an ERP to be told of a refused document again, without waiting for the next day."""

    account_id: UUID
    number: str
