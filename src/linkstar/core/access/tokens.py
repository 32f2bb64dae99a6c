"""Texts that let somebody in. Each says which company it is for, so that the look-up already is inside row level security."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

KEY_MARK = "ls"
IDLE = timedelta(hours=12)  # a session without any request for so long has ended


@dataclass(frozen=True, slots=True)
class KeyText:
    """The parts of an API key: ls_<company>_<prefix>_<secret>."""

    tenant_id: UUID
    prefix: str
    secret: str

    def text(self) -> str:
        """The whole key, to be shown once."""
        return f"{KEY_MARK}_{self.tenant_id.hex}_{self.prefix}_{self.secret}"


def new_key(tenant_id: UUID) -> KeyText:
    """A fresh API key: the prefix is shown in lists, the secret has 256 bits."""
    return KeyText(tenant_id, secrets.token_hex(4), secrets.token_hex(32))


def read_key(text: str) -> KeyText | None:
    """The parts of an API key; None if the text is none."""
    parts = text.split("_")
    if len(parts) != 4 or parts[0] != KEY_MARK or not parts[2].isascii():
        return None
    tenant_id = _uuid(parts[1])
    return KeyText(tenant_id, parts[2], parts[3]) if tenant_id else None


def new_cookie(tenant_id: UUID) -> str:
    """The value of a session cookie: company and 256 random bits."""
    return f"{tenant_id.hex}.{secrets.token_urlsafe(32)}"


def tenant_of_cookie(cookie: str) -> UUID | None:
    """The company that a session cookie is for; None if the text is none."""
    company, dot, rest = cookie.partition(".")
    return _uuid(company) if dot and rest else None


def new_csrf() -> str:
    """A text that only our own pages can send back."""
    return secrets.token_urlsafe(24)


def hash_of(text: str) -> str:
    """What is kept of a random text: it has too many bits to be guessed from its hash."""
    return hashlib.sha256(text.encode()).hexdigest()


def new_password() -> str:
    """A password to be used once and read aloud if need be, 78 bits."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(alphabet) for _ in range(4)) for _ in range(4))


def new_recovery_codes(count: int = 10) -> list[str]:
    """Codes for the day the phone is lost, 50 bits each."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    return ["-".join("".join(secrets.choice(alphabet) for _ in range(5)) for _ in range(2)) for _ in range(count)]


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(hex=text) if len(text) == 32 else None
    except ValueError:
        return None
