"""Yanwen's signature: MD5 over account, raw body and public parameters, with the key before and behind."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime


def text_to_sign(parameters: Mapping[str, str], body: bytes, token: str) -> bytes:
    """What is signed: key, user_id, the body as it is sent, format, method, timestamp, version, and the key again."""
    tail = "".join(parameters.get(name, "") for name in ("format", "method", "timestamp", "version"))
    return f"{token}{parameters.get('user_id', '')}".encode() + body + f"{tail}{token}".encode()


def signature(text: bytes) -> str:
    """The value of the parameter `sign`, in lower case."""
    return hashlib.md5(text, usedforsecurity=False).hexdigest()


def query(secrets: Mapping[str, str], asked: Mapping[str, str], body: bytes, at: datetime) -> dict[str, str]:
    """The whole query of a call: the method asked for, whose call it is, when, and the signature."""
    said = {
        **asked,
        "user_id": secrets.get("user_id", ""),
        "format": "json",
        "timestamp": str(int(at.timestamp() * 1000)),
        "version": "V1.0",
    }
    return {**said, "sign": signature(text_to_sign(said, body, secrets.get("apitoken", "")))}
