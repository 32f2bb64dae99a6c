"""Signatures of the Standard Webhooks specification, symmetric (v1): HMAC-SHA256 of id, time and body. Pure."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from dataclasses import replace
from datetime import datetime

from linkstar.connect.wire import Account, PartnerRefused, Request

SECRET, OLD_SECRET = "signing_secret", "signing_secret_old"
PREFIX = "whsec_"
SHORTEST, LONGEST = 24, 64  # bytes of a secret, as the specification asks for


def key_of(secret: str) -> bytes:
    """The bytes of a secret. Raises PartnerRefused for one that is none; nothing has left this machine then."""
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not SHORTEST <= len(key) <= LONGEST:
        raise PartnerRefused(f"the secret is not {PREFIX} and 24 to 64 bytes in base64", code="secret", field=SECRET)
    return key


def signature(secret: str, id_: str, timestamp: str, body: bytes) -> str:
    """v1, and the signature in base64."""
    said = f"{id_}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key_of(secret), said, hashlib.sha256).digest()).decode()


def signed(request: Request, account: Account, at: datetime) -> Request:
    """The call with time and signatures: two while a secret is changed, so that receivers may take either."""
    stamp, id_ = str(int(at.timestamp())), request.headers["webhook-id"]
    secrets = [account.secrets.get(name, "") for name in (SECRET, OLD_SECRET)]
    signatures = [signature(one, id_, stamp, request.body) for one in (secrets[:1] if not secrets[1] else secrets)]
    return replace(
        request, headers={**request.headers, "webhook-timestamp": stamp, "webhook-signature": " ".join(signatures)}
    )


def is_signed(secret: str, headers: dict[str, str], body: bytes) -> bool:
    """Whether a delivery carries the signature of this secret; what a receiver does."""
    wanted = signature(secret, headers.get("webhook-id", ""), headers.get("webhook-timestamp", ""), body)
    said = headers.get("webhook-signature", "").split(" ")
    return any(hmac.compare_digest(one.encode(), wanted.encode()) for one in said)
