"""API keys: what programs sign in with."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from linkstar.api.call import Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import Asked, Done, Moment, Rows, Shown
from linkstar.api.users import RoleName, ScopeIds
from linkstar.core.access import NewKey, errors, rules
from linkstar.core.access.actions.api_keys import create_api_key, revoke_api_key, rights_of_new
from linkstar.core.access.queries.users import list_api_keys
from linkstar.kit.errors import NotFound

router: APIRouter = noun_router("/api-keys", "api_keys")


class KeyShown(Shown):
    """An API key; its secret was shown once and is not kept."""

    id: UUID
    name: str
    prefix: str
    role: str
    scopes: list[str]
    shop_ids: list[UUID] | None
    location_ids: list[UUID] | None
    made_by: str
    created_at: Moment
    expires_at: Moment | None
    last_used_at: Moment | None
    revoked_at: Moment | None


class KeyAsked(Asked):
    """A key with the rights of a role; `scopes` ("orders:read") narrow them, none: all of the role."""

    name: Annotated[str, Field(min_length=1, max_length=100)]
    role: RoleName
    scopes: Annotated[list[Annotated[str, Field(max_length=60)]], Field(default_factory=list, max_length=100)]
    shop_ids: ScopeIds
    location_ids: ScopeIds
    expires_at: Moment | None = None


class KeyMade(Shown):
    """The key in full, this once."""

    id: UUID
    key: str


@router.get("", dependencies=[needs("api_keys", "read")])
async def list_all(call: Here) -> Rows[KeyShown]:
    """The company's keys, the newest first."""
    return Rows[KeyShown](rows=[KeyShown.model_validate(one) for one in await list_api_keys(call.tx)], next=None)


@router.post("", dependencies=[needs("api_keys", "edit")], status_code=201,
             responses=refuses(errors.RoleUnknown, errors.TooManyRights))  # fmt: skip
async def create(call: Here, body: KeyAsked) -> KeyMade:
    """Makes a key. Nobody can give rights that they do not have."""
    shops, places = (None if ids is None else tuple(ids) for ids in (body.shop_ids, body.location_ids))
    new = NewKey(body.name, body.role, tuple(body.scopes), shops, places, body.expires_at)
    lacking = rules.missing_rights(call.who.rights, await rights_of_new(call.tx, new))
    if lacking:
        raise errors.TooManyRights(field="role", rights=", ".join(lacking))
    id_, text = await create_api_key(call.tx, new)
    call.changed(id_, after={"name": body.name, "role": body.role, "scopes": body.scopes})
    return KeyMade(id=id_, key=text)


@router.delete("/{key_id}", dependencies=[needs("api_keys", "edit")], responses=refuses(NotFound))
async def revoke(call: Here, key_id: UUID) -> Done:
    """Ends a key at once and for ever."""
    await revoke_api_key(call.tx, key_id)
    call.changed(key_id, after={"did": "revoked"})
    return Done()
