"""The seller's yes and the tokens that come of it, alike at both partners but for hosts and for what names the shop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from linkstar.connect.alibaba.sign import CREATE_TOKEN, REFRESH_TOKEN, form, signed
from linkstar.connect.channel import Grant
from linkstar.connect.consent import code_of, ends_in
from linkstar.connect.wire import Http, Request, Tokens, Unreadable

CONSENT_PATH = "/oauth/authorize"
CREATE, REFRESH = "GenerateAccessToken", "RefreshAccessToken"


def consent_url(host: str, grant: Grant) -> str:
    """The page where the seller says yes."""
    words = {
        "response_type": "code", "force_auth": "true", "redirect_uri": grant.redirect_uri, "client_id": grant.client_id,
        "state": grant.state,
    }  # fmt: skip
    return f"{host}{CONSENT_PATH}?{urlencode(words)}"


async def create_tokens(
    http: Http, grant: Grant, query: Mapping[str, str], *, host: str
) -> tuple[Tokens, dict[str, Any]]:
    """The tokens for a code, and all that was told with them. Raises PartnerRefused, BadSignature."""
    code = code_of(grant, query)
    asked = Request(CREATE, "POST", host + CREATE_TOKEN, body=form({"code": code}), needs_token=False, is_safe=False)
    said = (await http.send(signed(asked, grant.client_id, grant.client_secret, at=http.now))).json()
    tokens = _tokens(said, http)
    client = {"client_id": grant.client_id, "client_secret": grant.client_secret}
    return replace(tokens, secrets={**tokens.secrets, **client}), said


async def refresh_tokens(http: Http, *, host: str) -> Tokens:
    """Fresh tokens; the refresh token may change too, but lives no longer than the first. Raises TokenRevoked."""
    asked = Request(REFRESH, "POST", host + REFRESH_TOKEN, needs_token=False, is_safe=False)
    return _tokens((await http.send(asked)).json(), http)


def _tokens(said: Any, http: Http) -> Tokens:
    try:
        secrets = {name: str(said[name]) for name in ("access_token", "refresh_token")}
        until = ends_in(http.now, said.get("refresh_expires_in"))
        return Tokens(secrets, http.now + timedelta(seconds=int(said["expires_in"])), authorised_until=until)
    except (KeyError, TypeError, ValueError) as wrong:
        raise Unreadable(f"no tokens: {wrong!r}", body=b"") from wrong  # the body may hold secrets: not kept
