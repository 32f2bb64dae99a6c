"""Amazon, Selling Partner API: Orders 2026-01-01, confirmShipment, stock by listings and feeds, ORDER_CHANGE."""

from linkstar.connect.channel import BulkChannel
from linkstar.connect.channels.amazon.adapter import Amazon
from linkstar.connect.channels.amazon.fake import Fake

ADAPTER: BulkChannel = Amazon()

__all__ = ["ADAPTER", "Fake"]
