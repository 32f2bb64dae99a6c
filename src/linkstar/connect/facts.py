"""What the connect floor announces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from linkstar.core.facts import Fact


@dataclass(frozen=True, slots=True)
class OrdersSeen(Fact):
    """A raw order message was stored for the first time, or is replayed."""

    message_id: UUID
    account_id: UUID


@dataclass(frozen=True, slots=True)
class TrackingSeen(Fact):
    """A raw tracking message was stored for the first time, or is replayed."""

    message_id: UUID
    account_id: UUID


@dataclass(frozen=True, slots=True)
class WarehouseSeen(Fact):
    """A raw message of a partner who keeps a place was stored for the first time, or is replayed."""

    message_id: UUID
    account_id: UUID


@dataclass(frozen=True, slots=True)
class AccountConnected(Fact):
    """A shop or carrier account was connected for the first time."""

    account_id: UUID


@dataclass(frozen=True, slots=True)
class AccountRevoked(Fact):
    """A partner no longer takes our tokens: a person has to authorise the account again."""

    account_id: UUID
    no_reader: ClassVar[str] = "people are told by the incident auth_revoked"


@dataclass(frozen=True, slots=True)
class AccountResumed(Fact):
    """An account that was paused or revoked works again."""

    account_id: UUID
