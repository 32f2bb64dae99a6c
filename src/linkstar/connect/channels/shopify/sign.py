"""Shopify's signatures: the callback of the authorisation page and the webhooks. Pure."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Mapping

_DOMAIN = ".myshopify.com"
_SHOP = re.compile(r"[a-z0-9][a-z0-9-]*\.myshopify\.com")


def query_hmac(secret: str, query: Mapping[str, str]) -> str:
    """Hex HMAC-SHA256 of the callback's parameters, sorted, without `hmac` and `signature`."""
    text = "&".join(f"{name}={query[name]}" for name in sorted(query) if name not in ("hmac", "signature"))
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()


def body_hmac(secret: str, body: bytes) -> str:
    """Base64 HMAC-SHA256 of a webhook's raw body."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


def is_same(given: str, right: str) -> bool:
    """Compares two signatures without telling by time where they differ."""
    return hmac.compare_digest(given.encode(), right.encode())


def is_shop(domain: str) -> bool:
    """Whether a text is a shop's own domain, and nothing that a token could be led astray with."""
    return _SHOP.fullmatch(domain.lower()) is not None


def shop_of(name: str) -> str:
    """A shop by its bare name: with or without the domain, in any case, it is the same shop."""
    return name.strip().lower().removesuffix(_DOMAIN)
