"""4PX's signature: MD5 over the sorted public parameters, the raw body and the application's secret."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime

_SIGNED = ("app_key", "format", "method", "timestamp", "v")  # in this order; access_token, language and sign are not


def text_to_sign(parameters: Mapping[str, str], body: bytes, secret: str) -> bytes:
    """What is signed: names and values run together, then the body as it is sent, then the secret."""
    told = "".join(f"{name}{parameters.get(name, '')}" for name in _SIGNED)
    return told.encode() + body + secret.encode()


def signature(text: bytes) -> str:
    """The value of the parameter `sign`, in lower case; the platform was seen to take upper case as well."""
    return hashlib.md5(text, usedforsecurity=False).hexdigest()


def query(secrets: Mapping[str, str], asked: Mapping[str, str], body: bytes, at: datetime) -> dict[str, str]:
    """The whole query of a call: method and version asked for, whose call it is, when, and the signature."""
    said = {
        **asked,
        "app_key": secrets.get("app_key", ""),
        "format": "json",
        "language": "en",
        "timestamp": str(int(at.timestamp() * 1000)),
    }
    said["sign"] = signature(text_to_sign(said, body, secrets.get("app_secret", "")))
    if secrets.get("access_token"):
        said["access_token"] = secrets["access_token"]
    return said
