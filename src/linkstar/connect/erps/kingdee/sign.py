"""K3Cloud's two signatures: the gateway's over path, nonce and time, and the application's over whose call it is."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping
from urllib.parse import quote

# The second half of an application id is the gateway's secret under this mask, which every client of K3Cloud has in it.
_MASK = b"0054f397c6234378b09ca7d3e5debce7"
_MASKED = 32  # characters of a masked secret


def headers(keys: Mapping[str, str], path: str, seconds: int, nonce: str) -> dict[str, str]:
    """The headers of a call to `path`, the whole one. `keys`: app_id, app_secret, acct_id, user, lcid, org_num."""
    app_id = keys.get("app_id", "")
    client, _, masked = app_id.partition("_")
    text = f"POST\n{quote(path, safe='')}\n\nx-api-nonce:{nonce}\nx-api-timestamp:{seconds}\n"
    data = ",".join((keys.get("acct_id", ""), keys.get("user", ""), keys.get("lcid", "2052"), keys.get("org_num", "0")))
    return {
        "X-Api-ClientID": client,
        "X-Api-Auth-Version": "2.0",
        "x-api-timestamp": str(seconds),
        "x-api-nonce": nonce,
        "x-api-signheaders": "x-api-timestamp,x-api-nonce",
        "X-Api-Signature": _hmac(text, unmasked(masked)),
        "X-Kd-Appkey": app_id,
        "X-Kd-Appdata": base64.b64encode(data.encode()).decode(),
        "X-Kd-Signature": _hmac(app_id + data, keys.get("app_secret", "")),
    }


def unmasked(masked: str) -> str:
    """The gateway's secret; "" for a text that is none, with which older installations are spoken to."""
    if len(masked) != _MASKED:
        return ""
    try:
        raw = base64.b64decode(masked, validate=True)
    except binascii.Error:
        return ""
    return base64.b64encode(bytes(one ^ two for one, two in zip(raw, _MASK, strict=False))).decode()


def _hmac(text: str, key: str) -> str:
    digest = hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()
    return base64.b64encode(digest.encode()).decode()
