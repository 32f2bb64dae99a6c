"""E-mail by SMTP: messages to one or more addresses; and a pretend mail server."""

from linkstar.connect.notifiers.email.adapter import Email
from linkstar.connect.notifiers.email.fake import Fake

ADAPTER = Email()

__all__ = ["ADAPTER", "Fake"]
