"""奇门 Qimen: the messages that nearly every Chinese ERP and warehouse system speak with each other."""

from linkstar.connect.warehouses.qimen.adapter import Qimen
from linkstar.connect.warehouses.qimen.fake import Fake

ADAPTER = Qimen()

__all__ = ["ADAPTER", "Fake"]
