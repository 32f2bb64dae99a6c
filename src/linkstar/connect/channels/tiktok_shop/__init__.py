"""TikTok Shop: Partner API (202309 and newer), OAuth, webhooks; and a pretend TikTok Shop."""

from linkstar.connect.channel import SubscribingChannel
from linkstar.connect.channels.tiktok_shop.adapter import TikTokShop
from linkstar.connect.channels.tiktok_shop.fake import Fake

ADAPTER: SubscribingChannel = TikTokShop()

__all__ = ["ADAPTER", "Fake"]
