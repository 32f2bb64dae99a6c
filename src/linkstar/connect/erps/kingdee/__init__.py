"""金蝶 Kingdee: K3Cloud (云星空) by its web API; documents are saved in batches, each under our number."""

from linkstar.connect.erps.kingdee.adapter import Kingdee
from linkstar.connect.erps.kingdee.fake import Fake

ADAPTER = Kingdee()

__all__ = ["ADAPTER", "Fake"]
