"""How 17TRACK proves that a push is its own: SHA-256 over the raw body, a slash and our key, in the header `sign`."""

from __future__ import annotations

import hashlib
import hmac

HEADER = "sign"


def signature(body: bytes, token: str) -> str:
    """The value of the header, in lower case."""
    return hashlib.sha256(body + b"/" + token.encode()).hexdigest()


def is_genuine(body: bytes, token: str, said: str) -> bool:
    """Whether a push was signed with our key; no key proves nothing."""
    return bool(token) and hmac.compare_digest(signature(body, token).encode(), said.lower().encode())
