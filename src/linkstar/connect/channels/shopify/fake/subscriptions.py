"""Who asked the pretend shop to be told of what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from linkstar.connect.channels.shopify.wire.values import gid
from linkstar.connect.fake import FakeWebhook, World


class Subscriptions:
    """Records: "shop/topic/address" -> {shop, topic, uri}. An address on this machine needs no https, as elsewhere it does."""

    def __init__(self, world: World) -> None:
        self._table = world.table("subscriptions")

    def copies(self, webhook: FakeWebhook, *, told: str) -> list[FakeWebhook]:
        """A webhook as the sandbox sends it to the address it was told of, and one for each other that subscribed."""
        wanted = (webhook.account, webhook.topic.upper().replace("/", "_"))
        urls = [one["uri"] for one in self._table.values() if (one["shop"], one["topic"]) == wanted]
        return [webhook, *(replace(webhook, url=url) for url in urls if url != told)]

    def told(self) -> list[dict[str, Any]]:
        """All of them."""
        return list(self._table.values())

    def find(self, shop: str, variables: Mapping[str, Any], at: datetime) -> dict[str, Any]:
        """`webhookSubscriptions` to one address."""
        found = [one for one in self._table.values() if (one["shop"], one["uri"]) == (shop, variables["uri"])]
        nodes = [{name: one[name] for name in ("id", "topic", "uri")} for one in found[: variables["first"]]]
        return {"webhookSubscriptions": {"nodes": nodes}}

    def create(self, shop: str, variables: Mapping[str, Any], at: datetime) -> dict[str, Any]:
        """`webhookSubscriptionCreate`: refused for an address that is not safe, and for one that has the topic already."""
        topic, uri = variables["topic"], variables["webhookSubscription"]["uri"]
        key, address = f"{shop}/{topic}/{uri}", urlsplit(uri)
        if address.scheme != "https" and address.hostname not in ("127.0.0.1", "localhost"):
            return _declined("Address protocol http:// is not supported")
        if key in self._table:
            return _declined("Address for this topic has already been taken")
        id_ = gid("WebhookSubscription", len(self._table) + 1)
        self._table[key] = {"shop": shop, "id": id_, "topic": topic, "uri": uri}
        return {"webhookSubscriptionCreate": {"webhookSubscription": {"id": id_}, "userErrors": []}}


def _declined(message: str) -> dict[str, Any]:
    error = {"field": ["webhookSubscription", "callbackUrl"], "message": message}
    return {"webhookSubscriptionCreate": {"webhookSubscription": None, "userErrors": [error]}}
