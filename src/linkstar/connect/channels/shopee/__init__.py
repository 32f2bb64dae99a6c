"""Shopee: Open Platform v2, OAuth, pushes; and a pretend Shopee."""

from linkstar.connect.channel import Channel
from linkstar.connect.channels.shopee.adapter import Shopee
from linkstar.connect.channels.shopee.fake import Fake

ADAPTER: Channel = Shopee()

__all__ = ["ADAPTER", "Fake"]
