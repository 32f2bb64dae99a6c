"""Slack: messages by an incoming webhook; and a pretend Slack."""

from linkstar.connect.notifiers.slack.adapter import Slack
from linkstar.connect.notifiers.slack.fake import Fake

ADAPTER = Slack()

__all__ = ["ADAPTER", "Fake"]
