"""Outgoing webhooks by the Standard Webhooks specification: other programs hear what happened; and a pretend receiver."""

from linkstar.connect.notifiers.webhook.adapter import Webhook
from linkstar.connect.notifiers.webhook.fake import Fake

ADAPTER = Webhook()

__all__ = ["ADAPTER", "Fake"]
