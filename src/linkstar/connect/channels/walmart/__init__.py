"""Walmart Marketplace (US): orders, inventory, returns and reconciliation reports; and a pretend Walmart."""

from linkstar.connect.channel import SubscribingChannel
from linkstar.connect.channels.walmart.adapter import Walmart
from linkstar.connect.channels.walmart.fake import Fake

ADAPTER: SubscribingChannel = Walmart()

__all__ = ["ADAPTER", "Fake"]
