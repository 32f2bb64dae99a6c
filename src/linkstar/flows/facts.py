"""What the stories themselves announce: wishes that only another step can fulfil."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from linkstar.core.facts import Fact


@dataclass(frozen=True, slots=True)
class BulkWanted(Fact):
    """More orders of a shop wait than its pages bring in time: a file of all of them is to be asked for, or looked at."""

    account_id: UUID


@dataclass(frozen=True, slots=True)
class OrderWanted(Fact):
    """A notice told of an order without its lines: the whole order has to be fetched."""

    message_id: UUID
    account_id: UUID
    external_id: str
