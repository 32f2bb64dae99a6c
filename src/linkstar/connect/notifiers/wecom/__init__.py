"""WeCom 企业微信: messages of a group robot, and callbacks of an app that answer with a link; and a pretend WeCom."""

from linkstar.connect.notifiers.wecom.adapter import WeCom
from linkstar.connect.notifiers.wecom.fake import Fake

ADAPTER = WeCom()

__all__ = ["ADAPTER", "Fake"]
