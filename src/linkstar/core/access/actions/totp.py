"""The second factor: time-based codes of an authenticator app (TOTP), and recovery codes for the day the phone is lost."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import orjson
import pyotp

from linkstar.core.access import tokens
from linkstar.core.access.errors import CodeWrong, TotpNotBegun
from linkstar.core.access.passwords import find_code, hash_codes
from linkstar.core.db import Tx
from linkstar.core.secrets import Vault

ISSUER = "LinkStar"
STEP_S = 30


@dataclass(frozen=True, slots=True)
class _Row:
    totp: bytes | None
    is_totp_on: bool
    totp_step: int
    recovery: list[str]


async def begin_totp(tx: Tx, user_id: UUID, email: str, *, vault: Vault) -> tuple[str, str]:
    """A fresh secret (sealed, not asked for yet) and the otpauth address that an app reads from a QR code."""
    secret = pyotp.random_base32()
    await tx.run(
        "UPDATE core.users SET totp = %(sealed)s WHERE tenant_id = %(tenant)s AND id = %(id)s AND NOT is_totp_on",
        {"id": user_id, "sealed": vault.seal(secret.encode(), about=about_totp(tx.tenant_id, user_id))},
    )
    return secret, pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER)


async def confirm_totp(tx: Tx, user_id: UUID, code: str, *, vault: Vault) -> list[str]:
    """Switches the second factor on once a first code was right; returns the recovery codes, shown once.

    Raises TotpNotBegun, CodeWrong.
    """
    row = await _lock(tx, user_id)
    if row.totp is None or row.is_totp_on:
        raise TotpNotBegun
    step = step_of(_open(tx, vault, user_id, row.totp), code, tx.now, after=row.totp_step)
    if step is None:
        raise CodeWrong(field="code")
    codes = tokens.new_recovery_codes()
    hashes = await hash_codes(codes)
    await tx.run(
        "UPDATE core.users SET is_totp_on = true, totp_step = %(step)s, recovery = %(codes)s::jsonb, version = version + 1"
        " WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": user_id, "step": step, "codes": orjson.dumps(hashes).decode()},
    )
    return codes


async def use_code(tx: Tx, user_id: UUID, code: str, *, vault: Vault) -> None:
    """Takes a code of the app or a recovery code; each works once. Raises CodeWrong, TotpNotBegun."""
    row = await _lock(tx, user_id)
    if row.totp is None or not row.is_totp_on:
        raise TotpNotBegun
    plain = code.strip().lower().replace(" ", "")
    step = step_of(_open(tx, vault, user_id, row.totp), plain, tx.now, after=row.totp_step)
    used = None if step else await _find(row.recovery, user_id, plain)
    if step is None and used is None:
        raise CodeWrong(field="code")
    left = [kept for kept in row.recovery if kept != used]
    await tx.run(
        "UPDATE core.users SET totp_step = %(step)s, recovery = %(left)s::jsonb WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": user_id, "step": step or row.totp_step, "left": orjson.dumps(left).decode()},
    )


async def switch_off_totp(tx: Tx, user_id: UUID) -> None:
    """Takes the second factor away, with its recovery codes."""
    await tx.run(
        "UPDATE core.users SET totp = NULL, is_totp_on = false, recovery = '[]', totp_step = 0, version = version + 1"
        " WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": user_id},
    )


def step_of(secret: str, code: str, at: datetime, *, after: int) -> int | None:
    """The time step (30 s) that a code belongs to: the present one or a neighbour, later than the last one taken; or None."""
    if not code.isascii():
        return None
    totp, now = pyotp.TOTP(secret), int(at.timestamp()) // STEP_S
    fitting = [
        s for s in (now - 1, now, now + 1) if s > after and hmac.compare_digest(totp.generate_otp(s), code.strip())
    ]
    return fitting[0] if fitting else None


def about_totp(tenant_id: UUID, user_id: UUID) -> bytes:
    """What the seal of a person's second factor is bound to."""
    return b"core.users.totp:" + tenant_id.bytes + user_id.bytes


def _open(tx: Tx, vault: Vault, user_id: UUID, sealed: bytes) -> str:
    return vault.open(sealed, about=about_totp(tx.tenant_id, user_id)).decode()


async def _find(kept: list[str], user_id: UUID, plain: str) -> str | None:
    """Which hash a recovery code belongs to; those that were given out before 0.2 are SHA-256."""
    if "-" not in plain:
        return None
    old = tokens.hash_of(f"{user_id}:{plain}")
    return next((one for one in kept if hmac.compare_digest(one, old)), None) or await find_code(kept, plain)


async def _lock(tx: Tx, user_id: UUID) -> _Row:
    row = await tx.row(
        "SELECT totp, is_totp_on, totp_step, recovery FROM core.users WHERE tenant_id = %(tenant)s AND id = %(id)s FOR UPDATE",
        {"id": user_id},
    )
    if row is None:
        raise TotpNotBegun
    return _Row(row.totp, row.is_totp_on, row.totp_step, row.recovery)
