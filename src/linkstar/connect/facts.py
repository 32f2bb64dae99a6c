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
class KeptEventSeen(Fact):
    """A raw message of what befell goods that a partner keeps was stored for the first time, or is replayed."""

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
class AccountDisconnected(Fact):
    """A person ended the connection of an account; its keys are deleted."""

    account_id: UUID
    no_reader: ClassVar[str] = "what waited for the account is woken in the same transaction and ends by itself"


@dataclass(frozen=True, slots=True)
class AccountResumed(Fact):
    """An account that was paused, revoked or (`was_gone`) disconnected works again."""

    account_id: UUID
    was_gone: bool = False
