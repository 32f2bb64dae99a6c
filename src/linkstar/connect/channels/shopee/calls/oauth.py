"""Shop tokens: the consent page, the exchange of its code, the refresh, and where the shop sells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

import orjson

from linkstar.connect.channel import Grant
from linkstar.connect.channels.shopee import sign
from linkstar.connect.channels.shopee.wire.values import whole
from linkstar.connect.consent import code_of, ends_at
from linkstar.connect.wire import Answer, Http, PartnerRefused, Request, Tokens, Unreadable

CONSENT_HOST, CONSENT_PATH = "https://open.shopee.com", "/auth"
OWN = (".shopeemobile.com", ".shopee.cn", ".shopee.com.br")


def is_shopees_own(base_url: str) -> bool:
    """Whether an address is Shopee's, and not the sandbox's."""
    return (urlsplit(base_url).hostname or "").endswith(OWN)


def authorise_url(grant: Grant) -> str:
    """The consent page that needs no signature; Shopee carries no state, so it stands in the address to come back to."""
    host = CONSENT_HOST if not grant.base_url or is_shopees_own(grant.base_url) else grant.base_url.rstrip("/")
    back = f"{grant.redirect_uri}{'&' if '?' in grant.redirect_uri else '?'}{urlencode({'state': grant.state})}"
    words = {"auth_type": "seller", "partner_id": grant.client_id, "redirect_uri": back, "response_type": "code"}
    return f"{host}{CONSENT_PATH}?{urlencode(words)}"


async def exchange_code(http: Http, grant: Grant, query: Mapping[str, str]) -> Tokens:
    """Turns the code into tokens and asks where the shop sells. Raises PartnerRefused, BadSignature."""
    code = code_of(grant, query)
    shop = query.get("shop_id", "")
    if not shop.isdigit() or grant.external_id not in ("", shop):
        raise PartnerRefused("a main account or another shop said yes: connect each shop by itself", code="no_shop")
    body = {"code": code, "partner_id": _number(grant.client_id), "shop_id": int(shop)}
    asked = Request("public.get_access_token", "POST", sign.GET_TOKEN, body=orjson.dumps(body), needs_token=False)
    tokens = _tokens(await http.send(sign.signed(asked, grant.client_id, grant.client_secret, at=http.now)), http)
    token = tokens.secrets["access_token"]
    info = Request("shop.get_shop_info", "GET", "/api/v2/shop/get_shop_info", needs_token=False)
    said = whole(
        await http.send(sign.signed(info, grant.client_id, grant.client_secret, at=http.now, token=token, shop=shop))
    )
    client = {"client_id": grant.client_id, "client_secret": grant.client_secret}
    config = {"region": str(said.get("region") or ""), "is_cb": "1" if said.get("is_cb") else "0"}
    until = ends_at(
        said.get("expire_time")
    )  # of the seller's yes; refresh tokens (30 days) follow each other until then
    secrets = {**tokens.secrets, **client}
    return replace(tokens, secrets=secrets, external_id=shop, config=config, authorised_until=until)


async def refresh(http: Http) -> Tokens:
    """Fresh tokens; a refresh token can be used once. Raises TokenRevoked."""
    asked = Request("public.refresh_access_token", "POST", sign.REFRESH_TOKEN, needs_token=False, is_safe=False)
    return _tokens(await http.send(asked), http)


def _tokens(answer: Answer, http: Http) -> Tokens:
    said: dict[str, Any] = whole(answer)
    try:
        secrets = {name: str(said[name]) for name in ("access_token", "refresh_token")}
        return Tokens(secrets, http.now + timedelta(seconds=int(said["expire_in"])))
    except (KeyError, TypeError, ValueError) as wrong:
        raise Unreadable(f"not a token of Shopee: {wrong!r}", body=b"") from wrong  # may hold secrets: not kept


def _number(text: str) -> int | str:
    return int(text) if text.isdigit() else text
