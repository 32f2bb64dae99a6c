"""Pushes: what Shopee tells our address by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import orjson

from linkstar.connect.channel import RawMessage, WebhookRequest
from linkstar.connect.channels.shopee import sign
from linkstar.connect.reading import digest, loads, reading, unix_moment, unix_moment_or_none
from linkstar.connect.wire import Account, BadSignature

# Codes that tell of an order: status, tracking number, package. The order is fetched after each.
OF_ORDERS = frozenset({3, 4, 30})
TOPICS = {
    1: "shop_authorised",
    2: "shop_deauthorised",
    10: "message_notices",
    12: "authorisation_ends",
    29: "return_notices",
}
EVENTS = (
    "order_status_push",
    "order_trackingno_push",
    "package_fulfillment_status_push",
    "webchat_push",
    "return_updates_push",
)


def receive(request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
    """Verifies and unpacks a push. Raises BadSignature, Unreadable."""
    key, given = account.secrets.get("client_secret", ""), request.headers.get("authorization", "")
    if not key or not any(
        sign.is_same(given, sign.push_signature(key, url, request.body)) for url in _addresses(request, account)
    ):
        raise BadSignature("the push was not signed by Shopee for this address", code="authorization")
    with reading("a push of Shopee", request.body):
        said = loads(request.body)
        if str(said["shop_id"]) != account.external_id:
            raise BadSignature("the push is about another shop", code="shop_id")
        code, told, sent_at = int(said["code"]), said.get("data") or {}, unix_moment(said["timestamp"])
        fields = told if isinstance(told, dict) else {}
        about = str(fields.get("return_sn") or fields.get("ordersn") or fields.get("order_sn") or "")
        # The content without the time of sending: a push that is repeated may tell another one.
        own = digest(orjson.dumps(told, option=orjson.OPT_SORT_KEYS))
        happened = unix_moment_or_none(fields.get("update_time"))
        topic = "orders" if code in OF_ORDERS and about else TOPICS.get(code, f"code_{code}")
        return [RawMessage(topic, f"{about}@{code}.{own}", about, request.body, "webhook", happened or sent_at)]


def _addresses(request: WebhookRequest, account: Account) -> list[str]:
    """The address that Shopee signed: as it is set in its console, or as it reached us."""
    told = account.config.get("push_url", "")
    if told:
        return [told]
    host = request.headers.get("host", "")
    return [f"{scheme}://{host}{request.path}" for scheme in ("https", "http")]
