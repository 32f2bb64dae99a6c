"""AliExpress: the sellers' interfaces of its open platform, OAuth; and a pretend AliExpress."""

from linkstar.connect.channel import Channel
from linkstar.connect.channels.aliexpress.adapter import AliExpress
from linkstar.connect.channels.aliexpress.fake import Fake

ADAPTER: Channel = AliExpress()

__all__ = ["ADAPTER", "Fake"]
