"""Shopee's signatures: of requests (HMAC-SHA256 over partner, path, time, token and shop) and of pushes. Pure."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import replace
from datetime import datetime

import orjson

from linkstar.connect.wire import Account, Request

GET_TOKEN, REFRESH_TOKEN = "/api/v2/auth/token/get", "/api/v2/auth/access_token/get"
TOKEN_PATHS = (GET_TOKEN, REFRESH_TOKEN)


def sign(request: Request, account: Account, at: datetime) -> Request:
    """The request with partner, time, token, shop and signature; the refresh gets its secret only here."""
    secrets = account.secrets
    if "sign" in request.query:  # signed already, for an account that is only being connected
        return request
    if request.path == REFRESH_TOKEN:
        own = {"refresh_token": secrets.get("refresh_token", ""), "partner_id": _number(secrets.get("client_id", ""))}
        request = replace(request, body=orjson.dumps(own | {"shop_id": _number(account.external_id)}))
    is_public = request.path in TOKEN_PATHS
    token, shop = ("", "") if is_public else (secrets.get("access_token", ""), account.external_id)
    key = secrets.get("client_secret", "")
    return signed(request, secrets.get("client_id", ""), key, at=at, token=token, shop=shop)


def signed(request: Request, partner: str, key: str, *, at: datetime, token: str = "", shop: str = "") -> Request:
    """A request of a partner, for a shop where there is one yet."""
    stamp = str(int(at.timestamp()))
    query = {**request.query, "partner_id": partner, "timestamp": stamp}
    query |= {"access_token": token, "shop_id": shop} if shop else {}
    query["sign"] = signature(key, text_to_sign(partner, request.path, stamp, token=token, shop=shop))
    return replace(request, query=query, headers={"content-type": "application/json", **request.headers})


def text_to_sign(partner: str, path: str, stamp: str, *, token: str = "", shop: str = "") -> str:
    """Partner, path, seconds, and for calls of a shop (or merchant) its token and id. The parameters are not signed."""
    return f"{partner}{path}{stamp}{token}{shop}"


def push_signature(key: str, url: str, body: bytes) -> str:
    """The signature in a push's Authorization header: over the address that it is sent to, and its body."""
    return hmac.new(key.encode(), url.encode() + b"|" + body, hashlib.sha256).hexdigest()


def signature(key: str, text: str) -> str:
    """A signature in hex."""
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()


def is_same(given: str, right: str) -> bool:
    """Compares two signatures without telling by time where they differ."""
    return hmac.compare_digest(given.encode(), right.encode())


def _number(text: str) -> int | str:
    return int(text) if text.isdigit() else text
