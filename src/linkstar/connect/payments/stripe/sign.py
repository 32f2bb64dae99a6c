"""Who we are at Stripe, and whether an event is Stripe's: bearer keys and signed deliveries. Pure."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import replace
from datetime import UTC, datetime

from linkstar.connect.wire import Account, Request

# The shape of answers that wire/ reads. Stripe keeps old versions alive; events come in the version of their endpoint.
API_VERSION = "2024-06-20"
SIGNATURE_HEADER = "stripe-signature"
API_KEY, WEBHOOK_SECRET = "api_key", "webhook_secret"


def sign(request: Request, account: Account) -> Request:
    """The request with the account's key and the version of answers that we read."""
    headers = {"accept": "application/json", "stripe-version": API_VERSION, **request.headers}
    headers["authorization"] = f"Bearer {account.secrets.get(API_KEY, '')}"
    return replace(request, headers=headers)


def signature(secret: str, signed_at: int, body: bytes) -> str:
    """What Stripe writes behind v1: HMAC-SHA256 of time and raw body."""
    return hmac.new(secret.encode(), f"{signed_at}.".encode() + body, hashlib.sha256).hexdigest()


def header_of(secret: str, at: datetime, body: bytes) -> str:
    """A whole signature header, as Stripe sends it."""
    signed_at = int(at.timestamp())
    return f"t={signed_at},v1={signature(secret, signed_at, body)}"


def signed_at_of(header: str, secret: str, body: bytes) -> datetime | None:
    """When a delivery was signed with this secret; None if it was not. While a secret is rolled, Stripe sends several v1."""
    parts = [part.strip().partition("=") for part in header.split(",")]
    times = [value for name, _, value in parts if name == "t"]
    strange = [name for name, _, _ in parts if name not in ("t", "v0", "v1")]
    if (
        strange
        or len(times) != 1
        or not (times[0].isascii() and times[0].isdigit())
        or len(times[0]) > 11
        or not secret
    ):
        return None
    wanted = signature(secret, int(times[0]), body)
    if not any(name == "v1" and hmac.compare_digest(value.encode(), wanted.encode()) for name, _, value in parts):
        return None
    return datetime.fromtimestamp(int(times[0]), UTC)
