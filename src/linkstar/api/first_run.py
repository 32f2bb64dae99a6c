"""The door of an installation that nobody has used yet, and the way into the demo company."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from fastapi import APIRouter
from pydantic import AfterValidator, Field
from starlette.requests import Request
from starlette.responses import Response

from linkstar.api import demo_people, session
from linkstar.api.call import PUBLIC, Door, door_of
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import Asked, Currency, Shown
from linkstar.core.access import Entry, add_audit, create_owner, errors
from linkstar.core.access.actions.sessions import finish_login
from linkstar.core.access.first_run import SetupCodeWrong, check_setup_code
from linkstar.core.settings import secret_key
from linkstar.core.tenants import NotFirst, find_tenant, found_first, list_tenants
from linkstar.kit.errors import Invalid, NotFound
from linkstar.kit.ids import new_id

router: APIRouter = noun_router("/session", "session")
HERE = {"localhost", "127.0.0.1", "::1"}
OF_PROXIES = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")
_NO_LETTER = re.compile(r"[^a-z0-9]+")
DemoRole = Literal["owner", "manager", "operator", "warehouse", "support", "finance", "auditor"]


def _zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("an IANA time zone such as Asia/Shanghai")
    return name


class DemoPerson(Shown):
    """Somebody of the demo company that one may be for a while."""

    role: str
    name: str


class FirstRun(Shown):
    """What the first page shows: `is_open` while there is no company; `demo`: who one may be in the demo company."""

    is_open: bool
    needs_code: bool
    demo: list[DemoPerson]


class FirstCompany(Asked):
    """The first company and its owner. `code` is the set-up code, asked for at every machine but the one LinkStar runs on."""

    company: Annotated[str, Field(min_length=1, max_length=200)]
    zone: Annotated[str, Field(max_length=60), AfterValidator(_zone)]
    currency: Currency
    name: Annotated[str, Field(min_length=1, max_length=200)]
    email: Annotated[str, Field(max_length=254)]
    password: session.Password
    code: Annotated[str, Field(max_length=40)] = ""


class DemoEntry(Asked):
    """Who one wants to be."""

    role: DemoRole


@router.get("/first-run", dependencies=[PUBLIC])
async def first_run(request: Request) -> FirstRun:
    """Whether this installation waits for its first company, and whether there is a demo company to enter."""
    door = door_of(request)
    companies = await list_tenants(door.database)
    has_demo = door.settings.demo and any(one.slug == demo_people.SLUG for one in companies)
    people = [DemoPerson(role=role, name=demo_people.name_of(role)) for role in demo_people.ROLES] if has_demo else []
    return FirstRun(is_open=not companies, needs_code=not companies and not _is_here(request, door), demo=people)


@router.post(
    "/first-run", dependencies=[PUBLIC], status_code=201,
    responses=refuses(NotFirst, SetupCodeWrong, errors.TooManyAttempts, errors.PasswordTooShort, errors.PasswordTooEasy,
                      errors.PasswordTooLong),
)  # fmt: skip
async def found(request: Request, response: Response, body: FirstCompany) -> session.SignedIn:
    """Founds the first company of this installation with its owner, who is signed in at once. It works a single time."""
    door = door_of(request)
    if await list_tenants(door.database):  # before anything costs time
        raise NotFirst
    session.attempts.check(request.client.host if request.client else "", "")
    if not _is_here(request, door):
        check_setup_code(secret_key(door.settings), body.code)
    tenant_id = new_id(door.database.clock.now())
    async with door.database.tx(tenant_id, actor="first run", trace_id=request.state.trace_id) as tx:
        await found_first(tx, _slug(body.company), body.company.strip(), zone=body.zone, currency=body.currency)
        user_id = await create_owner(tx, body.email, body.name.strip(), body.password)
        await add_audit(tx, [Entry("company", "founded", user_id, after={"company": body.company})])
        opened = await finish_login(tx, user_id, agent=request.headers.get("user-agent", ""))
    session.set_cookie(request, response, opened)
    return session.SignedIn(csrf=opened.csrf, expires_at=opened.expires_at)


@router.post("/demo", dependencies=[PUBLIC], responses=refuses(NotFound, errors.LoginFailed, errors.TooManyAttempts))
async def enter_demo(request: Request, response: Response, body: DemoEntry) -> session.SignedIn:
    """Signs in as somebody of the demo company, with the password that everybody knows; not any more once it was changed."""
    door = door_of(request)
    if not door.settings.demo or await find_tenant(door.database, demo_people.SLUG) is None:
        raise NotFound(thing="demo company")
    email, password, _ = next(one for one in demo_people.DEMO_LOGINS if one[2] == body.role)
    return await session.login(
        request, response, session.Login(email=email, password=password, company=demo_people.SLUG)
    )


def _is_here(request: Request, door: Door) -> bool:
    """Whether somebody sits at this very machine. A proxy speaks for others, and a page of a strange site by another name."""
    if door.settings.public_url or any(name in request.headers for name in OF_PROXIES):
        return False
    try:
        host = ipaddress.ip_address(request.client.host if request.client else "")
        name = urlsplit(f"//{request.headers.get('host', '')}").hostname
    except ValueError:
        return False
    return host.is_loopback and name in HERE


def _slug(company: str) -> str:
    """A short name in plain letters, for exports and the command line."""
    plain = unicodedata.normalize("NFKD", company).encode("ascii", "ignore").decode().lower()
    slug = _NO_LETTER.sub("-", plain).strip("-")[:40].strip("-")
    if slug == demo_people.SLUG:
        raise Invalid("company", "this name is kept for the demo company")
    return slug or "company"
