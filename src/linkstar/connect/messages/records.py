"""Raw messages as they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from linkstar.connect.channel import RawMessage, Source
from linkstar.connect.messages.keepable import without_nul

MessageState = Literal["received", "applied", "stale", "failed", "ignored"]


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a delivery: ids of messages that are new, in the order given, and how many were known already."""

    new: tuple[UUID, ...] = ()
    duplicates: int = 0


@dataclass(frozen=True, slots=True)
class Broken:
    """A kept message that cannot be read, whose it is and why."""

    message_id: UUID
    partner: str
    error: str


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """A raw message from our table; `times` counts how often it came."""

    id: UUID
    account_id: UUID
    topic: str
    key: str
    external_id: str
    body: bytes
    source: Source
    happened_at: datetime | None
    received_at: datetime
    state: MessageState
    error: str
    times: int

    @property
    def raw(self) -> RawMessage:
        """The message as the adapter gave it, to be read by it; without NULs, which nothing that is read can hold."""
        body = without_nul(self.body)
        return RawMessage(self.topic, self.key, self.external_id, body, self.source, self.happened_at)
