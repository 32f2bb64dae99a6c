"""Who we are at eBay, and whether a notification is eBay's: bearer tokens, the challenge and ECDSA signatures. Pure."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import replace
from datetime import datetime

import orjson
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from linkstar.connect.wire import Account, Request

SIGNATURE_HEADER = "x-ebay-signature"
KEYS = "notification_keys"  # a secret: JSON of key id -> PEM, as getPublicKey gives it
_BARE = re.compile(r"(-----BEGIN PUBLIC KEY-----)(.+?)(-----END PUBLIC KEY-----)", re.DOTALL)
_DIGESTS = {"SHA1": hashes.SHA1, "SHA256": hashes.SHA256}


def sign(request: Request, account: Account, at: datetime) -> Request:
    """The request with the user's token; the Post-Order API wants it under another scheme."""
    headers = {"accept": "application/json", **request.headers}
    if request.needs_token:
        scheme = "IAF" if request.path.startswith("/post-order/") else "Bearer"
        headers["authorization"] = f"{scheme} {account.secrets.get('access_token', '')}"
    if account.site:
        headers["x-ebay-c-marketplace-id"] = marketplace(account.site)
    return replace(request, headers=headers)


def marketplace(site: str) -> str:
    """eBay's id of a marketplace; a country stands for its own."""
    return site if site.startswith("EBAY_") else f"EBAY_{'GB' if site == 'UK' else site}"


def basic(client_id: str, client_secret: str) -> str:
    """The header that the token endpoint knows our application by."""
    return f"Basic {base64.b64encode(f'{client_id}:{client_secret}'.encode()).decode()}"


def challenge_response(code: str, token: str, endpoint: str) -> str:
    """What eBay wants to read when it asks whether an address is ours: SHA-256 of challenge code, token and address."""
    return hashlib.sha256(f"{code}{token}{endpoint}".encode()).hexdigest()


def key_of(header: str) -> str:
    """The id of the public key that a notification names; "" if the header is none of eBay's."""
    try:
        return str(_unpacked(header)["kid"])
    except (binascii.Error, ValueError, KeyError, TypeError):
        return ""


def is_ebays(body: bytes, header: str, pem: str) -> bool:
    """Whether a notification's raw body was signed with this key (ECDSA, digest as the header names it)."""
    try:
        said = _unpacked(header)
        digest = _DIGESTS[str(said.get("digest", "SHA1")).upper()]
        key = load_pem_public_key(_BARE.sub(_in_lines, pem).encode())
        if not isinstance(key, ec.EllipticCurvePublicKey):
            return False
        key.verify(base64.b64decode(str(said["signature"])), body, ec.ECDSA(digest()))
    except (binascii.Error, ValueError, KeyError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _unpacked(header: str) -> dict[str, object]:
    said = orjson.loads(base64.b64decode(header))
    if not isinstance(said, dict):
        raise ValueError("not an object")
    return said


def _in_lines(found: re.Match[str]) -> str:
    """eBay writes its keys in one line, which no reader of PEM takes."""
    return f"{found[1]}\n{found[2].strip()}\n{found[3]}\n"
