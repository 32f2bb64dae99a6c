"""Feishu 飞书: messages of a group robot; and a pretend Feishu."""

from linkstar.connect.notifiers.feishu.adapter import Feishu
from linkstar.connect.notifiers.feishu.fake import Fake

ADAPTER = Feishu()

__all__ = ["ADAPTER", "Fake"]
