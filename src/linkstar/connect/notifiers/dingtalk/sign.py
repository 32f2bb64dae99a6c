"""Who we are at a DingTalk robot, and whether a callback is DingTalk's. Pure."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import replace
from datetime import UTC, datetime

from linkstar.connect.channel import WebhookRequest
from linkstar.connect.wire import Account, BadSignature, Request, refuse_replayed

TOKEN, SECRET, APP_SECRET = "access_token", "signing_secret", "callback_app_secret"
_YEAR_3000_MS = 32_503_680_000_000


def signature(secret: str, timestamp_ms: str) -> str:
    """HMAC-SHA256 of time and secret, with the secret, in base64."""
    return base64.b64encode(
        hmac.new(secret.encode(), f"{timestamp_ms}\n{secret}".encode(), hashlib.sha256).digest()
    ).decode()


def signed(request: Request, account: Account, at: datetime) -> Request:
    """The call with the robot's token, and time and signature where it has a secret."""
    query = {**request.query, "access_token": account.secrets.get(TOKEN, "")}
    secret = account.secrets.get(SECRET, "")
    if secret:
        stamp = str(int(at.timestamp() * 1000))
        query |= {"timestamp": stamp, "sign": signature(secret, stamp)}
    return replace(request, query=query)


def check_callback(request: WebhookRequest, account: Account, at: datetime) -> None:
    """Raises BadSignature for a callback that DingTalk did not sign with the app's secret within five minutes."""
    secret, stamp = account.secrets.get(APP_SECRET, ""), request.headers.get("timestamp", "")
    said = request.headers.get("sign", "")
    if not secret or not (stamp.isascii() and stamp.isdigit() and int(stamp[:20]) < _YEAR_3000_MS):
        raise BadSignature("the callback is not signed", code="signature")
    if not hmac.compare_digest(signature(secret, stamp).encode(), said.encode()):
        raise BadSignature("the signature of this callback does not fit", code="signature")
    refuse_replayed(datetime.fromtimestamp(int(stamp) / 1000, UTC), at)
