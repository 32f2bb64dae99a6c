"""Wish as a sales channel."""

from linkstar.connect.channels.wish.adapter import Wish
from linkstar.connect.channels.wish.fake import Fake

ADAPTER = Wish()

__all__ = ["ADAPTER", "Fake"]
