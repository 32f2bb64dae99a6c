"""Deliveries at our door: verified, then unpacked. Pure."""

from __future__ import annotations

from datetime import UTC, datetime

from linkstar.connect.channel import RawMessage, WebhookRequest
from linkstar.connect.channels.shopify import sign, wire
from linkstar.connect.channels.shopify.wire.values import moment
from linkstar.connect.wire import TOO_OLD, Account, BadSignature, refuse_replayed


def receive(request: WebhookRequest, account: Account, at: datetime) -> list[RawMessage]:
    """The message in a delivery. Raises BadSignature, Unreadable.

    Shopify repeats a delivery for hours, so age is no reason to refuse unless `webhook_max_age_s` is configured.
    """
    headers, secret = request.headers, account.secrets.get("client_secret", "")
    if not secret or not sign.is_same(headers.get("x-shopify-hmac-sha256", ""), sign.body_hmac(secret, request.body)):
        raise BadSignature("the delivery was not signed with the app's secret", code="hmac")
    shop = headers.get("x-shopify-shop-domain", "")
    if account.external_id and sign.shop_of(shop) != sign.shop_of(account.external_id):
        raise BadSignature(f"the delivery is for another shop: {shop!r}", code="shop")
    triggered_at = headers.get("x-shopify-triggered-at", "")
    if max_age_s := account.config.get("webhook_max_age_s"):
        _refuse_old(triggered_at, at, float(max_age_s))
    return [
        wire.webhook_message(
            headers.get("x-shopify-topic", ""),
            request.body,
            event_id=headers.get("x-shopify-event-id") or headers.get("x-shopify-webhook-id", ""),
            triggered_at=triggered_at or at.astimezone(UTC).isoformat(),
        )
    ]


def _refuse_old(triggered_at: str, at: datetime, max_age_s: float) -> None:
    try:
        told_at = moment(triggered_at)
    except (ValueError, OverflowError) as wrong:
        raise BadSignature("the delivery does not tell when it was triggered", code=TOO_OLD) from wrong
    refuse_replayed(told_at, at, age_max_s=max_age_s)
