"""The one way into every endpoint: who is it, may they, was it asked before; then the work, the audit line and the answer,
all in one transaction that is committed before the answer leaves.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import orjson
from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

from linkstar.api.call import Call, Need, door_of
from linkstar.api.problems import Outdated, language_of
from linkstar.api.together import Together
from linkstar.core import access
from linkstar.core.access.errors import CsrfMissing, NotSignedIn, PasswordChangeNeeded, SecondFactorNeeded
from linkstar.core.access.tokens import KeyText, read_key, tenant_of_cookie
from linkstar.core.db import Database, Tx
from linkstar.kit.errors import Conflict, Forbidden, Invalid

PREFIX = "/api/v1"
COOKIE = "linkstar_session"
CSRF = "x-csrf-token"
SAFE = {"GET", "HEAD", "OPTIONS"}
Answer = Callable[[Request], Awaitable[Response]]


class JsonRequest(Request):
    """A request whose JSON is read by orjson (no endless nesting, no NaN) and holds no NUL, which the database cannot keep."""

    async def json(self) -> Any:
        body = await self.body()
        said = orjson.loads(body)
        if b"\\u0000" in body and "\x00" in _texts(said):
            raise json.JSONDecodeError("a text holds a NUL", "", 0)
        return said


class Guarded(APIRoute):
    """An endpoint that declares what it needs; one that declares nothing does not load."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answer, need = super().get_route_handler(), need_of(self)

        async def guarded(request: Request) -> Response:
            request = JsonRequest(request.scope, request.receive)
            refuse_other_sites(request)
            await request.body()  # before a connection is taken: a slow sender holds nothing
            if need.is_public:
                return await answer(request)
            return await _serve(request, need, answer)

        return guarded


def noun_router(path: str, tag: str) -> APIRouter:
    """The router of one noun, below /api/v1."""
    return APIRouter(prefix=PREFIX + path, tags=[tag], route_class=Guarded)


def need_of(route: APIRoute) -> Need:
    """What an endpoint declares. Raises TypeError if that is nothing, or more than one thing."""
    needs = [one.dependency for one in route.dependencies if isinstance(one.dependency, Need)]
    if len(needs) != 1:
        raise TypeError(f"{route.methods} {route.path} has to declare one permission, or to be public")
    return needs[0]


async def _serve(request: Request, need: Need, answer: Answer) -> Response:
    door = door_of(request)
    tenant_id, credential = _credential(request)
    door.pace.take(credential)
    if need.is_joined:
        who, tx = await door.gate.ask(tenant_id, credential)
        _let_in(request, need, who)
        request.state.call = Call(request, door, tx, who, need, language_of(request))
        return await answer(request)
    async with door.database.tx(tenant_id, actor="nobody", trace_id=request.state.trace_id) as tx:
        who = await _who(tx, credential)
        tx.actor = who.actor
        _let_in(request, need, who)
        request.state.call = call = Call(request, door, tx, who, need, language_of(request))
        if not need.is_outside:
            is_keyed = request.method == "POST" and "idempotency-key" in request.headers
            return await (_once if is_keyed else _work)(request, call, answer)
    return await _outside(request, call, answer)


def gate_of(database: Database) -> Together[UUID, KeyText | str, tuple[access.Who, Tx]]:
    """Finds who is behind many credentials of one company in one transaction, each of them looked up once."""

    async def find(tenant_id: UUID, credentials: Sequence[KeyText | str]) -> list[tuple[access.Who, Tx] | Exception]:
        known: dict[KeyText | str, tuple[access.Who, Tx] | Exception] = {}
        async with database.tx(tenant_id, actor="nobody") as tx:
            for one in dict.fromkeys(credentials):  # loop: nearly always one program's key
                try:
                    known[one] = (await _who(tx, one), tx)
                except NotSignedIn as nobody:
                    known[one] = nobody
        return [known[one] for one in credentials]

    return Together(find)


def _let_in(request: Request, need: Need, who: access.Who) -> None:
    """Raises Forbidden, CsrfMissing; the log says who asked, also when they may not."""
    request.state.actor = who.actor
    if (who.is_password_once or who.lacks_totp) and not request.url.path.startswith(f"{PREFIX}/session"):
        raise PasswordChangeNeeded if who.is_password_once else SecondFactorNeeded
    if need.noun and not who.can(need.noun, need.verb):
        raise Forbidden(noun=need.noun, verb=need.verb)
    if request.method not in SAFE and who.session_id and not _is_ours(request, who.csrf):
        raise CsrfMissing


