"""What access is asked with and answers with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from linkstar.core.access.rules import Right, Scope, can, scope_of


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who is signed in: a person with a session, or a program with an API key."""

    tenant_id: UUID
    actor: str  # user:<id> | key:<id>
    name: str
    rights: tuple[Right, ...]
    user_id: UUID | None = None
    session_id: UUID | None = None
    csrf: str = ""
    email: str = ""
    is_totp_on: bool = False
    company: str = ""
    language: str = "zh"
    is_password_once: bool = False  # they have to choose a password of their own before anything else
    lacks_totp: bool = False  # they have to set up a second factor before anything else

    def can(self, noun: str, verb: str) -> bool:
        """Whether the permission is held anywhere."""
        return can(self.rights, noun, verb)

    def scope(self, noun: str, verb: str) -> Scope:
        """Where the permission is held."""
        return scope_of(self.rights, noun, verb)


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that a user has, for some shops and locations or (None) for all."""

    role: str
    shop_ids: tuple[UUID, ...] | None = None
    location_ids: tuple[UUID, ...] | None = None


@dataclass(frozen=True, slots=True)
class NewUser:
    """Somebody who shall be able to sign in."""

    email: str
    name: str
    password: str
    grants: Sequence[Grant] = ()
    is_once: bool = False  # the password is to be changed at the first sign-in


@dataclass(frozen=True, slots=True)
class User:
    """A user as administrators see it."""

    id: UUID
    email: str
    name: str
    state: str
    is_totp_on: bool
    failed_logins: int
    locked_until: datetime | None
    last_login_at: datetime | None
    created_at: datetime
    version: int
    is_password_once: bool
    sessions: int
    grants: tuple[Grant, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A role: built-in ones have version 0 and cannot be changed."""

    name: str
    title: str
    permissions: Mapping[str, frozenset[str]]
    version: int = 0

    @property
    def is_built_in(self) -> bool:
        return self.version == 0


@dataclass(frozen=True, slots=True)
class NewKey:
    """An API key to be made; empty `scopes` ("noun:verb"): all that the role has."""

    name: str
    role: str
    scopes: tuple[str, ...] = ()
    shop_ids: tuple[UUID, ...] | None = None
    location_ids: tuple[UUID, ...] | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ApiKey:
    """An API key as it is listed: the secret was shown once and is not kept."""

    id: UUID
    name: str
    prefix: str
    role: str
    scopes: Sequence[str]
    shop_ids: Sequence[UUID] | None
    location_ids: Sequence[UUID] | None
    made_by: str
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Attempt:
    """A sign-in under way: counted already, to be finished once the password was compared (which takes a while)."""

    user_id: UUID
    password_hash: str
    is_totp_on: bool


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A fresh session: `cookie` is the whole value of the session cookie."""

    cookie: str
    csrf: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session as its owner sees it."""

    id: UUID
    agent: str
    created_at: datetime
    seen_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """Something for the audit trail. `before` and `after` are small and hold no personal data in full."""

    noun: str
    verb: str
    subject: UUID | None = None
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    trace_id: str = ""  # of the request, where one transaction serves several


@dataclass(frozen=True, slots=True)
class AuditRow:
    """A line of the audit trail; `name` is who the actor is called now."""

    id: UUID
    at: datetime
    actor: str
    name: str
    noun: str
    verb: str
    subject: UUID | None
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    trace_id: str


@dataclass(frozen=True, slots=True)
class Happened:
    """A fact of a thing's timeline."""

    at: datetime
    name: str
    actor: str
    trace_id: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """The answer of the first request with an idempotency key."""

    status: int
    media_type: str
    body: bytes
