"""What automations announce."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from linkstar.core.facts import Fact


@dataclass(frozen=True, slots=True)
class AutomationApplied(Fact):
    """An automation did something to an order, and why: the sentences are those of the version that did it."""

    no_reader: ClassVar[str] = "Told in the order's timeline; what was done announces itself."
    order_id: UUID
    automation_id: UUID
    version: int
    title: str
    did_en: str
    did_zh: str
    because_en: str
    because_zh: str


@dataclass(frozen=True, slots=True)
class AutomationChanged(Fact):
    """Somebody changed what an automation says or does, or it was paused."""

    no_reader: ClassVar[str] = "Pages that show it read it again."
    automation_id: UUID
    version: int
    what: str
