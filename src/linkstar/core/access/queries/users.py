"""Reading users, their sessions, and API keys."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple
from uuid import UUID

from linkstar.core.access.records import ApiKey, Grant, SessionRow, User
from linkstar.core.access.tokens import IDLE
from linkstar.core.db import Tx
from linkstar.kit.errors import NotFound
from linkstar.kit.paging import Page, key_of, page_of, values_of

_USERS = """
SELECT u.id, u.email, u.name, u.state, u.is_totp_on, u.failed_logins, u.locked_until, u.last_login_at, u.created_at, u.version,
       u.is_password_once, (SELECT count(*)::int FROM core.sessions s WHERE s.tenant_id = u.tenant_id AND s.user_id = u.id
                            AND s.expires_at > %(now)s AND s.seen_at > %(idle)s),
       coalesce((SELECT jsonb_agg(jsonb_build_object('role', g.role, 'shops', g.shop_ids, 'places', g.location_ids) ORDER BY g.id)
        FROM core.grants g WHERE g.tenant_id = u.tenant_id AND g.user_id = u.id), '[]')
FROM core.users u WHERE u.tenant_id = %(tenant)s"""
_HAS_ROLE = (
    " AND EXISTS (SELECT FROM core.grants g WHERE g.tenant_id = u.tenant_id AND g.user_id = u.id AND g.role = %(role)s)"
)


async def list_users(
    tx: Tx, *, search: str = "", state: str = "", role: str = "", after: str = "", limit: int = 50
) -> Page[User]:
    """Users by e-mail address; filtered by a part of name or address, by state and by a role that they have."""
    params: dict[str, Any] = {"limit": limit + 1, "after": values_of(after, 1)[0] if after else "", "state": state,
                              "role": role, "search": search.strip().lower(), "idle": tx.now - IDLE}  # fmt: skip
    where = " AND u.state = %(state)s" if state else ""
    where += " AND position(%(search)s in lower(u.name || ' ' || u.email)) > 0" if search.strip() else ""
    where += _HAS_ROLE if role else ""
    rows = await tx.all(_user, f"{_USERS}{where} AND u.email > %(after)s ORDER BY u.email LIMIT %(limit)s", params)
    return page_of(rows, limit, lambda row: key_of(row.email))


async def get_user(tx: Tx, user_id: UUID) -> User:
    """One user. Raises NotFound."""
    found = await tx.all(_user, _USERS + " AND u.id = %(id)s", {"id": user_id, "idle": tx.now - IDLE})
    if not found:
        raise NotFound(thing="user")
    return found[0]


class Person(NamedTuple):
    """A colleague as others see one."""

    id: UUID
    name: str


async def list_people(tx: Tx, *, limit: int = 500) -> list[Person]:
    """Those who may sign in, by name; of who has none the beginning of the e-mail address."""
    return await tx.all(
        Person,
        "SELECT id, coalesce(nullif(name, ''), split_part(email, '@', 1)) AS name FROM core.users"
        " WHERE tenant_id = %(tenant)s AND state = 'active' ORDER BY name, id LIMIT %(limit)s",
        {"limit": limit},
    )


async def find_password(tx: Tx, user_id: UUID) -> str:
    """The hash of a user's password, to compare with. Raises NotFound."""
    found: str | None = await tx.value(
        "SELECT password FROM core.users WHERE tenant_id = %(tenant)s AND id = %(id)s", {"id": user_id}
    )
    if found is None:
        raise NotFound(thing="user")
    return found


async def list_sessions(tx: Tx, user_id: UUID) -> list[SessionRow]:
    """The sessions of a user that have not ended, the newest first."""
    return await tx.all(
        SessionRow,
        "SELECT id, agent, created_at, seen_at, expires_at FROM core.sessions WHERE tenant_id = %(tenant)s"
        " AND user_id = %(user)s AND expires_at > %(now)s ORDER BY id DESC LIMIT 100",
        {"user": user_id},
    )


async def list_api_keys(tx: Tx) -> list[ApiKey]:
    """The company's API keys, the newest first, revoked ones too."""
    return await tx.all(
        ApiKey,
        "SELECT id, name, prefix, role, scopes, shop_ids, location_ids, made_by, created_at, expires_at, last_used_at, revoked_at"
        " FROM core.api_keys WHERE tenant_id = %(tenant)s ORDER BY id DESC LIMIT 500",
    )


def _user(*values: Any) -> User:
    grants = tuple(Grant(g["role"], _ids(g["shops"]), _ids(g["places"])) for g in values[-1])
    return replace(User(*values[:-1]), grants=grants)


def _ids(stored: list[str] | None) -> tuple[UUID, ...] | None:
    return None if stored is None else tuple(map(UUID, stored))
