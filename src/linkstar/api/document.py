"""The OpenAPI document: what the framework cannot know is added here, the same for every endpoint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from linkstar import __version__
from linkstar.api.guard import PREFIX, need_of
from linkstar.api.problems import SCHEMA, FieldProblem, Problem

SCHEMES = {
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "linkstar_session",
        "description": "the cookie that POST /api/v1/session/login sets; behind TLS its name is __Host-linkstar_session",
    },
    "api_key": {"type": "http", "scheme": "bearer", "description": "an API key: ls_<company>_<prefix>_<secret>"},
}
EVERYWHERE = {
    "400": "`bad_address`, `http_400`: the address or the body cannot be read",
    "422": "`invalid`: an input cannot be used; `errors` names the fields",
    "503": "`busy`: the database is busy; ask again",
}
BODY = {
    "413": "`body_too_large`: more than 10 MB",
    "415": "`body_packed`: a Content-Encoding; send the body as it is",
}
THING = {"404": "`not_found`: there is no such thing in your company, or none of your shops and locations"}
COMMON = {
    "401": "`access.not_signed_in`: no session and no API key, or one that has ended",
    "403": "`forbidden`, `access.csrf`, or what has to be done first: `access.password_change_needed`,"
    " `access.second_factor_needed`",
    "429": "`too_many_requests`: faster than this installation allows; `Retry-After` says when to ask again",
}
OTHER_SITE = {"403": "`access.csrf`: another site sent this by somebody's browser"}
_KEY = {
    "name": "Idempotency-Key", "in": "header", "required": False, "schema": {"type": "string", "maxLength": 200},
    "description": "a text of your own: the same request with the same key does its work once and is answered the same again",
}  # fmt: skip
_MATCH = {
    "name": "If-Match", "in": "header", "required": False, "schema": {"type": "string", "maxLength": 40},
    "description": "the ETag that the thing was read with, instead of `version`",
}  # fmt: skip
_CSRF = {
    "name": "X-CSRF-Token", "in": "header", "required": False, "schema": {"type": "string"},
    "description": "`csrf` of GET /api/v1/session; needed with a session cookie, not with an API key",
}  # fmt: skip


def document(app: FastAPI, routes: Iterable[APIRoute]) -> dict[str, Any]:
    """The whole document."""
    made = get_openapi(
        title="LinkStar", version=__version__, routes=app.routes,
        description="The operations platform of cross-border sellers. 联星出海：跨境卖家运营平台。",
    )  # fmt: skip
    parts = made.setdefault("components", {})
    parts["securitySchemes"] = SCHEMES
    schemas = parts.setdefault("schemas", {})
    for model in (FieldProblem, Problem):
        schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
        schema.pop("$defs", None)
        schemas[model.__name__] = schema
    schemas.pop("HTTPValidationError", None)
    schemas.pop("ValidationError", None)
    for route in routes:
        if route.include_in_schema:
            for verb in route.methods or ():
                _complete(made["paths"][route.path][verb.lower()], route, verb)
    return made


def _complete(operation: dict[str, Any], route: APIRoute, verb: str) -> None:
    need = need_of(route)
    said = dict(EVERYWHERE)
    if not need.is_public:
        operation["security"] = [{"session": []}, {"api_key": []}]
        operation["x-permission"] = f"{need.noun}:{need.verb}" if need.noun else "signed in"
        said |= COMMON
    elif verb != "GET" and route.path.startswith(PREFIX):
        said |= OTHER_SITE
    said |= BODY if verb != "GET" else {}
    said |= THING if "{" in route.path and "404" not in operation["responses"] else {}
    for status, text in said.items():
        _add(operation["responses"], status, text)
    headers = [] if need.is_public or verb == "GET" else [_CSRF]
    headers += [_KEY] if verb == "POST" and not need.is_public else []
    is_of_one = verb == "PATCH" or any(p["in"] == "path" for p in operation.get("parameters", ()))
    takes_version = "409" in operation["responses"] and is_of_one
    if takes_version and not need.is_public:
        headers.append(_MATCH)
        _add(operation["responses"], "412", "`outdated`: it does not match If-Match any more")
        _add(operation["responses"], "428", "`version_needed`: say which version you edit")
    if headers:
        operation.setdefault("parameters", []).extend(headers)


def _add(responses: dict[str, Any], status: str, text: str) -> None:
    known: Mapping[str, Any] = responses.get(status, {})
    framework = "Validation Error"
    told = str(known.get("description", "")) if known.get("description") != framework else ""
    responses[status] = {"description": "\n\n".join(one for one in (told, text) if one), **SCHEMA}
