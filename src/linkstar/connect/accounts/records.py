"""What is known of a connected account."""

from __future__ import annotations

import base64
import binascii
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

_RANDOM = 20  # with the 16 of the id 36: base64 without padding


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account to be connected. `external_id` is the partner's own name of it; secrets are sealed when stored."""

    kind: str  # channel | carrier | payment | warehouse | erp | notifier
    partner: str
    title: str
    base_url: str
    external_id: str
    site: str = ""
    zone: str = "UTC"
    currency: str = "USD"
    config: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict)
    token_expires_at: datetime | None = None
    authorised_until: datetime | None = None
    id: UUID | None = None  # where the caller needs to know it before; else a fresh one


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A connected account as people see it, without secrets."""

    id: UUID
    kind: str
    partner: str
    title: str
    base_url: str
    external_id: str
    site: str
    zone: str
    currency: str
    config: Mapping[str, str]
    state: str  # connected | paused | revoked | disconnected
    token_expires_at: datetime | None
    authorised_until: datetime | None  # then a person has to authorise it anew; None where the partner does not say
    last_success_at: datetime | None
    last_error_at: datetime | None
    last_error: str
    webhook_token: str
    created_at: datetime
    version: int


def new_token(tenant_id: UUID) -> str:
    """An unguessable text for a web address that also says whose it is: webhooks come without a login."""
    return base64.urlsafe_b64encode(tenant_id.bytes + secrets.token_bytes(_RANDOM)).decode()


def tenant_of(token: str) -> UUID | None:
    """The company that a token was made for; None if the text is no token."""
    try:
        raw = base64.b64decode(token.encode(), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    return UUID(bytes=raw[:16]) if len(raw) == 16 + _RANDOM else None
