"""Pushes: what Lazada tells our address by itself. They are set in its console, one address for the whole application."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from linkstar.connect.alibaba import sign
from linkstar.connect.alibaba.values import digest, stamp_or_none
from linkstar.connect.channel import RawMessage, WebhookRequest
from linkstar.connect.reading import loads, reading
from linkstar.connect.wire import Account, BadSignature

# Types that tell of an order: its state, its reverse orders, its packages. The order is fetched after each.
OF_ORDERS = frozenset({0, 10, 14})
TOPICS = {2: "message_notices", 8: "authorisation_ends"}
EVENTS = (
    "Trade Order Notifications", "Reverse Order", "Fulfillment Order Update", "IM Send Message",
    "Authorization Token Expiration Alert",
)  # fmt: skip


def receive(request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
    """Verifies and unpacks a push. Raises BadSignature, Unreadable."""
    key, secret = account.secrets.get("client_id", ""), account.secrets.get("client_secret", "")
    right = sign.push_signature(key, secret, request.body)
    if not secret or not sign.is_same(request.headers.get("authorization", "").lower(), right):
        raise BadSignature("the push was not signed by Lazada", code="authorization")
    with reading("a push of Lazada", request.body):
        said = loads(request.body)
        kind, told = int(said["message_type"]), said["data"]
        shop = str(said["seller_id"])
        if shop in ("", "null", "None"):  # as the notice that an authorisation ends has it
            shop = str(told.get("seller_id") or "")
        if shop != account.external_id:
            raise BadSignature("the push is about another shop", code="seller_id")
        about = str(told.get("trade_order_id") or told.get("session_id") or "")
        topic = "orders" if kind in OF_ORDERS and about else TOPICS.get(kind, f"type_{kind}")
        happened = stamp_or_none(told.get("status_update_time") or told.get("send_time") or said.get("timestamp"))
        # The content without the time of sending: a push that is repeated may tell another one.
        return [RawMessage(topic, f"{about}@{kind}.{digest(told)}", about, request.body, "webhook", happened)]
