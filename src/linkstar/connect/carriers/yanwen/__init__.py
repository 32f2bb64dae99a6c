"""燕文 Yanwen: parcels of the open platform (open.yw56.com.cn, `express.*`) and its tracking."""

from linkstar.connect.carriers.yanwen.adapter import Yanwen
from linkstar.connect.carriers.yanwen.fake import Fake

ADAPTER = Yanwen()

__all__ = ["ADAPTER", "Fake"]
