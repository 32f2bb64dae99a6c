"""Stripe: balance transactions, payouts, disputes, refunds and signed events; and a pretend Stripe for sandbox and tests."""

from linkstar.connect.payments.stripe.adapter import Stripe
from linkstar.connect.payments.stripe.fake import Fake

ADAPTER = Stripe()

__all__ = ["ADAPTER", "Fake"]
