"""Seller tokens: the consent page, the exchange of its code, the refresh."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from linkstar.connect.alibaba.oauth import consent_url, create_tokens, refresh_tokens
from linkstar.connect.channel import Grant
from linkstar.connect.wire import Http, PartnerRefused, Tokens

HOST, SYSTEM = "https://api-sg.aliexpress.com", "/rest"


def authorise_url(grant: Grant) -> str:
    """The consent page."""
    return consent_url((grant.base_url or HOST).rstrip("/"), grant)


async def exchange_code(http: Http, grant: Grant, query: Mapping[str, str]) -> Tokens:
    """Turns the code into tokens. Raises PartnerRefused, BadSignature."""
    tokens, said = await create_tokens(http, grant, query, host=SYSTEM)
    shop = str(said.get("seller_id") or said.get("user_id") or "")
    if not shop or grant.external_id not in ("", shop):
        raise PartnerRefused("another seller said yes than the one that was asked for", code="no_shop")
    return replace(tokens, external_id=shop, config={"login": str(said.get("user_nick") or said.get("account") or "")})


async def refresh(http: Http) -> Tokens:
    """Fresh tokens. Raises TokenRevoked."""
    return await refresh_tokens(http, host=SYSTEM)
