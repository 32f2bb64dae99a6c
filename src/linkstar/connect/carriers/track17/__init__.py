"""17TRACK: tells where parcels of any carrier are, by push and when asked; it sells no labels."""

from linkstar.connect.carriers.track17.adapter import Track17
from linkstar.connect.carriers.track17.fake import Fake

ADAPTER = Track17()

__all__ = ["ADAPTER", "Fake"]
