"""Who is behind a cookie or an API key."""

from __future__ import annotations

import hmac
from typing import Any
from uuid import UUID

from linkstar.core.access import rules, tokens
from linkstar.core.access.actions.api_keys import touch_api_key
from linkstar.core.access.actions.sessions import IDLE, SEEN_EVERY, touch_session
from linkstar.core.access.queries.roles import BUILT_IN, permissions_of
from linkstar.core.access.records import Who
from linkstar.core.access.rules import Right
from linkstar.core.access.tokens import KeyText
from linkstar.core.db import Database, Tx

_USER = """
SELECT u.id, u.name, u.email, u.is_totp_on, u.is_password_once, s.id AS session_id, s.csrf, s.seen_at,
       t.name AS company, t.language, coalesce(t.needs_totp, false) AND NOT u.is_totp_on AS lacks_totp,
       coalesce((SELECT jsonb_agg(jsonb_build_object('role', g.role, 'shops', g.shop_ids, 'places', g.location_ids,
                 'permissions', r.permissions) ORDER BY g.id)
        FROM core.grants g LEFT JOIN core.roles r ON r.tenant_id = g.tenant_id AND r.name = g.role
        WHERE g.tenant_id = u.tenant_id AND g.user_id = u.id), '[]') AS grants
FROM core.sessions s JOIN core.users u ON u.tenant_id = s.tenant_id AND u.id = s.user_id
LEFT JOIN core.tenants t ON t.id = u.tenant_id
WHERE s.tenant_id = %(tenant)s AND s.token_hash = %(hash)s AND s.expires_at > %(now)s AND s.seen_at > %(idle)s
  AND u.state = 'active'"""

_KEY = """
SELECT k.id, k.name, k.secret_hash, k.role, k.scopes, k.shop_ids, k.location_ids, k.last_used_at, r.permissions
FROM core.api_keys k LEFT JOIN core.roles r ON r.tenant_id = k.tenant_id AND r.name = k.role
WHERE k.tenant_id = %(tenant)s AND k.prefix = %(prefix)s AND k.revoked_at IS NULL
  AND (k.expires_at IS NULL OR k.expires_at > %(now)s)"""


async def find_by_cookie(tx: Tx, cookie: str) -> Who | None:
    """The person of a session of this company that has not ended; None otherwise. Writes a sign of life now and then."""
    row = await tx.row(_USER, {"hash": tokens.hash_of(cookie), "idle": tx.now - IDLE})
    if row is None:
        return None
    if row.seen_at < tx.now - SEEN_EVERY:
        await touch_session(tx, row.session_id)
    rights = tuple(_right(grant) for grant in row.grants)
    return Who(
        tx.tenant_id, f"user:{row.id}", row.name or row.email, rights, row.id, row.session_id, row.csrf, row.email,
        row.is_totp_on, row.company or "", row.language or "zh", row.is_password_once, row.lacks_totp,
    )  # fmt: skip


async def find_by_key(tx: Tx, key: KeyText) -> Who | None:
    """The program of an API key of this company that holds; None otherwise. Writes now and then when it was used."""
    row = await tx.row(_KEY, {"prefix": key.prefix})
    if row is None or not hmac.compare_digest(row.secret_hash, tokens.hash_of(key.secret)):
        return None
    if row.last_used_at is None or row.last_used_at < tx.now - SEEN_EVERY:
        await touch_api_key(tx, row.id)
    permissions = _permissions(row.role, row.permissions)
    right = rules.key_right(permissions, row.scopes, shops=row.shop_ids, locations=row.location_ids)
    return Who(tx.tenant_id, f"key:{row.id}", row.name, (right,))


async def list_companies_of(database: Database, email: str) -> list[UUID]:
    """The companies at which an address has an account. Tells ids only, through a function that runs as the owner."""
    async with database.pool.connection() as connection:
        cursor = await connection.execute("SELECT * FROM core.tenants_of_email(%s)", (email,))
        return [row[0] for row in await cursor.fetchall()]


def _right(grant: dict[str, Any]) -> Right:
    shops, places = (None if ids is None else frozenset(map(UUID, ids)) for ids in (grant["shops"], grant["places"]))
    return Right(_permissions(grant["role"], grant["permissions"]), shops, places)


def _permissions(role: str, stored: Any) -> dict[str, frozenset[str]]:
    return dict(BUILT_IN[role].permissions) if role in BUILT_IN else permissions_of(stored)
