"""Webhooks: what we ask TikTok Shop to tell, and what comes to our door."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from linkstar.connect.channel import RawMessage, WebhookRequest
from linkstar.connect.channels.tiktok_shop import sign
from linkstar.connect.channels.tiktok_shop.calls.ask import ask
from linkstar.connect.channels.tiktok_shop.wire.values import rows
from linkstar.connect.reading import digest, loads, reading, unix_moment, unix_moment_or_none
from linkstar.connect.wire import Account, BadSignature, Http

PATH = "/event/202309/webhooks"
# Types that tell of an order: status, address, package, cancellation, return. The order is fetched after each.
OF_ORDERS = frozenset({1, 3, 4, 11, 12})
TOPICS = {14: "message_notices", 6: "seller_deauthorisation", 7: "authorisation_ends"}
EVENTS = (
    "ORDER_STATUS_CHANGE", "RECIPIENT_ADDRESS_UPDATE", "PACKAGE_UPDATE", "CANCELLATION_STATUS_CHANGE", "RETURN_STATUS_CHANGE",
    "NEW_MESSAGE", "SELLER_DEAUTHORIZATION", "UPCOMING_AUTHORIZATION_EXPIRATION",
)  # fmt: skip


async def subscribe(http: Http, url: str, topics: Sequence[str]) -> list[str]:
    """Asks for events at our address; an event has one address there, so another is replaced. Raises PartnerRefused."""
    said = await ask(http, "getShopWebhooks", PATH)
    known = {str(one.get("event_type")) for one in rows(said, "webhooks") if one.get("address") == url}
    wanted = [topic for topic in topics if topic not in known]
    for topic in wanted:
        await ask(http, "updateShopWebhook", PATH, method="PUT", body={"address": url, "event_type": topic})
    return wanted


def receive(request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
    """Verifies and unpacks a webhook. Raises BadSignature, Unreadable."""
    key, secret = account.secrets.get("client_id", ""), account.secrets.get("client_secret", "")
    right = sign.webhook_signature(key, secret, request.body)
    if not secret or not sign.is_same(request.headers.get("authorization", ""), right):
        raise BadSignature("the webhook was not signed by TikTok Shop", code="authorization")
    with reading("a webhook of TikTok Shop", request.body):
        said = loads(request.body)
        if str(said["shop_id"]) != account.external_id:
            raise BadSignature("the webhook is about another shop", code="shop_id")
        kind, told, sent_at = int(said["type"]), said["data"], unix_moment(said["timestamp"])
        about = str(told.get("order_id") or told.get("conversation_id") or "")
        happened = unix_moment_or_none(told.get("update_time")) or sent_at
        # The content without the time of sending: a delivery that is repeated may tell another one.
        own = request.body if said.get("tts_notification_id") else repr(sorted(told.items())).encode()
        key_of = str(said.get("tts_notification_id") or digest(own))
        topic = "orders" if kind in OF_ORDERS and about else TOPICS.get(kind, f"type_{kind}")
        return [RawMessage(topic, f"{about}@{kind}.{key_of}", about, request.body, "webhook", happened)]
