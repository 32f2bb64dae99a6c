"""Where sellers say yes, and which of their shops it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linkstar.connect.alibaba.adapter import Shop
from linkstar.connect.channel import Grant
from linkstar.connect.channels.lazada.sites import AUTH_HOST, country_of_host, is_lazadas_own
from linkstar.connect.wire import PartnerRefused


def consent_host(base_url: str) -> str:
    """Whose page asks the seller: one for all countries."""
    return AUTH_HOST if not base_url or is_lazadas_own(base_url) else base_url.rstrip("/")


def token_host(base_url: str) -> str:
    """Who gives tokens: one host for all countries, the account's own address in the sandbox."""
    return f"{AUTH_HOST}/rest" if is_lazadas_own(base_url) else ""


def shop_of(said: Mapping[str, Any], grant: Grant, base_url: str) -> Shop:
    """The shop that was asked for. Raises PartnerRefused."""
    shop = _shop(said, grant.external_id, country_of_host(base_url))
    if shop is None:
        raise PartnerRefused("the seller opened none of the shops that were asked for", code="no_shop")
    config = {"country": str(shop.get("country") or "").upper(), "short_code": str(shop.get("short_code") or "")}
    return Shop(str(shop["seller_id"]), config)


def _shop(said: Mapping[str, Any], wanted: str, country: str) -> dict[str, Any] | None:
    """Cross-border sellers open a shop in each country at once: the wanted one, else that of the address, else the only one."""
    shops = [one for one in said.get("country_user_info") or () if isinstance(one, dict) and one.get("seller_id")]
    if wanted:
        return next((one for one in shops if str(one["seller_id"]) == wanted), None)
    here = [one for one in shops if str(one.get("country") or "").upper() == country]
    return here[0] if here else shops[0] if len(shops) == 1 and not country else None
