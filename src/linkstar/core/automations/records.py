"""What automations are made of, and what is known of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from linkstar.core.automations.engine import Program
from linkstar.core.automations.rules.deeds import Action, Rule


@dataclass(frozen=True, slots=True)
class Draft:
    """What an automation says."""

    title: str
    trigger: str
    source: str
    actions: tuple[Action, ...]
    on_error: str = "go_on"  # or hold: what becomes of an order for which the condition has no answer


@dataclass(frozen=True, slots=True)
class Automation:
    """An automation as it stands."""

    id: UUID
    draft: Draft
    position: int
    state: str
    percent: int
    version: int
    failures: int
    why_paused: str
    actor: str
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Counts:
    """How many orders the automation looked at, how many fitted, and what became of those, since a version."""

    seen: int = 0
    fitted: int = 0
    left_out: int = 0
    acted: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """A step in an automation's life: what, by whom, and what it said from then on."""

    id: UUID
    version: int
    what: str
    body: Mapping[str, Any]
    actor: str
    actor_name: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Done:
    """What an automation did to an order."""

    automation_id: UUID
    order_id: UUID
    version: int
    changes: Sequence[Mapping[str, str]]
    done_at: datetime


@dataclass(frozen=True, slots=True)
class Active:
    """Everything of a company that is switched on, by trigger and in order. `has_wishes`: one of them ever chose a way."""

    by_trigger: Mapping[str, tuple[Rule[Program], ...]] = field(default_factory=dict)
    has_wishes: bool = False
