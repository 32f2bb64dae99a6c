"""Who we are at Walmart, and whether a notification is meant for us. Pure."""

from __future__ import annotations

import base64
import hmac
from dataclasses import replace
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from linkstar.connect.wire import Account, Request

TOKEN_PATH = "/v3/token"  # noqa: S105 - a path, not a password
HOOK_USER = "linkstar"
HOOK_SECRET = "webhook_password"  # noqa: S105 - the name of a secret: what Walmart brings along with a notification


def sign(request: Request, account: Account, at: datetime) -> Request:
    """The request with token, service name and an id of its own."""
    secrets = account.secrets
    headers = {
        "accept": "application/json",
        "WM_SVC.NAME": "Walmart Marketplace",
        "WM_QOS.CORRELATION_ID": str(
            uuid5(NAMESPACE_URL, f"{account.id}/{at.isoformat()}/{request.operation}/{request.path}")
        ),
        **request.headers,
    }
    if account.config.get("channel_type"):
        headers["WM_CONSUMER.CHANNEL.TYPE"] = account.config["channel_type"]
    if request.needs_token:
        headers["WM_SEC.ACCESS_TOKEN"] = secrets.get("access_token", "")
    else:
        headers["authorization"] = basic(secrets.get("client_id", ""), secrets.get("client_secret", ""))
    return replace(request, headers=headers)


def basic(name: str, secret: str) -> str:
    """A basic authorisation header."""
    return f"Basic {base64.b64encode(f'{name}:{secret}'.encode()).decode()}"


def is_for_us(header: str, account: Account) -> bool:
    """Whether a notification brings the password that we gave Walmart when we subscribed."""
    password = account.secrets.get(HOOK_SECRET, "")
    return bool(password) and hmac.compare_digest(header.encode(), basic(HOOK_USER, password).encode())
