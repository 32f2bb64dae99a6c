"""Making and revoking API keys."""

from __future__ import annotations

from uuid import UUID

import orjson

from linkstar.core.access import rules, tokens
from linkstar.core.access.queries.roles import get_roles
from linkstar.core.access.records import NewKey
from linkstar.core.access.rules import Right
from linkstar.core.db import Tx
from linkstar.kit.errors import Invalid, NotFound


async def create_api_key(tx: Tx, new: NewKey) -> tuple[UUID, str]:
    """Makes a key; returns its id and its text, which is not kept. Raises RoleUnknown, Invalid."""
    await get_roles(tx, [new.role])
    unknown = [scope for scope in new.scopes if not rules.is_permission(scope)]
    if unknown:
        raise Invalid("scopes", f"unknown: {', '.join(unknown)}")
    if new.expires_at and new.expires_at <= tx.now:
        raise Invalid("expires_at", "this moment has passed")
    id_, key = tx.new_id(), tokens.new_key(tx.tenant_id)
    await tx.run(
        "INSERT INTO core.api_keys (tenant_id, id, name, prefix, secret_hash, role, scopes, shop_ids, location_ids, made_by,"
        " created_at, expires_at) VALUES (%(tenant)s, %(id)s, %(name)s, %(prefix)s, %(hash)s, %(role)s, %(scopes)s::jsonb,"
        " %(shops)s::uuid[], %(places)s::uuid[], %(actor)s, %(now)s, %(until)s)",
        {"id": id_, "name": new.name, "prefix": key.prefix, "hash": tokens.hash_of(key.secret), "role": new.role,
         "scopes": orjson.dumps(list(new.scopes)).decode(), "shops": None if new.shop_ids is None else list(new.shop_ids),
         "places": None if new.location_ids is None else list(new.location_ids), "actor": tx.actor, "until": new.expires_at},
    )  # fmt: skip
    return id_, key.text()


async def rights_of_new(tx: Tx, new: NewKey) -> Right:
    """What a key would be able to do. Raises RoleUnknown."""
    role = (await get_roles(tx, [new.role]))[new.role]
    return rules.key_right(role.permissions, new.scopes, shops=new.shop_ids, locations=new.location_ids)


async def revoke_api_key(tx: Tx, key_id: UUID) -> None:
    """Ends a key at once and for ever. Raises NotFound."""
    count = await tx.run(
        "UPDATE core.api_keys SET revoked_at = coalesce(revoked_at, %(now)s) WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": key_id},
    )
    if not count:
        raise NotFound(thing="API key")


async def touch_api_key(tx: Tx, key_id: UUID) -> None:
    """Writes when a key was used last."""
    await tx.run(
        "UPDATE core.api_keys SET last_used_at = %(now)s WHERE tenant_id = %(tenant)s AND id = %(id)s", {"id": key_id}
    )
