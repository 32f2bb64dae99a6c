"""Notifications of eBay's Notification API: none tells of orders in the contract we hold; account deletions are obligatory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import orjson

from linkstar.connect.channel import RawMessage, WebhookRequest
from linkstar.connect.channels.ebay import sign
from linkstar.connect.reading import loads, moment, reading
from linkstar.connect.wire import Account, BadSignature


def receive(request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
    """Verifies and unpacks a delivery, whose key is the notification's id. Raises BadSignature, Unreadable."""
    header = request.headers.get(sign.SIGNATURE_HEADER, "")
    keys = account.secrets.get(sign.KEYS, "")
    known: dict[str, str] = orjson.loads(keys) if keys else {}
    pem = known.get(sign.key_of(header) if header.isascii() else "", "")
    if not pem or not sign.is_ebays(request.body, header, pem):
        raise BadSignature("not signed with a key of eBay's that this account knows", code="signature")
    with reading("a notification", request.body):
        said = loads(request.body)
        topic, told = str(said["metadata"]["topic"]).lower(), said["notification"]
        about = str((told.get("data") or {}).get("userId") or "")
        return [
            RawMessage(topic, str(told["notificationId"]), about, request.body, "webhook", moment(told["eventDate"]))
        ]
