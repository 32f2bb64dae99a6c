"""A pretend Shopify: OAuth, the Admin API that our documents use, points, and signed webhooks."""

from linkstar.connect.channels.shopify.fake.partner import Fake

__all__ = ["Fake"]
