"""What notices announce."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from linkstar.core.facts import Fact


@dataclass(frozen=True, slots=True)
class MessageDue(Fact):
    """A message is to be sent, or sent again: its try number `tries` + 1."""

    delivery_id: UUID
    tries: int
