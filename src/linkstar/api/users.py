"""Users: who may sign in, with which roles, for which shops and locations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import Field

from linkstar.api.call import Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import After, Asked, Done, Limit, Moment, Rows, Search, Shown, Text, Version, page_shown
from linkstar.core.access import Grant, NewUser, errors
from linkstar.core.access.actions import totp, users
from linkstar.core.access.queries.users import get_user, list_users
from linkstar.core.access.records import User
from linkstar.core.access.tokens import new_password
from linkstar.kit.errors import Conflict, NotFound

router: APIRouter = noun_router("/users", "users")
RoleName = Annotated[str, Field(max_length=40)]
ScopeIds = Annotated[list[UUID] | None, Field(default=None, max_length=500, description="null: all")]
GivenPassword = Annotated[str, Field(max_length=500)]
PASSWORDS = (errors.PasswordTooShort, errors.PasswordTooEasy, errors.PasswordTooLong)
GIVING = (errors.RoleUnknown, errors.TooManyRights, errors.LastOwner)


class GrantAsked(Asked):
    """A role, for some shops and locations or (null) for all."""

    role: RoleName
    shop_ids: ScopeIds
    location_ids: ScopeIds

    def grant(self) -> Grant:
        """As access takes it."""
        shops, places = (None if ids is None else tuple(ids) for ids in (self.shop_ids, self.location_ids))
        return Grant(self.role, shops, places)


class GrantShown(Shown):
    """A role that somebody has."""

    role: str
    shop_ids: list[UUID] | None
    location_ids: list[UUID] | None


class UserShown(Shown):
    """A user."""

    id: UUID
    email: str
    name: str
    state: str
    is_totp_on: bool
    failed_logins: int
    locked_until: Moment | None
    last_login_at: Moment | None
    created_at: Moment
    version: int
    is_password_once: bool
    sessions: int
    grants: list[GrantShown]


class UserAsked(Asked):
    """Somebody who shall be able to sign in. Without a password one is made, and shown in the answer this once.

    Either way it is to be changed at the first sign-in.
    """

    email: Annotated[str, Field(max_length=254)]
    name: Text = ""
    password: GivenPassword = ""
    grants: Annotated[list[GrantAsked], Field(max_length=50)]


class UserEdit(Asked):
    """What shall be different."""

    name: Annotated[str | None, Field(default=None, max_length=300)]
    state: Literal["active", "disabled"] | None = None
    version: Version


class GrantsAsked(Asked):
    """All roles that somebody shall have from now on."""

    grants: Annotated[list[GrantAsked], Field(max_length=50)]
    version: Version


class PasswordAsked(Asked):
    """A new password for somebody else, to be changed at their next sign-in; without one it is made."""

    password: GivenPassword = ""


class PasswordMade(Shown):
    """The password that was made, this once; null if it was given."""

    password: str | None


class UserMade(PasswordMade):
    """A new user."""

    id: UUID


class UserFilter(Asked):
    """Which users; `search`: a part of name or address."""

    search: Search = ""
    state: Literal["", "active", "disabled"] = ""
    role: Annotated[str, Field(max_length=40)] = ""
    after: After = ""
    limit: Limit = 50


@router.get("", dependencies=[needs("users", "read")])
async def list_all(call: Here, asked: Annotated[UserFilter, Query()]) -> Rows[UserShown]:
    """Users by e-mail address."""
    page = await list_users(
        call.tx, search=asked.search, state=asked.state, role=asked.role, after=asked.after, limit=asked.limit
    )
    return page_shown(page, UserShown.model_validate)


@router.get("/{user_id}", dependencies=[needs("users", "read")], responses=refuses(NotFound))
async def get_one(call: Here, user_id: UUID) -> UserShown:
    """One user."""
    found = await get_user(call.tx, user_id)
    call.tag(found.version)
    return UserShown.model_validate(found)


@router.post("", dependencies=[needs("users", "edit")], status_code=201,
             responses=refuses(errors.EmailTaken, *PASSWORDS, *GIVING))  # fmt: skip
async def create(call: Here, body: UserAsked) -> UserMade:
    """Makes a user. Nobody can give rights that they do not have."""
    grants = tuple(one.grant() for one in body.grants)
    await users.refuse_too_many(call.tx, call.who, grants)
    made = "" if body.password else new_password()
    id_ = await users.create_user(call.tx, NewUser(body.email, body.name, body.password or made, grants, is_once=True))
    call.changed(id_, after={"roles": _told(grants)})
    return UserMade(id=id_, password=made or None)


@router.patch("/{user_id}", dependencies=[needs("users", "edit")], responses=refuses(NotFound, Conflict, *GIVING))
async def edit(call: Here, user_id: UUID, body: UserEdit) -> Done:
    """Renames somebody, or switches their account off or on."""
    before = await _weaker(call, user_id)
    await users.edit_user(call.tx, user_id, version=call.version(body.version), name=body.name, state=body.state)
    call.changed(user_id, before={"state": before.state}, after={"state": body.state or before.state})
    return Done()


@router.put("/{user_id}/grants", dependencies=[needs("users", "edit")], responses=refuses(NotFound, Conflict, *GIVING))
async def set_grants(call: Here, user_id: UUID, body: GrantsAsked) -> Done:
    """Gives somebody other roles."""
    grants = tuple(one.grant() for one in body.grants)
    before = await _weaker(call, user_id)
    await users.refuse_too_many(call.tx, call.who, grants)
    await users.set_grants(call.tx, user_id, grants, version=call.version(body.version))
    call.changed(user_id, before={"roles": _told(before.grants)}, after={"roles": _told(grants)})
    return Done()


@router.post("/{user_id}/password", dependencies=[needs("users", "edit")],
             responses=refuses(NotFound, *PASSWORDS, errors.TooManyRights))  # fmt: skip
async def set_password(call: Here, user_id: UUID, body: PasswordAsked) -> PasswordMade:
    """Gives somebody a new password and signs them out everywhere."""
    await _weaker(call, user_id)
    made = "" if body.password else new_password()
    await users.set_password(call.tx, user_id, body.password or made, is_once=True)
    call.changed(user_id, after={"did": "password"})
    return PasswordMade(password=made or None)


@router.post("/{user_id}/unlock", dependencies=[needs("users", "edit")], responses=refuses(NotFound))
async def unlock(call: Here, user_id: UUID) -> Done:
    """Lets somebody try again at once after too many wrong passwords."""
    await users.unlock(call.tx, user_id)
    call.changed(user_id, after={"did": "unlock"})
    return Done()


@router.delete(
    "/{user_id}/totp", dependencies=[needs("users", "edit")], responses=refuses(NotFound, errors.TooManyRights)
)
async def reset_totp(call: Here, user_id: UUID) -> Done:
    """Takes somebody's second factor away, whose phone and recovery codes are lost."""
    await _weaker(call, user_id)
    await totp.switch_off_totp(call.tx, user_id)
    call.changed(user_id, after={"did": "totp off"})
    return Done()


@router.delete("/{user_id}/sessions", dependencies=[needs("users", "edit")], responses=refuses(NotFound))
async def end_sessions(call: Here, user_id: UUID) -> Done:
    """Signs somebody out everywhere."""
    await get_user(call.tx, user_id)
    count = await users.end_sessions(call.tx, user_id)
    call.changed(user_id, after={"did": "signed out", "sessions": count})
    return Done()


async def _weaker(call: Here, user_id: UUID) -> User:
    """The user, if they have no right that the caller lacks: who may edit users does not come to power by it."""
    found = await get_user(call.tx, user_id)
    await users.refuse_too_many(call.tx, call.who, found.grants)
    return found


def _told(grants: Sequence[Grant]) -> list[dict[str, Any]]:
    return [{"role": one.role, "shops": one.shop_ids, "locations": one.location_ids} for one in grants]
