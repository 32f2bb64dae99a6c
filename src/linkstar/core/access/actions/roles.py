"""Roles that a company makes itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import orjson

from linkstar.core.access import rules
from linkstar.core.access.errors import RoleBuiltIn, RoleInUse
from linkstar.core.db import Tx
from linkstar.kit.errors import Conflict, Invalid, NotFound

_NAME = re.compile(r"[a-z][a-z0-9_]{1,39}")


async def put_role(tx: Tx, name: str, title: str, *, permissions: Mapping[str, Sequence[str]], version: int = 0) -> int:
    """Makes a role (version 0) or changes it; returns its new version. Raises Invalid, RoleBuiltIn, Conflict."""
    if name in rules.ROLES:
        raise RoleBuiltIn(role=name)
    if not _NAME.fullmatch(name):
        raise Invalid("name", "2 to 40 small letters, digits and _, beginning with a letter")
    unknown = [f"{n}:{v}" for n, verbs in permissions.items() for v in verbs if not rules.is_permission(f"{n}:{v}")]
    if unknown or "company" in permissions:
        raise Invalid("permissions", f"unknown: {', '.join(unknown) or 'company'}")
    wanted = orjson.dumps({noun: sorted(set(verbs)) for noun, verbs in permissions.items() if verbs}).decode()
    written: int | None = await tx.value(
        "INSERT INTO core.roles AS r (tenant_id, name, title, permissions, changed_at)"
        " VALUES (%(tenant)s, %(name)s, %(title)s, %(permissions)s::jsonb, %(now)s)"
        " ON CONFLICT (tenant_id, name) DO UPDATE SET title = excluded.title, permissions = excluded.permissions,"
        " changed_at = excluded.changed_at, version = r.version + 1 WHERE r.version = %(version)s RETURNING version",
        {"name": name, "title": title, "permissions": wanted, "version": version},
    )
    if written is None or (version and written == 1):
        raise Conflict
    return written


async def drop_role(tx: Tx, name: str) -> None:
    """Takes a role away that nobody has. Raises RoleBuiltIn, RoleInUse, NotFound."""
    if name in rules.ROLES:
        raise RoleBuiltIn(role=name)
    count = await tx.value(
        "SELECT (SELECT count(*) FROM core.grants g WHERE g.tenant_id = %(tenant)s AND g.role = %(name)s)"
        " + (SELECT count(*) FROM core.api_keys k WHERE k.tenant_id = %(tenant)s AND k.role = %(name)s AND k.revoked_at IS NULL)",
        {"name": name},
    )
    if count:
        raise RoleInUse(count=count, role=name)
    if not await tx.run("DELETE FROM core.roles WHERE tenant_id = %(tenant)s AND name = %(name)s", {"name": name}):
        raise NotFound(thing="role")
