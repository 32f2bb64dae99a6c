"""Making and changing users, their roles and passwords."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from psycopg.errors import UniqueViolation

from linkstar.core.access import rules
from linkstar.core.access.errors import EmailTaken, LastOwner, TooManyRights
from linkstar.core.access.passwords import check_policy, hash_password
from linkstar.core.access.queries.roles import get_roles
from linkstar.core.access.records import Grant, NewUser, Who
from linkstar.core.access.rules import Right
from linkstar.core.db import Tx
from linkstar.kit.errors import Conflict, Invalid, NotFound


async def create_owner(tx: Tx, email: str, name: str, password: str) -> UUID:
    """The first person of a company, who may do everything. Raises EmailTaken and refusals of the password."""
    return await create_user(tx, NewUser(email, name, password, (Grant("owner"),)))


async def create_user(tx: Tx, new: NewUser) -> UUID:
    """Makes a user with roles. Raises Invalid, EmailTaken, RoleUnknown and refusals of the password."""
    email = clean_email(new.email)
    check_policy(new.password, email, new.name)
    hashed = await hash_password(new.password)
    id_ = tx.new_id()
    columns = {"id": "uuid", "email": "text", "name": "text", "password": "text", "is_password_once": "boolean",
               "created_at": "timestamptz", "changed_at": "timestamptz"}  # fmt: skip
    taken = await tx.value(
        "SELECT true FROM core.users WHERE tenant_id = %(tenant)s AND email = %(email)s", {"email": email}
    )
    if taken:
        raise EmailTaken(field="email", email=email)
    try:
        await tx.insert("core.users", columns, [(id_, email, new.name, hashed, new.is_once, tx.now, tx.now)])
    except UniqueViolation as lost:  # somebody made it between the look and the write
        raise EmailTaken(field="email", email=email) from lost
    await _write_grants(tx, id_, new.grants)
    return id_


async def edit_user(tx: Tx, user_id: UUID, *, version: int, name: str | None = None, state: str | None = None) -> None:
    """Changes name or state; disabling ends all sessions. Raises NotFound, Conflict, LastOwner."""
    await _lock(tx, user_id, version)
    await tx.run(
        "UPDATE core.users SET name = coalesce(%(name)s, name), state = coalesce(%(state)s, state), version = version + 1,"
        " changed_at = %(now)s WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": user_id, "name": name, "state": state},
    )
    if state == "disabled":
        await end_sessions(tx, user_id)
        await _keep_an_owner(tx)


async def set_grants(tx: Tx, user_id: UUID, grants: Sequence[Grant], *, version: int) -> None:
    """Replaces the roles of a user. Raises NotFound, Conflict, RoleUnknown, LastOwner."""
    await _lock(tx, user_id, version)
    await tx.run("DELETE FROM core.grants WHERE tenant_id = %(tenant)s AND user_id = %(id)s", {"id": user_id})
    await _write_grants(tx, user_id, grants)
    await tx.run(
        "UPDATE core.users SET version = version + 1, changed_at = %(now)s WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": user_id},
    )
    await _keep_an_owner(tx)


async def set_password(
    tx: Tx, user_id: UUID, password: str, *, keep_session: UUID | None = None, is_once: bool = False
) -> None:
    """A new password; all other sessions end and the account is unlocked. Raises NotFound and refusals of the password.

    With `is_once` it opens one thing only: choosing a password of one's own.
    """
    row = await tx.row(
        "SELECT email, name FROM core.users WHERE tenant_id = %(tenant)s AND id = %(id)s", {"id": user_id}
    )
    if row is None:
        raise NotFound(thing="user")
    check_policy(password, row.email, row.name)
    hashed = await hash_password(password)
    await tx.run(
        "UPDATE core.users SET password = %(hash)s, is_password_once = %(once)s, failed_logins = 0, locked_until = NULL,"
        " version = version + 1, changed_at = %(now)s WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": user_id, "hash": hashed, "once": is_once},
    )
    await end_sessions(tx, user_id, but=keep_session)


async def unlock(tx: Tx, user_id: UUID) -> None:
    """Lets a locked person try again at once. Raises NotFound."""
    count = await tx.run(
        "UPDATE core.users SET failed_logins = 0, locked_until = NULL WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": user_id},
    )
    if not count:
        raise NotFound(thing="user")


async def end_sessions(tx: Tx, user_id: UUID, *, only: UUID | None = None, but: UUID | None = None) -> int:
    """Signs a user out: everywhere, of one session, or of all but one; returns how many ended."""
    return await tx.run(
        "DELETE FROM core.sessions WHERE tenant_id = %(tenant)s AND user_id = %(user)s"
        " AND (%(only)s::uuid IS NULL OR id = %(only)s) AND (%(but)s::uuid IS NULL OR id <> %(but)s)",
        {"user": user_id, "only": only, "but": but},
    )


async def refuse_too_many(tx: Tx, who: Who, grants: Sequence[Grant]) -> None:
    """Raises TooManyRights where `who` would give what they do not have, RoleUnknown for a role that is not there."""
    roles = await get_roles(tx, [grant.role for grant in grants])
    for grant in grants:
        shops, places = (None if ids is None else frozenset(ids) for ids in (grant.shop_ids, grant.location_ids))
        lacking = rules.missing_rights(who.rights, Right(roles[grant.role].permissions, shops, places))
        if lacking:
            raise TooManyRights(field="role", rights=", ".join(lacking))


def clean_email(email: str) -> str:
    """The address in one case, without spaces around it. Raises Invalid for what is none."""
    plain = email.strip().lower()
    local, at, host = plain.rpartition("@")
    if not (local and at and "." in host and len(plain) <= 254) or any(
        c.isspace() or not c.isprintable() for c in plain
    ):
        raise Invalid("email", "this is not an e-mail address")
    return plain


async def _write_grants(tx: Tx, user_id: UUID, grants: Sequence[Grant]) -> None:
    await get_roles(tx, [grant.role for grant in grants])
    ids = [(tx.new_id(), grant) for grant in dict.fromkeys(grants)]
    await tx.run(
        "INSERT INTO core.grants (tenant_id, id, user_id, role, shop_ids, location_ids, granted_at, actor)"
        " SELECT %(tenant)s, u.id, %(user)s, u.role, u.shops::uuid[], u.places::uuid[], %(now)s, %(actor)s"
        " FROM unnest(%(ids)s::uuid[], %(roles)s::text[], %(shops)s::text[], %(places)s::text[]) AS u (id, role, shops, places)",
        {"user": user_id, "actor": tx.actor, "ids": [id_ for id_, _ in ids], "roles": [g.role for _, g in ids],
         "shops": [_array(g.shop_ids) for _, g in ids], "places": [_array(g.location_ids) for _, g in ids]},
    )  # fmt: skip


def _array(ids: Sequence[UUID] | None) -> str | None:
    return None if ids is None else "{" + ",".join(map(str, ids)) + "}"


async def _lock(tx: Tx, user_id: UUID, version: int) -> None:
    row = await tx.row(
        "SELECT version FROM core.users WHERE tenant_id = %(tenant)s AND id = %(id)s FOR UPDATE", {"id": user_id}
    )
    if row is None:
        raise NotFound(thing="user")
    if row.version != version:
        raise Conflict


_OWNERS = """core.users u WHERE u.tenant_id = %(tenant)s AND u.state = 'active'
AND EXISTS (SELECT FROM core.grants g WHERE g.tenant_id = u.tenant_id AND g.user_id = u.id AND g.role = 'owner'
            AND g.shop_ids IS NULL AND g.location_ids IS NULL)"""


async def _keep_an_owner(tx: Tx) -> None:
    """Two owners who remove each other at once meet at the lock of all owners' rows."""
    await tx.run(f"SELECT FROM {_OWNERS} ORDER BY u.id FOR UPDATE OF u")
    # Read again: it may have waited for one who is none any more.
    if not await tx.value(f"SELECT EXISTS (SELECT FROM {_OWNERS})"):  # noqa: S608 - own text only
        raise LastOwner
