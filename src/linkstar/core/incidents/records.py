"""What is said when something needs a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class New:
    """A trouble. `cause` is the same text whenever the same trouble returns; `params` fill the kind's sentence."""

    kind: str
    cause: str
    subject: UUID | None = None
    params: Mapping[str, object] = field(default_factory=dict)
    work_id: UUID | None = None
    trace_id: str = ""
