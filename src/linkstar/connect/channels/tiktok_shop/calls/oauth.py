"""Seller tokens: the consent page, the exchange of its code, the refresh, and the shop's cipher."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode, urlsplit

from linkstar.connect.channel import Grant
from linkstar.connect.channels.tiktok_shop import sign
from linkstar.connect.channels.tiktok_shop.wire.values import data, rows
from linkstar.connect.consent import code_of, ends_at
from linkstar.connect.reading import unix_moment
from linkstar.connect.wire import Http, PartnerRefused, Request, Tokens, Unreadable

AUTH_HOST, CONSENT_HOST = "https://auth.tiktok-shops.com", "https://services.tiktokshop.com"
CONSENT_PATH, SHOPS_PATH = "/open/authorize", "/authorization/202309/shops"
GET_PATH, REFRESH_PATH = sign.TOKEN_PATHS


def is_tiktoks_own(base_url: str) -> bool:
    """Whether an address is TikTok Shop's, and not the sandbox's."""
    return (urlsplit(base_url).hostname or "").endswith("tiktokglobalshop.com")


def authorise_url(grant: Grant) -> str:
    """The consent page of our service; `grant.app_id` is its service id."""
    host = CONSENT_HOST if not grant.base_url or is_tiktoks_own(grant.base_url) else grant.base_url.rstrip("/")
    words = {"service_id": grant.app_id or grant.client_id, "state": grant.state}
    return f"{host}{CONSENT_PATH}?{urlencode(words)}"


async def exchange_code(http: Http, grant: Grant, query: Mapping[str, str]) -> Tokens:
    """Turns the code into tokens and asks which shops they open. Raises PartnerRefused, BadSignature."""
    code = code_of(grant, query)
    client = {"client_id": grant.client_id, "client_secret": grant.client_secret}
    words = {"app_key": grant.client_id, "app_secret": grant.client_secret, "auth_code": code}
    tokens = await _tokens(http, "getAccessToken", GET_PATH, {**words, "grant_type": "authorized_code"})
    tokens = replace(tokens, secrets={**tokens.secrets, **client})
    return await _with_shop(http, tokens, grant.external_id, secrets=tokens.secrets)


async def refresh(http: Http) -> Tokens:
    """Fresh tokens; the refresh token changes too. A shop whose keys were typed in learns its cipher. Raises TokenRevoked."""
    tokens = await _tokens(http, "refreshToken", REFRESH_PATH, {"grant_type": "refresh_token"})
    if http.account.config.get("shop_cipher"):
        return tokens
    return await _with_shop(http, tokens, http.account.external_id, secrets={**http.account.secrets, **tokens.secrets})


async def _with_shop(http: Http, tokens: Tokens, wanted: str, *, secrets: Mapping[str, str]) -> Tokens:
    """The tokens with what names the shop in calls: the one that is wanted, or the first. Raises PartnerRefused."""
    asked = sign.signed(
        Request("getAuthorizedShops", "GET", SHOPS_PATH), secrets.get("client_id", ""), secrets.get("client_secret", ""),
        token=secrets["access_token"], at=http.now,
    )  # fmt: skip
    shops = rows(data(await http.send(asked)), "shops")
    shop = next((one for one in shops if not wanted or str(one.get("id")) == wanted), None)
    if shop is None:
        raise PartnerRefused("the seller opened none of the shops that were asked for", code="no_shop")
    config = {"shop_cipher": str(shop["cipher"]), "region": str(shop.get("region") or "")}
    return replace(tokens, external_id=str(shop["id"]), config=config)


async def _tokens(http: Http, operation: str, path: str, query: Mapping[str, str]) -> Tokens:
    whole = f"{AUTH_HOST}{path}" if is_tiktoks_own(http.account.base_url) else path
    said: dict[str, Any] = data(await http.send(Request(operation, "GET", whole, query=query, needs_token=False)))
    try:
        secrets = {name: str(said[name]) for name in ("access_token", "refresh_token")}
        until = ends_at(said.get("refresh_token_expire_in"))  # both are moments, whatever their names say
        return Tokens(secrets, unix_moment(said["access_token_expire_in"]), authorised_until=until)
    except (KeyError, TypeError, ValueError) as wrong:
        raise Unreadable(
            f"not a token of TikTok Shop: {wrong!r}", body=b""
        ) from wrong  # the body may hold secrets: not kept
