"""What incidents announce."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linkstar.core.facts import Fact


@dataclass(frozen=True, slots=True)
class IncidentOpened(Fact):
    """Something needs a person, for the first time or again; `due_at` is the same for all who saw it open this time."""

    incident_id: UUID
    kind: str
    due_at: datetime
