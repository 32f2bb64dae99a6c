"""eBay: Fulfillment, Inventory, Finances, Message and Post-Order APIs, OAuth; and a pretend eBay for sandbox and tests."""

from linkstar.connect.channel import Channel
from linkstar.connect.channels.ebay.adapter import Ebay
from linkstar.connect.channels.ebay.fake import Fake

ADAPTER: Channel = Ebay()

__all__ = ["ADAPTER", "Fake"]
