"""Signing in and out.

A sign-in stands in two transactions with the slow comparison of the password between them. The attempt is counted before it is
compared: many at once gain nothing.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from linkstar.core.access import rules, tokens
from linkstar.core.access.actions.audit import add_audit
from linkstar.core.access.errors import LoginLocked
from linkstar.core.access.records import Attempt, Entry, OpenSession
from linkstar.core.db import Tx

LIFE = timedelta(days=14)  # of a session at most
IDLE = tokens.IDLE
SEEN_EVERY = timedelta(minutes=1)  # a session's sign of life is written no more often


async def begin_login(tx: Tx, email: str) -> Attempt | None:
    """Counts an attempt and says what to compare with; None for an unknown or disabled user.

    Raises LoginLocked while the account rests; the caller commits this transaction whatever the comparison says.
    """
    row = await tx.row(
        "SELECT id, password, is_totp_on, failed_logins, locked_until FROM core.users"
        " WHERE tenant_id = %(tenant)s AND email = %(email)s AND state = 'active' FOR UPDATE",
        {"email": email},
    )
    if row is None:
        return None
    if row.locked_until and row.locked_until > tx.now:
        raise LoginLocked(minutes=minutes((row.locked_until - tx.now).total_seconds()))
    failed = row.failed_logins + 1
    rest_s = rules.lock_s(failed)
    await tx.run(
        "UPDATE core.users SET failed_logins = %(failed)s, locked_until = %(until)s WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": row.id, "failed": failed, "until": tx.now + timedelta(seconds=rest_s) if rest_s else None},
    )
    return Attempt(row.id, row.password, row.is_totp_on)


async def finish_login(tx: Tx, user_id: UUID, *, agent: str = "") -> OpenSession:
    """Opens a session for somebody whose password (and code) was right, and forgets their failed attempts."""
    await tx.run(
        "UPDATE core.users SET failed_logins = 0, locked_until = NULL, last_login_at = %(now)s"
        " WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": user_id},
    )
    cookie, csrf, expires_at = tokens.new_cookie(tx.tenant_id), tokens.new_csrf(), tx.now + LIFE
    await tx.insert(
        "core.sessions",
        {"id": "uuid", "user_id": "uuid", "token_hash": "text", "csrf": "text", "agent": "text", "created_at": "timestamptz",
         "seen_at": "timestamptz", "expires_at": "timestamptz"},
        [(tx.new_id(), user_id, tokens.hash_of(cookie), csrf, agent[:300], tx.now, tx.now, expires_at)],
    )  # fmt: skip
    await add_audit(tx, [Entry("session", "login", user_id)])
    return OpenSession(cookie, csrf, expires_at)


async def note_failed_login(tx: Tx, user_id: UUID) -> None:
    """Says in the audit trail that somebody tried."""
    await add_audit(tx, [Entry("session", "login_failed", user_id)])


async def touch_session(tx: Tx, session_id: UUID) -> None:
    """Writes a sign of life."""
    await tx.run(
        "UPDATE core.sessions SET seen_at = %(now)s WHERE tenant_id = %(tenant)s AND id = %(id)s", {"id": session_id}
    )


async def purge_sessions(tx: Tx) -> int:
    """Forgets sessions that have ended; returns how many."""
    return await tx.run(
        "DELETE FROM core.sessions WHERE tenant_id = %(tenant)s AND (expires_at < %(now)s OR seen_at < %(idle)s)",
        {"idle": tx.now - IDLE},
    )


def minutes(seconds: float) -> int:
    """Whole minutes to wait, at least one."""
    return max(1, round(seconds / 60 + 0.49))
