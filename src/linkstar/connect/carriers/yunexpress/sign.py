"""YunExpress's signature: base64 of HMAC-SHA256 over body, date, method and path, in that order."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime

TOKEN_PATH = "/openapi/oauth2/token"  # noqa: S105  a path, not a password


def text_to_sign(method: str, path: str, date_ms: str, body: bytes) -> bytes:
    """What is signed: the raw body first when there is one, then date, method and path; the query is not part of it."""
    tail = f"date={date_ms}&method={method.upper()}&uri={path}".encode()
    return b"body=" + body + b"&" + tail if body else tail


def signature(secret: str, text: bytes) -> str:
    """The value of the header `sign`."""
    return base64.b64encode(hmac.new(secret.encode(), text, hashlib.sha256).digest()).decode()


def headers(secrets: Mapping[str, str], method: str, path: str, body: bytes, at: datetime) -> dict[str, str]:
    """The headers token, date and sign of a call."""
    date_ms = str(int(at.timestamp() * 1000))
    return {
        "token": secrets.get("token", ""),
        "date": date_ms,
        "sign": signature(secrets.get("app_secret", ""), text_to_sign(method, path, date_ms, body)),
    }
