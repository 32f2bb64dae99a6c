"""Signing in and out, who I am, my password and my second factor."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from linkstar.api.attempts import Attempts
from linkstar.api.call import PUBLIC, SIGNED_IN, Door, Here, door_of
from linkstar.api.guard import cookie_name, noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import Asked, Done, Moment, Rows, Shown
from linkstar.core import access
from linkstar.core.access import Scope, Who, errors
from linkstar.core.access.actions import sessions, totp, users
from linkstar.core.access.actions.sessions import LIFE
from linkstar.core.access.passwords import is_password, spend_time
from linkstar.core.access.queries.users import find_password, list_sessions
from linkstar.core.access.records import Attempt, OpenSession
from linkstar.core.access.rules import PERMISSIONS
from linkstar.core.tenants import list_tenants

Password = Annotated[str, Field(min_length=1, max_length=500)]
Code = Annotated[str, Field(max_length=40, description="6 digits of the authenticator app, or a recovery code")]

router: APIRouter = noun_router("/session", "session")
attempts = Attempts()


class Login(Asked):
    """Who wants to come in. `company` (its short name) only where several companies know the same address and password."""

    email: Annotated[str, Field(max_length=254)]
    password: Password
    code: Code = ""
    company: Annotated[str, Field(max_length=100)] = ""


class ScopeShown(Shown):
    """The shops and locations of a permission; null: all."""

    shops: list[UUID] | None
    locations: list[UUID] | None


class Me(Shown):
    """Who is signed in, and what they may do where. Send `csrf` as X-CSRF-Token with every change.

    With `is_password_once` nothing is open but these pages about oneself: first a password of one's own is chosen. The same
    with `lacks_totp`: the company asks everybody for a second factor, which is set up first.
    """

    actor: str
    name: str
    email: str
    is_totp_on: bool
    csrf: str
    tenant_id: UUID
    company: str
    language: str
    is_password_once: bool
    lacks_totp: bool
    permissions: dict[str, list[str]]
    scopes: dict[str, ScopeShown]


class SignedIn(Shown):
    """A fresh session; its cookie came along."""

    csrf: str
    expires_at: Moment


class PasswordChange(Asked):
    """A new password; the old one proves that it is you."""

    old: Password
    new: Password


class Confirm(Asked):
    """Something that proves that it is you."""

    password: Password
    code: Code = ""


class Proof(Asked):
    """What proves that it is you."""

    password: Password


class CodeAsked(Asked):
    """A code of the authenticator app."""

    code: Code


class TotpBegun(Shown):
    """What the authenticator app needs: the address behind the QR code, or the secret to be typed in."""

    secret: str
    uri: str


class Recovery(Shown):
    """Codes that work once each when the phone is lost. They are shown this once."""

    codes: list[str]


class SessionShown(Shown):
    """One of my sessions."""

    id: UUID
    agent: str
    created_at: Moment
    seen_at: Moment
    expires_at: Moment
    is_this: bool = False


@router.post(
    "/login", dependencies=[PUBLIC],
    responses=refuses(errors.LoginFailed, errors.LoginLocked, errors.TooManyAttempts, errors.CodeNeeded, errors.CodeWrong,
                      errors.ChooseCompany),
)  # fmt: skip
async def login(request: Request, response: Response, body: Login) -> SignedIn:
    """Opens a session and sets its cookie (HttpOnly, SameSite=Lax, Secure behind TLS)."""
    door, email = door_of(request), body.email.strip().lower()
    attempts.check(request.client.host if request.client else "", email)
    tenant_id, user = await _compare(request, door, email, body)
    agent = request.headers.get("user-agent", "")
    async with door.database.tx(tenant_id, actor=f"user:{user.user_id}", trace_id=request.state.trace_id) as tx:
        if user.is_totp_on:
            if not body.code:
                raise errors.CodeNeeded(field="code")
            await totp.use_code(tx, user.user_id, body.code, vault=door.vault)
        opened = await sessions.finish_login(tx, user.user_id, agent=agent)
    attempts.forget(email)
    set_cookie(request, response, opened)
    return SignedIn(csrf=opened.csrf, expires_at=opened.expires_at)


async def _compare(request: Request, door: Door, email: str, body: Login) -> tuple[UUID, Attempt]:
    """The company and the attempt whose password fits. Each attempt is counted and committed before it is compared."""
    companies = await access.list_companies_of(door.database, email)
    known = {tenant.id: tenant for tenant in await list_tenants(door.database)} if len(companies) > 1 else {}
    fitting = []
    for tenant_id in companies:
        if body.company and tenant_id in known and known[tenant_id].slug != body.company:
            continue
        async with door.database.tx(tenant_id, actor="nobody", trace_id=request.state.trace_id) as tx:
            found = await sessions.begin_login(tx, email)
        if found and await is_password(found.password_hash, body.password):
            fitting.append((tenant_id, found))
        elif found:
            async with door.database.tx(tenant_id, actor="nobody", trace_id=request.state.trace_id) as tx:
                await sessions.note_failed_login(tx, found.user_id)
    if not companies:
        await spend_time(body.password)
        attempts.count_unknown(email)
    if not fitting:
        raise errors.LoginFailed
    if len(fitting) > 1:
        which = [known[one] for one, _ in fitting if one in known]
        choices = [{"field": "company", "code": one.slug, "detail": one.name} for one in which]
        raise errors.ChooseCompany(field="company", companies=", ".join(one.slug for one in which), errors=choices)
    return fitting[0]


def set_cookie(request: Request, response: Response, opened: OpenSession) -> None:
    """Gives the browser its session."""
    is_tls = request.url.scheme == "https"
    response.set_cookie(
        cookie_name(request), opened.cookie, max_age=int(LIFE.total_seconds()), path="/", httponly=True, samesite="lax",
        secure=is_tls,
    )  # fmt: skip


@router.post("/logout", dependencies=[SIGNED_IN])
async def logout(call: Here, response: Response) -> Done:
    """Ends this session."""
    if call.who.user_id and call.who.session_id:
        await users.end_sessions(call.tx, call.who.user_id, only=call.who.session_id)
    is_tls = call.request.url.scheme == "https"
    response.delete_cookie(cookie_name(call.request), path="/", httponly=True, samesite="lax", secure=is_tls)
    response.headers["clear-site-data"] = '"cache"'
    call.changed(call.who.user_id, after={"did": "logout"})
    return Done()


@router.get("", dependencies=[SIGNED_IN])
async def me(call: Here) -> Me:
    """Who I am, my permissions, and the CSRF token of this session."""
    who = call.who
    held = {noun: [verb for verb in verbs if who.can(noun, verb)] for noun, verbs in PERMISSIONS.items()}
    held = {noun: verbs for noun, verbs in held.items() if verbs}
    if not call.door.partners.sandbox.is_on:
        held.pop("sandbox", None)  # nobody may use what is not there
    scopes = {f"{noun}:{verb}": _scope_shown(who.scope(noun, verb)) for noun, verbs in held.items() for verb in verbs}
    return Me(
        actor=who.actor, name=who.name, email=who.email, is_totp_on=who.is_totp_on, csrf=who.csrf, tenant_id=who.tenant_id,
        company=who.company, language=who.language, is_password_once=who.is_password_once, lacks_totp=who.lacks_totp,
        permissions=held, scopes=scopes,
    )  # fmt: skip


def _scope_shown(scope: Scope) -> ScopeShown:
    shops, locations = (None if ids is None else sorted(ids) for ids in (scope.shops, scope.locations))
    return ScopeShown(shops=shops, locations=locations)


@router.get("/all", dependencies=[SIGNED_IN])
async def my_sessions(call: Here) -> Rows[SessionShown]:
    """Where I am signed in."""
    rows = await list_sessions(call.tx, _me(call.who))
    shown = [
        SessionShown.model_validate(row).model_copy(update={"is_this": row.id == call.who.session_id}) for row in rows
    ]
    return Rows[SessionShown](rows=shown, next=None)


@router.post("/all/end", dependencies=[SIGNED_IN], responses=refuses(errors.LoginFailed))
async def end_other_sessions(call: Here, body: Proof) -> Done:
    """Signs me out everywhere else; the password proves that it is me, and not somebody at a browser that I left open."""
    await _prove(call, body.password)
    await users.end_sessions(call.tx, _me(call.who), but=call.who.session_id)
    return Done()


@router.post(
    "/password", dependencies=[SIGNED_IN],
    responses=refuses(errors.LoginFailed, errors.PasswordSame, errors.PasswordTooShort, errors.PasswordTooEasy,
                      errors.PasswordTooLong),
)  # fmt: skip
async def change_password(call: Here, body: PasswordChange) -> Done:
    """Changes my password; all my other sessions end."""
    await _prove(call, body.old)
    if body.new == body.old:
        raise errors.PasswordSame(field="new")
    await users.set_password(call.tx, _me(call.who), body.new, keep_session=call.who.session_id)
    call.changed(call.who.user_id, after={"did": "password"})
    return Done()


@router.post("/totp", dependencies=[SIGNED_IN], responses=refuses(errors.LoginFailed))
async def begin_totp(call: Here, body: Confirm) -> TotpBegun:
    """Begins setting up the second factor; it is asked for once the first code was confirmed."""
    await _prove(call, body.password)
    secret, uri = await totp.begin_totp(call.tx, _me(call.who), call.who.email, vault=call.door.vault)
    call.changed(call.who.user_id, after={"did": "totp begun"})
    return TotpBegun(secret=secret, uri=uri)


@router.post("/totp/confirm", dependencies=[SIGNED_IN], responses=refuses(errors.CodeWrong, errors.TotpNotBegun))
async def confirm_totp(call: Here, body: CodeAsked) -> Recovery:
    """Switches the second factor on and shows the recovery codes once."""
    codes = await totp.confirm_totp(call.tx, _me(call.who), body.code, vault=call.door.vault)
    call.changed(call.who.user_id, after={"did": "totp on"})
    return Recovery(codes=codes)


@router.post(
    "/totp/off", dependencies=[SIGNED_IN], responses=refuses(errors.LoginFailed, errors.CodeWrong, errors.TotpNotBegun)
)
async def switch_off_totp(call: Here, body: Confirm) -> Done:
    """Takes the second factor away; password and a code prove that it is you."""
    await _prove(call, body.password)
    await totp.use_code(call.tx, _me(call.who), body.code, vault=call.door.vault)
    await totp.switch_off_totp(call.tx, _me(call.who))
    call.changed(call.who.user_id, after={"did": "totp off"})
    return Done()


def _me(who: Who) -> UUID:
    """The person behind the session; an API key is nobody. Raises PersonNeeded."""
    if who.user_id is None:
        raise errors.PersonNeeded
    return who.user_id


async def _prove(call: Here, password: str) -> None:
    if not await is_password(await find_password(call.tx, _me(call.who)), password):
        raise errors.LoginFailed(field="password")
