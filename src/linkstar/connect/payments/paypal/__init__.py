"""PayPal: transaction search, disputes, refunds and signed events; and a pretend PayPal for sandbox and tests."""

from linkstar.connect.payments.paypal.adapter import PayPal
from linkstar.connect.payments.paypal.fake import Fake

ADAPTER = PayPal()

__all__ = ["ADAPTER", "Fake"]
