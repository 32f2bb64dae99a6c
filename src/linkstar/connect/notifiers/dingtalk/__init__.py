"""DingTalk 钉钉: messages of a group robot, and callbacks of an app's robot that answer with a link; and a pretend DingTalk."""

from linkstar.connect.notifiers.dingtalk.adapter import DingTalk
from linkstar.connect.notifiers.dingtalk.fake import Fake

ADAPTER = DingTalk()

__all__ = ["ADAPTER", "Fake"]
