"""Who hears what, what is told, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from linkstar.core.notices.rules.times import Rhythm


@dataclass(frozen=True, slots=True)
class Draft:
    """What a subscription says. Times of day are those of the company's zone; no shops: all."""

    title: str
    account_id: UUID  # of the notifier
    events: tuple[str, ...]
    language: str = "zh"  # zh | en
    rhythm: Rhythm = "now"
    daily_at: str = "09:00"
    quiet_from: str = ""
    quiet_until: str = ""
    shops: tuple[UUID, ...] = ()
    is_on: bool = True
    is_program: bool = False  # the account's notifier tells programs: each event alone, at once


@dataclass(frozen=True, slots=True)
class Subscription:
    """A subscription as it stands. `failing_since`: nothing arrived since then."""

    id: UUID
    draft: Draft
    last_at: datetime | None
    failing_since: datetime | None
    created_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class News:
    """Something that happened. `names`: its events, the nearest first; `key` is the same whenever it is told again."""

    names: tuple[str, ...]
    key: str
    subject: UUID | None
    params: Mapping[str, Mapping[str, Any]]  # language -> what the sentence needs
    data: Mapping[str, Any] = field(default_factory=dict)  # for programs
    shop_id: UUID | None = None
    not_by: UUID | None = None  # the account that cannot tell it: it is about its own failing
    to: tuple[UUID, ...] = ()  # subscriptions that hear it in their own rhythm, whatever else they want to hear
    only_for: tuple[UUID, ...] = ()  # subscriptions whose hour it is: they hear it at once


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message and what became of it: waiting, sent, failed, or unknown (it may have come; nobody sends it again)."""

    id: UUID
    subscription_id: UUID
    account_id: UUID
    key: str
    event: str  # of a message about several: ""
    language: str
    title: str
    lines: Sequence[str]
    url: str  # the page, below LinkStar's own address
    data: Mapping[str, Any]
    count: int
    state: str
    tries: int
    error: str
    actor: str
    happened_at: datetime
    created_at: datetime
    next_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a try. `after_s`: the receiver said when to come again."""

    state: str  # sent | again | failed | unknown
    error: str = ""
    after_s: float | None = None
    is_receivers: bool = True  # False: nobody was asked, so that nothing is known of the receiver


@dataclass(frozen=True, slots=True)
class Template:
    """What a company says of an event in a language; "" is what comes with the event."""

    event: str
    language: str  # zh | en
    title: str = ""
    line: str = ""
