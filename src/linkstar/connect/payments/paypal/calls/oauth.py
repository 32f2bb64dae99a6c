"""The token of an application: client credentials, good for some hours."""

from __future__ import annotations

from datetime import timedelta

from linkstar.connect.payments.paypal import sign
from linkstar.connect.payments.paypal.errors import TOKEN_PATH
from linkstar.connect.wire import Http, Request, Tokens, Unreadable


async def refresh(http: Http) -> Tokens:
    """A new access token. Raises TokenRevoked."""
    secrets = http.account.secrets
    answer = await http.send(Request(
        "token", "POST", TOKEN_PATH, body=b"grant_type=client_credentials", needs_token=False,
        headers={
            "content-type": "application/x-www-form-urlencoded",
            "authorization": sign.basic(secrets.get("client_id", ""), secrets.get("client_secret", "")),
        },
    ))  # fmt: skip
    got = answer.json()
    try:
        expires_at = http.now + timedelta(seconds=int(got["expires_in"]))
        return Tokens({"access_token": str(got["access_token"])}, expires_at)
    except (KeyError, TypeError, ValueError) as wrong:
        raise Unreadable(
            f"not a token of PayPal: {wrong!r}", body=b""
        ) from wrong  # the body may hold secrets: not kept
