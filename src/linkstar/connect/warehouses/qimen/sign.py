"""Qimen's signature, in both directions: MD5 over the sorted query and the body, with the secret before and behind."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime

from linkstar.connect.scans import CHINA


def signature(query: Mapping[str, str], body: bytes, secret: str) -> str:
    """The value of `sign`, in upper case; `sign` itself is left out of what is signed."""
    said = "".join(f"{name}{query[name]}" for name in sorted(query) if name != "sign")
    text = secret.encode() + said.encode() + body + secret.encode()
    return hashlib.md5(text, usedforsecurity=False).hexdigest().upper()


def is_genuine(query: Mapping[str, str], body: bytes, secret: str) -> bool:
    """Whether a message was signed with this secret; no secret proves nothing."""
    said = query.get("sign", "").upper()
    return bool(secret) and hmac.compare_digest(signature(query, body, secret).encode(), said.encode())


def signed(method: str, body: bytes, at: datetime, *, keys: Mapping[str, str]) -> dict[str, str]:
    """The whole query of a message; `keys`: app_key, app_secret, customer_id."""
    query = {
        "method": method,
        "timestamp": stamp(at),
        "format": "xml",
        "app_key": keys.get("app_key", ""),
        "v": "2.0",
        "sign_method": "md5",
        "customerId": keys.get("customer_id", ""),
    }
    return {**query, "sign": signature(query, body, keys.get("app_secret", ""))}


def stamp(at: datetime) -> str:
    """A moment as Qimen writes it: Chinese time without a zone."""
    return at.astimezone(CHINA).strftime("%Y-%m-%d %H:%M:%S")
