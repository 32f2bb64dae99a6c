"""TikTok Shop's signatures: of requests (HMAC-SHA256 over path, query and body) and of webhooks. Pure."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from linkstar.connect.wire import Account, Request

TOKEN_HEADER = "x-tts-access-token"  # noqa: S105 - the name of a header
TOKEN_PATHS = ("/api/v2/token/get", "/api/v2/token/refresh")
_WITHOUT_SHOP = ("/authorization/",)  # these are asked for the seller, not for one of their shops


def sign(request: Request, account: Account, at: datetime) -> Request:
    """The request with application, time, shop, token and signature; the token endpoint gets its secrets only here."""
    secrets = account.secrets
    if request.path.endswith(TOKEN_PATHS):
        own = {"app_key": secrets.get("client_id", ""), "app_secret": secrets.get("client_secret", "")}
        if request.query.get("grant_type") == "refresh_token":
            own["refresh_token"] = secrets.get("refresh_token", "")
        return replace(request, query={**own, **request.query})
    if "sign" in request.query:  # signed already, for an account that is only being connected
        return request
    query = {**request.query, "app_key": secrets.get("client_id", ""), "timestamp": str(int(at.timestamp()))}
    if not request.path.startswith(_WITHOUT_SHOP):
        query["shop_cipher"] = account.config.get("shop_cipher", "")
    query["sign"] = signature(secrets.get("client_secret", ""), request.path, query, request.body)
    headers = {"content-type": "application/json", **request.headers, TOKEN_HEADER: secrets.get("access_token", "")}
    return replace(request, query=query, headers=headers)


def signed(request: Request, key: str, secret: str, *, token: str, at: datetime) -> Request:
    """A request for the seller, before there is an account to sign with."""
    query = {**request.query, "app_key": key, "timestamp": str(int(at.timestamp()))}
    query["sign"] = signature(secret, request.path, query, request.body)
    headers = {"content-type": "application/json", **request.headers, TOKEN_HEADER: token}
    return replace(request, query=query, headers=headers, needs_token=False)


def text_to_sign(secret: str, path: str, query: Mapping[str, str], body: bytes) -> str:
    """Secret, path, sorted query without sign and token, body, secret."""
    words = "".join(f"{name}{query[name]}" for name in sorted(query) if name not in ("sign", "access_token"))
    return f"{secret}{path}{words}{body.decode()}{secret}"


def signature(secret: str, path: str, query: Mapping[str, str], body: bytes) -> str:
    """The signature of a request, in hex."""
    return hmac.new(secret.encode(), text_to_sign(secret, path, query, body).encode(), hashlib.sha256).hexdigest()


def webhook_signature(key: str, secret: str, body: bytes) -> str:
    """The signature that stands in a webhook's Authorization header."""
    return hmac.new(secret.encode(), key.encode() + body, hashlib.sha256).hexdigest()


def is_same(given: str, right: str) -> bool:
    """Compares two signatures without telling by time where they differ."""
    return hmac.compare_digest(given.encode(), right.encode())
