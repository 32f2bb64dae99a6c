"""Any carrier by its price list: rates from a CSV, labels of our own, no service to call."""

from linkstar.connect.carriers.ratesheet.adapter import RateSheet
from linkstar.connect.carriers.ratesheet.fake import Fake
from linkstar.connect.carriers.ratesheet.wire import read_rates

ADAPTER = RateSheet()

__all__ = ["ADAPTER", "Fake", "read_rates"]
