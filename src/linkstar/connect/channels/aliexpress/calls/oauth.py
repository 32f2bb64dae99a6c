"""Where sellers say yes, and whose shop it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linkstar.connect.alibaba.adapter import Shop
from linkstar.connect.channel import Grant
from linkstar.connect.wire import PartnerRefused

HOST, SYSTEM = "https://api-sg.aliexpress.com", "/rest"


def consent_host(base_url: str) -> str:
    """Whose page asks the seller."""
    return (base_url or HOST).rstrip("/")


def token_host(base_url: str) -> str:
    """Who gives tokens: the system interfaces of the same host."""
    return SYSTEM


def shop_of(said: Mapping[str, Any], grant: Grant, base_url: str) -> Shop:
    """The seller who said yes. Raises PartnerRefused."""
    shop = str(said.get("seller_id") or said.get("user_id") or "")
    if not shop or grant.external_id not in ("", shop):
        raise PartnerRefused("another seller said yes than the one that was asked for", code="no_shop")
    return Shop(shop, {"login": str(said.get("user_nick") or said.get("account") or "")})
