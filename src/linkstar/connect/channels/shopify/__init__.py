"""Shopify: GraphQL Admin API 2026-10, OAuth, webhooks; and a pretend Shopify for the sandbox and the tests."""

from linkstar.connect.channel import SubscribingChannel
from linkstar.connect.channels.shopify.adapter import Shopify
from linkstar.connect.channels.shopify.fake import Fake

ADAPTER: SubscribingChannel = Shopify()

__all__ = ["ADAPTER", "Fake"]
