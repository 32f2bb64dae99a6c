"""Tokens: the consent page, the exchange of its code and the refresh. An access token lives thirty days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

import orjson

from linkstar.connect.channel import Grant
from linkstar.connect.channels.wish.errors import EXCHANGE, REFRESH
from linkstar.connect.consent import code_of
from linkstar.connect.reading import loads, moment
from linkstar.connect.wire import Answer, Http, Request, Tokens, Unreadable

HOST = "https://merchant.wish.com"
CONSENT_PATH = "/v3/oauth/authorize"
TOKEN_PATH, REFRESH_PATH = "/api/v3/oauth/access_token", "/api/v3/oauth/refresh_token"


def authorise_url(grant: Grant) -> str:
    """The consent page. The address to come back to is the one that the application was made with."""
    words = {"client_id": grant.client_id, "redirect_uri": grant.redirect_uri, "state": grant.state}
    return f"{grant.base_url.rstrip('/') or HOST}{CONSENT_PATH}?{urlencode(words)}"


async def exchange_code(http: Http, grant: Grant, query: Mapping[str, str]) -> Tokens:
    """Turns the code, good for five minutes, into tokens. Raises PartnerRefused, BadSignature."""
    code = code_of(grant, query)
    client = {"client_id": grant.client_id, "client_secret": grant.client_secret}
    body = {**client, "code": code, "grant_type": "authorization_code", "redirect_uri": grant.redirect_uri}
    asked = Request(
        EXCHANGE, "POST", TOKEN_PATH, headers={"content-type": "application/json"}, body=orjson.dumps(body),
        is_safe=False, needs_token=False,
    )  # fmt: skip
    tokens = _tokens(await http.send(asked))
    return replace(tokens, secrets={**tokens.secrets, **client})


async def refresh(http: Http) -> Tokens:
    """Fresh tokens. Wish takes the keys in the query and nowhere else; the call log blanks them. Raises TokenRevoked."""
    secrets = http.account.secrets
    query = {name: secrets.get(name, "") for name in ("client_id", "client_secret", "refresh_token")}
    query["grant_type"] = "refresh_token"
    return _tokens(await http.send(Request(REFRESH, "GET", REFRESH_PATH, query, needs_token=False)))


def _tokens(answer: Answer) -> Tokens:
    try:
        said = loads(answer.body)["data"]
        secrets = {name: str(said[name]) for name in ("access_token", "refresh_token")}
        return Tokens(secrets, moment(said["expiry_time"]), external_id=str(said["merchant_id"]))
    except (KeyError, TypeError, ValueError) as wrong:
        raise Unreadable(f"not a token of Wish: {wrong!r}", body=b"") from wrong  # the body may hold secrets: not kept
