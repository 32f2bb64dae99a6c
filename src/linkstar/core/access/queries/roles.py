"""Reading roles, built-in ones and those of the company."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from linkstar.core.access import rules
from linkstar.core.access.errors import RoleUnknown
from linkstar.core.access.records import Role
from linkstar.core.db import Tx

BUILT_IN = {name: Role(name, "", permissions) for name, permissions in rules.ROLES.items()}


async def list_roles(tx: Tx) -> list[Role]:
    """The built-in roles, then those of the company by name."""
    rows = await tx.all(
        _role, "SELECT name, title, permissions, version FROM core.roles WHERE tenant_id = %(tenant)s ORDER BY name"
    )
    return [*BUILT_IN.values(), *rows]


async def count_holders(tx: Tx) -> dict[str, tuple[int, int]]:
    """How many active users and live API keys have each role."""
    rows = await tx.rows(
        "SELECT role, sum(users)::int AS users, sum(keys)::int AS keys FROM ("
        " SELECT g.role, count(DISTINCT g.user_id) AS users, 0 AS keys FROM core.grants g JOIN core.users u"
        " ON u.tenant_id = g.tenant_id AND u.id = g.user_id WHERE g.tenant_id = %(tenant)s AND u.state = 'active' GROUP BY g.role"
        " UNION ALL SELECT k.role, 0, count(*) FROM core.api_keys k WHERE k.tenant_id = %(tenant)s AND k.revoked_at IS NULL"
        " AND (k.expires_at IS NULL OR k.expires_at > %(now)s) GROUP BY k.role) AS held GROUP BY role"
    )
    return {row.role: (row.users, row.keys) for row in rows}


async def get_roles(tx: Tx, names: Iterable[str]) -> dict[str, Role]:
    """Roles by name. Raises RoleUnknown."""
    wanted = set(names)
    own = await _own(tx, sorted(wanted - set(BUILT_IN))) if wanted - set(BUILT_IN) else {}
    found = {name: BUILT_IN[name] for name in wanted if name in BUILT_IN} | own
    for name in sorted(wanted - set(found)):
        raise RoleUnknown(field="role", role=name)
    return found


async def _own(tx: Tx, names: list[str]) -> dict[str, Role]:
    rows = await tx.all(
        _role,
        "SELECT name, title, permissions, version FROM core.roles WHERE tenant_id = %(tenant)s AND name = ANY(%(names)s)",
        {"names": names},
    )
    return {row.name: row for row in rows}


def permissions_of(stored: Any) -> dict[str, frozenset[str]]:
    """Permissions as jsonb holds them; what the product does not know any more is left out."""
    return {
        noun: frozenset(v for v in verbs if rules.is_permission(f"{noun}:{v}"))
        for noun, verbs in dict(stored or {}).items()
    }


def _role(name: str, title: str, permissions: Any, version: int) -> Role:
    return Role(name, title, permissions_of(permissions), version)
