"""The company itself: its name, the currency of its books, where its people work, and the language they are spoken to in."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import Field

from linkstar.api.call import Here, needs
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import Asked, Currency, Done, Moment, Shown, Version, Zone
from linkstar.core.tenants import TenantEdit, edit_tenant, get_tenant
from linkstar.kit.errors import Conflict

router: APIRouter = noun_router("/company", "settings")
FIELDS = ("name", "currency", "zone", "language")


class CompanyShown(Shown):
    """The company. `language` is of pages and messages for people who chose none; with `needs_totp` nobody works without a
    second factor.
    """

    slug: str
    name: str
    currency: str
    zone: str
    language: str
    needs_totp: bool
    created_at: Moment
    version: int


class CompanyEdit(Asked):
    """What shall be different."""

    name: Annotated[str | None, Field(default=None, min_length=1, max_length=200, pattern=r"\S")]
    currency: Currency | None = None
    zone: Zone | None = None
    language: Literal["zh", "en"] | None = None
    needs_totp: bool | None = None
    version: Version


@router.get("", dependencies=[needs("settings", "read")])
async def get_company(call: Here) -> CompanyShown:
    """The company."""
    found = await get_tenant(call.tx)
    call.tag(found.version)
    return CompanyShown.model_validate(found)


@router.patch("", dependencies=[needs("settings", "edit")], responses=refuses(Conflict))
async def edit_company(call: Here, body: CompanyEdit) -> Done:
    """Changes the company. Amounts that were booked stay as they are, in the currency that they were booked in."""
    call.check_whole()
    before = await get_tenant(call.tx)
    said = body.model_dump(exclude={"version"}, exclude_none=True)
    await edit_tenant(call.tx, TenantEdit(**said), version=call.version(body.version))
    call.changed(None, before={name: getattr(before, name) for name in said}, after=said)
    return Done()
