"""递四方 4PX: direct consignment (直发, `ds.xms.*`) and tracking of the open platform (open.4px.com)."""

from linkstar.connect.carriers.fourpx.adapter import FourPx
from linkstar.connect.carriers.fourpx.fake import Fake

ADAPTER = FourPx()

__all__ = ["ADAPTER", "Fake"]
