"""User tokens: the consent page, the exchange of its code and the refresh. They last two hours, the refresh token 18 months."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlencode

from linkstar.connect.channel import Grant
from linkstar.connect.channels.ebay import sign, sites
from linkstar.connect.channels.ebay.errors import TOKEN_PATH
from linkstar.connect.channels.ebay.wire.values import part
from linkstar.connect.consent import code_of, ends_in
from linkstar.connect.wire import Http, Request, Tokens, Unreadable

CONSENT_PATH = "/oauth2/authorize"
USER_PATH = "/commerce/identity/v1/user/"
_SCOPE = "https://api.ebay.com/oauth/api_scope"
SCOPES = " ".join([
    _SCOPE, *(f"{_SCOPE}/{name}" for name in (
        "sell.fulfillment", "sell.inventory", "sell.finances", "commerce.identity.readonly", "commerce.message",
    ))
])  # fmt: skip


def authorise_url(grant: Grant) -> str:
    """The consent page. eBay knows our address only by the name it was registered under (RuName): `grant.app_id`."""
    words = {
        "client_id": grant.client_id,
        "redirect_uri": grant.app_id or grant.redirect_uri,
        "response_type": "code",
        "scope": SCOPES,
        "state": grant.state,
    }
    return f"{sites.consent_host(grant.base_url)}{CONSENT_PATH}?{urlencode(words)}"


async def exchange_code(http: Http, grant: Grant, query: Mapping[str, str]) -> Tokens:
    """Turns the code into tokens and asks who the seller is. Raises PartnerRefused, BadSignature."""
    code = code_of(grant, query)
    said = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": grant.app_id or grant.redirect_uri,
    }
    client = {"client_id": grant.client_id, "client_secret": grant.client_secret}
    tokens = await _tokens(http, "exchangeCode", client, said)
    seller = await http.send(Request(
        "getUser", "GET", sites.on_z(http.account, USER_PATH), needs_token=False,
        headers={"authorization": f"Bearer {tokens.secrets['access_token']}"},
    ))  # fmt: skip
    return replace(tokens, secrets={**tokens.secrets, **client}, external_id=str(part(seller, "username")))


async def refresh(http: Http) -> Tokens:
    """A new access token; the refresh token stays. Raises TokenRevoked."""
    secrets = http.account.secrets
    client = {name: secrets.get(name, "") for name in ("client_id", "client_secret")}
    said = {"grant_type": "refresh_token", "refresh_token": secrets.get("refresh_token", "")}
    return await _tokens(http, "refreshToken", client, said)


async def _tokens(http: Http, operation: str, client: Mapping[str, str], said: Mapping[str, str]) -> Tokens:
    answer = await http.send(Request(
        operation, "POST", TOKEN_PATH, body=urlencode(said).encode(), needs_token=False,
        headers={
            "content-type": "application/x-www-form-urlencoded",
            "authorization": sign.basic(client["client_id"], client["client_secret"]),
        },
    ))  # fmt: skip
    got = answer.json()
    try:
        fresh = {name: str(got[name]) for name in ("access_token", "refresh_token") if got.get(name)}
        expires_at = http.now + timedelta(seconds=int(got["expires_in"]))
        if "access_token" not in fresh:
            raise KeyError("access_token")
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise Unreadable(f"not a token of eBay: {wrong!r}", body=b"") from wrong  # the body may hold secrets: not kept
    # told with the first token only: a refresh gives no longer life
    return Tokens(fresh, expires_at, authorised_until=ends_in(http.now, got.get("refresh_token_expires_in")))