async def _outside(request: Request, call: Call, answer: Answer) -> Response:
    """The work of an endpoint that calls partners, and its audit line in a transaction of its own."""
    response = await answer(request)
    async with call.door.database.tx(call.who.tenant_id, actor=call.who.actor, trace_id=request.state.trace_id) as tx:
        entry = access.Entry(call.need.noun, call.need.verb, call.subject, call.before, call.after)
        await access.add_audit(tx, [entry])
    return response


async def _once(request: Request, call: Call, answer: Answer) -> Response:
    """The work, if the key is new; else the answer that the first request with it was given."""
    key, vault = request.headers["idempotency-key"], call.door.vault
    if not (1 <= len(key) <= 200 and key.isascii() and key.isprintable()):
        raise Invalid("Idempotency-Key", "1 to 200 printable ASCII characters")
    asked = f"{request.method} {request.url.path}?{request.url.query}"
    kept = await access.claim_key(call.tx, key, asked, await request.body(), vault=vault)
    if kept:
        return Response(
            kept.body, kept.status, media_type=kept.media_type or None, headers={"Idempotent-Replayed": "true"}
        )
    response = await _work(request, call, answer)
    media_type = response.headers.get("content-type", "")
    await access.keep_answer(
        call.tx, key, access.KeptAnswer(response.status_code, media_type, bytes(response.body)), vault=vault
    )
    return response


async def _work(request: Request, call: Call, answer: Answer) -> Response:
    try:
        response = await answer(request)
    except Conflict as changed:
        if call.is_by_header:
            raise Outdated from changed
        raise
    response.headers.update(call.headers)
    if request.method not in SAFE and not call.need.is_question:
        subject = call.subject or next((_id(v) for v in request.path_params.values() if _id(v)), None)
        noun, verb = (call.need.noun, call.need.verb) if call.need.noun else ("session", request.method.lower())
        entry = access.Entry(noun, verb, subject, call.before, call.after)
        await access.add_audit(call.tx, [entry])
    return response


def cookie_name(request: Request) -> str:
    """The session cookie's name. Behind TLS its prefix lets browsers take it from this very host only."""
    return f"__Host-{COOKIE}" if request.url.scheme == "https" else COOKIE


def refuse_other_sites(request: Request) -> None:
    """Refuses a change that a page of another site sends by somebody's browser, signing in included. Raises CsrfMissing.

    Programs send neither header; a browser sends at least one of them with every change.
    """
    if request.method in SAFE or not request.url.path.startswith(PREFIX) or "authorization" in request.headers:
        return
    site, origin = request.headers.get("sec-fetch-site", ""), request.headers.get("origin", "")
    if site and site not in ("same-origin", "none"):
        raise CsrfMissing
    if not site and origin and origin.lower() not in _our_origins(request):  # browsers tell `site` over TLS only
        raise CsrfMissing


def _our_origins(request: Request) -> set[str]:
    public = urlsplit(door_of(request).settings.public_url)
    return {
        f"{request.url.scheme}://{request.headers.get('host', '')}".lower(),
        f"{public.scheme}://{public.netloc}".lower(),
    }


def _credential(request: Request) -> tuple[UUID, KeyText | str]:
    scheme, _, text = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        key = read_key(text.strip())
        if key is None:
            raise NotSignedIn
        return key.tenant_id, key
    cookie = request.cookies.get(cookie_name(request), "")
    tenant_id = tenant_of_cookie(cookie)
    if tenant_id is None:
        raise NotSignedIn
    return tenant_id, cookie


async def _who(tx: Tx, credential: KeyText | str) -> access.Who:
    found = await (
        access.find_by_cookie(tx, credential) if isinstance(credential, str) else access.find_by_key(tx, credential)
    )
    if found is None:
        raise NotSignedIn
    return found


def _is_ours(request: Request, csrf: str) -> bool:
    return hmac.compare_digest(request.headers.get(CSRF, "").encode(), csrf.encode())


def _id(value: object) -> UUID | None:
    try:
        return UUID(str(value))
    except ValueError:
        return None


def _texts(said: Any) -> str:
    """All texts of a JSON value, joined."""
    found, waiting = [], [said]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            found.append(one)
        elif isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, list):
            waiting += one
    return "".join(found)
