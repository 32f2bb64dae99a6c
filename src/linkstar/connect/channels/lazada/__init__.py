"""Lazada: Open Platform, OAuth, pushes; and a pretend Lazada."""

from linkstar.connect.channel import Channel
from linkstar.connect.channels.lazada.adapter import Lazada
from linkstar.connect.channels.lazada.fake import Fake

ADAPTER: Channel = Lazada()

__all__ = ["ADAPTER", "Fake"]
