"""karrio: the server of karrio.io over HTTP, and the carriers that are connected to it."""

from linkstar.connect.carriers.karrio.adapter import Karrio
from linkstar.connect.carriers.karrio.fake import Fake

ADAPTER = Karrio()

__all__ = ["ADAPTER", "Fake"]
