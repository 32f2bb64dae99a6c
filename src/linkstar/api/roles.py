"""Roles: the built-in ones and those of the company."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from linkstar.api.call import Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import Asked, Done, Shown, Text, Version
from linkstar.core.access import errors, rules
from linkstar.core.access.actions.roles import drop_role, put_role
from linkstar.core.access.queries.roles import count_holders, list_roles
from linkstar.core.access.records import Role
from linkstar.core.access.rules import Right
from linkstar.kit.errors import Conflict, NotFound

router: APIRouter = noun_router("/roles", "roles")
Name = Annotated[str, Field(max_length=40)]
Verbs = Annotated[list[Annotated[str, Field(max_length=40)]], Field(max_length=20)]


class RoleShown(Shown):
    """A role; version 0: built in. `users` and `keys`: how many active ones have it."""

    name: str
    title: str
    is_built_in: bool
    permissions: dict[str, list[str]]
    version: int
    users: int
    keys: int


class RolesShown(Shown):
    """All roles, and every permission that there is."""

    rows: list[RoleShown]
    permissions: dict[str, list[str]]


class RoleAsked(Asked):
    """What a role may do: noun -> verbs. Without a version it is made, with one it is changed."""

    title: Text = ""
    permissions: Annotated[dict[Name, Verbs], Field(max_length=50)]
    version: Version


class RoleVersion(Shown):
    """The version that the role has now."""

    version: int


@router.get("", dependencies=[needs("roles", "read")])
async def list_all(call: Here) -> RolesShown:
    """The built-in roles and those of the company."""
    holders = await count_holders(call.tx)
    found = [_shown(role, *holders.get(role.name, (0, 0))) for role in await list_roles(call.tx)]
    return RolesShown(rows=found, permissions={noun: list(verbs) for noun, verbs in rules.PERMISSIONS.items()})


@router.put("/{name}", dependencies=[needs("roles", "edit")],
            responses=refuses(errors.RoleBuiltIn, Conflict, errors.TooManyRights))  # fmt: skip
async def put(call: Here, name: Name, body: RoleAsked) -> RoleVersion:
    """Makes or changes a role. Nobody can give rights that they do not have."""
    wanted = {noun: frozenset(verbs) for noun, verbs in body.permissions.items()}
    version = call.version(body.version or 0)
    before = next((role.permissions for role in await list_roles(call.tx) if role.name == name), {})
    made = await put_role(call.tx, name, body.title, permissions=body.permissions, version=version)
    lacking = rules.missing_rights(call.who.rights, Right(wanted))
    if lacking:
        raise errors.TooManyRights(field="permissions", rights=", ".join(lacking))
    call.changed(
        None, before={"permissions": {noun: sorted(verbs) for noun, verbs in before.items()}},
        after={"role": name, "permissions": body.permissions},
    )  # fmt: skip
    return RoleVersion(version=made)


@router.delete("/{name}", dependencies=[needs("roles", "edit")],
               responses=refuses(NotFound, errors.RoleBuiltIn, errors.RoleInUse))  # fmt: skip
async def drop(call: Here, name: Name) -> Done:
    """Takes a role away that nobody has."""
    await drop_role(call.tx, name)
    call.changed(None, before={"role": name})
    return Done()


def _shown(role: Role, users: int, keys: int) -> RoleShown:
    permissions = {noun: sorted(verbs) for noun, verbs in role.permissions.items()}
    return RoleShown(
        name=role.name, title=role.title, is_built_in=role.is_built_in, permissions=permissions, version=role.version,
        users=users, keys=keys,
    )  # fmt: skip
