"""Shop tokens: the consent page, the exchange of its code, the refresh, and which shop of the seller it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from linkstar.connect.alibaba.oauth import consent_url, create_tokens, refresh_tokens
from linkstar.connect.channel import Grant
from linkstar.connect.channels.lazada.sites import AUTH_HOST, country_of_host, is_lazadas_own
from linkstar.connect.wire import Http, PartnerRefused, Tokens


def authorise_url(grant: Grant) -> str:
    """The consent page, one for all countries."""
    own = not grant.base_url or is_lazadas_own(grant.base_url)
    return consent_url(AUTH_HOST if own else grant.base_url.rstrip("/"), grant)


async def exchange_code(http: Http, grant: Grant, query: Mapping[str, str]) -> Tokens:
    """Turns the code into tokens. Raises PartnerRefused, BadSignature."""
    tokens, said = await create_tokens(http, grant, query, host=_host(http))
    shop = _shop(said, grant.external_id, country_of_host(http.account.base_url))
    if shop is None:
        raise PartnerRefused("the seller opened none of the shops that were asked for", code="no_shop")
    config = {"country": str(shop.get("country") or "").upper(), "short_code": str(shop.get("short_code") or "")}
    return replace(tokens, external_id=str(shop["seller_id"]), config=config)


async def refresh(http: Http) -> Tokens:
    """Fresh tokens. Raises TokenRevoked."""
    return await refresh_tokens(http, host=_host(http))


def _host(http: Http) -> str:
    return f"{AUTH_HOST}/rest" if is_lazadas_own(http.account.base_url) else ""


def _shop(said: Mapping[str, Any], wanted: str, country: str) -> dict[str, Any] | None:
    """Cross-border sellers open a shop in each country at once: the wanted one, else that of the address, else the only one."""
    shops = [one for one in said.get("country_user_info") or () if isinstance(one, dict) and one.get("seller_id")]
    if wanted:
        return next((one for one in shops if str(one["seller_id"]) == wanted), None)
    here = [one for one in shops if str(one.get("country") or "").upper() == country]
    return here[0] if here else shops[0] if len(shops) == 1 and not country else None
