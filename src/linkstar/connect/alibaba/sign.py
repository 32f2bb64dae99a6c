"""Signatures of Alibaba's open platform: one HMAC-SHA256 over the path, where one is called, and all parameters. Pure."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from urllib.parse import parse_qsl, urlencode

from linkstar.connect.wire import Account, Request

CREATE_TOKEN, REFRESH_TOKEN = "/auth/token/create", "/auth/token/refresh"
TOKEN_PATHS = (CREATE_TOKEN, REFRESH_TOKEN)
FORM = "application/x-www-form-urlencoded"
_REST = "/rest/"


def sign(request: Request, account: Account, at: datetime, *, token_name: str) -> Request:
    """The request of an account with application, time, token and signature; the refresh gets its secret only here."""
    if "sign" in request.query:  # signed already, for an account that is only being connected
        return request
    secrets = account.secrets
    if request.path.endswith(REFRESH_TOKEN):
        request = replace(request, body=form({"refresh_token": secrets.get("refresh_token", "")}))
    token = {} if request.path.endswith(TOKEN_PATHS) else {token_name: secrets.get("access_token", "")}
    return signed(request, secrets.get("client_id", ""), secrets.get("client_secret", ""), at=at, token=token)


def signed(request: Request, key: str, secret: str, *, at: datetime, token: Mapping[str, str] | None = None) -> Request:
    """A request of an application, in the name of a seller where there is a token."""
    query = {**request.query, "app_key": key, "sign_method": "sha256", "timestamp": str(millis(at)), **(token or {})}
    query["sign"] = signature(secret, {**query, **fields_of(request.body)}, signed_path(request.path))
    headers = {**({"content-type": FORM} if request.body else {}), **request.headers}
    return replace(request, query=query, headers=headers)


def text_to_sign(words: Mapping[str, str], path: str) -> str:
    """The path, then all parameters but the signature, sorted, names and values without anything between."""
    return path + "".join(f"{name}{words[name]}" for name in sorted(words) if name != "sign")


def signature(secret: str, words: Mapping[str, str], path: str) -> str:
    """The signature of a call, in capital hex."""
    return hmac.new(secret.encode(), text_to_sign(words, path).encode(), hashlib.sha256).hexdigest().upper()


def push_signature(key: str, secret: str, body: bytes) -> str:
    """The signature in a push's Authorization header: over application key and body."""
    return hmac.new(secret.encode(), key.encode() + body, hashlib.sha256).hexdigest()


def is_same(given: str, right: str) -> bool:
    """Compares two signatures without telling by time where they differ."""
    return hmac.compare_digest(given.encode(), right.encode())


def signed_path(path: str) -> str:
    """What of an address is signed: all behind /rest; nothing at /sync, where the method is a parameter."""
    if "://" in path:
        path = "/" + path.partition(_REST)[2]
    elif path.startswith(_REST):
        path = path.removeprefix("/rest")
    return "" if path == "/sync" else path


def form(fields: Mapping[str, str]) -> bytes:
    """Parameters as the body of a POST."""
    return urlencode(fields).encode()


def fields_of(body: bytes) -> dict[str, str]:
    """The parameters in the body of a POST."""
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def millis(at: datetime) -> int:
    """Milliseconds since 1970."""
    return int(at.timestamp()) * 1000 + at.microsecond // 1000
